"""Jobs that are done at once, and a test that waits for what it wants to see done."""

import asyncio
from datetime import datetime

from bot.ports import JobKind, PickJobs, RunJob


class Errands:
    """bot.ports.Jobs in memory. `later` is what was given for another time, which never comes by itself."""

    def __init__(self) -> None:
        self.run: RunJob | None = None
        self.later: list[tuple[JobKind, str]] = []
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._last: dict[str, asyncio.Task[None]] = {}
        self._waits: set[str] = set()

    async def give(self, id: str, key: str | None, kind: JobKind) -> None:
        if id in self._tasks:
            return
        before = self._last.get(key) if key else None
        if before and not before.done():
            self._waits.add(id)
        self._tasks[id] = task = asyncio.create_task(self._do(before, kind, id))
        if key:
            self._last[key] = task

    async def _do(self, before: asyncio.Task[None] | None, kind: JobKind, id: str) -> None:
        if before:
            await asyncio.wait([before])
        assert self.run
        await self.run(kind, id)

    async def at(self, id: str, when: datetime, kind: JobKind) -> None:
        self.later.append((kind, id))

    async def adopt(self) -> None:
        await asyncio.Event().wait()

    async def drain(self, seconds: float) -> None:
        """Cancels what is under way, as the end of a process does."""
        for task in self._tasks.values():
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks.values())

    @property
    def ids(self) -> set[str]:
        return set(self._tasks)

    async def forget(self, meant: PickJobs) -> bool:
        done = {id for id, task in self._tasks.items() if task.done()}
        theirs = await meant(list(self._tasks))
        for id in theirs & done:
            del self._tasks[id]
        return theirs <= done

    def alive(self) -> bool:
        return True

    async def idle(self) -> None:
        """Until nothing is under way."""
        while busy := [task for task in self._tasks.values() if not task.done()]:
            await asyncio.wait(busy)

    def given(self, id: str) -> bool:
        """Whether something said was given to be heard."""
        return f"hear:{id}" in self._tasks

    async def answered(self, id: str) -> None:
        """Until something said was answered, or done, or it waits for its turn."""
        await self._tasks[f"hear:{id}"]
        doing = self._tasks.get(f"do:{id}")
        if doing and f"do:{id}" not in self._waits:
            await doing
