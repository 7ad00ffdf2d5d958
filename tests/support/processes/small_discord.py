"""A small Discord on loopback, of one bot and one private chat, as discord.py sees it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestServer
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

BOT = {"id": "1", "username": "maltu", "discriminator": "0", "global_name": None, "avatar": None, "bot": True}
ANN = {"id": "7", "username": "ann", "discriminator": "0", "global_name": None, "avatar": None}
PRIVATE = {"id": "5", "type": 1, "recipients": [ANN], "last_message_id": None}
CONTENT_INTENT = 1 << 18
MESSAGE_CONTENT, DISALLOWED_INTENT = 1 << 15, 4014

Answer = Callable[[web.Request], web.Response]


def answers(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """JSON as Discord labels it: discord.py reads no other label."""
    return web.Response(
        body=json.dumps(body), status=status, headers={"Content-Type": "application/json", **(headers or {})}
    )


class SmallDiscord:
    """One bot and one private chat, 5. `misbehaves` is what it does about the next messages instead of taking them."""

    def __init__(self) -> None:
        self.token = "good"
        self.flags = CONTENT_INTENT
        self.misbehaves: list[Answer] = []
        self.messages: dict[str, str] = {}  # by nonce
        self.commands: list[dict[str, Any]] = []
        self.sessions: list[web.WebSocketResponse] = []
        self.said: list[dict[str, Any]] = []  # what can be read back of the private chat
        self.asked: list[str] = []  # what was asked about commands, as it stood on the wire
        self.resumed = 0
        self.open = asyncio.Event()  # whoever connects is let in
        self.open.set()
        self.ready = asyncio.Event()
        self.landed = asyncio.Event()

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/api/v10/users/@me", self.me)
        app.router.add_get("/api/v10/oauth2/applications/@me", self.application)
        app.router.add_put("/api/v10/applications/1/commands", self.register)
        app.router.add_post("/api/v10/channels/5/messages", self.message)
        app.router.add_get("/api/v10/channels/5", self.channel)
        app.router.add_get("/api/v10/channels/5/messages", self.history)
        app.router.add_route("*", "/api/v10/interactions/{tail:.*}", self.interaction)
        app.router.add_route("*", "/api/v10/webhooks/{tail:.*}", self.interaction)
        app.router.add_get("/gateway/", self.gateway)
        return app

    async def me(self, request: web.Request) -> web.Response:
        if request.headers["Authorization"] != f"Bot {self.token}":
            return answers({"message": "401: Unauthorized", "code": 0}, status=401)
        return answers(BOT)

    async def application(self, request: web.Request) -> web.Response:
        known = {"id": "1", "name": "maltu", "description": "", "bot_public": True, "bot_require_code_grant": False}
        return answers({**known, "icon": None, "verify_key": "0", "flags": self.flags, "owner": BOT})

    async def register(self, request: web.Request) -> web.Response:
        self.commands = await request.json()
        return answers([])

    async def message(self, request: web.Request) -> web.Response:
        form = await request.post()  # where a file comes along
        body = json.loads(str(form["payload_json"])) if form else await request.json()
        if self.misbehaves:
            return self.misbehaves.pop(0)(request)
        assert body["enforce_nonce"]
        self.messages.setdefault(body["nonce"], body["content"])
        self.landed.set()
        return answers(message(100 + len(self.messages), BOT, body["content"]))

    async def channel(self, request: web.Request) -> web.Response:
        return answers(PRIVATE)

    async def history(self, request: web.Request) -> web.Response:
        later = [said for said in self.said if int(said["id"]) > int(request.query["after"])]
        return answers(later[: int(request.query["limit"])][::-1])

    async def interaction(self, request: web.Request) -> web.Response:
        self.asked.append(f"{request.method} {request.path.removeprefix('/api/v10')}")
        if request.method == "DELETE":
            self.landed.set()
            return web.Response(status=204)
        thinking = message(50, BOT, "") | {"flags": 1 << 7}
        return answers({"interaction": {"id": "20", "type": 2}} if request.method == "POST" else thinking)

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        await self.open.wait()
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sessions.append(socket)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45_000}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self.told(socket, json.loads(frame.data), request)
        return socket

    async def told(self, socket: web.WebSocketResponse, frame: dict[str, Any], request: web.Request) -> None:
        if frame["op"] == 2 and frame["d"]["intents"] & MESSAGE_CONTENT and not self.flags & CONTENT_INTENT:
            await socket.close(code=DISALLOWED_INTENT)
        elif frame["op"] == 2:
            again = f"ws://{request.host}/gateway/"
            ready = {"v": 10, "user": BOT, "guilds": [], "session_id": "s", "resume_gateway_url": again}
            await self.tells("READY", {**ready, "application": {"id": "1", "flags": self.flags}, "shard": [0, 1]})
            self.ready.set()
        elif frame["op"] == 6:
            self.resumed += 1
            await self.tells("MESSAGE_CREATE", message(11, ANN, "/help"))
            await self.tells("RESUMED", {})
            self.ready.set()

    async def tells(self, event: str, payload: dict[str, Any]) -> None:
        await self.sessions[-1].send_json({"op": 0, "t": event, "s": 1, "d": payload})


def message(number: int, author: dict[str, Any], content: str) -> dict[str, Any]:
    empty: dict[str, Any] = {"embeds": [], "attachments": [], "mentions": [], "mention_roles": [], "pinned": False}
    when = {"timestamp": "2026-11-24T09:00:00+00:00", "edited_timestamp": None}
    said = {"id": str(number), "channel_id": "5", "author": author, "content": content, "type": 0}
    return {**empty, **when, **said, "tts": False, "mention_everyone": False, "flags": 0}


def command(number: int) -> dict[str, Any]:
    """Ann uses /help in private."""
    where = {"channel_id": "5", "channel": PRIVATE, "context": 1, "authorizing_integration_owners": {}}
    given = {"data": {"id": "3", "name": "help", "type": 1}, "user": ANN, "locale": "ko", "entitlements": []}
    asked = {"id": str(number), "application_id": "1", "type": 2, "token": "token", "version": 1}
    return {**asked, **where, **given, "attachment_size_limit": 1}


@asynccontextmanager
async def serving(app: web.Application, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """Until the end of the block, discord.py finds its HTTP and its gateway here."""
    async with TestServer(app) as server:
        monkeypatch.setattr(Route, "BASE", str(server.make_url("/api/v10")))
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(f"ws://{server.host}:{server.port}/gateway/"))
        yield
