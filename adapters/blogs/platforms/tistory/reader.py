"""Read all public posts of a blog on Tistory."""

import re
from collections.abc import AsyncGenerator, AsyncIterator, Collection
from contextlib import suppress
from dataclasses import replace

from adapters.blogs.address.platform_of import place
from adapters.blogs.address.typed_url import normal
from adapters.blogs.crawl.incremental import Extent, Listed, Open, Skip, read
from adapters.blogs.crawl.session import Visit, Web
from adapters.blogs.formats.charset import decode
from adapters.blogs.platforms.tistory.lists import WAYS, Leaf, Seal, Site, Way, digest
from adapters.blogs.platforms.tistory.page import Identity, fed, identity, opened
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BlogError, BrokenFeed, NoPublicPosts, NotWelcome, Unreachable
from bot.model import Blog, Gone, Known, Post, Same, Skipped
from bot.ports import NOTHING, Reading, Source

most_leaves = 1000  # pages of one list
KAKAO = re.compile(r"(^|\.)(kakao\.com|daum\.net)$|^(www\.)?tistory\.com$")  # whom its readers log in with
NOT_THERE = (400, 404, 405, 406, 410)  # this way is closed, another may be open


class TistoryReader:
    """`root` is where a host of Tistory's is reached."""

    def __init__(self, web: Web, root: str = "https://{}") -> None:
        self._web = web
        self._root = root

    async def find(self, source: Source, known: Known = NOTHING) -> Reading | None:
        if not isinstance(source, str) or (found := place(normal(source))).kind != "tistory":
            return None
        return await self._read(found.key, known, self._web.visit(known))

    async def at(self, home: str, page: str, known: Known, visit: Visit) -> Reading | None:
        """The blog that lies at `home` under a domain of its own, where `page` (its HTML) is one of Tistory's."""
        try:
            who = await visit.run(identity, page)
        except SandboxFailed:
            return None
        return None if who is None else await self._read(f"{who.name}.tistory.com", known, visit, who.title)

    async def _read(self, host: str, known: Known, visit: Visit, title: str = "") -> Reading:
        site = Site(visit, host, self._root.format(host))
        before = Seal.read(known.seal)
        name, first = await _first(site, before.way)
        seal = Seal(name, digest(first), title or before.title)
        if seal == before:
            return Reading(_blog(host, seal.title), 0, _nothing(), known.seal)
        _say_if_none(first, host)
        seal = replace(seal, title=seal.title or await _title(site))
        extent = Extent()
        count = min(first.total or (visit.limit if first.next else len(first.items)), visit.limit)
        posts = read(visit, _listed(site, WAYS[name], first, extent), _opener(site), extent)
        return Reading(_blog(host, seal.title), count, posts, str(seal))


def _blog(host: str, title: str) -> Blog:
    return Blog("tistory", f"https://{host}", title or host.removesuffix(".tistory.com"))


def _whose(page: bytes, charset: str) -> Identity | None:
    return identity(decode(page, charset))


async def _nothing() -> AsyncGenerator[Post | Skipped | Same | Gone, None]:
    return
    yield


async def _first(site: Site, before: str) -> tuple[str, Leaf]:
    """The first page of the list, by the way that was open before, else by the first that is."""
    closed: BlogError | None = None
    empty: Leaf | None = None
    for name in sorted(WAYS, key=lambda name: name != before):
        try:
            leaf = await WAYS[name](site, None)
        except (BrokenFeed, NotWelcome, Unreachable, Blocked) as error:
            if isinstance(error, Unreachable) and error.status not in NOT_THERE:
                raise
            if isinstance(error, Blocked) and not _is_own_door(error):
                raise
            closed = closed or error
            continue
        if closed and not _names_alike(leaf, site.visit.known.posts):
            raise closed
        if leaf.items or name == "told":
            return name, leaf
        empty = empty or leaf
    if empty is None and closed is not None:
        raise closed
    raise NoPublicPosts(site.host)


def _names_alike(leaf: Leaf, known: Collection[str]) -> bool:
    """Whether these are the posts that are known; some lists have their numbers, and others only their titles."""
    return not (leaf.items and known) or any(item.key in known for item in leaf.items)


def _say_if_none(first: Leaf, host: str) -> None:
    closed = sum(item.closed is not None for item in first.items)
    if first.next is None and closed == len(first.items):
        raise NoPublicPosts(host, closed)


def _is_own_door(error: Blocked) -> bool:
    """A password that the blog itself asks for, on whatever domain, is its author's for this one page."""
    return error.reason == "login" and not KAKAO.search(error.host)


async def _title(site: Site) -> str:
    with suppress(BlogError):
        page = await site.get("/")
        if who := await site.run(_whose, page.body, page.charset):
            return who.title
    return ""


async def _listed(site: Site, way: Way, first: Leaf, extent: Extent) -> AsyncIterator[Listed]:
    """Every post once, page after page, as long as they bring anything new."""
    here, seen = first, set[str]()
    for _ in range(most_leaves):
        fresh = {item.key: item for item in here.items if item.key not in seen}
        seen.update(fresh)
        for item in fresh.values():
            yield item
        if here.next is None or not fresh:
            break
        here = await way(site, here.next)
    extent.whole = here.whole


def _opener(site: Site) -> Open:
    numbers = set[str]()

    async def open(item: Listed) -> Post:
        if item.html and (text := await site.visit.run(fed, item.html, item.url)):
            return Post(item.key, item.title, text, item.url, item.published, item.tags, item.stamp)
        try:
            page = await site.get(item.url.removeprefix(f"https://{site.host}"))
        except Blocked as error:
            if _is_own_door(error):
                raise Skip("private") from error
            raise
        found = await site.visit.run(opened, page.body, page.charset, item.url)
        if found.key in numbers:  # one post, listed under its number and under its title
            raise Skip("twice")
        numbers.add(found.key)
        return replace(
            found,
            key=item.key,
            title=found.title or item.title,
            published=found.published or item.published,
            tags=found.tags or item.tags,
            stamp=item.stamp,
        )

    return open
