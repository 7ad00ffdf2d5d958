"""Give each photo its one place in a draft, in the order in which it was taken."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from styles.model import PictureHabit
from styles.pictures.anchors import ANCHOR, GAP, Photo, anchors, find_numbers, numbers_of
from styles.pictures.captions import words_of
from styles.pictures.spreading import choose_slots

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6} ")
_LISTED = re.compile(r"[ \t]{0,8}(?:[-*+]|\d{1,3}[.)])[ \t]|[ \t]{2,}")
_CAPTION = re.compile(r"[ \t]{0,8}(?:\*[^*\n]{1,300}\*|_[^_\n]{1,300}_)[ \t]{0,8}(?=\n|\Z)")
_MATTER = re.compile(r"---[ \t]*\n(?:(?!---[ \t]*\n)[^\n]{0,500}\n){0,100}---[ \t]*\n")
_LEFT_OVER = re.compile(r"\*\*[ \t]{0,4}\*\*|\([ \t]{0,4}\)|(?<=\S)[ \t]{2,9}(?=\S)|[ \t]{1,9}\Z")
_NO_WORDS = " \t>*_-•·:,.()[]"


@dataclass(frozen=True)
class _Part:
    """A paragraph of a draft with what parts it from the one above, or photos between two."""

    text: str = ""
    above: str = "\n\n"
    photos: tuple[int, ...] = ()


def place(
    text: str, photos: Sequence[Photo], habit: PictureHabit | None, language: str, order: Sequence[int] = ()
) -> str:
    """The text with the place of each photo exactly once, on a line of its own, in this order or in that of `photos`.

    Places that are there stay; what stands twice, out of order or for no photo goes, as do gaps left for a picture. A
    missing photo comes below the paragraph that has most words in common with its caption, the others are spread
    evenly; as many stand in a row as the author sets. A text that is so already is not changed. Linear in the text.
    """
    numbers = _in_order([photo.number for photo in photos], order)
    matter = _MATTER.match(text)
    head, body = (matter[0], text[matter.end() :]) if matter else ("", text)
    together = max(1, habit.together) if habit else 1
    words = {photo.number: words_of(photo.caption, language) for photo in photos}
    parts = _with_missing(_parts(body, _kept(body, numbers)), numbers, words, together, language)
    above, below = body[: len(body) - len(body.lstrip("\n"))], body[len(body.rstrip("\n")) :]
    placed = head + above + _joined(parts, numbers, together, language) + (below if body.strip("\n") else "")
    return text if _lines(placed) == _lines(text) else placed


def _in_order(numbers: Sequence[int], order: Sequence[int]) -> list[int]:
    """As in `order`, and whatever is not in it behind the one that it follows by itself."""
    whole = list(dict.fromkeys(n for n in order if n in numbers))
    before: int | None = None
    for number in numbers:
        if number not in whole:
            whole.insert(0 if before is None else whole.index(before) + 1, number)
        before = number
    return whole


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


# What stays


def _kept(text: str, numbers: Sequence[int]) -> Iterator[bool]:
    """For each photo that has a place in the text whether it keeps it: the most that are in order, once each."""
    rank = {number: n for n, number in enumerate(numbers)}
    there = find_numbers(text)
    first = {number: at for at, number in reversed(list(enumerate(there))) if number in rank}
    places = sorted(first.values())
    chosen = {places[n] for n in _longest_ascending([rank[there[at]] for at in places])}
    return (at in chosen for at in range(len(there)))


def _longest_ascending(ranks: Sequence[int]) -> list[int]:
    """Where a longest ascending subsequence stands (Fredman 1975)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, rank in enumerate(ranks):
        at = bisect_left(tails, rank)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [rank], [n]
    chain, n = [], ends[-1] if ends else -1
    while n >= 0:
        chain.append(n)
        n = before[n]
    return chain[::-1]


# Taking the text apart


def _parts(text: str, kept: Iterator[bool]) -> list[_Part]:
    """Paragraphs and the photos between them; those within one come below it, or below their line if they fill it."""
    return [part for above, lines in _paragraphs(text) for part in _of_paragraph(above, lines, kept)]


def _paragraphs(text: str) -> Iterator[tuple[str, list[str]]]:
    """What stands between empty lines, with how it is parted from what stands above; code stays in one piece."""
    fenced, above = False, ""
    lines: list[str] = []
    for line in text.rstrip("\n").split("\n"):
        fenced ^= _FENCE.match(line) is not None
        if line.strip() or (fenced and lines):
            lines.append(line)
            continue
        if lines:
            yield above, lines
            above, lines = "\n", []
        above += f"{line}\n"
    if lines:
        yield above, lines


