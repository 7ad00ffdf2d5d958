"""Turns to speak, at the pace that a chat and its whole platform bear."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from adapters.chat.budget import SharedBudget

CROWD = 3  # rooms that are told to wait within a second: then it is the platform that has too much, not these rooms
INSTANT = 0.001  # seconds: to wait for less would be to wait for ever, by rounding


class Urgency(IntEnum):
    """What a call is for; the lower goes first."""

    FIRST = 0  # a first sign, a short answer, a button that shines
    LAST = 1  # how a text stands in the end
    FILE = 2  # what hangs below it
    GROWING = 3  # what will be changed again


Order = Callable[[], tuple[Urgency, float]]  # as of now; of equal urgency, the earlier moment goes first
HeldBy = Literal["line", "room", "platform"]  # who has us wait: a bad connection, this room, or all of the platform


def no_matter() -> None:
    """Where nobody counts how often a platform has us wait."""


@dataclass(eq=False)
class _Waiting:
    order: Order
    called: bool = False
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Pace:
    """At most one call every `seconds`, whoever makes it, and of those who wait the most urgent first.

    `under` is a pace that all calls of this one keep as well.
    """

    def __init__(
        self,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        under: "PlatformPace | None" = None,
    ) -> None:
        self.seconds = seconds
        self.clock = clock
        self.sleep = sleep
        self._under = under
        self._free = clock()
        self._slack = 0.0  # seconds that a turn may be late without those behind it being later, too
        self._line: list[_Waiting] = []
        self._calling = False

    async def turn(self, order: Order | None = None) -> None:
        """Wait until one more call is borne; without an order it is among the most urgent."""
        now = self.clock()
        mine = _Waiting(order or (lambda: (Urgency.FIRST, now)))
        self._line.append(mine)
        try:
            while not mine.called:
                if self._calling:
                    await mine.news.wait()
                    mine.news.clear()
                else:
                    await self._call()
        finally:
            if not mine.called:
                self._line.remove(mine)
            if self._line and not self._calling:
                self._line[0].news.set()

    async def hold(self, seconds: float, by: HeldBy = "room") -> None:
        """No call for that long, not even by those who wait already."""
        self._free = max(self._free, self.clock() + seconds)
        if self._under and by == "platform":
            await self._under.hold(seconds)
        elif self._under and by == "room":
            await self._under.refused(self, seconds)

    async def _call(self) -> None:
        """One of those who wait calls the next one, itself or another."""
        self._calling = True
        try:
            await self._rest()
            if self._under:
                await self._under.turn(lambda: min(each.order() for each in self._line))
                await self._rest()  # it may have been told to wait meanwhile
            first = min(self._line, key=lambda each: each.order())
            self._line.remove(first)
            self._free = max(self._free, self.clock() - self._slack) + self.seconds
            first.called = True
            first.news.set()
        finally:
            self._calling = False

    async def _rest(self) -> None:
        while (wait := self._free - self.clock()) > INSTANT:
            await self.sleep(wait)


class PlatformPace(Pace):
    """What all rooms of a platform bear together: so many calls a second, evenly spread, while it lets anybody in.

    With `shared` they are the calls of all processes. The pace of a room stays in memory all the same: a draft is shown
    by one process at a time, and a short answer that another one gives beside it is borne.
    """

    def __init__(
        self,
        per_second: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        let_in: Callable[[], Awaitable[object]] | None = None,
        shared: SharedBudget | None = None,
    ) -> None:
        super().__init__(1 / per_second, clock, sleep)
        self._let_in = let_in
        self._shared = shared
        self._slack = self.seconds / 2  # more would let one more call into a second
        self._refusals: dict[Pace, tuple[float, float]] = {}  # when, and until when

    def room(self, seconds: float) -> Pace:
        """The pace of one room here: a call every so many seconds."""
        return Pace(seconds, self.clock, self.sleep, self)

    async def hold(self, seconds: float, by: HeldBy = "platform") -> None:
        """No call for that long, by any process."""
        await super().hold(seconds, by)
        if self._shared:
            await self._shared.hold(seconds)

    async def refused(self, room: Pace, seconds: float) -> None:
        """A room is told to wait. Platforms do not say whose limit it was; many rooms at once tell."""
        now = self.clock()
        self._refusals = {other: told for other, told in self._refusals.items() if told[0] > now - 1}
        self._refusals[room] = now, now + seconds
        if len(self._refusals) >= CROWD:
            await self.hold(min(until for _, until in self._refusals.values()) - now)

    async def admit(self) -> None:
        """Wait until the platform, and whoever else has a say, lets anybody in."""
        if self._let_in:
            await self._let_in()

    async def _rest(self) -> None:
        while True:
            await super()._rest()
            if self._shared:
                await self._shared.turn(len(self._line))
            began = self.clock()
            await self.admit()
            if self._shared is None or max(self._free, self.clock()) - began <= INSTANT:
                return  # else it waited meanwhile, or was told to, and the call that was taken is over
