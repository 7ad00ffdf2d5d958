"""Questions before a draft: at most three, in one message, answered in one go."""

import asyncio
from datetime import timedelta

import pytest

from bot.model import Draft, File
from bot.wording import words_in
from tests.support.people import Person, Shown, Stage

KO = words_in("ko")
WHERE, WHY, LIKED = "어느 동네예요?", "왜 가셨어요?", "뭐가 좋았어요?"
ANSWER = "대림창고 옆에 새로 생긴 데, 친구가 가자고 해서"


@pytest.fixture
async def ann(stage: Stage) -> Person:
    person = await stage.blogger()
    stage.asks(where=WHERE, why=WHY, liked=LIKED)
    return person


async def newest(stage: Stage, person: Person) -> Draft:
    return (await stage.store.drafts.drafts(person.id, 1))[0]


async def given(stage: Stage, draft: Draft) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in await stage.store.materials.materials(draft)]


def is_draft(shown: Shown) -> bool:
    return shown.file is not None


async def test_what_notes_lack_is_asked_in_one_message_and_the_next_words_are_the_answer(
    stage: Stage, ann: Person
) -> None:
    asked = await ann.says("/write 성수 카페\n라떼")
    assert asked.text == KO.questions([WHERE, WHY, LIKED])
    assert asked.labels == ["그냥 써 주세요", "앞으로 묻지 마세요"]
    assert not stage.writer.prompts
    assert is_draft(await ann.says(ANSWER))
    [prompt] = stage.writer.prompts
    assert prompt.notes == f"라떼\n{ANSWER}"
    draft = await newest(stage, ann)
    assert (draft.state, draft.notes, draft.topic) == ("written", f"라떼\n{ANSWER}", "성수 카페")


async def test_enough_notes_are_written_without_a_question(stage: Stage, ann: Person) -> None:
    assert is_draft(await ann.says("/write 성수 카페\n친구가 가자고 해서 대림창고 옆에 새로 생긴 카페에 다녀왔어요."))
    draft = await newest(stage, ann)
    assert draft.asked == ()


async def test_an_answer_outlives_a_restart_between_question_and_answer(stage: Stage, ann: Person) -> None:
    asked = await ann.says("/write 성수 카페")
    async with stage.restarted():
        assert is_draft(await ann.says(ANSWER))
        assert stage.writer.prompts[-1].notes == ANSWER
        assert (await ann.presses(asked, "그냥 써 주세요")).text == KO.written_already()
        assert len(stage.writer.prompts) == 1


@pytest.mark.parametrize(
    "word", ["네", "계속", "그만", "몰라", ".", "ㅋㅋ", "다시", "고마워요", "/cancel", "모르겠어요!"]
)
async def test_words_that_tell_nothing_have_it_written_as_it_is(stage: Stage, ann: Person, word: str) -> None:
    await ann.says("/write 성수 카페\n라떼")
    assert is_draft(await ann.says(word))
    assert [prompt.notes for prompt in stage.writer.prompts] == ["라떼"]


@pytest.mark.parametrize("answer", ["https://naver.me/5abcDEF", "naver.me/place", "아니요, 혼자 갔어요", "가" * 5_000])
async def test_whatever_else_is_said_is_material(stage: Stage, ann: Person, answer: str) -> None:
    await ann.says("/write 성수 카페\n라떼")
    assert is_draft(await ann.says(answer))
    assert stage.writer.prompts[-1].notes == f"라떼\n{answer}"
    assert len(await stage.store.blogs.blogs(ann.id)) == 1


async def test_an_answer_in_two_messages_is_one(stage: Stage, ann: Person) -> None:
    stage.tick, stage.quiet = timedelta(), asyncio.Event()
    await ann.says("/write 성수 카페")
    first = asyncio.create_task(ann.says("대림창고 옆"))
    await stage.sees(KO.writing())
    await ann.mutters("친구가 가자고 해서")
    stage.quiet.set()
    assert is_draft(await first)
    assert [prompt.notes for prompt in stage.writer.prompts] == ["대림창고 옆\n친구가 가자고 해서"]
    assert len([shown for shown in stage.answers if is_draft(shown)]) == 1


