"""Know a blog by its address, whichever of the many forms of it somebody pasted."""

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from yarl import URL

from adapters.blogs.address.forms import Parts, Place
from adapters.blogs.address.platforms import PLATFORMS
from adapters.blogs.address.typed_url import normalize_url
from bot.errors import NotABlog, NotAnAddress
from bot.model import Elsewhere

__all__ = ["Place", "canonical", "identify_platform", "known_place"]

TRACKING = re.compile(
    r"^(utm_\w{1,30}|fbclid|gclid|igshid|igsh|mc_[ce]id|fromRss|trackingCode|proxyReferer|referrerCode|isInf|source|sk"
    r"|ref|referer|_ga|n_media|n_query|n_rank|n_ad\w{0,20}|nv_ad|napm|si)$",
    re.I,
)
ELSEWHERE: Mapping[str, Elsewhere] = {  # "m." before any of them is the same
    **dict.fromkeys(("cafe.naver.com", "cafe.daum.net"), "cafe"),
    **dict.fromkeys(("post.naver.com",), "naver-post"),
    **dict.fromkeys(("in.naver.com",), "in-naver"),
    **dict.fromkeys(("section.blog.naver.com", "section.naver.com"), "section"),
    **dict.fromkeys(("search.naver.com", "search.daum.net", "search.zum.com", "bing.com", "duckduckgo.com"), "search"),
    **dict.fromkeys(("search.yahoo.com", "search.yahoo.co.jp"), "search"),
    **dict.fromkeys(("smartstore.naver.com", "brand.naver.com", "shopping.naver.com", "coupang.com"), "shop"),
    **dict.fromkeys(("search.shopping.naver.com", "msearch.shopping.naver.com"), "shop"),
    **dict.fromkeys(("naver.com", "daum.net", "blog.me", "tistory.com", "blogspot.com", "blogger.com"), "home"),
}
GOOGLE = re.compile(r"google\.[a-z]{2,3}(\.[a-z]{2})?")
WRAPPING = re.compile(  # what puts an address of its own around the one that somebody followed
    r"google\.[a-z.]{2,6}/url|l\.(facebook|instagram)\.com/.{0,20}|lm\.facebook\.com/.{0,20}|link\.naver\.com/bridge"
    r"|crd?\d?\.(search\.)?naver\.com/.{0,40}|search\.naver\.com/p/crd/rd|out\.reddit\.com/.{0,40}"
)


def identify_platform(url: str) -> Place:
    """The blog that a URL belongs to; the URL has been through typed_url.normalize_url. Raises NotABlog."""
    try:
        parts = _parts(url)
    except ValueError:  # a feed may give anything for an address
        return Place("web", "", url)
    if (wrapped := _wrapped(parts)) is not None:
        return identify_platform(wrapped)
    for platform in PLATFORMS.values():
        if (found := platform.place(parts)) is not None:
            return found
    what = ELSEWHERE.get(parts.host.removeprefix("m."))
    if what and not (parts.host == "blogger.com" and parts.at(0) == "feeds"):
        raise parts.refused(what)
    if GOOGLE.fullmatch(parts.host) and parts.at(0) in ("", "search", "url"):
        raise parts.refused("search")
    return Place("web", parts.host, url)


def known_place(url: str) -> Place | None:
    """The blog that a URL belongs to, or None where that is no blog."""
    try:
        return identify_platform(url)
    except NotABlog:
        return None


def _parts(url: str) -> Parts:
    split = urlsplit(url)
    host = (split.hostname or "").rstrip(".").removeprefix("www.")
    query = {k.lower(): v for k, v in reversed(parse_qsl(split.query.replace("&amp;", "&")))}
    return Parts(url, host, tuple(_said(p) for p in split.path.split("/") if p), query)


def _said(segment: str) -> str:
    """A part of a path as people read it; one that is no UTF-8 stays as it is."""
    text = unicodedata.normalize("NFC", unquote(segment))
    return segment if "\ufffd" in text or "/" in text else text


def _wrapped(parts: Parts) -> str | None:
    if not WRAPPING.fullmatch(f"{parts.host}/{'/'.join(parts.path)}"):
        return None
    inside = next((v for k in ("url", "u", "q") if (v := parts.query.get(k, "")).startswith(("http:", "https:"))), "")
    try:
        return normalize_url(inside) if inside else None
    except NotAnAddress:
        return None


def canonical(url: str) -> str:
    """One address for one page, without what shops and newsletters hang on it; what is no URL stays as it is."""
    try:
        whole = URL(url)
        parts, host = urlsplit(str(whole)), whole.host_port_subcomponent or ""
    except (ValueError, IndexError):  # yarl's, of "https://:80/"
        return url
    found, path = known_place(url), parts.path
    if found and found.kind == "naver" and found.post:
        return f"{found.address}/{found.post}"
    if found and found.kind in ("tistory", "blogger"):
        host, path = found.key, re.sub(r"^/m(?=/)", "", path)
    said = parse_qsl(parts.query.replace("&amp;", "&"), keep_blank_values=True)
    query = urlencode([(k, v) for k, v in said if not TRACKING.match(k) and (k, v) not in (("m", "0"), ("m", "1"))])
    scheme = "https" if parts.scheme == "http" else parts.scheme
    return urlunsplit((scheme, host, path.rstrip("/") or "/", query, ""))
