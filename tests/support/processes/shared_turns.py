"""Turns of several processes, in memory.

locks = Locks()
one, other = locks.process(), locks.process()
one.dies()                  # what it had is free, and it hears nothing of that
one.is_cut_off()            # what it had is free, and it hears of it
one.away = True             # those who keep the turns are, for this process
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence

from bot.ports import nothing_lost


class Locks:
    """Who has which turn."""

    def __init__(self) -> None:
        self.held: dict[str, ProcessTurns] = {}

    def process(self) -> "ProcessTurns":
        return ProcessTurns(self)


class ProcessTurns:
    """bot.ports.Turns of one process."""

    def __init__(self, locks: Locks) -> None:
        self._locks = locks
        self._lost: dict[str, Callable[[], None]] = {}
        self._dead = False
        self.away = False

    @property
    def ours(self) -> set[str]:
        return {name for name, process in self._locks.held.items() if process is self}

    def shards(self) -> list[int]:
        """Those it has the turn of."""
        return sorted(int(name.split(":")[2].split("/")[0]) for name in self.ours if name.startswith("shard:"))

    async def take(self, name: str, lost: Callable[[], None] = nothing_lost) -> bool:
        await asyncio.sleep(0)
        if self._dead or self.away or name in self._locks.held:
            return False
        self._locks.held[name] = self
        self._lost[name] = lost
        return True

    async def held(self, name: str) -> bool:
        return name in self.ours

    async def release(self, name: str) -> None:
        if name in self.ours:
            del self._locks.held[name]

    async def free(self, names: Iterable[str]) -> Sequence[str]:
        if self._dead or self.away:
            raise ConnectionError
        return [name for name in names if name not in self._locks.held]

    async def sure(self) -> None:
        pass

    async def keep(self) -> None:
        await asyncio.Event().wait()

    def dies(self) -> None:
        self._dead = True
        for name in self.ours:
            del self._locks.held[name]

    def is_cut_off(self) -> None:
        for name in self.ours:
            del self._locks.held[name]
            self._lost[name]()
