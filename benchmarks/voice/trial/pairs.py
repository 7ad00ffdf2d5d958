"""Put two texts side by side so that nobody can see where they come from."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_LONGEST = 12_000  # characters of a text that a judge is shown

_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\n]{0,2000}\)|!\[\[[^\]\n]{0,300}\]\]|<img\b[^>\n]{0,2000}>", re.I)
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,100}\])")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]{1,2000}>?", re.I)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t].*$")
_CHECK = re.compile(r"\[(?:확인|check|確認)(?:[:：][ \t]{0,5}([^\[\]\n]{0,200}))?\]", re.I)
_MACHINERY = re.compile(
    r"\{%[^{}]{0,500}%\}|\{\{[^{}]{0,500}\}\}|\{:[^{}\n]{0,200}\}|\[\^[^\]\n]{1,40}\]:?"
    r"|<(?:/?[a-zA-Z]|!--)[^>\n]{0,500}>"
)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


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


def looks(markdown: str) -> str:
    """A text without what would give away whether it was drafted or published.

    Title, pictures, addresses, code, tables, footnote marks and HTML go; of links and [확인: …] the words stay;
    never more than one blank line.
    """
    lines = _unwrapped(markdown.replace("\r\n", "\n").replace("\r", "\n").strip("\ufeff\n ")[: 4 * _LONGEST])
    if lines and re.match(r"# +\S", lines[0]):
        lines = lines[1:]
    kept: list[str] = []
    for line in _without_code(lines):
        shown = _line(line)
        if shown.strip() or not line.strip():
            kept.append(shown)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")[:_LONGEST].rstrip()


def _unwrapped(text: str) -> list[str]:
    """The lines, without a fence around the whole, as models put one."""
    lines = text.split("\n")
    if re.fullmatch(r"```(?:markdown|md)?[ \t]*", lines[0]):
        lines = lines[1:]
        if lines and lines[-1].strip() == "```":
            lines = lines[:-1]
    while lines and not lines[0].strip():
        lines = lines[1:]
    return lines


def _without_code(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = ""
        elif mark:
            fence = mark[1]
        elif not line.lstrip().startswith("|"):
            kept.append(line)
    return kept


def unlinked(line: str) -> str:
    """A line without pictures, addresses, tags and footnote marks; of links the words stay."""
    line = _LINK.sub(r"\1", _PICTURE.sub("", _DEFINITION.sub("", line)))
    return _MACHINERY.sub("", _ADDRESS.sub("", line)).rstrip()


def _line(line: str) -> str:
    line = unlinked(_CHECK.sub(lambda m: m[1] or "", line))
    return (
        "" if re.fullmatch(r"[\s\-*>#|:]{0,20}", line) and not re.fullmatch(r"\s{0,3}([-*]\s?){3,10}", line) else line
    )


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
    parts += [_framed(asked["reference"].format(n=n), text) for n, text in enumerate(pair.references, 1)]
    parts += [_framed(asked["text"].format(side=s), t) for s, t in (("A", pair.a.text), ("B", pair.b.text))]
    return "\n\n".join([*parts, "=" * 60, asked["ask"].format(name=pair.name)]) + "\n"


def _framed(name: str, text: str) -> str:
    return f"===== {name} =====\n\n{text}"
