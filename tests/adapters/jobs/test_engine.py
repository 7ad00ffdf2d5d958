"""What the engine is used for, and what it must not be used for."""

import asyncio
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Set
from contextlib import closing
from pathlib import Path

import pytest

from adapters.jobs import durable
from adapters.jobs.durable import DurableJobs
from adapters.jobs.engine import Engine
from adapters.jobs.runner import Runner
from adapters.jobs.under_way import UnderWay
from bot.ports import JobKind
from tests.adapters.jobs.conftest import working
from tests.support.worker import Worker

HERE = Path(durable.__file__).parent
SOURCES = {file.name: file.read_text("utf-8") for file in HERE.glob("*.py")}
TEN = [f"ann-{n}" for n in range(1, 11)]


@pytest.mark.parametrize("word", ["resume_workflow", "get_result"])  # one does jobs twice, the other waits for ever
def test_dbos_is_not_asked_for_what_it_does_badly(word: str) -> None:
    assert [name for name, source in SOURCES.items() if word in source] == []


async def test_an_executor_id_is_never_the_same_twice(tmp_path: Path) -> None:
    seen = set()
    for _ in range(2):
        async with working(DurableJobs(f"sqlite:///{tmp_path}/maltu.db"), Worker()):
            seen |= {name for name in os.listdir(tmp_path) if name.startswith("maltu.jobs")}
    assert len(seen) == 2
    assert all(re.search(r"-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.lock$", name) for name in seen)


def test_the_engine_is_not_loaded_before_it_is_needed() -> None:
    look = "import sys, adapters.jobs.durable; print(sorted({'dbos', 'psycopg'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


async def test_a_job_begins_without_waiting_for_the_next_look(
    database: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("adapters.jobs.runner.POLLING", 3600.0)
    worker = Worker()
    async with working(DurableJobs(database), worker) as jobs:
        for id in TEN:
            await jobs.give(id, "ann", "do")
        await worker.has_ended(*TEN)
    assert worker.begun == TEN


async def test_where_jobs_cannot_be_begun_for_a_moment_it_is_tried_again_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.jobs.runner.POLLING", 3600.0)
    claim, failures = Runner._claim, iter([OSError(), OSError()])

    def claim_or_fail(runner: Runner, lanes: Set[str], looks: bool) -> None:
        if failure := next(failures, None):
            raise failure
        claim(runner, lanes, looks)

    monkeypatch.setattr(Runner, "_claim", claim_or_fail)
    worker = Worker()
    async with working(DurableJobs(f"sqlite:///{tmp_path}/maltu.db"), worker) as jobs:
        await jobs.give("ann-1", "ann", "do")
        await worker.has_ended("ann-1")


async def test_what_an_earlier_version_left_is_found_by_its_name(tmp_path: Path) -> None:
    async with working(DurableJobs(f"sqlite:///{tmp_path}/maltu.db"), worker := Worker()) as jobs:
        await jobs.give("hear:1", None, "hear")
        await jobs.give("do:1", "ann", "do")
        await worker.has_ended("hear:1", "do:1")
    with closing(sqlite3.connect(tmp_path / "maltu-jobs.db")) as kept:
        assert kept.execute(
            "SELECT DISTINCT name FROM workflow_status WHERE queue_name IS NOT '_dbos_internal_queue'"
        ).fetchall() == [("job",)]


async def test_an_engine_that_is_closed_twice_ends_no_other_engine(tmp_path: Path) -> None:
    async def run(kind: JobKind, id: str) -> None:
        """Nothing is given."""

    def engine(name: str) -> Engine:
        return Engine(f"sqlite:///{tmp_path}/{name}.db", name, UnderWay(run), 1)

    first, second, third = engine("first"), engine("second"), engine("third")
    await first.launch()
    await first.close(30)
    await second.launch()
    await first.close(30)

    waiting = asyncio.create_task(third.launch())
    await asyncio.wait([waiting], timeout=0.2)
    assert not waiting.done()

    await second.close(30)
    await waiting
    await third.close(30)
