"""The real discord.py, with its own HTTP and gateway, against a small Discord on loopback."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestServer
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from adapters.chat.discord import Discord, DiscordCheck, IntentRefused, TokenRefused, check
from adapters.chat.pace import no_matter
from bot.model import Reply
from bot.ports import Incoming, Replies
from bot.stores import InboxItem
from bot.stores.paces import Paces
from tests.support.discord_stage import COMMANDS, Clock, Ear
from tests.support.taken import Taken

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


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SmallDiscord]:
    small = SmallDiscord()
    async with TestServer(small.app()) as server:
        monkeypatch.setattr(Route, "BASE", str(server.make_url("/api/v10")))
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(f"ws://{server.host}:{server.port}/gateway/"))
        yield small


async def until(so: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while True:
            if so():
                return
            await asyncio.sleep(0.001)


async def nobody(items: Sequence[InboxItem]) -> None:
    """Where nobody says anything."""


def command(number: int) -> dict[str, Any]:
    """Ann uses /help in private."""
    where = {"channel_id": "5", "channel": PRIVATE, "context": 1, "authorizing_integration_owners": {}}
    given = {"data": {"id": "3", "name": "help", "type": 1}, "user": ANN, "locale": "ko", "entitlements": []}
    asked = {"id": str(number), "application_id": "1", "type": 2, "token": "token", "version": 1}
    return {**asked, **where, **given, "attachment_size_limit": 1}


@asynccontextmanager
async def listening(
    server: SmallDiscord,
    ear: Ear,
    clock: Clock,
    paces: Paces | None = None,
    slowed: Callable[[], None] = no_matter,
) -> AsyncIterator[Taken]:
    """A bot that hears what the server tells it."""

    async def missed() -> Mapping[str, str]:
        return {"discord:5": "discord:5:10"} if server.said else {}

    bot = Discord(
        server.token, commands=COMMANDS, missed=missed, paces=paces, clock=clock, sleep=clock.sleep, slowed=slowed
    )
    assert not bot.connected()
    async with Taken(bot, ear) as desk:
        async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
            listens = tasks.create_task(bot.listen(desk.take))
            await server.ready.wait()
            yield desk
            listens.cancel()
        assert bot.client.is_closed()


async def test_a_network_that_is_not_up_yet_is_waited_for(
    server: SmallDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, clock = Route.BASE, Clock()
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:1")

    async def comes_up(seconds: float) -> None:
        monkeypatch.setattr(Route, "BASE", there)
        await clock.sleep(seconds)

    bot = Discord("good", commands=COMMANDS, clock=clock, sleep=comes_up)
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        listens = tasks.create_task(bot.listen(nobody))
        await server.ready.wait()
        listens.cancel()


async def test_a_wrong_token_is_refused_in_words(server: SmallDiscord) -> None:
    with pytest.raises(TokenRefused, match="DISCORD_TOKEN"):
        await Discord("bad").listen(nobody)
    with pytest.raises(TokenRefused):
        await check("bad")


async def test_a_missing_intent_is_refused_in_words(server: SmallDiscord) -> None:
    server.flags = 0
    with pytest.raises(IntentRefused, match="Message Content Intent"):
        await Discord("good").listen(nobody)


async def test_a_token_taken_back_is_noticed(server: SmallDiscord) -> None:
    async def refused() -> None:
        with pytest.raises(TokenRefused):
            await Discord("good").listen(nobody)

    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        tasks.create_task(refused())
        await server.ready.wait()
        await server.sessions[-1].close(code=4004)


@pytest.mark.parametrize(("flags", "may"), [(0, False), (1 << 18, True), (1 << 19, True)])
async def test_check_tells_whether_the_intent_is_switched_on(server: SmallDiscord, flags: int, may: bool) -> None:
    server.flags = flags
    assert await check("good") == DiscordCheck("maltu", may)
    assert server.commands == []


async def test_commands_are_registered_before_listening_begins(server: SmallDiscord) -> None:
    async with listening(server, Ear(), Clock()):
        assert len(server.commands) == len(COMMANDS)


async def test_the_line_is_up_while_the_gateway_is_there(server: SmallDiscord) -> None:
    heard, states = asyncio.Event(), []
    ear = Ear()

    async def note(incoming: Incoming) -> None:
        states.append(desk.chat.connected())
        heard.set()

    ear.then = note
    async with listening(server, ear, Clock()) as desk:
        await server.tells("MESSAGE_CREATE", message(9, ANN, "/help"))
        await heard.wait()
        server.open.clear()
        await server.sessions[-1].close(code=4000)
        await until(lambda: not desk.chat.connected())
        server.open.set()
        await until(desk.chat.connected)
    assert states[0]
    assert not desk.chat.connected()


async def test_what_discord_sends_again_after_a_break_is_heard_once(server: SmallDiscord) -> None:
    ear = Ear()
    heard = asyncio.Event()

    async def stop(incoming: Incoming) -> None:
        if incoming.text == "stop":
            heard.set()

    ear.then = stop
    async with listening(server, ear, Clock()):
        await server.tells("MESSAGE_CREATE", message(11, ANN, "/help"))
        server.ready.clear()
        await server.sessions[-1].close(code=4000)
        await server.ready.wait()
        await server.tells("MESSAGE_CREATE", message(12, ANN, "stop"))
        await heard.wait()
    assert server.resumed == 1
    assert ear.texts == ["/help", "stop"]


def refuses(status: int, body: dict[str, Any], **headers: str) -> Answer:
    return lambda request: answers(body, status=status, headers={"Via": "1.1 google", **headers})


def hangs_up(request: web.Request) -> web.Response:
    assert request.transport
    request.transport.abort()
    return web.Response()


@pytest.mark.parametrize(
    ("first", "waited", "told_to_wait"),
    [
        (refuses(429, {"message": "slow down", "retry_after": 0.05, "global": False}), 0, True),
        (refuses(429, {"message": "slow down", "retry_after": 45.0, "global": False}), 44, True),
        (lambda request: web.Response(status=429, text="banned", headers={"Retry-After": "70"}), 69, True),
        (refuses(503, {"message": "upstream", "code": 0}), 0.5, False),
        (hangs_up, 0.5, False),
    ],
    ids=["short 429", "long 429", "Cloudflare", "503", "hang up"],
)
async def test_a_reply_lands_once_through_what_discord_does(
    server: SmallDiscord, first: Answer, waited: float, told_to_wait: bool
) -> None:
    clock, ear = Clock(), Ear()
    server.misbehaves = [first]
    slowed: list[int] = []

    async def answer(incoming: Incoming) -> None:
        async def once() -> Replies:
            yield Reply("네.")

        await incoming.room.show(once(), to=incoming.id)

    ear.then = answer
    async with listening(server, ear, clock, slowed=lambda: slowed.append(1)):
        await server.tells("MESSAGE_CREATE", message(11, ANN, "/help"))
        await server.landed.wait()
    assert len(slowed) == (1 if told_to_wait else 0)
    assert list(server.messages.values()) == ["네."]
    assert max([0, *clock.slept]) >= waited


async def test_a_command_is_acknowledged_first_and_its_thinking_ends_after_a_restart(server: SmallDiscord) -> None:
    begun = asyncio.Event()

    async def never(incoming: Incoming) -> None:
        begun.set()
        await asyncio.sleep(3600)

    ear, clock = Ear(), Clock()
    ear.then = never
    async with listening(server, ear, clock) as desk:
        await server.tells("INTERACTION_CREATE", command(20))
        await begun.wait()
    assert server.asked == ["POST /interactions/20/token/callback"]
    server.ready.clear()
    async with listening(server, Ear(), clock) as later:
        later.items = desk.items
        later.again(desk.items[0].id)
        await server.landed.wait()
    assert server.asked[1:] == [
        "GET /webhooks/1/token/messages/@original",
        "DELETE /webhooks/1/token/messages/@original",
    ]


async def test_what_was_said_before_the_connection_is_read_back_in_order(server: SmallDiscord) -> None:
    ear, heard = Ear(), asyncio.Event()

    async def stop(incoming: Incoming) -> None:
        if incoming.text == "stop":
            heard.set()

    ear.then = stop
    server.said = [message(10, ANN, "안녕"), message(11, BOT, "네.")]
    server.said += [message(number, ANN, f"{number}") for number in range(12, 130)]
    server.said[100] = message(110, ANN, "stop")
    async with listening(server, ear, Clock()):
        await heard.wait()
    assert ear.texts == [*(f"{number}" for number in range(12, 110)), "stop"]  # a hundred messages, one of them our own


async def test_stopping_lets_what_is_being_stored_end_and_waits_for_nothing_else(server: SmallDiscord) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    stored: list[InboxItem] = []

    async def take(items: Sequence[InboxItem]) -> None:
        begun.set()
        await go_on.wait()
        stored.extend(items)

    async def fails(items: Sequence[InboxItem]) -> None:
        begun.set()
        raise OSError

    for take_or_fail in (take, fails):
        begun.clear()
        server.ready.clear()
        async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
            listens = tasks.create_task(Discord("good").listen(take_or_fail))
            await server.ready.wait()
            await server.tells("MESSAGE_CREATE", message(11, ANN, "/help"))
            await begun.wait()
            listens.cancel()
            await asyncio.sleep(0)
            go_on.set()
    assert [item.id for item in stored] == ["discord:5:11"]
    assert not [task for task in asyncio.all_tasks() if "on_message" in task.get_name()]
