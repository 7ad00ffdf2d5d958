"""Which messages show a draft is remembered once each, also where the database was locked for a moment."""

from dataclasses import replace

import pytest

from bot.drafts.model_errors import BrokeOff
from styles import Prompt
from tests.support.people import Stage

LONG = "".join(f"비가 {n}번 왔어요. " for n in range(200))  # takes several messages


async def test_messages_that_could_not_be_remembered_at_once_are_remembered_at_the_end(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    ann = await stage.blogger()
    messages = stage.locks_messages(True, False, True)
    stage.writer.will(LONG, "# 다듬은 글")
    shown = await ann.says("/write 제주")
    assert shown.text.startswith(LONG.rstrip())
    assert sorted(messages.remembered) == sorted(shown.ids)
    assert "were not remembered: OperationalError" in caplog.text
    assert "비가" not in caplog.text
    assert (await ann.says("다듬어 줘", reply_to=shown, page=0)).text.startswith("# 다듬은 글")


async def test_each_message_of_a_draft_is_remembered_once(stage: Stage) -> None:
    ann = await stage.blogger()
    messages = stage.locks_messages()
    stage.writer.will(LONG)
    shown = await ann.says("/write 제주")
    assert len(shown.ids) > 3
    assert messages.remembered == shown.ids


async def test_a_draft_of_which_nothing_can_be_remembered_is_said_to_have_gone_wrong(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.locks_messages(*[True] * 9)
    await ann.says("/write 제주")
    assert "문제가 생겼어요" in stage.answers[-1].text


async def test_a_change_looks_up_once_what_it_grows_from(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await ann.says("/write 제주")
    drafts = stage.locks()
    await ann.says("더 짧게", reply_to=shown)
    assert drafts.lineages == 1


async def test_a_text_that_was_carried_on_twice_is_sent_to_the_model_once(stage: Stage) -> None:
    ann = await stage.blogger()
    broken = BrokeOff("model.example")
    stage.writer.will(["첫조각 ", broken], ["둘째조각 ", broken], ["끝조각"], "# 다듬은 글")
    shown = await ann.says("/write 제주")
    shown = await ann.presses(shown, "이어서")
    shown = await ann.presses(shown, "이어서")
    assert shown.text.startswith("첫조각 둘째조각 끝조각")
    await ann.says("다듬어 줘", reply_to=shown)
    sent = "".join(message.content for message in stage.writer.prompts[-1].messages)
    assert [sent.count(part) for part in ("첫조각", "둘째조각", "끝조각")] == [1, 1, 1]


async def test_no_text_that_costs_is_written_for_nobody(stage: Stage) -> None:
    await (await stage.blogger()).says("/write 제주")
    [prompt] = stage.writer.prompts
    assert prompt.person == "fake:ann"
    with pytest.raises(ValueError, match="for somebody"):
        await anext(stage.paid_writer.write(_of_nobody(prompt), 1))


def _of_nobody(prompt: Prompt) -> Prompt:
    return replace(prompt, person="")
