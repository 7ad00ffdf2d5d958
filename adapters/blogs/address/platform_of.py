"""Know a blog by its address, whichever of the many forms of it somebody pasted."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from yarl import URL

from adapters.blogs.address.typed_url import normalize_url
from bot.errors import NotABlog, NotAnAddress
from bot.model import Elsewhere

TRACKING = re.compile(
    r"^(utm_\w{1,30}|fbclid|gclid|igshid|igsh|mc_[ce]id|fromRss|trackingCode|proxyReferer|referrerCode|isInf|source|sk"
    r"|ref|referer|_ga|n_media|n_query|n_rank|n_ad\w{0,20}|nv_ad|napm|si)$",
    re.I,
)
NAVER = {"blog.naver.com", "m.blog.naver.com", "rss.blog.naver.com", "blog.rss.naver.com"}  # the last until 2012
NAVER_PAGE = re.compile(r"[A-Za-z]{2,40}\.(naver|nhn)", re.I)
NAVER_ROOMS = {"prologue", "profile", "guestbook", "rego", "api", "section"}  # what stands where an id stands
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
MEDIUM_ROOMS = {"", "me", "m", "tag", "topic", "topics", "search", "new-story", "plans", "explore-topics", "about"}
VELOG_ROOMS = {"posts", "series", "about", "tags", "lists", "followers", "following"}
NUMBER = r"[0-9]{1,20}(?![A-Za-z0-9_])"
OWN_ROOMS = {"www", "open", "on", "support", "cdn", "api", "files", "public-api"}  # hosts of a platform itself


@dataclass(frozen=True)
class Place:
    """A blog as its address alone tells it.

    `kind`: naver, tistory, velog, brunch, medium, substack, blogger, wordpress (only *.wordpress.com) or web.
    `key` names it on its platform: an id, "@name" or a host. `address` is the same for every form of it; for web it is
    the URL as it was given. `post` is the platform's own id of a single post, if the address was of one.
    """

    kind: str
    key: str
    address: str
    post: str = ""


@dataclass(frozen=True)
class _Parts:
    url: str
    host: str
    path: tuple[str, ...]
    query: Mapping[str, str]

    def at(self, n: int) -> str:
        return self.path[n] if n < len(self.path) else ""

    def refused(self, what: Elsewhere) -> NotABlog:
        return NotABlog(self.url, what)


def identify_platform(url: str) -> Place:
    """The blog that a URL belongs to; the URL has been through typed_url.normalize_url. Raises NotABlog."""
    try:
        parts = _parts(url)
    except ValueError:  # a feed may give anything for an address
        return Place("web", "", url)
    if (wrapped := _wrapped(parts)) is not None:
        return identify_platform(wrapped)
    for read in (_naver, _tistory, _velog, _brunch, _medium, _substack, _blogger, _wordpress):
        if (found := read(parts)) is not None:
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


def _parts(url: str) -> _Parts:
    split = urlsplit(url)
    host = (split.hostname or "").rstrip(".").removeprefix("www.")
    query = {k.lower(): v for k, v in reversed(parse_qsl(split.query.replace("&amp;", "&")))}
    return _Parts(url, host, tuple(_said(p) for p in split.path.split("/") if p), query)


def _said(segment: str) -> str:
    """A part of a path as people read it; one that is no UTF-8 stays as it is."""
    text = unicodedata.normalize("NFC", unquote(segment))
    return segment if "\ufffd" in text or "/" in text else text


def _wrapped(parts: _Parts) -> str | None:
    if not WRAPPING.fullmatch(f"{parts.host}/{'/'.join(parts.path)}"):
        return None
    inside = next((v for k in ("url", "u", "q") if (v := parts.query.get(k, "")).startswith(("http:", "https:"))), "")
    try:
        return normalize_url(inside) if inside else None
    except NotAnAddress:
        return None


def _begins(pattern: str, text: str) -> str:
    """What matches at the beginning: people write on right behind an address ("…/me입니다")."""
    found = re.match(pattern, text)
    return found[0] if found else ""


def _subdomain(host: str, of: str) -> str:
    """ "x" of "x.tistory.com", "m.x.tistory.com" too; empty for the platform's own hosts."""
    name = host.removesuffix(f".{of}") if host.endswith(f".{of}") else ""
    name = name.removeprefix("m.")
    return name if re.fullmatch(r"[\w-]{1,63}", name) and name not in OWN_ROOMS else ""


def _naver(parts: _Parts) -> Place | None:
    if blog := _subdomain(parts.host, "blog.me"):
        return _naver_blog(blog, parts.query.get("logno", parts.at(0)))
    if parts.host not in NAVER:
        return None
    first = parts.at(0)
    if "blogid" in parts.query:
        blog, post = parts.query["blogid"], parts.query.get("logno", "")
    elif parts.path[:2] == ("api", "blogs"):
        blog, post = parts.at(2), parts.at(4) if parts.at(3) == "posts" else ""
    elif NAVER_PAGE.fullmatch(first) or first.lower() in NAVER_ROOMS:
        blog, post = "", ""
    else:
        blog, post = first, parts.query.get("logno", parts.at(1))
    blog = _begins(r"[A-Za-z0-9_-]{2,40}(?![A-Za-z0-9_-])", blog)
    if not blog:
        raise parts.refused("home")
    return _naver_blog(blog, post)


