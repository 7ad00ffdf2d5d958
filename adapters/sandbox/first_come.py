"""Whoever came first goes first, with all that they ask for afterwards."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count
from weakref import WeakKeyDictionary


class FirstComeQueue:
    """Turns, so many at a time. A task keeps the place in the line that it had when it first came: a draft that is
    checked is spelled and heard, too, before the next one is checked, so that drafts that end together are done one
    after another and not all at the end."""

    def __init__(self, most: int) -> None:
        self._free = most
        self._places = count()
        self._place_of: WeakKeyDictionary[asyncio.Task[object], int] = WeakKeyDictionary()
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """One turn of the task that asks."""
        place = self._place()
        if self._free:
            self._free -= 1
        else:
            await self._wait(place)
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, place: int) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (place, next(self._places), mine))
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():  # it was ours already
                self._pass_on()
            raise

    def _place(self) -> int:
        task = asyncio.current_task()
        assert task
        return self._place_of.setdefault(task, next(self._places))

    def _pass_on(self) -> None:
        while self._waiting:
            *_, first = heappop(self._waiting)
            if not first.done():
                first.set_result(None)
                return
        self._free += 1
