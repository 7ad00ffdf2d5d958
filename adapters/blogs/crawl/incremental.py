"""Read a blog in two stages: its list of posts, then the posts that are new or changed."""

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from adapters.blogs.crawl.session import Visit
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BlogError, NotWelcome, PrivateAddress, TooLarge, Unreachable
from bot.model import Glimpse, Gone, Post, Same, Skipped, Why

log = logging.getLogger(__name__)

most_hung = 3  # posts that may hang their reader before we leave the rest


@dataclass(frozen=True)
class Listed:
    """One post as its blog's list names it. `key` and `stamp` as in Post; `closed` says why it cannot be read."""

    key: str
    url: str
    title: str = ""
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    stamp: str = ""
    closed: Why | None = None
    html: str = field(default="", repr=False)  # its text, as far as the list gives it

    @property
    def name(self) -> str:
        return self.title or self.url or self.key


@dataclass
class Extent:
    """How far a list reached; whoever lists says at the end whether that was all of the blog."""

    whole: bool = False


Open = Callable[[Listed], Awaitable[Post]]  # reads one post; Skip where it is not to be had


class Skip(Exception):
    """This post cannot be read, and the next ones may well be."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


async def read(
    visit: Visit, listed: AsyncIterator[Listed], open: Open, extent: Extent
) -> AsyncGenerator[Post | Skipped | Same | Gone, None]:
    """The posts of a list, newest first, up to the visit's limit; those that are gone at the end.

    What is wrong with one post skips it; what is wrong with the host ends the reading with its BlogError.
    """
    seen: dict[str, datetime | None] = {}
    shut: set[str] = set()
    opening = _Opening(visit, open)
    given = 0
    async for item in listed:
        if given >= visit.limit:
            extent.whole = False
            break
        if item.key in seen:
            yield Skipped(item.name, "twice")
            continue
        if item.closed:
            shut.add(item.key)
            yield Skipped(item.name, item.closed)
            continue
        seen[item.key] = item.published
        before = visit.known.posts.get(item.key)
        unchanged = before and item.stamp and before.stamp == item.stamp
        found = Same(item.key) if unchanged else await opening.post(item, first=not given)
        given += not isinstance(found, Skipped)
        if isinstance(found, Skipped) and found.why in ("private", "noindex", "paid"):
            shut.add(item.key)
        yield found
    for key in gone(visit.known.posts, seen, shut, extent.whole):
        yield Gone(key)


class _Opening:
    """Opens one post after the other; three that hang their reader end it."""

    def __init__(self, visit: Visit, open: Open) -> None:
        self._visit = visit
        self._open = open
        self._hung = 0

    async def post(self, item: Listed, first: bool) -> Post | Skipped:
        try:
            return await _opened(self._visit, item, self._open, first)
        except SandboxFailed:
            self._hung += 1
            log.warning("a post hung its reader (%d so far)", self._hung)
            if self._hung >= most_hung:
                raise Unreachable(item.url) from None
            return Skipped(item.name, "broken")


async def _opened(visit: Visit, item: Listed, open: Open, first: bool) -> Post | Skipped:
    try:
        return await open(item)
    except Skip as skip:
        return Skipped(item.name, skip.why)
    except TooLarge:
        return Skipped(item.name, "large")
    except NotWelcome:
        raise
    except Blocked as error:
        if error.reason != "login" or first:  # before any other post, it stands before them all
            raise
        return Skipped(item.name, "private")
    except PrivateAddress:
        return Skipped(item.name, "broken")
    except Unreachable as error:
        if visit.lost:
            raise
        return Skipped(item.name, "private" if error.status in (401, 403) else "broken")
    except BlogError:
        return Skipped(item.name, "broken")


def gone(
    known: Mapping[str, Glimpse], seen: Mapping[str, datetime | None], shut: Collection[str], whole: bool
) -> list[str]:
    """The known posts that are not for everybody any more, and those that ought to have been listed and were not: all
    others of a list that was read to its end, else those newer than the oldest one listed."""
    dates = [published for published in seen.values() if published]
    reached = _end(min(dates)) if dates and len(dates) == len(seen) else None
    return [
        key
        for key, glimpse in known.items()
        if key in shut
        or (
            key not in seen
            and (whole or (reached is not None and glimpse.published is not None and glimpse.published > reached))
        )
    ]


def _end(moment: datetime) -> datetime:
    """Midnight stands for the whole day: some lists tell no more of a date."""
    return moment + timedelta(days=1) if (moment.hour, moment.minute, moment.second) == (0, 0, 0) else moment
