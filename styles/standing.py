"""Find what sets an author apart from other bloggers, and whether it holds."""

from collections.abc import Callable, Mapping, Sequence
from statistics import NormalDist

import numpy as np

from styles.background import MEASURES, Background, Cut
from styles.card import Standing
from styles.named import named
from styles.space import Matrix, Space

MOST = 240
_ALIKE = 0.7  # correlation of two measures of which the weaker one adds nothing
_HOLDS = 0.2  # within-author deviations: what each half of the posts must show of it, or it was chance


def set_apart(
    posts: Sequence[Cut], background: Background, called: Callable[[str, str], str] = named
) -> tuple[Standing, ...]:
    """The measures in which an author stands apart, farthest first; only what has a name and shows in both halves of
    their posts (held-out verification, after PROSE 2025). Empty for fewer than three posts."""
    if len(posts) < 3:
        return ()
    space = background.space(MEASURES)
    scored = space.scores([p[0].measures for p in posts])
    effects = _effects(scored, space)
    halves = [_effects(scored[start::2], space) for start in (0, 1)]
    holds = (halves[0] * halves[1] > 0) & (np.minimum(abs(halves[0]), abs(halves[1])) >= _HOLDS)
    order = [
        int(f)
        for f in np.argsort(-abs(effects), kind="stable")
        if holds[f] and called(space.names[f], background.language)
    ]
    means = scored.mean(axis=0)
    values = [p[0].measures for p in posts]
    return tuple(_standing(space, f, float(means[f]), values) for f in _different(order, space))


def _effects(scored: Matrix, space: Space) -> Matrix:
    """How far the author's mean lies from others', in deviations of the posts of one author."""
    diagonal, factors = space.within
    effects: Matrix = (scored.mean(axis=0) - space.middle) / np.sqrt(diagonal + np.sum(factors**2, axis=1))
    return effects


def _different(order: Sequence[int], space: Space) -> list[int]:
    """The first of each group of measures that say the same."""
    diagonal, factors = space.total
    scale = np.sqrt(diagonal + np.sum(factors**2, axis=1))
    unit = factors / scale[:, None]
    chosen: list[int] = []
    for f in order:
        if not chosen or float(np.max(abs(unit[chosen] @ unit[f]))) <= _ALIKE:
            chosen.append(f)
        if len(chosen) == MOST:
            break
    return chosen


def _standing(space: Space, f: int, mean: float, values: Sequence[Mapping[str, float]]) -> Standing:
    name = space.names[f]
    own = np.array([v.get(name, 0.0) for v in values])
    own = own[~np.isnan(own)]
    value = round(float(own.mean()), 4) if len(own) else 0.0
    usual = round(float(space.quantiles[f, space.quantiles.shape[1] // 2]), 4)
    return Standing(name, value, usual, percentile(mean))


def percentile(score: float) -> int:
    """A normal score as a place among a hundred, 1 to 99."""
    return min(99, max(1, round(100 * NormalDist().cdf(score))))


def score(place: int) -> float:
    """The normal score of a place among a hundred."""
    return NormalDist().inv_cdf(min(99, max(1, place)) / 100)
