"""Turns of a process that shares its work with no other: it has each that it takes."""

import asyncio
from collections.abc import Callable, Iterable, Sequence

from bot.ports import nothing_lost


class Alone:
    """bot.ports.Turns of a process that shares its work with no other: every turn is its own."""

    def __init__(self) -> None:
        self._ours: set[str] = set()

    async def take(self, name: str, lost: Callable[[], None] = nothing_lost) -> bool:
        """Whether it is ours from now on; it is never lost."""
        if name in self._ours:
            return False
        self._ours.add(name)
        return True

    async def held(self, name: str) -> bool:
        """Whether it is ours."""
        return name in self._ours

    async def release(self, name: str) -> None:
        """Let go of it."""
        self._ours.discard(name)

    async def free(self, names: Iterable[str]) -> Sequence[str]:
        """Those that are not ours."""
        return [name for name in names if name not in self._ours]

    async def sure(self) -> None:
        """Nobody is there who could think it dead."""

    async def keep(self) -> None:
        """Nobody is there to be told: wait until cancelled."""
        await asyncio.Event().wait()
