"""What is said on Telegram is kept before Telegram forgets it."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence

import pytest

from adapters.chat.telegram import Telegram
from bot.answer import one
from bot.model import Button, Reply
from bot.stores import InboxItem
from tests.support.bot_api import BotApi, bot_api
from tests.support.bot_api.guest import Hours, always, listening

__all__ = ["bot_api"]


def chat_of(api: BotApi) -> Telegram:
    return Telegram(api.token, api_url=api.url, commands={}, sleep=Hours().sleep)


async def killed_after(api: BotApi, take: Callable[[Sequence[InboxItem]], Awaitable[None]]) -> None:
    """A process that dies when take() is over, before it could confirm anything."""
    over = asyncio.Event()

    async def last_thing(items: Sequence[InboxItem]) -> None:
        await take(items)
        over.set()
        await asyncio.Event().wait()

    listens = asyncio.create_task(chat_of(api).listen(last_thing))
    async with asyncio.timeout(60):
        await over.wait()
    listens.cancel()
    await asyncio.wait([listens])


async def test_an_item_names_the_update_and_the_person_and_holds_no_more_than_is_needed(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        first = bot_api.says("ann", "비밀 하나")
        bot_api.says("ann", "둘", reply_to=first)
        await guest.hears(2)
    one, two = guest.desk.items
    assert (one.id, one.person, one.part_of) == ("telegram:123456:1001", "telegram:1001", "")
    assert two.id == "telegram:123456:1002"
    assert json.loads(two.body) == {
        "chat": 1001, "message": 2, "sender": 1001, "text": "둘", "language": "ko", "reply_to": 1,
    }  # fmt: skip


async def test_what_was_kept_and_not_confirmed_before_a_crash_comes_again_under_the_same_id(bot_api: BotApi) -> None:
    kept: list[InboxItem] = []

    async def keep(items: Sequence[InboxItem]) -> None:
        kept.extend(items)

    bot_api.says("ann", "안녕")
    await killed_after(bot_api, keep)
    async with listening(bot_api, kept=kept) as guest:
        await bot_api.until(lambda: guest.batches and not bot_api.updates)
        await guest.desk.idle()
    assert guest.batches == [kept]
    assert [incoming.text for incoming in guest.heard] == ["안녕"]


async def test_of_six_hundred_that_wait_none_is_lost_by_kills_at_any_moment(bot_api: BotApi) -> None:
    kept: dict[str, InboxItem] = {}

    async def keep(items: Sequence[InboxItem]) -> None:
        kept.update({item.id: item for item in items})

    async def lose(_: Sequence[InboxItem]) -> None:
        """It dies before anything is on the disk."""

    for number in range(600):
        bot_api.says(f"person {number % 40}", f"안녕 {number}")
    for _ in range(3):
        await killed_after(bot_api, lose)
        await killed_after(bot_api, keep)
    async with listening(bot_api, kept=list(kept.values())) as guest:
        heard = await guest.hears(600)
        await bot_api.until(lambda: not bot_api.updates)
        await guest.desk.idle()
    assert sorted(incoming.text for incoming in heard) == sorted(f"안녕 {number}" for number in range(600))


async def test_while_nothing_can_be_kept_nothing_is_confirmed_and_nothing_is_lost(
    bot_api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    hours = Hours()
    async with listening(bot_api, hours) as guest:
        guest.failures += [OSError("비밀 하나"), OSError("비밀 하나")]
        bot_api.says("ann", "비밀 하나")
        bot_api.says("bob", "비밀 둘")
        await guest.hears(2)
        bot_api.says("ann", "비밀 셋")
        await guest.hears(3)
    first, second, third, *_ = guest.batches
    assert first == second == third
    assert [poll.get("offset") for poll in bot_api.called("getUpdates")[:2]] == [None, first_after(third)]
    assert [seconds for seconds in hours.slept if seconds >= 1][:2] == [2, 4]
    assert sorted(incoming.text for incoming in guest.heard) == ["비밀 둘", "비밀 셋", "비밀 하나"]
    assert "could not be kept" in caplog.text
    assert "비밀" not in caplog.text


def first_after(items: Sequence[InboxItem]) -> int:
    return int(items[-1].id.split(":")[2]) + 1


async def test_numbers_that_begin_lower_after_an_idle_week_are_heard(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.says("ann", "하나")
        await guest.hears(1)
        await bot_api.until(lambda: not bot_api.updates)
        bot_api.numbers_updates_from(11)
        bot_api.says("ann", "둘")
        await guest.hears(2)
        bot_api.says("ann", "셋")
        await guest.hears(3)
    assert [int(item.id.split(":")[2]) for item in guest.desk.items] == [1001, 11, 12]


async def test_a_press_is_answered_once_it_is_kept_and_whatever_telegram_says_to_that(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        guest.answers.append(always(Reply("초안", buttons=(Button("짧게", "더 짧게"),))))
        bot_api.says("ann", "/write 제주")
        await guest.showed(1)
        [draft] = bot_api.chat("ann").messages
        answered_before: list[int] = []
        guest.failures.append(OSError())
        take = guest.desk.take

        async def watched(items: Sequence[InboxItem]) -> None:
            answered_before.append(len(bot_api.called("answerCallbackQuery")))
            await take(items)

        guest.desk.take = watched  # type: ignore[method-assign]
        bot_api.refuse_next(400, "Bad Request: query is too old", methods=("answerCallbackQuery",))
        bot_api.presses(draft, "짧게")
        bot_api.presses(draft, "짧게")
        await guest.hears(3)
        await bot_api.until(lambda: bot_api.answered == ["press2"])
    assert answered_before[0] == 0
    assert json.loads(guest.desk.items[-1].body)["press"] == "press2"


@pytest.mark.parametrize("body", ["", "{", '{"chat": 1}', '{"chat": 1, "message": 1, "sender": 1, "about": "smell"}'])
async def test_what_is_done_or_cannot_be_read_is_nothing(
    bot_api: BotApi, body: str, caplog: pytest.LogCaptureFixture
) -> None:
    item = InboxItem("telegram:1:2", "telegram:1", body)
    assert await chat_of(bot_api).recall([item]) is None
    assert await chat_of(bot_api).recall([]) is None
    assert "smell" not in caplog.text


async def test_what_a_later_version_has_kept_is_heard_as_far_as_it_is_understood(bot_api: BotApi) -> None:
    body = '{"chat": 1, "message": 2, "sender": 1, "text": "안녕", "mood": "good"}'
    heard = await chat_of(bot_api).recall([InboxItem("telegram:1:2", "telegram:1", body)])
    assert heard is not None
    assert (heard.text, heard.id, heard.room.id) == ("안녕", "telegram:1:2", "telegram:1")


async def test_an_item_names_the_group_it_was_said_in_and_the_private_chat_is_found_by_its_person(
    bot_api: BotApi,
) -> None:
    club = bot_api.group("club")
    async with listening(bot_api) as guest:
        bot_api.says("ann", "안녕")
        bot_api.says("ann", "/help", chat="club")
        await guest.hears(2)
        room = await guest.chat.private("telegram:1001")
        assert room
        assert (room.id, room.private) == ("telegram:1001", True)
        assert room.link == f"https://t.me/{room.bot.username}"
        await room.show(one(Reply("공지예요.")), to="")
        assert await guest.chat.private("discord:7") is None
        assert await guest.chat.private("telegram:-1001") is None
    assert [item.places for item in guest.desk.items] == [(), (f"telegram:{club.id}",)]
    assert bot_api.chat("ann").texts == ["공지예요."]


async def test_a_private_chat_that_nobody_has_opened_shows_nothing(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        await bot_api.until(lambda: bot_api.polls)
        bot_api.refuse_next(403, "Forbidden: bot can't initiate conversation with a user", methods=("sendMessage",))
        room = await guest.chat.private("telegram:77")
        assert room
        assert list(await room.show(one(Reply("공지예요.")), to="")) == []
