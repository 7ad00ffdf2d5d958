"""Read what strangers made, learn and draw, each in a process that can be killed."""

import asyncio
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

P = ParamSpec("P")
T = TypeVar("T")
READERS = (  # modules imported once, before the first process is forked
    "adapters.blogs.formats.feed",
    "adapters.blogs.files.reader",
    "adapters.blogs.to_markdown.convert",
    "adapters.blogs.platforms.naver",
)
ANALYSER = "adapters.sandbox.warmed"
IDLE = 600.0  # seconds after which processes end that have nothing to do; what learned has grown by then


class SandboxFailed(Exception):
    """The work took too long, too much memory, or killed its process."""


def _be_modest(memory: int) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # pebble's own handler never runs inside a C loop; it would wait 3 s
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    os.nice(5)
    most = _address_space() + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _address_space() -> int:
    """Bytes of it that this process has from its birth, most of them shared; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


class Sandbox:
    """Runs pure functions in processes of their own; they start with the first call and end with the `async with`, or
    when they have been idle.

    Readers of blogs and files share one, learning has another with more room, and what is done about a draft a third,
    which no learning holds up. `seconds` and `memory` (bytes) are what one call may take, `most` how many may run at
    once, `idle` the seconds after which nobody waits for another call. `warm`: processes share an analyser of Korean
    that is loaded once, before the first of them; whoever gives it must give it to every sandbox.
    """

    def __init__(
        self,
        seconds: float = 10.0,
        memory: int = 1_500_000_000,
        most: int = 2,
        warm: bool = False,
        idle: float = IDLE,
    ) -> None:
        self._seconds = seconds
        self._memory = memory
        self._most = most
        self._warm = warm
        self._idle = idle
        self._pool: ProcessPool | None = None
        self._starting = threading.Lock()
        self._calls = 0
        self._ending: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End the processes; what they are at fails."""
        self._stay()
        if pool := self._let_go():
            await asyncio.to_thread(pool.join)

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns; it and its arguments are pickled. Raises SandboxFailed, or what `work` raised."""
        self._calls += 1
        self._stay()
        try:
            pool = self._pool
            if pool is None:  # not in the event loop: no process is there before all that is to be shared is loaded
                pool = await asyncio.to_thread(self._start)
            call = pool.schedule(work, args=args, kwargs=kwargs, timeout=self._seconds)
            return await asyncio.wrap_future(call)
        except BrokenProcessPool as error:
            self._let_go()  # it takes no more calls
            raise SandboxFailed from error
        except (TimeoutError, ProcessExpired, MemoryError, RecursionError) as error:
            raise SandboxFailed from error
        finally:
            self._calls -= 1
            if not self._calls:
                self._ending = asyncio.get_running_loop().call_later(self._idle, self._end_idle)

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
            max_workers=self._most, max_tasks=500, initializer=_be_modest, initargs=(self._memory,), context=context
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
