"""Read what strangers made, learn and draw, each in a process that can be killed."""

import asyncio
import logging
import math
import multiprocessing
import pickle
import sys
import threading
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import ParamSpec, Self, TypeVar, cast

from pebble import ProcessExpired, ProcessPool

from adapters.sandbox.first_come import FirstComeQueue
from adapters.sandbox.worker import WorkDone, answer, be_modest, fault_of, killed_by_its_clock
from bot.errors import HardToRead
from bot.errors.frames import error_frames
from bot.model import WorkFault

P = ParamSpec("P")
T = TypeVar("T")
READERS = (  # modules imported once, before the first process is forked
    "adapters.blogs.formats.feed",
    "adapters.blogs.files.reader",
    "adapters.blogs.to_markdown.convert",
    "adapters.blogs.readers",
    "trafilatura.settings",  # or the first page of an unknown make would be charged for its 0.4 s in each process
)
ANALYSER = "adapters.sandbox.warmed"
IDLE = 600.0  # seconds after which processes end that have nothing to do; what learned has grown by then
SHARE = 4  # as many times the seconds it is given may pass by the clock, while others have the processors
SMALL = 200_000  # bytes of an answer that is unpickled in a millisecond

log = logging.getLogger(__name__)


class SandboxFailed(HardToRead):
    """The work took too long or too much memory, found no room on the disk, or broke; `why` says which."""

    def __init__(self, why: WorkFault = "slow", name: str = "") -> None:
        super().__init__(name, why)


class Allowance:
    """The seconds of a processor that are left for one document, however many calls are made of it."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds


class Sandbox:
    """Runs pure functions in processes of their own; they start with the first call and end with the `async with`, or
    when they have been idle.

    Readers of blogs and files share one, learning has another with more room, and what is done about a draft a third,
    which no learning holds up. One call may take so many `seconds` of a processor and so many bytes of `memory` on top
    of what a process is born with. `most`: how many may run at once; `idle`: the seconds after which nobody waits for
    another call; processes with a higher `nice` let others go first. `warm`: processes share an analyser of Korean that
    is loaded once, before the first of them; whoever gives it must give it to every sandbox. `in_line`: of tasks that
    wait the one that came first goes first, with all its calls; else calls are served as they come.
    """

    def __init__(
        self,
        seconds: float = 10.0,
        memory: int = 600_000_000,
        most: int = 2,
        warm: bool = False,
        idle: float = IDLE,
        nice: int = 5,
        in_line: bool = False,
    ) -> None:
        self._seconds = seconds
        self._limits = (memory, nice)
        self._most = most
        self._warm = warm
        self._idle = idle
        # One more for each process, so that none waits for the loop
        self._line = FirstComeQueue(2 * most if in_line else sys.maxsize)
        self._pool: ProcessPool | None = None
        self._starting = threading.Lock()
        self._calls = 0
        self._closed = False
        self._ending: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End the processes; what they are at fails, and so does what waits."""
        self._stay()
        self._closed = True
        if pool := self._let_go():
            await asyncio.to_thread(pool.join)

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns; it and its arguments are pickled. Raises SandboxFailed, or an error of our own that
        `work` raised."""
        return await self.run_within(self.allowance(), work, *args, **kwargs)

    def allowance(self, most: float = math.inf) -> Allowance:
        """What one document may take here, but no more than `most` seconds."""
        return Allowance(min(self._seconds, most))

    async def run_within(self, allowance: Allowance, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same as long as the allowance lasts, from which the time is taken. Raises SandboxFailed, or an error of
        our own that `work` raised."""
        if allowance.left <= 0:
            raise SandboxFailed("slow")
        self._calls += 1
        self._stay()
        try:
            async with self._line.turn():
                if self._closed:
                    raise SandboxFailed("broken")
                came = await self._answer(allowance.left, work, args, kwargs)
            allowance.left -= came.seconds
        except SandboxFailed:
            allowance.left = 0.0
            raise
        finally:
            self._calls -= 1
            if not self._calls:
                self._ending = asyncio.get_running_loop().call_later(self._idle, self._end_idle)
        return cast("T", await _unpacked(came))

    async def _answer(
        self, seconds: float, work: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]
    ) -> WorkDone:
        try:
            pool = self._pool
            if pool is None:  # not in the event loop: no process is there before all that is to be shared is loaded
                pool = await asyncio.to_thread(self._start)
            call = pool.schedule(answer, args=(seconds, work, args, kwargs), timeout=SHARE * seconds)
            came: WorkDone = await asyncio.wrap_future(call)
        except Exception as error:
            if isinstance(error, BrokenProcessPool):
                self._let_go()  # it takes no more calls
            fault = _fault_of(error)
            _note(work, fault, error_frames(error))
            raise SandboxFailed(fault) from error
        if came.fault:
            _note(work, came.fault, came.frames)
            raise SandboxFailed(came.fault)
        return came

    def _start(self) -> ProcessPool:
        """The pool with its processes running."""
        with self._starting:
            if self._pool is None:
                pool = self._new_pool()
                assert pool.active  # asking for it starts it
                self._pool = pool
            return self._pool

    def _new_pool(self) -> ProcessPool:
        # A fork of a process with threads may hang; a fork of a server that has none is safe and quick.
        ways = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
        if "forkserver" in ways:
            context.set_forkserver_preload([*READERS, *([ANALYSER] if self._warm else [])])
        return ProcessPool(
            max_workers=self._most, max_tasks=500, initializer=be_modest, initargs=self._limits, context=context
        )

    def _stay(self) -> None:
        if self._ending:
            self._ending.cancel()
            self._ending = None

    def _end_idle(self) -> None:
        if pool := self._let_go():
            asyncio.get_running_loop().run_in_executor(None, pool.join)

    def _let_go(self) -> ProcessPool | None:
        """The pool, told to stop; the next call starts another."""
        pool, self._pool = self._pool, None
        if pool:
            pool.stop()  # type: ignore[no-untyped-call]
        return pool


def _fault_of(error: Exception) -> WorkFault:
    """A process that dies of itself most often had no memory left."""
    if isinstance(error, ProcessExpired):
        return "slow" if killed_by_its_clock(error.exitcode) else "memory"
    return fault_of(error)


def _note(work: Callable[..., object], fault: WorkFault, frames: str) -> None:
    """What is broken may be a bug of ours, and a full disk is for whoever runs the bot; the others are a document's."""
    if fault in ("broken", "disk"):
        log.error("%s failed (%s): %s", getattr(work, "__name__", "work"), fault, frames)
    else:
        log.info("%s failed (%s)", getattr(work, "__name__", "work"), fault)


async def _unpacked(came: WorkDone) -> object:
    """The value of an answer. Raises the error in it."""
    if came.error:
        raise cast("Exception", pickle.loads(came.error))
    if len(came.value) < SMALL:
        return cast("object", pickle.loads(came.value))
    return cast("object", await asyncio.to_thread(pickle.loads, came.value))
