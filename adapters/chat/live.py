"""Show a reply that is still growing, at a pace the platform bears."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Protocol

from adapters.chat.pages import pages
from bot.model import Button, File, MessageId, Reply
from bot.ports import Placed, Replies


class Hold(Exception):
    """The platform asks to wait (429). `seconds` until the same call may be tried again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"hold for {seconds} s")
        self.seconds = seconds


class RoomGone(Exception):
    """Nothing can be shown here any more: blocked, kicked out, or the place is deleted."""


@dataclass(frozen=True)
class ShownPage:
    """One message as it should look: a page of Markdown, and on the last page what hangs below it."""

    text: str
    file: File | None = None
    picture: File | None = None
    buttons: tuple[Button, ...] = ()


class Canvas(Protocol):
    """Where sheets are put up, one message each. Raises Hold, or RoomGone; anything else is a bug."""

    async def put(self, sheet: ShownPage) -> list[MessageId]:
        """A new message below the others; several ids where a file or picture needs a message of its own."""
        ...

    async def change(self, message: MessageId, sheet: ShownPage) -> list[MessageId]:
        """Make a message look like this. "Not modified" is success. The ids it takes now, its own first."""
        ...

    async def erase(self, message: MessageId) -> None:
        """Take a message away. One that is gone already is success."""
        ...


class Pace:
    """At most one call every `seconds` in one room, whoever makes it."""

    def __init__(
        self,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.seconds = seconds
        self._clock = clock
        self._sleep = sleep
        self._free = clock()
        self._queue = asyncio.Lock()

    async def turn(self) -> None:
        """Wait until the room bears one more call: first come, first served."""
        async with self._queue:
            while (wait := self._free - self._clock()) > 0.001:  # below a millisecond, rounding would loop for ever
                await self._sleep(wait)
            self._free = self._clock() + self.seconds

    def hold(self, seconds: float) -> None:
        """No call for that long, not even by those who wait already."""
        self._free = max(self._free, self._clock() + seconds)


async def paint(
    replies: Replies,
    canvas: Canvas,
    pace: Pace,
    limit: int,
    measure: Callable[[str], int] = len,
    placed: Placed | None = None,
) -> list[MessageId]:
    """Show each reply in place of the one before; every message the last one took, in order.

    Replies that come faster than the pace are skipped, but never the last: it lands through any number of Holds.
    Full pages are put up once and not touched again unless their text changes. Buttons, file and picture come with
    the last. What the generator raises is raised once its last reply has landed; RoomGone closes the generator first.
    `placed` hears of every message that is up as soon as there is a new one among them.
    """
    stream = _Stream()
    wall = _Wall(canvas)
    told: list[MessageId] = []
    try:
        async with asyncio.TaskGroup() as together:
            together.create_task(stream.read(replies))
            while not (stream.ended and wall.looks_like(stream.sheets(limit, measure))):
                if wall.looks_like(stream.sheets(limit, measure)):
                    await stream.news()
                    continue
                await pace.turn()
                try:
                    await wall.mend(stream.sheets(limit, measure))
                except Hold as hold:
                    pace.hold(hold.seconds)
                if placed and not set(wall.ids) <= set(told):
                    told = wall.ids
                    await placed(told)
    except ExceptionGroup as group:
        if len(group.exceptions) > 1:
            raise
        raise group.exceptions[0] from stream.failure
    if stream.failure:
        raise stream.failure
    return wall.ids


class _Stream:
    """The newest reply, read as fast as it comes."""

    def __init__(self) -> None:
        self.newest: Reply | None = None
        self.ended = False
        self.failure: Exception | None = None
        self._changed = asyncio.Event()

    async def read(self, replies: Replies) -> None:
        try:
            async with aclosing(replies):
                async for reply in replies:
                    self.newest = reply
                    self._changed.set()
        except Exception as failure:
            self.failure = failure
        finally:
            self.ended = True
            self._changed.set()

    async def news(self) -> None:
        await self._changed.wait()
        self._changed.clear()

    def sheets(self, limit: int, measure: Callable[[str], int]) -> list[ShownPage]:
        """What should be seen now; while it grows, without what hangs below."""
        if self.newest is None:
            return []
        *full, last = [page if _visible(page) else "…" for page in pages(self.newest.text, limit, measure)]
        below = self.newest if self.ended else Reply("")
        return [*map(ShownPage, full), ShownPage(last, below.file, below.picture, below.buttons)]


class _Wall:
    """The sheets that are up, and the messages each of them takes."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._up: list[tuple[ShownPage, list[MessageId]]] = []

    @property
    def ids(self) -> list[MessageId]:
        return [message for _, messages in self._up for message in messages]

    def looks_like(self, wanted: list[ShownPage]) -> bool:
        return [sheet for sheet, _ in self._up] == wanted

    async def mend(self, wanted: list[ShownPage]) -> None:
        """One call that brings the wall nearer to what is wanted."""
        for at, sheet in enumerate(wanted):
            if at == len(self._up):
                self._up.append((sheet, await self._canvas.put(sheet)))
                return
            shown, messages = self._up[at]
            if shown != sheet:
                self._up[at] = (sheet, await self._canvas.change(messages[0], sheet))
                return
        if len(self._up) > len(wanted):
            _, messages = self._up[-1]
            await self._canvas.erase(messages[-1])
            messages.pop()
            if not messages:
                self._up.pop()


def _visible(text: str) -> bool:
    """Platforms refuse a message of spaces and zero-width characters alone."""
    return any(char.isprintable() and not char.isspace() for char in text)
