"""How the time of something grows with what it is given, whatever else the machine does."""

import time
from collections.abc import Callable, Sequence
from math import log2

TRIES = 5
AT_ONCE = 0.001  # seconds; below that the clock measures itself


def growth(run: Callable[[int], object], sizes: Sequence[int]) -> float:
    """How many times as long twice the size takes, from the first size to the last: 2 is linear, 4 a square.

    1.0 where even the last is done at once. The sizes take turns, so that a slow moment of the machine meets them all.
    """
    run(sizes[0])  # loads what is loaded once
    rounds = [[_seconds(run, size) for size in sizes] for _ in range(TRIES)]
    least = [min(spent) for spent in zip(*rounds, strict=True)]
    return 1.0 if least[-1] < AT_ONCE else (least[-1] / least[0]) ** (1 / log2(sizes[-1] / sizes[0]))


def _seconds(run: Callable[[int], object], size: int) -> float:
    """Of the processor."""
    started = time.process_time()
    run(size)
    return time.process_time() - started
