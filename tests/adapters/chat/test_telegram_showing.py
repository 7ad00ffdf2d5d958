"""What the bot shows on Telegram, within its limits and through its floods and refusals."""

import asyncio
from collections.abc import Sequence

import pytest

from adapters.chat.pages import utf16
from adapters.chat.telegram.entities.marks import LIMIT
from bot.model import Button, File, Reply
from bot.ports import Replies
from tests.support.bot_api import BotApi, bot_api
from tests.support.bot_api.guest import Hours, always, listening, saying

__all__ = ["bot_api"]

PARAGRAPH = "제주의 아침은 조용했어요. 바다 냄새가 먼저 깨우더라고요. 😀 그래서 오래 걸었어요.\n\n"


async def test_a_growing_text_ends_whole_in_pages_that_answer_each_other(bot_api: BotApi) -> None:
    text = PARAGRAPH * 200
    assert utf16(text) > 2 * LIMIT
    async with listening(bot_api) as guest:
        guest.answers.append(
            always(*(text[:end] for end in range(500, len(text), 500)), Reply(text, File("a.md", b"md")))
        )
        asked = bot_api.says("ann", "/write 제주")
        [ids] = await guest.showed(1)
    *pages, file = bot_api.chat("ann").messages
    assert "".join("".join(page.text for page in pages).split()) == "".join(text.split())
    assert all(utf16(page.text) <= LIMIT for page in pages)
    assert [message.reply_to for message in (*pages, file)] == [asked, *pages]
    assert file.file == ("a.md", b"md")
    assert list(ids) == [message.message_id for message in (*pages, file)]
    assert not any(page.preview for page in pages)


async def test_pages_are_told_as_they_are_put_up(bot_api: BotApi) -> None:
    told: list[list[str]] = []

    async def placed(ids: Sequence[str]) -> None:
        told.append(list(ids))

    async with listening(bot_api) as guest:
        asked = bot_api.says("ann", "/write 제주")
        [heard] = await guest.hears(1)
        ids = list(await heard.room.show(saying(PARAGRAPH * 100), asked.message_id, placed=placed))
    assert len(ids) > 1
    assert told == [ids[:count] for count in range(1, len(ids) + 1)]


async def test_the_last_reply_lands_through_any_flood(bot_api: BotApi) -> None:
    hours = Hours()
    async with listening(bot_api, hours) as guest:
        bot_api.hold_next(7, times=1)
        bot_api.hold_next(3, times=2, methods=("editMessageText",))
        bot_api.hold_next(40, methods=("sendDocument",))
        last = Reply("끝까지 쓴 글", File("글.md", b"md"), buttons=(Button("짧게", "짧게"),))
        guest.answers.append(always("쓰는 중", "끝까지", last))
        bot_api.says("ann", "/write 제주")
        [ids] = await guest.showed(1)
    page, file = bot_api.chat("ann").messages
    assert (page.text, page.labels, file.file) == ("끝까지 쓴 글", ["짧게"], ("글.md", b"md"))
    assert list(ids) == [page.message_id, file.message_id]
    assert hours.now >= 1000 + 7 + 40


@pytest.mark.parametrize(("where", "pace"), [("ann", 1.0), ("family", 3.2)])
async def test_everything_shown_in_a_chat_shares_one_pace(bot_api: BotApi, where: str, pace: float) -> None:
    bot_api.group("family")
    hours = Hours()
    text = PARAGRAPH * 40
    async with listening(bot_api, hours) as guest:
        for _ in range(3):
            growing = (text[:end] for end in range(60, len(text), 60))
            guest.answers.append(always(*growing, Reply(text, File("a.md", b"md"))))
            bot_api.says("ann", "/write 제주", chat=where)
        await guest.showed(3)
    calls = [name for name, _ in bot_api.log if name.startswith(("send", "edit"))]
    assert len(calls) <= (hours.now - 1000) / pace + 1
    assert [message.file for message in bot_api.chat(where).messages].count(("a.md", b"md")) == 3


async def test_a_group_that_counts_strictly_is_never_flooded(bot_api: BotApi) -> None:
    bot_api.group("family")
    hours = Hours()
    bot_api.strict(hours.clock)

    async def growing() -> Replies:
        for end in range(50, 3500, 50):
            yield Reply((PARAGRAPH * 100)[:end])
            await hours.sleep(1.5)
        yield Reply("끝", File("a.md", b"md"))

    async with listening(bot_api, hours) as guest:
        for count in (1, 2):
            guest.answers.append(growing)
            bot_api.says("ann", "/write 제주", chat="family")
            await guest.showed(count)
    assert len(bot_api.called("editMessageText")) > 20
    assert bot_api.refused == []


