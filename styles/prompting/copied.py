"""See how much of a draft was taken word for word from the passages it was to learn from."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from styles.languages import language_of
from styles.reading.spoken import language
from styles.spelling.protected import without_code


class Copied(NamedTuple):
    """`share` of the draft's stretches of n words that stand in the passages too, 0 to 1; the longest such stretch."""

    share: float
    longest: str


def find_copied(markdown: str, passages: Sequence[str], notes: str, n: int = 8) -> Copied:
    """Compare by stretches of `n` words (of 2n characters in Japanese), marks and capitals aside.

    What stands in `notes` (notes, topic, greetings) may be repeated and does not count; nor does code.
    """
    text = without_code(markdown)
    apart = _has_words_apart(text)
    size = max(1, n) if apart else 2 * max(1, n)
    words = _units(text, apart)
    theirs = _theirs(passages, notes, apart, size)
    taken = [gram in theirs for gram in _grams(words, size)]
    if not any(taken):
        return Copied(0.0, "")
    start, end = _longest(taken)
    return Copied(sum(taken) / len(taken), text[words[start].start() : words[end + size - 1].end()])


def taken_from(texts: Sequence[str], passages: Sequence[str], notes: str, n: int = 8) -> list[str]:
    """Those of some sentences in which a stretch of `n` words was copied, compared as `copied` does."""
    apart = _has_words_apart("\n".join(texts))
    size = max(1, n) if apart else 2 * max(1, n)
    theirs = _theirs(passages, notes, apart, size)
    return [text for text in texts if not theirs.isdisjoint(_grams(_units(text, apart), size))]


def _has_words_apart(text: str) -> bool:
    return language_of(language(text[:10_000])).counting.words_apart


def _theirs(passages: Sequence[str], notes: str, apart: bool, size: int) -> set[tuple[str, ...]]:
    found = {gram for passage in passages for gram in _grams(_units(without_code(passage), apart), size)}
    return found - set(_grams(_units(notes, apart), size))


def _units(text: str, apart: bool) -> list[re.Match[str]]:
    """Words without the marks around them, or single characters, with their places."""
    return list(re.finditer(r"\w+(?:['’.-]\w+)*+" if apart else r"\w", text))


def _grams(words: Sequence[re.Match[str]], size: int) -> list[tuple[str, ...]]:
    plain = [word.group().casefold() for word in words]
    return list(zip(*(plain[i:] for i in range(size)), strict=False))


def _longest(taken: Sequence[bool]) -> tuple[int, int]:
    """First and last index of the longest unbroken row."""
    best = row = 0
    last = -1
    for i, here in enumerate(taken):
        row = row + 1 if here else 0
        if row > best:
            best, last = row, i
    return last - best + 1, last
