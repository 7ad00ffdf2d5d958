"""What people say to maltu and what it answers: the specification."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.drafts.model_errors import (
    BrokeOff,
    Busy,
    ModelError,
    NoBalance,
    NotUnderstood,
    Refused,
    TooLong,
    Unanswered,
    WrongKey,
)
from bot.errors import BlogError, BrokenFeed, NoBlogThere, NotAnAddress, PrivateAddress, TooLarge, Unreachable
from bot.model import File, Skipped
from bot.wording import words_in
from tests.support.databases import begun
from tests.support.people import Shown, Stage
from tests.support.posts import CHATTY, PLAIN

__all__ = ["begun"]  # on both databases

KO = words_in("ko")


# Registering


async def test_registering_shows_progress_and_then_what_was_learned_with_evidence(stage: Stage) -> None:
    shown = await stage.person("ann").says("/register-blog https://kong.example")
    texts = [r.text for r in shown.seen]
    assert texts[0] == "https://kong.example 살펴보는 중…"
    assert texts[1] == "1 / 8편 읽는 중…"
    assert "8 / 8편 읽는 중…" in texts
    assert "배운 글 8편" in shown.text
    assert re.search(r"문장의 \d\d%는 -요로 .*끝나요", shown.text)
    assert "한 문단은" in shown.text
    assert "안녕하세요 콩이네예요 ㅎㅎ" in shown.text
    assert "model.example에 보내요" in shown.text
    assert "/write 주제" in shown.text


async def test_what_is_left_out_is_counted_and_says_why(stage: Stage) -> None:
    stage.shelf.blogs["https://mixed.example"] = [
        *CHATTY,
        Skipped("비밀 일기", "private"),
        Skipped("깨진 글", "broken"),
        replace(CHATTY[0], key="tiny", markdown="짧다."),
    ]
    shown = await stage.person("ann").says("/register-blog https://mixed.example")
    assert "배운 글 8편" in shown.text
    assert "뺀 글 3편" in shown.text
    for why in ("공개되지 않은 글 1편", "열리지 않는 글 1편", "너무 짧은 글 1편"):
        assert why in shown.text


async def test_a_blog_registered_twice_is_one_blog(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/register-blog https://kong.example")
    assert len(await stage.store.blogs.blogs(ann.id)) == 1


async def test_reading_that_breaks_off_learns_from_what_there_is_and_says_so(stage: Stage) -> None:
    stage.shelf.blogs["https://flaky.example"] = [*CHATTY[:4], Unreachable("flaky.example", 503), *CHATTY[4:]]
    shown = await stage.person("ann").says("/register-blog https://flaky.example")
    assert "배운 글 4편" in shown.text
    assert "중간에 막혀서" in shown.text


async def test_few_posts_are_called_a_rough_picture(stage: Stage) -> None:
    shown = await stage.person("ann").says("/register-blog https://one.example")
    assert "1편뿐이라" in shown.text


async def test_a_blog_without_posts_says_what_to_do(stage: Stage) -> None:
    ann = stage.person("ann")
    shown = await ann.says("/register-blog https://empty.example")
    assert "배울 만한 글이 없어요" in shown.text
    assert not await stage.store.blogs.blogs(ann.id)


@pytest.mark.parametrize(
    "trouble",
    [
        NotAnAddress("안녕"),
        NoBlogThere("https://x.example"),
        Unreachable("x.example"),
        Unreachable("x.example", 404),
        PrivateAddress("192.168.0.1"),
        TooLarge("https://x.example", 8_000_000),
        BrokenFeed("https://x.example/rss"),
    ],
)
async def test_a_blog_that_cannot_be_read_gets_one_sentence_in_the_place_of_progress(
    stage: Stage, trouble: BlogError
) -> None:
    ann = await stage.blogger()
    stage.shelf.refuses["https://x.example"] = trouble
    shown = await ann.says("/register-blog https://x.example")
    assert shown.text == trouble.sentence(KO)
    assert len(await stage.store.blogs.blogs(ann.id)) == 1, "what was stored stays"


@pytest.mark.parametrize(
    "name", ["/register-blog", "/register_blog", "/registerblog", "/블로그등록", "/register_blog@maltu_bot"]
)
async def test_every_spelling_of_the_command_registers(stage: Stage, name: str) -> None:
    shown = await stage.person("ann").says(f"{name} https://kong.example")
    assert "배운 글 8편" in shown.text


async def test_registering_without_an_address_asks_for_one(stage: Stage) -> None:
    assert "주소를 함께" in (await stage.person("ann").says("/register-blog")).text


# Files


@pytest.mark.parametrize("text", ["", "/learn", "/배우기", "이걸로 배워 줘"])
async def test_files_are_learned_from_with_or_without_a_command(stage: Stage, text: str) -> None:
    files = [File(f"{p.title}.md", p.markdown.encode()) for p in CHATTY]
    ann = stage.person("ann")
    shown = await ann.says(text, files=files)
    assert "**내가 보낸 파일**" in shown.text
    assert "배운 글 8편" in shown.text
    assert "# " in (await ann.says("/write 소풍")).text


async def test_files_sent_one_by_one_gather_in_one_blog(stage: Stage) -> None:
    ann = stage.person("ann")
    for post in CHATTY[:3]:
        shown = await ann.says("", files=[File(f"{post.title}.md", post.markdown.encode())])
    assert "배운 글 3편" in shown.text
    assert len(await stage.store.blogs.blogs(ann.id)) == 1


async def test_learn_without_files_asks_for_them(stage: Stage) -> None:
    assert ".md·.txt·.zip" in (await stage.person("ann").says("/learn")).text


async def test_a_file_too_large_for_the_platform_is_named(stage: Stage) -> None:
    assert "huge.zip" in (await stage.person("ann").says("", unread=["huge.zip"])).text


async def test_files_do_not_change_the_voice_in_use_but_can(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await ann.says("", files=[File(f"{p.title}.md", p.markdown.encode()) for p in PLAIN])
    assert KO.still_writes_as("kong") in shown.text
    assert "1. kong" in (await ann.says("/blogs")).text
    await ann.presses(shown, "이 말투로 쓰기")
    assert "1. 내가 보낸 파일" in (await ann.says("/blogs")).text


async def test_a_language_it_cannot_hear_is_named(stage: Stage) -> None:
    chinese = "今天天气很好。我们去公园散步了。孩子们非常高兴。晚上回家吃了火锅。" * 5
    shown = await stage.person("ann").says("", files=[File("a.md", chinese.encode())])
    assert "중국어는 아직 못 배워요" in shown.text
    assert "한국어, 영어, 일본어" in shown.text


async def test_spanish_is_refused_by_name_and_not_learned_as_english(stage: Stage) -> None:
    spanish = "Hoy fuimos al mercado con mi hermana. Compramos pan, queso y unas naranjas muy dulces. " * 4
    shown = await stage.person("ann").says("", files=[File("a.md", spanish.encode())])
    assert "스페인어는 아직 못 배워요" in shown.text


# Writing


async def test_a_draft_grows_in_a_thread_of_its_own_and_ends_with_file_and_buttons(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(["# 제주에서\n\n", "비가 왔어요. ", "그래도 좋았어요."])
    shown = await ann.says("/write 제주 3일 여행\n- 비가 왔다\n- 고기국수", room=stage.room("family"))
    assert shown.room.id == "family/제주 3일 여행"
    assert [r.text for r in shown.seen] == [
        "쓰는 중…",
        "# 제주에서\n\n",
        "# 제주에서\n\n비가 왔어요. ",
        *["# 제주에서\n\n비가 왔어요. 그래도 좋았어요."] * 3,
    ]
    assert shown.file == File("제주-3일-여행-1.md", "# 제주에서\n\n비가 왔어요. 그래도 좋았어요.\n".encode())
    assert shown.labels == ["더 짧게", "더 길게", "다시 써 보기", "다른 첫머리"]


async def test_the_model_is_given_rules_card_topic_and_notes_and_whose_they_are(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 소풍\n김밥을 쌌다")
    [prompt] = stage.writer.prompts
    system, brief = prompt.messages
    assert "-요 98%" in system.content
    assert "안녕하세요 콩이네예요 ㅎㅎ" not in system.content, "what posts say is material and no rule"
    assert "글 절반 이상의 첫머리에 쓰는 말: “안녕하세요 콩이네예요 ㅎㅎ”" in brief.content
    assert "소금빵" in brief.content, "whole passages carry the voice"
    assert "소풍" in brief.content
    assert "김밥을 쌌다" in brief.content
    assert "[확인:" in brief.content
    assert prompt.person == ann.id


async def test_writing_before_any_blog_says_what_comes_first(stage: Stage) -> None:
    shown = await stage.person("ann").says("/write 제주")
    assert shown.text == KO.no_blog_yet()
    assert not stage.writer.prompts


async def test_writing_about_nothing_asks_for_a_topic(stage: Stage) -> None:
    ann = await stage.blogger()
    assert (await ann.says("/write")).text == KO.which_topic()
    assert (await ann.says("/write   \n  ")).text == KO.which_topic()


async def test_a_code_fence_around_the_whole_is_taken_off(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(["```markdown\n# 제목\n", "\n본문이에요.\n", "```"])
    shown = await ann.says("/write 제주")
    assert shown.text == "# 제목\n\n본문이에요."


async def test_a_blog_is_read_while_something_is_written(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.hold = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(ann.says("/write 첫째"))
        await stage.writer.asked(1)
        assert "배운 글 3편" in (await ann.says("/register-blog https://plain.example")).text
        stage.writer.hold.set()
        assert "그냥 그런" in (await first).text


async def test_a_blog_that_is_forgotten_while_something_is_written_takes_it_along(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.hold = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(ann.says("/write 첫째"))
        await stage.writer.asked(1)
        assert "kong" in (await ann.says("/forget-blog 1 네")).text
        stage.writer.hold.set()
        assert (await first).text == KO.forgotten_meanwhile()
    assert await stage.store.drafts.drafts(ann.id, 10) == []


async def test_one_person_writing_does_not_hold_up_another(stage: Stage) -> None:
    ann, bob = await stage.blogger("ann"), await stage.blogger("bob", "https://plain.example")
    stage.writer.hold = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ann.says("/write 첫째"))
        await stage.writer.asked(1)
        tasks.create_task(bob.says("/write 둘째"))
        await stage.writer.asked(2)
        stage.writer.hold.set()
    assert [len(await stage.store.drafts.drafts(p.id, 10)) for p in (ann, bob)] == [1, 1]


# Refining


async def test_replying_to_any_message_of_a_draft_refines_it(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 긴 글\n\n" + "".join(f"가나다라 마바사예요 {n}. " for n in range(80)), "# 짧은 글")
    draft = await ann.says("/write 제주", room=stage.room("family"))
    assert len(draft.ids) > 2
    shown = await ann.says("더 짧게", reply_to=draft, page=0)
    assert shown.text == "# 짧은 글"
    assert shown.file
    assert shown.file.name == "제주-2.md"


async def test_plain_words_in_its_thread_mean_the_newest_revision(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘", "셋")
    draft = await ann.says("/write 제주", room=stage.room("family"))
    await ann.says("더 짧게", room=draft.room)
    await ann.says("더 길게", room=draft.room)
    assert [t.text for t in stage.writer.prompts[-1].turns] == ["하나", "둘"]


async def test_plain_words_in_private_mean_the_newest_revision(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘")
    await ann.says("/write 제주")
    assert (await ann.says("더 짧게")).text == "둘"


async def test_replying_to_an_older_revision_branches_from_it(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘", "셋")
    first = await ann.says("/write 제주")
    await ann.says("더 짧게")
    await ann.says("사진 얘기도", reply_to=first)
    assert [(t.text, t.request) for t in stage.writer.prompts[-1].turns] == [("하나", "사진 얘기도")]


async def test_every_prompt_begins_with_the_whole_of_the_one_before(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘", "셋")
    await ann.says("/write 제주")
    await ann.says("더 짧게")
    await ann.says("더 길게")
    one, two, three = (p.messages for p in stage.writer.prompts)
    assert two[: len(one)] == one
    assert three[: len(two)] == two


async def test_a_draft_keeps_its_card_when_the_blog_is_learned_anew(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주")
    stage.shelf.blogs["https://kong.example"] = list(CHATTY[:3])
    await ann.says("/register-blog https://kong.example")
    await ann.says("더 짧게")
    first, second = stage.writer.prompts
    assert second.messages[0] == first.messages[0]


async def test_a_marked_part_is_named_in_the_request(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주")
    await ann.says("더 자세히", reply_to=draft, quote="그냥 그런 하루")
    assert stage.writer.prompts[-1].turns[-1].request == "“그냥 그런 하루” 이 부분: 더 자세히"


async def test_buttons_are_replies_already_typed(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘", "셋")
    draft = await ann.says("/write 제주")
    shorter = await ann.presses(draft, "더 짧게")
    assert shorter.text == "둘"
    again = await ann.presses(shorter, "다시 써 보기")
    assert again.text == "셋"
    assert stage.writer.prompts[2] == stage.writer.prompts[1], "another try at the same request"


async def test_drafts_can_be_refined_after_a_restart(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘", "셋")
    draft = await ann.says("/write 제주", room=stage.room("family"))
    async with stage.restarted():
        assert (await ann.says("더 짧게", reply_to=draft)).text == "둘"
        assert (await ann.says("더 짧게", room=draft.room)).text == "셋"
    assert [t.text for t in stage.writer.prompts[-1].turns] == ["하나", "둘"]


async def test_only_the_owner_refines_a_draft(stage: Stage) -> None:
    ann, bob = await stage.blogger(), stage.person("bob")
    draft = await ann.says("/write 제주", room=stage.room("family"))
    shown = await bob.says("내 맘대로", reply_to=draft)
    assert shown.text == KO.not_your_draft()
    assert len(stage.writer.prompts) == 1


async def test_others_may_talk_in_a_drafts_thread(stage: Stage) -> None:
    ann, bob = await stage.blogger(), stage.person("bob")
    draft = await ann.says("/write 제주", room=stage.room("family"))
    said = len(stage.answers)
    await bob.mutters("오 재밌겠다", room=draft.room, addressed=False)
    assert len(stage.answers) == said


async def test_chatter_in_a_group_is_left_alone(stage: Stage) -> None:
    ann = await stage.blogger()
    group = stage.room("telegram group", threads=False)
    await ann.says("/write 제주", room=group)
    said = len(stage.answers)
    await ann.mutters("점심 뭐 먹지", room=group, addressed=False)
    await ann.mutters("/weather 서울", room=group)
    await ann.mutters("", room=group, files=[File("회의록.md", b"")], addressed=False)
    assert len(stage.answers) == said


async def test_a_second_draft_in_a_drafts_thread_is_its_newest(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘", "둘의 둘")
    thread = (await ann.says("/write 제주", room=stage.room("family"))).room
    thread.threads = False
    await ann.says("/write 부산", room=thread)
    await ann.says("더 짧게", room=thread)
    assert stage.writer.prompts[-1].topic == "부산"


async def test_plain_words_before_any_draft_say_how_to_begin(stage: Stage) -> None:
    ann = stage.person("ann")
    assert (await ann.says("글 써 줘")).text == KO.no_blog_yet()
    await ann.says("/register-blog https://kong.example")
    assert (await ann.says("글 써 줘")).text == KO.no_draft_yet()


async def test_each_person_has_their_own_newest_draft_in_a_thread(stage: Stage) -> None:
    ann, bob = await stage.blogger(), await stage.blogger("bob", "https://plain.example")
    thread = (await ann.says("/write 제주", room=stage.room("family"))).room
    thread.threads = False
    await bob.says("/write 부산", room=thread)
    await ann.says("더 짧게", room=thread)
    assert stage.writer.prompts[-1].topic == "제주"


async def test_a_reply_to_somebody_else_in_a_thread_is_not_for_the_bot(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주", room=stage.room("family"))
    said = len(stage.answers)
    of_bob = Shown([], ["fake:bob's words"], draft.room)
    await ann.mutters("ㅋㅋ 같이 가자", reply_to=of_bob, addressed=False)
    assert len(stage.answers) == said


async def test_thanks_cost_nothing(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주")
    assert (await ann.says("고마워요!")).text == KO.welcome()
    assert len(stage.writer.prompts) == 1


@pytest.mark.parametrize("words", ["다시 써 보기", "다시", "다시 써줘"])
async def test_what_a_button_says_can_be_typed(stage: Stage, words: str) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주")
    await ann.says(words)
    assert stage.writer.prompts[1] == stage.writer.prompts[0]


async def test_a_wish_after_a_failed_first_try_is_a_wish_and_no_fact(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will([Busy("model.example")], "# 됐다")
    failed = await ann.says("/write 제주\n비가 왔다")
    await ann.says("더 신나게", reply_to=failed)
    assert (stage.writer.prompts[1].notes, stage.writer.prompts[1].wish) == ("비가 왔다", "더 신나게")
    assert "글쓴이의 부탁: 더 신나게" in stage.writer.prompts[1].messages[1].content


async def test_a_text_file_with_words_is_notes(stage: Stage) -> None:
    ann = await stage.blogger()
    memo = File("memo.md", "소라 껍데기를 주웠다".encode())
    draft = await ann.says("/write 제주\n비", files=[memo])
    assert stage.writer.prompts[0].notes == "비\n소라 껍데기를 주웠다"
    await ann.says("이 메모도 넣어 줘", reply_to=draft, files=[memo])
    asked = stage.writer.prompts[1].messages[-1].content
    assert re.search(r"메모도 넣어 줘\n\n<첨부 (\w+)>\n소라 껍데기를 주웠다\n</첨부 \1>\n", asked)
    assert len(await stage.store.blogs.blogs(ann.id)) == 1


async def test_files_in_reply_to_something_else_are_learned_from(stage: Stage) -> None:
    ann = stage.person("ann")
    asked = await ann.says("/learn")
    files = [File(f"{p.title}.md", p.markdown.encode()) for p in CHATTY]
    assert "배운 글 8편" in (await ann.says("", reply_to=asked, files=files)).text


# Stopping


@pytest.mark.parametrize("head", ["# 제주\n\n", ""])
async def test_what_is_being_written_can_be_stopped_and_carried_on(stage: Stage, head: str) -> None:
    ann = await stage.blogger()
    waits = asyncio.Event()
    stage.writer.will([f"{head}비가 ", waits, "영영"], ["왔어요."])
    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(ann.says("/write 제주"))
        await stage.sees("비가")
        await ann.mutters("/cancel")
    shown = writing.result()
    assert shown.text == f"{head}비가\n\n———\n{KO.stopped_and_kept()}"
    assert (await ann.presses(shown, "이어서")).text == f"{head}비가 왔어요."


async def test_nothing_to_stop_is_said(stage: Stage) -> None:
    assert (await stage.person("ann").says("취소")).text == KO.nothing_to_stop()


# When the model fails


@pytest.mark.parametrize("trouble", [WrongKey, NoBalance, Refused, Busy, Unanswered, NotUnderstood])
async def test_a_model_that_does_not_write_leaves_a_sentence_and_another_try(
    stage: Stage, trouble: type[ModelError]
) -> None:
    ann = await stage.blogger()
    stage.writer.will([trouble("model.example")], "# 이번엔 됐어요")
    shown = await ann.says("/write 제주\n메모")
    assert shown.text == trouble("model.example").sentence(KO)
    assert shown.file is None
    stage.passes(timedelta(minutes=10))  # after which a model without balance is asked again
    again = await ann.presses(shown, "다시 써 보기")
    assert again.text == "# 이번엔 됐어요"
    assert stage.writer.prompts[1] == stage.writer.prompts[0]


@pytest.mark.parametrize("trouble", [BrokeOff, TooLong])
async def test_a_text_that_breaks_off_is_kept_and_carried_on(stage: Stage, trouble: type[ModelError]) -> None:
    ann = await stage.blogger()
    stage.writer.will(["# 제주\n\n비가 ", trouble("model.example")], ["왔어요.", " 끝."], "# 다듬은 글")
    shown = await ann.says("/write 제주")
    assert shown.text.startswith("# 제주\n\n비가")
    assert trouble("model.example").sentence(KO) in shown.text
    assert shown.file
    assert shown.file.data.decode() == "# 제주\n\n비가\n"
    whole = await ann.presses(shown, "이어서")
    assert whole.text == "# 제주\n\n비가 왔어요. 끝."
    refined = await ann.says("다듬어 줘", reply_to=whole)
    assert refined.text == "# 다듬은 글"
    first, second, third = (p.messages for p in stage.writer.prompts)
    assert second[: len(first)] == third[: len(first)] == first
    assert third[len(first)].content == whole.text


async def test_words_after_a_failed_refinement_refine_the_last_text_there_is(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", [Busy("model.example")], "둘")
    await ann.says("/write 제주")
    failed = await ann.says("더 짧게")
    await ann.says("아니, 더 길게", reply_to=failed)
    assert [(t.text, t.request) for t in stage.writer.prompts[-1].turns] == [("하나", "아니, 더 길게")]


async def test_a_bug_is_told_with_a_number_that_finds_the_line_in_the_log(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    ann = await stage.blogger()
    stage.writer.will(["# 반쯤", ZeroDivisionError()], "# 다음")
    shown = await ann.says("/write 제주 비밀 여행")
    number = re.search(r"오류 번호 ([0-9a-f]{6})", shown.text)
    assert number
    assert number.group(1) in caplog.text
    assert "비밀" not in caplog.text
    assert (await ann.says("더 길게")).text == "# 다음", "the half text was kept"
    assert stage.writer.prompts[-1].turns[-1].text == "# 반쯤"


async def test_a_text_whose_end_cannot_be_stored_is_not_said_to_be_done(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 제주\n\n비가 왔어요.")
    drafts = stage.locks(True)
    shown = await ann.says("/write 제주")
    assert not drafts.stored
    assert not shown.file
    assert "문제가 생겼어요" in shown.text


# Lists, forgetting, help


async def test_blogs_are_listed_and_another_voice_is_taken_up(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/register-blog https://plain.example")
    listed = await ann.says("/blogs")
    assert "1. plain (글 3편)\n2. kong (글 8편)" in listed.text
    await ann.presses(listed, "2번 말투로 쓰기")
    await ann.says("/write 제주")
    assert "소금빵" in stage.writer.prompts[-1].messages[1].content
    assert (await ann.says("/blogs 9")).text == KO.no_such_number("9")


async def test_drafts_are_listed_and_shown_again_to_be_refined(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘", "셋")
    await ann.says("/write 제주")
    await ann.says("/write 부산")
    listed = await ann.says("/drafts")
    assert re.search(r"1\. 부산 .*\n2\. 제주", listed.text)
    shown = await ann.presses(listed, "2번 열기")
    assert shown.text == "하나"
    assert (await ann.says("더 짧게", reply_to=shown)).text == "셋"
    assert stage.writer.prompts[-1].topic == "제주"


async def test_forgetting_asks_which_and_takes_everything_with_it(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주")
    asked = await ann.says("/forget-blog")
    assert "되돌릴 수 없어요" in asked.text
    sure = await ann.presses(asked, "1번 지우기")
    assert sure.text == KO.forget_really("kong", 1)
    assert len(await stage.store.blogs.blogs(ann.id)) == 1
    done = await ann.presses(sure, KO.forget_now_button())
    assert "초안 1개도 함께" in done.text
    assert (await ann.says("더 짧게", reply_to=draft)).text == KO.forgotten_draft()
    assert (await ann.says("/write 제주")).text == KO.no_blog_yet()
    assert (await ann.says("/forget-blog")).text == KO.no_blog_yet()


async def test_buttons_of_a_list_keep_their_meaning_when_the_list_has_changed(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/register-blog https://plain.example")
    asked = await ann.says("/forget-blog")
    await ann.presses(await ann.presses(asked, "1번 지우기"), KO.forget_now_button())
    assert (await ann.presses(asked, "1번 지우기")).text == KO.no_such_number(asked.seen[-1].buttons[0].says.split()[1])
    assert [b.title for b in await stage.store.blogs.blogs(ann.id)] == ["kong"]


async def test_a_press_on_the_list_of_another_forgets_nothing(stage: Stage) -> None:
    ann, bob = await stage.blogger("ann"), await stage.blogger("bob", "https://plain.example")
    asked = await ann.says("/forget-blog")
    sure = await ann.presses(asked, "1번 지우기")
    await bob.presses(asked, "1번 지우기")
    await bob.presses(sure, KO.forget_now_button())
    assert [len(await stage.store.blogs.blogs(p.id)) for p in (ann, bob)] == [1, 1]


@pytest.mark.parametrize("which", ["2번", "#2", "2"])
async def test_numbers_are_understood_as_people_write_them(stage: Stage, which: str) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘")
    await ann.says("/write 제주")
    await ann.says("/write 부산")
    assert (await ann.says(f"/drafts {which}")).text == "하나"
    assert (await ann.says("/drafts " + "9" * 5000)).text == KO.no_such_number("9" * 5000)


async def test_two_revisions_of_the_same_depth_have_files_of_their_own(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주")
    one = await ann.says("더 짧게", reply_to=draft)
    other = await ann.says("더 길게", reply_to=draft)
    assert one.file
    assert other.file
    assert [one.file.name, other.file.name] == ["제주-2.md", "제주-3.md"]


async def test_nobody_forgets_or_uses_the_blog_of_another(stage: Stage) -> None:
    await stage.blogger("ann")
    bob = await stage.blogger("bob", "https://plain.example")
    assert (await bob.says("/forget-blog https://kong.example")).text == KO.no_such_number("https://kong.example")
    await bob.says("/write 제주")
    assert "소금빵" not in stage.writer.prompts[-1].messages[1].content
    assert PLAIN[0].title not in "".join(str(a.text) for a in stage.answers[:1])


@pytest.mark.parametrize("text", ["/help", "/도움말"])
async def test_help_says_the_three_steps_and_where_texts_go(stage: Stage, text: str) -> None:
    shown = await stage.person("ann").says(text)
    for part in ("/register-blog", "/write", "답장", "model.example"):
        assert part in shown.text


async def test_an_unknown_command_points_to_help(stage: Stage) -> None:
    assert "/help" in (await stage.person("ann").says("/weather 서울")).text


async def test_people_are_answered_in_the_language_of_their_app_and_it_is_remembered(stage: Stage) -> None:
    eve = stage.person("eve", "en")
    assert (await eve.says("/write Jeju")).text == words_in("en").no_blog_yet()
    eve.language = None  # Discord says nothing with plain messages
    assert (await eve.says("/write Jeju")).text == words_in("en").no_blog_yet()
    async with stage.restarted():
        assert (await eve.says("write something")).text == words_in("en").no_blog_yet()


async def test_english_learns_and_writes_too(stage: Stage) -> None:
    eve = stage.person("eve", "en")
    shown = await eve.says("/register-blog https://kong.example")
    assert re.search(r"\d\d% of sentences end in -요", shown.text)
    draft = await eve.says("/write Jeju")
    assert draft.labels == ["Shorter", "Longer", "Another try", "Other openings"]


# Said to us or not


async def test_in_company_an_unknown_command_is_answered_only_where_it_replies_to_the_bot(stage: Stage) -> None:
    ann = await stage.blogger()
    group = stage.room("group")
    draft = await ann.says("/write 제주", room=group)
    before = len(stage.answers)
    await ann.mutters("/wirte 부산", room=group)
    assert len(stage.answers) == before
    assert "/write" in (await ann.says("/wirte 부산", reply_to=draft)).text


async def test_an_address_in_reply_to_a_draft_is_about_the_draft_and_registers_nothing(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주")
    await ann.says("https://plain.example", reply_to=draft)
    assert "https://plain.example" in stage.writer.prompts[-1].messages[-1].content
    assert len(await stage.store.blogs.blogs(ann.id)) == 1
