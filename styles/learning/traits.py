"""How typical a stretch of text is of its author, by twenty traits of its surface."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean, pstdev

from styles.measuring.counted import REGISTERS, length
from styles.measuring.habits import PER
from styles.reading.sentences import Sentence


def traits_of(found: Sequence[Sentence], text: str, language: str) -> tuple[float, ...]:
    """The traits of some sentences and the text they stand in, always as many and in one order."""
    lengths = [float(length(s, language)) for s in found] or [0.0]
    n, mean = max(1, len(found)), fmean(lengths)
    endings = [s.ending for s in found]
    registers = [e for e in endings if e in REGISTERS]
    size = max(300, len(text))
    return (
        mean,
        math.sqrt(fmean((x - mean) ** 2 for x in lengths)),
        *(endings.count(e) / n for e in ("formal", "polite", "plain", "casual", "clipped", "noun", "trailing")),
        sum(a != b for a, b in pairwise(registers)) / max(1, len(registers) - 1),
        sum(bool(s.first) for s in found) / n,
        sum(len(s.selves) for s in found) / n,
        _count(text, ",，、") / n,
        *(min(8.0, times * PER / size) for times in _signs(text)),
    )


def _signs(text: str) -> Iterator[int]:
    yield len(re.findall("[ㅋㅎㅠㅜ]{2,}", text))
    yield _count(text, "~〜")
    yield from map(text.count, ("!", "?"))
    yield text.count("..") + text.count("…")
    yield text.count("(")
    yield text.startswith("#")
    yield re.match(r"\s*[-*\d]+[.)]? ", text) is not None
    yield text.count("**")


def _count(text: str, characters: str) -> int:
    return sum(map(text.count, characters))


def norm(rows: Sequence[tuple[float, ...]]) -> tuple[list[float], list[float]]:
    """The mean of each trait over some texts, and its spread, never so small that a trait decides alone."""
    columns = list(zip(*rows, strict=True))
    return [fmean(c) for c in columns], [max(pstdev(c), 0.05 * (abs(fmean(c)) + 0.2)) for c in columns]


def distance(traits: Sequence[float], centre: Sequence[float], scale: Sequence[float]) -> float:
    """Root mean square of the deviations, each cut at 3: one odd trait does not outweigh all others."""
    return math.sqrt(fmean(min(3.0, abs(t - c) / s) ** 2 for t, c, s in zip(traits, centre, scale, strict=True)))
