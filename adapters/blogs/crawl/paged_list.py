"""Read a blog whose platform hands out its list of posts sheet by sheet."""

import hashlib
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from adapters.blogs.crawl.incremental import Extent, Listed, Open, Skip, read
from adapters.blogs.crawl.session import Visit
from bot.errors import Blocked, BlogError, BrokenFeed, NoPublicPosts, TooLarge, Unreachable
from bot.model import Blog, Glimpse, Gone, Post, Same, Skipped
from bot.ports import Reading

M = TypeVar("M")
T = TypeVar("T")

most_sheets = 200


@dataclass(frozen=True)
class Sheet(Generic[M]):
    """Posts of a list, newest first.

    `older` is what the next sheet is asked for by; None at the end of the list. `total`: how many posts the whole list
    has, where that is said.
    """

    listed: tuple[Listed, ...]
    older: M | None = None
    total: int | None = None


Turn = Callable[[M], Awaitable[Sheet[M]]]  # the sheet that is asked for by this; raises BlogError


def seal(kind: str, list_address: str, sheet: Sheet[M]) -> str:
    """The same as long as the first sheet says the same; it also tells where the list was found, see `remembered`."""
    said = "\n".join(f"{item.key} {item.stamp} {item.closed}" for item in sheet.listed)
    return f"{kind} {list_address} {hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()}"


def remembered(said: str, kind: str) -> str:
    """Where the list of a blog on a domain of its own was found before, so that nobody need look for it again."""
    match said.split(" "):
        case [first, address, _, *_] if first == kind:
            return address
    return ""


async def first_sheet(turn: Turn[M], mark: M, own: str, known: Mapping[str, Glimpse]) -> Sheet[M] | None:
    """None where there is no such list for us, and the blog may well have a feed: it is closed, hidden or none at all.

    Raises what was wrong where nobody answers or we should rest, and where posts are known by keys that begin with
    `own`: a feed would tell of the same ones by others.
    """
    try:
        return await turn(mark)
    except BlogError as error:
        match error:
            case Blocked(reason="rest") | Unreachable(status=0):
                raise
        if own and any(key.startswith(own) for key in known):
            raise
        return None


def reading(
    visit: Visit, blog: Blog, sealed: str, first: Sheet[M], turn: Turn[M], open: Open, *, newest_only: bool = False
) -> Reading:
    """The posts of a list whose first sheet is at hand. Raises NoPublicPosts."""
    if sealed == visit.known.seal:
        return unchanged(blog, sealed)
    open_ = sum(item.closed is None for item in first.listed)
    if first.older is None and not open_:
        raise NoPublicPosts(blog.title, sum(item.closed in ("private", "paid", "draft") for item in first.listed))
    count = visit.limit if first.older is not None else open_
    extent = Extent()
    posts = read(visit, _all(first, turn, extent, newest_only), open, extent)
    return Reading(blog, min(visit.limit, first.total or count), posts, sealed, newest_only=newest_only)


def unchanged(blog: Blog, sealed: str) -> Reading:
    return Reading(blog, 0, _nothing(), sealed)


async def _nothing() -> AsyncGenerator[Post | Skipped | Same | Gone, None]:
    nothing: tuple[Post, ...] = ()
    for item in nothing:
        yield item


async def _all(first: Sheet[M], turn: Turn[M], extent: Extent, newest_only: bool) -> AsyncIterator[Listed]:
    """Every post of the list. It was read to its end if as many came as there are said to be: where two posts have one
    date, some platforms show one of them twice and the other not at all."""
    sheet, keys = first, set[str]()
    for _ in range(most_sheets):
        fresh = [item for item in sheet.listed if item.key not in keys]
        if sheet.older is not None and not fresh:  # it goes round in a circle
            raise BrokenFeed(sheet.listed[0].url if sheet.listed else "")
        for item in sheet.listed:
            keys.add(item.key)
            yield item
        if sheet.older is None:
            extent.whole = not newest_only and len(keys) >= (first.total or 0)
            return
        sheet = await turn(sheet.older)


def told(post: Post, item: Listed) -> Post:
    """A post with what its list says of it."""
    return replace(
        post,
        key=item.key,
        title=item.title or post.title,
        url=item.url,
        published=item.published,
        tags=item.tags,
        stamp=item.stamp,
    )


class Bundle(Generic[T]):
    """The texts of posts, some at a time, where a platform gives more than one for one question.

    `ask` gives what is there of these posts, by key; the next ones that will be wanted are asked for along with the
    one that is.
    """

    def __init__(
        self, visit: Visit, ask: Callable[[Sequence[Listed]], Awaitable[Mapping[str, T]]], size: int = 20
    ) -> None:
        self._known = visit.known.posts
        self._ask = ask
        self._size = max(1, min(size, visit.limit))
        self._ahead: dict[str, Listed] = {}
        self._had: dict[str, T] = {}

    def expect(self, listed: Iterable[Listed]) -> None:
        for item in listed:
            before = self._known.get(item.key)
            if item.closed is None and (before is None or before.stamp != item.stamp):
                self._ahead[item.key] = item

    async def text(self, item: Listed) -> T:
        """Raises Skip where there is none of this one."""
        if item.key not in self._had:
            self._ahead.pop(item.key, None)
            await self._fetch([item, *list(self._ahead.values())[: self._size - 1]])
        if item.key not in self._had:
            raise Skip("private")
        return self._had.pop(item.key)

    async def _fetch(self, batch: Sequence[Listed]) -> None:
        try:
            self._had.update(await self._ask(batch))
        except (TooLarge, Unreachable):  # one post may be what breaks all of them
            if len(batch) == 1:
                raise
            self._size = 1
            self._had.update(await self._ask(batch[:1]))
            return
        for item in batch:
            self._ahead.pop(item.key, None)
