"""Listen to what people recorded: one recording of a person at a time, two in all, and none that is too long."""

import asyncio
from collections.abc import Sequence

from bot.dialogue.attached import Attachments
from bot.drafts.speech.errors import NotHeard
from bot.drafts.speech.silence import nothing_said
from bot.errors import NotReceived
from bot.people.costs.limits import Limits
from bot.ports import Scribe
from bot.sent import Attachment, Recording, Transcript
from bot.stores.ledger import Amounts

LONGEST = 600  # seconds of one message
LARGEST = 20_000_000  # bytes; Telegram hands over no larger files
AT_ONCE = 2  # recordings of everybody; a speech server at home has one processor


def check_sounds(sounds: Sequence[Attachment]) -> None:
    """Whether somebody could listen to these, as far as their platform tells. Raises NotHeard."""
    if sum(sound.seconds for sound in sounds) > LONGEST:
        raise NotHeard("long")
    if any(sound.size > LARGEST for sound in sounds):
        raise NotHeard("large")


class Listening:
    """Whatever is listened to counts as an upload, before it is fetched; nothing of it is kept but the text."""

    def __init__(self, scribe: Scribe, uploads: Attachments, limits: Limits) -> None:
        self.host = scribe.host
        self._scribe = scribe
        self._uploads = uploads
        self._limits = limits
        self._places = asyncio.Semaphore(AT_ONCE)

    async def count(self, person: str, sounds: Sequence[Attachment]) -> None:
        """Take them from what somebody may use. Raises LimitReached."""
        await self._limits.take(person, Amounts(uploads=len(sounds)))

    async def transcript(self, person: str, sounds: Sequence[Attachment], language: str, names: str) -> Transcript:
        """What is said in all of them, in order. Raises NotHeard, also where nothing is said."""
        check_sounds(sounds)
        heard = [await self._hear(person, sound, language, names) for sound in sounds]
        text = "\n".join(one.text for one in heard if not nothing_said(one.text))
        if not text:
            raise NotHeard("silent", self.host)
        return Transcript(text, sum(one.seconds for one in heard))

    async def _hear(self, person: str, sound: Attachment, language: str, names: str) -> Transcript:
        try:
            async with self._places:
                async with self._uploads.held(person, [sound]) as files:
                    [file] = files
                if not file.data:
                    raise NotHeard("empty")
                if len(file.data) > LARGEST:
                    raise NotHeard("large")
                return await self._scribe.transcribe(Recording(file.name, file.data, sound.seconds, language, names))
        except NotReceived:
            raise NotHeard("gone") from None
