"""Hear how much a draft sounds like its author."""

import re
from collections.abc import Mapping
from math import inf
from typing import NamedTuple

from styles.languages import LANGUAGES, has_analyser
from styles.measuring.counted import Counted, counted
from styles.measuring.habits import HABITS, PER
from styles.model import StyleCard, Typical, Usual, Voice
from styles.reading.joined import joined
from styles.reading.own_text import own
from styles.scoring.background import MEASURES, Background, Taken, background, nearest, take
from styles.scoring.calibration import chance
from styles.scoring.machine_tells import tells
from styles.scoring.voice import mean_scores, standings
from styles.verdict import Gap, Hearing

LEAST = 300  # characters: of less nothing is said
_CHECKS = "|".join(language.check for language in LANGUAGES.values())
_MARKS = re.compile(rf"\[(?:{_CHECKS})[^\]\n]{{0,200}}\]")  # gaps left for the author


_TITLE = re.compile(r"\s{0,100}#[ \t]{1,10}([^\n]{1,300})(?:\n|\Z)")  # as drafts have it; posts have it beside the text


class _Text(NamedTuple):
    title: str
    markdown: str


def _draft(markdown: str) -> _Text:
    text = _MARKS.sub("", markdown)
    found = _TITLE.match(text)
    return _Text(found[1].strip(), text[found.end() :]) if found else _Text("", text)


def hear(card: StyleCard, markdown: str) -> Hearing:
    """How a draft sounds beside the posts the card was learned from. Takes tens of milliseconds once kiwi is loaded.

    No match for a draft of less than 300 characters of prose, and for a voice learned from fewer than three posts or
    against other figures than these, or in a language whose analyser is not installed.
    """
    if not has_analyser(card.language):
        return Hearing(None, unheard="no analyser")
    figures = background(card.language)
    if card.voice is None:
        return Hearing(None, unheard="few posts")
    if card.voice.background != figures.mark:
        return Hearing(None, unheard="other figures")
    text = counted([joined(own(_draft(markdown)), card.language)], card.language)[0]
    if len(text.text) < LEAST or not text.sentences:
        return Hearing(None, unheard="short draft")
    return hear_against(card.voice, text, figures)


def hear_against(voice: Voice, text: Counted, figures: Background) -> Hearing:
    """The same of a text taken apart, against figures that need not be those that ship."""
    length = nearest(len(text.text))
    taken = take(text, figures.language)
    first, _ = standings(voice, [taken], length, figures)
    typical = typical_at(voice.first, length)
    place = float(first[0])
    return Hearing(
        match=round(100 * chance(fold_over(place, typical), figures.calibration[length])),
        within=typical.low <= place <= typical.high,
        overdone=place > typical.high,
        gaps=_gaps(voice, taken, figures, length, text),
        tells=tells(taken.measures, {u.name: u for u in voice.usual}),
    )


def second(voice: Voice, text: Counted, figures: Background) -> tuple[float, Typical]:
    """How a text stands by the scorer that nothing is ever chosen by, and how the author's own posts do."""
    length = nearest(len(text.text))
    return float(standings(voice, [take(text, figures.language)], length, figures)[1][0]), typical_at(
        voice.second, length
    )


def typical_at(typical: Mapping[int, Typical], length: int) -> Typical:
    """How own posts stand at a length of LENGTHS, or the nearest there is."""
    return typical.get(length) or typical[min(typical, key=lambda n: abs((n or 2_500) - (length or 2_500)))]


def fold_over(place: float, typical: Typical) -> float:
    """Where a text stands for the number that is shown. More like the author than the author is no better than less:
    beyond their range counts as far below it."""
    return place if place <= typical.high else typical.low - (place - typical.high)


# How much a gap must stand out to be named: in deviations of the author's own posts, by normal scores.
_OUT = 1.2
_NOT_ALONE = "unmarked"  # one sentence more tells nothing: Kiwi parts "안녕하세요 반쪽이에요." behind 안녕하세요


def _gaps(voice: Voice, taken: Taken, figures: Background, length: int, text: Counted) -> tuple[Gap, ...]:
    space = figures.space(MEASURES, length)
    own_scores, scores = mean_scores(voice, MEASURES), space.scores([taken.measures])[0]
    diagonal, factors = figures.space(MEASURES).within
    at = {name: i for i, name in enumerate(space.names)}
    found: list[tuple[float, Gap]] = []
    for usual in voice.usual:
        value = taken.measures.get(usual.name, 0.0)
        if usual.name not in at or value != value:
            continue
        i = at[usual.name]
        away = abs(scores[i] - own_scores[i]) / float(diagonal[i] + (factors[i] ** 2).sum()) ** 0.5
        if away >= _OUT and _outside(usual, value):
            once = _times(usual.name, max(value, usual.low), text) <= 1
            if not (once and usual.name == _NOT_ALONE):
                found.append((away, Gap(usual.name, round(value, 4), usual.low, usual.high, once)))
    return tuple(gap for _, gap in sorted(found, key=lambda pair: -pair[0])[:5])


def _times(name: str, rate: float, text: Counted) -> float:
    """How often a rate is in a text; without end where it is no rate."""
    if name in HABITS or name == "comma":
        return round(rate * max(300, len(text.text)) / PER)
    of_sentences = name == _NOT_ALONE or name.startswith("end ")
    return round(rate * (len(text.prose or text.sentences) + 2)) if of_sentences else inf


def _outside(usual: Usual, value: float) -> bool:
    return value < usual.low or value > usual.high
