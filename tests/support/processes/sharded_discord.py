"""A small Discord with several servers, told of in shards, which refuses sessions that begin too soon.

small = ShardedDiscord(window=0.4)
async with serving(small.app(), monkeypatch):
    await small.session(2)                     # somebody hears shard 2
    await small.says(2, "안녕")                 # in the channel of its server, to the bot
"""

import asyncio
import time
from typing import Any

from aiohttp import WSMsgType, web

from tests.support.processes.small_discord import ANN, BOT, CONTENT_INTENT, answers, command, message

COUNT = 3


def server_of(shard: int) -> int:
    """A server's number, of which Discord makes out its shard."""
    return (100 * COUNT + shard) << 22


def channel_of(shard: int) -> int:
    return 5000 + shard


class ShardedDiscord:
    """One server for each shard. `window` is how many seconds must lie between two sessions that begin."""

    def __init__(self, window: float) -> None:
        self.began: list[int] = []  # shards, in the order in which sessions began
        self.refused: list[int] = []  # sessions that began too soon
        self.twice: list[int] = []  # shards that were heard by two at a time
        self.read_back: list[int] = []  # channels, and those whose server nobody heard of then
        self.read_too_soon: list[int] = []
        self.asked_for: list[int] = []  # channels
        self.closes_with = 0  # the number with which it refuses every session
        self._window = window
        self._last = float("-inf")
        self._sockets: dict[int, web.WebSocketResponse] = {}
        self._changed = asyncio.Condition()
        self._number = 10_000

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/api/v10/users/@me", self._me)
        app.router.add_get("/api/v10/oauth2/applications/@me", self._application)
        app.router.add_put("/api/v10/applications/1/commands", self._commands)
        app.router.add_get("/api/v10/gateway/bot", self._advice)
        app.router.add_get("/api/v10/channels/{channel}", self._channel)
        app.router.add_get("/api/v10/channels/{channel}/messages", self._history)
        app.router.add_post("/api/v10/interactions/{tail:.*}", self._interaction)
        app.router.add_get("/gateway/", self._gateway)
        return app

    async def session(self, shard: int, after: int = 0) -> None:
        """Wait until somebody hears this shard, by a session that is not one of so many before."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: shard in self._sockets and self.began.count(shard) > after)

    async def says(self, shard: int, text: str) -> str:
        """The id by which it is kept."""
        self._number += 1
        said = message(self._number, ANN, f"<@1> {text}") | {"channel_id": str(channel_of(shard)), "mentions": [BOT]}
        await self._tells(shard, "MESSAGE_CREATE", said | {"guild_id": str(server_of(shard))})
        return f"discord:{channel_of(shard)}:{self._number}"

    async def says_in_private(self, text: str) -> str:
        self._number += 1
        await self._tells(0, "MESSAGE_CREATE", message(self._number, ANN, text))
        return f"discord:5:{self._number}"

    async def uses_a_command_in_private(self) -> str:
        self._number += 1
        await self._tells(0, "INTERACTION_CREATE", command(self._number))
        return f"discord:5:i{self._number}"

    async def ends_session(self, shard: int) -> None:
        """It cannot be gone on with."""
        await self._sockets[shard].send_json({"op": 9, "d": False})

    async def _tells(self, shard: int, event: str, payload: dict[str, Any]) -> None:
        await self._sockets[shard].send_json({"op": 0, "t": event, "s": 1, "d": payload})

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45_000}})
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT and (told := frame.json())["op"] == 2:
                    await self._identify(socket, told["d"]["shard"], request.host)
        finally:
            self._sockets = {shard: other for shard, other in self._sockets.items() if other is not socket}
        return socket

    async def _identify(self, socket: web.WebSocketResponse, shard: list[int], host: str) -> None:
        now, number = time.monotonic(), shard[0]
        if self.closes_with:
            await socket.close(code=self.closes_with)
            return
        if now - self._last < self._window:
            self.refused.append(number)
            await socket.send_json({"op": 9, "d": False})
            return
        self._last = now
        if number in self._sockets:
            self.twice.append(number)
        again = {"session_id": f"s{number}", "resume_gateway_url": f"ws://{host}/gateway/"}
        ready = {"v": 10, "user": BOT, "guilds": [{"id": str(server_of(number)), "unavailable": True}], **again}
        self._sockets[number] = socket
        await self._tells(
            number, "READY", ready | {"application": {"id": "1", "flags": CONTENT_INTENT}, "shard": shard}
        )
        await self._tells(number, "GUILD_CREATE", _server(number))
        self.began.append(number)
        async with self._changed:
            self._changed.notify_all()

    async def _me(self, request: web.Request) -> web.Response:
        return answers(BOT)

    async def _application(self, request: web.Request) -> web.Response:
        known = {"id": "1", "name": "maltu", "description": "", "bot_public": True, "bot_require_code_grant": False}
        return answers({**known, "icon": None, "verify_key": "0", "flags": CONTENT_INTENT, "owner": BOT})

    async def _commands(self, request: web.Request) -> web.Response:
        return answers([])

    async def _advice(self, request: web.Request) -> web.Response:
        limits = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return answers({"url": f"ws://{request.host}/gateway/", "shards": COUNT, "session_start_limit": limits})

    async def _channel(self, request: web.Request) -> web.Response:
        number = int(request.match_info["channel"])
        self.asked_for.append(number)
        return answers(_channel(number - 5000) | {"guild_id": str(server_of(number - 5000))})

    async def _history(self, request: web.Request) -> web.Response:
        self.read_back.append(channel := int(request.match_info["channel"]))
        if channel - 5000 not in self._sockets:
            self.read_too_soon.append(channel)
        async with self._changed:
            self._changed.notify_all()
        return answers([])

    async def reads_back(self, times: int) -> list[int]:
        """The channels that so many times somebody asked for what had been said there."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: len(self.read_back) >= times)
        return self.read_back

    async def _interaction(self, request: web.Request) -> web.Response:
        return answers({"interaction": {"id": "20", "type": 2}})


def _channel(shard: int) -> dict[str, Any]:
    plain = {"position": 0, "permission_overwrites": [], "nsfw": False, "parent_id": None}
    return {"id": str(channel_of(shard)), "type": 0, "name": "general", **plain}


def _server(shard: int) -> dict[str, Any]:
    number = str(server_of(shard))
    everyone = {"id": number, "name": "@everyone", "color": 0, "hoist": False, "position": 0, "permissions": "0"}
    role = everyone | {"managed": False, "mentionable": False, "flags": 0}
    me = {"user": BOT, "roles": [], "joined_at": "2026-11-24T09:00:00+00:00", "deaf": False, "mute": False, "flags": 0}
    plain: dict[str, Any] = {"emojis": [], "stickers": [], "features": [], "threads": [], "owner_id": "7"}
    levels = {"verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0}
    here = {"channels": [_channel(shard)], "members": [me], "roles": [role], "member_count": 2}
    return {"id": number, "name": f"마을 {shard}", **plain, **levels, **here, "premium_tier": 0, "nsfw_level": 0}
