"""Read how much judges suspected each text, and say how well an arm passes for its author."""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from statistics import fmean
from typing import NamedTuple

from benchmarks.voice.evaluation.figures import auc
from benchmarks.voice.trial.pairs import REAL
from benchmarks.voice.trial.verdicts import wilson

_MOST_LINES = 20_000
_LONGEST = 2_000  # characters of a line that are looked at
_DRAWN = 2_000  # times authors are drawn anew for an interval
_TELLS = 12  # words that are told of an arm

_LINE = re.compile(r"[\s>#*|`(\[-]{0,20}text[_ #-]{0,3}0{0,3}(\d{1,4})(?:\.txt)?(?!\w)(.*)", re.I)
_SUSPICION = re.compile(
    r"[\s|:.,*`=()-]{0,20}(?:suspicion|의심)?[\s|:.,*`=()-]{0,20}(\d{1,3})(?!\.?\d)[ \t]?%?(.*)", re.I
)
_TAKEN = re.compile(
    r"[\s|:.,*`=()-]{0,20}(?:taken|accept(?:ed)?|본인)?[\s|:.,*`=()-]{0,20}"
    r"(?:(o|\u110b|○|예|네|yes|y|true)|(x|×|✗|아니[오요]|no|n|false))[\s*`]{0,5}(?=$|[|,;:.)/–-])(.*)",
    re.I,
)
_EDGES = " \t:.,;|*`_=>-–—()[]"
_WORD = re.compile(r"[가-힣]{2,10}|[a-z]{4,20}")
_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:에서|으로|까지|부터|처럼|이나|은|는|이|가|을|를|의|에|도|로|와|과|만|함|됨)$")


class Impression(NamedTuple):
    """What one judge said of one text."""

    judge: str
    text: str  # 'text_01'
    suspicion: int  # 0 surely the author's, 100 surely not
    taken: bool | None  # for the author's; None where that was not answered
    tells: tuple[str, ...]


class Impressions(NamedTuple):
    said: tuple[Impression, ...]
    unread: tuple[str, ...]  # what could not be read, each in a few words with its place


def read(judge: str, text: str) -> Impressions:
    """The answers of one judge: lines like 'text_01 | 35 | O | a tell; another', tells also on the lines below.

    A text that is answered twice counts as it was answered last.
    """
    found: dict[str, Impression] = {}
    unread: list[str] = []
    last = ""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines()[:_MOST_LINES], 1):
        line = unicodedata.normalize("NFKC", line[:_LONGEST]).strip()
        if not line or line.startswith("#"):
            continue
        if _LINE.match(line):
            said = _answer(judge, line)
            last = said.text if said else ""
            found |= {said.text: said} if said else {}
        elif last:
            found[last] = found[last]._replace(tells=(*found[last].tells, *_tells(line)))
        if not last:
            unread.append(f"{judge}:{number}: {line[:60]}")
    return Impressions(tuple(found.values()), tuple(unread))


def _answer(judge: str, line: str) -> Impression | None:
    name = _LINE.match(line)
    level = _SUSPICION.match(name[2]) if name else None
    if not name or not level or int(level[1]) > 100:
        return None
    taken = _TAKEN.match(level[2])
    rest = taken[3] if taken else level[2]
    mine = bool(taken[1]) if taken else None
    return Impression(judge, f"text_{int(name[1]):02d}", int(level[1]), mine, _tells(rest))


def _tells(text: str) -> tuple[str, ...]:
    return tuple(tell for part in re.split(r"[;|]", text) if (tell := part.strip(_EDGES)))


class Mark(NamedTuple):
    """One answer with what the text was."""

    author: str
    item: str
    arm: str
    said: Impression


class Figure(NamedTuple):
    """A mean and where it lies in 95 of 100 draws of the authors; NaN where nothing was counted."""

    mean: float
    low: float
    high: float


class Arm(NamedTuple):
    """How well one arm passes for its authors."""

    name: str
    items: int
    answers: int
    suspicion: Figure
    auc: Figure  # .5: not told from real posts, 1: always
    within: float  # the same, only among what one judge saw
    taken: int
    asked: int  # answers that say whether the text was taken
    taken_share: tuple[float, float]  # Wilson, 95 %
    beyond_real: Figure  # how much more it is suspected than the same authors' posts
    tells: tuple[tuple[str, int], ...]  # words of the tells, and in how many answers they stand


class RoundResult(NamedTuple):
    arms: tuple[Arm, ...]
    differences: tuple[tuple[str, str, Figure], ...]  # of two arms: the first suspected so much more than the second
    missing: tuple[str, ...]  # 'judge_1 text_02'
    unread: tuple[str, ...]


def outcome(answers: Sequence[Impressions], key: Mapping[str, Mapping[str, str]], seed: int = 0) -> RoundResult:
    """Every arm's figures, the author's own posts first. `key`: of each 'judge_1 text_02' its item, author and arm."""
    said = {f"{s.judge} {s.text}": s for a in answers for s in a.said}
    marks = [Mark(k["author"], k["item"], k["arm"], said[name]) for name, k in key.items() if name in said]
    names = sorted({m.arm for m in marks}, key=lambda arm: (arm != REAL, arm))
    arms = [n for n in names if n != REAL]
    return RoundResult(
        arms=tuple(_arm(name, marks, seed) for name in names),
        differences=tuple(
            (one, other, drawn(marks, partial(_more, one=one, other=other), seed))
            for i, one in enumerate(arms)
            for other in arms[i + 1 :]
        ),
        missing=tuple(name for name in key if name not in said),
        unread=(
            *(u for a in answers for u in a.unread),
            *(f"{name}: no such text" for name in said if name not in key),
        ),
    )


