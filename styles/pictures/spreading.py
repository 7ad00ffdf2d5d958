"""Choose the paragraphs below which photos stand: those that tell of them, and else evenly."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby


def choose_slots(
    photos: Sequence[frozenset[str]], paragraphs: Sequence[frozenset[str]], sizes: Sequence[int], together: int
) -> list[int | None]:
    """For each photo, by the words of its caption, the how-manyth paragraph it comes below, in order.

    Those that share words with a paragraph come below it, so that the most words are shared in all; the others are
    spread evenly over the text between, by the `sizes` of the paragraphs, so many at a place. None where there is no
    paragraph at all.
    """
    if not paragraphs:
        return [None] * len(photos)
    chosen = _by_words(photos, paragraphs)
    for start, end in list(_unplaced(chosen)):
        first = (chosen[start - 1] or 0) if start else 0
        last = (chosen[end] or 0) if end < len(chosen) else len(paragraphs) - 1
        chosen[start:end] = [first + n for n in _evenly(end - start, sizes[first : last + 1], together)]
    return chosen


def _by_words(photos: Sequence[frozenset[str]], paragraphs: Sequence[frozenset[str]]) -> list[int | None]:
    """The most words in common, no photo above the one before it. None for those that share none there."""
    best = [0] * len(paragraphs)  # with the photos so far, the last of them no lower than here
    ways: list[list[int | None]] = []
    for words in photos:
        way: list[int | None] = []
        reached: list[int] = []
        here: int | None = None
        for n, paragraph in enumerate(paragraphs):
            shared = len(words & paragraph)
            before = reached[-1] if reached else 0
            if shared and best[n] + shared > max(best[n], before):
                here = n
                reached.append(best[n] + shared)
            else:
                here = here if before > best[n] else None
                reached.append(max(best[n], before))
            way.append(here)
        best = reached
        ways.append(way)
    return _traced(ways)


def _traced(ways: Sequence[Sequence[int | None]]) -> list[int | None]:
    chosen: list[int | None] = []
    at = len(ways[0]) - 1 if ways else 0
    for way in reversed(ways):
        chosen.append(way[at])
        at = at if way[at] is None else way[at] or 0
    return chosen[::-1]


def _unplaced(chosen: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Where photos without a paragraph begin and end."""
    start = 0
    for is_placed, group in groupby(chosen, key=lambda slot: slot is not None):
        size = sum(1 for _ in group)
        if not is_placed:
            yield start, start + size
        start += size


def _evenly(count: int, sizes: Sequence[int], together: int) -> list[int]:
    """The how-manyth of some paragraphs each of `count` photos comes below."""
    groups = -(-count // together)
    reached = list(accumulate(sizes))
    places = [bisect_left(reached, (n + 0.5) / groups * reached[-1]) for n in range(groups)]
    return [places[n // together] for n in range(count)]
