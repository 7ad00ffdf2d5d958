"""Several processes with one Telegram token: one asks for news, the next goes on when it is gone, and all can speak."""

import asyncio
import json
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from adapters.chat.telegram import Telegram
from adapters.jobs.file_turns import FileTurns
from bot.answer import one
from bot.model import Reply
from bot.ports import nothing_lost
from bot.turns import Alone
from tests.support.bot_api import BotApi, bot_api
from tests.support.bot_api.guest import Hours, listening

__all__ = ["bot_api"]

POLLER = "poller:telegram:123456"


async def test_one_process_asks_for_news_and_the_next_one_goes_on_when_it_is_gone(
    bot_api: BotApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with AsyncExitStack() as living:
        first = await living.enter_async_context(listening(bot_api, turns=FileTurns(tmp_path)))
        await bot_api.until(lambda: bot_api.polls)
        async with listening(bot_api, turns=FileTurns(tmp_path)) as second:
            bot_api.says("ann", "하나")
            await first.hears(1)
            await bot_api.until(lambda: bot_api.polls > 1)  # which confirms it
            await living.aclose()
            bot_api.says("ann", "둘")
            heard = await second.hears(1)

    assert [one.text for one in first.heard] == ["하나"]
    assert [one.text for one in heard] == ["둘"]
    assert "another program" not in caplog.text


async def test_a_process_that_has_lost_its_turn_asks_for_nothing_more_until_it_is_back(
    bot_api: BotApi, tmp_path: Path
) -> None:
    here, there = FileTurns(tmp_path), FileTurns(tmp_path)
    async with listening(bot_api, turns=here) as guest:
        await bot_api.until(lambda: bot_api.polls)
        await here.release(POLLER)
        await there.take(POLLER)
        bot_api.says("ann", "하나")  # what was asked before is answered, and not confirmed
        await guest.hears(1)
        polls = bot_api.polls
        bot_api.says("ann", "둘")
        await asyncio.sleep(0.1)
        assert (bot_api.polls, len(guest.heard)) == (polls, 1)

        await there.release(POLLER)
        assert [one.text for one in await guest.hears(2)] == ["하나", "둘"]


async def test_words_that_could_not_be_kept_before_the_turn_was_lost_are_kept_when_it_is_back(bot_api: BotApi) -> None:
    class Losing(Alone):
        async def take(self, name: str, lost: Callable[[], None] = nothing_lost) -> bool:
            self.lose = lost
            return await super().take(name, lost)

    turns, away, hours = Losing(), asyncio.Event(), Hours()

    async def sleep(seconds: float) -> None:
        if guest.batches and not away.is_set():  # until the next try to keep them
            away.set()
            await asyncio.Event().wait()
        await hours.sleep(seconds)

    paste = "가" * 4096  # may go on, so it is remembered as caught
    async with listening(bot_api, hours, sleep, turns=turns) as guest:
        guest.failures.append(OSError("the database is away"))
        bot_api.says("bob", paste)
        bot_api.says("ann", "하나")
        await asyncio.wait_for(away.wait(), 10)
        turns.lose()
        await bot_api.until(lambda: not bot_api.updates)

    assert {json.loads(item.body)["text"] for item in guest.desk.items} == {"하나", paste}
    assert len(guest.desk.items) == 2


async def test_a_process_that_does_not_listen_can_show_something(bot_api: BotApi) -> None:
    hours = Hours()
    chat = Telegram(bot_api.token, api_url=bot_api.url, commands={}, clock=hours.clock, sleep=hours.sleep)
    attending = asyncio.create_task(chat.attend())
    room = await chat.room(f"telegram:{bot_api.chat('ann').id}")

    await room.show(one(Reply("초안")), "")

    assert bot_api.chat("ann").texts == ["초안"]
    assert bot_api.polls == 0
    attending.cancel()
    await asyncio.wait([attending])


async def test_nothing_is_shown_while_the_others_may_think_this_process_dead(bot_api: BotApi) -> None:
    sure = asyncio.Event()

    class Stopped(Alone):
        async def sure(self) -> None:
            await sure.wait()

    chat = Telegram(bot_api.token, api_url=bot_api.url, commands={}, turns=Stopped())
    attending = asyncio.create_task(chat.attend())
    room = await chat.room(f"telegram:{bot_api.chat('ann').id}")
    showing = asyncio.create_task(room.show(one(Reply("초안")), ""))
    await asyncio.sleep(0.1)
    assert bot_api.chat("ann").texts == []

    sure.set()
    await showing
    assert bot_api.chat("ann").texts == ["초안"]
    attending.cancel()
    await asyncio.wait([attending])
