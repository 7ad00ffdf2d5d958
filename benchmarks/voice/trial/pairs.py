"""Put two texts side by side so that nobody can see where they come from."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.voice.trial.normalising import looks

REAL = "real"  # what the author wrote: not an arm, but judged beside them


class Side(NamedTuple):
    """Where a text comes from: an arm ('card', 'real') and which of its drafts."""

    arm: str
    draft: int
    text: str


@dataclass(frozen=True)
class Pair:
    """Two texts on the same brief; `a` is shown first. `name` is all that a judge sees of it."""

    name: str
    item: str
    arms: tuple[str, str]  # the first is the one whose wins are counted
    a: Side
    b: Side
    references: tuple[str, ...]

    @property
    def key(self) -> dict[str, object]:
        """What is told to nobody who judges."""
        return {
            "item": self.item,
            "arms": list(self.arms),
            "A": self.a.arm,
            "B": self.b.arm,
            "draft": [self.a.draft, self.b.draft],
        }


class Contest(NamedTuple):
    """All that two arms made of one item, and three posts to know the author by."""

    item: str
    arms: tuple[str, str]
    first: Sequence[str]  # drafts
    second: Sequence[str]
    references: Sequence[str]


def pairs(contests: Sequence[Contest], seed: int) -> list[Pair]:
    """Drafts of the two arms paired one to one, a single text against each; in an order nobody can guess.

    Of any two arms the first stands first in half of the pairs (of an odd number, one more or less, by seed).
    """
    dice = random.Random(f"{seed}/pairs")
    made: list[tuple[Contest, Side, Side]] = []
    for arms in dict.fromkeys(c.arms for c in contests):
        found = [(c, one, other) for c in contests if c.arms == arms for one, other in _matched(c)]
        dice.shuffle(found)
        turn = dice.random() < 0.5
        made += [
            (c, one, other) if (i % 2 == 0) is turn else (c, other, one) for i, (c, one, other) in enumerate(found)
        ]
    dice.shuffle(made)
    return [
        Pair(f"pair_{n:03d}", c.item, c.arms, a, b, tuple(looks(r) for r in c.references))
        for n, (c, a, b) in enumerate(made, 1)
    ]


def _matched(contest: Contest) -> list[tuple[Side, Side]]:
    one, other = contest.first, contest.second
    if not one or not other:
        return []
    times = max(len(one), len(other)) if 1 in (len(one), len(other)) else min(len(one), len(other))
    sides = []
    for n in range(times):
        i, j = n % len(one), n % len(other)
        sides.append((Side(contest.arms[0], i + 1, looks(one[i])), Side(contest.arms[1], j + 1, looks(other[j]))))
    return sides


_ASKED: Mapping[str, Mapping[str, str]] = {
    "ko": {
        "head": "같은 사람이 쓴 글 세 편을 먼저 읽고, 그 아래 글 A와 글 B를 읽어 주세요.",
        "reference": "참고 글 {n}",
        "text": "글 {side}",
        "ask": """\
A와 B 가운데 참고 글을 쓴 사람이 쓴 글은 어느 쪽인가요?
첫 줄에 이 번호와 A 또는 B를 적고, 그 아래에 그렇게 본 까닭(눈에 띈 점)을 한 줄에 하나씩 적어 주세요.

{name} ?
-""",
    },
    "en": {
        "head": "First read three posts by one person, then text A and text B below them.",
        "reference": "Reference {n}",
        "text": "Text {side}",
        "ask": """\
Which of A and B was written by the author of the references?
Put this number and A or B on the first line, and below it your reasons (the tells), one a line.

{name} ?
-""",
    },
}


def shown(pair: Pair, language: str) -> str:
    """What a judge reads: three posts of the author, two texts, one question. Nothing names an arm."""
    asked = _ASKED.get(language, _ASKED["en"])
    parts = [pair.name, asked["head"]]
    parts += [framed(asked["reference"].format(n=n), text) for n, text in enumerate(pair.references, 1)]
    parts += [framed(asked["text"].format(side=s), t) for s, t in (("A", pair.a.text), ("B", pair.b.text))]
    return "\n\n".join([*parts, "=" * 60, asked["ask"].format(name=pair.name)]) + "\n"


def framed(name: str, text: str) -> str:
    return f"===== {name} =====\n\n{text}"
