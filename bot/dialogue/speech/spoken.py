"""Whatever has to do with what people say aloud: listening to it, putting it right, and writing from it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from bot.dialogue.attached import Attachments
from bot.dialogue.drafting import Drafting
from bot.dialogue.lists import Lists
from bot.dialogue.one_at_a_time import Work
from bot.dialogue.said import Said
from bot.dialogue.speech.beginnings import Beginnings
from bot.dialogue.speech.corrections import Corrections
from bot.dialogue.speech.listening import Listening
from bot.dialogue.speech.voice_messages import AsTyped, VoiceMessages
from bot.drafts.studio import Studio
from bot.people.costs.limits import Limits
from bot.ports import Scribe
from bot.stores import Store


class Speech:
    """`scribe` is None where nobody can listen; `as_typed` does what is done about words that somebody typed."""

    def __init__(
        self,
        store: Store,
        studio: Studio,
        lists: Lists,
        drafting: Drafting,
        scribe: Scribe | None,
        uploads: Attachments,
        limits: Limits,
        as_typed: AsTyped,
        now: Callable[[], datetime],
    ) -> None:
        listening = Listening(scribe, uploads, limits) if scribe else None
        self._beginnings = Beginnings(store, drafting, now)
        self._corrections = Corrections(store, drafting.refine, self._beginnings.write)
        self._messages = VoiceMessages(store, studio, lists, listening, self._beginnings, as_typed, now)

    async def is_heard(self, said: Said) -> bool:
        """Whether something was said aloud that is listened to."""
        return await self._messages.wanted(said)

    async def answer(self, said: Said) -> Callable[[], Awaitable[Work | None]] | None:
        """What to do about it; None where it has nothing to do with what is said aloud."""
        if await self.is_heard(said):
            return partial(self._messages.listen, said)
        if heard := await self._corrections.find(said):
            return partial(self._corrections.correct, said, *heard)
        if asked := await self._beginnings.named(said):
            return partial(self._beginnings.begin, said, *asked)
        return None
