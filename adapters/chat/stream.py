"""Read replies as fast as they come, and tell when there is enough that is new."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass

from bot.model import Reply
from bot.ports import Replies

CALM = 2.5  # seconds between two looks of a text that grows slowly
MUCH = 80  # characters, about three lines on a phone, that are worth a look sooner


@dataclass(frozen=True)
class Seen:
    """The newest reply at one moment, and whether it is the last."""

    reply: Reply | None
    last: bool


class Stream:
    """Replies, of which only the newest counts."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self.failure: Exception | None = None
        self._clock = clock
        self._sleep = sleep
        self._newest: Reply | None = None
        self._ended = False
        self._drawn: str | None = None
        self._any = asyncio.Event()
        self._much = asyncio.Event()

    @property
    def ended(self) -> bool:
        """Whether the newest reply is the last one."""
        return self._ended

    def seen(self) -> Seen:
        """What there is at this moment."""
        return Seen(self._newest, self._ended)

    async def read(self, replies: Replies) -> None:
        """Read them to the end; what goes wrong there is kept in `failure`."""
        try:
            async with aclosing(replies):
                async for reply in replies:
                    self._newest = reply
                    self._tell()
        except Exception as failure:
            self.failure = failure
        finally:
            self._ended = True
            self._tell()

    async def more(self, drawn: Reply | None) -> None:
        """Until there is more than was drawn just now: much of it, another text or the end at once, a little later."""
        self._drawn = drawn.text if drawn else None
        since = self._clock()
        while not self._ended and self._text == self._drawn:
            self._any.clear()
            await self._any.wait()
        wait = since + CALM - self._clock()
        if wait > 0 and not self._matters():
            self._much.clear()
            await _either(self._much.wait(), self._sleep(wait))

    @property
    def _text(self) -> str | None:
        return self._newest.text if self._newest else None

    def _tell(self) -> None:
        self._any.set()
        if self._matters():
            self._much.set()

    def _matters(self) -> bool:
        text, drawn = self._text or "", self._drawn
        return self._ended or drawn is None or len(text) - len(drawn) >= MUCH or not text.startswith(drawn)


async def _either(*waits: Awaitable[object]) -> None:
    """Until the first of them is over."""
    tasks = [asyncio.ensure_future(each) for each in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
