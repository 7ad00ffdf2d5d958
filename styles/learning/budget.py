"""Cut posts to what can be learned from in bounded time: a voice is told by its first pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from styles.reading.own_text import Written

BUDGET = 800_000  # characters of all posts together: more than two hundred of a usual length
USUAL = 3_000  # characters that every post may have, however many there are
STEP = 1.5  # from one ceiling to the next, so that one post more does not cut all the others anew


@dataclass(frozen=True)
class Beginning:
    """The first part of a post."""

    title: str
    markdown: str


def within_budget(posts: Sequence[Written], budget: int = BUDGET) -> list[Written]:
    """The posts, the long ones cut at the end of a line where all together are too long."""
    ceiling = _ceiling([len(post.markdown) for post in posts], budget)
    return [
        Beginning(post.title, _beginning(post.markdown, ceiling)) if _is_long(post, ceiling) else post for post in posts
    ]


def _is_long(post: Written, ceiling: int) -> bool:
    return len(post.markdown) > ceiling


def _ceiling(sizes: Sequence[int], budget: int) -> int:
    """The most characters that each post may have, so that all have no more than the budget."""
    ceiling = float(USUAL)
    while ceiling < max(sizes, default=0) and sum(min(size, ceiling * STEP) for size in sizes) <= budget:
        ceiling *= STEP
    return int(ceiling)


def _beginning(text: str, size: int) -> str:
    """Up to the last end of a line, or of a word, in the last half."""
    for end in ("\n", " "):
        if (at := text.rfind(end, size // 2, size)) > 0:
            return text[:at]
    return text[:size]
