"""Where a blog's feed and a post's page are to be found, known from the address alone."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from adapters.blogs.address.ownership_code import site
from adapters.blogs.address.platform_of import canonical, known_place
from adapters.blogs.address.platforms import feeds_of
from adapters.blogs.formats.charset import decode
from bot.errors import BlogError

__all__ = ["Signposts", "canonical", "feeds", "guesses", "is_feed_of", "page", "platform_id", "signposts"]

WELL_KNOWN = ("feed", "rss", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json")
FEED_TYPES = re.compile(r"application/(rss|atom|rdf|feed)\+(xml|json)|(application|text)/xml|application/json", re.I)
NOT_POSTS = re.compile(r"/comments?\b|comments?[-_/]|댓글|/wp-json/|oembed|trackback|hreflang", re.I)


def feeds(url: str) -> list[str]:
    """The feed addresses of a platform we know; empty for any other blog."""
    place = known_place(url)
    return list(feeds_of(place)) if place else []


def page(url: str) -> str:
    """Where a post is best read: Naver's desktop pages are an empty frame, its mobile pages are whole."""
    if (found := known_place(url)) and found.kind == "naver" and found.post:
        return f"https://m.blog.naver.com/{found.key}/{found.post}"
    return url


def platform_id(url: str, guid: str) -> str:
    """A post's own number where its platform gives one; it stays when the title, and with it the address, changes."""
    if (found := known_place(url)) and found.kind == "naver" and found.post:
        return f"naver:{found.key}/{found.post}"
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
    """What a page (its bytes, as it came) says of its feeds and frames."""
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
    """Where feeds usually lie: beside the page, in the folders above it, at the root; the nearest first."""
    folders = [urljoin(url, "."), urljoin(url, ".."), urljoin(url, "/")]
    if not url.endswith("/") and "." not in urlsplit(url).path.rpartition("/")[2]:
        folders.insert(0, url.partition("?")[0].rstrip("/") + "/")
    return list(dict.fromkeys(urljoin(folder, name) for folder in folders for name in WELL_KNOWN))


def is_feed_of(url: str, feed: str, links: Sequence[str]) -> bool:
    """Whether a feed that no page names may be that of the blog at an address, and not that of a host with many blogs.

    It lies beside or below the address; or most of the posts that it links to do; or it has this very post, and the
    others are of the same blog as far as their addresses tell.
    """
    here = _bare(url.partition("?")[0])
    if not here.endswith("/"):
        above, _, last = here.rpartition("/")
        here = f"{above}/" if "." in last and above else f"{here}/"
    if _bare(feed).startswith(here):
        return True
    is_in_it = _bare(url).rstrip("/") in (_bare(link).rstrip("/") for link in links)
    own = sum(_bare(link).startswith(here) or (is_in_it and _is_same_blog(link, url)) for link in links)
    return own * 2 > len(links)


def _bare(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url.strip(), flags=re.I)


def _is_same_blog(link: str, url: str) -> bool:
    with suppress(BlogError):
        return site(link) == site(url)
    return False
