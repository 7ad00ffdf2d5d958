"""What is given is done, whatever keeps it."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.ports import JobKind
from tests.adapters.jobs.conftest import AnyJobs, working
from tests.support.worker import Worker

Process = Callable[[], AnyJobs]
TEN = [f"ann-{n}" for n in range(1, 11)]  # "ann-10" sorts before "ann-2"


async def test_jobs_of_a_key_are_done_one_at_a_time_in_the_order_they_were_given(process: Process) -> None:
    worker = Worker()
    async with working(process(), worker) as jobs:
        for n, id in enumerate(TEN):
            await jobs.give(id, "ann", "do")
            await jobs.give(f"bob-{n}", "bob", "do")
        await worker.has_ended(*TEN, "bob-9")
    assert [id for id in worker.begun if id in TEN] == TEN
    assert worker.most_at_once == {"ann": 1, "bob": 1}


async def test_jobs_that_are_given_at_the_same_moment_keep_their_order(process: Process) -> None:
    worker = Worker()
    async with working(process(), worker) as jobs:
        await asyncio.gather(*(jobs.give(id, "ann", "do") for id in TEN))
        await worker.has_ended(*TEN)
    assert worker.begun == TEN


async def test_a_key_that_is_busy_holds_up_no_other(process: Process) -> None:
    worker = Worker()
    worker.hold("ann-1")
    async with working(process(), worker) as jobs:
        await jobs.give("ann-1", "ann", "do")
        await worker.has_begun("ann-1")
        await jobs.give("ann-2", "ann", "do")
        await jobs.give("bob-1", "bob", "do")
        await worker.has_ended("bob-1")
        assert worker.begun == ["ann-1", "bob-1"]
        worker.let_go("ann-1")
        await worker.has_ended("ann-2")


async def test_a_job_without_a_key_begins_at_once(process: Process) -> None:
    worker = Worker()
    worker.hold("ann-1", "hear-1")
    async with working(process(), worker) as jobs:
        await jobs.give("ann-1", "ann", "do")
        await jobs.give("hear-1", None, "hear")
        await jobs.give("hear-2", None, "hear")
        await worker.has_begun("ann-1", "hear-1")
        await worker.has_ended("hear-2")
    assert worker.kinds == {"ann-1": "do", "hear-1": "hear", "hear-2": "hear"}


async def test_a_job_is_done_once_however_often_it_is_given(process: Process) -> None:
    worker = Worker()
    worker.hold("ann-1", "hear-1")
    async with working(process(), worker) as jobs:
        for _ in range(3):
            await jobs.give("ann-1", "ann", "do")
            await jobs.give("hear-1", None, "hear")
        await worker.has_begun("ann-1", "hear-1")
        worker.let_go("ann-1", "hear-1")
        await worker.has_ended("ann-1", "hear-1")
        await jobs.give("ann-1", "ann", "do")
        await jobs.give("hear-1", None, "hear")
        await jobs.give("ann-2", "ann", "do")
        await worker.has_ended("ann-2")
    assert sorted(worker.begun) == ["ann-1", "ann-2", "hear-1"]


async def test_a_job_begins_when_its_time_has_come(process: Process) -> None:
    worker, begun = Worker(), asyncio.Event()
    when = datetime.now(UTC) + timedelta(seconds=1.2)
    times: list[datetime] = []

    async def run(kind: JobKind, id: str) -> None:
        times.append(datetime.now(UTC))
        begun.set()

    worker.run = run  # type: ignore[method-assign]
    async with working(process(), worker) as jobs:
        await jobs.at("renew-1", when, "renew")
        await jobs.at("renew-1", when, "renew")
        await asyncio.wait_for(begun.wait(), 60)
    assert len(times) == 1
    assert times[0] >= when


async def test_a_job_whose_time_is_past_is_done(process: Process) -> None:
    worker = Worker()
    async with working(process(), worker) as jobs:
        await jobs.at("renew-1", datetime.now(UTC) - timedelta(days=1), "renew")
        await worker.has_ended("renew-1")
    assert worker.kinds == {"renew-1": "renew"}


async def test_a_job_that_fails_is_logged_by_its_id_and_not_done_again(
    process: Process, caplog: pytest.LogCaptureFixture
) -> None:
    worker = Worker()
    worker.fail("ann-1", ValueError("a secret text"))
    async with working(process(), worker) as jobs:
        await jobs.give("ann-1", "ann", "do")
        await jobs.give("ann-2", "ann", "do")
        await worker.has_ended("ann-2")
    async with working(process(), worker) as jobs:
        await jobs.give("ann-3", "ann", "do")
        await worker.has_ended("ann-3")
    assert worker.begun == ["ann-1", "ann-2", "ann-3"]
    assert "job do ann-1 failed: ValueError" in caplog.text
    assert "secret" not in caplog.text


async def test_what_ends_while_draining_is_done(process: Process) -> None:
    worker = Worker()
    worker.hold("ann-1")
    async with working(process(), worker) as jobs:
        await jobs.give("ann-1", "ann", "do")
        await worker.has_begun("ann-1")
        draining = asyncio.create_task(jobs.drain(60))
        await asyncio.sleep(0)
        worker.let_go("ann-1")
        await draining
    async with working(process(), worker) as jobs:
        await jobs.give("ann-2", "ann", "do")
        await worker.has_ended("ann-2")
    assert worker.begun == ["ann-1", "ann-2"]
    assert worker.parked == []


async def test_what_was_parked_is_gone_on_with_by_the_next_process_and_then_what_waited(process: Process) -> None:
    first, second = Worker(), Worker()
    first.hold("ann-1", "hear-1")
    async with working(process(), first) as jobs:
        for id in TEN:
            await jobs.give(id, "ann", "do")
        await jobs.give("hear-1", None, "hear")
        await jobs.at("renew-1", datetime.now(UTC) + timedelta(seconds=1), "renew")
        await first.has_begun("ann-1", "hear-1")
        await jobs.drain(0)
        assert not jobs.alive()
    assert sorted(first.parked) == ["ann-1", "hear-1"]
    async with working(process(), second) as jobs:
        await second.has_ended(*TEN, "hear-1", "renew-1")
    assert [id for id in second.begun if id in TEN] == TEN
    assert len(second.begun) == 12


async def test_nothing_begins_once_it_drains(process: Process) -> None:
    worker = Worker()
    worker.hold("ann-1")
    async with working(process(), worker) as jobs:
        await jobs.give("ann-1", "ann", "do")
        await jobs.give("ann-2", "ann", "do")
        await worker.has_begun("ann-1")
        draining = asyncio.create_task(jobs.drain(60))
        await asyncio.sleep(0)
        worker.let_go("ann-1")
        await draining
        assert worker.begun == ["ann-1"]


async def test_it_is_alive_from_its_start_until_it_drains(process: Process) -> None:
    jobs = process()
    assert not jobs.alive()
    async with working(jobs, Worker()):
        assert jobs.alive()
    assert not jobs.alive()


async def test_what_is_given_before_the_start_is_done_then(process: Process) -> None:
    worker, jobs = Worker(), process()
    giving = asyncio.create_task(jobs.give("ann-1", "ann", "do"))
    await asyncio.sleep(0)
    async with working(jobs, worker):
        await giving
        await worker.has_ended("ann-1")


async def test_nothing_is_complained_of(process: Process, caplog: pytest.LogCaptureFixture) -> None:
    worker = Worker()
    worker.hold("ann-2")
    async with working(process(), worker) as jobs:
        await jobs.give("ann-1", "ann", "do")
        await jobs.give("ann-2", "ann", "do")
        await jobs.give("hear-1", None, "hear")
        await worker.has_begun("ann-2", "hear-1")
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_job_that_is_done_again_may_give_other_jobs_than_the_first_time(process: Process) -> None:
    first, second = Worker(), Worker()
    first.hold("hear-1")

    def giving(worker: Worker, jobs: AnyJobs, id: str) -> None:
        alone = worker.run

        async def run(kind: JobKind, begun: str) -> None:
            if begun == "hear-1":
                await jobs.give(id, "ann", "do")
            await alone(kind, begun)

        worker.run = run  # type: ignore[assignment, method-assign]

    jobs = process()
    giving(first, jobs, "ann-1")
    async with working(jobs, first):
        await jobs.give("hear-1", None, "hear")
        await first.has_begun("hear-1")
        await first.has_ended("ann-1")
    jobs = process()
    giving(second, jobs, "ann-2")
    async with working(jobs, second):
        await second.has_ended("hear-1", "ann-2")
    assert sorted(first.begun + second.begun) == ["ann-1", "ann-2", "hear-1", "hear-1"]


async def test_jobs_that_are_meant_are_forgotten_once_they_are_done(process: Process, tmp_path: Path) -> None:
    worker = Worker()
    worker.hold("ann-2")
    shown: set[str] = set()

    async def of_ann(ids: Sequence[str]) -> set[str]:
        shown.update(ids)
        return {id for id in ids if id.startswith("ann")}

    async with working(process(), worker) as jobs:
        for id in ("ann-1", "ann-2", "bob-1"):
            await jobs.give(id, id, "do")
        await worker.has_begun("ann-2")
        await worker.has_ended("ann-1", "bob-1")
        assert not await jobs.forget(of_ann)
        worker.let_go("ann-2")
        await worker.has_ended("ann-2")
        async with asyncio.timeout(60):
            while not await jobs.forget(of_ann):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        shown.clear()
        assert await jobs.forget(of_ann)
        assert shown == {"bob-1"}
        assert b"ann-1" not in everything_in(tmp_path)


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())
