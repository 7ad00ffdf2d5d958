"""A model that keeps failing is left alone for a while, and whoever runs the bot is told once."""

from datetime import timedelta

from bot.drafts.model_errors import Busy, NoBalance
from tests.support.people import Person, Shown, Stage

BUSY = Busy("model.example")


async def tries(stage: Stage, person: Person, *errors: Exception) -> Shown:
    for error in errors:
        stage.writer.will([error])
        shown = await person.says("/write 제주")
    return shown


async def quiet(stage: Stage) -> Person:
    ann = await stage.blogger()
    stage.tick = timedelta()
    return ann


async def test_an_empty_account_is_not_asked_again_for_ten_minutes_and_admins_hear_of_it_once(stage: Stage) -> None:
    ann = await quiet(stage)
    assert "잔액이 떨어졌어요" in (await tries(stage, ann, NoBalance("model.example"))).text
    rests = await ann.says("/write 부산")
    assert rests.text.startswith("model.example에서 계속 답이 없어서 잠시 쉬고 있어요. 오후 6시 ")
    assert rests.labels == ["다시 써 보기"]
    assert len(stage.writer.prompts) == 1
    [told] = stage.told_admins
    assert told.startswith("model.example 계정의 잔액이 떨어졌어요(402). 충전해 주세요.")
    stage.passes(timedelta(minutes=10))
    await tries(stage, ann, NoBalance("model.example"))
    assert (len(stage.writer.prompts), stage.told_admins) == (2, [told])


async def test_three_failures_in_a_row_are_enough_and_a_text_ends_the_row(stage: Stage) -> None:
    ann = await quiet(stage)
    await tries(stage, ann, BUSY, BUSY)
    assert (await ann.says("/write 부산")).file
    await tries(stage, ann, BUSY, BUSY)
    assert stage.told_admins == []
    await tries(stage, ann, BUSY)
    assert stage.told_admins[0].startswith("model.example에서 3번 연속으로 답을 받지 못했어요. 오후 6시 ")
    assert len(stage.writer.prompts) == 6
    assert (await ann.says("/write 부산")).file is None
    assert len(stage.writer.prompts) == 6


async def test_after_the_rest_one_goes_first_and_once_it_works_everybody_may(stage: Stage) -> None:
    ann = await quiet(stage)
    ben = await stage.blogger("ben")
    await tries(stage, ann, BUSY, BUSY, BUSY)
    stage.passes(timedelta(minutes=1))
    assert (await ann.says("/write 부산")).file
    assert stage.told_admins[1] == "model.example에서 다시 답이 오고 있어요."
    assert (await ben.says("/write 부산")).file


async def test_each_rest_that_ends_in_a_failure_is_followed_by_one_twice_as_long(stage: Stage) -> None:
    ann = await quiet(stage)
    await tries(stage, ann, BUSY, BUSY, BUSY)
    for minutes in (1, 2, 4, 8, 16, 30, 30):
        stage.passes(timedelta(minutes=minutes) - timedelta(seconds=1))
        asked = len(stage.writer.prompts)
        await ann.says("/write 부산")
        assert len(stage.writer.prompts) == asked
        stage.passes(timedelta(seconds=1))
        await tries(stage, ann, BUSY)
        assert len(stage.writer.prompts) == asked + 1
    assert len(stage.told_admins) == 1


async def test_what_keeps_resting_costs_nobody_anything(stage: Stage) -> None:
    ann = await quiet(stage)
    await tries(stage, ann, BUSY, BUSY, BUSY)
    before = (await stage.used(ann.id)).tokens
    await ann.says("/write 부산")
    assert (await stage.used(ann.id)).tokens == before == 0