def _arm(name: str, marks: Sequence[Mark], seed: int) -> Arm:
    mine = [m for m in marks if m.arm == name]
    asked = [m for m in mine if m.said.taken is not None]
    taken = sum(bool(m.said.taken) for m in asked)
    return Arm(
        name,
        len({m.item for m in mine}),
        len(mine),
        drawn(mine, _mean, seed),
        drawn(marks, partial(_told_apart, arm=name), seed),
        _within(marks, name),
        taken,
        len(asked),
        wilson(taken, len(asked)),
        drawn(marks, partial(_more, one=name, other=REAL), seed),
        _words(mine),
    )


_Measure = Callable[[Sequence[Mark]], float]


def drawn(marks: Sequence[Mark], measure: _Measure, seed: int) -> Figure:
    """A measure and its interval: percentiles over authors drawn with replacement (Efron 1979), for answers about one
    author are no independent ones."""
    by_author: dict[str, list[Mark]] = {}
    for mark in marks:
        by_author.setdefault(mark.author, []).append(mark)
    authors = list(by_author.values())
    dice = random.Random(f"{seed}/bootstrap")
    found = [
        measure([mark for own in dice.choices(authors, k=len(authors)) for mark in own])
        for _ in range(_DRAWN if authors else 0)
    ]
    found = sorted(value for value in found if value == value)
    if not found:
        return Figure(measure(marks), float("nan"), float("nan"))
    return Figure(measure(marks), found[int(0.025 * len(found))], found[int(0.975 * (len(found) - 1))])


def _levels(marks: Sequence[Mark], arm: str) -> list[float]:
    return [float(m.said.suspicion) for m in marks if m.arm == arm]


def _mean(marks: Sequence[Mark]) -> float:
    return fmean(m.said.suspicion for m in marks) if marks else float("nan")


def _told_apart(marks: Sequence[Mark], arm: str) -> float:
    return auc(_levels(marks, arm), _levels(marks, REAL))


def _within(marks: Sequence[Mark], arm: str) -> float:
    """The mean over judges of how well each told the arm from real posts, by how many comparisons they made."""
    found: list[tuple[float, int]] = []
    for judge in dict.fromkeys(m.said.judge for m in marks):
        own = [m for m in marks if m.said.judge == judge]
        weight = len(_levels(own, arm)) * len(_levels(own, REAL))
        found += [(_told_apart(own, arm), weight)] if weight else []
    return sum(a * w for a, w in found) / sum(w for _, w in found) if found else float("nan")


def _more(marks: Sequence[Mark], one: str, other: str) -> float:
    """How much more the first is suspected, among authors of whom both were judged."""
    levels: dict[tuple[str, str], list[int]] = {}
    for mark in marks:
        levels.setdefault((mark.item, mark.arm), []).append(mark.said.suspicion)
    both = [
        fmean(levels[item, one]) - fmean(levels[item, other])
        for item in [m.item for m in marks if m.arm == one]
        if (item, other) in levels
    ]
    return fmean(both) if both else float("nan")


def _words(marks: Sequence[Mark]) -> tuple[tuple[str, int], ...]:
    counts = Counter(
        word
        for mark in marks
        for word in {_PARTICLE.sub("", w) for tell in mark.said.tells for w in _WORD.findall(tell.lower())}
    )
    return tuple((word, n) for word, n in counts.most_common(_TELLS) if n > 1)


def lines(result: RoundResult) -> Iterator[str]:
    """The outcome as a table and lists."""
    yield f"{'':<12} {'items':>5} {'said':>5}  {'suspicion':<14} {'AUC':<16} {'one judge':<9}  taken for the author"
    for arm in result.arms:
        told = f"{_span(arm.auc, '.2f'):<16} {arm.within:<9.2f}" if arm.name != REAL else " " * 26
        low, high = arm.taken_share
        share = 100 * arm.taken / arm.asked if arm.asked else float("nan")
        yield (
            f"{arm.name:<12} {arm.items:>5} {arm.answers:>5}  {_span(arm.suspicion, '.0f'):<14} {told}  "
            f"{arm.taken}/{arm.asked} ({share:.0f} %, {100 * low:.0f}–{100 * high:.0f})"
        )
    for arm in result.arms:
        if arm.name != REAL:
            yield f"{arm.name} − {REAL}: {_span(arm.beyond_real, '+.1f')}"
    yield from (f"{one} − {other}: {_span(more, '+.1f')}" for one, other, more in result.differences)
    for arm in result.arms:
        yield f"tells of {arm.name}: {', '.join(f'{word} {n}' for word, n in arm.tells) or '–'}"
    if result.missing:
        yield f"no answer: {', '.join(result.missing)}"
    yield from (f"not understood: {place}" for place in result.unread)


def _span(figure: Figure, form: str) -> str:
    return f"{figure.mean:{form}} ({figure.low:{form}}–{figure.high:{form}})"
