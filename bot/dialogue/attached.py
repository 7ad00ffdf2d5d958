"""Fetch the files that came along with what somebody said, once they are wanted."""

import asyncio
from collections.abc import Sequence

from bot.drafts.draft_text import without_label
from bot.errors import NotReceived
from bot.model import Attachment, File

_NOTES = 20_000  # characters of a file that are taken for notes


async def fetch_all(attachments: Sequence[Attachment]) -> tuple[File, ...]:
    """Those that can be had. Raises NotReceived where none of them can."""
    found = await asyncio.gather(*map(_fetch, attachments))
    files = tuple(file for file in found if isinstance(file, File))
    if not files and found:
        raise next(trouble for trouble in found if isinstance(trouble, NotReceived))
    return files


async def fetch_notes(attachments: Sequence[Attachment]) -> list[str]:
    """What stands in text files, as far as notes go. Raises NotReceived where none of them can be had."""
    texts = [file.data.decode("utf-8-sig", "replace")[:_NOTES] for file in await fetch_all(attachments)]
    return [without_label(text) for text in texts]


async def _fetch(attachment: Attachment) -> File | NotReceived:
    try:
        return File(attachment.name, await attachment.fetch(), attachment.folder)
    except NotReceived as trouble:
        return trouble
