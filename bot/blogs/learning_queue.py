"""Who is learned from next: short before long, everybody in turn, and those who have no voice yet first."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count

_A_SECOND = 60_000  # characters learned from in a second
_SHORTEST_FIRST = 10.0  # seconds that a learning lets shorter ones go before it, for each second it takes itself
_RENEWAL = 600.0  # seconds that it lets others go before it where there is a voice already

_Waiting = tuple[float, int, asyncio.Future[None]]


class LearningQueue:
    """Gives `most` turns at once. `clock` counts seconds.

    Everything that comes has its place at once: when it came, or when this person's last one would have its turn, and
    later the longer it takes. So whatever comes long after goes behind it, and nobody waits for ever (start-time fair
    queueing, Goyal and others 1996).
    """

    def __init__(self, most: int, clock: Callable[[], float]) -> None:
        self._free = most
        self._clock = clock
        self._waiting: list[_Waiting] = []
        self._numbers = count()
        self._reached: dict[tuple[str, bool], float] = {}  # the last place of each person

    @asynccontextmanager
    async def turn(self, person: str, size: int, renewal: bool = False) -> AsyncIterator[None]:
        """Waits for the turn, and has it meanwhile. `size`: characters to learn from; `renewal`: there is a voice."""
        await self._wait(self._place(person, size, renewal))
        try:
            yield
        finally:
            self._pass_on()

    def _place(self, person: str, size: int, renewal: bool) -> float:
        now = self._clock()
        self._reached = {who: place for who, place in self._reached.items() if place > now}
        begins = max(now, self._reached.get((person, renewal), 0.0))
        self._reached[person, renewal] = begins + _SHORTEST_FIRST * size / _A_SECOND
        return self._reached[person, renewal] + _RENEWAL * renewal

    async def _wait(self, place: float) -> None:
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (place, next(self._numbers), turn))
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # it had come at the same moment
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            turn = heappop(self._waiting)[2]
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1