def _of_paragraph(above: str, lines: Sequence[str], kept: Iterator[bool]) -> Iterator[_Part]:
    fenced = False
    said: list[str] = []
    waiting: list[int] = []
    for line in lines:
        fenced ^= _FENCE.match(line) is not None
        rest, found = _lifted(line, kept)
        waiting += found
        if rest is not None:
            said.append(rest)
        elif found and not fenced:
            yield from _closed(above, said, waiting)
            said, waiting, above = [], [], "\n\n"
    yield from _closed(above, said, waiting)


def _closed(above: str, said: Sequence[str], photos: Sequence[int]) -> Iterator[_Part]:
    if said:
        yield _Part("\n".join(said), above)
    if photos:
        yield _Part(photos=tuple(photos))


def _lifted(line: str, kept: Iterator[bool]) -> tuple[str | None, list[int]]:
    """A line without the places in it, None where nothing is left, and the photos that keep theirs."""
    found: list[int] = []

    def lift(match: re.Match[str]) -> str:
        found.extend([number for number in numbers_of(match) if next(kept)])
        return ""

    rest = GAP.sub("", ANCHOR.sub(lift, line))
    if rest == line:
        return line, found
    return (_LEFT_OVER.sub(_left_over, rest) if rest.strip(_NO_WORDS) else None), found


def _left_over(found: re.Match[str]) -> str:
    return " " if found.end() < len(found.string) and not found[0].strip() else ""


# What is missing


class _Gap(NamedTuple):
    """Photos in a row that have no place, between the parts that hold the one before them and the one behind."""

    numbers: tuple[int, ...]
    before: int
    behind: int


def _gaps(numbers: Sequence[int], at: Mapping[int, int], end: int) -> Iterator[_Gap]:
    run: list[int] = []
    before = -1
    for number in numbers:
        if number not in at:
            run.append(number)
            continue
        if run:
            yield _Gap(tuple(run), before, at[number])
        run, before = [], at[number]
    if run:
        yield _Gap(tuple(run), before, end)


def _with_missing(
    parts: Sequence[_Part], numbers: Sequence[int], words: Mapping[int, frozenset[str]], together: int, language: str
) -> list[_Part]:
    """The parts with the photos that have no place yet, each between its neighbours."""
    at = {number: n for n, part in enumerate(parts) for number in part.photos}
    below: dict[int, list[int]] = {}
    for gap in _gaps(numbers, at, len(parts)):
        slots = [n for n in range(gap.before + 1, gap.behind) if _bears_photos(parts, n)]
        about = [words_of(parts[n].text, language) for n in slots]
        sizes = [len(parts[n].text) for n in slots]
        beside = gap.before if gap.before >= 0 else gap.behind - 1
        chosen = choose_slots([words[number] for number in gap.numbers], about, sizes, together)
        for number, slot in zip(gap.numbers, chosen, strict=True):
            below.setdefault(beside if slot is None else slots[slot], []).append(number)
    placed = [_Part(photos=tuple(below.get(-1, ())))]
    for n, part in enumerate(parts):
        placed += [part, _Part(photos=tuple(below.get(n, ())))]
    return [part for part in placed if part.text or part.photos]


def _bears_photos(parts: Sequence[_Part], n: int) -> bool:
    """Whether photos may stand below a part: not between a heading and what it heads, nor between items of a list."""
    text = parts[n].text
    behind = parts[n + 1].text if n + 1 < len(parts) else ""
    return bool(text) and not _HEADING.match(text) and not (_LISTED.match(text) and _LISTED.match(behind))


# Putting it together


def _joined(parts: Sequence[_Part], numbers: Sequence[int], together: int, language: str) -> str:
    """As Markdown; a caption stays right below its photo."""
    rank = {number: n for n, number in enumerate(numbers)}
    said: list[str] = []
    below_photos = False
    for are_photos, group in groupby(parts, key=lambda part: bool(part.photos)):
        if are_photos:
            here = sorted((number for part in group for number in part.photos), key=rank.__getitem__)
            said += ["\n\n" if said else "", "\n\n".join(anchors(here, together, language))]
        else:
            first, *others = group
            caption = below_photos and _CAPTION.match(first.text)
            said += ["\n" if caption else "\n\n" if below_photos else "", first.text]
            said += [piece for part in others for piece in (part.above, part.text)]
        below_photos = are_photos
    return "".join(said)
