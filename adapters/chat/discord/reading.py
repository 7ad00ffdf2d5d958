"""Which messages on Discord are meant for the bot, what they say to it, and which it missed."""

import logging
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from functools import partial

import discord

from adapters.chat.discord.connection import Connection, message_name
from adapters.chat.discord.files import PICTURE, SOUND, holds, readable, sent_files
from adapters.chat.discord.gateway.client import shard_of
from adapters.chat.discord.inbox_body import InboxBody
from adapters.chat.live import Hold
from bot.model import MessageId, Unread

SAID = (discord.MessageType.default, discord.MessageType.reply)
# By what a file holds
SEEN: tuple[tuple[str, Unread], ...] = ((PICTURE, "photo"), (SOUND, "voice"), ("video/", "video"))
ROOM = re.compile(r"discord:(\d+)")
NAME = re.compile(r"discord:\d+:i?(\d+)")  # messages, commands and buttons are numbered in one order, that of time
ROOMS, MESSAGES = 50, 100  # most that are read back, and most of what was said in each
log = logging.getLogger(__name__)


class Reading:
    """`me` is the bot's own number."""

    def __init__(self, me: int) -> None:
        self._me = me

    def message(self, message: discord.Message) -> InboxBody | None:
        """What somebody says to us; None for what is not meant for us, and where there is nothing in it.

        Meant for us is everything in a private chat and in threads of our own; elsewhere mentions, and replies to us.
        """
        addressed, ours = is_private(message.channel) or self._is_addressed(message), self.is_ours(message.channel)
        if not (addressed or ours) or message.author.bot or message.type not in SAID:
            return None
        text, (sent, sounds, pictures) = self._text(message), by_kind(message)
        about = about_what(message, text) if addressed or sounds or pictures or message.message_snapshots else None
        if not addressed or about in ("photo", "video", "voice"):
            sent = [each for each in sent if readable(each.filename)]
        if not (text or sent or about):
            return None
        return InboxBody(
            message_name(message.channel.id, message.id),
            message.channel.id,
            is_private(message.channel),
            message.author.id,
            text,
            reply_to(message),
            sent_files(sent),
            addressed=addressed,
            about=about,
            in_our_thread=ours,
            sounds=sent_files(sounds),
            pictures=sent_files(pictures),
        )

    def edit(self, message: discord.Message) -> InboxBody | None:
        """That somebody changed what they had said to us; None where that means nothing to us.

        Discord also tells so when it has fetched the preview of a link, which changes no words.
        """
        private, ours = is_private(message.channel), self.is_ours(message.channel)
        if not (private or ours) or message.author.bot or message.type not in SAID or not message.edited_at:
            return None
        name, addressed = message_name(message.channel.id, message.id), private or self._is_addressed(message)
        return InboxBody(
            name,
            message.channel.id,
            private,
            message.author.id,
            "",
            reply_to(message),
            addressed=addressed,
            about="edited",
            in_our_thread=ours,
        )

    def is_ours(self, channel: object) -> bool:
        """Whether it is a thread that the bot has opened."""
        return isinstance(channel, discord.Thread) and channel.owner_id == self._me

    def _is_addressed(self, message: discord.Message) -> bool:
        answered = message.reference.resolved if message.reference else None
        reply = isinstance(answered, discord.Message) and answered.author.id == self._me and not is_forward(message)
        return reply or any(one.id in self._names(message) for one in (*message.mentions, *message.role_mentions))

    def _text(self, message: discord.Message) -> str:
        names = "|".join(map(str, self._names(message)))
        contents = [message.content, *(snapshot.content for snapshot in message.message_snapshots)]
        return re.sub(rf"<@[!&]?({names})>", "", "\n\n".join(filter(None, contents))).strip()

    def _names(self, message: discord.Message) -> set[int]:
        """The bot, and the role that Discord made for it: it has the same name and is picked just as easily."""
        roles = message.guild.me.roles if message.guild and message.guild.me else []
        return {self._me, *(role.id for role in roles if role.managed)}


