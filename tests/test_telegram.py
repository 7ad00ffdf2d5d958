"""What the bot hears and shows on Telegram, against a Bot API that refuses what Telegram refuses."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.chat.pages import utf16
from adapters.chat.telegram import Checked, NoTelegram, Telegram, check
from adapters.chat.telegram.marks import LIMIT, marked
from bot.model import Button, File, Language, Reply
from bot.ports import Incoming, Replies
from tests.bot_api import BotApi, bot_api

__all__ = ["bot_api"]

MENUS: dict[Language | None, list[tuple[str, str]]] = {
    None: [("write", "Write a draft"), ("help", "What I can do")],
    "ko": [("write", "초안 쓰기"), ("help", "할 수 있는 일")],
}
PARAGRAPH = "제주의 아침은 조용했어요. 바다 냄새가 먼저 깨우더라고요. 😀 그래서 오래 걸었어요.\n\n"


@dataclass
class Hours:
    """Time that passes only when somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        until = self.now + seconds
        await asyncio.sleep(0.001)
        self.now = max(self.now, until)


class Guest:
    """The other side of hear(): keeps what was heard, and answers if it has been told what."""

    def __init__(self, chat: Telegram) -> None:
        self.chat = chat
        self.heard: list[Incoming] = []
        self.shown: list[Sequence[str]] = []
        self.answers: list[Callable[[], Replies]] = []
        self._more = asyncio.Condition()

    async def hear(self, incoming: Incoming) -> None:
        self.heard.append(incoming)
        async with self._more:
            self._more.notify_all()
        if self.answers:
            self.shown.append(await incoming.room.show(self.answers.pop(0)(), to=incoming.id))
        async with self._more:
            self._more.notify_all()

    async def hears(self, count: int) -> list[Incoming]:
        async with asyncio.timeout(5), self._more:
            await self._more.wait_for(lambda: len(self.heard) >= count)
        return self.heard

    async def showed(self, count: int) -> list[Sequence[str]]:
        async with asyncio.timeout(20), self._more:
            await self._more.wait_for(lambda: len(self.shown) >= count)
        return self.shown


@asynccontextmanager
async def listening(api: BotApi, hours: Hours | None = None) -> AsyncIterator[Guest]:
    hours = hours or Hours()
    chat = Telegram(api.token, api_url=api.url, commands=MENUS, clock=hours.clock, sleep=hours.sleep)
    guest = Guest(chat)
    task = asyncio.create_task(chat.listen(guest.hear))
    try:
        yield guest
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        if not task.cancelled() and task.exception():
            raise task.exception() or AssertionError


async def saying(*replies: Reply | str) -> Replies:
    for reply in replies:
        yield Reply(reply) if isinstance(reply, str) else reply
        await asyncio.sleep(0)


def always(*replies: Reply | str) -> Callable[[], Replies]:
    return lambda: saying(*replies)


# Hearing


