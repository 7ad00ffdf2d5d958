"""Where jobs are kept: in memory, in SQLite, in PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from adapters.jobs.durable import DurableJobs
from adapters.jobs.in_memory import InMemoryJobs
from tests.support.databases import new_database
from tests.support.worker import Worker

AnyJobs = DurableJobs | InMemoryJobs


@asynccontextmanager
async def working(jobs: AnyJobs, worker: Worker) -> AsyncIterator[AnyJobs]:
    """Jobs from their start until they are drained, as the bot runs them."""
    await jobs.start(worker.run)
    adopting = asyncio.create_task(jobs.adopt())
    try:
        yield jobs
    finally:
        await jobs.drain(0)
        adopting.cancel()
        await asyncio.wait([adopting])


async def soon(seconds: float) -> None:
    """Sleeps, but not long."""
    await asyncio.sleep(min(seconds, 0.05))


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
async def process(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Callable[[], AnyJobs]]:
    """Begins a process: the jobs are those that the one before it left. A test that takes it runs once on each."""
    if request.param == "memory":
        kept = InMemoryJobs()
        yield lambda: kept
    elif request.param == "sqlite":
        yield lambda: DurableJobs(f"sqlite:///{tmp_path}/maltu.db", sleep=soon)
    else:
        async with new_database(request.getfixturevalue("postgres_server")) as url:
            yield lambda: DurableJobs(url, sleep=soon)
