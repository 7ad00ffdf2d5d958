"""When to look at a blog again."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

SOONEST = timedelta(hours=6)
LATEST = timedelta(hours=24)
LONGEST = timedelta(days=7)  # after many failures
DEAD = 5  # failures in a row after which its owner is told: one day and a half at the soonest
GIVEN_UP = 20  # failures in a row after which it is left alone


def next_refresh(
    now: datetime, published: Iterable[datetime], failures: int = 0, min_refresh_seconds: float = 0.0
) -> datetime | None:
    """Half as long as its author usually leaves between posts, within 6 and 24 hours; twice as long after each failure.

    `min_refresh_seconds`: those for which the blog's server asks to be left alone, a day at most. None: never again.
    """
    if failures >= GIVEN_UP:
        return None
    usual = min(LATEST, max(SOONEST, _gap(published) / 2))
    wait = max(usual, min(LATEST, timedelta(seconds=min_refresh_seconds)))
    return now + min(LONGEST, wait * 2 ** min(failures, 10)) if failures else now + wait


def _gap(published: Iterable[datetime]) -> timedelta:
    """Between the newest posts."""
    newest = sorted(published, reverse=True)[:10]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(newest)]
    return timedelta(seconds=median(gaps)) if gaps else 2 * LATEST
