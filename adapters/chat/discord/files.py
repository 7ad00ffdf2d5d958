"""Files that somebody sent along."""

import logging
from collections.abc import Iterable
from functools import partial

import discord

from adapters.chat.discord.connection import Connection
from adapters.chat.discord.inbox_body import StoredFile
from adapters.chat.live import Hold
from bot.errors import NotReceived
from bot.model import Attachment

log = logging.getLogger(__name__)

READABLE = (".md", ".markdown", ".txt", ".zip")
LARGEST = 20_000_000  # bytes


def readable(name: str) -> bool:
    """Whether the name of a file says that there are texts in it."""
    return name.lower().endswith(READABLE)


def sent_files(attachments: Iterable[discord.Attachment]) -> tuple[StoredFile, ...]:
    """What is stored of them; nothing is fetched."""
    return tuple(StoredFile(each.id, each.filename, each.size, each.url) for each in attachments)


def attachment_handle(line: Connection, file: StoredFile) -> Attachment:
    """A handle of a file; nothing is asked for before somebody fetches it."""
    return Attachment(file.name, file.size, str(file.id), partial(_fetch, line, file))


async def _fetch(line: Connection, file: StoredFile) -> bytes:
    if not readable(file.name) or file.size > LARGEST:
        raise NotReceived(file.name)
    try:
        return await line.insist(lambda: line.client.http.get_from_cdn(file.url))
    except (discord.HTTPException, Hold) as error:
        log.warning("attachment %s did not come: %s", file.id, type(error).__name__)
        raise NotReceived(file.name) from None
