"""Find all posts of a Tistory blog, in whichever of four ways its blog allows."""

import hashlib
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import ParamSpec, TypeVar
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree

from adapters.blogs.crawl.incremental import Listed
from adapters.blogs.crawl.session import Visit, read_json
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.feed import KST, NoFeed, parse_feed, plain, when
from adapters.blogs.to_markdown.dom import parse, text_of
from adapters.blogs.web.fetcher import Page
from adapters.sandbox import SandboxFailed
from bot.errors import BrokenFeed
from bot.model import Why

P = ParamSpec("P")
T = TypeVar("T")

most_mapped = 50_000  # addresses in a site map
POST = re.compile(r"/(?:m/)?([0-9]{1,12}|entry/[^/?#]{1,400})/?$")
COUNT = re.compile(r"\s*[(\[]\d{1,6}[)\]]$")  # of comments, behind a title
CLOSED = re.compile(r"protect|private|secret", re.I)


@dataclass(frozen=True)
class Site:
    """A blog as it is opened: `root` is where its host is reached."""

    visit: Visit
    host: str
    root: str

    async def get(self, path: str, limit: int = 8_000_000) -> Page:
        return await self.visit.get(self.root + path, limit=limit)

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await self.visit.run(work, *args, **kwargs)
        except SandboxFailed:
            raise BrokenFeed(self.root) from None

    def listed(self, path: str, number: int | None = None, **said: object) -> Listed:
        """One post; by its number where the list tells it, else by its address."""
        path = _path(path)
        key = f"tistory:{self.host}/{number or unquote(path).lstrip('/')}"
        return Listed(key, f"https://{self.host}{path}", **said)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Leaf:
    """One page of a list. `next` is the page after it, if any; `whole`: with this one the list has ended."""

    items: Sequence[Listed]
    next: int | None = None
    whole: bool = False
    total: int = 0  # posts in the blog, if it says so


Way = Callable[[Site, int | None], Awaitable[Leaf]]  # None: its first page


def stamp(*said: object) -> str:
    return hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest()[:16]


def _path(path: str) -> str:
    """ "/m/entry/제목" -> "/entry/%EC…", as a browser would ask for it."""
    return quote(re.sub(r"^/m(?=/)", "", path), safe="/:%-._~!$&'()*+,;=@")


# Its own mobile pages' list


async def told(site: Site, number: int | None) -> Leaf:
    """Raises BrokenFeed where it is no list."""
    page = await site.get(f"/m/api/entry/0/POST?page={number or 0}&size=20")
    answer = read_json(page)
    said = answer.get("data") if isinstance(answer, dict) else None
    items = said.get("items") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(items, list):
        raise BrokenFeed(page.url)
    found = [_told(site, item) for item in items if isinstance(item, dict) and isinstance(item.get("path"), str)]
    last = bool(said.get("isLast")) or not items
    following, total = said.get("nextPage"), said.get("totalItems")
    if not isinstance(following, int):
        following = (number or 0) + 1
    return Leaf(found, None if last else following, last, total if isinstance(total, int) else 0)


def _told(site: Site, item: Mapping[str, object]) -> Listed:
    title, summary = plain(item.get("title")), str(item.get("summary") or "")
    number, tags = item.get("id"), item.get("tags")
    published = _moment(item.get("published"))
    closed: Why | None = "private" if CLOSED.search(str(item.get("visibility") or "")) else None
    return site.listed(
        str(item["path"]),
        number if isinstance(number, int) and number > 0 else None,
        title=title,
        published=published,
        tags=tuple(plain(t) for t in tags if isinstance(t, str)) if isinstance(tags, list) else (),
        stamp=stamp(title, summary, published or ""),
        closed=closed,
    )


def _moment(said: object) -> datetime | None:
    text = str(said or "")
    if re.fullmatch(r"\d{10}(\d{3})?", text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    return when(text, KST) if text else None


# Its site map


async def mapped(site: Site, number: int | None) -> Leaf:
    page = await site.get("/sitemap.xml", limit=30_000_000)
    found = await site.run(locations, page.body)
    return Leaf([site.listed(path, stamp=changed) for path, changed in found], whole=bool(found))


def locations(body: bytes) -> list[tuple[str, str]]:
    """Paths of posts in a site map with the moment of their last change, the newest change first."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    found: dict[str, str] = {}
    for url in [] if root is None else root.iter("{*}url"):
        said = {etree.QName(e).localname: (e.text or "").strip() for e in url if isinstance(e.tag, str)}
        path = _post_path(said.get("loc", ""))
        if path and len(found) < most_mapped:
            found.setdefault(path, said.get("lastmod", ""))
    return sorted(found.items(), key=lambda entry: entry[1], reverse=True)


def _post_path(link: str) -> str:
    """The path of a post's address, always the desktop one; empty for tags, categories and pages."""
    try:
        path = urlsplit(link).path
    except ValueError:
        return ""
    return _path(path.rstrip("/")) if POST.fullmatch(path) else ""


# Its pages that list posts


async def leafed(site: Site, number: int | None) -> Leaf:
    page = await site.get(f"/?page={number or 1}")
    found = await site.run(links, page.body, page.charset, page.url, site.host)
    items = [site.listed(path, title=title, stamp=stamp(title)) for path, title in found]
    return Leaf(items, (number or 1) + 1 if items else None)


def links(body: bytes, charset: str, url: str, host: str) -> list[tuple[str, str]]:
    """Paths and titles of the posts that a page links to, in whatever skin."""
    root = parse(decode(body, charset))
    here = {host, urlsplit(url).hostname}
    found: dict[str, str] = {}
    for a in [] if root is None else root.iter("a"):
        try:
            whole = urljoin(url, a.get("href", "").strip())
            path = _post_path(whole) if urlsplit(whole).hostname in here else ""
        except ValueError:
            continue
        title = COUNT.sub("", plain(text_of(a)))
        if path and (path not in found or (title and not found[path])):
            found[path] = title
    return list(found.items())


# Its feed


async def fed(site: Site, number: int | None) -> Leaf:
    page = await site.get("/rss")
    try:
        feed = await site.run(parse_feed, page.body, page.charset, page.url)
    except NoFeed:
        raise BrokenFeed(page.url) from None
    return Leaf(
        [
            site.listed(
                path,
                title=entry.title,
                published=entry.published,
                tags=entry.tags[1:] or entry.tags,  # the category comes first
                stamp=stamp(entry.title, entry.html),
                html=entry.html,
            )
            for entry in feed.entries
            if (path := _post_path(entry.url))
        ]
    )


WAYS: Mapping[str, Way] = {"told": told, "mapped": mapped, "leafed": leafed, "fed": fed}


@dataclass(frozen=True)
class Seal:
    """What is kept of a list to see whether it has changed: the way it was read, a hash, the blog's title."""

    way: str = ""
    digest: str = ""
    title: str = field(default="", compare=False)

    @staticmethod
    def read(said: str) -> "Seal":
        try:
            way, digest, title = json.loads(said)
        except (ValueError, TypeError):
            return Seal()
        return Seal(str(way), str(digest), str(title))

    def __str__(self) -> str:
        return json.dumps([self.way, self.digest, self.title], ensure_ascii=False)


def digest(leaf: Leaf) -> str:
    """The same as long as the list names the same posts unchanged; sidebars may order them as they like."""
    said = sorted(f"{item.key} {item.stamp} {item.closed or ''}" for item in leaf.items)
    return hashlib.sha256("\n".join((*said, str(leaf.total))).encode()).hexdigest()
