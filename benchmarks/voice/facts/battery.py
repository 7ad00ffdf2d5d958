"""Try the checker of facts on posts, on the notes made of them, and on inventions that were planted in them."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.voice.corpus import Text
from benchmarks.voice.facts.compare import Fact, FactKind, check
from benchmarks.voice.facts.names import fold, names
from benchmarks.voice.facts.numbers import Number, by_value, known, numbers
from benchmarks.voice.trial.normalising import looks

SIZES = range(600, 5_000)  # characters of a post that is tried
_KINDS: tuple[FactKind, ...] = ("number", "date", "name", "place", "quote")


class Tried(NamedTuple):
    """Counts over some posts: what was planted and found by kind; what an untouched post was blamed for."""

    posts: int
    planted: Mapping[FactKind, int]
    found: Mapping[FactKind, int]
    blamed: Mapping[FactKind, int]  # of the post against itself spelled otherwise: every one is a false alarm


def tried(posts: Mapping[str, Sequence[Text]], each: int, seed: int) -> Tried:
    """So many posts of every author: one invention of each kind planted, taken from another author's posts."""
    dice = random.Random(f"{seed}/facts")
    planted: Counter[FactKind] = Counter()
    found: Counter[FactKind] = Counter()
    blamed: Counter[FactKind] = Counter()
    fit = {a: [p for p in own if len(looks(p.markdown)) in SIZES] for a, own in sorted(posts.items())}
    count = 0
    for author, own in fit.items():
        others = [p for a, theirs in fit.items() if a != author and a[:2] == author[:2] for p in theirs]
        for post in dice.sample(own, min(each, len(own))) if others else ():
            count += 1
            text, spoken = looks(post.markdown), author[:2]
            blamed.update(fact.kind for fact in check(respelled(text), text, spoken).invented)
            for kind, (changed, said) in _plantings(text, looks(dice.choice(others).markdown), spoken, dice):
                planted[kind] += 1
                found[kind] += _finds(check(changed, text, spoken).invented, kind, said)
    return Tried(count, planted, found, blamed)


def _finds(facts: Sequence[Fact], kind: FactKind, said: str) -> bool:
    return any(fold(said) in fold(fact.text) or fold(fact.text) in fold(said) for fact in facts if fact.kind == kind)


def respelled(text: str) -> str:
    """The same numbers written another way: 12,000 without its comma, 35000 as 3만 5000, 3월 5일 apart."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"(?<![\d.])([1-9])([1-9]\d{3})(?=\s?원)", r"\1만 \2", text)
    return re.sub(r"(\d)\s?(시간|개월|분|년|월|일|명|번|개)(?![a-z])", r"\1 \2", text)


_Planting = tuple[FactKind, tuple[str, str]]


def _plantings(text: str, other: str, spoken: str, dice: random.Random) -> Iterator[_Planting]:
    """The post with one thing of each kind that it does not say, and what that is."""
    values = by_value(numbers(text))
    written: tuple[FactKind, FactKind] = ("number", "date")
    for kind in written:
        own = [n for n in numbers(text) if n.is_date == (kind == "date") and n.text[0].isdigit()]
        if own:
            changed, said = _changed(text, dice.choice(own), values)
            if said:
                yield kind, (changed, said)
    foreign = [n for n in names(other, spoken) if fold(n.text) not in fold(text)]
    called: tuple[FactKind, FactKind] = ("name", "place")
    for kind in called:
        some = [n.text for n in foreign if n.is_place == (kind == "place")]
        if some:
            said = dice.choice(some)
            yield (
                kind,
                (_inserted(text, f"{said}에서도 그랬다." if spoken == "ko" else f"so it was with {said}.", dice), said),
            )
    lines = [s.strip() for s in re.split(r"[.!?\n\"“”]", other) if 12 <= len(s.strip()) <= 80]
    if lines:
        said = dice.choice(lines)
        yield "quote", (_inserted(text, f"“{said}” 라고 했다.", dice), said)


def _changed(text: str, number: Number, values: Mapping[float, frozenset[str]]) -> tuple[str, str]:
    """One figure made another that stands nowhere in the text."""
    figure = re.match(r"\d{1,9}", text[number.at :])
    if not figure:
        return text, ""
    for more in (1, 3, 7, 13, 29):
        value = int(figure[0]) + more
        if not known(number._replace(value=float(value)), values):
            end = number.at + figure.end()
            return f"{text[: number.at]}{value}{text[end:]}", str(value)
    return text, ""


def _inserted(text: str, sentence: str, dice: random.Random) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines) + 1)
    return "\n".join([*lines[:at], sentence, *lines[at:]])


def table(found: Tried) -> Iterator[str]:
    """A line a kind: planted and found, and how often an untouched post was blamed."""
    yield f"{found.posts} posts"
    for kind in _KINDS:
        planted = found.planted.get(kind, 0)
        share = f"{100 * found.found.get(kind, 0) / planted:.0f} %" if planted else "–"
        alarms = found.blamed.get(kind, 0) / max(1, found.posts)
        yield f"{kind:<8} planted {planted:>4}  found {share:>5}   false alarms a post {alarms:.3f}"
