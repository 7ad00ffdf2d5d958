"""How the time of something grows with what it is given, whatever else the machine does."""

import time
from collections.abc import Callable, Sequence
from itertools import pairwise

TRIES = 5
AT_ONCE = 0.001  # seconds; below that the clock measures itself


def growth(run: Callable[[int], object], sizes: Sequence[int]) -> float:
    """How many times as long the worst step takes, from one size to the next; 1.0 where even the last is done at once.

    Sizes that double give 2 for what is linear, and 4 for what grows with the square.
    """
    run(sizes[0])  # loads what is loaded once
    spent = [_least(run, size) for size in sizes]
    return 1.0 if spent[-1] < AT_ONCE else max(after / before for before, after in pairwise(spent))


def _least(run: Callable[[int], object], size: int) -> float:
    """Seconds of the processor; the least of some tries."""
    tries = []
    for _ in range(TRIES):
        started = time.process_time()
        run(size)
        tries.append(time.process_time() - started)
    return min(tries)