async def test_a_message_is_heard_as_it_was_typed(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        message = bot_api.says("ann", "/write 제주 3일\n- 흑돼지")
        [heard] = await guest.hears(1)
    assert heard.text == "/write 제주 3일\n- 흑돼지"
    assert heard.id == message.message_id
    assert heard.sender == f"telegram:{bot_api.person('ann')['id']}"
    assert heard.room.id == heard.sender
    assert heard.room.private
    assert heard.language == "ko"
    assert (heard.reply_to, heard.quote, heard.files, heard.unread) == (None, None, (), ())


@pytest.mark.parametrize(("code", "language"), [("ko-KR", "ko"), ("ja", "en"), ("en", "en"), (None, None)])
async def test_the_language_is_the_one_of_the_app(bot_api: BotApi, code: str | None, language: str | None) -> None:
    async with listening(bot_api) as guest:
        bot_api.says("ann", "안녕", language=code)
        [heard] = await guest.hears(1)
    assert heard.language == language


async def test_a_reply_names_the_message_and_the_marked_part(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        guest.answers.append(always("첫 문단.\n\n둘째 문단."))
        bot_api.says("ann", "/write 제주")
        [draft] = await bot_api.shown("ann", 1)
        bot_api.says("ann", "더 짧게", reply_to=draft, quote="둘째 문단.")
        _, heard = await guest.hears(2)
    assert heard.reply_to == draft.message_id
    assert heard.quote == "둘째 문단."


async def test_commands_may_name_this_bot_but_not_another(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        bot_api.says("ann", "/write@other_bot 부산", chat="family")
        bot_api.says("ann", "/write@Maltu_Bot 제주 a@b.kr", chat="family")
        bot_api.says("ann", "/write @maltu_bot 서울", chat="family")
        heard = await guest.hears(2)
    assert [incoming.text for incoming in heard] == ["/write 제주 a@b.kr", "/write @maltu_bot 서울"]
    assert not heard[0].room.private


async def test_a_file_arrives_with_its_caption(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.uploads("ann", "제주.md", "# 제주\n좋았어요.".encode(), caption="/learn")
        [heard] = await guest.hears(1)
    assert heard.text == "/learn"
    assert heard.files == (File("제주.md", "# 제주\n좋았어요.".encode()),)


async def test_a_file_that_telegram_does_not_hand_over_is_named(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.uploads("ann", "모두.zip", b"0" * 20_000_001)
        [heard] = await guest.hears(1)
    assert heard.files == ()
    assert heard.unread == ("모두.zip",)
    assert bot_api.called("getFile") == []


async def test_an_album_is_one_thing_said(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.uploads_album("ann", {"a.md": b"a", "b.md": b"b", "c.md": b"c"}, caption="/learn")
        bot_api.says("ann", "다 됐어?")
        album, after = await guest.hears(2)
    assert [file.name for file in album.files] == ["a.md", "b.md", "c.md"]
    assert album.text == "/learn"
    assert after.text == "다 됐어?"


async def test_a_long_paste_that_the_app_cut_is_one_thing_said(bot_api: BotApi) -> None:
    full, nearly, rest = "가" * 4096, "나" * 4050, "다"
    async with listening(bot_api) as guest:
        for part in (full, nearly, rest):
            bot_api.says("ann", part)
        bot_api.says("ann", "끝")
        paste, after = await guest.hears(2)
    assert paste.text == full + nearly + "\n" + rest
    assert after.text == "끝"


async def test_other_people_and_commands_do_not_join_a_paste(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        bot_api.says("ann", "가" * 4096, chat="family")
        bot_api.says("bob", "안녕", chat="family")
        bot_api.says("ann", "/help", chat="family")
        heard = await guest.hears(3)
    assert [len(incoming.text) for incoming in heard] == [4096, 2, 5]


async def test_a_pressed_button_is_a_reply_already_typed(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        guest.answers.append(always(Reply("초안", buttons=(Button("짧게", "더 짧게"), Button("길게", "더 길게")))))
        bot_api.says("ann", "/write 제주")
        await guest.showed(1)
        [draft] = await bot_api.shown("ann", 1)
        assert draft.labels == ["짧게", "길게"]
        guest.answers.append(always("더 짧은 초안"))
        bot_api.presses(draft, "짧게")
        bot_api.presses(draft, "짧게")
        _, heard, again = await guest.hears(3)
        _, second = await bot_api.shown("ann", 2)
    assert (heard.text, heard.reply_to) == ("더 짧게", draft.message_id)
    assert len({heard.id, again.id, draft.message_id}) == 3
    assert second.reply_to is draft
    assert bot_api.answered == ["press1", "press2"]


async def test_pictures_count_only_for_the_words_below_them_and_only_in_private(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        bot_api.photographs("ann")
        bot_api.photographs("ann", "여기 어때", chat="family")
        bot_api.photographs("ann", "/write 여기")
        [heard] = await guest.hears(1)
    assert heard.text == "/write 여기"
    assert (heard.files, heard.unread) == ((), ())


async def test_bots_edits_and_repeated_updates_are_not_heard(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        bot_api.says("feed_bot", "새 글", chat="family")
        edited = bot_api.says("ann", "처음")
        bot_api.again()
        bot_api.happens(edited_message=edited.json())
        bot_api.says("ann", "마지막")
        heard = await guest.hears(2)
        await asyncio.sleep(0.05)
    assert [incoming.text for incoming in heard] == ["처음", "마지막"]


async def test_a_long_answer_does_not_keep_the_next_message_waiting(bot_api: BotApi) -> None:
    ready = asyncio.Event()

    async def slowly() -> Replies:
        yield Reply("쓰는 중…")
        await ready.wait()
        yield Reply("다 썼어요.")

    async with listening(bot_api) as guest:
        guest.answers += [slowly, always("아직 쓰고 있어요.")]
        bot_api.says("ann", "/write 제주")
        await bot_api.shown("ann", 1)
        bot_api.says("ann", "/write 부산")
        await bot_api.shown("ann", 2)
        ready.set()
        await guest.showed(2)
    assert bot_api.chat("ann").texts == ["다 썼어요.", "아직 쓰고 있어요."]


# Showing


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
        for end in range(100, 3000, 100):
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
        assert list(await topic.show(saying("여기 있어요."), to="discord:1:2")) == [forum.messages[0].message_id]
        assert (forum.messages[0].topic, topic.private) == (forum.topics["제주"], False)
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


async def test_a_message_without_an_answer_is_sent_again_but_not_for_ever(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.swallow_next()
        guest.answers += [always("한 번 더"), always("세 번까지")]
        bot_api.says("ann", "/write 제주")
        [ids] = await guest.showed(1)
        assert bot_api.chat("ann").texts == ["한 번 더"] * 2
        assert list(ids) == [bot_api.chat("ann").messages[1].message_id]
        for _ in range(5):
            bot_api.swallow_next()
        bot_api.says("ann", "/write 부산")
        _, ids = await guest.showed(2)
    assert list(ids) == []
    assert bot_api.chat("ann").texts[2:] == ["세 번까지"] * 3


async def test_an_edit_without_an_answer_is_made_again(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        for _ in range(4):
            bot_api.swallow_next(methods=("editMessageText",))
        guest.answers.append(always("쓰는 중", Reply("다 썼어요.", File("a.md", b"md"))))
        bot_api.says("ann", "/write 제주")
        await guest.showed(1)
    assert bot_api.chat("ann").texts == ["다 썼어요."]


# Listening


async def test_menus_come_in_every_language(bot_api: BotApi) -> None:
    async with listening(bot_api):
        await bot_api.until(lambda: bot_api.polls)
    assert [command["description"] for command in bot_api.menus[""]] == ["Write a draft", "What I can do"]
    assert [command["description"] for command in bot_api.menus["ko"]] == ["초안 쓰기", "할 수 있는 일"]


async def test_a_refused_menu_is_no_reason_not_to_listen(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.refuse_next(400, "Bad Request: BOT_COMMAND_INVALID", methods=("setMyCommands",))
        bot_api.says("ann", "안녕")
        await guest.hears(1)


async def test_what_was_said_while_the_bot_was_away_is_heard_once(bot_api: BotApi) -> None:
    bot_api.says("ann", "자는 동안")
    async with listening(bot_api) as guest:
        await guest.hears(1)
    async with listening(bot_api) as guest:
        bot_api.says("ann", "깨어난 뒤")
        await guest.hears(1)
    assert [incoming.text for incoming in guest.heard] == ["깨어난 뒤"]


async def test_what_nobody_began_to_hear_is_not_confirmed(bot_api: BotApi) -> None:
    """A paste still waiting for its other half must survive a crash; what others say meanwhile is heard."""
    hours = Hours()
    gate = asyncio.Event()

    async def until_the_crash(seconds: float) -> None:
        await (gate.wait() if seconds > 1 else asyncio.sleep(0.01))

    hours.sleep = until_the_crash  # type: ignore[method-assign]
    async with listening(bot_api, hours) as guest:
        paste = bot_api.says("ann", "가" * 4096)
        for number in range(3):
            bot_api.says("bob", f"안녕 {number}")
            await guest.hears(number + 1)
        polls = bot_api.polls
        await bot_api.until(lambda: bot_api.polls > polls + 1)
        waiting = [
            update["message"]["message_id"] for update in bot_api.updates if update["message"]["from"]["id"] == 1001
        ]
        assert waiting == [paste.id]
        hours.now += 5
        gate.set()
        heard = await guest.hears(4)
        await bot_api.until(lambda: not bot_api.updates)
    assert [incoming.text for incoming in heard[:3]] == ["안녕 0", "안녕 1", "안녕 2"]


async def test_replies_under_way_are_finished_before_the_bot_stops(bot_api: BotApi) -> None:
    ready = asyncio.Event()

    async def slowly() -> Replies:
        yield Reply("쓰는 중…")
        await ready.wait()
        yield Reply("다 썼어요.")

    async with listening(bot_api) as guest:
        guest.answers.append(slowly)
        bot_api.says("ann", "/write 제주")
        await bot_api.shown("ann", 1)
        asyncio.get_running_loop().call_later(0.05, ready.set)
    assert bot_api.chat("ann").texts == ["다 썼어요."]


async def test_a_failure_while_hearing_is_logged_and_the_next_message_is_heard(
    bot_api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaking() -> Replies:
        yield Reply("쓰는 중…")
        raise RuntimeError("a bug")

    async with listening(bot_api) as guest:
        guest.answers += [breaking, always("다시 돼요.")]
        bot_api.says("ann", "하나")
        bot_api.says("ann", "둘")
        await guest.showed(1)
    assert "were not heard to the end" in caplog.text


async def test_another_program_with_the_same_token_is_named_in_the_log(
    bot_api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    async with listening(bot_api) as first:
        await bot_api.until(lambda: bot_api.polls)
        async with listening(bot_api):
            await bot_api.until(lambda: bot_api.polls > 3)
        bot_api.says("ann", "아직 있어?")
        await first.hears(1)
    assert "another program takes this bot's messages away" in caplog.text


async def test_polling_goes_on_after_an_outage(bot_api: BotApi) -> None:
    bot_api.hang_up_next(4, methods=("getMe", "getUpdates"))
    bot_api.hold_next(9, methods=("getUpdates",))
    hours = Hours()
    async with listening(bot_api, hours) as guest:
        bot_api.says("ann", "이제 들려?")
        await guest.hears(1)
    assert hours.slept[:5] == [2, 4, 8, 16, 9] or sorted(hours.slept[:5]) == [2, 4, 8, 9, 16]


async def test_a_wrong_token_ends_listening_with_a_plain_sentence(bot_api: BotApi) -> None:
    chat = Telegram("1:wrong", api_url=bot_api.url, commands={})
    with pytest.raises(NoTelegram, match="does not accept TELEGRAM_TOKEN") as error:
        await chat.listen(Guest(chat).hear)
    assert (error.value.__suppress_context__, "1:wrong" in str(error.value)) == (True, False)


async def test_the_doctor_learns_the_name_and_the_privacy_mode(bot_api: BotApi) -> None:
    assert await check(bot_api.token, bot_api.url) == Checked("@maltu_bot", reads_groups=False)
    bot_api.me["can_read_all_group_messages"] = True
    assert (await check(bot_api.token, bot_api.url + "/")).reads_groups
    with pytest.raises(NoTelegram, match="does not accept TELEGRAM_TOKEN"):
        await check("1:wrong", bot_api.url)
    with pytest.raises(NoTelegram, match="does not answer"):
        await check(bot_api.token, "http://127.0.0.1:9")


async def test_neither_the_token_nor_what_people_say_gets_into_the_log(
    bot_api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with listening(bot_api) as guest:
        bot_api.hang_up_next(1, methods=("getUpdates",))
        bot_api.swallow_next()
        bot_api.hold_next(1)
        guest.answers.append(always("**비밀** 초안", Reply("비밀 초안 끝", File("비밀.md", b"md"))))
        bot_api.uploads("ann", "비밀.md", b"secret", caption="비밀 이야기")
        await guest.showed(1)
        bot_api.block("ann")
        guest.answers.append(always("비밀"))
        bot_api.says("ann", "비밀")
        await guest.showed(2)
    assert "could not reach telegram:1001" in caplog.text
    assert bot_api.token not in caplog.text
    assert "test-token" not in caplog.text
    assert "비밀" not in caplog.text


# Marks


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("# 제목\n## 소제목\n본문", "제목\n소제목\n본문"),
        ("- 하나\n  - 둘\n- 셋", "• 하나\n  • 둘\n• 셋"),
        ("2024. 11. 3. 제주\n2020. 부산", "2024. 11. 3. 제주\n2020. 부산"),
        ("1. 하나\n1. 둘\n\n3) 셋", "1. 하나\n1. 둘\n\n3) 셋"),
        ("[확인: 가격]: 만원\n\n[확인: 날짜](언제)", "[확인: 가격]: 만원\n\n[확인: 날짜](언제)"),
        ("<div>상자</div>\n\na<b>c <!-- 말 -->", "<div>상자</div>\n\na<b>c <!-- 말 -->"),
        ("$5에서 $6까지, $x$", "$5에서 $6까지, $x$"),
        ("||숨김|| 5~6명 ~~취소~~", "||숨김|| 5~6명 취소"),
        ("**'제주'**는 **아직", "'제주'는 **아직"),
        ("[글](https://a.kr/b_(c)) https://b.kr/c_d_e", "글 https://b.kr/c_d_e"),
        ("- [x] 했다\n- [ ] 안 했다", "[x] 했다\n[ ] 안 했다"),
        ("```python\nprint('안녕')\n```", "print('안녕')"),
        ("| 메뉴 | 값 |\n|---|---|\n| 국수 | 9,000원 |", "메뉴 | 값     \n---+-------\n국수 | 9,000원"),
        ("> 인용\n\n---\n\n![사진](사진.jpg)", "인용\n\n———\n\n![사진](사진.jpg)"),
        ("`**코드**` \\*별\\* &amp;", "**코드** *별* &"),
        ("", "…"),
        ("#", "#"),
        ("\ue000 사적인 **글자**", "\ue000 사적인 **글자**"),
        ("반쪽 \ud83d 글자", "반쪽 \ufffd 글자"),
    ],
)
def test_markdown_is_shown_with_the_same_words(markdown: str, shown: str) -> None:
    assert marked(markdown).text == shown


PIECES = (
    "제주|😀|**|_|`|```|\n|\n\n|---|<b>|$5|~~| |[글]|(https://a.kr)|[x] |: |!|\\|'|&lt;|# |- |1. |2024. |> |    |\ue007"
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*PIECES.split("|"), "|", "||"]), max_size=40).map("".join) | st.text(max_size=200))
def test_whatever_is_written_its_letters_are_shown_and_marks_lie_within(markdown: str) -> None:
    look = marked(markdown)
    kept = markdown.replace("https://a.kr", "").replace("&lt;", "<")
    letters = [char for char in kept if char.isalnum()]
    assert [char for char in look.text.replace("https://a.kr", "").replace("&lt;", "<") if char.isalnum()] == letters
    assert look.text.strip()
    units = look.text.encode("utf-16-le")
    for mark in look.marks:
        start, stop = mark.offset, mark.offset + mark.length
        assert 0 <= start < stop <= len(units) // 2
        units[2 * start : 2 * stop].decode("utf-16-le")
