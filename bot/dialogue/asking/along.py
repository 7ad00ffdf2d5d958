"""What comes along with words: files as notes, photos as places, and the part of a text that was marked."""

import asyncio
from collections.abc import Sequence

from bot.answer import say
from bot.commands.short_answers import wants_photos_added
from bot.dialogue.attached import Attachments
from bot.dialogue.one_at_a_time import RunningTask
from bot.dialogue.photos.photo_dialogue import PhotoDialogue
from bot.dialogue.said import Said
from bot.drafts.clipping import Note, clip_notes, clip_request
from bot.model import Draft
from bot.people.costs.limits import Limits
from bot.stores.ledger import Amounts
from styles import FILE


class AlongWithWords:
    """`prompt_tokens`: how much of a prompt all that people say may take."""

    def __init__(self, uploads: Attachments, limits: Limits, photos: PhotoDialogue, prompt_tokens: int) -> None:
        self._uploads = uploads
        self._limits = limits
        self._photos = photos
        self._prompt_tokens = prompt_tokens

    async def notes(self, said: Said, typed: str, running: RunningTask) -> str:
        """Of what somebody typed and sent as much as goes into a prompt; that something does not is said to them."""
        notes = [Note("", typed), *await self._fetched(said, running)]
        clipped = await asyncio.to_thread(clip_notes, notes, self._prompt_tokens)
        await say_besides(said, clipped.note(said.words), running)
        return clipped.text

    async def request(self, said: Said, draft: Draft, running: RunningTask) -> str:
        """What is asked for, as much as goes into a prompt; that something does not is said to them."""
        notes, quote = await self._fetched(said, running), said.incoming.quote
        whole = FILE.join([said.text.strip(), *(note.text for note in notes)])
        whole = said.words.quoted(quote, whole) if quote and whole.strip() else whole
        if said.brings_photos:
            places, told = await self._photos.added(said, draft)
            await say_besides(said, told, running)
            only_photos = not whole.strip() or wants_photos_added(said.text)
            whole = (said.words.add_photos(places) if places else whole) if only_photos else f"{places}\n{whole}"
        request = await asyncio.to_thread(clip_request, whole, self._prompt_tokens)
        if len(request) < len(whole) or any(note.more for note in notes):
            await say_besides(said, said.words.request_left_out(len(request)), running)
        return request

    async def _fetched(self, said: Said, running: RunningTask) -> Sequence[Note]:
        if said.notes and running.task.tries <= 1:
            await self._limits.take(said.incoming.sender, Amounts(uploads=len(said.notes)))
        return await self._uploads.notes(said.incoming.sender, said.notes)


async def say_besides(said: Said, text: str, running: RunningTask) -> None:
    """In a message of its own, which stays when the draft comes."""
    if text:
        await say(said.incoming, text)
        await running.show(())
