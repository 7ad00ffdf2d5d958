"""How the bot starts, listens and stops on Telegram."""

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from adapters.chat.telegram import NoTelegram, Telegram, TelegramCheck, check
from adapters.jobs.file_turns import FileTurns
from bot.model import File, Reply
from bot.ports import Replies
from bot.stores import InboxItem
from tests.support.bot_api import BotApi, bot_api
from tests.support.bot_api.guest import Guest, Hours, always, listening
from tests.support.taken import Taken

__all__ = ["bot_api"]


async def forget(_: Sequence[InboxItem]) -> None:
    """Takes what is said, and that is all."""


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


async def test_nothing_waits_for_an_answer_under_way_when_listening_ends(bot_api: BotApi) -> None:
    async def slowly() -> Replies:
        yield Reply("쓰는 중…")
        await asyncio.Event().wait()

    chat = Telegram(bot_api.token, api_url=bot_api.url, commands={})
    guest = Guest(chat)
    guest.answers.append(slowly)
    async with Taken(chat, guest.hear) as guest.desk:
        listens = asyncio.create_task(chat.listen(guest.take))
        bot_api.says("ann", "/write 제주")
        await bot_api.shown("ann", 1)
        listens.cancel()
        done, _ = await asyncio.wait([listens], timeout=30)  # Telegram would answer the poll after 50 s
        assert done == {listens}
    assert bot_api.chat("ann").texts == ["쓰는 중…"]


# A poll as Bot API servers before 9.6 send it: without `allows_revoting` and `persistent_id`, which this library needs
OLD_POLL = {
    "id": "1",
    "question": "비밀 투표",
    "options": [{"text": "비밀", "voter_count": 0}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}


async def test_an_update_that_cannot_be_read_is_left_out_and_the_next_message_is_answered(
    bot_api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    chat = {"id": 1001, "type": "private", "first_name": "ann"}
    async with listening(bot_api) as guest:
        guest.answers.append(always("들었어요."))
        bot_api.happens(message={"message_id": 7, "date": 1_764_000_000, "chat": chat, "poll": OLD_POLL})
        bot_api.says("ann", "안녕")
        await guest.showed(1)
        await bot_api.until(lambda: not bot_api.updates)
    assert [incoming.text for incoming in guest.heard] == ["안녕"]
    assert "update 1001 cannot be read, 1 so far: TypeError" in caplog.text
    assert "비밀" not in caplog.text


async def test_what_cannot_be_read_is_confirmed_for_the_next_start(
    bot_api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    chat = {"id": 1001, "type": "private", "first_name": "ann"}
    async with listening(bot_api):
        bot_api.happens(message={"message_id": 7, "date": 1_764_000_000, "chat": chat, "poll": OLD_POLL})
        await bot_api.until(lambda: "cannot be read" in caplog.text and not bot_api.updates)
        bot_api.happens(message={"message_id": 8, "date": 1_764_000_000, "chat": chat, "poll": OLD_POLL})
    caplog.clear()
    async with listening(bot_api) as guest:
        bot_api.says("ann", "안녕")
        await guest.hears(1)
    assert "update 1001" not in caplog.text
    assert "비밀" not in caplog.text


async def test_a_token_that_is_revoked_meanwhile_ends_listening(bot_api: BotApi) -> None:
    chat = Telegram(bot_api.token, api_url=bot_api.url, commands={})
    task = asyncio.create_task(chat.listen(forget))
    await bot_api.until(lambda: bot_api.polls)
    bot_api.refuse_next(401, "Unauthorized", methods=("getUpdates",))
    bot_api.says("ann", "안녕")
    with pytest.raises(ExceptionGroup) as ended:
        await task
    assert ended.group_contains(NoTelegram, match="BotFather")


async def test_another_program_with_the_same_token_is_named_in_the_log(
    bot_api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    async with listening(bot_api) as first:
        await bot_api.until(lambda: bot_api.polls)
        async with listening(bot_api):
            await bot_api.until(lambda: bot_api.polls > 8)
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
    assert sorted(seconds for seconds in hours.slept if seconds >= 1)[:5] == [2, 4, 8, 9, 16]


async def test_a_wrong_token_ends_listening_with_a_plain_sentence(bot_api: BotApi) -> None:
    chat = Telegram("1:wrong", api_url=bot_api.url, commands={})
    with pytest.raises(NoTelegram, match="does not accept TELEGRAM_TOKEN") as error:
        await chat.listen(forget)
    assert (error.value.__suppress_context__, "1:wrong" in str(error.value)) == (True, False)


async def test_the_doctor_learns_the_name_and_the_privacy_mode(bot_api: BotApi) -> None:
    assert await check(bot_api.token, bot_api.url) == TelegramCheck("@maltu_bot", reads_groups=False)
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


async def test_the_line_is_up_while_telegram_answers_and_while_another_process_asks(
    bot_api: BotApi, tmp_path: Path
) -> None:
    hours, away = Hours(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        if seconds >= 2:
            await away.wait()
        await hours.sleep(seconds)

    async with listening(bot_api, hours, sleep, turns=FileTurns(tmp_path)) as guest:
        await bot_api.until(lambda: bot_api.polls)
        assert guest.chat.connected()
        async with listening(bot_api, turns=FileTurns(tmp_path)) as other:
            await bot_api.until(other.chat.connected)
        bot_api.refuse_next(502, "Bad Gateway", methods=("getUpdates",))
        bot_api.says("ann", "안녕")
        await bot_api.until(lambda: not guest.chat.connected())
        away.set()
        await bot_api.until(guest.chat.connected)
    assert not guest.chat.connected()
    assert not other.chat.connected()
