"""Decide whether a blogger is asked before something is written, and what came of it."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.commands import (
    Address,
    Again,
    AskMe,
    CarryOn,
    Command,
    Done,
    Greeting,
    JustWrite,
    LookAtPhotos,
    Nod,
    Say,
    Stop,
    Thanks,
    There,
)
from bot.commands.short_answers import wants_longer
from bot.drafts.open_questions.answers import is_unknown
from bot.model import AskedQuestion, Draft
from bot.stores.materials import FacetCount, InterviewOutcome, InterviewWishes, Material
from styles import StyleCard
from styles.material import as_notes, is_thin
from styles.questions import Question, choose
from styles.questions.tells import told_in

# Of a card, a topic and notes: what to ask, but for some facets, in a language
Choose = Callable[[StyleCard, str, str, Collection[str], str], Sequence[Question]]
_Answer = (
    Say | Address | Again | CarryOn | Done | There | Thanks | Greeting | Nod | Stop | JustWrite | AskMe | LookAtPhotos
)

_BETWEEN = re.compile(r"[\n.,;!?…。、！？]")
MOST_SKIPPED = 2  # times in a row; whoever has it written instead of answering is asked only where there are no notes
MOST_UNTOLD = 2  # times that one thing is asked for a blog and not told


@dataclass(frozen=True)
class Asking:
    """What decides about questions: the card, topic and notes of a draft, what was asked for it already, and what its
    person wants. `spoken`: the language they are asked in."""

    card: StyleCard
    topic: str
    notes: str
    wishes: InterviewWishes
    counts: Mapping[str, FacetCount]
    spoken: str
    asked: tuple[AskedQuestion, ...] = ()


def questions(asking: Asking, choose: Choose = choose) -> tuple[AskedQuestion, ...]:
    """What is asked, at most three things; none where the notes are enough, or their person wants no questions."""
    skips = asking.wishes.skipped >= MOST_SKIPPED and asking.notes.strip()
    if not asking.wishes.asks or skips or not is_thin(asking.notes, asking.card):
        return ()
    dropped = {facet for facet, count in asking.counts.items() if count.asked - count.answered >= MOST_UNTOLD}
    known = {question.facet for question in asking.asked} | dropped
    chosen = choose(asking.card, asking.topic, asking.notes, known, asking.spoken)
    return tuple(AskedQuestion(facet, text) for facet, text in chosen)


def fresh(draft: Draft, given: Sequence[Material]) -> list[Material]:
    """What no revision of the draft knows yet."""
    return [one for one in given if one.number > draft.heard]


def outcome(draft: Draft, given: Sequence[Material], language: str, notes: str | None = None) -> InterviewOutcome:
    """What came of what was asked about a draft, from all that was given for it; `notes` for its first text."""
    answers = [one for one in fresh(draft, given) if one.kind != "note"]
    open_ones = [question.facet for question in draft.asked if question.open]
    facets = _told_facets(open_ones, as_notes(answers), language)
    skipped = not any(one.text.strip() or one.kind == "photo" for one in answers)
    return InterviewOutcome(given[-1].number if given else 0, notes, facets, skipped)


def _told_facets(asked: Sequence[str], answer: str, language: str) -> dict[str, bool]:
    """Which facets an answer tells: all, where it has as many parts as there were questions."""
    parts = [part for part in _BETWEEN.split(answer) if part.strip()]
    known = told_in(answer, language)
    return {facet: facet in known or len(parts) >= len(asked) for facet in asked}


def is_answer(command: Command, has_slash: bool) -> bool:
    """Whether what was said can answer a question: plain words that are no other wish, or the command that stops."""
    return isinstance(command, Stop) if has_slash else isinstance(command, _Answer)


def material_in(command: Command, text: str) -> str:
    """What there is to write in an answer; empty for words like “네”, “계속” or “몰라”, which only say: go on."""
    is_material = isinstance(command, Say | Address) and not (is_unknown(text) or wants_longer(text))
    return text.strip() if is_material else ""