def _naver_blog(blog: str, post: str) -> Place:
    blog = blog.lower()
    return Place("naver", blog, f"https://blog.naver.com/{blog}", _begins(NUMBER, post))


def _tistory(parts: _Parts) -> Place | None:
    blog = _subdomain(parts.host, "tistory.com")
    if not blog or blog == "m":
        return None
    host = f"{blog}.tistory.com"
    path = parts.path[1:] if parts.at(0) == "m" else parts.path
    post = _begins(NUMBER, path[0]) if path else ""
    if len(path) > 1 and path[0] == "entry":
        post = f"entry/{path[1]}"
    elif path[:3] == ("post", "view", "id") and len(path) > 3:  # mobile pages until 2013
        post = _begins(NUMBER, path[3])
    return Place("tistory", host, f"https://{host}", post)


def _velog(parts: _Parts) -> Place | None:
    if parts.host not in ("velog.io", "v2.velog.io", "v3.velog.io", "api.velog.io"):
        return None
    path = parts.path[1:] if parts.at(0) == "rss" else parts.path
    first = path[0].lower() if path else ""
    user = _begins(r"[a-z0-9_-]{1,40}", first.removeprefix("@"))
    if not user or (first[0] != "@" and path == parts.path):
        raise parts.refused("home")
    post = path[1] if len(path) > 1 and path[1] not in VELOG_ROOMS else ""
    return Place("velog", user, f"https://velog.io/@{user}", post)


def _brunch(parts: _Parts) -> Place | None:
    if parts.host.removeprefix("m.") not in ("brunch.co.kr", "api.brunch.co.kr"):
        return None
    at = next((n for n, p in enumerate(parts.path[:5]) if p.startswith("@")), None)
    name = "" if at is None else _begins(r"@@?[A-Za-z0-9_.-]{1,40}", parts.path[at])
    if name and at is not None:
        return Place("brunch", name, f"https://brunch.co.kr/{name}", _begins(NUMBER, parts.at(at + 1)))
    if parts.at(0) in ("magazine", "brunchbook", "rss"):
        return None  # an author's own, but whose is said only on the page
    raise parts.refused("home")


def _medium(parts: _Parts) -> Place | None:
    hexes = re.search(r"(?:^|-)([0-9a-f]{10,12})(?![0-9a-z])", parts.path[-1]) if parts.path else None
    post = hexes[1] if hexes else ""
    if (blog := _subdomain(parts.host, "medium.com")) and blog not in ("link", "help", "blog", "policy", "m"):
        host = f"{blog}.medium.com"
        return Place("medium", host, f"https://{host}", post)
    if parts.host not in ("medium.com", "m.medium.com"):
        return None
    path = parts.path[1:] if parts.at(0) == "feed" else parts.path
    first = path[0] if path else ""
    if user := _begins(r"@[a-z0-9_.-]{1,60}", first.lower()):
        return Place("medium", user, f"https://medium.com/{user}", post if len(path) == 2 else "")
    if first in MEDIUM_ROOMS:
        raise parts.refused("home")
    return None  # a publication, or a post that only a redirect can place


def _substack(parts: _Parts) -> Place | None:
    path, blog = parts.path, _subdomain(parts.host, "substack.com")
    if parts.host == "open.substack.com" and parts.at(0) == "pub":
        path, blog = parts.path[2:], _begins(r"[a-z0-9-]{1,63}", parts.at(1).lower())
    if blog:
        host = f"{blog}.substack.com"
        return Place("substack", host, f"https://{host}", path[1] if len(path) > 1 and path[0] == "p" else "")
    if parts.host == "substack.com" and not parts.at(0).startswith("@") and parts.path[1:2] not in (("post",), ("p",)):
        raise parts.refused("home")
    return None


def _blogger(parts: _Parts) -> Place | None:
    if not (found := re.fullmatch(r"(?:m\.)?([\w-]{1,63})\.blogspot\.[a-z]{2,3}(?:\.[a-z]{2})?", parts.host)):
        return None
    host = f"{found[1]}.blogspot.com"
    dated = re.fullmatch(r"(\d{4}/\d{2}/.{1,300})\.html?.{0,50}", "/".join(parts.path))
    page = re.match(r"p/(.{1,300})\.html?", "/".join(parts.path))
    return Place("blogger", host, f"https://{host}", dated[1] if dated else f"p/{page[1]}" if page else "")


def _wordpress(parts: _Parts) -> Place | None:
    if parts.host == "wordpress.com":
        site = next((p.lower() for p in parts.path if p.lower().endswith(".wordpress.com")), "")
        if not _subdomain(site, "wordpress.com"):
            raise parts.refused("home")
        return Place("wordpress", site, f"https://{site}")
    if not (blog := _subdomain(parts.host, "wordpress.com")):
        return None
    host, path = f"{blog}.wordpress.com", "/".join(parts.path)
    post = path if re.match(r"\d{4}/\d{2}/(\d{2}/)?[^\d/]", path) else _begins(NUMBER, parts.query.get("p", ""))
    return Place("wordpress", host, f"https://{host}", post)


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
