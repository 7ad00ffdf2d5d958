"""The bot as it talks in some chats, its jobs in memory."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from adapters.jobs.in_memory import InMemoryJobs
from bot.dialogue.desk import Desk
from bot.parts import database_url
from bot.ports import Chat
from bot.settings import Settings
from bot.together import AS_IT_IS, Instead, maltu
from storage.store import open_store


@asynccontextmanager
async def conversation(
    settings: Settings, chats: Mapping[str, Chat], instead: Instead = AS_IT_IS
) -> AsyncIterator[Desk]:
    """Blogs are not looked at again."""
    async with (
        open_store(database_url(settings)) as store,
        maltu(settings, store, chats, InMemoryJobs(), instead) as bot,
    ):
        await bot.jobs.start(bot.desk.run)
        await bot.desk.resume()
        yield bot.desk
