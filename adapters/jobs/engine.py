"""A thread and a loop of its own for what keeps jobs, so that a database that is away holds up nobody else."""

import asyncio
import contextlib
import threading
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import Future
from contextvars import Context
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from adapters.jobs.under_way import UnderWay
from bot.loop import new_loop
from bot.ports import JobKind

if TYPE_CHECKING:
    from adapters.jobs.giver import Giver
    from adapters.jobs.runner import Runner

T = TypeVar("T")

_one = threading.Lock()  # a process has one DBOS


class EngineClosed(Exception):
    """It ended before the job was kept; giving it again, to the next one, is right."""


class Engine:
    """DBOS from its launch to its end. What it runs is done by `under_way`, in the loop that made the engine; at most
    `writes` drafts at once, and with 0 of them nothing is done here at all."""

    def __init__(self, url: str, executor: str, under_way: UnderWay, writes: int) -> None:
        self._url = url
        self._executor = executor
        self._under_way = under_way
        self._writes = writes
        self._here = asyncio.get_running_loop()
        self._loop = new_loop()
        self._runner: Runner | Giver | None = None
        self._holds_one = False
        self._closed = False
        threading.Thread(target=self._live, name="jobs", daemon=True).start()

    async def launch(self) -> None:
        """Begin. Raises whatever DBOS raises where the database is away; close it then."""
        await self._call(self._launch())

    async def give(self, kind: JobKind, id: str, key: str | None, delay: float | None = None) -> None:
        """Kept once this returns; it begins after `delay` seconds. Raises EngineClosed."""
        await self._call(self._launched.give(kind, id, key, delay))

    async def executors(self) -> set[str]:
        """The other processes that began something and have not ended it. Raises EngineClosed."""
        return await self._call(self._launched.executors())

    async def adopt(self, dead: Sequence[str]) -> None:
        """Have done what these began. Raises EngineClosed."""
        await self._call(self._launched.adopt(dead))

    def share(self, others: bool) -> None:
        """Whether other processes do jobs as well."""
        self._launched.others = others

    async def prune(self, before: datetime) -> int:
        """How many jobs were forgotten that ended before this. Raises EngineClosed."""
        return await self._call(self._launched.prune(before))

    async def known(self) -> Mapping[str, bool]:
        """Every job there is, and whether it has ended. Raises EngineClosed."""
        return await self._call(self._launched.known())

    async def delete(self, ids: Sequence[str]) -> None:
        """Forget these jobs. Raises EngineClosed."""
        await self._call(self._launched.delete(ids))

    async def close(self, patience: float) -> None:
        """Leave to other processes what is not done; returns after these seconds even if DBOS takes longer to end. Once
        is enough."""
        if self._closed:  # what it held may be another engine's by now
            return
        self._closed = True
        ended = Future[None]()
        deadline = self._here.time() + patience
        if self._runner:
            with contextlib.suppress(EngineClosed, TimeoutError):
                await asyncio.wait_for(self._call(self._runner.settle()), patience)
        threading.Thread(target=self._destroy, args=(ended,), name="jobs-end", daemon=True).start()
        await asyncio.wait([asyncio.wrap_future(ended)], timeout=deadline - self._here.time())

    @property
    def _launched(self) -> "Runner | Giver":
        assert self._runner
        return self._runner

    async def _call(self, work: Coroutine[Any, Any, T]) -> T:
        """What `work` returns in the other loop, where it goes on if the caller is cancelled. Raises EngineClosed."""
        given = _submit(work, self._loop)
        try:
            return await asyncio.shield(asyncio.wrap_future(given))
        except asyncio.CancelledError:
            if given.cancelled():
                raise EngineClosed from None
            raise

    async def _launch(self) -> None:
        if self._writes:
            while not _one.acquire(blocking=False):  # noqa: ASYNC110  (it is another loop that lets go)
                await asyncio.sleep(0.02)
            self._holds_one = True
            from adapters.jobs.runner import Runner  # here: it takes as long to import as much of the bot

            self._runner = Runner(self._url, self._executor, self._do, self._writes)
        else:
            from adapters.jobs.giver import Giver

            self._runner = Giver(self._url)
        await self._runner.launch()

    async def _do(self, kind: JobKind, id: str) -> bool:
        """Whether it was done, in the loop of the bot; not where that has ended."""
        try:
            return await asyncio.wrap_future(_submit(self._under_way.do(kind, id), self._here))
        except EngineClosed:
            return False

    def _live(self) -> None:
        self._loop.run_forever()
        self._cancel_all()
        self._loop.run_until_complete(self._loop.shutdown_default_executor())  # a thread may still begin a job
        self._cancel_all()
        self._loop.close()

    def _cancel_all(self) -> None:
        left = asyncio.all_tasks(self._loop)
        for task in left:
            task.cancel()
        if left:
            self._loop.run_until_complete(asyncio.wait(left))

    def _destroy(self, ended: Future[None]) -> None:
        try:
            if self._runner:
                self._runner.destroy()
        finally:
            if self._holds_one:
                _one.release()
            self._loop.call_soon_threadsafe(self._loop.stop)
            ended.set_result(None)


def _submit(work: Coroutine[Any, Any, T], loop: asyncio.AbstractEventLoop) -> Future[T]:
    # In a context of its own: to DBOS, what a job gives would else be a step of it, the same at every try
    try:
        return Context().run(asyncio.run_coroutine_threadsafe, work, loop)
    except RuntimeError:  # the loop is closed
        work.close()
        raise EngineClosed from None
