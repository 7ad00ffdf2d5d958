"""Files that somebody sent along."""

import logging
from collections.abc import Sequence
from functools import partial

import discord

from adapters.chat.discord.connection import Connection
from adapters.chat.live import Hold
from bot.errors import NotReceived
from bot.model import Attachment

log = logging.getLogger(__name__)

READABLE = (".md", ".markdown", ".txt", ".zip")
LARGEST = 20_000_000  # bytes


def readable(attachment: discord.Attachment) -> bool:
    """Whether its name says that there are texts in it."""
    return attachment.filename.lower().endswith(READABLE)


def attachment_handles(line: Connection, attachments: Sequence[discord.Attachment]) -> tuple[Attachment, ...]:
    """Handles of what came along; nothing is asked for before somebody fetches it."""
    return tuple(
        Attachment(each.filename, each.size, str(each.id), partial(_fetch, line, each)) for each in attachments
    )


async def _fetch(line: Connection, attachment: discord.Attachment) -> bytes:
    if not readable(attachment) or attachment.size > LARGEST:
        raise NotReceived(attachment.filename)
    try:
        return await line.insist(attachment.read)
    except (discord.HTTPException, Hold) as error:
        log.warning("attachment %s did not come: %s", attachment.id, type(error).__name__)
        raise NotReceived(attachment.filename) from None
