"""Ask where a draft is to be pasted, and give it in that form; the draft itself stays as it is."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import one, say
from bot.dialogue.exporting.forms import as_file, as_page, as_pieces, offer
from bot.dialogue.lists import Lists
from bot.dialogue.said import Said
from bot.drafts.studio import Studio
from bot.kit.parts import Beside, KitParts
from bot.model import Draft, Reply, Revision, Shown
from bot.people.access.in_private import in_private
from bot.ports import Incoming, Private
from bot.stores import Store
from bot.wording import Wording
from bot.wording.kit import KitForm


@dataclass(frozen=True)
class _Leaving:
    """A text of a draft that is on its way out; `number`: the how-manyth of its draft."""

    draft: Draft
    revision: Revision
    number: int
    parts: KitParts


class ExportAnswers:
    """`private` finds the private chat of somebody whose draft nobody else may see here."""

    def __init__(self, store: Store, studio: Studio, lists: Lists, private: Private, beside: Beside) -> None:
        self._drafts = store.drafts
        self._messages = store.messages
        self._studio = studio
        self._lists = lists
        self._private = private
        self._beside = beside

    async def answer(self, said: Said, form: KitForm | None) -> None:
        """Give the draft that is meant in this form; without one, ask for it."""
        incoming, shown = await self._meant(said)
        match shown:
            case None:
                await say(incoming, await self._lists.what_first(incoming, said.words))
            case Shown(None, _) | Shown(_, None):
                await say(incoming, said.words.forgotten_draft())
            case Shown(Draft(owner=owner)) if owner != incoming.sender:
                await say(incoming, said.words.not_your_draft())
            case Shown(_, Revision(text=text, kind=kind)) if not text.strip() or kind != "text":
                await say(incoming, said.words.nothing_to_export())
            case Shown(Draft() as draft, Revision() as revision):
                await self._give(incoming, await self._leaving(draft, revision), form, said.words)

    async def _meant(self, said: Said) -> tuple[Incoming, Shown | None]:
        """The one they reply to, else their newest here; else their newest, answered where nobody else listens."""
        incoming = said.incoming
        if said.draft or (incoming.reply_to and not said.to_us):
            return incoming, said.draft
        if here := await self._messages.shown_last(incoming.room.id, incoming.sender):
            return incoming, here
        newest = await self._drafts.drafts(incoming.sender, 1)
        if not newest:
            return incoming, None
        elsewhere = await in_private(incoming, self._private, said.words)
        return elsewhere, Shown(newest[0], await self._drafts.newest(newest[0]))

    async def _leaving(self, draft: Draft, revision: Revision) -> _Leaving:
        revision = await self._studio.filtered(draft, revision)
        number = await self._drafts.place(revision)
        return _Leaving(draft, revision, number, await self._beside.parts(draft, revision))

    async def _give(self, incoming: Incoming, leaving: _Leaving, form: KitForm | None, words: Wording) -> None:
        for reply in await self._replies(leaving, form, words):
            shown = await incoming.room.show(one(reply), incoming.id)
            await self._messages.remember(shown, leaving.revision, leaving.draft.owner)

    async def _replies(self, leaving: _Leaving, form: KitForm | None, words: Wording) -> Sequence[Reply]:
        """Each stays, and each may be replied to as if it were the draft."""
        text, topic, parts = leaving.revision.text, leaving.draft.topic, leaving.parts
        match form:
            case None:
                return [await asyncio.to_thread(offer, text, topic, leaving.number, parts, words)]
            case "pieces":
                return await asyncio.to_thread(as_pieces, text, topic, parts, words)
            case "markdown":
                return [await asyncio.to_thread(as_file, text, topic, leaving.number, parts, words)]
            case "naver" | "rich":
                pictures = await self._beside.pictures(leaving.draft)
                return [await asyncio.to_thread(as_page, text, topic, leaving.number, form, parts, pictures, words)]
