"""What Discord tells is stored in the order it came, however long the database is away."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain, repeat
from typing import TypeVar

from bot.errors.frames import error_frames
from bot.ports import Take
from bot.stores import InboxItem

PATIENCE = 1.0  # seconds that storing may take once listening is over
WAITS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)  # between tries, the last one again and again: Discord sends nothing twice
ANSWER = 20.0  # seconds for an answer of the database; without one, everything behind it would wait for ever
T = TypeVar("T")
log = logging.getLogger(__name__)


class Intake:
    """Whoever comes stores what has gathered meanwhile, all at once."""

    def __init__(self, take: Take, sleep: Callable[[float], Awaitable[None]]) -> None:
        self._take = take
        self._sleep = sleep
        self._gathered: list[InboxItem] = []
        self._turn = asyncio.Lock()
        self._at_work: set[asyncio.Task[None]] = set()

    async def keep(self, item: InboxItem) -> None:
        """Until it is stored."""
        self._gathered.append(item)
        async with self._turn:
            items, self._gathered = self._gathered, []
            if items:
                await self.insist(partial(self._take, items))

    async def insist(self, call: Callable[[], Awaitable[T]]) -> T:
        """Until the database is there."""
        waits = chain(WAITS, repeat(WAITS[-1]))
        while True:
            try:
                async with asyncio.timeout(ANSWER):
                    return await call()
            except Exception as error:
                seconds = next(waits)
                log.error("the database is away: %s; trying again in %s s", error_frames(error), seconds)
            await self._sleep(seconds)

    @contextmanager
    def working(self, name: str) -> Iterator[None]:
        """What this task does is broken off when listening is over. A bug is logged without the words it was about."""
        task = asyncio.current_task()
        assert task
        self._at_work.add(task)
        try:
            yield
        except Exception as error:
            log.error("taking %s failed: %s", name, error_frames(error))
        finally:
            self._at_work.discard(task)

    async def close(self) -> None:
        """What is being stored may end; what still waits for the database or for Discord by then is broken off."""
        if at_work := set(self._at_work):
            _, late = await asyncio.wait(at_work, timeout=PATIENCE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
