"""Show a reply that is still growing, at a pace the platform bears."""

import asyncio
from collections.abc import Sequence

from adapters.chat.pace import HeldBy, Order, Pace, Urgency
from adapters.chat.pages import Pages
from adapters.chat.stream import Seen, Stream
from adapters.chat.wall import ShownPage, Wall
from bot.drafts.draft_text import has_text
from bot.model import MessageId
from bot.ports import Placed, Replies

LATE = 10.0  # seconds that a first sign may be held up before it says so


class Hold(Exception):
    """Not now. `seconds` until the same call may be tried again, and who says so: the platform (429), or the line."""

    def __init__(self, seconds: float, by: HeldBy = "room") -> None:
        super().__init__(f"hold for {seconds} s")
        self.seconds = seconds
        self.by = by


class RoomGone(Exception):
    """Nothing can be shown here any more: blocked, kicked out, or the place is deleted."""


async def paint(
    replies: Replies, wall: Wall, pace: Pace, pages: Pages, placed: Placed | None = None
) -> Sequence[MessageId]:
    """Show each reply in place of the one before; every message the last one took, in order.

    Replies that come faster than the pace are skipped, and a text that grows slowly is looked at every few seconds, but
    the last one is never skipped nor late: it lands through any number of Holds. Full pages are put up once and not
    touched again unless their text changes. Buttons, file and picture come with the last. What the generator raises is
    raised once its last reply has landed; RoomGone closes the generator first. `placed` hears of every message that is
    up as soon as they are others than before.
    """
    stream = Stream(pace.clock, pace.sleep)
    try:
        async with asyncio.TaskGroup() as together:
            together.create_task(stream.read(replies))
            await _draw(stream, wall, pace, pages, placed)
    except ExceptionGroup as group:
        if len(group.exceptions) > 1:
            raise
        raise group.exceptions[0] from stream.failure
    if stream.failure:
        raise stream.failure
    return wall.ids


async def _draw(stream: Stream, wall: Wall, pace: Pace, pages: Pages, placed: Placed | None) -> None:
    told, held, drawn_at = wall.ids, 0.0, pace.clock()
    while True:
        seen = stream.seen()
        sheets = _sheets(seen, pages, wall.apart, held)
        if wall.step(sheets, seen.last):
            await pace.turn(_order(stream, wall, sheets, drawn_at, pace.clock()))
            seen = stream.seen()
            sheets = _sheets(seen, pages, wall.apart, held)
            try:
                await wall.mend(sheets, seen.last)
                drawn_at = pace.clock()
            except Hold as hold:
                await pace.hold(hold.seconds, hold.by)
                held += hold.seconds if not wall.ids and hold.by != "line" else 0
            if placed and wall.ids != told:
                told = wall.ids
                await placed(told)
        if not wall.step(sheets, seen.last):
            if seen.last:
                return
            await stream.more(seen.reply)


def _sheets(seen: Seen, pages: Pages, apart: bool, held: float) -> list[ShownPage]:
    """What should be up now; while it grows, without what hangs below."""
    if seen.reply is None:
        return []
    late = f"\n\n{seen.reply.late}" if held >= LATE and seen.reply.late else ""
    # platforms refuse a message of spaces and zero-width characters alone
    *full, last = [page if has_text(page) else "…" for page in pages.of(seen.reply.text + late)]
    sheets = [*map(ShownPage, full)]
    if not seen.last:
        return [*sheets, ShownPage(last)]
    file, picture, buttons = seen.reply.file, seen.reply.picture, seen.reply.buttons
    if not apart:
        return [*sheets, ShownPage(last, file, picture, buttons)]
    below = [ShownPage("", picture=picture)] if picture else []
    below += [ShownPage("", file=file)] if file else []
    return [*sheets, ShownPage(last, buttons=buttons), *below]


def _order(stream: Stream, wall: Wall, sheets: Sequence[ShownPage], drawn_at: float, now: float) -> Order:
    """What the next call is for, as of the moment it is asked: what grows now may have ended by then."""
    first = not wall.ids
    step = wall.step(sheets, stream.ended)
    hangs = bool(step and step[0] == "put" and not sheets[step[1]].text)

    def order() -> tuple[Urgency, float]:
        if first:
            return Urgency.FIRST, now
        if stream.ended_at is not None:
            return (Urgency.FILE if hangs else Urgency.LAST), stream.ended_at
        return Urgency.GROWING, drawn_at

    return order
