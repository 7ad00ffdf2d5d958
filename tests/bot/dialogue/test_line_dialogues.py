"""What is said while something is done waits in line, can be stopped, and outlives the process."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.drafts.model_errors import Busy
from bot.model import Language
from bot.stores import InboxItem
from bot.wording import words_in
from storage.tables import persons
from tests.support.people import Person, Shown, Stage
from tests.support.posts import CHATTY

KO = words_in("ko")
HOST = "model.example"


async def begin(stage: Stage, ann: Person, says: str = "/write 첫째") -> asyncio.Task[Shown]:
    """Something is being written for her, and the model says nothing yet."""
    stage.writer.hold = asyncio.Event()
    asked = len(stage.writer.prompts)
    task = asyncio.create_task(ann.says(says))
    await stage.writer.asked(asked + 1)
    return task


def goes_on(stage: Stage) -> None:
    assert stage.writer.hold
    stage.writer.hold.set()


# One after another


async def test_a_message_while_something_is_written_is_answered_after_it_in_the_message_that_said_so(
    stage: Stage,
) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 첫째 글", "# 둘째 글")
    first = await begin(stage, ann)
    second = await ann.says("/write 둘째")
    assert second.text == KO.waits_for_draft()
    assert second.labels == [KO.stop_button()]
    goes_on(stage)
    await stage.jobs.idle()
    assert (await first).text == "# 첫째 글"
    assert [reply.text for reply in second.seen][:3] == [KO.waits_for_draft(), KO.writing(), "# 둘째 글"]
    draft = await ann.says("더 짧게", reply_to=second)
    assert draft.text != KO.forgotten_draft()


async def test_what_waits_is_done_in_the_order_in_which_it_was_said(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 하나", "# 둘", "# 셋", "# 넷")
    await begin(stage, ann)
    for topic in ("둘째", "셋째", "넷째"):
        assert (await ann.says(f"/write {topic}")).text == KO.waits_for_draft()
    goes_on(stage)
    await stage.sees("# 넷")
    drafts = await stage.store.drafts.drafts(ann.id, 10)
    assert [draft.topic for draft in sorted(drafts, key=lambda draft: draft.id)] == ["첫째", "둘째", "셋째", "넷째"]


async def test_who_waits_since_others_write_is_told_so_and_the_draft_comes_in_that_message(stage: Stage) -> None:
    ann, ben = await stage.blogger(), await stage.blogger("ben")
    stage.writer.will("# 첫째 글", "# 둘째 글")
    stage.most_written = 1
    stage._start()
    first = await begin(stage, ann)
    second = asyncio.create_task(ben.says("/write 둘째"))
    await stage.writer.asked(len(stage.writer.prompts) + 1)
    goes_on(stage)
    await stage.jobs.idle()
    texts = [reply.text for reply in (await second).seen]
    assert texts[:3] == [KO.waits_for_others(), KO.writing(), "# 둘째 글"]
    assert KO.waits_for_others() not in [reply.text for reply in (await first).seen]


async def test_who_has_to_wait_with_their_first_word_is_told_before_that_an_ai_writes(stage: Stage) -> None:
    ann, ben = await stage.blogger(), await stage.blogger("ben")
    database = stage.store.people._database  # type: ignore[attr-defined]
    await database.execute(update(persons).where(persons.c.id == ben.id).values(told=None))
    stage.writer.will("# 첫째 글", "# 둘째 글")
    stage.most_written = 1
    stage._start()
    await begin(stage, ann)
    told = len(stage.answers)
    second = asyncio.create_task(ben.says("/write 둘째"))
    await stage.writer.asked(len(stage.writer.prompts) + 1)
    goes_on(stage)
    await stage.jobs.idle()
    await second
    to_ben = [shown.seen[0].text for shown in stage.answers[told:] if shown.room is ben.alone]
    assert to_ben == [KO.ai_writes(), KO.waits_for_others()]


async def test_a_wish_said_while_a_draft_grows_is_about_that_draft(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 첫째 글", "# 짧은 글")
    await begin(stage, ann)
    wish = await ann.says("더 짧게 써 줘")
    assert wish.text == KO.waits_for_draft()
    goes_on(stage)
    await stage.sees("# 짧은 글")
    assert stage.writer.prompts[-1].turns[-1].text == "# 첫째 글"


async def test_writing_waits_while_a_blog_is_read_and_says_so(stage: Stage) -> None:
    ann = stage.person("ann")
    slow = asyncio.Event()
    stage.shelf.blogs["https://slow.example"] = [*CHATTY, slow]
    reading = asyncio.create_task(ann.says("/register-blog https://slow.example"))
    await stage.sees(KO.reading(len(CHATTY), len(CHATTY) + 1))
    assert (await ann.says("/style")).text == KO.still_reading()
    assert (await ann.says("글 써 줘")).text == KO.still_reading()
    draft = asyncio.create_task(ann.says("/write 제주"))
    await stage.sees(KO.waits_for_reading())
    slow.set()
    assert "말투를 배웠어요" in (await reading).text
    assert (await draft).text == "# 제목\n\n그냥 그런 하루였어요."


async def test_writing_that_waited_for_a_blog_of_which_nothing_was_learned_says_what_to_do(stage: Stage) -> None:
    ann = stage.person("ann")
    slow = asyncio.Event()
    stage.shelf.blogs["https://slow.example"] = [slow]
    reading = asyncio.create_task(ann.says("/register-blog https://slow.example"))
    await stage.sees(KO.looking("https://slow.example"))
    draft = asyncio.create_task(ann.says("/write 제주"))
    await stage.sees(KO.waits_for_reading())
    slow.set()
    await reading
    assert (await draft).text == KO.no_blog_yet()


async def test_what_waited_and_has_a_thread_of_its_own_leaves_no_promise_behind(stage: Stage) -> None:
    ann = await stage.blogger()
    family = stage.room("family")
    await begin(stage, ann)
    second = await ann.says("/write 둘째", room=family)
    assert second.text == KO.waits_for_draft()
    stage.writer.will("# 첫째 글", "# 둘째 글")
    goes_on(stage)
    shown = await stage.sees("# 둘째 글")
    assert shown.room.id == "family/둘째"
    assert second.text == KO.writes_below()


# Stopping


async def test_the_button_below_what_waits_takes_it_out_of_the_line(stage: Stage) -> None:
    ann = await stage.blogger()
    first = await begin(stage, ann)
    second = await ann.says("/write 둘째")
    await ann.mutters(KO.stop_button(), reply_to=second)
    assert second.text == KO.stopped()
    goes_on(stage)
    assert "그냥 그런 하루" in (await first).text
    assert [draft.topic for draft in await stage.store.drafts.drafts(ann.id, 10)] == ["첫째"]


async def test_the_word_alone_stops_what_is_being_done_and_what_waits_goes_on(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 둘째 글")
    first = await begin(stage, ann)
    await ann.says("/write 둘째")
    await ann.mutters("/cancel")
    assert KO.stopped() in (await first).text
    goes_on(stage)
    await stage.sees("# 둘째 글")


async def test_a_word_that_another_process_heard_stops_it_too(stage: Stage) -> None:
    ann = await stage.blogger()
    first = await begin(stage, ann)
    [task] = await stage.store.inbox.tasks(ann.id)
    await stage.store.inbox.call_off(task.id)  # by whoever heard it
    watching = asyncio.create_task(stage.tasks.watch())
    assert (await first).text == KO.stopped()
    watching.cancel()


async def test_a_text_that_is_called_off_elsewhere_grows_no_further(stage: Stage) -> None:
    ann = await stage.blogger()
    drafts = stage.locks()
    more = asyncio.Event()
    stage.writer.will(["여기까지는 보이고 ", more, "이만큼은 받았지만 ", "여기부터는 아니에요."])
    first = asyncio.create_task(ann.says("/write 첫째"))
    await stage.sees("여기까지는 보이고")
    [task] = await stage.store.inbox.tasks(ann.id)
    await stage.store.inbox.call_off(task.id)
    drafts.lost = True
    more.set()
    shown = await first
    assert KO.stopped_and_kept() in shown.text
    assert not any("여기부터는" in reply.text for reply in shown.seen)


# Crashes


async def test_a_draft_that_is_cut_off_goes_on_in_the_same_message(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(["# 제주\n\n첫 문장이에요. ", asyncio.Event()], "둘째 문장이에요.")
    asyncio.create_task(ann.mutters("/write 제주"))  # noqa: RUF006
    shown = await stage.sees("첫 문장이에요.")
    messages = list(shown.ids)
    await stage.dies()
    async with stage.restarted():
        await stage.jobs.idle()
        assert len(await stage.store.drafts.drafts(ann.id, 10)) == 1
    assert shown.text == "# 제주\n\n첫 문장이에요. 둘째 문장이에요."
    assert shown.ids == messages
    assert shown.file
    assert stage.writer.prompts[-1].begun == "# 제주\n\n첫 문장이에요. "


async def test_a_wish_that_is_cut_off_before_its_first_word_is_written_after_the_crash(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 첫 글", [asyncio.Event()], "# 짧은 글")
    draft = await ann.says("/write 제주")
    asyncio.create_task(ann.mutters("더 짧게", reply_to=draft))  # noqa: RUF006
    await stage.writer.asked(2)
    await stage.dies()
    async with stage.restarted():
        shown = await stage.sees("# 짧은 글")
        await stage.jobs.idle()
    assert shown.file
    assert shown.file.name == "제주-2.md"
    assert stage.writer.prompts[-1].turns == stage.writer.prompts[-2].turns


async def test_a_draft_that_is_whole_but_not_shown_is_shown_and_not_written_again(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 첫 글")
    stage.ear.will(asyncio.Event())
    asyncio.create_task(ann.mutters("/write 제주"))  # noqa: RUF006
    await stage.ear.asked(1)
    await stage.dies()
    async with stage.restarted():
        shown = await stage.sees("# 첫 글")
        await stage.jobs.idle()
    assert shown.file
    assert len(stage.writer.prompts) == 1


async def test_what_waited_in_line_is_done_after_a_crash(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will([asyncio.Event()], "# 첫째 글", "# 둘째 글")
    asyncio.create_task(ann.mutters("/write 첫째"))  # noqa: RUF006
    await stage.writer.asked(1)
    second = await ann.says("/write 둘째")
    await stage.dies()
    async with stage.restarted():
        await stage.jobs.idle()
    assert second.text == "# 둘째 글"


@pytest.mark.parametrize("kept", [0, 3])
async def test_a_registration_that_is_cut_off_goes_on_where_it_stopped(stage: Stage, kept: int) -> None:
    ann = stage.person("ann")
    slow = asyncio.Event()
    stage.shelf.blogs["https://slow.example"] = [*CHATTY[:kept], slow, *CHATTY[kept:]]
    asyncio.create_task(ann.mutters("/register-blog https://slow.example"))  # noqa: RUF006
    shown = await stage.sees(KO.reading(kept, len(CHATTY) + 1) if kept else KO.looking("https://slow.example"))
    await stage.noted(ann)
    await stage.dies()
    slow.set()
    async with stage.restarted():
        await stage.jobs.idle()
    assert "말투를 배웠어요" in shown.text
    assert sorted(stage.shelf.opened) == sorted(post.key for post in CHATTY)  # none of them twice


async def test_a_draft_that_ends_every_process_is_spoken_of_and_waits_for_a_word(stage: Stage) -> None:
    ann = await stage.blogger()
    for _ in range(3):
        stage.writer.will(["조금 ", asyncio.Event()])
    stage.writer.will("그리고 끝.")
    asyncio.create_task(ann.mutters("/write 제주"))  # noqa: RUF006
    shown = await stage.sees("조금")
    await stage.dies()
    for again in (2, 3):
        async with stage.restarted():
            await stage.sees("조금 " * again)
            await stage.dies()
    async with stage.restarted():
        await stage.sees(KO.interrupted())
        assert shown.labels[0] == KO.carry_on()[0]
        assert "그리고 끝." in (await ann.presses(shown, KO.carry_on()[0])).text


async def test_a_draft_that_was_cut_off_long_ago_is_spoken_of(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(["조금 ", asyncio.Event()])
    asyncio.create_task(ann.mutters("/write 제주"))  # noqa: RUF006
    shown = await stage.sees("조금")
    await stage.dies()
    stage.passes(timedelta(hours=1))
    async with stage.restarted():
        await stage.jobs.idle()
    assert KO.interrupted() in shown.text
    assert shown.file


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_a_draft_that_was_cut_off_before_its_first_word_can_be_tried_again(
    stage: Stage, language: Language
) -> None:
    await stage.blogger()
    ann, words = stage.person("ann", language), words_in(language)
    stage.writer.will([asyncio.Event()], ["이제 썼어요."])
    asyncio.create_task(ann.mutters("/write 제주"))  # noqa: RUF006
    shown = await stage.sees(words.writing())
    await stage.writer.asked(1)
    await stage.noted(ann)
    await stage.dies()
    stage.passes(timedelta(hours=1))
    async with stage.restarted():
        await stage.jobs.idle()
        assert shown.text == words.interrupted_before_a_word()
        assert shown.labels == [words.another_try()[0]]
        assert words.another_try()[0] in shown.text
        assert (await ann.presses(shown, words.another_try()[0])).text.startswith("이제 썼어요.")


async def test_a_model_that_is_away_after_the_crash_leaves_what_there_is_and_a_button(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(["조금 ", asyncio.Event()], [Busy(HOST)])
    asyncio.create_task(ann.mutters("/write 제주"))  # noqa: RUF006
    shown = await stage.sees("조금")
    await stage.dies()
    async with stage.restarted():
        await stage.jobs.idle()
    assert KO.busy(HOST) in shown.text
    assert shown.text.startswith("조금")
    assert shown.labels[0] == KO.carry_on()[0]


# The inbox


async def test_what_is_delivered_twice_is_answered_once(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/help")
    answers = len(stage.answers)
    again = list(stage.said)[-1]
    await stage.desk.take([InboxItem(again, ann.id, "{}"), InboxItem(again, ann.id, "{}")])
    await stage.jobs.answered(again)
    assert len(stage.answers) == answers


async def test_what_was_said_is_forgotten_once_it_is_answered(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 비밀 이야기")
    assert await stage.store.inbox.unheard() == []
    assert await stage.store.inbox.tasks(ann.id) == []


async def test_what_cannot_be_done_now_is_tried_again(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.recall_fails = 1
    with pytest.raises(AssertionError, match="no answer"):
        await ann.says("/help")
    [(kind, id)] = stage.jobs.later
    await stage.desk.run(kind, id)
    assert stage.answers[-1].text == KO.help(HOST)
