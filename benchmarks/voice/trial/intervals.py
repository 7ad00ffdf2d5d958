"""How sure a figure is that was counted on a few texts of a few authors."""

import random
from collections.abc import Callable, Hashable, Sequence
from math import sqrt
from typing import NamedTuple, TypeVar

_DRAWN = 2_000  # times authors are drawn anew
_T = TypeVar("_T")


class Span(NamedTuple):
    """A figure and where it lies in 95 of 100 draws; NaN where nothing was counted."""

    mean: float
    low: float
    high: float

    def shown(self, form: str) -> str:
        """'43 (31–55)'; `form` as in format()."""
        return f"{self.mean:{form}} ({self.low:{form}}–{self.high:{form}})"


def span(
    marks: Sequence[_T], owner: Callable[[_T], Hashable], figure: Callable[[Sequence[_T]], float], seed: int
) -> Span:
    """A figure and its interval: percentiles over owners (authors) drawn with replacement (Efron 1979), for answers
    about one author are no independent ones."""
    by_owner: dict[Hashable, list[_T]] = {}
    for mark in marks:
        by_owner.setdefault(owner(mark), []).append(mark)
    owners = list(by_owner.values())
    dice = random.Random(f"{seed}/bootstrap")
    draws = (dice.choices(owners, k=len(owners)) for _ in range(_DRAWN if owners else 0))
    found = sorted(f for draw in draws if (f := figure([mark for own in draw for mark in own])) == f)
    if not found:
        return Span(figure(marks), float("nan"), float("nan"))
    return Span(figure(marks), found[int(0.025 * len(found))], found[int(0.975 * (len(found) - 1))])


def wilson(wins: int, times: int, z: float = 1.959964) -> tuple[float, float]:
    """The score interval of Wilson (1927) for a share; all from 0 to 1 where nothing was counted."""
    if times < 1:
        return 0.0, 1.0
    share, spread = wins / times, z * z / times
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / times + spread / (4 * times))
    return max(0.0, middle - half), min(1.0, middle + half)


def share(wins: int, times: int) -> str:
    """'8/12 (67 %, 39–86)', the interval by Wilson."""
    low, high = wilson(wins, times)
    rate = f"{100 * wins / times:.0f}" if times else "–"
    return f"{wins}/{times} ({rate} %, {100 * low:.0f}–{100 * high:.0f})"
