"""Keep what is given for a draft, and begin its texts from all of it: once, however often a process dies over it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.drafts.clipping import ClippedNotes, Note, clip_notes, clip_request
from bot.drafts.continuing.branches import Branches
from bot.drafts.material.interview import MOST_SKIPPED, fresh, outcome
from bot.errors import Forgotten
from bot.model import Draft, Revision, RevisionKind
from bot.stores import Cards, Drafts, Task
from bot.stores.materials import Answered, Material, Materials
from bot.wording import Wording
from styles.material import as_notes

ALL = ClippedNotes("")  # nothing was left out


@dataclass(frozen=True)
class Begun:
    """A draft, and the line from its first revision to the one that is not yet written. `clipped`: what of its notes
    goes into a prompt; `asks_less`: its person has just been asked for the last time where there are notes."""

    draft: Draft
    line: Sequence[Revision]
    clipped: ClippedNotes = ALL
    asks_less: bool = False


class Gathering:
    """`most`: how many tokens all that people say may take in a prompt."""

    def __init__(self, materials: Materials, drafts: Drafts, cards: Cards, branches: Branches, most: int) -> None:
        self._materials = materials
        self._drafts = drafts
        self._cards = cards
        self._branches = branches
        self._most = most

    async def begin(self, draft: Draft, task: Task, kind: RevisionKind = "text") -> Begun:
        """A draft that is written as it is asked for, with all its notes. Raises Forgotten."""
        note = Material(0, "note", draft.notes, task.id)
        known = await self._materials.gather(replace(draft, state="gathering"), note)
        first = Revision(known.id, None, "", task=task.id, owner=task.owner, kind=kind)
        begun = await self._materials.begin_written(known, first, Answered(1))
        if begun is None:
            raise Forgotten  # nobody else writes what one message asks for
        return Begun(replace(known, state="written", heard=1), [begun])

    async def begin_first(self, draft: Draft, task: Task, kind: RevisionKind = "text") -> Begun | None:
        """The first text of a draft that was gathered or asked about; None: it is begun already. Raises Forgotten."""
        card = await self._cards.card(draft.card)
        first = Revision(draft.id, None, "", task=task.id, owner=task.owner, kind=kind)
        while True:
            given = await self._materials.materials(draft)
            clipped = await asyncio.to_thread(clip_notes, [Note("", as_notes(given))], self._most)
            answered = await asyncio.to_thread(outcome, draft, given, card.language, clipped.text)
            if begun := await self._materials.begin_written(draft, first, answered):
                now = replace(draft, state="written", notes=clipped.text, heard=answered.heard)
                return Begun(now, [begun], clipped, await self._asks_less(draft, answered))
            if await self._has_moved(draft):
                return None

    async def begin_longer(self, draft: Draft, base: Revision, task: Task, words: Wording) -> Begun | None:
        """A longer text with what was told for it, or just a longer one; None: it is begun. Raises Forgotten."""
        card = await self._cards.card(draft.card)
        while True:
            given = await self._materials.materials(draft)
            told = as_notes([one for one in fresh(draft, given) if one.text.strip()])
            request = words.added(words.longer()[1], told) if told else words.longer()[1]
            answered = await asyncio.to_thread(outcome, draft, given, card.language)
            *line, new = await self._branches.grown_from(base, clip_request(request, self._most), task)
            if begun := await self._materials.begin_written(draft, new, answered):
                now = replace(draft, state="written", heard=answered.heard)
                return Begun(now, [*line, begun], asks_less=await self._asks_less(draft, answered))
            if await self._has_moved(draft):
                return None

    async def _has_moved(self, draft: Draft) -> bool:
        """Whether somebody else has begun it. Raises Forgotten."""
        now = await self._drafts.draft(draft.id, draft.owner)
        if now is None:
            raise Forgotten
        return now.state != draft.state

    async def _asks_less(self, draft: Draft, answered: Answered) -> bool:
        """Whether they had it written, instead of answering, for the second time in a row just now."""
        return answered.skipped and (await self._materials.wishes(draft.owner)).skipped == MOST_SKIPPED
