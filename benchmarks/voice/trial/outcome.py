"""Say how well each arm passes for its authors, from what judges answered."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from statistics import fmean
from typing import NamedTuple

from benchmarks.voice.evaluation.figures import auc
from benchmarks.voice.trial.answers import Impression, Impressions
from benchmarks.voice.trial.intervals import Span, share, span
from benchmarks.voice.trial.rounds import REAL

_TELLS = 12  # words that are told of an arm
_WORD = re.compile(r"[가-힣]{2,10}|[a-z]{4,20}")
_PARTICLE = re.compile(
    r"(?<=[가-힣]{2})(?:에서|으로|까지|부터|처럼|이나|은|는|이|가|을|를|의|에|도|로|와|과|만|함|됨)$"
)


class Mark(NamedTuple):
    """One answer with what it was about."""

    author: str
    item: str
    arms: tuple[str, ...]  # of the texts, in their order
    said: Impression

    @property
    def chosen(self) -> str:
        return self.arms[self.said.number - 1]


class Arm(NamedTuple):
    """How well one arm passes for its authors, read one by one."""

    name: str
    items: int
    answers: int
    suspicion: Span
    auc: Span  # .5: not told from real posts, 1: always
    within: float  # the same, only among what one judge saw
    taken: int
    asked: int  # answers that say whether the text was taken
    beyond_real: Span  # how much more it is suspected than the post of the same brief


class Wins(NamedTuple):
    """How often the first of two arms was taken for the author; of five texts, how often the draft stood out."""

    first: str
    second: str
    wins: int
    answers: int
    items: int


class RoundResult(NamedTuple):
    arms: tuple[Arm, ...]
    differences: tuple[tuple[str, str, Span], ...]  # of two arms: the first suspected so much more than the second
    pairs: tuple[Wins, ...]
    found_out: tuple[Wins, ...]
    tells: Mapping[str, tuple[tuple[str, int], ...]]  # of an arm: words of the tells, in how many answers they stand
    missing: tuple[str, ...]  # 'judge_1 text_02'
    unread: tuple[str, ...]


def outcome(
    answers: Sequence[Impressions], key: Mapping[str, tuple[str, str, tuple[str, ...]]], seed: int = 0
) -> RoundResult:
    """Every arm's figures, the author's own posts first. `key`: of each 'judge_1 text_02' author, item and arms."""
    said = {f"{s.judge} {s.name}": s for a in answers for s in a.said}
    marks = [Mark(*about, said[name]) for name, about in key.items() if name in said]
    single = [m for m in marks if m.said.name.startswith("text")]
    names = sorted({m.arms[0] for m in single}, key=lambda arm: (arm != REAL, arm))
    twos = [(one, other) for i, one in enumerate(names) for other in names[i + 1 :] if one != REAL]
    return RoundResult(
        arms=tuple(_arm(name, single, seed) for name in names),
        differences=tuple((a, b, span(single, _author, partial(_more, one=a, other=b), seed)) for a, b in twos),
        pairs=tuple(_wins([m for m in marks if m.said.name.startswith("pair")])),
        found_out=tuple(_wins([m for m in marks if m.said.name.startswith("five")])),
        tells=_told(marks),
        missing=tuple(name for name in key if name not in said),
        unread=(*(u for a in answers for u in a.unread), *(f"{name}: ?" for name in said if name not in key)),
    )


def _author(mark: Mark) -> str:
    return mark.author


def _arm(name: str, marks: Sequence[Mark], seed: int) -> Arm:
    mine = [m for m in marks if m.arms[0] == name]
    asked = [m for m in mine if m.said.taken is not None]
    return Arm(
        name,
        len({m.item for m in mine}),
        len(mine),
        span(mine, _author, _mean, seed),
        span(marks, _author, partial(_told_apart, arm=name), seed),
        _within(marks, name),
        sum(bool(m.said.taken) for m in asked),
        len(asked),
        span(marks, _author, partial(_more, one=name, other=REAL), seed),
    )


def _levels(marks: Sequence[Mark], arm: str) -> list[float]:
    return [float(m.said.number) for m in marks if m.arms[0] == arm]


def _mean(marks: Sequence[Mark]) -> float:
    return fmean(m.said.number for m in marks) if marks else float("nan")


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
    """How much more the first is suspected, over the items of which both were judged."""
    levels: dict[tuple[str, str], list[int]] = {}
    for mark in marks:
        levels.setdefault((mark.item, mark.arms[0]), []).append(mark.said.number)
    items = [m.item for m in marks if m.arms[0] == one and (m.item, other) in levels]
    return fmean(fmean(levels[i, one]) - fmean(levels[i, other]) for i in items) if items else float("nan")


def _wins(marks: Sequence[Mark]) -> Iterator[Wins]:
    """Of every two arms that stood together, how often the first was chosen; a draft always before REAL."""
    by_arms: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        one, other = sorted(set(mark.arms), key=lambda arm: (arm == REAL, arm))
        by_arms.setdefault((one, other), []).append(mark)
    for (one, other), own in by_arms.items():
        yield Wins(one, other, sum(m.chosen == one for m in own), len(own), len({m.item for m in own}))


def _told(marks: Sequence[Mark]) -> dict[str, tuple[tuple[str, int], ...]]:
    """The words of what was said against each arm that was judged singly, or that was chosen."""
    by_arm: dict[str, Counter[str]] = {}
    for mark in marks:
        words = {_PARTICLE.sub("", word) for tell in mark.said.tells for word in _WORD.findall(tell.lower())}
        by_arm.setdefault(mark.arms[0] if len(mark.arms) == 1 else mark.chosen, Counter()).update(sorted(words))
    return {
        arm: tuple((word, n) for word, n in counts.most_common(_TELLS) if n > 1)
        for arm, counts in sorted(by_arm.items())
    }


def as_fields(result: RoundResult) -> dict[str, object]:
    """The outcome as plain values, for programs."""
    return {
        **result._asdict(),
        "arms": [arm._asdict() for arm in result.arms],
        "pairs": [pair._asdict() for pair in result.pairs],
        "found_out": [draft._asdict() for draft in result.found_out],
    }


def lines(result: RoundResult) -> Iterator[str]:
    """The outcome as a table and lists."""
    if result.arms:
        yield f"{'':<12} items  said  {'suspicion':<14} {'AUC':<16} one judge  taken for the author"
    for arm in result.arms:
        told = f"{arm.auc.shown('.2f'):<16} {arm.within:<9.2f}" if arm.name != REAL else " " * 26
        yield (
            f"{arm.name:<12} {arm.items:>5} {arm.answers:>5}  {arm.suspicion.shown('.0f'):<14} {told}  "
            f"{share(arm.taken, arm.asked)}"
        )
    yield from (f"{arm.name} − {REAL}: {arm.beyond_real.shown('+.1f')}" for arm in result.arms if arm.name != REAL)
    yield from (f"{one} − {other}: {more.shown('+.1f')}" for one, other, more in result.differences)
    for pair in result.pairs:
        yield f"{pair.first} before {pair.second}: {share(pair.wins, pair.answers)}, {pair.items} items"
    for odd in result.found_out:
        yield f"{odd.first} found out of five (by chance 20 %): {share(odd.wins, odd.answers)}, {odd.items} items"
    for name, tells in result.tells.items():
        yield f"said of {name}: {', '.join(f'{word} {n}' for word, n in tells) or '–'}"
    if result.missing:
        yield f"no answer: {', '.join(result.missing)}"
    yield from (f"not understood: {place}" for place in result.unread)