async def test_it_is_written_at_once_by_the_button(stage: Stage, ann: Person) -> None:
    asked = await ann.says("/write 성수 카페\n라떼")
    assert is_draft(await ann.presses(asked, "그냥 써 주세요"))
    assert (await ann.presses(asked, "그냥 써 주세요")).text == KO.written_already()
    assert [prompt.notes for prompt in stage.writer.prompts] == ["라떼"]


@pytest.mark.parametrize(
    ("says", "topic", "notes"),
    [
        ("/write 성수 카페 그냥 써 줘", "성수 카페", ""),
        ("/write 성수 카페\n라떼\n그냥 써 주세요!", "성수 카페", "라떼"),
        ("/write 성수 카페, 묻지 말고 써줘", "성수 카페", ""),
    ],
)
async def test_who_says_so_with_the_topic_is_not_asked(
    stage: Stage, ann: Person, says: str, topic: str, notes: str
) -> None:
    assert is_draft(await ann.says(says))
    assert (stage.writer.prompts[-1].topic, stage.writer.prompts[-1].notes) == (topic, notes)


async def test_nobody_who_cannot_answer_or_sends_notes_as_a_file_is_asked(stage: Stage, ann: Person) -> None:
    assert is_draft(await ann.says("/write 성수 카페", files=[File("메모.txt", "라떼".encode())]))
    group = stage.room("family", threads=False)
    assert is_draft(await ann.says("/write 성수 카페", room=group, addressed=False))


async def test_who_wants_no_questions_is_not_asked_again_until_they_say_so(stage: Stage, ann: Person) -> None:
    asked = await ann.says("/write 성수 카페")
    assert is_draft(await ann.presses(asked, "앞으로 묻지 마세요"))
    seen = [reply.text for shown in stage.answers for reply in shown.seen]
    assert seen.count(KO.asks_no_more()) == 1
    assert is_draft(await ann.says("/write 연남동 카페"))
    async with stage.restarted():
        assert is_draft(await ann.says("/write 망원동 카페"))
        assert (await ann.says("다시 물어봐 주세요")).text == KO.asks_again()
        assert (await ann.says("/write 합정동 카페")).text == KO.questions([WHERE, WHY, LIKED])


async def test_who_skips_twice_is_asked_only_where_there_are_no_notes(stage: Stage, ann: Person) -> None:
    for topic in ("하나", "둘"):
        await ann.presses(await ann.says(f"/write {topic}\n라떼"), "그냥 써 주세요")
    assert [shown.text for shown in stage.answers].count(KO.asks_less()) == 1
    assert is_draft(await ann.says("/write 셋\n라떼"))
    stage.asks(how="어떻게 가셨어요?", before="전에도 가셨어요?")
    assert "어떻게 가셨어요?" in (await ann.says("/write 넷")).text


async def test_what_is_not_told_twice_is_not_asked_of_that_blog_again(stage: Stage, ann: Person) -> None:
    for topic in ("하나", "둘"):
        await ann.says(f"/write {topic}")
        await ann.says("궁금해서 갔고 라떼가 제일 좋았어요")  # why, and what was liked
    assert (await ann.says("/write 셋")).text == KO.questions([WHY, LIKED])


async def test_what_nobody_answers_rests_in_the_list_and_words_are_words_again(stage: Stage, ann: Person) -> None:
    await ann.says("/write 한강\n그냥 써 줘")
    await ann.says("/write 성수 카페")
    stage.passes(timedelta(hours=49))
    assert is_draft(await ann.says("두 번째 문단만 더 짧게"))
    assert stage.writer.prompts[-1].topic == "한강"
    listed = await ann.says("/drafts")
    assert "답을 기다리는 초안" in listed.text
    [resting] = [draft for draft in await stage.store.drafts.drafts(ann.id, 9) if draft.state == "asked"]
    assert (await ann.says(f"/drafts id{resting.id}")).text == KO.questions([WHERE, WHY, LIKED])
    assert is_draft(await ann.says(ANSWER))
    assert stage.writer.prompts[-1].topic == "성수 카페"


