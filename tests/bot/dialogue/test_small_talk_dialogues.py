"""What is said besides wishes: it is answered or asked back, and nothing is written because of it."""

import asyncio
from typing import get_args

import pytest

from bot.model import Blog, File, Unread
from bot.wording import words_in
from tests.support.people import Person, Stage
from tests.support.posts import CHATTY

KO = words_in("ko")
LONG = "친구가 보내 준 긴 이야기예요. 제주에서 비를 맞으며 걸었대요. 국수도 먹었대요."


async def begin(stage: Stage, ann: Person, says: str = "/write 첫째") -> None:
    """Something is being written for her, and the model says nothing yet."""
    stage.writer.hold = asyncio.Event()
    asked = len(stage.writer.prompts)
    asyncio.create_task(ann.mutters(says))  # noqa: RUF006
    await stage.writer.asked(asked + 1)


async def goes_on(stage: Stage) -> None:
    assert stage.writer.hold
    stage.writer.hold.set()
    await stage.jobs.idle()


# Hello, yes, thanks


async def test_a_greeting_is_answered_with_what_can_be_done_next(stage: Stage) -> None:
    ann = stage.person("ann")
    assert (await ann.says("안녕하세요!")).text == KO.greeting(KO.first_contact())
    await ann.says("/register-blog https://kong.example")
    assert (await ann.says("안녕")).text == KO.greeting(KO.may_write())
    await ann.says("/write 제주")
    assert (await ann.says("ㅎㅇ")).text == KO.greeting(KO.may_refine())
    assert len(stage.writer.prompts) == 1


async def test_the_first_button_of_telegram_says_what_comes_first_until_there_is_a_voice(stage: Stage) -> None:
    ann = stage.person("ann")
    shown = await ann.says("/start")
    assert "AI" in shown.text
    assert "`/register-blog https://" in shown.text
    assert shown.labels == [KO.paste_posts_button(), KO.show_help_button()]
    assert "붙여" in (await ann.presses(shown, KO.paste_posts_button())).text
    await ann.says("/cancel")
    await ann.says("/register-blog https://kong.example")
    assert (await ann.says("/start")).text == KO.greeting(KO.may_write())


@pytest.mark.parametrize("said", ["ㅋㅋㅋ", "넵", "ok", ".", "👍", "좋네요 ㅎㅎ"])
async def test_a_nod_makes_no_new_revision(stage: Stage, said: str) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주")
    assert (await ann.says(said)).text == KO.may_refine()
    assert (await ann.says(said, reply_to=draft)).text == KO.may_refine()
    assert len(stage.writer.prompts) == 1


async def test_a_nod_while_something_is_written_needs_no_answer(stage: Stage) -> None:
    ann = await stage.blogger()
    await begin(stage, ann)
    said = len(stage.answers)
    await ann.mutters("넵")
    assert len(stage.answers) == said
    await goes_on(stage)
    assert len(stage.writer.prompts) == 1


async def test_talk_among_others_in_company_is_left_alone_and_answered_where_it_is_said_to_the_bot(
    stage: Stage,
) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주", room=stage.room("family"))
    said = len(stage.answers)
    for text in ("안녕하세요", "ㅋㅋㅋ", "고마워요", "어떻게 됐어요?"):
        await ann.mutters(text, room=draft.room, addressed=False, in_our_thread=True)
    assert len(stage.answers) == said
    assert (await ann.says("안녕", room=draft.room)).text == KO.greeting(KO.may_refine())


