"""What people see of the line that says something was given or paid for a draft."""

import random
from dataclasses import replace

import pytest

from bot.wording import words_in
from tests.support.people import Shown, Stage
from tests.support.posts import CHATTY

KO = words_in("ko")
GIVEN = "이 글은 업체에서 제품이나 서비스를 제공받아 썼어요."
NOTES = "/write 성수 카페\n라떼 6,500원\n업체에서 식사권 제공받음"
OWN = "본 포스팅은 업체로부터 식사권을 제공받아 작성했어요."


def first_lines(shown: Shown) -> tuple[str, str]:
    """Of what is shown, and of the file."""
    assert shown.file
    return shown.text.split("\n")[0], shown.file.data.decode().split("\n")[0]


async def test_notes_that_say_it_was_given_put_the_line_first_and_ask_once(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says(NOTES)
    assert first_lines(draft) == (GIVEN, GIVEN)
    assert KO.asks_sponsored(GIVEN) in draft.text
    assert draft.labels[-2:] == ["네", "아니요"]
    for request in ("더 짧게", "다시"):
        again = await ann.says(request, reply_to=draft)
        assert first_lines(again) == (GIVEN, GIVEN)
        assert KO.asks_sponsored(GIVEN) not in again.text


async def test_the_line_is_in_no_text_that_the_model_sees_as_its_own(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says(NOTES)
    await ann.says("더 짧게", reply_to=draft)
    assert GIVEN not in stage.writer.prompts[-1].turns[-1].text


async def test_notes_that_only_sound_alike_get_no_line_and_no_question(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 성수 카페\n내돈내산, 조식 제공 호텔 옆")
    assert "네" not in draft.labels
    assert first_lines(draft) == ("# 제목", "# 제목")


async def test_who_says_no_gets_the_draft_without_it_and_is_not_asked_again(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says(NOTES)
    without = await ann.presses(draft, KO.no_button())
    assert first_lines(without) == ("# 제목", "# 제목")
    assert KO.sponsor_line_gone() in without.text
    again = await ann.says("더 짧게", reply_to=without)
    assert first_lines(again) == ("# 제목", "# 제목")


async def test_a_bare_no_below_the_question_is_the_answer_and_no_change_of_the_draft(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says(NOTES)
    without = await ann.says("아니에요")
    assert KO.sponsor_line_gone() in without.text
    assert len(stage.writer.prompts) == 1


async def test_a_bare_yes_below_the_question_keeps_it_and_the_next_yes_is_only_a_nod(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says(NOTES)
    kept = await ann.says("네", reply_to=draft)
    assert kept.text == KO.sponsor_line_stays()
    await ann.mutters("네", reply_to=draft)
    assert len(stage.writer.prompts) == 1
    assert stage.answers[-1].text != KO.sponsor_line_stays()


async def test_a_line_of_their_own_words_takes_its_place_and_can_be_looked_at(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 성수 카페")
    mine = await ann.says("/협찬 어니언에서 커피를 얻어 마시고 썼어요.", reply_to=draft)
    assert first_lines(mine) == ("어니언에서 커피를 얻어 마시고 썼어요.",) * 2
    assert (await ann.says("/협찬", reply_to=mine)).text == KO.sponsor_line_is("어니언에서 커피를 얻어 마시고 썼어요.")


async def test_a_wish_about_the_line_says_how_it_is_changed(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says(NOTES)
    again = await ann.says("첫 줄 협찬 문구는 빼 줘", reply_to=draft)
    assert KO.sponsor_line_is_ours() in again.text
    assert first_lines(again)[1] == GIVEN


async def test_what_is_only_said_later_puts_it_there_from_then_on(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 성수 카페")
    again = await ann.says("체험단으로 다녀온 거라고 한 줄 써 줘", reply_to=draft)
    assert first_lines(again) == (GIVEN, GIVEN)
    assert KO.asks_sponsored(GIVEN) in again.text


async def test_the_wording_of_two_of_their_posts_is_kept_letter_by_letter(stage: Stage) -> None:
    stage.shelf.blogs["https://kong.example"] = [replace(post, markdown=f"{OWN}\n\n{post.markdown}") for post in CHATTY]
    ann = await stage.blogger()
    assert first_lines(await ann.says(NOTES)) == (OWN, OWN)


async def test_another_person_does_not_change_it(stage: Stage) -> None:
    ann, ben = await stage.blogger(), stage.person("ben")
    room = stage.room("cafe", private=False)
    draft = await ann.says(NOTES, room=room)
    refused = await ben.says("/협찬 아니에요", reply_to=draft)
    assert refused.text == KO.not_your_draft()


async def test_without_a_draft_the_line_has_nowhere_to_stand(stage: Stage) -> None:
    ann = await stage.blogger()
    assert (await ann.says("/협찬 네")).text == KO.no_draft_to_disclose()


async def test_the_line_and_the_answer_outlive_a_restart(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says(NOTES)
    async with stage.restarted():
        assert first_lines(await ann.says("더 짧게", reply_to=draft)) == (GIVEN, GIVEN)
        without = await ann.presses(draft, KO.no_button())
        assert first_lines(without)[1] == "# 제목"


async def test_ways_to_open_a_post_are_offered_without_it_and_the_text_has_it(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("1. 비가 왔어요.\n\n2. 카페에 갔어요.\n\n3. 라떼가 좋았어요.", "비가 왔어요.\n\n그래서 갔어요.")
    offered = await ann.says(NOTES.replace("/write", "/openings"))
    assert GIVEN not in offered.text
    text = await ann.presses(offered, offered.labels[0])
    assert first_lines(text)[1] == GIVEN


@pytest.mark.parametrize("seed", range(3))
async def test_no_refinement_branch_or_other_try_loses_the_line(stage: Stage, seed: int) -> None:
    ann, chance = await stage.blogger(), random.Random(seed)
    known = [await ann.says(NOTES)]
    for step in range(12):
        line = GIVEN if chance.random() < 0.3 else f"{step}번째로 쓴 글이에요."
        stage.writer.will(chance.choice([f"# 카페\n\n{line}", line, f"\n\n> {line}\n\n끝."]))
        said = chance.choice(["더 짧게", "다시", "길게", "첫 문단을 빼 줘", "협찬 티는 내지 마"])
        known.append(await ann.says(said, reply_to=chance.choice(known)))
        assert first_lines(known[-1]) == (GIVEN, GIVEN)
        assert known[-1].file
        assert known[-1].file.data.decode().split("\n").count(GIVEN) <= 2


async def test_a_wish_to_take_the_line_out_is_no_new_line(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says(NOTES)
    gone = await ann.says("/협찬 문구는 빼 주세요", reply_to=draft)
    assert KO.sponsor_line_gone() in gone.text
    assert "빼 주세요" not in gone.text
    assert GIVEN not in gone.text


async def test_a_gift_named_at_the_end_of_a_long_line_is_found(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says(f"/write 성수 카페\n{'비가 왔고 라떼가 고소했고 ' * 40}업체에서 식사권 제공받음")
    assert first_lines(draft) == (GIVEN, GIVEN)
