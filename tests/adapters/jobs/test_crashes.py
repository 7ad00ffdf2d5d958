"""What a process began before it died is done by another one."""

import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]
import pytest

from adapters.jobs.durable import DurableJobs
from bot.ports import JobsStopped
from tests.adapters.jobs.conftest import soon, working
from tests.support.databases import OTHERS_OUT
from tests.support.job_process import job_process
from tests.support.worker import Worker, until

LOCKS = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1"


async def test_what_a_killed_process_left_is_done_by_the_next_one(database: str) -> None:
    async with job_process(database) as killed:
        await killed.give("ann-1!", "ann")
        await killed.give("hear-1!")
        for n in range(2, 12):
            await killed.give(f"ann-{n}", "ann")
        await killed.says("begun ann-1!")
        await killed.says("begun hear-1!")
        await killed.kill()
    next_one = Worker()
    async with working(DurableJobs(database), next_one):
        await next_one.has_ended("ann-11", "hear-1!")
    assert [id for id in next_one.begun if id != "hear-1!"] == ["ann-1!", *(f"ann-{n}" for n in range(2, 12))]
    assert next_one.most_at_once == {"ann": 1, "hear": 1}


async def test_what_a_killed_process_had_done_is_not_done_again(database: str) -> None:
    async with job_process(database) as killed:
        await killed.give("ann-1", "ann")
        await killed.give("ann-2!", "ann")
        await killed.says("begun ann-2!")
        await killed.kill()
    next_one = Worker()
    async with working(DurableJobs(database), next_one) as jobs:
        await jobs.give("ann-1", "ann", "do")
        await next_one.has_ended("ann-2!")
    assert next_one.begun == ["ann-2!"]


async def test_what_a_killed_process_left_is_done_by_one_that_lives(postgres_database: str) -> None:
    worker = Worker()
    jobs = DurableJobs(postgres_database, sleep=soon)
    async with job_process(postgres_database) as killed:
        await killed.give("ann-1!", "ann")
        await killed.says("begun ann-1!")  # before the other one lives, which may begin what has a key as well
        async with working(jobs, worker):
            await killed.give("ann-2", "ann")
            await killed.kill()
            await worker.has_ended("ann-1!", "ann-2")
    assert worker.begun == ["ann-1!", "ann-2"]


async def test_what_a_living_process_does_is_left_to_it(postgres_database: str) -> None:
    worker, looks = Worker(), list[float]()

    async def between_looks(seconds: float) -> None:
        looks.append(seconds)
        await soon(seconds)

    jobs = DurableJobs(postgres_database, sleep=between_looks)
    async with job_process(postgres_database) as other:
        await other.give("ann-1!", "ann")
        await other.says("begun ann-1!")
        async with working(jobs, worker):
            await jobs.give("ann-2", "ann", "do")
            await jobs.give("bob-1", None, "do")  # with a key, either process may do it
            await worker.has_ended("bob-1")
            before = len(looks)
            await until(lambda: len(looks) >= before + 4)  # for the dead
            assert worker.begun == ["bob-1"]
            await other.kill()
            await worker.has_ended("ann-1!", "ann-2")


async def test_a_drained_process_is_followed_by_one_that_lives(postgres_database: str) -> None:
    drained, living = Worker(), Worker()
    drained.hold("ann-1")
    async with working(DurableJobs(postgres_database), drained) as jobs:
        await jobs.give("ann-1", "ann", "do")
        await drained.has_begun("ann-1")
        async with job_process(postgres_database) as other:
            await jobs.drain(0)
            await other.says("ended ann-1")
    assert living.begun == []


def modes_in(folder: Path) -> dict[str, int]:
    """Who may do what with each file."""
    return {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}


@contextlib.asynccontextmanager
async def administrator(url: str) -> AsyncIterator[Any]:
    connection: Any = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


