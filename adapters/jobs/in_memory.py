"""Jobs for the terminal and for tests; they live as long as the program does."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from adapters.jobs.under_way import UnderWay
from bot.ports import JobKind, PickJobs, RunJob


@dataclass(frozen=True)
class _Job:
    id: str
    kind: JobKind
    key: str | None = None
    when: datetime | None = None


class InMemoryJobs:
    """bot.ports.Jobs without a database. What was parked is gone on with when it is started again.

    `sleep` waits until a job of `at` is due, by `clock`.
    """

    def __init__(
        self,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._given: set[str] = set()
        self._left: dict[str, _Job] = {}  # not done yet, in order
        self._begun: dict[str, asyncio.Task[bool]] = {}
        self._under_way: UnderWay | None = None

    async def start(self, run: RunJob) -> None:
        """Begin to do what is given, and what was left when this was drained."""
        self._under_way = UnderWay(run)
        self._begin()

    async def give(self, id: str, key: str | None, kind: JobKind) -> None:
        """Have it done, once for each id: of one key one at a time and in order; without a key at once."""
        self._put(_Job(id, kind, key))

    async def at(self, id: str, when: datetime, kind: JobKind) -> None:
        """Have it done when its time has come."""
        self._put(_Job(id, kind, when=when))

    async def adopt(self) -> None:
        """Nothing is left by a process that died: wait until cancelled."""
        await asyncio.Event().wait()

    async def drain(self, seconds: float) -> None:
        """Begin nothing more; what has not ended within these seconds is parked until the next start."""
        if not (under_way := self._under_way):
            return
        await under_way.drain(seconds)
        self._under_way = None
        for task in (waiting := [*self._begun.values()]):
            task.cancel()  # those that wait for their time
        if waiting:
            await asyncio.wait(waiting)

    async def forget(self, meant: PickJobs) -> bool:
        """Forget the jobs that are meant; False: some are not done yet."""
        theirs = await meant(sorted(self._given))
        self._given -= theirs - self._left.keys()
        return not theirs & self._left.keys()

    def alive(self) -> bool:
        """Whether jobs are being done."""
        return self._under_way is not None

    async def idle(self) -> None:
        """Wait until nothing is under way, and nothing waits but for its time."""
        while busy := [task for id, task in self._begun.items() if self._is_due(self._left[id])]:
            await asyncio.wait(busy)

    def _put(self, job: _Job) -> None:
        if job.id not in self._given:
            self._given.add(job.id)
            self._left[job.id] = job
            self._begin()

    def _is_due(self, job: _Job) -> bool:
        return job.when is None or job.when <= self._clock()

    def _begin(self) -> None:
        """Everything whose key is free."""
        if not (under_way := self._under_way):
            return
        busy = {self._left[id].key for id in self._begun} - {None}
        for job in self._left.values():
            if job.id not in self._begun and job.key not in busy:
                task = self._begun[job.id] = asyncio.create_task(self._do(job, under_way))  # drain sees to its end
                task.add_done_callback(partial(self._ended, job.id))
            busy |= {job.key} - {None}

    async def _do(self, job: _Job, under_way: UnderWay) -> bool:
        if job.when:
            await self._sleep(max(0.0, (job.when - self._clock()).total_seconds()))
        return await under_way.do(job.kind, job.id)

    def _ended(self, id: str, task: asyncio.Task[bool]) -> None:
        del self._begun[id]
        if not task.cancelled() and task.result():
            del self._left[id]
        self._begin()