async def test_a_forum_keeps_to_its_topic(bot_api: BotApi) -> None:
    forum = bot_api.group("forum", topics=("제주", "부산"))
    async with listening(bot_api) as guest:
        guest.answers += [always(Reply("초안 하나", File("a.md", b"md"))), always("다음 초안")]
        bot_api.says("ann", "/write 부산", chat="forum", topic="부산")
        await guest.showed(1)
        page, file = await bot_api.shown("forum", 2)
        bot_api.says("ann", "더 짧게", reply_to=page)
        await guest.showed(2)
    first, second = guest.heard
    topic = forum.topics["부산"]
    assert [message.topic for message in (page, file, forum.messages[-1])] == [topic] * 3
    assert first.room.id == second.room.id == f"telegram:{forum.id}:{topic}"
    assert (first.reply_to, second.reply_to) == (None, page.message_id)
    assert await first.room.thread("부산", first.id) is first.room


async def test_after_a_restart_earlier_messages_are_known_and_can_be_answered(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        guest.answers.append(always(Reply("첫 초안", buttons=(Button("짧게", "짧게"),))))
        bot_api.says("ann", "/write 제주")
        [[shown]] = await guest.showed(1)
    [draft] = bot_api.chat("ann").messages
    bot_api.says("ann", "더 짧게", reply_to=draft)
    bot_api.presses(draft, "짧게")
    async with listening(bot_api) as guest:
        guest.answers.append(always("둘째 초안"))
        heard = await guest.hears(2)
        await guest.showed(1)
    assert [incoming.reply_to for incoming in heard] == [shown, shown]
    assert bot_api.chat("ann").texts == ["첫 초안", "둘째 초안"]


async def test_a_room_can_be_built_again_from_its_id(bot_api: BotApi) -> None:
    forum = bot_api.group("forum", topics=("제주",))
    async with listening(bot_api) as guest:
        await bot_api.until(lambda: bot_api.polls)
        topic = await guest.chat.room(f"telegram:{forum.id}:{forum.topics['제주']}")
        assert list(await topic.show(saying("여기 있어요."), to="discord:1:1")) == [forum.messages[0].message_id]
        assert (forum.messages[0].topic, forum.messages[0].reply_to) == (forum.topics["제주"], None)
        assert not topic.private
        assert (await guest.chat.room("telegram:42")).private
        with pytest.raises(ValueError, match="not a room on Telegram"):
            await guest.chat.room("discord:42")


async def test_a_message_that_was_deleted_meanwhile_is_put_up_anew(bot_api: BotApi) -> None:
    gone = asyncio.Event()

    async def growing() -> Replies:
        yield Reply("쓰는 중…")
        await gone.wait()
        yield Reply("다 썼어요.")

    async with listening(bot_api) as guest:
        guest.answers.append(growing)
        asked = bot_api.says("ann", "/write 제주")
        [first] = await bot_api.shown("ann", 1)
        first.deleted = True
        gone.set()
        [ids] = await guest.showed(1)
    [second] = bot_api.chat("ann").messages
    assert (second.text, second.reply_to, list(ids)) == ("다 썼어요.", asked, [second.message_id])


async def test_a_reply_to_a_message_that_was_deleted_still_comes(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        guest.answers.append(always("그래도 왔어요."))
        bot_api.says("ann", "/write 제주").deleted = True
        await guest.showed(1)
    assert bot_api.chat("ann").texts == ["그래도 왔어요."]


async def test_not_modified_is_success(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        guest.answers.append(always("같은 글", "**같은** 글", "같은  글", Reply("같은 글", File("a.md", b"md"))))
        bot_api.refuse_next(400, "Bad Request: message is not modified: exactly the same", methods=("editMessageText",))
        bot_api.says("ann", "/write 제주")
        [ids] = await guest.showed(1)
    assert len(ids) == len(bot_api.chat("ann").messages) == 2


@pytest.mark.parametrize("trouble", ["blocked", "migrated", "topic", "muted"])
async def test_where_nothing_can_be_shown_the_rest_goes_on(bot_api: BotApi, trouble: str) -> None:
    family = bot_api.group("family", topics=("제주",))
    stopped = asyncio.Event()

    async def growing() -> Replies:
        try:
            yield Reply("쓰는 중…")
            await bot_api.shown("family", 1)
            match trouble:
                case "blocked":
                    bot_api.block("family", "Forbidden: bot was kicked from the supergroup chat")
                case "migrated":
                    bot_api.migrate("family")
                case "topic":
                    bot_api.refuse_next(400, "Bad Request: message thread not found")
                case "muted":
                    bot_api.refuse_next(400, "Bad Request: not enough rights to send text messages to the chat")
            yield Reply("더 쓰는 중…")
            await asyncio.sleep(30)
        finally:
            stopped.set()

    async with listening(bot_api) as guest:
        guest.answers += [growing, always("여긴 돼요.")]
        bot_api.says("ann", "/write 제주", chat="family", topic="제주")
        [ids] = await guest.showed(1)
        bot_api.says("ann", "/write 부산")
        await guest.showed(2)
    assert list(ids) == [family.messages[0].message_id]
    assert stopped.is_set()
    assert bot_api.chat("ann").texts == ["여긴 돼요."]


async def test_words_arrive_even_if_their_marks_are_refused(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.refuse_next(400, "Bad Request: can't parse MessageEntity: Unsupported type specified")
        guest.answers.append(always("**굵게** 쓴 글"))
        bot_api.says("ann", "/write 제주")
        await guest.showed(1)
    [message] = bot_api.chat("ann").messages
    assert (message.text, message.entities) == ("굵게 쓴 글", [])


async def test_marks_are_shown(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        guest.answers.append(always("# 제주 😀\n\n**'흑돼지'**는 `맛`"))
        bot_api.says("ann", "/write 제주")
        await guest.showed(1)
    [message] = bot_api.chat("ann").messages
    assert message.text == "제주 😀\n\n'흑돼지'는 맛"
    assert (message.marks("bold"), message.marks("code")) == (["제주 😀", "'흑돼지'"], ["맛"])


async def test_a_picture_comes_before_the_file_and_as_a_file_if_it_is_none(bot_api: BotApi) -> None:
    png = b"\x89PNG\r\n"
    async with listening(bot_api) as guest:
        guest.answers.append(always(Reply("카드", File("a.md", b"md"), picture=File("card.png", png))))
        guest.answers.append(always(Reply("카드", picture=File("card.svg", b"<svg/>"))))
        bot_api.says("ann", "/blogs")
        await guest.showed(1)
        bot_api.says("ann", "/blogs")
        first, second = await guest.showed(2)
    _, picture, file, _, drawing = bot_api.chat("ann").messages
    assert (picture.photo, file.file, drawing.file) == (png, ("a.md", b"md"), ("card.svg", b"<svg/>"))
    assert (len(first), len(second)) == (3, 2)


async def test_a_failing_front_door_is_tried_again(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.hang_up_next(3)
        guest.answers.append(always("왔어요."))
        bot_api.says("ann", "/write 제주")
        await guest.showed(1)
    assert bot_api.chat("ann").texts == ["왔어요."]


async def test_a_message_without_an_answer_is_sent_again_once_telegram_answers_at_all(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.swallow_next()
        guest.answers += [always("한 번 더")]
        bot_api.hang_up_next(4, methods=("getMe",))
        await bot_api.until(lambda: bot_api.polls)
        bot_api.says("ann", "/write 제주")
        [ids] = await guest.showed(1)
    assert bot_api.chat("ann").texts == ["한 번 더"] * 2
    assert list(ids) == [bot_api.chat("ann").messages[1].message_id]


async def test_a_final_whose_answers_are_lost_is_not_given_up(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        for _ in range(5):
            bot_api.swallow_next(methods=("sendMessage",))
        guest.answers.append(
            always("쓰는 중", Reply("다 썼어요.", File("a.md", b"md"), buttons=(Button("짧게", "짧게"),)))
        )
        bot_api.says("ann", "/write 부산")
        [ids] = await guest.showed(1)
    *_, page, file = bot_api.chat("ann").messages
    assert (page.text, page.labels, file.file) == ("다 썼어요.", ["짧게"], ("a.md", b"md"))
    assert list(ids) == [page.message_id, file.message_id]


async def test_a_file_whose_answer_is_lost_again_and_again_stands_there_four_times_at_most(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        for _ in range(5):
            bot_api.swallow_next(methods=("sendDocument",))
        guest.answers.append(always(Reply("다 썼어요.", File("a.md", b"md"))))
        bot_api.says("ann", "/write 부산")
        await guest.showed(1)
    assert [message.file for message in bot_api.chat("ann").messages] == [None, *[("a.md", b"md")] * 4]


async def test_an_edit_without_an_answer_is_made_again(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        for _ in range(4):
            bot_api.swallow_next(methods=("editMessageText",))
        guest.answers.append(always("쓰는 중", Reply("다 썼어요.", File("a.md", b"md"))))
        bot_api.says("ann", "/write 제주")
        await guest.showed(1)
    assert bot_api.chat("ann").texts == ["다 썼어요."]


async def test_a_page_that_has_not_changed_is_not_edited_when_a_picture_comes_below_it(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        growing = asyncio.Event()

        async def card() -> Replies:
            yield Reply("카드")
            await bot_api.shown("ann", 1)
            await growing.wait()
            yield Reply("카드", picture=File("card.png", b"\x89PNG"))

        guest.answers.append(card)
        bot_api.says("ann", "/style")
        await bot_api.shown("ann", 1)
        growing.set()
        await guest.showed(1)
    assert bot_api.called("editMessageText") == []
    assert bot_api.chat("ann").messages[1].photo


async def test_a_show_goes_on_in_the_messages_that_are_up(bot_api: BotApi) -> None:
    told: list[list[str]] = []

    async def placed(ids: Sequence[str]) -> None:
        told.append(list(ids))

    draft = File("a.md", b"md")
    async with listening(bot_api) as guest:
        asked = bot_api.says("ann", "/write 제주")
        [heard] = await guest.hears(1)
        up = list(await heard.room.show(saying(PARAGRAPH * 100), asked.message_id))
        again = saying("쓰는 중", PARAGRAPH * 100, Reply(PARAGRAPH * 150, draft))
        ids = list(await heard.room.show(again, asked.message_id, placed, over=up))
        third = list(await heard.room.show(saying(Reply(PARAGRAPH * 150, draft)), asked.message_id, over=ids))
    assert ids[: len(up)] == up
    assert third[:-1] == ids[:-1]
    assert told == [ids[:count] for count in range(len(up) + 1, len(ids) + 1)]
    *pages, file = bot_api.chat("ann").messages
    assert "".join("".join(page.text for page in pages).split()) == "".join((PARAGRAPH * 150).split())
    assert file.file == ("a.md", b"md")


async def test_what_an_earlier_show_left_over_is_taken_away_and_its_file_makes_room_for_a_longer_text(
    bot_api: BotApi,
) -> None:
    draft = File("a.md", b"md")
    async with listening(bot_api) as guest:
        asked = bot_api.says("ann", "/write 제주")
        [heard] = await guest.hears(1)
        up = await heard.room.show(saying(PARAGRAPH * 100), asked.message_id)
        up = await heard.room.show(saying("짧아요."), asked.message_id, over=up)
        assert bot_api.chat("ann").texts == ["짧아요."]
        up = await heard.room.show(saying(Reply("짧아요.", draft)), asked.message_id, over=up)
        await heard.room.show(saying(Reply(PARAGRAPH * 100, draft)), asked.message_id, over=up)
    assert [message.file for message in bot_api.chat("ann").messages].count(("a.md", b"md")) == 1
    assert bot_api.chat("ann").messages[-1].file


async def test_menus_and_buttons_keep_the_pace_of_the_platform(bot_api: BotApi) -> None:
    hours = Hours()
    async with listening(bot_api, hours) as guest:
        guest.answers += [always(Reply("단추", buttons=(Button("짧게", "짧게"),)))]
        bot_api.says("ann", "/help")
        await guest.showed(1)
        [message] = bot_api.chat("ann").messages
        begun, calls = hours.now, len(bot_api.log)
        for _ in range(60):
            bot_api.presses(message, "짧게")
        await bot_api.until(lambda: len(bot_api.answered) == 60)
    answers = [name for name, _ in bot_api.log[calls:] if name == "answerCallbackQuery"]
    assert len(answers) == 60
    assert hours.now - begun >= 59 / 28 - 0.01