async def test_jobs_are_parked_while_others_think_this_process_dead_and_gone_on_with(postgres_database: str) -> None:
    worker = Worker()
    worker.hold("ann-1", "hear-1")
    async with (
        working(DurableJobs(postgres_database, sleep=soon), worker) as jobs,
        administrator(postgres_database) as server,
    ):
        await jobs.give("ann-1", "ann", "do")
        await jobs.give("hear-1", None, "hear")
        await worker.has_begun("ann-1", "hear-1")
        await server.execute(f"SELECT pg_terminate_backend(pid) FROM ({LOCKS}) AS held")
        await until(lambda: not jobs.alive())
        await until(lambda: len(worker.parked) == 2)
        await until(jobs.alive)
        worker.let_go("ann-1", "hear-1")
        await jobs.give("ann-2", "ann", "do")
        await worker.has_ended("ann-1", "hear-1", "ann-2")
    assert sorted(worker.begun) == ["ann-1", "ann-1", "ann-2", "hear-1", "hear-1"]


async def test_a_database_that_throws_everybody_out_during_the_launch_delays_it(postgres_database: str) -> None:
    worker = Worker()
    jobs = DurableJobs(postgres_database, sleep=soon)
    async with administrator(postgres_database) as server:
        starting = asyncio.create_task(jobs.start(worker.run))
        for _ in range(40):
            await server.execute(OTHERS_OUT)
            await asyncio.sleep(0.05)
        await asyncio.wait_for(starting, 60)
        adopting = asyncio.create_task(jobs.adopt())
        await jobs.give("ann-1", "ann", "do")
        await worker.has_ended("ann-1")
        await jobs.drain(0)
        await adopting


async def test_what_is_being_begun_while_it_drains_is_left_to_the_next_one_without_a_word(
    database: str, caplog: pytest.LogCaptureFixture
) -> None:
    worker = Worker()
    given = [[f"{key}-{life}" for key in "abcdef"] for life in range(4)]
    for life, ids in enumerate(given):
        async with working(DurableJobs(database), worker) as jobs:
            for id in ids:
                await jobs.give(id, id[0], "do")
            await asyncio.sleep(life / 1000)
    gc.collect()  # a coroutine that nobody awaits would complain
    assert caplog.messages == []
    async with working(DurableJobs(database), worker):
        await worker.has_ended(*chain.from_iterable(given))


async def test_nothing_is_taken_any_more_once_it_drained(tmp_path: Path) -> None:
    async with working(DurableJobs(f"sqlite:///{tmp_path}/maltu.db"), Worker()) as jobs:
        await jobs.drain(0)
        with pytest.raises(JobsStopped):
            await jobs.give("ann-1", "ann", "do")


async def test_what_was_done_more_than_a_week_ago_is_forgotten_at_night(tmp_path: Path) -> None:
    night = (datetime.now(UTC) + timedelta(days=8)).astimezone().replace(hour=4)
    now = datetime.now(UTC)
    worker = Worker()
    async with working(DurableJobs(f"sqlite:///{tmp_path}/maltu.db", clock=lambda: now, sleep=soon), worker) as jobs:
        await jobs.give("hear-1", None, "hear")
        await worker.has_ended("hear-1")
        now = night

        async def done_again() -> None:
            nonlocal now
            while len(worker.ended) < 2:
                await jobs.give("hear-1", None, "hear")
                await soon(1)
                now += timedelta(days=1)  # what was not written down as done in one night is in the next

        await asyncio.wait_for(done_again(), 60)


async def test_what_is_kept_on_this_machine_is_closed_to_others(tmp_path: Path) -> None:
    async with working(DurableJobs(f"sqlite:///{tmp_path}/maltu.db"), Worker()):
        modes = modes_in(tmp_path)
    assert "maltu-jobs.db" in modes
    assert set(modes.values()) == {0o600}


async def test_nothing_stays_behind_but_the_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/maltu.db"
    async with job_process(url) as killed:
        await killed.give("ann-1!", "ann")
        await killed.says("begun ann-1!")
        await killed.kill()
    worker = Worker()
    async with working(DurableJobs(url), worker):
        await worker.has_ended("ann-1!")
    assert [*modes_in(tmp_path)] == ["maltu-jobs.db"]
