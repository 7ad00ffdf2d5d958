"""Texts against a pattern, made from the pattern itself: its beginnings, and what it repeats, over and over."""

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.support.hostile.growth import Text, repeated

REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
TRIED = "a 가1-.*[(`\n"  # letters for classes that hold one of them
MOST_OFTEN = 50  # of what must be repeated

Node = tuple[Any, Any]


def attacks(pattern: re.Pattern[str] | re.Pattern[bytes]) -> dict[str, Text]:
    """Texts by name: each beginning over and over; each repeated part, alone and behind what comes before it."""
    said = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    found = _Attacks()
    found.read(parser.parse(said, pattern.flags & ~re.UNICODE & ~re.DEBUG), "")
    return repeated(*found.over_and_over) | {
        f"{before!r}, {part!r}": _behind(before, part) for before, part in found.behind
    }


def _behind(before: str, part: str) -> Text:
    return lambda size: (before + part * (size // len(part) + 1))[:size]


@dataclass
class _Attacks:
    over_and_over: set[str] = field(default_factory=set)
    behind: set[tuple[str, str]] = field(default_factory=set)

    def read(self, nodes: Iterable[Node], before: str) -> str:
        """A text that fits, as far as one can be told without looking around, behind what came before."""
        text = before
        for op, given in nodes:
            text = self._grown(op, given, text)
            if text:
                self.over_and_over.add(text)
        return text

    def _grown(self, op: Any, given: Any, text: str) -> str:
        if op in REPEATS:
            part = self.read(given[2], text)[len(text) :]
            if part:
                self.over_and_over.add(part)
                self.behind.add((text, part))
            often: int = max(1, min(given[0], MOST_OFTEN))
            return text + part * often
        if op is sre.SUBPATTERN:
            return self.read(given[3], text)
        if op is sre.ATOMIC_GROUP:
            return self.read(given, text)
        if op is sre.BRANCH:
            texts = [self.read(branch, text) for branch in given[1]]
            return texts[0]
        if op in (sre.ASSERT, sre.ASSERT_NOT):
            self.read(given[1], text)
            return text
        return text + _letter(op, given)


def _letter(op: Any, given: Any) -> str:
    if op is sre.LITERAL:
        return chr(given)
    if op is sre.NOT_LITERAL:
        return "a" if given != ord("a") else "b"
    if op is sre.ANY:
        return "a"
    return _one_of(given) if op is sre.IN else ""


def _one_of(given: list[Node]) -> str:
    negated = given[0][0] is sre.NEGATE
    fits = next((letter for letter in TRIED if any(_holds(*part, letter) for part in given) != negated), "")
    firsts = [value[0] if op is sre.RANGE else value for op, value in given if op in (sre.LITERAL, sre.RANGE)]
    return fits or "".join(map(chr, firsts[:1]))


def _holds(op: Any, given: Any, letter: str) -> bool:
    if op is sre.LITERAL:
        return bool(ord(letter) == given)
    if op is sre.RANGE:
        return bool(given[0] <= ord(letter) <= given[1])
    return op is sre.CATEGORY and re.match(_CATEGORIES[given], letter) is not None


_CATEGORIES = {
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}
