"""Read all public posts of a blog on Tistory."""

import re
from contextlib import suppress
from dataclasses import replace
from functools import partial

from adapters.blogs.crawl.incremental import Listed, Open, Skip
from adapters.blogs.crawl.paged_list import (
    ListPage,
    PagedList,
    found_blog,
    list_address_before,
    list_fingerprint,
    raise_if_empty,
    unchanged_blog,
)
from adapters.blogs.crawl.session import CrawlSession, ReaderContext
from adapters.blogs.formats.charset import decode
from adapters.blogs.platforms.by_address import place_on
from adapters.blogs.platforms.tistory.lists import WAYS, Site
from adapters.blogs.platforms.tistory.page import Identity, feed_markdown, identity, post_of_page
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BlogError, BrokenFeed, HardToRead, NoPublicPosts, NotWelcome, Unreachable
from bot.model import Known, Post
from bot.ports import NOTHING, FoundBlog, Source

KAKAO = re.compile(r"(^|\.)(kakao\.com|daum\.net)$|^(www\.)?tistory\.com$")  # whom its readers log in with
NOT_THERE = (400, 404, 405, 406, 410)  # this way is closed, another may be open


class TistoryReader:
    """`root` is where a host of Tistory's is reached."""

    def __init__(self, context: ReaderContext, root: str = "https://{}") -> None:
        self._context = context
        self._root = root

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """Raises BlogError."""
        place = place_on("tistory", source)
        return await self._open(place.key, self._context.session(known)) if place else None

    async def at(self, home: str, page: str, session: CrawlSession) -> FoundBlog | None:
        """The blog that lies at `home` under a domain of its own, where `page` (its HTML) is one of Tistory's."""
        try:
            who = await session.run(identity, page)
        except SandboxFailed:
            return None
        return None if who is None else await self._open(f"{who.name}.tistory.com", session, who.title)

    async def _open(self, host: str, session: CrawlSession, title: str = "") -> FoundBlog:
        site = Site(session, host, self._root.format(host))
        way, first, refused = await _first_open_way(site, list_address_before(session, "tistory"))
        fingerprint = list_fingerprint("tistory", way, first, f"https://{host}")
        if same := unchanged_blog(session, fingerprint):
            return same
        raise_if_empty(first, host)
        fingerprint = replace(fingerprint, title=title or await _title(site) or host.removesuffix(".tistory.com"))
        posts = PagedList(first, partial(WAYS[way].fetch_page, site), _opener(site), refused=refused)
        return found_blog(session, fingerprint, posts)


def _whose(page: bytes, charset: str) -> Identity | None:
    return identity(decode(page, charset))


async def _first_open_way(site: Site, before: str) -> tuple[str, ListPage[int], BlogError | None]:
    """The way that was open before, else the first that is, its first page, and what closed a better one."""
    closed: BlogError | None = None
    empty = False
    for name in sorted(WAYS, key=lambda name: name != before):
        try:
            first = await WAYS[name].fetch_page(site, WAYS[name].first)
        except (BrokenFeed, HardToRead, NotWelcome, Unreachable, Blocked) as error:
            if isinstance(error, Unreachable) and error.status not in NOT_THERE:
                raise
            if isinstance(error, Blocked) and not _is_own_door(error):
                raise
            closed = closed or error
            continue
        if first.listed or name == "mobile list":
            return name, first, closed
        empty = True
    raise closed if closed and not empty else NoPublicPosts(site.host)


def _is_own_door(error: Blocked) -> bool:
    """A password that the blog itself asks for, on whatever domain, is its author's for this one page."""
    return error.reason == "login" and not KAKAO.search(error.host)


async def _title(site: Site) -> str:
    with suppress(BlogError):
        page = await site.get("/")
        if who := await site.run(_whose, page.body, page.charset):
            return who.title
    return ""


def _opener(site: Site) -> Open:
    numbers = set[str]()

    async def open(item: Listed) -> Post:
        if item.html and (text := await site.session.run(feed_markdown, item.html, item.url)):
            return Post(item.key, item.title, text, item.url, item.published, item.tags, item.content_hash)
        try:
            page = await site.get(item.url.removeprefix(f"https://{site.host}"))
        except Blocked as error:
            if _is_own_door(error):
                raise Skip("private") from error
            raise
        found = await site.session.run(post_of_page, page.body, page.charset, item.url)
        if found.key in numbers:  # one post, listed under its number and under its title
            raise Skip("twice")
        numbers.add(found.key)
        return replace(
            found,
            key=item.key,
            title=found.title or item.title,
            published=found.published or item.published,
            tags=found.tags or item.tags,
            content_hash=item.content_hash,
        )

    return open
