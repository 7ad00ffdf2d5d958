"""Files that somebody sent along."""

import itertools
import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, cast

import discord

from adapters.chat.discord.connection import Connection
from adapters.chat.discord.inbox_body import StoredFile
from adapters.chat.live import Hold
from bot.errors import NotReceived
from bot.model import MessageId
from bot.sent import Attachment

log = logging.getLogger(__name__)

PICTURE, SOUND = "image/", "audio/"  # how the types of pictures and recordings begin
READABLE = (".md", ".markdown", ".txt", ".zip")
LARGEST = 20_000_000  # bytes
_REF = re.compile(r"discord:(\d{1,20}):(\d{1,20}):(\d{1,20})")


def readable(name: str) -> bool:
    """Whether the name of a file says that there are texts in it."""
    return name.lower().endswith(READABLE)


def sent_files(attachments: Iterable[discord.Attachment]) -> tuple[StoredFile, ...]:
    """What is stored of them; nothing is fetched."""
    return tuple(
        StoredFile(each.id, each.filename, each.size, each.url, int(each.duration or 0)) for each in attachments
    )


def holds(attachment: discord.Attachment, kind: str) -> bool:
    """Whether it is a picture or a recording, as Discord says."""
    return (attachment.content_type or "").startswith(kind)


def file_handle(line: Connection, file: StoredFile, message: MessageId) -> Attachment:
    """A handle of a file; one without texts in it cannot be fetched."""
    return _handle(line, file, message, wanted=readable(file.name))


def media_handle(line: Connection, file: StoredFile, message: MessageId) -> Attachment:
    """A handle of a recording or a picture."""
    return _handle(line, file, message, wanted=True)


def _handle(line: Connection, file: StoredFile, message: MessageId, wanted: bool) -> Attachment:
    """Nothing is asked for before somebody fetches it. Its address is good for a day, what names it for ever."""
    load = partial(_fetch, line, file, wanted)
    return Attachment(file.name, file.size, f"{message}:{file.id}", load, seconds=file.seconds)


async def _fetch(line: Connection, file: StoredFile, wanted: bool) -> bytes:
    if not wanted or file.size > LARGEST:
        raise NotReceived(file.name)
    try:
        return await line.insist(lambda: line.client.http.get_from_cdn(file.url))
    except (discord.HTTPException, Hold) as error:
        log.warning("attachment %s did not come: %s", file.id, type(error).__name__)
        raise NotReceived(file.name) from None


async def sent_again(line: Connection, ref: str) -> bytes:
    """What was sent, by what media_handle names it: its message is asked for, since addresses are good for a day.

    Raises NotReceived where the message or the file is gone."""
    found = _REF.fullmatch(ref)
    if found is None:
        raise NotReceived(ref)
    channel, message, number = map(int, found.groups())
    try:
        said = await line.insist(lambda: line.client.http.get_message(channel, message))
        snapshots = cast("Sequence[Mapping[str, Any]]", said.get("message_snapshots", ()))
        forwarded = (one["message"]["attachments"] for one in snapshots)
        every = itertools.chain(said["attachments"], *forwarded)
        sent = next(each for each in every if int(each["id"]) == number)
        if sent["size"] > LARGEST:
            raise NotReceived("photo.jpg")
        url = sent["url"]
        return await line.insist(lambda: line.client.http.get_from_cdn(url))
    except (discord.HTTPException, Hold, StopIteration) as error:
        log.warning("attachment %s did not come again: %s", number, type(error).__name__)
        raise NotReceived("photo.jpg") from None
