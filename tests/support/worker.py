"""Somebody who does jobs and writes down which; for the tests of what survives the process.

worker = Worker()
worker.hold("ann-1")                 # this one does not end until it is let go
await jobs.start(worker.run)
await worker.has_begun("ann-1")
worker.let_go("ann-1")
await worker.has_ended("ann-1")
"""

import asyncio
from collections.abc import Callable

from bot.ports import JobKind

LONG = 60  # seconds; nothing takes this long unless it is broken


class Worker:
    """Does jobs at once, but for those that are held; what became of them stands in `begun`, `ended` and `parked`."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.parked: list[str] = []
        self.kinds: dict[str, JobKind] = {}
        self.most_at_once: dict[str, int] = {}  # by what stands before the dash
        self._held: dict[str, asyncio.Event] = {}
        self._failing: dict[str, Exception] = {}
        self._busy: list[str] = []

    def hold(self, *ids: str) -> None:
        """These do not end until they are let go."""
        for id in ids:
            self._held[id] = asyncio.Event()

    def let_go(self, *ids: str) -> None:
        """These may end."""
        for id in ids:
            self._held[id].set()

    def fail(self, id: str, error: Exception) -> None:
        """This one raises."""
        self._failing[id] = error

    async def run(self, kind: JobKind, id: str) -> None:
        """bot.ports.Run."""
        self.begun.append(id)
        self.kinds[id] = kind
        key = id.partition("-")[0]
        self._busy.append(key)
        self.most_at_once[key] = max(self._busy.count(key), self.most_at_once.get(key, 0))
        try:
            await asyncio.sleep(0)
            if held := self._held.get(id):
                await held.wait()
            if error := self._failing.get(id):
                raise error
        except asyncio.CancelledError:
            self.parked.append(id)
            raise
        finally:
            self._busy.remove(key)
        self.ended.append(id)

    async def has_begun(self, *ids: str) -> None:
        """Wait until all of them have."""
        await until(lambda: set(ids) <= set(self.begun))

    async def has_ended(self, *ids: str) -> None:
        """Wait until all of them have."""
        await until(lambda: set(ids) <= set(self.ended))


async def until(true: Callable[[], bool]) -> None:
    """Wait until it is. Raises TimeoutError."""
    async with asyncio.timeout(LONG):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
