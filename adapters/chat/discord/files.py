"""Files that somebody sent along."""

import logging
from collections.abc import Sequence

import discord

from adapters.chat.discord.line import Line
from adapters.chat.live import Hold
from bot.model import File

log = logging.getLogger(__name__)

READABLE = (".md", ".markdown", ".txt", ".zip")
LARGEST = 20_000_000  # bytes


def readable(attachment: discord.Attachment) -> bool:
    return attachment.filename.lower().endswith(READABLE)


async def fetched(line: Line, attachments: Sequence[discord.Attachment]) -> tuple[tuple[File, ...], tuple[str, ...]]:
    """The files that can be read, and the names of the others."""
    files, unread = [], []
    for attachment in attachments:
        if not readable(attachment) or attachment.size > LARGEST:
            unread.append(attachment.filename)
            continue
        try:
            files.append(File(attachment.filename, await line.insist(attachment.read)))
        except (discord.HTTPException, Hold) as error:
            log.warning("attachment %s did not come: %s", attachment.id, type(error).__name__)
            unread.append(attachment.filename)
    return tuple(files), tuple(unread)
