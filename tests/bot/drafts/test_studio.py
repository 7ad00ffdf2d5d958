"""What a draft comes with, also where it was nearly lost."""

import asyncio

from bot.drafts.draft_check import LONGEST_CHECKED
from bot.drafts.model_errors import Busy
from bot.wording import words_in
from tests.support.people import Stage

KO = words_in("ko")
LEAKED = "# 비 온 날\n\n오늘은 비가 와서 집에만 있었어요. 김치전도 非常 맛있었고요.\n"


async def test_the_file_of_a_long_topic_has_a_name_of_forty_characters_and_a_number(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await ann.says(f"/write {'가나다라마' * 12}")
    assert shown.file
    assert shown.file.name == f"{'가나다라마' * 8}-1.md"


async def test_a_draft_that_is_shown_after_a_crash_has_its_strange_letters_named_as_well(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(LEAKED, [Busy("api.example")])
    stage.ear.will(asyncio.Event())
    asyncio.create_task(ann.mutters("/write 비 온 날"))  # noqa: RUF006
    await stage.ear.asked(1)
    await stage.dies()
    async with stage.restarted():
        await stage.jobs.idle()
    assert "다른 나라 글자(‘非常’)가 섞여 있어요" in stage.answers[-1].text


async def test_an_outline_is_not_listened_to_and_says_what_it_is(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.host = ""
    stage.hires()
    shown = await ann.says("/write 제주")
    assert KO.outline_only() in shown.text
    assert stage.ear.given == []


async def test_drafts_of_one_card_begin_alike_and_a_draft_s_fences_are_the_same_after_a_restart(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주\n비가 왔다")
    await ann.says("/write 제주\n비가 왔다")
    first, second = (prompt.messages for prompt in stage.writer.prompts)
    async with stage.restarted():
        await ann.says("더 짧게")
        again = stage.writer.prompts[-1].messages
    assert again[: len(second)] == second
    assert first[0] == second[0]
    before, _, notes = first[1].content.partition("<메모 ")
    assert second[1].content.startswith(before)
    assert first[1] != second[1]
    assert notes.partition(">")[0] not in second[1].content


async def test_a_draft_that_is_too_long_to_be_heard_is_shown_at_once_and_whole(stage: Stage) -> None:
    ann = await stage.blogger()
    endless = "".join(f"{n}번째 날에는 비가 와서 집에만 있었어요.\n" for n in range(LONGEST_CHECKED // 20))
    stage.writer.will(endless)
    stage.ear.will(asyncio.Event())  # whoever listens to it never comes back
    shown = await ann.says("/write 비 온 날")
    assert shown.file
    assert shown.file.data.decode() == endless
    assert stage.ear.given == []
