"""Listening on Discord: slash commands, buttons, and words meant for the bot."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from functools import partial

import discord

from adapters.chat.discord.canvas import nonce_of
from adapters.chat.discord.commands import SlashCommand
from adapters.chat.discord.connection import ABSENT, CUT, Connection, absent
from adapters.chat.discord.files import file_handle, media_handle, sent_again
from adapters.chat.discord.gateway.client import GatewayClient
from adapters.chat.discord.gateway.joining import FirstWords, first_room, has_just_joined, locale_of, no_words
from adapters.chat.discord.gateway.plan import shards_to_hear
from adapters.chat.discord.gateway.session import ShardSession
from adapters.chat.discord.gateway.shards import Shards
from adapters.chat.discord.inbox_body import as_item, read_body
from adapters.chat.discord.intake import Intake
from adapters.chat.discord.interactions import (
    acknowledge,
    close_interaction,
    is_for_one,
    open_again,
    open_interaction,
    read_interaction,
)
from adapters.chat.discord.login import refusals
from adapters.chat.discord.reading import Reading, messages_since, places_of
from adapters.chat.discord.room import DiscordAside, DiscordRoom
from adapters.chat.live import Hold
from adapters.chat.pace import no_matter
from bot.errors.frames import first_of
from bot.model import MessageId
from bot.ports import Incoming, Room, Take, Turns, nothing_waits
from bot.stores import InboxItem
from bot.stores.paces import Paces
from bot.turns import Alone

log = logging.getLogger(__name__)

Missed = Callable[[], Awaitable[Mapping[str, MessageId]]]  # rooms to read back, and the newest message known of each


async def nothing_missed() -> Mapping[str, MessageId]:
    """Where nobody remembers rooms, none is read back."""
    return {}


class Discord:
    """The bot's account on Discord.

    `listen` hears as many of the `shards` as are its share (None: there are as many as Discord advises); `hearing` is
    the part without a connection. `missed` is asked whenever a session is new: what was said since then in the rooms of
    its shard is taken, too. `first_words` are said once on each server it is invited to. `slowed` hears of each call
    that Discord answers with 429.
    """

    def __init__(
        self,
        token: str,
        *,
        commands: Sequence[SlashCommand] = (),
        missed: Missed = nothing_missed,
        turns: Turns | None = None,
        paces: Paces | None = None,
        shards: int | None = 1,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        slowed: Callable[[], None] = no_matter,
        first_words: FirstWords = no_words,
        now: Callable[[], datetime] = discord.utils.utcnow,
    ) -> None:
        logging.getLogger("discord").setLevel(logging.WARNING)  # below it writes down what people say
        self._token = token
        self._commands = {command.name["en"]: command for command in commands}
        self._missed = missed
        self._shards = shards
        self._first_words = first_words
        self._now = now
        self.client = GatewayClient(self, slowed)
        self._turns = turns or Alone()
        self._line = Connection(self.client, clock, sleep, paces, self._turns.sure)
        self._intake: Intake | None = None
        self._sessions: dict[int, ShardSession] = {}  # of the shards that are heard here
        self._known: dict[int, Mapping[str, MessageId]] = {}  # by shard, what was newest before we wrote anything
        self._beginning: set[int] = set()  # shards of which it is not known yet
        self._logged_in, self._connected = asyncio.Event(), asyncio.Event()

    def connected(self) -> bool:
        """Whether what is said reaches us, or the processes that hear all of the shards."""
        there = self._connected.is_set() and not self.client.is_closed()
        return there and all(session.up for session in self._sessions.values())

    def hook(self) -> None:
        """Nothing is delivered."""

    async def listen(self, take: Take) -> None:
        """Until cancelled. Raises TokenRefused, IntentRefused or ShardsRefused; everything else is waited out."""
        async with self.client, self.hearing(take):
            with refusals():
                await self._log_in()
            count, buckets = await shards_to_hear(self.client, self._turns, self._shards, self._line.sleep)
            self.client.cut(count)
            clock, sleep = self._line.clock, self._line.sleep
            shards = Shards(self._turns, count, buckets, self._connected.set, clock, sleep)
            try:
                await shards.hear(partial(self._hear, shards))
            except BaseExceptionGroup as group:
                raise first_of(group) from None

    async def _hear(self, shards: Shards, shard: int) -> None:
        session = ShardSession(self.client, shard, partial(shards.identify, shard), self._line.sleep)
        self._sessions[shard] = session
        try:
            with refusals():
                await session.hear()
        finally:
            del self._sessions[shard]
            self.client.leave(shard)

    async def attend(self) -> None:
        """Be able to show something, until cancelled, while other processes listen. Raises TokenRefused."""
        async with self.client:
            with refusals():
                await self._log_in()
            self._connected.set()  # whoever listens knows what was said meanwhile
            await asyncio.Event().wait()

    async def _log_in(self) -> None:
        """However long it takes: a small machine may be up before its network is."""
        while True:
            try:
                return await self.client.login(self._token)
            except (discord.HTTPException, *CUT) as error:
                if isinstance(error, discord.LoginFailure) or not absent(error):
                    raise
                log.warning("Discord is not there yet: %s; trying again in %s s", type(error).__name__, ABSENT)
            await self.client.http.close()
            self.client.http.connector = discord.utils.MISSING  # closed with the session; login makes a new one
            await self._line.sleep(ABSENT)

    @asynccontextmanager
    async def hearing(self, take: Take) -> AsyncIterator[None]:
        """What is said meanwhile is taken."""
        self._intake = intake = Intake(take, self._line.sleep)
        try:
            yield
        finally:
            self._intake = None
            await intake.close()

    async def recall(self, items: Sequence[InboxItem]) -> Incoming | None:
        """What was said, from its item; a command of another process is answered by its token as long as that lives."""
        body = read_body(items[0].body)
        if body is None:
            return None
        await self._connected.wait()
        if body.asked:
            await open_again(self._line, body)
        return Incoming(
            body.message,
            DiscordRoom(body.channel, body.private, self._line),
            items[0].person,
            body.text,
            reply_to=body.reply_to,
            files=tuple(file_handle(self._line, file, body.message) for file in body.files),
            sounds=tuple(media_handle(self._line, sound, body.message) for sound in body.sounds),
            pictures=tuple(media_handle(self._line, picture, body.message) for picture in body.pictures),
            language=body.language,
            addressed=body.addressed,
            about=body.about,
            in_our_thread=body.in_our_thread,
            aside=DiscordAside(body.user, self._line) if body.asked and not body.private else None,
            ended=partial(close_interaction, self._line, body.message) if body.asked else nothing_waits,
        )

    async def fetch(self, ref: str) -> bytes:
        """What was sent, by its message and its number there. Raises NotReceived."""
        return await sent_again(self._line, ref)

    async def forget(self, person: str) -> int:
        """Nothing of them is kept beside the store."""
        return 0

    async def room(self, id: str) -> Room:
        """The room of this id, also where the place is gone by now. Raises ValueError for one of another platform."""
        if id.startswith("discord:@"):
            return DiscordAside(int(id.removeprefix("discord:@")), self._line)
        number = int(id.removeprefix("discord:"))
        await self._logged_in.wait()
        channel = await self._line.channel(number)  # of a place that is gone, a room where nothing can be shown
        return DiscordRoom(number, isinstance(channel, discord.DMChannel), self._line)

    async def private(self, person: str) -> Room | None:
        """The bot's chat with this person alone, whether they have opened it or not."""
        platform, _, number = person.partition(":")
        if platform != "discord" or not number.isdecimal():
            return None
        await self._logged_in.wait()
        channel = await self._line.private_chat(int(number))
        return DiscordRoom(channel, True, self._line) if channel else None

    async def register(self) -> None:
        """Once logged in, offer the commands. Those of an earlier start stay if Discord does not take them now."""
        self._logged_in.set()
        payload = [command.payload() for command in self._commands.values()]
        application = self.client.application_id
        assert application is not None
        try:
            await self._line.insist(lambda: self.client.http.bulk_upsert_global_commands(application, payload))
        except (discord.HTTPException, Hold) as error:
            log.error("the commands could not be registered: %s", error)

    async def take_message(self, message: discord.Message) -> None:
        """Somebody wrote something."""
        with self._working("a message") as intake:
            if intake and (body := self._reading.message(message)):
                await intake.keep(as_item(body, places_of(message)))

    async def take_edit(self, message: discord.Message) -> None:
        """Somebody changed what they had written, and however often they do, it is taken once."""
        with self._working("an edit") as intake:
            if intake and (body := self._reading.edit(message)):
                await intake.keep(as_item(body, places_of(message), ":edited"))

    async def take_interaction(self, interaction: discord.Interaction) -> None:
        """Somebody used a command or pressed a button: acknowledged first, whatever the database does."""
        with self._working("an interaction") as intake:
            hidden = is_for_one(interaction, self._commands)
            if intake and await acknowledge(self._line, interaction, hidden):
                body = read_interaction(interaction, self._commands, hidden)
                self._line.keep_open(body.message, open_interaction(self._line, body))
                await intake.keep(as_item(body, places_of(interaction)))

    async def take_invitation(self, guild: discord.Guild) -> None:
        """Say what the bot does, in the server's own language; only whoever hears its shard is told of it."""
        with self._working("an invitation") as intake:
            room = first_room(guild) if intake and has_just_joined(guild, self._now()) else None
            if room and (text := self._first_words(f"discord:{guild.id}", locale_of(guild))):
                nonce = nonce_of("invited", guild.id, room.guild.me.joined_at)
                try:
                    await self._line.insist(lambda: room.send(text, suppress_embeds=True, nonce=nonce))
                except (discord.HTTPException, Hold) as error:
                    log.warning("no first words on discord:%s: %s", guild.id, type(error).__name__)

    async def refused(self, seconds: float) -> None:
        """Discord as a whole asks the bot to wait: all its processes do."""
        await self._line.platform.hold(seconds)

    async def begin(self, shard: int) -> None:
        """Its session is a new one: nothing is shown before it is known up to where rooms have been read."""
        self._beginning.add(shard)
        self._connected.clear()
        try:
            with self._working("what is known") as intake:
                if intake:
                    self._known[shard] = await intake.insist(self._missed)
        finally:
            self._beginning.discard(shard)
            if not self._beginning:
                self._connected.set()

    async def take_missed(self, shard: int) -> None:
        """What was said there before this session, Discord does not tell by itself."""
        await self._connected.wait()
        with self._working("what was missed") as intake:
            if intake:
                async for message in messages_since(self._line, self._known.pop(shard, {}), shard):
                    if body := self._reading.message(message):
                        await intake.keep(as_item(body, places_of(message)))

    @contextmanager
    def _working(self, what: str) -> Iterator[Intake | None]:
        """The intake while there is one."""
        if intake := self._intake:
            with intake.working(what):
                yield intake
        else:
            yield None

    @property
    def _reading(self) -> Reading:
        assert self.client.user is not None
        return Reading(self.client.user.id)
