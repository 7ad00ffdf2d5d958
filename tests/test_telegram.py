"""What the bot hears and shows on Telegram, against a Bot API that refuses what Telegram refuses."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update  # noqa: F401

from adapters.chat.pages import utf16
from adapters.chat.telegram import Checked, NoTelegram, Telegram, check
from adapters.chat.telegram.marks import LIMIT, marked
from bot.model import Button, File, Reply
from bot.ports import Incoming, Replies
from tests.bot_api import BotApi, bot_api

__all__ = ["bot_api"]

MENUS = {
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

    def __init__(self) -> None:
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
    guest = Guest()
    chat = Telegram(api.token, api_url=api.url, commands=MENUS, clock=hours.clock, sleep=hours.sleep)
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
        guest.answers.append(always(*(text[:end] for end in range(500, len(text), 500)), Reply(text, File("a.md", b"md"))))
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


@pytest.mark.parametrize("where", ["ann", "family"])
async def test_the_pace_keeps_within_what_telegram_bears(bot_api: BotApi, where: str) -> None:
    bot_api.group("family")
    hours = Hours()
    bot_api.strict(hours.clock)
    async with listening(bot_api, hours) as guest:
        text = PARAGRAPH * 100
        for _ in range(2):
            guest.answers.append(always(*(text[:end] for end in range(0, len(text), 60)), Reply(text, File("a.md", b"md"))))
            bot_api.says("ann", "/write 제주", chat=where)
        await guest.showed(2)
    calls = [p for name, p in bot_api.log if name.startswith(("send", "edit"))]
    assert len(bot_api.chat(where).messages) * 1 >= 4
    assert len(calls) == len(bot_api.chat(where).calls) or len(calls) > 4
    assert not [slept for slept in hours.slept if slept > 10], "there was a flood wait"
