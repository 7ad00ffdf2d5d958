"""Read what a person said on Telegram: their words, their files, and what they answer to."""

import asyncio
import logging
import re
from functools import partial

from telegram import Bot, CallbackQuery, Document, MaybeInaccessibleMessage, Message, MessageEntity, User
from telegram.error import BadRequest, TelegramError

from adapters.chat.telegram.ears import Heard, topic
from adapters.chat.telegram.room import TelegramRoom
from adapters.chat.telegram.trouble import error_name
from bot.errors import NotReceived
from bot.model import Attachment, Language
from bot.ports import Incoming
from bot.wording import language_of

log = logging.getLogger(__name__)

LARGEST = 20_000_000  # bytes; getFile hands over no larger files
TRIES = 3
ADDRESSED = re.compile(r"(/[^\s@]++)@(\w++)(?=\s|$)")  # in groups, menus write /help@some_bot


def meant_for_us(message: Message, username: str) -> bool:
    """Whether a person says something to this bot that it can take in: text, files, or words below a picture."""
    if message.from_user is None or message.from_user.is_bot or message.sender_chat:
        return False
    if message.chat.id < 0 and not (message.text or document(message)):
        return False
    text = message.text or message.caption
    addressed = ADDRESSED.match(text or "")
    return bool(text or document(message)) and (not addressed or addressed[2].casefold() == username.casefold())


def document(message: Message) -> Document | None:
    """Moving pictures come as documents too."""
    return message.document if not message.animation else None


class Downloads:
    """Fetch files, a few at a time: each may be 20 MB of memory."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._slots = asyncio.Semaphore(4)

    def attachment(self, document: Document) -> Attachment:
        """The handle of a file, which is not asked for before somebody fetches it."""
        size = document.file_size or 0
        return Attachment(_name(document), size, document.file_id, partial(self.fetch, document))

    async def fetch(self, document: Document) -> bytes:
        """What stands in a file. Raises NotReceived if it is too large or cannot be had."""
        if (document.file_size or 0) > LARGEST:
            raise NotReceived(_name(document))
        for _ in range(TRIES):
            try:
                async with self._slots:
                    file = await self._bot.get_file(document.file_id)
                    return bytes(await file.download_as_bytearray())
            except BadRequest as refusal:  # "file is too big"
                log.warning("file %s was not handed over: %s", document.file_unique_id, refusal.message)
                break
            except TelegramError as error:
                log.warning("file %s did not arrive: %s", document.file_unique_id, error_name(error))
        raise NotReceived(_name(document))


def read(heard: Heard, room: TelegramRoom, downloads: Downloads) -> Incoming:
    """What a person said in a room, in one message or several."""
    first = heard.parts[0]
    documents = [found for part in heard.parts if (found := document(part))]
    return Incoming(
        id=room.message(first.message_id),
        room=room,
        sender=_sender(first.from_user),
        text=without_address(heard.text),
        reply_to=_reply_to(first, room),
        quote=first.quote.text if first.quote and first.quote.is_manual else None,
        files=tuple(map(downloads.attachment, documents)),
        language=_language(first.from_user),
        addressed=room.private or _is_addressed(heard, room),
    )


def without_address(text: str) -> str:
    """A command as it is typed in private."""
    addressed = ADDRESSED.match(text)
    return addressed[1] + text[addressed.end() :] if addressed else text


def read_press(query: CallbackQuery, message: MaybeInaccessibleMessage, room: TelegramRoom) -> Incoming:
    """What the button a person pressed says."""
    pressed = room.message(message.message_id)
    return Incoming(
        id=f"{pressed}:{query.id}",
        room=room,
        sender=_sender(query.from_user),
        text=query.data or "",
        reply_to=pressed,
        language=_language(query.from_user),
    )


def _reply_to(message: Message, room: TelegramRoom) -> str | None:
    """In a topic everything answers the message that opened it; that is no answer."""
    answered = message.reply_to_message
    if answered is None or answered.message_id == topic(message):
        return None
    return room.message(answered.message_id)


def _is_addressed(heard: Heard, room: TelegramRoom) -> bool:
    """In a group: by a command, in reply to the bot, or with a mention of it anywhere; and so the rest of it."""
    if heard.rest_of:
        return _is_addressed(heard.rest_of, room)
    answered = heard.parts[0].reply_to_message if _reply_to(heard.parts[0], room) else None
    in_reply = bool(answered and answered.from_user and answered.from_user.id == room.bot.id)
    return heard.text.startswith("/") or in_reply or any(_mentions(part, room.bot) for part in heard.parts)


def _mentions(message: Message, bot: Bot) -> bool:
    # The second kind names somebody without a username
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) | message.parse_caption_entities(kinds)
    return any(
        entity.user.id == bot.id if entity.user else words.casefold() == f"@{bot.username}".casefold()
        for entity, words in found.items()
    )


def _name(document: Document) -> str:
    return document.file_name or "file"


def _sender(user: User | None) -> str:
    return f"telegram:{user.id if user else 0}"


def _language(user: User | None) -> Language | None:
    """What their app is set to; English for whoever speaks none of ours."""
    if user is None or not user.language_code:
        return None
    return language_of(user.language_code) or "en"
