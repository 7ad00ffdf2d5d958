"""Read what a person said on Telegram: their words, their files, and what they answer to."""

import re
from collections.abc import Mapping, Sequence

from telegram import Bot, CallbackQuery, MaybeInaccessibleMessage, Message, MessageEntity, Update, User

from adapters.chat.telegram.attached import sent_file, sent_picture, sent_sound
from adapters.chat.telegram.files import Downloads
from adapters.chat.telegram.message_part import MessagePart, joined_text
from adapters.chat.telegram.room import TelegramRoom
from bot.model import Language, Unread
from bot.ports import Incoming
from bot.sent import Attachment
from bot.wording import language_of

ADDRESSED = re.compile(r"(/[^\s@]++)@(\w++)(?=\s|$)")  # in groups, menus write /help@some_bot
COMMAND = re.compile(r"\s*`?[/／]")


def read(update: Update, bot: Bot) -> MessagePart | None:
    """What an update says, if a person says something to this bot, or something that may go on with that."""
    if update.message:
        return _read_message(update.message, bot)
    if update.edited_message:
        return _read_edit(update.edited_message)
    query = update.callback_query
    return _read_press(query, query.message) if query and query.message and query.data else None


def put_together(parts: Sequence[MessagePart], room: TelegramRoom, downloads: Downloads) -> Incoming:
    """What a person said in a room, in one message or several."""
    first = parts[0]
    message = room.message(first.message)
    return Incoming(
        id=f"{message}:{first.press}" if first.press else message,
        room=room,
        sender=f"telegram:{first.sender}",
        text=without_address(joined_text(parts)),
        reply_to=None if first.reply_to is None else room.message(first.reply_to),
        quote=first.quote,
        files=tuple(downloads.attachment(part.file) for part in parts if part.file),
        sounds=tuple(downloads.attachment(part.sound, part.text) for part in parts if part.sound),
        pictures=_pictures(parts, downloads),
        language=first.language,
        about=next((part.about for part in parts if part.about), None),
        parts=len(parts),
    )


def _pictures(parts: Sequence[MessagePart], downloads: Downloads) -> tuple[Attachment, ...]:
    """In the order in which they were sent, however they arrived."""
    sent = sorted(parts, key=lambda part: part.message)
    return tuple(downloads.attachment(part.picture, part.text) for part in sent if part.picture)


def without_address(text: str) -> str:
    """A command as it is typed in private."""
    addressed = ADDRESSED.match(text)
    return addressed[1] + text[addressed.end() :] if addressed else text


def _read_message(message: Message, bot: Bot) -> MessagePart | None:
    text, file, about = message.text or message.caption or "", sent_file(message), _unread(message)
    if not (_by_a_person(message) and (text or file or about)) or _is_for_another_bot(text, bot):
        return None
    return MessagePart(
        chat=message.chat.id,
        message=message.message_id,
        sender=_number(message.from_user),
        text=text,
        topic=_topic(message),
        language=_language(message.from_user),
        reply_to=answered.message_id if (answered := _answered(message)) else None,
        quote=message.quote.text if message.quote and message.quote.is_manual else None,
        file=file,
        sound=sent_sound(message),
        picture=sent_picture(message),
        album=message.media_group_id or "",
        about=about,
        addressed=_is_addressed(message, text, bot),
    )


def _read_edit(message: Message) -> MessagePart | None:
    """In private only. A place that is shared while somebody moves is edited every few seconds, without words."""
    if message.chat.id < 0 or not _by_a_person(message) or not (message.text or message.caption):
        return None
    person = message.from_user
    return MessagePart(message.chat.id, message.message_id, _number(person), language=_language(person), about="edited")


def _read_press(query: CallbackQuery, message: MaybeInaccessibleMessage) -> MessagePart:
    """What the button a person pressed says."""
    return MessagePart(
        chat=message.chat.id,
        message=message.message_id,
        sender=query.from_user.id,
        text=query.data or "",
        topic=_topic(message),
        language=_language(query.from_user),
        reply_to=message.message_id,
        press=query.id,
    )


def _by_a_person(message: Message) -> bool:
    return message.from_user is not None and not message.from_user.is_bot and not message.sender_chat


def _is_for_another_bot(text: str, bot: Bot) -> bool:
    addressed = ADDRESSED.match(text)
    return addressed is not None and addressed[2].casefold() != bot.username.casefold()


def _unread(message: Message) -> Unread | None:
    kinds: Mapping[Unread, object] = {
        "forwarded": message.forward_origin,
        "photo": sent_picture(message) or message.paid_media,
        "video": message.video or message.video_note or message.animation or message.story,
        "voice": sent_sound(message),
        "sticker": message.sticker or message.dice,
        "location": message.location or message.venue,
        "poll": message.poll,
        "contact": message.contact,
    }
    return next((kind for kind, there in kinds.items() if there), None)


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    """The forum topic. Outside forums Telegram numbers chains of replies in the same field."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def _answered(message: Message) -> Message | None:
    """In a topic everything answers the message that opened it; that is no answer."""
    answered = message.reply_to_message
    return answered if answered and answered.message_id != _topic(message) else None


def _is_addressed(message: Message, text: str, bot: Bot) -> bool:
    """In private, by a command, in reply to the bot, or with a mention of it anywhere."""
    answered = _answered(message)
    in_reply = bool(answered and answered.from_user and answered.from_user.id == bot.id)
    return message.chat.id > 0 or bool(COMMAND.match(text)) or in_reply or _mentions(message, bot)


def _mentions(message: Message, bot: Bot) -> bool:
    # The second kind names somebody without a username
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) | message.parse_caption_entities(kinds)
    return any(
        entity.user.id == bot.id if entity.user else words.casefold() == f"@{bot.username}".casefold()
        for entity, words in found.items()
    )


def _number(user: User | None) -> int:
    return user.id if user else 0


def _language(user: User | None) -> Language | None:
    """What their app is set to; English for whoever speaks none of ours."""
    if user is None or not user.language_code:
        return None
    return language_of(user.language_code) or "en"
