"""Where a blog's feed and a post's page are to be found, known from the address alone."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml import etree

from adapters.blogs.charset import decode

WELL_KNOWN = ("feed", "rss", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json")
FEED_TYPES = re.compile(r"application/(rss|atom|rdf|feed)\+(xml|json)|(application|text)/xml|application/json", re.I)
NOT_POSTS = re.compile(r"/comments?\b|comments?[-_/]|댓글|/wp-json/|oembed|trackback|hreflang", re.I)
TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|fromRss|trackingCode|source|ref|m|proxyReferer|referrerCode)$", re.I)
NAVER_PAGES = re.compile(r"^(PostList|PostView|NBlogTop|PostThumbnailList)\.(naver|nhn)$")


def feeds(url: str) -> list[str]:
    """The feed addresses of a platform we know; empty for any other blog."""
    parts = urlsplit(url)
    host, path = (parts.hostname or "").lower(), [p for p in parts.path.split("/") if p]
    if blog := _naver(url):
        return [f"https://rss.blog.naver.com/{blog}.xml"]
    if host.endswith(".tistory.com"):
        return [f"https://{host}/rss"]
    if host == "velog.io" and path and path[0].startswith("@"):
        return [f"https://v2.velog.io/rss/{path[0]}"]
    if host == "medium.com" and path and path[0].startswith("@"):
        return [f"https://medium.com/feed/{path[0]}"]
    if host.endswith((".medium.com", ".substack.com")) and host not in ("www.medium.com", "open.substack.com"):
        return [f"https://{host}/feed"]
    if host == "open.substack.com" and len(path) > 1 and path[0] == "pub":
        return [f"https://{path[1]}.substack.com/feed"]
    if blogger := re.fullmatch(r"([\w-]+)\.blogspot\.[a-z.]{2,6}", host):
        return [f"https://{blogger[1]}.blogspot.com/feeds/posts/default?max-results=150"]
    if host.endswith(".wordpress.com"):
        return [f"https://{host}/feed/"]
    return []


def _naver(url: str) -> str:
    """The id of a Naver blog, from any of the addresses it goes by."""
    parts = urlsplit(url)
    path = [p for p in parts.path.split("/") if p]
    match (parts.hostname or "").lower():
        case "blog.naver.com" | "m.blog.naver.com" | "rss.blog.naver.com":
            named = parse_qs(parts.query).get("blogId", [""])[0]
            first = path[0].removesuffix(".xml") if path and not NAVER_PAGES.match(path[0]) else ""
            blog = named or first
        case host if host.endswith(".blog.me"):
            blog = host.removesuffix(".blog.me")
        case _:
            return ""
    return blog.lower() if re.fullmatch(r"[A-Za-z0-9_-]{2,40}", blog) else ""


def _naver_post(url: str) -> str:
    parts = urlsplit(url)
    last = [p for p in parts.path.split("/") if p][-1:]
    number = parse_qs(parts.query).get("logNo", last)[:1]
    return number[0] if _naver(url) and number and number[0].isdigit() else ""


def page(url: str) -> str:
    """Where a post is best read: Naver's desktop pages are an empty frame, its mobile pages are whole."""
    if number := _naver_post(url):
        return f"https://m.blog.naver.com/{_naver(url)}/{number}"
    return url


def canonical(url: str) -> str:
    """One address for one page, without what shops and newsletters hang on it."""
    parts = urlsplit(url)
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(k)])
    path = re.sub(r"^/m(?=/)", "", parts.path) if (parts.hostname or "").endswith(".tistory.com") else parts.path
    scheme = "https" if parts.scheme == "http" else parts.scheme
    return urlunsplit((scheme, parts.netloc.lower(), path.rstrip("/") or "/", query, ""))


def platform_id(url: str, guid: str) -> str:
    """A post's own number where its platform gives one; it stays when the title, and with it the address, changes."""
    if number := _naver_post(url):
        return f"naver:{_naver(url)}/{number}"
    if blogger := re.search(r"blogger\.com,1999:blog-\d+\.post-(\d+)", guid):
        return f"blogger:{blogger[1]}"
    if wordpress := re.fullmatch(r"https?://([^/\s]+)/.{0,80}?\?(?:post_type=\w+&)?p=(\d+)", guid):
        return f"wordpress:{wordpress[1]}/{wordpress[2]}"
    if medium := re.fullmatch(r"https://medium\.com/p/([0-9a-f]{10,12})", guid):
        return f"medium:{medium[1]}"
    return ""


@dataclass(frozen=True)
class Signposts:
    """Where a page says that its feeds are, and the page it is only a frame around."""

    feeds: tuple[str, ...]
    frame: str


def signposts(body: bytes, charset: str, url: str) -> Signposts:
    text = decode(body, charset).replace("\x00", "")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, recover=True)
    tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if tree is None:
        return Signposts((), "")
    base = urljoin(url, next((base.get("href", "") for base in tree.iter("base")), ""))
    found = [
        urljoin(base, link.get("href", "").strip())
        for link in tree.iter("link")
        if "alternate" in link.get("rel", "").lower().split()
        and FEED_TYPES.match(link.get("type", ""))
        and not NOT_POSTS.search(f"{link.get('href', '')} {link.get('title', '')} {link.get('type', '')}")
    ]
    frames = [f.get("src", "") for f in tree.iter("frame", "iframe") if f.get("id") in ("screenFrame", "mainFrame")]
    return Signposts(tuple(dict.fromkeys(found)), urljoin(base, frames[0]) if frames else "")


def guesses(url: str) -> list[str]:
    """Where feeds usually lie: beside the page, in the folders above it, at the root."""
    folders = [urljoin(url, "."), urljoin(url, ".."), urljoin(url, "/")]
    if not url.endswith("/") and "." not in urlsplit(url).path.rpartition("/")[2]:
        folders.insert(0, url.partition("?")[0].rstrip("/") + "/")
    return list(dict.fromkeys(urljoin(folder, name) for folder in reversed(folders) for name in WELL_KNOWN))
