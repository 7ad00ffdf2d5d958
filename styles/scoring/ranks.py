"""Compare writing by numbers: ranks among other bloggers, and the direction in which one author differs from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_STEPS = np.linspace(0.0, 1.0, 401)
_GAUSS = np.array([NormalDist().inv_cdf(min(max(p, 0.006), 0.994)) for p in _STEPS])  # ±2.5 at most


@dataclass(frozen=True)
class Space:
    """What other bloggers do, as figures: F measures, Q quantiles of each.

    `within` and `total` are covariances of ranks (as normal scores) as a diagonal and a few directions: of the posts
    of one author around their mean, and of all posts. Ranks make every measure comparable (van der Waerden scores), and
    the direction of an author is Fisher's linear discriminant with the pooled covariance shrunk to its diagonal.
    """

    names: tuple[str, ...]
    quantiles: Matrix  # F × Q
    within: tuple[Matrix, Matrix]  # F, F × K
    total: tuple[Matrix, Matrix]  # F, F × K
    middle: Matrix  # F: mean normal score of a post by others

    def scores(self, posts: Sequence[Mapping[str, float]], absent: float = 0.0) -> Matrix:
        """N × F normal scores of measured posts; a measure a post gives no occasion for (NaN) stands in the middle."""
        rows = [list(map(post.get, self.names, repeat(absent))) for post in posts]
        values = np.array(rows, dtype=float).reshape(len(posts), len(self.names))
        return np.where(np.isnan(values), self.middle, normal(ranks(values, self.quantiles)))

    def direction(self, mean: Matrix, posts: int) -> Matrix:
        """F weights: along them this author's posts stand farthest from those of others. For N means, N × F."""
        diagonal, factors = self.within
        trust = posts / (posts + 2.0)  # the mean of few posts is mostly chance
        return solve(diagonal, factors, trust * (mean - self.middle))

    def standing(self, scores: Matrix, direction: Matrix) -> Matrix:
        """N: how many standard deviations of other people's posts each post lies along a direction, or its own of N."""
        diagonal, factors = self.total
        spread = np.sqrt(direction**2 @ diagonal + np.sum((direction @ factors) ** 2, axis=-1))
        along: Matrix = np.sum((scores - self.middle) * direction, axis=-1) / np.maximum(spread, 1e-9)
        return along


def ranks(values: Matrix, quantiles: Matrix) -> Matrix:
    """N × F places between 0 and 1 among the quantiles; ties stand in the middle of their run, NaN stays NaN."""
    places = np.linspace(0.0, 1.0, quantiles.shape[1])
    rows = [_places(row, quantiles, places) for row in values]
    return np.array(rows).reshape(values.shape)


def _places(row: Matrix, quantiles: Matrix, places: Matrix) -> Matrix:
    """All measures of one text at once: linear between two knots (as np.interp), the middle of those it ties with."""
    last = len(places) - 1
    low = (quantiles < row[:, None]).sum(axis=1)
    high = (quantiles <= row[:, None]).sum(axis=1)
    tied = (places[np.minimum(low, last)] + places[np.maximum(high - 1, 0)]) / 2
    below, above = np.clip(low - 1, 0, last), np.minimum(low, last)
    each = np.arange(len(row))
    start, gap = quantiles[each, below], quantiles[each, above] - quantiles[each, below]
    slope = (places[above] - places[below]) / np.where(gap > 0, gap, 1.0)  # 0 below the first knot and above the last
    found: Matrix = np.where(high > low, tied, slope * (row - start) + places[below])
    return found


def normal(places: Matrix) -> Matrix:
    """Normal scores of ranks."""
    scores: Matrix = np.interp(places, _STEPS, _GAUSS)
    return scores


def solve(diagonal: Matrix, factors: Matrix, right: Matrix) -> Matrix:
    """(diag + factors factorsᵀ)⁻¹ right, by Woodbury's identity; `right` is F, or N × F for N of them at once."""
    scaled = factors / diagonal[:, None]
    inner = np.eye(factors.shape[1]) + factors.T @ scaled
    solved: Matrix = right / diagonal - np.linalg.solve(inner, (right @ scaled).T).T @ scaled.T
    return solved


def factor_covariance(deviations: Matrix, most: int, shrink: float) -> tuple[Matrix, Matrix]:
    """A covariance as a diagonal and up to `most` directions, what is off the diagonal shrunk by `shrink`."""
    n = max(1, len(deviations))
    variance = np.mean(deviations**2, axis=0)
    _, sizes, axes = np.linalg.svd(deviations / np.sqrt(n), full_matrices=False)
    keep = min(most, len(sizes))
    factors = (axes[:keep].T * sizes[:keep]) * np.sqrt(1.0 - shrink)
    diagonal = np.maximum(variance - np.sum(factors**2, axis=1), 0.02)
    return diagonal, factors


def make(
    names: Sequence[str], values: Matrix, authors: Sequence[str], steps: int = 33, most: int = 40, shrink: float = 0.3
) -> Space:
    """The space of measured posts (N × F, NaN where there was no occasion), every author counting the same."""
    weights = _even(authors)
    quantiles = np.array([_quantiles(values[:, f], weights, steps) for f in range(values.shape[1])])
    scores = normal(ranks(values, quantiles))
    missing = np.isnan(values)
    middle = np.average(np.where(missing, 0.0, scores), axis=0, weights=weights)
    scores = np.where(missing, middle, scores)
    root = np.sqrt(weights * len(weights))[:, None]
    means = {a: scores[[i for i, b in enumerate(authors) if a == b]].mean(axis=0) for a in set(authors)}
    counts = {a: sum(a == b for b in authors) for a in means}
    bessel = np.array([np.sqrt(counts[a] / max(1, counts[a] - 1)) for a in authors])[:, None]
    around = (scores - np.array([means[a] for a in authors])) * root * bessel
    return Space(
        tuple(names),
        quantiles,
        factor_covariance(around, most, shrink),
        factor_covariance((scores - middle) * root, most // 3, 0.0),
        middle,
    )


def _even(authors: Sequence[str]) -> Matrix:
    weights = np.array([1.0 / authors.count(a) for a in authors])
    even: Matrix = weights / weights.sum()
    return even


def _quantiles(column: Matrix, weights: Matrix, steps: int) -> Matrix:
    there = ~np.isnan(column)
    if not there.any():
        return np.zeros(steps)
    order = np.argsort(column[there], kind="stable")
    sorted_values, sorted_weights = column[there][order], weights[there][order]
    places = (np.cumsum(sorted_weights) - sorted_weights / 2) / sorted_weights.sum()
    # taken at observed values, so that ties (a habit most posts lack) stay ties
    at = np.searchsorted(places, np.linspace(0.0, 1.0, steps), "left").clip(0, len(sorted_values) - 1)
    taken: Matrix = sorted_values[at]
    return taken