async def test_a_new_draft_lets_the_one_that_was_asked_about_rest(stage: Stage, ann: Person) -> None:
    first = await ann.says("/write 성수 카페")
    await ann.says("/write 연남동 카페")
    await ann.says(ANSWER)
    assert stage.writer.prompts[-1].topic == "연남동 카페"
    await ann.says("더 짧게")
    assert stage.writer.prompts[-1].topic == "연남동 카페"
    await ann.says("옆집 고양이가 좋았어요", reply_to=first)
    assert (stage.writer.prompts[-1].topic, stage.writer.prompts[-1].notes) == ("성수 카페", "옆집 고양이가 좋았어요")


async def test_another_persons_words_in_a_group_are_no_answer(stage: Stage, ann: Person) -> None:
    ben, group = await stage.blogger("ben"), stage.room("family", threads=False)
    asked = await ann.says("/write 성수 카페", room=group)
    await ben.mutters("대림창고 옆이잖아", room=group, addressed=False)
    await ben.mutters("대림창고 옆이잖아", reply_to=asked)
    await ann.mutters("얘들아 밥 먹자", room=group, addressed=False)
    assert not stage.writer.prompts
    await ann.says(ANSWER, reply_to=asked)
    assert [prompt.notes for prompt in stage.writer.prompts] == [ANSWER]


async def test_in_a_channel_the_question_stands_in_the_thread_of_the_draft(stage: Stage, ann: Person) -> None:
    channel = stage.room("channel")
    asked = await ann.says("/write 성수 카페", room=channel)
    assert asked.room.id == "channel/성수 카페"
    draft = await ann.says(ANSWER, room=asked.room, addressed=False, in_our_thread=True)
    assert is_draft(draft)
    assert draft.room is asked.room


async def test_an_answer_from_another_room_is_written_in_the_room_of_the_draft(stage: Stage, ann: Person) -> None:
    asked = await ann.says("/write 성수 카페", room=stage.room("channel"))
    private = stage.room("ann", private=True)
    stage.tick = timedelta()
    await ann.mutters(ANSWER, reply_to=asked, room=private)
    [draft] = [shown for shown in stage.answers if is_draft(shown)]
    assert draft.room is asked.room
    assert [shown.text for shown in private.answers][-1] == KO.writes_below()


async def test_commands_are_commands_while_somebody_is_asked(stage: Stage, ann: Person) -> None:
    await ann.says("/write 성수 카페")
    assert (await ann.says("/help")).text == KO.help("model.example", False)
    assert "말투" in (await ann.says("/style")).text
    assert is_draft(await ann.says(ANSWER))
    assert stage.writer.prompts[-1].notes == ANSWER


async def test_questions_of_a_forgotten_draft_say_so(stage: Stage, ann: Person) -> None:
    asked = await ann.says("/write 성수 카페")
    sure = await ann.says("/forget-draft")
    assert "성수 카페" in sure.text
    await ann.presses(sure, KO.forget_now_button())
    assert await stage.store.drafts.drafts(ann.id, 9) == []
    assert (await ann.says(ANSWER, reply_to=asked)).text == KO.forgotten_draft()


