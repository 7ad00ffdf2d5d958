"""Take from a text that a model wrote only what it made of a quoted stretch; all else stays as it was."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from bot.drafts.edits.blocks import Change
from bot.drafts.edits.stretches import Stretch

MOST_PAIRS = 300_000  # of equal pieces: comparing a text that says the same over and over takes their square
MOST_BLURRED = 400  # characters of a change that goes across the edge of a stretch
_MARKS = ("**", "~~", "`")

Step = tuple[int, int, int, int]  # where a piece that changed stands in the one text, and in the other


def held(base: str, written: str, stretches: Sequence[Stretch]) -> list[Change] | None:
    """What `written` makes of each stretch of `base`, in order; None where that cannot be told.

    The stretches lie apart, in order. What the two texts have in common says what became of what.
    """
    steps = _steps(base, written)
    found = []
    for start, end in stretches:
        begins, ends = _edge(steps, start, first=True), _edge(steps, end, first=False)
        if begins is None or ends is None or begins > ends:
            return None
        if (text := written[begins:ends]) != base[start:end]:
            found.append(Change(start, end, _with_marks(base[start:end], text)))
    return found


def within(changes: Sequence[Change], stretches: Sequence[Stretch]) -> bool:
    """Whether nothing is changed but in these places."""
    return all(any(a <= one.start and one.end <= b for a, b in stretches) for one in changes)


def _edge(steps: Sequence[Step], place: int, first: bool) -> int | None:
    """Where an edge of a stretch stands in the other text. What was put in right there is of the stretch."""
    moved = 0
    for a, b, c, d in steps:
        if a > place:
            break
        if a == place:
            return d if a == b and not first else c
        if place < b:
            return _blurred(a, b, c, d, place)
        if place == b:
            return d
        moved = d - b
    return place + moved


def _blurred(a: int, b: int, c: int, d: int, place: int) -> int | None:
    """An edge within something that changed: as far from its start as it was."""
    if b - a > MOST_BLURRED:
        return None
    return c + round((place - a) / (b - a) * (d - c))


def _steps(base: str, written: str) -> list[Step]:
    """What changed, piece by piece: words at first, then letters where a few words changed."""
    head = _back_to_blank(base, _in_common(base, written))
    tail = _in_common(base[head:][::-1], written[head:][::-1])
    old, new = base[head : len(base) - tail], written[head : len(written) - tail]
    if not old and not new:
        return []
    return [
        (head + a + e, head + a + f, head + c + g, head + c + h)
        for a, b, c, d in _compared(_words(old), _words(new))
        for e, f, g, h in _in_letters(old[a:b], new[c:d])
    ]


def _in_common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _back_to_blank(text: str, at: int) -> int:
    while at and not text[at - 1].isspace():
        at -= 1
    return at


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    """The pieces that are not equal, by their places in the texts."""
    counted = Counter(new)
    if sum(times * counted[one] for one, times in Counter(old).items()) > MOST_PAIRS:
        yield 0, sum(map(len, old)), 0, sum(map(len, new))
        return
    at_old, at_new = _starts(old), _starts(new)
    for step, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step != "equal":
            yield at_old(a), at_old(b), at_new(c), at_new(d)


def _starts(pieces: Sequence[str]) -> Callable[[int], int]:
    places = [0]
    for piece in pieces:
        places.append(places[-1] + len(piece))
    return places.__getitem__


def _in_letters(old: str, new: str) -> Iterator[Step]:
    if not old or not new or len(old) * len(new) > MOST_PAIRS // 4:
        yield 0, len(old), 0, len(new)
        return
    yield from _compared(list(old), list(new))


def _with_marks(before: str, after: str) -> str:
    """With a mark that closes what opens outside of the stretch, where there was one."""
    for mark in _MARKS:
        if before.count(mark) % 2 != after.count(mark) % 2:
            after = after.replace(mark, "") if after.count(mark) % 2 else _marked(before, after, mark)
    return after


def _marked(before: str, after: str, mark: str) -> str:
    """`after` with the mark at the end that it is nearer to in `before`."""
    front = before.find(mark) * 2 < len(before)
    body = after.strip() or after
    return after.replace(body, mark + body if front else body + mark, 1) if body else mark
