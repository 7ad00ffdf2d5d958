"""The real discord.py, with its own HTTP and gateway, against a small Discord on loopback."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from discord.http import Route

from adapters.chat.discord import Discord, DiscordCheck, IntentRefused, TokenRefused, check
from adapters.chat.pace import no_matter
from bot.model import Reply
from bot.ports import Incoming, Replies
from bot.stores import InboxItem
from bot.stores.paces import Paces
from tests.support.discord_stage import COMMANDS, Clock, Ear
from tests.support.processes.small_discord import (
    ANN,
    BOT,
    Answer,
    SmallDiscord,
    answers,
    command,
    message,
    serving,
)
from tests.support.taken import Taken
from tests.support.worker import until


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SmallDiscord]:
    small = SmallDiscord()
    async with serving(small.app(), monkeypatch):
        yield small


async def nobody(items: Sequence[InboxItem]) -> None:
    """Where nobody says anything."""


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
