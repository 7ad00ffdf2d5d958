"""Fetch the files that came along with what somebody said, once they are wanted, and as many as memory bears."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from bot.drafts.clipping import Note
from bot.errors import NotReceived, TooManyFiles, TooMuchSent
from bot.kit.beside.label import without_label
from bot.model import File
from bot.people.access.allowed import TERMINAL
from bot.sent import Attachment

MOST_FILES = 20  # of one message; Discord and Telegram take 10
MOST_BYTES = 48_000_000  # of the files of one message, as their platform says
MOST_HELD = 64_000_000  # bytes of everybody's files
UNKNOWN = 20_000_000  # bytes of a file of which Telegram does not say how large it is: it hands over no larger one
_NOTES = 20_000  # characters of a file that are taken for notes


def count_files(person: str, attachments: Sequence[Attachment]) -> int:
    """Bytes of what somebody sent, before any of it is fetched. Raises TooManyFiles or TooMuchSent.

    Whoever sits at the terminal sends what lies on their own disk, and as much as they like.
    """
    size = sum(_size(each) for each in attachments)
    if person.startswith(TERMINAL):
        return size
    if len(attachments) > MOST_FILES:
        raise TooManyFiles(len(attachments), MOST_FILES)
    if size > MOST_BYTES:
        raise TooMuchSent(size, MOST_BYTES)
    return size


class Attachments:
    """Files held in memory: of one message at a time for each person, and of others as long as there is room."""

    def __init__(self, room: int = MOST_HELD) -> None:
        self._room = room
        self._free = room
        self._more = asyncio.Condition()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def held(self, person: str, attachments: Sequence[Attachment]) -> AsyncIterator[tuple[File, ...]]:
        """Those that can be had, for as long as they are needed. Raises NotReceived where none of them can, or what
        count_files raises."""
        size = count_files(person, attachments)
        largest = max(map(_size, attachments), default=0)  # stands in memory twice while it arrives
        turn = self._turns.setdefault(person, asyncio.Lock())
        async with turn, self._space(min(size + largest, self._room)):
            yield await _fetch_all(attachments)

    async def notes(self, person: str, attachments: Sequence[Attachment]) -> list[Note]:
        """What stands in text files, as far as notes go. Raises as `held` does."""
        if not attachments:
            return []
        async with self.held(person, attachments) as files:
            return [_note(file) for file in files]

    @asynccontextmanager
    async def _space(self, size: int) -> AsyncIterator[None]:
        async with self._more:
            await self._more.wait_for(lambda: size <= self._free)
            self._free -= size
        try:
            yield
        finally:
            self._free += size
            async with self._more:
                self._more.notify_all()


async def _fetch_all(attachments: Sequence[Attachment]) -> tuple[File, ...]:
    """One after another."""
    found = [await _fetch(each) for each in attachments]
    files = tuple(file for file in found if isinstance(file, File))
    if not files and found:
        raise next(trouble for trouble in found if isinstance(trouble, NotReceived))
    return files


def _note(file: File) -> Note:
    text = file.data[: 4 * _NOTES + 4].decode("utf-8-sig", "replace")  # of 4 bytes a character at most
    return Note(file.name, without_label(text[:_NOTES]), len(text) > _NOTES)


async def _fetch(attachment: Attachment) -> File | NotReceived:
    try:
        return File(attachment.name, await attachment.fetch(), attachment.folder)
    except NotReceived as trouble:
        return trouble


def _size(attachment: Attachment) -> int:
    return attachment.size or UNKNOWN
