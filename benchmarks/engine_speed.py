"""How quickly jobs begin, and what waiting for them costs: python -m benchmarks.engine_speed [DATABASE_URL]"""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress

import psutil

from adapters.jobs.durable import DurableJobs
from bot.ports import JobKind

MANY = 200
LOAD = """
import time, psutil, sqlalchemy.ext.asyncio, aiosqlite, asyncpg
rss, clock, cpu = psutil.Process().memory_info().rss, time.perf_counter(), time.process_time()
import dbos
clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
rss = (psutil.Process().memory_info().rss - rss) / 2**20
print(f"import of dbos beside SQLAlchemy: {clock:.2f} s ({cpu:.2f} s of processor), {rss:.0f} MiB")
"""
Row = tuple[str, Callable[[int], str | None], float]
ROWS: list[Row] = [
    ("no key, 10/s", lambda n: None, 10),
    ("a key each, 10/s", lambda n: f"person {n}", 10),
    ("20 keys, 10/s", lambda n: f"one of {n % 20}", 10),
    ("a key each, 100/s", lambda n: f"somebody {n}", 100),
]


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


async def measure(row: Row, jobs: DurableJobs, watch: Stopwatch) -> None:
    """Give many at so many a second."""
    name, key, rate = row
    cpu = time.process_time()
    async with asyncio.TaskGroup() as tasks:
        for n in range(MANY):
            tasks.create_task(watch.give(jobs, f"{name} {n}", key(n)))
            await asyncio.sleep(1 / rate)
    while len(watch.begun) < MANY:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.3)
    print(watch.row(name), f"  {1000 * (time.process_time() - cpu) / MANY:.1f} ms of processor each", flush=True)


async def main(url: str) -> None:
    """Prints the rows."""
    watch = Stopwatch()

    async def run(kind: JobKind, id: str) -> None:
        await watch.run(kind, id)

    for _ in range(3):
        at = time.perf_counter()
        jobs = DurableJobs(url)
        await jobs.start(run)
        print(f"start {time.perf_counter() - at:.2f} s", end="   ")
        at = time.perf_counter()
        await jobs.drain(0)
        print(f"drain {time.perf_counter() - at:.2f} s")
    jobs = DurableJobs(url)
    await jobs.start(run)
    adopting = asyncio.create_task(jobs.adopt())
    for row in ROWS:
        watch = Stopwatch()
        await measure(row, jobs, watch)
    await asyncio.sleep(2)
    cpu, at = time.process_time(), time.perf_counter()
    await asyncio.sleep(20)
    print(f"idle: {100 * (time.process_time() - cpu) / (time.perf_counter() - at):.1f} % of a core")
    print(f"RSS {psutil.Process().memory_info().rss / 2**20:.0f} MiB, threads {psutil.Process().num_threads()}")
    await jobs.drain(0)
    adopting.cancel()
    with suppress(asyncio.CancelledError):
        await adopting


if __name__ == "__main__":
    subprocess.run([sys.executable, "-c", LOAD], check=True)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{folder}/maltu.db"))
