"""Go back to an older text of a draft, compare two of them, and say which there are."""

import asyncio
from functools import partial

from bot.answer import say
from bot.commands import CompareTexts, GoBack, Revisions
from bot.dialogue.drafting import Drafting
from bot.dialogue.history.own_draft import OwnDrafts
from bot.dialogue.lists import Lists
from bot.dialogue.one_at_a_time import RunningTask, Work
from bot.dialogue.said import Said
from bot.drafts.history.change_lines import change_lines
from bot.drafts.history.comparison import MOST, changes
from bot.drafts.history.numbers import numbers_in
from bot.drafts.history.tree import RevisionTree
from bot.drafts.studio import Studio
from bot.model import Draft, Revision
from bot.people.costs.limits import Limits
from bot.stores import Store
from bot.wording import Wording


class RevisionAnswers:
    """About the draft that is meant: the one they reply to, else the newest that lives in the room."""

    def __init__(self, store: Store, lists: Lists, studio: Studio, drafting: Drafting, limits: Limits) -> None:
        self._drafts = store.drafts
        self._cards = store.cards
        self._own = OwnDrafts(store.messages, lists)
        self._studio = studio
        self._drafting = drafting
        self._limits = limits

    async def answer(self, said: Said, asked: GoBack | CompareTexts | Revisions) -> Work | None:
        """Say it; going back waits for its turn, for a text may be on its way."""
        found = await self._own.find(said, await self._own.meant(said))
        if found is None:
            return None
        draft, revision = found
        match asked:
            case GoBack(to):
                return Work("write", partial(self._go_back, said, draft, revision, to))
            case CompareTexts(which):
                await say(said.incoming, await self._compared(draft, revision, which, said.words))
            case Revisions():
                await say(said.incoming, change_lines(await self._tree(draft), said.words))
        return None

    async def _tree(self, draft: Draft) -> RevisionTree:
        return RevisionTree.of(await self._drafts.revisions(draft.id))

    async def _go_back(self, said: Said, draft: Draft, revision: Revision, to: str, running: RunningTask) -> None:
        """A new revision with the older text, for which nothing is written. Raises HoldsTooMuch."""
        words, tree = said.words, await self._tree(draft)
        [number] = numbers_in(to)[:1] or (0,)
        target = tree.numbered(number) if number else tree.before(revision)
        if target is None or not target.text:
            missing = words.no_such_revision(number, len(tree.revisions)) if number else words.nothing_before()
            await say(said.incoming, missing)
            return
        await self._limits.room(said.incoming.sender)
        left, target = tree.number(tree.original(tree.newest or revision)), tree.original(target)
        again = await self._studio.branches.bring_back(target, running.task)
        note = words.went_back(tree.number(target), left)
        replies = self._studio.show(draft, again, words, note)
        await self._drafting.show_as(said.incoming, said.incoming.room, again, replies, running)

    async def _compared(self, draft: Draft, revision: Revision, which: str, words: Wording) -> str:
        tree = await self._tree(draft)
        one, other = _pair(tree, revision, numbers_in(which))
        if not one or not other:
            return words.nothing_to_compare()
        old, new = tree.numbered(one), tree.numbered(other)
        if old is None or new is None:
            return words.no_such_revision(one if old is None else other, len(tree.revisions))
        language = (await self._cards.card(draft.card)).language
        lines = await asyncio.to_thread(changes, old.text, new.text, language)
        if not lines and old.text.rstrip() != new.text.rstrip():
            return words.only_breaks_differ(one, other)
        if not lines:
            return words.no_difference(one, other)
        return words.compared(one, other, "\n".join(lines[:MOST]), max(0, len(lines) - MOST))


def _pair(tree: RevisionTree, revision: Revision, said: tuple[int, ...]) -> tuple[int, int]:
    """The numbers of the older and the newer one that are to be compared; 0 where there is none."""
    match said:
        case (one, other):
            return one, other
        case (one,):
            return min(one, tree.number(revision)), max(one, tree.number(revision))
        case _:
            before, number = tree.before(revision), tree.number(revision)
            return tree.number(before) if before else number - 1, number
