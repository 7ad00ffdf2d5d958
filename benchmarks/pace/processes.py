"""Real processes that share a pace through PostgreSQL, and how long a call waits that nobody else makes."""

import asyncio
import json
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from adapters.chat.budget import SharedBudget
from adapters.chat.pace import Pace, PlatformPace
from benchmarks.pace.simulated import CALL, ROOM, most_in_a_second
from storage.store import open_store

PLATFORMS = {"telegram": 28.0, "discord": 45.0}  # calls a second, as adapters.chat paces them
STREAMS = 100  # in each process
LONE = 40  # calls that nobody else makes
APART = 0.1  # seconds between them


@asynccontextmanager
async def _platform(url: str, name: str) -> AsyncIterator[PlatformPace]:
    async with open_store(url) as store:
        if store.paces is None:
            raise SystemExit("several processes share PostgreSQL, not a SQLite file")
        budget = SharedBudget(store.paces, name, 1 / PLATFORMS[name], time.monotonic, asyncio.sleep)
        yield PlatformPace(PLATFORMS[name], shared=budget)


async def _stream(room: Pace, until: float, calls: list[float]) -> None:
    while time.monotonic() < until:
        await room.turn()
        calls.append(time.monotonic())
        await asyncio.sleep(CALL)


async def stream(url: str, name: str, seconds: float) -> Sequence[float]:
    """When a process makes calls that streams so many drafts; the clock is the same for all processes of a machine."""
    calls: list[float] = []
    async with _platform(url, name) as platform, asyncio.TaskGroup() as together:
        until = time.monotonic() + seconds
        for _ in range(STREAMS):
            together.create_task(_stream(platform.room(ROOM), until, calls))
    return calls


async def alone(url: str, name: str) -> Sequence[float]:
    """Milliseconds until each of some calls may go that nobody else makes."""
    waits: list[float] = []
    async with _platform(url, name) as platform:
        for _ in range(LONE):
            await asyncio.sleep(APART)
            began = time.monotonic()
            await platform.room(ROOM).turn()
            waits.append((time.monotonic() - began) * 1000)
    return waits


def together(url: str, name: str, processes: int, seconds: float) -> str:
    """A row: the most calls of all processes in any second, calls in all and of the process that made fewest, and how
    long a lone call waits, p50 and p95."""
    command = [sys.executable, "-m", "benchmarks.pace", "--database", url, "--stream", name, "--seconds", str(seconds)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(processes)]
    calls = [json.loads(process.communicate()[0]) for process in running]
    waits = asyncio.run(alone(url, name))
    p50, p95 = statistics.median(waits), statistics.quantiles(waits, n=20)[-1]
    most, fewest = most_in_a_second([moment for each in calls for moment in each]), min(map(len, calls))
    return f"{most:8} {sum(map(len, calls)):9,} {fewest:9,} {p50:10.1f} ms {p95:8.1f} ms"
