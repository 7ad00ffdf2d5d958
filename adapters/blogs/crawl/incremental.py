"""Read a blog in two stages: its list of posts, then the posts that are new or changed."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from adapters.blogs.crawl.fingerprint import same_hash
from adapters.blogs.crawl.session import CrawlSession
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BlogError, HardToRead, NotWelcome, PrivateAddress, TooLarge, Unreachable
from bot.model import Gone, KnownPost, Post, Same, Skipped, Why
from bot.ports import Items

log = logging.getLogger(__name__)

most_hung = 3  # posts that may hang their reader before we leave the rest
most_broken = 200  # pages that may not open before the first that does: a list that names so many names none


@dataclass(frozen=True)
class Listed:
    """One post as its blog's list names it. `closed` says why it cannot be read; the others as in Post."""

    key: str
    url: str
    title: str = ""
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    content_hash: str = ""
    closed: Why | None = None
    html: str = field(default="", repr=False)  # its text, as far as the list gives it

    @property
    def name(self) -> str:
        """What its author knows it by."""
        return self.title or self.url or self.key


@dataclass
class Extent:
    """How far a list reached; whoever lists says at the end whether that was all of the blog."""

    list_complete: bool = False


Open = Callable[[Listed], Awaitable[Post]]  # reads one post; Skip where it is not to be had


class Skip(Exception):
    """This post cannot be read, and the next ones may well be."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def is_unchanged(item: Listed, before: KnownPost | None) -> bool:
    """Whether a post that is listed is known already, and as it is now."""
    return before is not None and same_hash(before.content_hash, item.content_hash)


async def iter_changes(
    session: CrawlSession,
    known: Mapping[str, KnownPost],
    listed: AsyncIterator[Listed],
    open: Open,
    extent: Extent,
) -> Items:
    """The posts of a list, newest first, up to the session's limit; those that are gone at the end.

    What is wrong with one post skips it. Raises BlogError where something is wrong with the host.
    """
    seen: dict[str, datetime | None] = {}
    shut: set[str] = set()
    opening = _Opening(session, open)
    given = broken = 0
    async for item in listed:
        if given >= session.limit or (broken >= most_broken and not given):
            extent.list_complete = False
            break
        await asyncio.sleep(0)  # a thousand that are not opened would hold everybody up
        if item.key in seen:
            yield Skipped(item.name, "twice")
            continue
        if item.closed:
            shut.add(item.key)
            yield Skipped(item.name, item.closed)
            continue
        seen[item.key] = item.published
        unchanged = is_unchanged(item, known.get(item.key))
        found = Same(item.key) if unchanged else await opening.post(item, first=not given)
        given += not isinstance(found, Skipped)
        broken += isinstance(found, Skipped) and found.why == "broken"
        if isinstance(found, Skipped) and found.why in ("private", "noindex", "paid"):
            shut.add(item.key)
        yield found
    for key in gone(known, seen, shut, extent.list_complete):
        yield Gone(key)


class _Opening:
    """Opens one post after the other; three that hang their reader end it."""

    def __init__(self, session: CrawlSession, open: Open) -> None:
        self._session = session
        self._open = open
        self._hung = 0

    async def post(self, item: Listed, first: bool) -> Post | Skipped:
        try:
            return await _open(self._session, item, self._open, first)
        except SandboxFailed as error:
            self._hung += 1
            log.warning("a post hung its reader (%d so far)", self._hung)
            if self._hung >= most_hung:
                raise HardToRead(item.url, error.why) from None
            return Skipped(item.name, "broken")


async def _open(session: CrawlSession, item: Listed, open: Open, first: bool) -> Post | Skipped:
    try:
        return await open(item)
    except SandboxFailed:
        raise
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
        if session.lost:
            raise
        return Skipped(item.name, "private" if error.status in (401, 403) else "broken")
    except BlogError:
        return Skipped(item.name, "broken")


def gone(
    known: Mapping[str, KnownPost], seen: Mapping[str, datetime | None], shut: Collection[str], list_complete: bool
) -> list[str]:
    """The known posts that are not for everybody any more, and those that ought to have been listed and were not: all
    others of a list that was read to its end, else those newer than the oldest one listed."""
    dates = [published for published in seen.values() if published]
    reached = _end(min(dates)) if dates and len(dates) == len(seen) else None
    return [
        key
        for key, post in known.items()
        if key in shut
        or (
            key not in seen
            and (list_complete or (reached is not None and post.published is not None and post.published > reached))
        )
    ]


def _end(moment: datetime) -> datetime:
    """Midnight stands for the whole day: some lists tell no more of a date."""
    return moment + timedelta(days=1) if (moment.hour, moment.minute, moment.second) == (0, 0, 0) else moment
