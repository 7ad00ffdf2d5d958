"""Several processes share the work: one gives what others do, and nobody begins more than it bears."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from adapters.jobs.durable import DurableJobs
from adapters.jobs.file_turns import FileTurns
from adapters.jobs.runner import SHARE
from tests.adapters.jobs.conftest import soon, working
from tests.support.job_process import job_process
from tests.support.worker import Worker, until

PEOPLE = ["ann", "ben", "cho", "dan", "eve"]


async def test_what_a_process_gives_that_does_no_jobs_is_done_by_one_that_does(database: str) -> None:
    idle, worker = Worker(), Worker()
    async with (
        working(DurableJobs(database, sleep=soon), worker),
        working(DurableJobs(database, writes=0, sleep=soon), idle) as giving,
    ):
        assert giving.alive()
        await giving.give("hear:1", None, "hear")
        await giving.give("hear:1", None, "hear")
        await giving.give("do:1", "ann write", "do")
        await worker.has_ended("hear:1", "do:1")

    assert (sorted(worker.begun), worker.kinds) == (["do:1", "hear:1"], {"hear:1": "hear", "do:1": "do"})
    assert idle.begun == []


async def test_a_process_that_does_no_jobs_can_forget_them(database: str) -> None:
    seen: list[str] = []

    async def all_of(ids: Sequence[str]) -> set[str]:
        seen[:] = ids
        return {"do:1"} & {*ids}

    async with (
        working(DurableJobs(database, sleep=soon), worker := Worker()) as doing,
        working(DurableJobs(database, writes=0, sleep=soon), Worker()) as giving,
    ):
        await doing.give("do:1", "ann write", "do")
        await doing.give("do:2", "ann write", "do")
        await worker.has_ended("do:1", "do:2")

        await giving.forget(all_of)
        assert {"do:1", "do:2"} <= {*seen}
        await giving.forget(all_of)
        assert {"do:1", "do:2"} & {*seen} == {"do:2"}


async def test_as_many_drafts_are_written_as_a_process_bears_and_the_next_when_one_has_ended(tmp_path: Path) -> None:
    worker = Worker()
    worker.hold(*PEOPLE)
    async with working(DurableJobs(f"sqlite:///{tmp_path}/maltu.db", writes=2, sleep=soon), worker) as jobs:
        for person in PEOPLE:
            await jobs.give(person, f"{person} write", "do")
        await jobs.give("reading", "ann read", "read")
        await jobs.give("looking", "kong.example", "renew")
        await until(lambda: len([id for id in worker.begun if id in PEOPLE]) == 2)
        await worker.has_ended("reading", "looking")  # for which no draft has to end
        writing = [id for id in worker.begun if id in PEOPLE]
        assert len(writing) == 2

        worker.let_go(writing[0])
        await until(lambda: len([id for id in worker.begun if id in PEOPLE]) == 3)
        worker.let_go(*(person for person in PEOPLE if person != writing[0]))
        await worker.has_ended(*PEOPLE)


@pytest.mark.parametrize(("others", "at_once"), [(False, 20), (True, SHARE)])
async def test_of_many_drafts_some_are_left_to_the_other_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: bool, at_once: int
) -> None:
    monkeypatch.setattr("adapters.jobs.runner.POLLING", 3600.0)  # nobody looks for what others left
    there, worker = FileTurns(tmp_path), Worker()
    if others:
        await there.take("worker:0")
    drafts = [f"draft-{number}" for number in range(20)]
    worker.hold(*drafts)
    async with working(DurableJobs(f"sqlite:///{tmp_path}/maltu.db", sleep=soon), worker) as jobs:
        for draft in drafts:
            await jobs.give(draft, f"{draft} write", "do")
        await until(lambda: len(worker.begun) >= at_once)
        await jobs.give("reading", "ann read", "read")
        await worker.has_ended("reading")
        assert len(worker.begun) == at_once + 1


async def test_what_another_process_is_doing_is_not_done_here_however_often_it_is_given(postgres_database: str) -> None:
    worker = Worker()
    async with job_process(postgres_database) as other:
        await other.give("hear:1!", kind="hear")
        await other.give("do:1!", "ann")
        await other.says("begun hear:1!")
        await other.says("begun do:1!")
        async with working(DurableJobs(postgres_database), worker) as jobs:
            for _ in range(3):
                await jobs.give("hear:1!", None, "hear")
                await jobs.give("do:1!", "ann", "do")
            await jobs.give("hear:2", None, "hear")
            await worker.has_ended("hear:2")

    assert worker.begun == ["hear:2"]
