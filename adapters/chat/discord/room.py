"""A channel, a thread or a private chat on Discord."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final, cast

import discord

from adapters.chat.discord.aside import AsideCanvas
from adapters.chat.discord.canvas import DiscordCanvas, answer, nonce_of
from adapters.chat.discord.connection import Connection, number_in, shut
from adapters.chat.live import Hold, RoomGone, paint
from adapters.chat.pages import Pages
from adapters.chat.wall import ShownPage, Wall
from bot.model import MessageId
from bot.ports import Placed, Replies, Room

log = logging.getLogger(__name__)

LIMIT = 2000  # characters in a message
NAME = 100  # characters in the name of a thread
WEEK: Final = 10080  # minutes without a word until a thread is put away
THREAD_PATIENCE = 60.0  # seconds in all for Discord to allow a thread; it asks for minutes after many of them
HAS_THREAD = 160004  # a message has one thread at most, and the thread has the message's number


@dataclass(frozen=True)
class DiscordRoom:
    """A place to write to. `private` is the bot's own chat with one person."""

    number: int
    private: bool
    line: Connection

    @property
    def id(self) -> str:
        """Enough to build the room again."""
        return f"discord:{self.number}"

    @property
    def link(self) -> str:
        """Discord's own address of a private chat."""
        return f"https://discord.com/channels/@me/{self.number}" if self.private else ""

    async def show(
        self, replies: Replies, to: MessageId, placed: Placed | None = None, over: Sequence[MessageId] = ()
    ) -> Sequence[MessageId]:
        """What is shown stays when the place disappears meanwhile."""
        wall = Wall(DiscordCanvas(self.line, self.number, to), over)
        try:
            return await paint(replies, wall, self.line.pace(self.number), Pages(LIMIT), placed)
        except RoomGone:
            log.warning("nothing can be shown in %s any more", self.id)
            return wall.ids

    async def thread(self, title: str, to: MessageId) -> Room:
        """A public thread under the answer to a command or under what somebody wrote; else this room."""
        channel = await self._channel()
        if not isinstance(channel, discord.TextChannel) or not _may_thread(channel):
            return self
        name = " ".join(title.split())[:NAME] or "…"
        patience = THREAD_PATIENCE
        while True:
            try:
                return DiscordRoom(await self._grow(channel, name, to), False, self.line)
            except Hold as hold:
                patience -= hold.seconds
                if patience < 0:
                    log.warning("no thread in %s for %s s", self.id, hold.seconds)
                    return self
                await self.line.sleep(hold.seconds)
            except discord.HTTPException as error:
                log.warning("no thread in %s: %s", self.id, type(error).__name__)
                return self

    async def _channel(self) -> object:
        with suppress(discord.InvalidData):  # no thread grows in what discord.py does not know
            return await self.line.channel(self.number)
        return None

    async def _grow(self, channel: discord.TextChannel, name: str, to: MessageId) -> int:
        anchor = await self._anchor(channel, name, to)
        message = channel.get_partial_message(anchor)
        try:
            thread = await self.line.insist(lambda: message.create_thread(name=name, auto_archive_duration=WEEK))
        except discord.HTTPException as error:
            if error.code != HAS_THREAD:
                raise
            return anchor
        if asked := self.line.asked.get(to):
            with suppress(discord.HTTPException, Hold):  # so that the thread stands in their list of channels
                await self.line.insist(lambda: thread.add_user(asked.interaction.user))
        return thread.id

    async def _anchor(self, channel: discord.TextChannel, name: str, to: MessageId) -> int:
        """The message a thread grows from; one that carries the title where there is none yet."""
        title = ShownPage(f"✍️ {name}")
        found = self.line.asked.get(to)
        asked = None if found is None or found.hidden else found  # nothing grows from what one person sees
        if asked and asked.waits:
            await self.line.platform.turn()
            try:
                return (await answer(self.line, asked, title)).id
            except discord.HTTPException as error:
                if not shut(error):
                    raise
                asked.waits = False
        number = asked.anchor if asked else number_in(self.number, to)
        if number is None:
            nonce = nonce_of(to, 0)
            send = partial(channel.send, title.text, suppress_embeds=True, nonce=nonce)
            return (await self.line.insist(send)).id
        return number


@dataclass(frozen=True)
class DiscordAside:
    """What one person sees of a channel where others are."""

    user: int
    line: Connection
    private: Final = True
    link: Final = ""

    @property
    def id(self) -> str:
        """That of the private chat with them, which is what is left of it once their command is answered."""
        return f"discord:@{self.user}"

    async def show(
        self, replies: Replies, to: MessageId, placed: Placed | None = None, over: Sequence[MessageId] = ()
    ) -> Sequence[MessageId]:
        """As an answer that only they see; where that cannot be any more, in their private chat."""
        wall = Wall(AsideCanvas(self.line, self.user, to), over)
        try:
            return await paint(replies, wall, self.line.pace(self.user), Pages(LIMIT), placed)
        except RoomGone:
            log.warning("nothing can be shown in %s", self.id)
            return wall.ids

    async def thread(self, title: str, to: MessageId) -> Room:
        """This room itself."""
        return self


def _may_thread(channel: discord.TextChannel) -> bool:
    me = cast("discord.Member | None", channel.guild.me)
    if me is None:  # only the process that listens to this server knows; Discord refuses what may not be
        return True
    may = channel.permissions_for(me)
    return may.create_public_threads and may.send_messages_in_threads
