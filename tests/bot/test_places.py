"""Chats are given what the processes of one bot share."""

import asyncio

from pydantic import SecretStr
from sqlalchemy import select

from bot.answer import one
from bot.model import Reply
from bot.places import chat_on
from bot.settings import Settings
from storage import tables
from storage.store import open_store
from tests.support.bot_api import BotApi, bot_api
from tests.support.databases import inside, new_database

__all__ = ["bot_api"]


async def test_what_is_said_on_telegram_counts_for_all_processes(
    bot_api: BotApi, postgres_server: str, begun_database: str
) -> None:
    asked = bot_api.says("ann", "안녕")
    settings = Settings(telegram_token=SecretStr(bot_api.token), telegram_api_url=bot_api.url)
    async with new_database(postgres_server, begun_database) as url:
        async with open_store(url) as store, asyncio.TaskGroup() as tasks:
            chat = chat_on(settings, "telegram", store)
            attends = tasks.create_task(chat.attend())
            room = await chat.room(f"telegram:{asked.chat.id}")
            await room.show(one(Reply("네.")), to=f"telegram:{asked.chat.id}:{asked.id}")
            attends.cancel()
        paced = await inside(url, lambda db: db.execute(select(tables.paces.c.platform)).scalars().all())
    assert bot_api.chat("ann").texts == ["네."]
    assert paced == ["telegram"]
