"""The real program is killed while people talk to it, and the chat adapter meets every trouble: nothing is lost."""

import signal

import pytest

from benchmarks.chaos.kills import Plan, killed, script
from benchmarks.chaos.schedules import lived, schedule
from benchmarks.load.program import TREE

SMALL = Plan(seed=1, kills=1, updates=20, drafts=2, seconds=1, longest=1.0)


@pytest.mark.timeout(400)  # the program starts twice
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_of_twenty_updates_none_is_lost_when_the_program_ends(how: signal.Signals) -> None:
    verdict = await killed(TREE, Plan(**(vars(SMALL) | {"how": how, "twice": how == signal.SIGKILL})))
    assert (verdict.updates, verdict.lost, verdict.doubled_drafts) == (20, 0, 0)
    assert (verdict.hanging, verdict.complaints) == (0, 0)


@pytest.mark.parametrize("seed", range(12))
async def test_whatever_fails_each_draft_lands_once_whole_and_in_order(seed: int) -> None:
    outcome = await lived(schedule(seed))
    assert outcome.well, (schedule(seed), outcome)


def test_everybody_says_the_same_number_of_things_and_wants_one_draft() -> None:
    said = script(Plan(updates=600, drafts=60))
    assert len(said) == 600
    assert sorted(who for who, draft in said if draft) == sorted({who for who, _ in said})
