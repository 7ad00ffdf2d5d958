"""Turn how a text stands beside its author into the chance that they wrote it."""

from math import exp

import numpy as np

from styles.scoring.ranks import Matrix


def chance(standing: float, calibration: tuple[float, float]) -> float:
    """The chance that a text is the author's own, where own and others are equally likely beforehand."""
    slope, offset = calibration
    return 1 / (1 + exp(-min(40.0, max(-40.0, slope * standing + offset))))


def fit_calibration(own: Matrix, others: Matrix) -> tuple[float, float]:
    """Slope and offset of the log odds, both sides weighing the same: logistic regression by Newton's method, with
    Platt's (1999) softened targets."""
    x = np.concatenate([own, others])
    high, low = (len(own) + 1) / (len(own) + 2), 1 / (len(others) + 2)
    target = np.concatenate([np.full(len(own), high), np.full(len(others), low)])
    weight = np.concatenate([np.full(len(own), 0.5 / len(own)), np.full(len(others), 0.5 / len(others))])
    design = np.stack([x, np.ones_like(x)], axis=1)
    theta = np.zeros(2)

    def loss(at: Matrix) -> float:
        z = design @ at
        return float((weight * (np.logaddexp(0, z) - target * z)).sum() + 5e-5 * at @ at)

    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(design @ theta, -40, 40)))
        gradient = design.T @ (weight * (p - target)) + 1e-4 * theta
        bend = (design * (weight * p * (1 - p))[:, None]).T @ design + 1e-4 * np.eye(2)
        step = np.linalg.solve(bend, gradient)
        while loss(theta - step) > loss(theta) and float(np.abs(step).max()) > 1e-8:
            step = step / 2
        theta = theta - step
        if float(np.abs(step).max()) < 1e-8:
            break
    return float(theta[0]), float(theta[1])