async def test_longer_asks_what_is_left_and_the_answer_makes_it_longer(stage: Stage, ann: Person) -> None:
    asked = await ann.says("/write 성수 카페\n라떼")
    draft = await ann.presses(asked, "그냥 써 주세요")
    stage.asks(where=WHERE, why=WHY, liked=LIKED, trouble="아쉬운 점은요?", next="또 가실 거예요?")
    more = await ann.presses(draft, "더 길게")
    assert more.text == KO.questions_for_more(["아쉬운 점은요?", "또 가실 거예요?"])
    assert len(stage.writer.prompts) == 1
    assert is_draft(await ann.says("주차가 불편했어요"))
    assert stage.writer.prompts[-1].wish == ""
    assert stage.writer.prompts[-1].turns[-1].request == "더 길게 써 주세요\n덧붙임: 주차가 불편했어요"
    assert await given(stage, await newest(stage, ann)) == [
        ("note", "라떼"),
        ("answer", ""),
        ("note", ""),
        ("answer", "주차가 불편했어요"),
    ]


@pytest.mark.parametrize("says", ["더 길게", "더 길게 써 주세요", "그냥 써 줘", "몰라"])
async def test_who_says_it_again_gets_a_longer_text(stage: Stage, ann: Person, says: str) -> None:
    await ann.presses(await ann.says("/write 성수 카페\n라떼"), "그냥 써 주세요")
    stage.asks(trouble="아쉬운 점은요?")
    assert (await ann.says("더 길게")).text == KO.questions_for_more(["아쉬운 점은요?"])
    assert is_draft(await ann.says(says))
    assert stage.writer.prompts[-1].turns[-1].request == "더 길게 써 주세요"
    assert is_draft(await ann.says("더 길게"))  # nothing is left to ask
    assert len(stage.writer.prompts) == 3


async def test_a_wish_in_reply_to_the_draft_is_no_answer_and_ends_the_asking(stage: Stage, ann: Person) -> None:
    draft = await ann.presses(await ann.says("/write 성수 카페\n라떼"), "그냥 써 주세요")
    stage.asks(trouble="아쉬운 점은요?", next="또 가실 거예요?")
    await ann.says("더 길게")
    await ann.says("두 번째 문단만 더 짧게", reply_to=draft)
    await ann.says("제목을 바꿔 줘")
    assert [prompt.turns[-1].request for prompt in stage.writer.prompts[1:]] == [
        "두 번째 문단만 더 짧게",
        "제목을 바꿔 줘",
    ]
    stage.asks(before="전에도 가셨어요?")
    assert (await ann.says("더 길게")).text == KO.questions_for_more(["전에도 가셨어요?"])


async def test_stopping_an_answer_in_its_quiet_seconds_keeps_what_was_said(stage: Stage, ann: Person) -> None:
    stage.tick, stage.quiet = timedelta(), asyncio.Event()
    await ann.says("/write 성수 카페")
    said = asyncio.create_task(ann.says("대림창고 옆"))
    await stage.sees(KO.writing())
    await ann.mutters("그만")
    assert (await said).text == KO.stopped()
    assert not stage.writer.prompts
    assert await given(stage, await newest(stage, ann)) == [("note", ""), ("answer", "대림창고 옆")]


async def test_a_part_of_the_question_quoted_in_the_answer_is_an_answer_still(stage: Stage, ann: Person) -> None:
    stage.writer.will("# 옛 글", "# 새 글")
    await ann.says("/write 옛 글\n그냥 써 줘")
    asked = await ann.says("/write 강릉 여행")
    await ann.says("동생이랑 갔어요", reply_to=asked, quote=WHY)
    assert (stage.writer.prompts[-1].topic, stage.writer.prompts[-1].notes) == ("강릉 여행", "동생이랑 갔어요")


async def test_photos_of_somebody_else_do_not_go_into_a_draft(stage: Stage, ann: Person) -> None:
    ben, group = await stage.blogger("ben"), stage.room("family", threads=False)
    asked = await ann.says("/write 성수 카페", room=group)
    await ben.mutters("", room=group, reply_to=asked, photos=["1.jpg"], about="photo")
    assert [kind for kind, _ in await given(stage, await newest(stage, ann))] == ["note"]
