"""A process that was stopped, as kill -STOP or a machine that sleeps does it, and comes back."""

import signal

from adapters.jobs.durable import DurableJobs
from adapters.jobs.session_turns import SessionTurns
from tests.adapters.jobs.conftest import soon, working
from tests.support.job_process import job_process
from tests.support.worker import Worker

SILENCE = 0.8  # seconds; 8 outside of tests


async def test_a_process_that_was_stopped_and_comes_back_shows_nothing_of_what_another_one_does_by_now(
    postgres_database: str,
) -> None:
    worker, draft = Worker(), "draft~"
    worker.hold(draft)
    async with job_process(postgres_database, SILENCE) as stopped:
        await stopped.give(draft, "ann")
        await stopped.says(f"shown {draft}")
        async with working(DurableJobs(postgres_database, SessionTurns(postgres_database), sleep=soon), worker):
            assert worker.begun == []
            stopped.send(signal.SIGSTOP)
            await worker.has_begun(draft)
            await stopped.silent()
            before = stopped.said.count(f"shown {draft}")

            stopped.send(signal.SIGCONT)
            await stopped.says(f"parked {draft}")
            await stopped.silent()
            worker.let_go(draft)
            await worker.has_ended(draft)

    assert stopped.said.count(f"shown {draft}") == before
    assert worker.begun == [draft]
