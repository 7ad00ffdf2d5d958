"""Read what strangers made, learn and draw, each in a process that can be killed."""

import asyncio
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

P = ParamSpec("P")
T = TypeVar("T")
PRELOADED = [  # modules imported once, before the first process is forked
    "adapters.blogs.formats.feed",
    "adapters.blogs.files.reader",
    "adapters.blogs.to_markdown.convert",
    "adapters.blogs.platforms.naver",
]


class SandboxFailed(Exception):
    """The work took too long, too much memory, or killed its process."""


def _be_modest(memory: int) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # pebble's own handler never runs inside a C loop; it would wait 3 s
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    os.nice(5)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


class Sandbox:
    """Runs pure functions in processes of their own; they start with the first call and end with the `async with`.

    Readers of blogs and files share one, learning has another with more room. `seconds` and `memory` (bytes) are
    what one call may take, `most` how many may run at once.
    """

    def __init__(self, seconds: float = 10.0, memory: int = 1_500_000_000, most: int = 2) -> None:
        self._seconds = seconds
        self._memory = memory
        self._most = most
        self._pool: ProcessPool | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._pool is not None:
            pool, self._pool = self._pool, None
            pool.stop()  # type: ignore[no-untyped-call]
            await asyncio.to_thread(pool.join)

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns; it and its arguments are pickled. Raises SandboxFailed, or what `work` raised."""
        if self._pool is None:
            self._pool = self._start()
        call = self._pool.schedule(work, args=args, kwargs=kwargs, timeout=self._seconds)
        try:
            return await asyncio.wrap_future(call)
        except (TimeoutError, ProcessExpired, BrokenProcessPool, MemoryError, RecursionError) as error:
            raise SandboxFailed from error

    def _start(self) -> ProcessPool:
        # A fork of a process with threads may hang; a fork of a server that has none is safe and quick.
        ways = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
        if "forkserver" in ways:
            context.set_forkserver_preload(PRELOADED)
        return ProcessPool(
            max_workers=self._most, max_tasks=500, initializer=_be_modest, initargs=(self._memory,), context=context
        )
