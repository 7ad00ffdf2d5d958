"""Listening on Discord: slash commands, buttons, and words meant for the bot."""

import asyncio
import logging
import re
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, cast

import discord

from adapters.chat.discord.canvas import SAYS
from adapters.chat.discord.commands import SlashCommand, filled_options
from adapters.chat.discord.connection import ABSENT, CUT, Connection, OpenInteraction, absent, asked_name, message_name
from adapters.chat.discord.files import attachment_handles, readable
from adapters.chat.discord.login import refusals
from adapters.chat.discord.room import DiscordRoom
from adapters.chat.failures import error_frames
from adapters.chat.live import Hold
from bot.model import MessageId
from bot.ports import Hear, Incoming, Room
from bot.wording import language_of

log = logging.getLogger(__name__)

REMEMBERED = 10_000  # messages; after a short break in the connection Discord sends the last ones again
ACKNOWLEDGED = 40060  # somebody has answered this interaction already


class Discord:
    """The bot's account on Discord.

    `listen` connects and stays, and raises TokenRefused or IntentRefused; `hearing` is the part without a connection.
    """

    def __init__(
        self,
        token: str,
        *,
        commands: Sequence[SlashCommand] = (),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._token = token
        self._commands = {command.name["en"]: command for command in commands}
        self.client = _Client(self)
        self._line = Connection(self.client, clock, sleep)
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._hear: Hear = _deaf
        self._tasks: asyncio.TaskGroup | None = None

    async def listen(self, hear: Hear) -> None:
        """Until cancelled. Raises TokenRefused or IntentRefused; everything else is waited out."""
        async with self.client, self.hearing(hear):
            with refusals():
                await self._log_in()
                await self.client.connect()

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
    async def hearing(self, hear: Hear) -> AsyncIterator[None]:
        """What is said meanwhile is heard, each in a task of its own. Raises what happens inside."""
        try:
            async with asyncio.TaskGroup() as tasks:
                self._hear, self._tasks = hear, tasks
                yield
        except ExceptionGroup as group:
            [error] = group.exceptions  # hearing never fails, so it is what happened here
            raise error from error.__cause__

    async def room(self, id: str) -> Room:
        """The room of this id, also where the place is gone by now. Raises ValueError for one of another platform."""
        number = int(id.removeprefix("discord:"))
        channel: object = self.client.get_channel(number)
        if channel is None:
            with suppress(discord.HTTPException, Hold):  # a place that is gone is a room where nothing can be shown
                channel = await self._line.insist(lambda: self.client.fetch_channel(number))
        return DiscordRoom(number, isinstance(channel, discord.DMChannel), self._line)

    async def register(self) -> None:
        """Offer the commands. Those of an earlier start stay on offer if Discord does not take them now."""
        payload = [command.payload() for command in self._commands.values()]
        application = self.client.application_id
        assert application is not None
        try:
            await self._line.insist(lambda: self.client.http.bulk_upsert_global_commands(application, payload))
        except (discord.HTTPException, Hold) as error:
            log.error("the commands could not be registered: %s", error)

    def take_message(self, message: discord.Message) -> None:
        """Somebody wrote something."""
        if self._meant_for_us(message) and self._first_time(message.id):
            self._start(message_name(message.channel.id, message.id), self._hear_message(message))

    def take_interaction(self, interaction: discord.Interaction) -> None:
        """Somebody used a command or pressed a button."""
        if self._first_time(interaction.id):
            self._start(asked_name(interaction), self._hear_interaction(interaction))

    def _start(self, name: MessageId, hearing: Coroutine[Any, Any, None]) -> None:
        assert self._tasks is not None
        self._tasks.create_task(_with_errors_logged(name, hearing))

    def _first_time(self, id: int) -> bool:
        if id in self._seen:
            return False
        self._seen[id] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return True

    def _meant_for_us(self, message: discord.Message) -> bool:
        """Everything in a private chat and in threads of our own; elsewhere mentions, and replies to us."""
        if message.author.bot or message.type not in (discord.MessageType.default, discord.MessageType.reply):
            return False
        return _private(message.channel) or self._ours(message.channel) or self._is_addressed(message)

    def _ours(self, channel: object) -> bool:
        return isinstance(channel, discord.Thread) and channel.owner_id == self._me

    def _is_addressed(self, message: discord.Message) -> bool:
        answered = message.reference.resolved if message.reference else None
        reply = isinstance(answered, discord.Message) and answered.author.id == self._me
        return reply or any(one.id in self._names(message) for one in (*message.mentions, *message.role_mentions))

    def _names(self, message: discord.Message) -> set[int]:
        """The bot, and the role that Discord made for it: it has the same name and is picked just as easily."""
        roles = message.guild.me.roles if message.guild else []
        return {self._me, *(role.id for role in roles if role.managed)}

    @property
    def _me(self) -> int:
        assert self.client.user is not None
        return self.client.user.id

    async def _hear_message(self, message: discord.Message) -> None:
        attachments, addressed = message.attachments, _private(message.channel) or self._is_addressed(message)
        if not addressed:
            attachments = [attachment for attachment in attachments if readable(attachment)]
        files = attachment_handles(self._line, attachments)
        names = "|".join(map(str, self._names(message)))
        text = re.sub(rf"<@[!&]?({names})>", "", message.content).strip()
        if text or files:
            incoming = Incoming(
                message_name(message.channel.id, message.id),
                DiscordRoom(message.channel.id, _private(message.channel), self._line),
                f"discord:{message.author.id}",
                text,
                reply_to=_reply_to(message),
                files=files,
                addressed=addressed,
            )
            await self._hear(incoming)

    async def _hear_interaction(self, interaction: discord.Interaction) -> None:
        name = asked_name(interaction)
        pressed = interaction.message if interaction.type is discord.InteractionType.component else None
        if not await self._acknowledge(interaction, thinking=pressed is None):
            return
        asked = OpenInteraction(interaction, waits=pressed is None, anchor=pressed.id if pressed else None)
        self._line.asked[name] = asked
        try:
            await self._hear(self._incoming(interaction))
        finally:
            del self._line.asked[name]
            if asked.waits:
                with suppress(discord.HTTPException, *CUT):  # nothing was said, so nobody is thinking
                    await interaction.delete_original_response()

    async def _acknowledge(self, interaction: discord.Interaction, thinking: bool) -> bool:
        """Within three seconds; False where it is too late, or where somebody else with our token was faster."""
        tries = 0

        async def defer() -> None:
            nonlocal tries
            tries += 1
            await interaction.response.defer(thinking=thinking)

        try:
            await self._line.insist(defer)
        except (discord.HTTPException, Hold) as error:
            log.warning("%s was not acknowledged: %s", asked_name(interaction), type(error).__name__)
            return isinstance(error, discord.HTTPException) and error.code == ACKNOWLEDGED and tries > 1
        return True

    def _incoming(self, interaction: discord.Interaction) -> Incoming:
        assert interaction.channel_id is not None
        text, attachments, reply_to = self._words(interaction)
        return Incoming(
            asked_name(interaction),
            DiscordRoom(interaction.channel_id, interaction.context.dm_channel, self._line),
            f"discord:{interaction.user.id}",
            text,
            reply_to=reply_to,
            files=attachment_handles(self._line, attachments),
            language=language_of(interaction.locale.value) or "en",
        )

    def _words(self, interaction: discord.Interaction) -> tuple[str, list[discord.Attachment], str | None]:
        """What a command or a button says, what came with it, and the message the button hangs on."""
        given = cast("dict[str, Any]", interaction.data)
        if message := interaction.message:
            return given["custom_id"].removeprefix(SAYS), [], message_name(message.channel.id, message.id)
        command, values = self._commands[given["name"]], filled_options(interaction)
        return command.as_typed(values), command.files_in(values), None


class _Client(discord.Client):
    """discord.py's side of it. Message content is a privileged intent: needed for plain words in a draft's thread."""

    def __init__(self, chat: Discord) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=True)
        nobody = discord.AllowedMentions.none()  # a draft that says @everyone calls nobody
        super().__init__(intents=intents, allowed_mentions=nobody, max_messages=None, max_ratelimit_timeout=30)
        self._chat = chat

    async def setup_hook(self) -> None:
        await self._chat.register()

    async def on_message(self, message: discord.Message) -> None:
        self._chat.take_message(message)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type in (discord.InteractionType.application_command, discord.InteractionType.component):
            self._chat.take_interaction(interaction)


async def _with_errors_logged(name: MessageId, hearing: Coroutine[Any, Any, None]) -> None:
    """A bug in one answer is logged without the words it was about, and everybody else is still heard."""
    try:
        await hearing
    except Exception as error:
        log.error("hearing %s failed: %s", name, error_frames(error))


async def _deaf(incoming: Incoming) -> None:
    """Before anybody listens, nothing is heard."""


def _private(channel: object) -> bool:
    return isinstance(channel, discord.DMChannel)


def _reply_to(message: discord.Message) -> MessageId | None:
    reference = message.reference
    return message_name(reference.channel_id, reference.message_id) if reference and reference.message_id else None
