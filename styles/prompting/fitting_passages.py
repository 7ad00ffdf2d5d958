"""Choose the passages that go with one request: of posts of the same series first, then of the genre asked for."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from styles.measuring.genre import of_request
from styles.model import Passage, StyleCard
from styles.prompting.card_text import render_passages
from styles.prompting.fences import mark_of
from styles.reading.tokens import count_lines


def fitting_passages(card: StyleCard, shared: StyleCard, topic: str, notes: str, tokens: int) -> tuple[Passage, ...]:
    """Passages of `card` that `shared`, squeezed from it, leaves out, as many as find room in `tokens`."""
    whole = {p.text for p in shared.passages}
    left = [p for p in card.passages if p.text not in whole and not _is_begun(p, shared.passages)]
    wanted = of_request(topic, notes)
    chosen: list[Passage] = []
    room = tokens
    mark = mark_of(shared)
    for passage in sorted(left, key=lambda p: (-title_likeness(p.title, topic), p.genre != wanted)):  # stable
        size = count_lines(render_passages((passage,), card.language, mark))
        if size <= room:
            chosen.append(passage)
            room -= size
    return tuple(chosen)


def _is_begun(passage: Passage, shared: Sequence[Passage]) -> bool:
    """Whether its beginning is there already, cut."""
    return any(passage.text.startswith(p.text) for p in shared)


_CHANCE = 0.4  # below it a likeness of titles is chance


def title_likeness(title: str, topic: str) -> float:
    """How alike two titles are, as those of a series, 0 to 1: Dice's coefficient (1945) of their pairs of letters,
    figures left out; 0 below 0.4."""
    one, other = (Counter(pairwise(re.sub(r"[\W\d_]", "", text.casefold()))) for text in (title, topic))
    total = one.total() + other.total()
    share = 2 * (one & other).total() / total if total else 0.0
    return share if share >= _CHANCE else 0.0
