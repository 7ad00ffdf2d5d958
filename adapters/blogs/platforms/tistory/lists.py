"""Find all posts of a Tistory blog, in whichever of four ways its blog allows."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import ParamSpec, TypeVar
from urllib.parse import quote, unquote, urljoin, urlsplit

from adapters.blogs.crawl.find_feed import fetch_feed
from adapters.blogs.crawl.fingerprint import digest
from adapters.blogs.crawl.incremental import Listed
from adapters.blogs.crawl.paged_list import ListPage
from adapters.blogs.crawl.session import CrawlSession, read_json
from adapters.blogs.crawl.sitemap import largest, newest_first, read_map
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.json_path import Row, at, is_list, moment, number, rows, text, texts
from adapters.blogs.page.dom import parse, text_of
from adapters.blogs.web.fetcher import Page
from adapters.sandbox import SandboxFailed
from bot.errors import BrokenFeed, HardToRead

P = ParamSpec("P")
T = TypeVar("T")

per_page = 20
POST = re.compile(r"/(?:m/)?([0-9]{1,12}|entry/[^/?#]{1,400})/?$")
COUNT = re.compile(r"(?<!\s)\s*[(\[]\d{1,6}[)\]]$")  # of comments, behind a title
CLOSED = re.compile(r"protect|private|secret", re.I)


@dataclass(frozen=True)
class Site:
    """A blog as it is opened: `root` is where its host is reached."""

    session: CrawlSession
    host: str
    root: str

    async def get(self, path: str, limit: int = 8_000_000) -> Page:
        """A page of the blog. Raises BlogError."""
        return await self.session.get(self.root + path, limit=limit)

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns, done in the sandbox. Raises HardToRead where it hangs."""
        try:
            return await self.session.run(work, *args, **kwargs)
        except SandboxFailed as error:
            raise HardToRead(self.root, error.why) from None

    def listed(self, path: str, number: int | None = None, title: str = "", content_hash: str = "") -> Listed:
        """One post; by its number where the list tells it, else by its address."""
        path = _path(path)
        key = f"tistory:{self.host}/{number or unquote(path).lstrip('/')}"
        return Listed(key, f"https://{self.host}{path}", title, content_hash=content_hash)


@dataclass(frozen=True)
class ListWay:
    """One of the lists: the number of its first page, and how a page of it is fetched."""

    first: int
    fetch_page: Callable[[Site, int], Awaitable[ListPage[int]]]


def _path(path: str) -> str:
    """ "/m/entry/제목" -> "/entry/%EC…", as a browser would ask for it."""
    return quote(re.sub(r"^/m(?=/)", "", path), safe="/:%-._~!$&'()*+,;=@")


# Its own mobile pages' list


async def _from_mobile_list(site: Site, page: int) -> ListPage[int]:
    """Raises BrokenFeed where it is no list."""
    answer = await site.get(f"/m/api/entry/0/POST?page={page}&size={per_page}")
    said = read_json(answer)
    if not is_list(said, "data", "items"):
        raise BrokenFeed(answer.url)
    given = rows(said, "data", "items")
    following = number(said, "data", "nextPage")
    last = bool(at(said, "data", "isLast")) or not given
    older = None if last else page + 1 if following is None else following
    found = [_in_mobile_list(site, row) for row in given if text(row, "path")]
    return ListPage(found, older, total=number(said, "data", "totalItems"))


def _in_mobile_list(site: Site, row: Row) -> Listed:
    title, published = plain(text(row, "title")), moment(row, "published", zone=KST)
    said = title, text(row, "summary"), published or ""
    return replace(
        site.listed(text(row, "path"), number(row, "id"), title, digest(said)),
        published=published,
        tags=tuple(plain(tag) for tag in texts(row, "tags")),
        closed="private" if CLOSED.search(text(row, "visibility")) else None,
    )


# Its site map


async def _from_sitemap(site: Site, page: int) -> ListPage[int]:
    answer = await site.get("/sitemap.xml", limit=largest)
    found, whole = await site.run(mapped_posts, answer.body, answer.url)
    return ListPage([site.listed(path, content_hash=changed) for path, changed in found], ends=bool(found) and whole)


def mapped_posts(body: bytes, url: str) -> tuple[list[tuple[str, str]], bool]:
    """Paths of posts in a site map and what it says of their last change, the newest change first; whether that is all
    of the map. Raises TooLarge."""
    map = read_map(body, url)
    found: dict[str, str] = {}
    for spot in newest_first(map.spots):
        if path := _post_path(spot.url):
            found.setdefault(path, spot.changed)
    return list(found.items()), map.whole


def _post_path(link: str) -> str:
    """The path of a post's address, always the desktop one; empty for tags, categories and pages."""
    try:
        path = urlsplit(link).path
    except ValueError:
        return ""
    return _path(path.rstrip("/")) if POST.fullmatch(path) else ""


# Its pages that list posts


async def _from_front_pages(site: Site, page: int) -> ListPage[int]:
    answer = await site.get(f"/?page={page}")
    found = await site.run(linked_posts, answer.body, answer.charset, answer.url, site.host)
    items = [site.listed(path, title=title, content_hash=digest((title,))) for path, title in found]
    return ListPage(items, page + 1 if items else None, ends=False)


def linked_posts(body: bytes, charset: str, url: str, host: str) -> list[tuple[str, str]]:
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


async def _from_feed(site: Site, page: int) -> ListPage[int]:
    feed = await fetch_feed(site.session, f"{site.root}/rss")
    found = [
        replace(
            site.listed(path, title=entry.title, content_hash=digest((entry.title, entry.html))),
            published=entry.published,
            tags=entry.tags[1:] or entry.tags,  # the category comes first
            html=entry.html,
        )
        for entry in feed.entries
        if (path := _post_path(entry.url))
    ]
    return ListPage(found, ends=False)


WAYS: Mapping[str, ListWay] = {
    "mobile list": ListWay(0, _from_mobile_list),
    "sitemap": ListWay(1, _from_sitemap),
    "front pages": ListWay(1, _from_front_pages),
    "feed": ListWay(1, _from_feed),
}
