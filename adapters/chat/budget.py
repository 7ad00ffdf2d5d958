"""What this process may ask of a platform, where several processes speak there."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.stores.paces import Paces

T = TypeVar("T")

log = logging.getLogger(__name__)

BLOCK = 4  # calls taken at once: the most urgent call of another process waits for no more of them
PATIENCE = 2.0  # seconds for an answer of the database
AGAIN = 5.0  # seconds for which a database that was away is not asked again
LEAD = 1.0  # most seconds ahead that calls are taken, where answers of the database come late
CLOCKS = 16  # answers by which the clock of the database is known


class SharedBudget:
    """Calls to a platform, taken in small blocks from those of all processes.

    A call that could not be made in its moment is let go: made later, it would be one too many for the others. While
    the database is away, this process keeps to its own share, the pace of all divided by the processes known.
    """

    def __init__(
        self,
        paces: Paces,
        platform: str,
        seconds: float,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._paces = paces
        self._platform = platform
        self._seconds = seconds
        self._clock = clock
        self._sleep = sleep
        self._moments: deque[float] = deque()  # when the calls that were taken may be made
        self._last = clock()  # the last of them
        self._clocks: deque[float] = deque(maxlen=CLOCKS)
        self._lead = 0.0
        self._processes = 1
        self._away: float | None = None  # the database is, until it is asked again

    async def turn(self, waiting: int) -> None:
        """Wait until one more call may be made; so many wait for one here."""
        while True:
            if not self._moments:
                await self._take(max(1, min(waiting, BLOCK)))
            moment = self._moments.popleft()
            if (wait := moment - self._clock()) > 0:
                await self._sleep(wait)
            if self._clock() <= moment + self._seconds / 2:  # more would let one more call into a second
                return

    async def hold(self, seconds: float) -> None:
        """No call for that long, whoever makes it; what this process has taken already is let go."""
        self._moments.clear()
        await self._told(lambda: self._paces.hold(self._platform, seconds))

    async def _take(self, calls: int) -> None:
        taken = await self._told(lambda: self._paces.take(self._platform, calls, self._seconds, self._lead))
        if taken is None:
            self._last = max(self._last + self._seconds * self._processes, self._clock())
            self._moments.append(self._last)
            return
        received = self._clock()
        self._clocks.append(taken.now - received)
        first = taken.first - max(self._clocks)  # the quickest answer tells the other clock best
        late = received - first
        self._lead = min(LEAD, self._lead + late) if late > self._seconds / 2 else self._lead / 2
        self._processes = taken.processes
        self._moments.extend(first + n * self._seconds for n in range(calls))
        self._last = self._moments[-1]

    async def _told(self, call: Callable[[], Awaitable[T]]) -> T | None:
        """What the database says to it; None where it is away."""
        if self._away is not None and self._clock() < self._away:
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await call()
        except Exception as error:  # whatever becomes of the database, people are answered
            if self._away is None:
                lost = self._platform, type(error).__name__, self._processes
                log.warning("the pace on %s is not shared (%s): this process keeps to 1/%d of it", *lost)
            self._away = self._clock() + AGAIN
            return None
        if self._away is not None:
            self._away = None
            log.info("the pace on %s is shared again", self._platform)
        return answer


def shared_budget(
    paces: Paces | None,
    platform: str,
    per_second: float,
    clock: Callable[[], float],
    sleep: Callable[[float], Awaitable[None]],
) -> SharedBudget | None:
    """So many calls a second, of all processes; None where there is one process alone."""
    return SharedBudget(paces, platform, 1 / per_second, clock, sleep) if paces else None
