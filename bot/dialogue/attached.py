"""Fetch the files that came along with what somebody said, once they are wanted."""

import asyncio
from collections.abc import Sequence

from bot.drafts.clipping import Note
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


async def fetch_notes(attachments: Sequence[Attachment]) -> list[Note]:
    """What stands in text files, as far as notes go. Raises NotReceived where none of them can be had."""
    return [_note(file) for file in await fetch_all(attachments)]


def _note(file: File) -> Note:
    text = file.data[: 4 * _NOTES + 4].decode("utf-8-sig", "replace")  # of 4 bytes a character at most
    return Note(file.name, text[:_NOTES], len(text) > _NOTES)


async def _fetch(attachment: Attachment) -> File | NotReceived:
    try:
        return File(attachment.name, await attachment.fetch(), attachment.folder)
    except NotReceived as trouble:
        return trouble
