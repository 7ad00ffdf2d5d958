"""A small Telegram for tests: the Bot API over real HTTP, with its refusals.

    async def test_…(bot_api: BotApi) -> None:           # the fixture is in this file; import it into the test module
        chat = Telegram(bot_api.token, api_url=bot_api.url, commands={})
        bot_api.says("ann", "/write 제주")                 # in her private chat with the bot
        shown = await bot_api.shown("ann", 2)             # waits until two messages of the bot stand there
        bot_api.presses(shown[-1], "짧게")

People are named by any word; each has a private chat of the same name. Groups are made by `group("family")`, forums by
`group("forum", topics=("제주",))`. Wherever a chat is asked for, its name or its number does. What people do returns
the Message it made; `shown`, `chat(…).messages` and `chat(…).texts` are what the bot shows now, `.seen` every text
it ever showed. Trouble is ordered beforehand: `hold_next`, `refuse_next`, `swallow_next`, `hang_up_next`, `block`.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest_asyncio
from aiohttp import web

from tests.support.bot_api.chats import Message, Room
from tests.support.bot_api.methods import BotApi

__all__ = ["BotApi", "Message", "Room", "bot_api", "serve"]


@asynccontextmanager
async def serve() -> AsyncIterator[BotApi]:
    """A Bot API of its own on loopback."""
    api = BotApi()
    app = web.Application(client_max_size=100_000_000)
    app.router.add_route("*", "/bot{token}/{method}", api.answer)
    app.router.add_get("/file/bot{token}/{path}", api.download)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    api.url = f"http://{host}:{port}"
    try:
        yield api
    finally:
        api.closing = True
        await runner.cleanup()


@pytest_asyncio.fixture
async def bot_api() -> AsyncIterator[BotApi]:
    async with serve() as api:
        yield api
