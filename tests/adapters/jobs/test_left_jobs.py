"""Where a database goes back to an earlier time, its jobs are forgotten."""

import asyncio

from adapters.jobs.durable import DurableJobs
from adapters.jobs.left_jobs import forget_jobs


async def test_jobs_that_were_done_since_can_be_done_again(database: str) -> None:
    done: list[str] = []

    async def note(kind: str, id: str) -> None:
        done.append(id)

    for _ in range(2):
        jobs = DurableJobs(database)
        await jobs.start(note)
        await jobs.give("hear:1", None, "hear")
        async with asyncio.timeout(20):
            while not done:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        await jobs.drain(1)
        assert done == ["hear:1"]
        done.clear()
        await forget_jobs(database)
