"""Somebody finds their drafts again, sees what changed, and goes back to an older text without losing one."""

import re

import pytest

from bot.drafts.model_errors import BrokeOff
from bot.wording import words_in
from tests.support.people import Person, Shown, Stage

KO, EN = words_in("ko"), words_in("en")
ONE = "# 제주\n\n비가 왔어요. 국수를 먹었어요."
TWO = "# 제주\n\n비가 왔어요."
THREE = "# 제주\n\n비가 많이 왔어요. 그래서 좋았어요."


async def _three(stage: Stage) -> tuple[Person, list[Shown]]:
    """A draft and two changes of it."""
    ann = await stage.blogger()
    stage.writer.will(ONE, TWO, THREE)
    first = await ann.says("/write 제주")
    second = await ann.says("더 짧게", reply_to=first)
    return ann, [first, second, await ann.says("두 번째 문단만 더 길게", reply_to=second)]


def _file(shown: Shown) -> tuple[str, str]:
    assert shown.file
    return shown.file.name, shown.file.data.decode().rstrip()


# Drafts


async def test_the_list_says_what_there_is_of_each_draft(stage: Stage) -> None:
    ann, _ = await _three(stage)
    stage.writer.will(["# 부산\n\n바다", BrokeOff()], [BrokeOff()])
    await ann.says("/write 부산")
    await ann.says("/write 대구")
    listed = (await ann.says("/drafts")).text
    assert re.search(
        r"1\. 대구 \(.*\) · 아직 글이 없어요\n2\. 부산 .* · 1번을 쓰다가 끊겼어요\n3\. 제주 .* · 3번까지", listed
    )


async def test_a_draft_opens_with_what_changed_from_text_to_text(stage: Stage) -> None:
    ann, _ = await _three(stage)
    shown = (await ann.says("/drafts 1")).text
    assert shown.startswith(THREE)
    assert "1 · 처음 쓴 글 · 23자\n2 · 더 짧게 · −10자\n3 · 두 번째 문단만 더 길게 · +13자" in shown


@pytest.mark.parametrize("typed", ["/drafts 1 2", "1번 초안의 2번 보여 줘", "/초안 1번의 2번", "초안 1 2"])
async def test_a_text_of_a_draft_is_called_by_its_number(stage: Stage, typed: str) -> None:
    ann, _ = await _three(stage)
    shown = await ann.says(typed)
    assert _file(shown) == ("제주-2.md", TWO)
    stage.writer.will("넷")
    assert "2번 글을 고쳐 쓴 4번 글이에요." in (await ann.says("담담하게", reply_to=shown)).text


async def test_a_number_that_no_text_has_says_which_there_are(stage: Stage) -> None:
    ann, _ = await _three(stage)
    assert (await ann.says("/drafts 1 9")).text == KO.no_such_revision(9, 3)
    assert (await ann.says("9번으로 되돌려 줘")).text == KO.no_such_revision(9, 3)
    assert (await ann.says("1이랑 9 비교")).text == KO.no_such_revision(9, 3)


async def test_the_eleventh_draft_opens_by_its_number(stage: Stage) -> None:
    ann = await stage.blogger()
    for number in range(11):
        stage.writer.will(f"글 {number}")
        await ann.says(f"/write 주제 {number}")
    listed = (await ann.says("내 초안")).text
    assert "10. 주제 1" in listed
    assert "주제 0" not in listed
    assert KO.older_drafts(11) in listed
    assert (await ann.says("11번 초안")).text == "글 0"


async def test_the_list_of_texts_is_said_in_the_thread_of_a_draft(stage: Stage) -> None:
    ann, _ = await _three(stage)
    assert "2 · 더 짧게" in (await ann.says("수정 기록 보여 줘")).text


# Going back


async def test_going_back_shows_the_text_before_and_everything_goes_on_from_there(stage: Stage) -> None:
    ann, shown = await _three(stage)
    back = await ann.presses(shown[2], "되돌리기")
    assert _file(back) == ("제주-4.md", TWO)
    assert KO.went_back(2, 3) in back.text
    assert len(stage.writer.prompts) == 3, "it costs nothing"
    stage.writer.will("다섯")
    assert (await ann.says("더 담담하게")).text == "다섯"
    assert stage.writer.prompts[-1].turns[-1].text == TWO
    assert [turn.request for turn in stage.writer.prompts[-1].turns] == ["더 짧게", "더 담담하게"]


async def test_going_back_twice_reaches_the_first_text_and_then_says_so(stage: Stage) -> None:
    ann, _ = await _three(stage)
    await ann.says("되돌려 줘")
    again = await ann.says("되돌려 줘")
    assert _file(again)[1] == ONE
    assert (await ann.says("되돌리기")).text == KO.nothing_before()


async def test_what_was_left_is_brought_back_by_its_number(stage: Stage) -> None:
    ann, _ = await _three(stage)
    await ann.says("되돌려 줘")
    assert _file(await ann.says("3번으로 되돌려 줘"))[1] == THREE
    listed = (await ann.says("수정 기록")).text
    assert "4 · 2번으로 되돌림\n5 · 3번으로 되돌림" in listed


