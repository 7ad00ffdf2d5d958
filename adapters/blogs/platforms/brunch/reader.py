"""Read all public posts of an author on Brunch."""

import hashlib
import re
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import quote, urljoin, urlsplit

from adapters.blogs.address.platform_of import known as known_place
from adapters.blogs.address.platform_of import place
from adapters.blogs.address.typed_url import normal
from adapters.blogs.crawl.incremental import Extent, Listed, Open, read
from adapters.blogs.crawl.session import Visit, Web, read_json
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.feed import plain
from adapters.blogs.platforms.brunch.page import opened
from adapters.blogs.to_markdown.dom import parse, text_of
from adapters.blogs.web.fetcher import Page
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BrokenFeed, NoPublicPosts, Unreachable
from bot.model import Blog, Gone, Known, Post, Same, Skipped, Why
from bot.ports import NOTHING, Reading, Source

most_leaves = 500  # pages of one list
largest_shell = 30_000  # bytes of a page that waits for a script to fill it
OUT_OF_ORDER = "서비스 접속이 원활하지 않습니다".encode()
HOLDS_A_POST = re.compile(rb"wrap_body|astro-island|membership|paywall")
NO_LIST = (400, 401, 403, 404, 405, 410)  # the author's page may be open where the list is not
MEMBERS = ("membershipContent", "isMembershipContent", "membershipOnly")


@dataclass(frozen=True)
class Leaf:
    """One page of a list. `next`: the moment before which the next one begins; `whole`: the list ends here."""

    items: Sequence[Listed]
    next: str = ""
    whole: bool = False
    title: str = ""


class BrunchReader:
    """`site` and `api` are where Brunch is reached."""

    def __init__(self, web: Web, site: str = "https://brunch.co.kr", api: str = "https://api.brunch.co.kr") -> None:
        self._web = web
        self._site = site
        self._api = api

    async def find(self, source: Source, known: Known = NOTHING) -> Reading | None:
        if not isinstance(source, str) or (found := place(normal(source))).kind != "brunch":
            return None
        visit = self._web.visit(known)
        author = await self._name(visit, found.key) if found.key.startswith("@@") else found.key
        first = await self._first(visit, author)
        blog = Blog("brunch", f"https://brunch.co.kr/{author}", first.title or author)
        if (seal := _seal(first)) == known.seal:
            return Reading(blog, 0, _nothing(), seal)
        closed = sum(item.closed is not None for item in first.items)
        if not first.next and closed == len(first.items):
            raise NoPublicPosts(first.title or author, closed)
        extent = Extent()
        count = visit.limit if first.next else min(len(first.items) - closed, visit.limit)
        posts = read(visit, self._listed(visit, author, first, extent), self._opener(visit), extent)
        return Reading(blog, count, posts, seal)

    async def _name(self, visit: Visit, key: str) -> str:
        """The name that an id stands for: Brunch leads from one to the other."""
        page = await _open(visit, f"{self._site}/{key}")
        there = known_place(page.url)
        return there.key if there and there.kind == "brunch" else key

    # The list

    async def _first(self, visit: Visit, author: str) -> Leaf:
        try:
            return await self._told(visit, author, "")
        except (BrokenFeed, Unreachable) as error:
            if isinstance(error, Unreachable) and error.status not in NO_LIST:
                raise
            leaf = await self._linked(visit, author)
            if not leaf.items:
                raise
            return leaf

    async def _told(self, visit: Visit, author: str, before: str) -> Leaf:
        later = f"&lastTime={before}" if before else ""
        url = f"{self._api}/v2/article/{quote(author, safe='@')}?thumbnail=Y&membershipContent=false{later}"
        answer = read_json(await _open(visit, url))
        said = answer.get("data") if isinstance(answer, dict) else None
        items = said.get("list") if isinstance(said, dict) else None
        if not isinstance(said, dict) or not isinstance(items, list):
            raise BrokenFeed(url)
        rows = [item for item in items if isinstance(item, dict) and str(item.get("no") or "").isdigit()]
        last = _moment(rows[-1]) if rows else ""
        ended = not rows or ("nextUrl" in said and not said["nextUrl"])
        title = next((t for row in rows if (t := plain(row.get("userName")))), "")
        return Leaf([_listed(author, row) for row in rows], "" if ended or last == before else last, ended, title)

    async def _linked(self, visit: Visit, author: str) -> Leaf:
        """What the author's own page leads to."""
        page = await _open(visit, f"{self._site}/{author}")
        try:
            found = await visit.run(links, page.body, page.charset, page.url, author)
        except SandboxFailed:
            raise BrokenFeed(page.url) from None
        return Leaf([_item(author, number, title, _stamp(title)) for number, title in found])

    async def _listed(self, visit: Visit, author: str, first: Leaf, extent: Extent) -> AsyncIterator[Listed]:
        here, seen = first, set[str]()
        for _ in range(most_leaves):
            fresh = {item.key: item for item in here.items if item.key not in seen}
            seen.update(fresh)
            for item in fresh.values():
                yield item
            if not here.next or not fresh:
                break
            here = await self._told(visit, author, here.next)
        extent.whole = here.whole

    # The posts

    def _opener(self, visit: Visit) -> Open:
        async def open(item: Listed) -> Post:
            page = await _open(visit, self._site + urlsplit(item.url).path)
            if len(page.body) < largest_shell and not HOLDS_A_POST.search(page.body):
                raise Blocked(_host(page), "script")
            found = await visit.run(opened, page.body, page.charset, item.url)
            title, published = found.title or item.title, found.published or item.published
            return replace(found, key=item.key, title=title, published=published, stamp=item.stamp)

        return open


async def _nothing() -> AsyncGenerator[Post | Skipped | Same | Gone, None]:
    return
    yield


async def _open(visit: Visit, url: str) -> Page:
    page = await visit.get(url)
    if _host(page) == "accounts.kakao.com":
        raise Blocked(_host(page), "login")
    if len(page.body) < largest_shell and OUT_OF_ORDER in page.body:
        raise Blocked(_host(page), "rest")
    return page


def _host(page: Page) -> str:
    return urlsplit(page.url).hostname or ""


def _seal(leaf: Leaf) -> str:
    said = sorted(f"{item.key} {item.stamp} {item.closed or ''}" for item in leaf.items)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _stamp(*said: object) -> str:
    return hashlib.sha256("\n".join(map(str, said)).encode("utf-8", "replace")).hexdigest()[:16]


def _item(author: str, number: object, title: str, stamp: str) -> Listed:
    return Listed(f"brunch:{author}/{number}", f"https://brunch.co.kr/{author}/{number}", title, stamp=stamp)


def _listed(author: str, row: Mapping[str, object]) -> Listed:
    title, moment = plain(row.get("title")), _moment(row)
    closed: Why | None = "paid" if any(row.get(name) for name in MEMBERS) else None
    if str(row.get("status") or "publish") != "publish":
        closed = "private"
    stamp = str(row.get("contentHash") or "")[:64] or _stamp(title, moment, row.get("contentSummary") or "")
    published = datetime.fromtimestamp(int(moment[:10]), UTC) if len(moment) == 13 else None
    return replace(_item(author, row["no"], title, stamp), published=published, closed=closed)


def _moment(row: Mapping[str, object]) -> str:
    """When it was published, in milliseconds; empty if it is not said."""
    said = str(row.get("publishTimestamp") or row.get("publishTime") or "")
    return said if re.fullmatch(r"\d{13}", said) else ""


def links(body: bytes, charset: str, url: str, author: str) -> list[tuple[str, str]]:
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
