"""A process without a connection to Discord's gateway shows everything all the same."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from adapters.chat.discord import Discord, TokenRefused
from adapters.chat.discord.inbox_body import InboxBody, as_item
from bot.answer import one
from bot.model import Reply
from tests.support.discord_stage import COMMANDS
from tests.support.processes.small_discord import SmallDiscord, answers, serving

CHANNEL = {"id": "8", "type": 0, "guild_id": "4", "name": "blogs", "position": 0, "permission_overwrites": []}
THREAD = {"id": "20", "type": 11, "guild_id": "4", "parent_id": "8", "name": "제주", "owner_id": "1"}
META = {"archived": False, "auto_archive_duration": 10080, "archive_timestamp": "2026-11-24T09:00:00+00:00"}


class Guilds(SmallDiscord):
    """A channel of a server, 8, where a thread may grow from a message."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[str] = []
        self.allowed = True

    def app(self) -> web.Application:
        app = super().app()
        app.router.add_get("/api/v10/channels/8", self.public)
        app.router.add_post("/api/v10/channels/8/messages/20/threads", self.grow)
        app.router.add_post("/api/v10/channels/8/messages", self.message)
        app.router.add_post("/api/v10/channels/20/messages", self.message)
        return app

    async def public(self, request: web.Request) -> web.Response:
        return answers(CHANNEL)

    async def grow(self, request: web.Request) -> web.Response:
        if not self.allowed:
            return answers({"message": "Missing Permissions", "code": 50013}, status=403)
        self.threads.append((await request.json())["name"])
        return answers({**THREAD, "thread_metadata": META, "message_count": 0, "member_count": 1})


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Guilds]:
    small = Guilds()
    async with serving(small.app(), monkeypatch):
        yield small


@asynccontextmanager
async def attending() -> AsyncIterator[Discord]:
    chat = Discord("good", commands=COMMANDS)
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        attends = tasks.create_task(chat.attend())
        yield chat
        attends.cancel()


async def test_it_shows_something_in_private(server: Guilds) -> None:
    async with attending() as chat:
        room = await chat.room("discord:5")
        await room.show(one(Reply("초안")), "")

    assert room.private
    assert list(server.messages.values()) == ["초안"]
    assert server.sessions == []


async def test_a_draft_has_its_thread_in_a_server_that_another_process_listens_to(server: Guilds) -> None:
    async with attending() as chat:
        room = await chat.room("discord:8")
        thread = await room.thread("제주", "discord:8:20")
        await thread.show(one(Reply("초안")), "")

    assert (server.threads, thread.id) == (["제주"], "discord:20")
    assert list(server.messages.values()) == ["초안"]


async def test_what_another_process_has_heard_is_answered_where_it_was_said(server: Guilds) -> None:
    heard = InboxBody("discord:8:20", 8, False, 7, "/help", language="ko")
    async with attending() as chat:
        incoming = await chat.recall([as_item(heard)])
        assert incoming
        await incoming.room.show(one(Reply("도움말")), incoming.id)

    assert (incoming.text, incoming.room.private) == ("/help", False)
    assert list(server.messages.values()) == ["도움말"]


async def test_where_threads_are_not_allowed_the_draft_stands_in_the_channel(server: Guilds) -> None:
    server.allowed = False
    async with attending() as chat:
        room = await chat.room("discord:8")
        assert (await room.thread("제주", "discord:8:20")).id == "discord:8"


async def test_a_wrong_token_is_refused_where_nobody_listens_too(server: Guilds) -> None:
    with pytest.raises(TokenRefused, match="DISCORD_TOKEN"):
        await Discord("bad").attend()
