"""Figures that say how good a scorer is."""

from collections.abc import Sequence

import numpy as np

from styles.scoring.ranks import Matrix


def auc(own: Sequence[float] | Matrix, others: Sequence[float] | Matrix) -> float:
    """The chance that an own text stands higher than another's; ties count half (Mann and Whitney 1947)."""
    if not len(own) or not len(others):
        return float("nan")
    ranked = np.sort(np.asarray(others, dtype=float))
    below = np.searchsorted(ranked, own, "left") + np.searchsorted(ranked, own, "right")
    return float(below.mean() / 2 / len(ranked))


def false_at(own: Matrix, others: Matrix, caught: float = 0.9) -> float:
    """The share of other people's texts that pass where `caught` of the own ones do."""
    if not len(own) or not len(others):
        return float("nan")
    bar = np.sort(own)[int(len(own) * (1 - caught) + 1e-9)]  # the highest that `caught` of the own ones still reach
    return float(np.mean(np.asarray(others) >= bar))


def calibration_error(chances: Sequence[float], own: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: own and others weigh the same, bins of equal width (Naeini and others 2015)."""
    p, truth = np.asarray(chances), np.asarray(own)
    weight = np.where(truth, 0.5 / max(1, truth.sum()), 0.5 / max(1, (~truth).sum()))
    at = np.minimum((p * bins).astype(int), bins - 1)
    error = 0.0
    for b in range(bins):
        here = at == b
        if here.any():
            mass = weight[here].sum()
            error += abs(float((weight[here] * p[here]).sum() - (weight[here] * truth[here]).sum()) / mass) * mass
    return float(error)
