"""What scripted evenings come to, in figures."""

import re
from collections.abc import Iterator, Sequence
from statistics import fmean, median
from typing import NamedTuple

from benchmarks.voice.evenings.evening import PHOTOS, Evening
from benchmarks.voice.facts.compare import Checked, check, given_facts
from styles.material import GROWS, length_for, size_of_notes
from styles.reading.own_text import own

_ANCHOR = re.compile(r"\[사진 (\d+)\]")


class Judged(NamedTuple):
    """An evening with what was written of it."""

    evening: Evening
    draft: str
    checked: Checked
    given: int  # facts in topic and material


def judged(evening: Evening, draft: str) -> Judged:
    """Held against topic, material and what this author always says."""
    asked = evening.asked
    language = asked.card.language
    source = f"{asked.topic}\n{asked.notes}"
    formulae = "\n".join((*asked.card.profile.greetings, *asked.card.profile.farewells))
    checked = check(draft, f"{source}\n{formulae}", language)
    lost = check(draft, source, language).lost
    return Judged(evening, draft, Checked(checked.invented, lost), len(given_facts(source, language)))


def lines(every: Sequence[Judged]) -> Iterator[str]:
    """The figures of all of them."""
    evenings = [one.evening for one in every]
    asked = [len(one.questions) for one in evenings]
    given, lost = sum(one.given for one in every), sum(len(one.checked.lost) for one in every)
    yield f"{len(every)} evenings of {len({one.author for one in evenings})} authors"
    answered, typed = sum(one.answered for one in evenings), [one.typed for one in evenings if one.questions]
    yield f"questions: {fmean(asked):.2f} an evening, most {max(asked)}; answered {answered} of {sum(asked)}"
    yield f"typed in answer: {median(typed or [0]):.0f} characters"
    yield f"facts given that stand in the draft: {1 - lost / max(1, given):.1%} of {given}"
    yield f"facts invented: {sum(len(one.checked.invented) for one in every)}"
    yield f"photos each once and in order: {sum(map(_in_order, every))} of {len(every)}"
    yield from _lengths(every)


def _in_order(one: Judged) -> bool:
    return [int(n) for n in _ANCHOR.findall(one.draft)] == list(range(1, PHOTOS + 1))


def _lengths(every: Sequence[Judged]) -> Iterator[str]:
    before = [len(own(one.evening.post).text) / max(1, size_of_notes(one.evening.notes)) for one in every]
    after = [len(own(one.evening.post).text) / max(1, size_of_notes(one.evening.asked.notes)) for one in every]
    yield f"post : material {median(before):.1f} before the questions, {median(after):.1f} after"
    few = [one for one in every if length_for(one.evening.asked.notes, one.evening.asked.card) < _usual(one)]
    short = [len(one.draft.strip()) <= max(200, GROWS * size_of_notes(one.evening.asked.notes)) for one in few]
    yield f"little material: {len(few)} of {len(every)}; drafts of it at most {GROWS} times as long: {sum(short)}"


def _usual(one: Judged) -> int:
    return round(one.evening.asked.card.profile.post.middle)