def about_what(message: discord.Message, text: str) -> Unread | None:
    """What of it cannot be read, or is not their own words.

    Pictures beside other files go without saying; so do stickers, polls and films beside words.
    """
    if message.message_snapshots:
        return "forwarded"
    if message.flags.voice:
        return "voice"
    sent = attachments_of(message)
    kinds = [kind for each in sent for kind in _seen(each)]
    if len(kinds) < len(sent):
        return None
    if heard_or_seen := next((kind for kind in ("voice", "photo") if kind in kinds), None):
        return heard_or_seen
    if text:
        return None
    if kinds:
        return "video"
    return "sticker" if message.stickers else "poll" if message.poll else None


Sent = list[discord.Attachment]


def by_kind(message: discord.Message) -> tuple[Sent, Sent, Sent]:
    """Files, recordings and pictures among what came along. A voice message is all recording."""
    files: Sent = []
    sounds: Sent = []
    pictures: Sent = []
    for each in attachments_of(message):
        is_sound, is_picture = message.flags.voice or holds(each, SOUND), holds(each, PICTURE)
        (sounds if is_sound else pictures if is_picture else files).append(each)
    return files, sounds, pictures


def attachments_of(message: discord.Message) -> Sequence[discord.Attachment]:
    """The files of a message, or of the one it forwards."""
    forwarded = [each for snapshot in message.message_snapshots for each in snapshot.attachments]
    return [*message.attachments, *forwarded]


def places_of(said: discord.Message | discord.Interaction) -> list[int]:
    """The numbers of the server, the channel, and the thread that something was said in, as far as there are any; none
    of a private chat."""
    channel = said.channel
    if is_private(channel):
        return []
    above = channel.parent_id if isinstance(channel, discord.Thread) else None
    return [place for place in (said.guild and said.guild.id, above, channel and channel.id) if place]


def is_private(channel: object) -> bool:
    """Whether it is the bot's own chat with one person."""
    return isinstance(channel, discord.DMChannel)


def is_forward(message: discord.Message) -> bool:
    """Whether its reference names where it was taken from."""
    return bool(message.reference and message.reference.type is discord.MessageReferenceType.forward)


def reply_to(message: discord.Message) -> MessageId | None:
    """The message it answers."""
    reference = message.reference
    if not reference or not reference.message_id or is_forward(message):
        return None
    return message_name(reference.channel_id, reference.message_id)


def _seen(attachment: discord.Attachment) -> Sequence[Unread]:
    return [kind for begins, kind in SEEN if (attachment.content_type or "").startswith(begins)]


async def messages_since(
    line: Connection, known: Mapping[str, MessageId], shard: int
) -> AsyncIterator[discord.Message]:
    """What was said after the newest known message of each room of a shard, oldest first; the liveliest rooms first.

    A room that is gone, or closed to the bot, is passed over.
    """
    named = [(ROOM.fullmatch(room), NAME.match(message)) for room, message in known.items()]
    newest = {int(room[1]): int(message[1]) for room, message in named if room and message}
    for room in sorted(newest, key=lambda room: newest[room], reverse=True)[:ROOMS]:
        try:
            for message in await line.insist(partial(_since, line, room, newest[room], shard)):
                yield message
        except (discord.HTTPException, discord.InvalidData, Hold) as error:
            log.warning("what was said in discord:%s is not read back: %s", room, type(error).__name__)


async def _since(line: Connection, room: int, newest: int, shard: int) -> list[discord.Message]:
    channel = line.client.get_channel(room)
    if channel is None and line.shards.get(room, shard) == shard:
        channel = await line.client.fetch_channel(room)
        line.shards[room] = shard_of(channel)
    if not isinstance(channel, discord.abc.Messageable) or shard_of(channel) != shard:
        return []
    history = channel.history(after=discord.Object(newest), limit=MESSAGES, oldest_first=True)
    return [message async for message in history]