async def test_going_back_from_another_try_shows_the_try_before(stage: Stage) -> None:
    ann, shown = await _three(stage)
    stage.writer.will("다른 시도")
    await ann.presses(shown[2], "다시 써 보기")
    assert _file(await ann.says("되돌려 줘"))[1] == THREE
    assert _file(await ann.says("되돌려 줘"))[1] == TWO


async def test_going_back_from_a_change_of_which_nothing_came_shows_what_it_was_to_change(stage: Stage) -> None:
    ann, shown = await _three(stage)
    stage.writer.will([BrokeOff()])
    failed = await ann.says("더 짧게", reply_to=shown[2])
    assert _file(await ann.says("되돌려 줘", reply_to=failed))[1] == THREE


async def test_where_one_went_back_to_survives_a_restart(stage: Stage) -> None:
    ann, _ = await _three(stage)
    await ann.says("되돌려 줘")
    async with stage.restarted():
        stage.writer.will("다섯")
        await ann.says("더 담담하게")
        assert stage.writer.prompts[-1].turns[-1].text == TWO
        assert (await ann.says("/drafts 1 3")).text.startswith(THREE), "no text is lost"


async def test_nobody_takes_back_the_draft_of_another(stage: Stage) -> None:
    ann, bob = await stage.blogger(), stage.person("bob")
    stage.writer.will(ONE, TWO)
    draft = await ann.says("/write 제주", room=stage.room("family"))
    shown = await ann.says("더 짧게", reply_to=draft)
    for said in ("되돌리기", "비교", "수정 기록"):
        assert (await bob.says(said, reply_to=shown)).text == KO.not_your_draft()
    assert len(await stage.store.drafts.revisions(1)) == 2


async def test_words_of_others_in_company_take_nothing_back(stage: Stage) -> None:
    ann, bob = await stage.blogger(), stage.person("bob")
    await ann.says("/write 제주", room=stage.room("family"))
    said = len(stage.answers)
    for words in ("되돌리기", "비교", "내 초안", "history"):
        await bob.mutters(words, room=stage.room("family"), addressed=False)
    assert len(stage.answers) == said


async def test_to_a_card_the_same_words_mean_the_card(stage: Stage) -> None:
    ann, _ = await _three(stage)
    card = await ann.says("/style")
    await ann.says("이모지는 빼 줘", reply_to=card)
    await ann.says("되돌려 줘")
    assert len(await stage.store.drafts.revisions(1)) == 3
    [blog] = await stage.store.blogs.blogs(ann.id)
    version = await stage.store.cards.version(blog)
    assert version
    assert not version.card.rules


async def test_an_outline_goes_back_as_well(stage: Stage) -> None:
    stage.writer.host = ""
    stage._start()
    ann = await stage.blogger()
    stage.writer.will("뼈대 하나", "뼈대 둘")
    shown = await ann.says("더 짧게", reply_to=await ann.says("/write 제주"))
    assert _file(await ann.presses(shown, "되돌리기"))[1] == "뼈대 하나"


# Branching


async def test_a_reply_to_an_older_text_branches_and_says_so(stage: Stage) -> None:
    ann, shown = await _three(stage)
    stage.writer.will("넷", "다섯")
    fourth = await ann.says("더 밝게", reply_to=shown[0])
    assert fourth.text == f"넷\n\n———\n{KO.branched(1, 4)}"
    fifth = await ann.says("더 길게", reply_to=fourth)
    assert fifth.text == "다섯"
    assert "4 · 더 밝게 · −22자 · 1번 글을 고침" in (await ann.says("수정 기록")).text


# Comparing


async def test_comparing_shows_what_went_and_what_came(stage: Stage) -> None:
    ann, shown = await _three(stage)
    compared = (await ann.says("비교", reply_to=shown[1])).text
    assert compared == KO.compared(1, 2, "− ~~국수를 먹었어요.~~", 0)
    assert (await ann.says("뭐가 바뀌었어?")).text == KO.compared(
        2, 3, "± 비가 **많이** 왔어요. **그래서 좋았어요.**", 0
    )
    assert (await ann.says("1이랑 3 비교해 줘")).text.startswith("1번 → 3번")


async def test_comparing_where_there_is_one_text_says_so(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주")
    assert (await ann.says("비교")).text == KO.nothing_to_compare()


async def test_two_texts_that_are_the_same_are_said_to_be(stage: Stage) -> None:
    ann, _ = await _three(stage)
    await ann.says("되돌려 줘")
    assert (await ann.says("/compare 2 4")).text == KO.no_difference(2, 4)


async def test_all_of_it_is_said_in_english_as_well(stage: Stage) -> None:
    await stage.blogger()
    ann = stage.person("ann", "en")
    stage.writer.will(ONE, TWO)
    await ann.says("shorter", reply_to=await ann.says("/write Jeju"))
    assert EN.went_back(1, 2) in (await ann.says("Undo.")).text
    assert (await ann.says("compare 1 and 2")).text.startswith("1 → 2")
    assert (await ann.says("back to 2")).text.startswith(TWO)
    assert "4 · back to 2" in (await ann.says("show history")).text
    assert (await ann.says("draft 1, 1")).text.startswith(ONE)
