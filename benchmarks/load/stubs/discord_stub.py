"""Discord as a crowd meets it in private chats: its gateway, its messages, and how often it is called.

HELLO, IDENTIFY, READY, RESUME, heartbeats; INTERACTION_CREATE and MESSAGE_CREATE
commands, interactions and what follows up on them; messages with nonces and files, edits, histories
"""

import asyncio
import json
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

Json = dict[str, Any]
BOT: Json = {"id": "1", "username": "maltu", "discriminator": "0", "global_name": None, "avatar": None, "bot": True}
FIRST_PERSON = 2_000_000  # the number of whoever is named first; their private chat has ten times that
LONGEST = 2000  # characters in a message
CONTENT_INTENT = 1 << 18
EPOCH = 1_420_070_400_000  # of the numbers that Discord gives


@dataclass(eq=False)
class DiscordMessage:
    """One message of the bot; `nonce` keeps a second try from making a second one."""

    id: int
    text: str
    files: Sequence[tuple[str, bytes]] = ()
    nonce: str = ""
    labels: Sequence[str] = ()  # of its buttons


@dataclass
class BusyDiscord:
    """People are named by any word, and each has a private chat."""

    url: str = ""
    token: str = "good"
    chats: dict[int, list[DiscordMessage]] = field(default_factory=lambda: defaultdict(list))
    calls: list[float] = field(default_factory=list)  # that count for the limit of 50 a second over all routes
    of_interactions: list[float] = field(default_factory=list)  # that do not count for it
    wrong: Counter[str] = field(default_factory=Counter)
    first_shown: dict[int, float] = field(default_factory=dict)
    last_shown: dict[int, float] = field(default_factory=dict)
    acknowledged: dict[str, float] = field(default_factory=dict)  # by interaction: when
    identified: asyncio.Event = field(default_factory=asyncio.Event)
    _names: list[str] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _open: dict[str, tuple[int, DiscordMessage | None]] = field(default_factory=dict)  # by an interaction's token
    _sent: list[Json] = field(default_factory=list)  # to the gateway, of this session
    _socket: web.WebSocketResponse | None = None

    # What people do and see

    def person(self, name: str) -> int:
        """The number of somebody, who is there from now on."""
        if name not in self._names:
            self._names.append(name)
        return FIRST_PERSON + self._names.index(name)

    async def slash(self, name: str, command: str, **options: str) -> str:
        """Somebody uses a command in their private chat; the interaction's number."""
        number, who = str(self._number()), self.person(name)
        given = [{"name": option, "type": 3, "value": value} for option, value in options.items()]
        self._open[f"token{number}"] = (10 * who, None)
        payload = {"id": number, "application_id": "1", "type": 2, "token": f"token{number}", "version": 1}
        payload |= {"data": {"id": "9", "name": command, "type": 1, "options": given}, "user": self._user(name)}
        payload |= {"channel_id": str(10 * who), "channel": self._channel(10 * who), "locale": "ko", "context": 1}
        payload |= {"entitlements": [], "authorizing_integration_owners": {}, "app_permissions": "0"}
        await self._tell("INTERACTION_CREATE", payload | {"attachment_size_limit": 10_000_000})
        return number

    async def says(self, name: str, text: str, files: Sequence[str] = (), size: int = 0) -> None:
        """Somebody writes something in their private chat; each of the files has so many bytes."""
        number, who = self._number(), self.person(name)
        url = f"{self.url}/files/{size}/"
        sent = [
            {"id": str(self._number()), "filename": n, "size": size, "url": url + n, "proxy_url": ""} for n in files
        ]
        said = _message(number, 10 * who, self._user(name), text) | {"attachments": sent}
        await self._tell("MESSAGE_CREATE", said)

    def messages(self, name: str) -> Sequence[DiscordMessage]:
        """What the bot shows somebody now."""
        return self.chats[10 * self.person(name)]

    def most_in_a_second(self) -> int:
        """The largest number of calls that count in any second."""
        return max((n - bisect_left(self.calls, at - 1) + 1 for n, at in enumerate(self.calls)), default=0)

    # The gateway

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        """One session after the other."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41_250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._told(socket, json.loads(frame.data), request.host)
        return socket

    async def _told(self, socket: web.WebSocketResponse, frame: Json, host: str) -> None:
        match frame["op"]:
            case 1:
                await socket.send_json({"op": 11})
            case 2:
                self._socket, self._sent = socket, []
                ready = {"v": 10, "user": BOT, "guilds": [], "session_id": "s", "shard": [0, 1]}
                ready |= {"resume_gateway_url": f"ws://{host}/gateway/"}
                await self._tell("READY", ready | {"application": {"id": "1", "flags": CONTENT_INTENT}})
                self.identified.set()
            case 6:
                self._socket = socket
                for missed in self._sent[frame["d"]["seq"] :]:
                    await socket.send_json(missed)
                await self._tell("RESUMED", {})

    async def _tell(self, event: str, payload: Json) -> None:
        self._sent.append({"op": 0, "t": event, "s": len(self._sent) + 1, "d": payload})
        if self._socket is not None and not self._socket.closed:
            await self._socket.send_json(self._sent[-1])

    # What the bot asks for

    async def file(self, request: web.Request) -> web.StreamResponse:
        """A file of as many bytes as its address says, in pieces: it is never held here."""
        left = int(request.match_info["size"])
        answer = web.StreamResponse(headers={"Content-Length": str(left)})
        await answer.prepare(request)
        while left > 0:
            await answer.write(bytes(min(left, 65_536)))
            left -= 65_536
        return answer

    async def rest(self, request: web.Request) -> web.Response:
        """Any call; 404 where there is no such thing."""
        if request.headers.get("Authorization", f"Bot {self.token}") != f"Bot {self.token}":
            return _answer({"message": "401: Unauthorized", "code": 0}, 401)
        path = request.match_info["path"].split("/")
        (self.of_interactions if path[0] in _OF_INTERACTIONS else self.calls).append(time.monotonic())
        match request.method, path:
            case "GET", ["users", "@me"]:
                return _answer(BOT)
            case "GET", ["oauth2", "applications", "@me"]:
                return _answer(_APPLICATION)
            case "PUT", ["applications", "1", "commands"]:
                return _answer([])
            case "POST", ["users", "@me", "channels"]:
                return _answer(self._channel(10 * int((await request.json())["recipient_id"])))
            case method, ["interactions", number, token, "callback"] if method == "POST":
                return self._acknowledge(number, token)
            case method, ["webhooks", "1", token, *rest]:
                return await self._follow(method, token, rest, request)
            case method, ["channels", channel, *rest]:
                return await self._in_channel(method, int(channel), rest, request)
        return self._refuse("no such route", 404)

    def _acknowledge(self, number: str, token: str) -> web.Response:
        if number in self.acknowledged:
            return self._refuse("already acknowledged", 400, 40060)
        self.acknowledged[number] = time.monotonic()
        self._note(self._open[token][0])
        return _answer({"interaction": {"id": number, "type": 2, "response_message_loading": True}})

    async def _follow(self, method: str, token: str, rest: Sequence[str], request: web.Request) -> web.Response:
        """The first message takes the place of "thinking…", and is @original from then on."""
        if token not in self._open:
            return self._refuse("unknown webhook", 404, 10015)
        channel, original = self._open[token]
        if method == "POST" or (method == "PATCH" and rest[-1:] == ["@original"] and original is None):
            made = await self._made(channel, request)
            if isinstance(made, DiscordMessage):
                self._open[token] = (channel, original or made)
            return self._shown(channel, made)
        if rest[-1:] == ["@original"]:
            if original is None:
                return _answer(None, 204)
            rest = ["messages", str(original.id)]
        return await self._in_channel(method, channel, rest, request)

    async def _in_channel(self, method: str, channel: int, rest: Sequence[str], request: web.Request) -> web.Response:
        shown = self.chats[channel]
        match method, [*rest]:
            case "GET", []:
                return _answer(self._channel(channel))
            case "GET", ["messages"]:
                return _answer([_message(one.id, channel, BOT, one.text) for one in reversed(shown)][:50])
            case "POST", ["messages"]:
                return self._shown(channel, await self._made(channel, request))
            case _, ["messages", number]:
                found = next((one for one in shown if one.id == int(number)), None)
                if found is None:
                    return self._refuse("unknown message", 404, 10008)
                return await self._changed(method, channel, found, request)
        return self._refuse("no such route", 404)

    async def _changed(self, method: str, channel: int, one: DiscordMessage, request: web.Request) -> web.Response:
        self._note(channel)
        if method == "DELETE":
            self.chats[channel].remove(one)
            return _answer(None, 204)
        if method == "PATCH":
            body, files = await _parts(request)
            if len(body.get("content") or "") > LONGEST:
                return self._refuse("too long", 400, 50035)
            one.text, one.files = body.get("content", one.text), files or one.files
            one.labels = _labels(body) if "components" in body else one.labels
        return self._shown(channel, one)

    async def _made(self, channel: int, request: web.Request) -> DiscordMessage | web.Response:
        body, files = await _parts(request)
        text, nonce = body.get("content") or "", str(body.get("nonce") or "")
        if len(text) > LONGEST or not (text or files):
            return self._refuse("too long or empty", 400, 50035)
        again = [one for one in self.chats[channel] if nonce and one.nonce == nonce and body.get("enforce_nonce")]
        if not again:
            self.chats[channel].append(DiscordMessage(self._number(), text, files, nonce, _labels(body)))
        self._note(channel)
        return again[0] if again else self.chats[channel][-1]

    def _shown(self, channel: int, made: DiscordMessage | web.Response) -> web.Response:
        return made if isinstance(made, web.Response) else _answer(_message(made.id, channel, BOT, made.text))

    def _refuse(self, why: str, status: int, code: int = 0) -> web.Response:
        self.wrong[why] += 1
        return _answer({"message": why, "code": code}, status)

    def _note(self, channel: int) -> None:
        self.last_shown[channel] = time.monotonic()
        self.first_shown.setdefault(channel, self.last_shown[channel])

    def _number(self) -> int:
        return (int(time.time() * 1000) - EPOCH << 22) + next(self._numbers)

    def _user(self, name: str) -> Json:
        plain = {"username": name, "discriminator": "0", "global_name": None, "avatar": None}
        return plain | {"id": str(self.person(name))}

    def _channel(self, number: int) -> Json:
        with_whom = self._user(self._names[number // 10 - FIRST_PERSON])
        return {"id": str(number), "type": 1, "recipients": [with_whom], "last_message_id": None, "flags": 0}


# docs.discord.com/developers/topics/rate-limits: "Interaction endpoints are not bound to the bot's Global Rate Limit"
_OF_INTERACTIONS = ("interactions", "webhooks")
_APPLICATION = {"id": "1", "name": "maltu", "description": "", "bot_public": True, "bot_require_code_grant": False}
_APPLICATION |= {"icon": None, "verify_key": "0", "flags": CONTENT_INTENT, "owner": BOT}


def _message(number: int, channel: int, author: Json, text: str) -> Json:
    empty: Json = {"embeds": [], "attachments": [], "mentions": [], "mention_roles": [], "pinned": False, "tts": False}
    when = {"timestamp": "2026-11-24T09:00:00+00:00", "edited_timestamp": None, "mention_everyone": False, "flags": 0}
    return empty | when | {"id": str(number), "channel_id": str(channel), "author": author, "content": text, "type": 0}


def _labels(body: Json) -> Sequence[str]:
    return [button["label"] for row in body.get("components") or () for button in row["components"]]


async def _parts(request: web.Request) -> tuple[Json, Sequence[tuple[str, bytes]]]:
    """What a call carries: JSON, or a form with files beside it."""
    if not request.content_type.startswith("multipart/"):
        return await request.json(), ()
    form = await request.post()
    files = [(v.filename, v.file.read()) for v in form.values() if isinstance(v, web.FileField)]
    return json.loads(str(form["payload_json"])), files


def _answer(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """JSON as Discord labels it: discord.py reads no other label."""
    if status == 204:
        return web.Response(status=204)
    labels = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(body), status=status, headers=labels)


@asynccontextmanager
async def serving(api: BusyDiscord) -> AsyncIterator[BusyDiscord]:
    """This Discord on loopback, at `api.url`."""
    app = web.Application(client_max_size=100_000_000)
    app.router.add_get("/gateway/", api.gateway)
    app.router.add_get("/gateway", api.gateway)
    app.router.add_get("/files/{size}/{name}", api.file)
    app.router.add_route("*", "/api/v10/{path:.*}", api.rest)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    api.url = f"http://{host}:{port}"
    try:
        yield api
    finally:
        await runner.cleanup()
