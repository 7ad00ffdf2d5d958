"""How quickly jobs begin, and what waiting for them costs: python -m benchmarks.engine_speed [DATABASE_URL]"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

import psutil

BEFORE = time.perf_counter(), psutil.Process().memory_info().rss
import aiosqlite  # noqa: E402, F401
import asyncpg  # type: ignore[import-untyped]  # noqa: E402, F401
import sqlalchemy.ext.asyncio  # noqa: E402, F401  (the bot has it loaded anyway)

SQL = time.perf_counter(), psutil.Process().memory_info().rss
import dbos  # noqa: E402, F401

LOADED = time.perf_counter(), psutil.Process().memory_info().rss

from adapters.jobs.durable import DurableJobs  # noqa: E402
from bot.ports import JobKind  # noqa: E402

MANY = 400


class Stopwatch:
    """When each job was given, was kept, and began."""

    def __init__(self) -> None:
        self.given: dict[str, float] = {}
        self.kept: list[float] = []
        self.begun: dict[str, float] = {}

    async def run(self, kind: JobKind, id: str) -> None:
        """bot.ports.Run."""
        self.begun[id] = time.perf_counter()

    async def give(self, jobs: DurableJobs, id: str, key: str | None) -> None:
        """Give it, and see how long that takes."""
        self.given[id] = time.perf_counter()
        await jobs.give(id, key, "do")
        self.kept.append(time.perf_counter() - self.given[id])

    def row(self, name: str) -> str:
        """p50 and p95 in milliseconds, until it was kept and until it began."""
        late = [self.begun[id] - at for id, at in self.given.items()]
        return f"{name:<34} kept {quantiles(self.kept)} ms   begun {quantiles(late)} ms"


def quantiles(seconds: list[float]) -> str:
    """p50 / p95 / max in milliseconds."""
    ordered = sorted(1000 * s for s in seconds)
    return " / ".join(f"{ordered[min(len(ordered) - 1, int(len(ordered) * q))]:6.1f}" for q in (0.5, 0.95, 1.0))


async def measure(
    name: str, jobs: DurableJobs, run: list[Stopwatch], key: Callable[[int], str | None], rate: float
) -> None:
    """Give many at so many a second."""
    run[0] = watch = Stopwatch()
    cpu = time.process_time()
    async with asyncio.TaskGroup() as tasks:
        for n in range(MANY):
            tasks.create_task(watch.give(jobs, f"{name} {n}", key(n)))
            await asyncio.sleep(1 / rate)
    while len(watch.begun) < MANY:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.3)
    print(watch.row(name), f"  {1000 * (time.process_time() - cpu - 0) / MANY:.1f} ms of processor each")


async def main(url: str) -> None:
    """Prints the rows."""
    print(f"import of dbos beside SQLAlchemy: {LOADED[0] - SQL[0]:.2f} s, {(LOADED[1] - SQL[1]) / 2**20:.0f} MiB")
    watches = [Stopwatch()]
    jobs = DurableJobs(url)

    async def run(kind: JobKind, id: str) -> None:
        await watches[0].run(kind, id)

    for _ in range(2):
        at = time.perf_counter()
        jobs = DurableJobs(url)
        await jobs.start(run)
        print(f"start {time.perf_counter() - at:.2f} s")
        at = time.perf_counter()
        await jobs.drain(0)
        print(f"drain {time.perf_counter() - at:.2f} s")
        await asyncio.sleep(1)
    jobs = DurableJobs(url)
    await jobs.start(run)
    adopting: Awaitable[None] = asyncio.create_task(jobs.adopt())
    rows: list[tuple[str, Callable[[int], str | None], float]] = [
        ("no key, 100/s", lambda n: None, 100),
        ("a key each, idle, 100/s", lambda n: f"person {n}", 100),
        ("20 keys, 20/s", lambda n: f"one of {n % 20}", 20),
        ("one key, 20/s", lambda n: "ann", 20),
    ]
    for name, key, rate in rows:
        await measure(name, jobs, watches, key, rate)
    await asyncio.sleep(2)
    cpu, at = time.process_time(), time.perf_counter()
    await asyncio.sleep(20)
    print(f"idle: {100 * (time.process_time() - cpu) / (time.perf_counter() - at):.1f} % of a core")
    print(f"RSS {psutil.Process().memory_info().rss / 2**20:.0f} MiB, threads {psutil.Process().num_threads()}")
    await jobs.drain(0)
    adopting.cancel()  # type: ignore[attr-defined]
    with suppress(asyncio.CancelledError):
        await adopting


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{folder}/maltu.db"))
    os._exit(0)
