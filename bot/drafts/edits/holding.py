"""Take from a text that a model wrote only what it made of a quoted stretch; all else stays as it was."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bot.drafts.edits.blocks import Change
from bot.drafts.edits.stretches import Stretch

MOST_PAIRS = 300_000  # of equal pieces: comparing a text that says the same over and over takes their square
MOST_BLURRED = 400  # characters of a change that goes across the edge of a stretch
_SIGNS = re.compile(r"[\s*_~`]+")
_BESIDE = 20  # characters beside an edge that are looked for
_ALIKE = 0.6  # of their letters
_MARKS = ("**", "~~", "`")

ChangedPiece = tuple[int, int, int, int]  # where a piece that changed stands in the one text, and in the other


def held(base: str, written: str, stretches: Sequence[Stretch]) -> list[Change] | None:
    """What `written` makes of each stretch of `base`, in order; None where that cannot be told.

    The stretches lie apart, in order. What the two texts have in common says what became of what.
    """
    texts = _Texts(base, written, tuple(_steps(base, written)))
    found = []
    for start, end in stretches:
        begins, ends = _edges(texts, start, end)
        if begins is None or ends is None or begins > ends:
            return None
        if (text := written[begins:ends]) != base[start:end]:
            found.append(Change(start, end, _with_marks(base[start:end], text)))
    return found


def within(changes: Sequence[Change], stretches: Sequence[Stretch]) -> bool:
    """Whether nothing is changed but in these places."""
    return all(any(a <= one.start and one.end <= b for a, b in stretches) for one in changes)


class _Texts(NamedTuple):
    base: str
    written: str
    steps: tuple[ChangedPiece, ...]


def _edges(texts: _Texts, start: int, end: int) -> tuple[int | None, int | None]:
    """Where a stretch stands in the other text: for certain where all before it, or all behind it, is as it was."""
    begins, ends = _edge(texts, start, first=True), _edge(texts, end, first=False)
    certain = (
        start if texts.written.startswith(texts.base[:start]) else begins,
        end + len(texts.written) - len(texts.base) if texts.written.endswith(texts.base[end:]) else ends,
    )
    in_order = certain[0] is not None and certain[1] is not None and certain[0] <= certain[1]
    return certain if in_order else (begins, ends)


def _edge(texts: _Texts, place: int, first: bool) -> int | None:
    """Where an edge of a stretch stands in the other text. What was put in right there is of the stretch."""
    moved = 0
    for a, b, c, d in texts.steps:
        if a > place:
            break
        if a == place:
            return d if a == b and not first else c
        if place < b:
            return _blurred(texts, (a, b, c, d), place, first) if b - a <= MOST_BLURRED else None
        if place == b:
            return d
        moved = d - b
    return place + moved


def _blurred(texts: _Texts, step: ChangedPiece, place: int, first: bool) -> int:
    """An edge within something that changed: beside what still stands of its outer side, else as far in as it was."""
    a, b, c, d = step
    for size in range(min(_BESIDE, place - a if first else b - place), 1, -1):
        piece = texts.base[place - size : place] if first else texts.base[place : place + size]
        at = texts.written.rfind(piece, c, d) if not first else texts.written.find(piece, c, d)
        if at >= 0:
            return at + size if first else at
    return _beside_a_word(texts, step, place, c + round((place - a) / (b - a) * (d - c)))


def _beside_a_word(texts: _Texts, step: ChangedPiece, place: int, at: int) -> int:
    """No word is cut where none was."""
    if all(char.isalnum() for char in texts.base[place - 1 : place + 1]):
        return at
    blanks = [one.start() for one in re.compile(r"(?<=\S)(?=\s)").finditer(texts.written, step[2], step[3])]
    return min((step[2], *blanks, step[3]), key=lambda one: abs(one - at))


def _steps(base: str, written: str) -> list[ChangedPiece]:
    """What changed, piece by piece: words at first, then letters where a few words changed."""
    head = _back_to_blank(base, _in_common(base, written))
    tail = _in_common(base[head:][::-1], written[head:][::-1])
    while tail and not (base[: len(base) - tail][-1:].isspace() and written[: len(written) - tail][-1:].isspace()):
        tail -= 1
    old, new = base[head : len(base) - tail], written[head : len(written) - tail]
    if not old and not new:
        return []
    return [
        (head + a + e, head + a + f, head + c + g, head + c + h)
        for a, b, c, d in _compared(_words(old), _words(new), _without_signs)
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


def _without_signs(word: str) -> str:
    return _SIGNS.sub("", word) or word.strip()


def _compared(old: Sequence[str], new: Sequence[str], as_seen: Callable[[str], str] = str) -> Iterator[ChangedPiece]:
    """The pieces that are not equal, by their places in the texts; of those that only look alike, each by itself."""
    seen, other = list(map(as_seen, old)), list(map(as_seen, new))
    counted = Counter(other)
    if sum(times * counted[one] for one, times in Counter(seen).items()) > MOST_PAIRS:
        yield 0, sum(map(len, old)), 0, sum(map(len, new))
        return
    at_old, at_new = _starts(old), _starts(new)
    for step, a, b, c, d in SequenceMatcher(None, seen, other, autojunk=False).get_opcodes():
        if step != "equal":
            yield at_old(a), at_old(b), at_new(c), at_new(d)
            continue
        for one, two in zip(range(a, b), range(c, d), strict=True):
            if old[one] != new[two]:
                yield at_old(one), at_old(one + 1), at_new(two), at_new(two + 1)


def _starts(pieces: Sequence[str]) -> Callable[[int], int]:
    places = [0]
    for piece in pieces:
        places.append(places[-1] + len(piece))
    return places.__getitem__


def _in_letters(old: str, new: str) -> Iterator[ChangedPiece]:
    """Where a few letters changed, which; else all of it but for what both begin and end with."""
    head = _in_common(old, new)
    tail = _in_common(old[head:][::-1], new[head:][::-1])
    a, b, c, d = head, len(old) - tail, head, len(new) - tail
    if not _are_alike(old[a:b], new[c:d]):
        yield a, b, c, d
        return
    for e, f, g, h in _compared(list(old[a:b]), list(new[c:d])):
        yield a + e, a + f, c + g, c + h


def _are_alike(old: str, new: str) -> bool:
    """Whether most letters of two stretches are the same ones, and few enough to be compared."""
    if not old or not new or len(old) * len(new) > MOST_PAIRS // 4:
        return False
    return 2 * (Counter(old) & Counter(new)).total() >= _ALIKE * (len(old) + len(new))


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