async def test_a_greeting_that_is_to_stand_where_they_marked_is_a_wish(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주")
    await ann.says("안녕하세요!", reply_to=draft, quote="그냥 그런 하루")
    assert stage.writer.prompts[-1].turns[-1].request == "“그냥 그런 하루” 이 부분: 안녕하세요!"


async def test_files_that_come_with_a_greeting_are_learned_from(stage: Stage) -> None:
    files = [File(f"{post.title}.md", post.markdown.encode()) for post in CHATTY]
    assert "배운 글 8편" in (await stage.person("ann").says("안녕하세요", files=files)).text


async def test_a_greeting_in_what_is_pasted_is_a_piece_of_it(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.says("/learn")
    assert (await ann.says("안녕하세요")).text == KO.paste_more(1, 5)


# How is it going


async def test_how_far_a_draft_is_can_be_asked_and_the_answer_can_stop_it(stage: Stage) -> None:
    ann = await stage.blogger()
    await begin(stage, ann)
    await ann.says("/write 둘째")
    told = await ann.says("어떻게 됐어요?")
    assert told.text == KO.is_writing(1)
    assert told.labels == [KO.stop_button()]
    await goes_on(stage)
    assert [prompt.topic for prompt in stage.writer.prompts] == ["첫째", "둘째"]


async def test_how_far_the_reading_of_a_blog_is_can_be_asked(stage: Stage) -> None:
    ann = stage.person("ann")
    slow = asyncio.Event()
    stage.shelf.blogs["https://slow.example"] = [*CHATTY, slow]
    asyncio.create_task(ann.mutters("/register-blog https://slow.example"))  # noqa: RUF006
    await stage.sees(KO.reading(len(CHATTY), len(CHATTY) + 1))
    assert (await ann.says("아직이야?")).text == KO.is_reading(0)
    assert (await ann.says("안녕")).text == KO.greeting(KO.still_reading())
    slow.set()
    await stage.jobs.idle()
    assert (await ann.says("다 됐어?")).text == KO.may_write()


async def test_once_all_is_done_the_last_draft_is_named_and_a_button_shows_it(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 비 오는 제주")
    await ann.says("/write 제주")
    told = await ann.says("다 됐어?")
    assert told.text == KO.all_done("제주", True)
    assert (await ann.presses(told, KO.show_draft_button())).text == "# 비 오는 제주"
    assert len(stage.writer.prompts) == 1


async def test_how_far_it_is_can_be_asked_right_below_a_style_card(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/style")
    await begin(stage, ann)
    await ann.says("/style")
    assert (await ann.says("언제 돼요?")).text == KO.is_writing(0)
    await goes_on(stage)


async def test_laughter_right_below_a_style_card_does_not_end_the_talk_about_it(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/style")
    await ann.says("ㅋㅋㅋ")
    assert "1. 이모지는 빼 줘" in (await ann.says("이모지는 빼 줘")).text


# What cannot be read


@pytest.mark.parametrize("what", [what for what in get_args(Unread) if what != "forwarded"])
async def test_what_cannot_be_read_gets_one_sentence_and_changes_no_draft(stage: Stage, what: Unread) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주")
    assert (await ann.says("", about=what)).text == KO.unread(what)
    assert len(stage.writer.prompts) == 1


async def test_what_others_send_in_company_is_passed_over(stage: Stage) -> None:
    ann, bob = await stage.blogger(), stage.person("bob")
    draft = await ann.says("/write 제주", room=stage.room("family"))
    said = len(stage.answers)
    for what in ("photo", "edited", "forwarded"):
        await bob.mutters("", room=draft.room, about=what, addressed=False, in_our_thread=True)
        await ann.mutters("", room=stage.room("group"), about=what, addressed=False)
    assert len(stage.answers) == said
    edited = await ann.says("", room=draft.room, about="edited", addressed=False, in_our_thread=True)
    assert edited.text == KO.unread("edited")


async def test_words_below_a_photo_are_heeded_and_it_is_said_that_the_photo_is_not(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 제주", "# 바다")
    await ann.says("/write 제주", about="photo")
    said = [shown.text for shown in stage.answers[-2:]]
    assert said == [KO.reads_words_only(), "# 제주"]
    await ann.says("이 바다 얘기도", about="photo")
    assert [shown.text for shown in stage.answers[-2:]] == [KO.reads_words_only(), "# 바다"]


async def test_an_edited_message_ends_no_pasting_and_is_no_piece_of_it(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.says("/learn")
    assert (await ann.says("", about="edited")).text == KO.unread("edited")
    assert (await ann.says("한 편", about="forwarded")).text == KO.paste_more(1, 3)


# Forwarded


async def test_a_forwarded_text_is_asked_back_and_a_button_says_what_to_do_with_it(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘", "셋")
    await ann.says("/write 제주")
    asked = await ann.says("국수 얘기도 넣자", about="forwarded")
    assert asked.text == KO.unread("forwarded")
    assert len(stage.writer.prompts) == 1
    assert (await ann.presses(asked, KO.forwarded_as_request())).text == "둘"
    assert stage.writer.prompts[-1].turns[-1].request == "국수 얘기도 넣자"
    assert (await ann.presses(asked, KO.forwarded_as_topic())).text == "셋"
    assert stage.writer.prompts[-1].topic == "국수 얘기도 넣자"


async def test_a_forwarded_text_too_long_for_a_button_is_asked_for_as_a_message(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주")
    asked = await ann.says(LONG, about="forwarded")
    assert asked.text == KO.unread("forwarded")
    assert asked.labels == []


async def test_what_is_forwarded_stops_nothing_but_a_command_and_files_are_as_good_as_typed(stage: Stage) -> None:
    ann = await stage.blogger()
    await begin(stage, ann)
    asked = await ann.says("그만", about="forwarded")
    assert (asked.text, asked.labels) == (KO.unread("forwarded"), [])
    await goes_on(stage)
    assert "그냥 그런 하루" in (await ann.says("/drafts 1", about="forwarded")).text
    files = [File(f"{post.title}.md", post.markdown.encode()) for post in CHATTY]
    assert "배운 글 8편" in (await ann.says("", files=files, about="forwarded")).text


# The line is not endless


async def test_more_than_ten_things_are_not_taken_and_that_is_said(stage: Stage) -> None:
    ann = await stage.blogger()
    await begin(stage, ann)
    for n in range(10):
        assert (await ann.says(f"/write 글 {n}")).text == KO.waits_for_draft()
    assert (await ann.says("/write 하나 더")).text == KO.too_much_waits(10)
    assert (await ann.says("/blogs")).text != KO.too_much_waits(10)
    await goes_on(stage)
    assert len(stage.writer.prompts) == 11
    assert (await ann.says("/write 하나 더")).text != KO.too_much_waits(10)


async def test_of_a_flood_that_comes_in_one_moment_no_more_than_ten_things_wait(stage: Stage) -> None:
    ann = await stage.blogger()
    await begin(stage, ann)
    await asyncio.gather(*(ann.mutters(f"/write 글 {n}") for n in range(40)))
    await goes_on(stage)
    refused = [shown for shown in stage.answers if shown.text == KO.too_much_waits(10)]
    assert (len(refused), len(stage.writer.prompts)) == (30, 11)


# Mistyped, twins, forgetting, help


async def test_a_mistyped_command_is_guessed_and_a_button_says_it_with_the_rest(stage: Stage) -> None:
    ann = await stage.blogger()
    told = await ann.says("/wirte 제주\n비가 왔다")
    assert told.text == KO.unknown_command("wirte", "write")
    await ann.presses(told, "/write")
    assert (stage.writer.prompts[0].topic, stage.writer.prompts[0].notes) == ("제주", "비가 왔다")
    assert (await ann.says(f"/wirte {LONG}")).labels == []
    assert (await ann.says("/weather 서울")).text == KO.unknown_command("weather")


async def test_blogs_of_one_title_are_told_apart(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/register-blog https://plain.example")
    files = await stage.store.blogs.keep_blog(Blog("files", "kong", "Kong", ann.id), use=False)
    folder = await stage.store.blogs.keep_blog(Blog("files", "/home/ann/kong", "kong", ann.id), use=False)
    asked = (await ann.says("/forget-blog")).text
    assert "kong (글 8편, kong.example)" in asked
    assert "plain (글 3편)" in asked
    assert f"Kong (글 0편, {KO.my_files()})" in asked
    assert "kong (글 0편, /home/ann/kong)" in asked
    for blog in (files, folder):
        await stage.store.blogs.forget_blog(blog)
    assert "kong (글 8편)" in (await ann.says("/blogs")).text


@pytest.mark.parametrize("sure", ["/forget-blog 1 네", "/forget-blog 1 yes", "/블로그삭제 1번 응"])
async def test_a_blog_is_forgotten_once_they_are_sure(stage: Stage, sure: str) -> None:
    ann = await stage.blogger()
    for topic in ("제주", "부산"):
        await ann.says(f"/write {topic}")
    asked = await ann.says("/forget-blog 1")
    assert asked.text == KO.forget_really("kong", 2)
    assert asked.labels == [KO.forget_now_button(), KO.no_button()]
    assert (await ann.says("/forget-blog 1 아니요")).text == KO.nothing_forgotten()
    assert len(await stage.store.blogs.blogs(ann.id)) == 1
    assert (await ann.says(sure)).text == KO.forgot("kong", 2)
    assert not await stage.store.blogs.blogs(ann.id)


async def test_words_in_a_thread_whose_draft_is_gone_are_told_so(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주", room=stage.room("family"))
    said = len(stage.answers)
    await stage.person("bob").mutters("오 재밌겠다", room=draft.room, addressed=False, in_our_thread=True)
    assert len(stage.answers) == said
    await ann.says("/forget-blog 1 네")
    told = await ann.says("더 짧게", room=draft.room, addressed=False, in_our_thread=True)
    assert told.text == KO.forgotten_draft()


async def test_help_in_company_says_what_is_heard_there(stage: Stage) -> None:
    ann = stage.person("ann")
    host = stage.writer.host
    assert (await ann.says("/help")).text == KO.help(host)
    assert (await ann.says("/help", room=stage.room("group"))).text == KO.help(host, company=True)
    assert "토픽" in KO.help(host, company=True)
    assert "터미널" not in KO.help(host)
