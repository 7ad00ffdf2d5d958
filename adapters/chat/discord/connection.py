"""The line to Discord: calls that outlast its short absences, and names for what is there."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast
from weakref import WeakValueDictionary

import discord
from aiohttp import ClientError, TraceConfig, TraceRequestEndParams

from adapters.chat.budget import shared_budget
from adapters.chat.live import Hold
from adapters.chat.pace import Pace, PlatformPace
from bot.model import MessageId
from bot.stores.paces import Paces

log = logging.getLogger(__name__)

T = TypeVar("T")

CUT = (ClientError, OSError)  # a connection that broke or never came about; TimeoutError is an OSError
PLATFORM_PACE = 45  # calls a second; Discord bears 50
PACE = 1.2  # seconds; a channel bears about 5 messages and edits in 5 s, and people type there too
WAITS = (0.5, 1.0, 2.0, 4.0, 8.0)  # between tries; discord.py itself tries 500, 502 and 504 again, but not 503
ORIGINAL = cast("int", "@original")  # what Discord takes in place of a number for the first answer to an interaction
MOST_OPEN = 10_000  # interactions
ABSENT = 30.0  # what to hold when all of those did not help


@dataclass(frozen=True)
class InteractionLine:
    """The way back to whoever used a command or pressed a button, by a token that is good for 15 minutes."""

    client: discord.Client
    application: int
    token: str = field(repr=False)
    channel_id: int
    user: discord.Object

    @property
    def followup(self) -> discord.Webhook:
        """Where answers are sent to."""
        webhook = discord.Webhook.partial(self.application, self.token, client=self.client)
        webhook.type = discord.WebhookType.application  # others have nothing to say that one person alone sees
        return webhook

    async def original_response(self) -> discord.WebhookMessage:
        """What stands where "thinking…" stood, or still stands. Raises discord.HTTPException."""
        return await self.followup.fetch_message(ORIGINAL)

    async def edit_original_response(self, **changes: Any) -> discord.WebhookMessage:  # noqa: ANN401 - as discord.py's
        """Change that. Raises discord.HTTPException."""
        return await self.followup.edit_message(ORIGINAL, **changes)

    async def delete_original_response(self) -> None:
        """Take that away. Raises discord.HTTPException."""
        await self.followup.delete_message(ORIGINAL)


@dataclass
class OpenInteraction:
    """A slash command or a pressed button that is being answered.

    `waits` while Discord shows "thinking…" for it; `anchor` is the message that a thread for it can grow from.
    `hidden`: only whoever asked sees what stands there.
    """

    interaction: InteractionLine
    waits: bool
    anchor: int | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Connection:
    """What every room on Discord shares. `asked` holds what is being answered right now, and nothing after."""

    client: discord.Client
    clock: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]]
    paces: Paces | None
    sure: Callable[[], Awaitable[None]]  # until no other process may do what is done here
    asked: dict[MessageId, OpenInteraction] = field(default_factory=dict)
    shards: dict[int, int] = field(default_factory=dict)  # of rooms that were asked for, to ask once
    _rooms: WeakValueDictionary[int, Pace] = field(default_factory=WeakValueDictionary)

    @cached_property
    def platform(self) -> PlatformPace:
        """The pace of all channels together; discord.py knows those of single routes."""
        shared = shared_budget(self.paces, "discord", PLATFORM_PACE, self.clock, self.sleep)
        return PlatformPace(PLATFORM_PACE, self.clock, self.sleep, self._let_in, shared)

    def keep_open(self, name: MessageId, asked: OpenInteraction) -> None:
        """Have it answered by its token from now on. The oldest are let go: another process may have answered them."""
        while len(self.asked) >= MOST_OPEN:
            del self.asked[next(iter(self.asked))]
        self.asked[name] = asked

    def pace(self, channel: int) -> Pace:
        """The one pace of this channel, for as long as somebody shows something there."""
        pace = self._rooms.get(channel)
        if pace is None:
            pace = self._rooms[channel] = self.platform.room(PACE)
        return pace

    async def private_chat(self, user: int) -> int | None:
        """The channel of the private chat with this person; None where Discord gives none."""
        try:
            return (await self.insist(lambda: self.client.create_dm(discord.Object(user)))).id
        except (discord.HTTPException, Hold) as error:
            log.warning("no private chat with discord:%s: %s", user, type(error).__name__)
            return None

    async def channel(self, number: int) -> object:
        """As the gateway tells it, else as Discord does; None where it is gone or closed to the bot. Raises
        discord.InvalidData for one of a kind that discord.py does not know."""
        if channel := self.client.get_channel(number):
            return channel
        with suppress(discord.HTTPException, Hold):
            return await self.insist(lambda: self.client.fetch_channel(number))
        return None

    async def insist(self, call: Callable[[], Awaitable[T]], in_turn: bool = False) -> T:
        """Call until Discord is there; `in_turn`: the first call has had its turn.

        Raises Hold when it asks to wait or stays away, and any refusal as it comes.
        """
        for seconds in WAITS:
            if not in_turn:
                await self.platform.turn()
            in_turn = False
            try:
                return await call()
            except discord.RateLimited as error:
                raise Hold(error.retry_after) from error
            except (discord.HTTPException, *CUT) as error:
                if not absent(error):
                    raise refusal(error) from error
                log.warning("Discord is away: %s; trying again in %s s", type(error).__name__, seconds)
            await self.sleep(seconds)
        raise Hold(ABSENT, "line")

    async def _let_in(self) -> None:
        """While discord.py waits for Discord as a whole, nothing queues up there to come all at once afterwards."""
        await self.sure()
        over = getattr(self.client.http, "_global_over", None)
        if isinstance(over, asyncio.Event):
            await over.wait()


def refused_by_all(told: Callable[[float], Awaitable[None]], slowed: Callable[[], None]) -> TraceConfig:
    """Has `told` for how many seconds Discord as a whole refuses this bot, and `slowed` called at each 429; discord.py
    keeps those to itself that it waits out."""

    async def ended(session: object, context: object, request: TraceRequestEndParams) -> None:
        answer = request.response
        if answer.status != 429:
            return
        slowed()
        if answer.headers.get("X-RateLimit-Global"):
            seconds = answer.headers.get("Retry-After", "")
            await told(float(seconds[:3]) if seconds.isdecimal() else 1.0)

    trace = TraceConfig()
    trace.on_request_end.append(ended)
    return trace


def shut(error: discord.HTTPException) -> bool:
    """Whether this way is closed to us: forbidden, gone, or by a token whose time is over."""
    return error.status in (401, 403, 404)


def absent(error: Exception) -> bool:
    """Whether the same call may well go through a moment later."""
    return error.status >= 500 if isinstance(error, discord.HTTPException) else isinstance(error, CUT)


def refusal(error: Exception) -> Exception:
    """What Discord meant: a 429 without a code of its own is Cloudflare's, which discord.py does not wait for."""
    if isinstance(error, discord.HTTPException) and error.status == 429 and not error.code:
        return Hold(float(error.response.headers.get("Retry-After", ABSENT)), "platform")
    return error


def message_name(channel: int, message: int) -> MessageId:
    """How everybody else names a message."""
    return f"discord:{channel}:{message}"


def asked_name(interaction: discord.Interaction) -> MessageId:
    """How everybody else names a command that was used, or a button that was pressed."""
    return f"discord:{interaction.channel_id}:i{interaction.id}"


def number_in(channel: int, name: MessageId) -> int | None:
    """The number of a message in this channel; None for what was said elsewhere, and for commands and buttons."""
    match name.split(":"):
        case ["discord", where, number] if where == str(channel) and number.isdecimal():
            return int(number)
    return None
