"""List somebody's drafts with what there is of each, and show one of them again, or an older text of it."""

from collections.abc import Sequence

from bot.answer import say
from bot.dialogue.asking.interview import Interview
from bot.drafts.history.change_lines import change_lines
from bot.drafts.history.numbers import which_draft
from bot.drafts.history.tree import RevisionTree
from bot.drafts.studio import Studio
from bot.model import Button, Draft, Revision
from bot.ports import Incoming
from bot.stores import Store
from bot.wording import Wording

LISTED = 10
BUTTONS = 5


class DraftList:
    """By number, the one that was worked on last first; buttons carry ids."""

    def __init__(self, store: Store, studio: Studio, interview: Interview) -> None:
        self._drafts = store.drafts
        self._messages = store.messages
        self._studio = studio
        self._interview = interview

    async def show(self, incoming: Incoming, which: str, words: Wording) -> bool:
        """The list, or the draft that is meant; False where there are none."""
        drafts = await self._drafts.drafts(incoming.sender, LISTED + 1)
        if not drafts:
            return False
        if not which:
            await self._show_list(incoming, drafts, words)
        elif draft := await self.find(incoming.sender, which):
            meant = which_draft(which)
            await self._show_draft(incoming, draft, meant.revision if meant else 0, words)
        else:
            await say(incoming, words.no_such_number(which))
        return True

    async def find(self, person: str, which: str) -> Draft | None:
        """The draft of this number or id; None: they have none."""
        meant = which_draft(which)
        if meant is None:
            return None
        if meant.id:
            return await self._drafts.draft(meant.id, person)
        drafts = await self._drafts.drafts(person, meant.place)
        return drafts[meant.place - 1] if meant.place <= len(drafts) else None

    async def _show_list(self, incoming: Incoming, drafts: Sequence[Draft], words: Wording) -> None:
        lines = [await self._line(draft, words) for draft in drafts[:LISTED]]
        older = words.older_drafts(LISTED + 1) if len(drafts) > LISTED else ""
        numbered = list(enumerate(drafts, 1))[:BUTTONS]
        buttons = tuple(Button(words.open_button(number), f"/drafts id{draft.id}") for number, draft in numbered)
        await say(incoming, "\n\n".join(filter(None, (words.drafts(lines), older))), buttons)

    async def _line(self, draft: Draft, words: Wording) -> str:
        tree = RevisionTree.of(await self._drafts.revisions(draft.id))
        number = tree.number(tree.newest) if tree.newest else 0
        line = words.draft(draft.topic, draft.created)
        if draft.state == "asked":
            return words.awaits_answer(line)
        return f"{line} · {words.draft_state(tree.state, number)}"

    async def _show_draft(self, incoming: Incoming, draft: Draft, number: int, words: Wording) -> None:
        tree = RevisionTree.of(await self._drafts.revisions(draft.id))
        revision = tree.numbered(number) if number else await self._drafts.newest(draft)
        if revision is None and not number and draft.state == "asked":
            await self._interview.show_again(incoming, draft, words)
            return
        if revision is None:
            last = len(tree.revisions)
            await say(incoming, words.no_such_revision(number, last) if number else words.forgotten_draft())
            return
        note = change_lines(tree, words) if len(tree.revisions) > 1 else ""
        await self._show(incoming, draft, revision, note, words)

    async def _show(self, incoming: Incoming, draft: Draft, revision: Revision, note: str, words: Wording) -> None:
        shown = await incoming.room.show(self._studio.show(draft, revision, words, note), incoming.id)
        await self._messages.remember(shown, revision, draft.owner)
