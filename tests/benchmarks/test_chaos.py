"""The real program is killed while people talk to it, and the chat adapter meets every trouble: nothing is lost."""

import signal
from pathlib import Path

import pytest

from benchmarks.chaos.interviews import asking_stage, evening, spent
from benchmarks.chaos.kills import Plan, killed, script
from benchmarks.chaos.schedules import lived, schedule
from benchmarks.load import crowd
from benchmarks.load.program import TREE
from styles import learn
from tests.support.chaos.prepared import prepare_here
from tests.support.posts import CHATTY

SMALL = Plan(seed=1, kills=1, updates=20, drafts=2, seconds=1, longest=1.0)


@pytest.mark.timeout(400)  # the program starts twice
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_of_twenty_updates_none_is_lost_when_the_program_ends(
    how: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowd, "prepare", prepare_here)
    verdict = await killed(TREE, Plan(**(vars(SMALL) | {"how": how, "twice": how == signal.SIGKILL})))
    assert (verdict.updates, verdict.lost, verdict.doubled_drafts) == (20, 0, 0)
    assert (verdict.hanging, verdict.complaints) == (0, 0)


@pytest.mark.parametrize("seed", range(12))
async def test_whatever_fails_each_draft_lands_once_whole_and_in_order(seed: int) -> None:
    outcome = await lived(schedule(seed))
    assert outcome.well, (schedule(seed), outcome)


async def test_what_is_asked_is_answered_once_wherever_the_bot_dies(tmp_path: Path) -> None:
    card = learn(CHATTY)
    async with asking_stage(tmp_path) as stage:
        for seed in range(4):
            left = await spent(evening(seed), stage, card)
            assert left.well, (evening(seed), left)
        asked = [shown for shown in stage.answers if "어느 동네예요?" in shown.text]
    assert len({shown.to for shown in asked}) == 4


def test_everybody_says_the_same_number_of_things_and_wants_one_draft() -> None:
    said = script(Plan(updates=600, drafts=60))
    assert len(said) == 600
    assert sorted(who for who, draft in said if draft) == sorted({who for who, _ in said})
