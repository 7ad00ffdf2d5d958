"""Offer people, as rules of their own, what they take out of drafts again and again."""

import re
from typing import NamedTuple

from bot.commands.short_answers import yes_or_no
from bot.model import Blog, Button, Reply
from bot.stores import Cards
from bot.stores.published import Edits, RuleProposal
from bot.wording import Wording
from styles import StyleCard, ending_name, habit_name
from styles.learning.published.rules import RepeatedEdit, repeated_edits

SHOWN = 10  # of the newest drafts, how much of each was edited
_DOES = 0.3  # of the posts that have a habit
_ENDS = 0.1  # of the sentences that end so
_OPENS = 1.0  # per 100 sentences: a word that an author opens sentences with


class OpenProposal(NamedTuple):
    """A rule that may be accepted or declined, and the edits that speak for it."""

    proposal: RuleProposal
    seen: RepeatedEdit
    spoken: str  # the language of the posts


class AnsweredProposal(NamedTuple):
    """What a button below a proposal says."""

    id: int
    accepted: bool


class Proposals:
    """Each kind of rule is offered until it is accepted or declined, and then never again."""

    def __init__(self, edits: Edits, cards: Cards) -> None:
        self._edits = edits
        self._cards = cards

    async def shares(self, blog: Blog) -> list[float]:
        """How much of the newest drafts their author changed before publishing them, 0–1, the oldest first."""
        return [one.edits.share for one in await self._edits.edits(blog)][-SHOWN:]

    async def open_one(self, blog: Blog) -> OpenProposal | None:
        """What speaks for itself most of what has been neither accepted nor declined. Raises Forgotten."""
        version = await self._cards.version(blog)
        posts = [one.edits for one in await self._edits.edits(blog)]
        seen = repeated_edits(posts, _habits(version.card)) if version else []
        if not seen or not version:
            return None
        known = await self._edits.propose(blog, [edit.kind for edit in seen])
        still = (edit for edit in seen if known[edit.kind].state == "open")
        return next((OpenProposal(known[edit.kind], edit, version.card.language) for edit in still), None)

    async def find(self, id: int) -> RuleProposal | None:
        """The proposal with this number."""
        return await self._edits.proposal(id)

    async def accept(self, proposal: RuleProposal) -> None:
        """It is a rule now."""
        await self._edits.settle(proposal, "rule")

    async def decline(self, proposal: RuleProposal) -> bool:
        """It is never offered again; False where it was accepted or declined before."""
        return await self._edits.settle(proposal, "declined")


def _habits(card: StyleCard) -> frozenset[str]:
    """What an author does in posts of their own, as kinds of edits name it."""
    done = {habit.name for habit in card.profile.habits if habit.posts >= _DOES}
    ended = {f"end {e.ending}" for e in card.profile.endings if e.share >= _ENDS}
    return frozenset(done | ended | {f"opener {word}" for word, times in card.profile.openers if times >= _OPENS})


def answered_proposal(text: str) -> AnsweredProposal | None:
    """'id12 yes' -> (12, True); None for anything else."""
    found = re.fullmatch(r"id([0-9]{1,9}) (\S{1,20})", text.strip()[:40])
    said = yes_or_no(found[2]) if found else None
    return AnsweredProposal(int(found[1]), said) if found and said is not None else None


def ask(one: OpenProposal, words: Wording) -> Reply:
    """A proposal with the sentences it was seen in, and its two buttons."""
    seen = one.seen
    text = words.proposed_rule(rule_of(seen.kind, one.spoken, words), seen.times, seen.posts, seen.before, seen.after)
    labels = (words.make_rule_button(), "yes"), (words.no_button(), "no")
    return Reply(text, buttons=tuple(Button(label, f"/style id{one.proposal.id} {said}") for label, said in labels))


def rule_of(kind: str, spoken: str, words: Wording) -> str:
    """A kind of edit as a rule, in somebody's own language; of posts in the one that is spoken there."""
    what, _, name = kind.partition(" ")
    match what:
        case "mark" | "layout":
            return words.rule_without(habit_name(name, words.language))
        case "opener":
            return words.rule_not_opening_with(name)
        case "end":
            was, _, now = name.partition(">")
            return words.rule_ending_in(ending_name(was, spoken), ending_name(now, spoken))
        case "joined":
            return words.rule_joined()
        case "split":
            return words.rule_split()
        case "opening":
            return words.rule_without_opening()
        case _:
            return words.rule_without_closing()
