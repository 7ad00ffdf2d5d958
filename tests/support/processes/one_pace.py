"""The pace of a platform as all processes share it, in memory, with the time that a database takes.

shared = OnePace(time, time.sleep, answers_in=0.002)
shared.away = True          # until it is False again, nobody is answered
"""

import asyncio
from collections.abc import Awaitable, Callable

from bot.stores.paces import Slots

AHEAD = 1_790_000_000.0  # what its clock shows more than that of a process


class OnePace:
    """bot.stores.paces.Paces. `asked` counts the questions, each of which is answered in so many seconds; `held` is for
    how many seconds nobody was to call."""

    def __init__(
        self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]], answers_in: float = 0.0
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._free: dict[str, float] = {}
        self.answers_in = answers_in
        self.asked = 0
        self.held: list[float] = []
        self.away = False
        self.processes = 2

    async def take(self, platform: str, calls: int, every: float, lead: float = 0.0) -> Slots:
        now = await self._asked()
        first = max(self._free.get(platform, 0.0), now + lead)
        self._free[platform] = first + calls * every
        await self._on_its_way()
        return Slots(first, now, self.processes)

    async def hold(self, platform: str, seconds: float) -> None:
        now = await self._asked()
        self.held.append(seconds)
        self._free[platform] = max(self._free.get(platform, 0.0), now + seconds)
        await self._on_its_way()

    async def _asked(self) -> float:
        self.asked += 1
        if self.away:
            raise ConnectionError
        await self._on_its_way()
        return self._clock() + AHEAD

    async def _on_its_way(self) -> None:
        if self.answers_in:
            await self._sleep(self.answers_in / 2)
        else:
            await asyncio.sleep(0)
