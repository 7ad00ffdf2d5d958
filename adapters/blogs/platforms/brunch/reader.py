"""Read all public posts of an author on Brunch."""

import re
from dataclasses import replace
from functools import partial
from urllib.parse import quote, urljoin, urlsplit

from adapters.blogs.address.platform_of import known_place
from adapters.blogs.crawl.fingerprint import digest
from adapters.blogs.crawl.incremental import Listed
from adapters.blogs.crawl.paged_list import ListPage, PagedList, found_blog, list_fingerprint
from adapters.blogs.crawl.session import CrawlSession, ReaderContext, read_json
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.json_path import Row, at, is_list, moment, rows, text
from adapters.blogs.page.dom import parse, text_of
from adapters.blogs.platforms.brunch.page import post_of_page
from adapters.blogs.platforms.by_address import place_on
from adapters.blogs.web.fetcher import Page
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BrokenFeed, HardToRead, Unreachable
from bot.model import Known, Post, Why
from bot.ports import NOTHING, FoundBlog, Source

largest_shell = 30_000  # bytes of a page that waits for a script to fill it
OUT_OF_ORDER = "서비스 접속이 원활하지 않습니다".encode()
HOLDS_A_POST = re.compile(rb"wrap_body|astro-island|membership|paywall")
NO_LIST = (400, 401, 403, 404, 405, 410)  # the author's page may be open where the list is not
MEMBERS = ("membershipContent", "isMembershipContent", "membershipOnly")


class BrunchReader:
    """`site` and `api` are where Brunch is reached."""

    def __init__(
        self, context: ReaderContext, site: str = "https://brunch.co.kr", api: str = "https://api.brunch.co.kr"
    ) -> None:
        self._context = context
        self._site = site
        self._api = api

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """Raises BlogError."""
        place = place_on("brunch", source)
        if place is None:
            return None
        session = self._context.session(known)
        author = await self._name(session, place.key) if place.key.startswith("@@") else place.key
        first = await self._first_page(session, author)
        home = f"https://brunch.co.kr/{author}"
        fingerprint = list_fingerprint("brunch", home, first, home, first.title or author)
        posts = PagedList(first, partial(self._fetch_page, session, author), partial(self._open_post, session))
        return found_blog(session, fingerprint, posts)

    async def _name(self, session: CrawlSession, key: str) -> str:
        """The name that an id stands for: Brunch leads from one to the other."""
        page = await _open(session, f"{self._site}/{key}")
        there = known_place(page.url)
        return there.key if there and there.kind == "brunch" else key

    # The list

    async def _first_page(self, session: CrawlSession, author: str) -> ListPage[str]:
        try:
            return await self._fetch_page(session, author, "")
        except (BrokenFeed, HardToRead, Unreachable) as error:
            if isinstance(error, Unreachable) and error.status not in NO_LIST:
                raise
            page = await self._fetch_linked(session, author)
            if not page.listed:
                raise
            return page

    async def _fetch_page(self, session: CrawlSession, author: str, before: str) -> ListPage[str]:
        """`before`: the moment of the oldest post on the page before, in milliseconds."""
        later = f"&lastTime={before}" if before else ""
        url = f"{self._api}/v2/article/{quote(author, safe='@')}?thumbnail=Y&membershipContent=false{later}"
        answer = read_json(await _open(session, url))
        if not is_list(answer, "data", "list"):
            raise BrokenFeed(url)
        given = [row for row in rows(answer, "data", "list") if text(row, "no").isdigit()]
        last = _milliseconds(given[-1]) if given else ""
        ended = not given or _says_last(at(answer, "data"))
        title = next((name for row in given if (name := plain(text(row, "userName")))), "")
        older = None if ended or not last or last == before else last
        return ListPage([_listed(author, row) for row in given], older, ends=ended, title=title)

    async def _fetch_linked(self, session: CrawlSession, author: str) -> ListPage[str]:
        """What the author's own page leads to."""
        page = await _open(session, f"{self._site}/{author}")
        try:
            found = await session.run(linked_posts, page.body, page.charset, page.url, author)
        except SandboxFailed as error:
            raise HardToRead(page.url, error.why) from None
        return ListPage([_item(author, number, title, digest((title,))) for number, title in found], ends=False)

    # The posts

    async def _open_post(self, session: CrawlSession, item: Listed) -> Post:
        page = await _open(session, self._site + urlsplit(item.url).path)
        if len(page.body) < largest_shell and not HOLDS_A_POST.search(page.body):
            raise Blocked(_host(page), "script")
        found = await session.run(post_of_page, page.body, page.charset, item.url)
        title, published = found.title or item.title, found.published or item.published
        return replace(found, key=item.key, title=title, published=published, content_hash=item.content_hash)


def _says_last(data: object) -> bool:
    """Whether it says that there is no next page; where it says nothing, there may well be one."""
    match data:
        case {"nextUrl": following}:
            return not following
    return False


async def _open(session: CrawlSession, url: str) -> Page:
    page = await session.get(url)
    if _host(page) == "accounts.kakao.com":
        raise Blocked(_host(page), "login")
    if len(page.body) < largest_shell and OUT_OF_ORDER in page.body:
        raise Blocked(_host(page), "rest")
    return page


def _host(page: Page) -> str:
    return urlsplit(page.url).hostname or ""


def _item(author: str, number: str, title: str, content_hash: str) -> Listed:
    url = f"https://brunch.co.kr/{author}/{number}"
    return Listed(f"brunch:{author}/{number}", url, title, content_hash=content_hash)


def _listed(author: str, row: Row) -> Listed:
    title = plain(text(row, "title"))
    closed: Why | None = "paid" if any(at(row, name) for name in MEMBERS) else None
    if text(row, "status") not in ("", "publish"):
        closed = "private"
    said = title, _milliseconds(row), text(row, "contentSummary")
    content_hash = text(row, "contentHash")[:64] or digest(said)
    item = _item(author, text(row, "no"), title, content_hash)
    return replace(item, published=moment(_milliseconds(row)), closed=closed)


def _milliseconds(row: Row) -> str:
    """When it was published, in milliseconds since 1970; empty if it is not said."""
    said = text(row, "publishTimestamp") or text(row, "publishTime")
    return said if re.fullmatch(r"[0-9]{13}", said) else ""


def linked_posts(body: bytes, charset: str, url: str, author: str) -> list[tuple[str, str]]:
    """Numbers and titles of the author's posts that a page links to."""
    root = parse(decode(body, charset))
    found: dict[str, str] = {}
    for a in [] if root is None else root.iter("a"):
        try:
            there = known_place(urljoin(url, a.get("href", "")))
        except ValueError:
            continue
        if there and there.kind == "brunch" and there.key == author and there.post:
            found[there.post] = found.get(there.post) or plain(text_of(a))
    return sorted(found.items(), key=lambda pair: int(pair[0]), reverse=True)
