"""The places of photos in notes and drafts: [사진 3], and [사진 3–5] where several stand in a row."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from styles.languages import LANGUAGES, language_of

MOST = 40  # photos of one draft

_WORDS = "|".join(dict.fromkeys((*(words.picture for words in LANGUAGES.values()), "photo")))
_NUMBER = rf"(?:{_WORDS})?[ \t]{{0,2}}[1-9]\d{{0,2}}(?:번|枚目)?"
_CHECKS = "|".join(words.check for words in LANGUAGES.values())
# As models write them, too: ![사진 3](·), [사진 3: 창가], [사진 3, 4], **[사진 3]**
ANCHOR = re.compile(
    rf"!?\\?\[(?:(?:{_CHECKS})[:：][ \t]{{0,2}})?(?:{_WORDS})s?[ \t,]{{0,3}}"
    rf"(?P<numbers>{_NUMBER}(?:[ \t]{{0,2}}[-–—~,·][ \t]{{0,2}}{_NUMBER}){{0,9}})"
    r"(?:[ \t]{0,2}[:：,][^\]\[\n]{0,120})?\\?\](?:\([^()\n]{0,200}\))?",
    re.I,
)
GAP = re.compile(rf"\[(?:{_CHECKS})[:：][ \t]{{0,2}}(?:{_WORDS})(?![^\W\d_])[^\]\[\n]{{0,200}}\]", re.I)
_PART = re.compile(r"(?P<to>[-–—~])?\D{0,12}?(?P<number>\d{1,3})")
_LINE = re.compile(rf"[ \t>*_-]{{0,8}}(?:{ANCHOR.pattern.replace('?P<numbers>', '?:')}[ \t*_,]{{0,8}}){{1,9}}", re.I)
_NOTE = re.compile(rf"[ \t*-]{{0,8}}(?P<anchor>{ANCHOR.pattern})[ \t]{{0,4}}(?P<caption>[^\n]{{0,300}})", re.I)


class Photo(NamedTuple):
    """A photo by its number in its draft, from 1, and what its person says of it."""

    number: int
    caption: str = ""


def anchor(numbers: Sequence[int], language: str) -> str:
    """'[사진 3]', or '[사진 3–5]' for several in a row. The numbers go up one by one."""
    first, last = numbers[0], numbers[-1]
    return f"[{language_of(language).picture} {first}{f'–{last}' if last > first else ''}]"


def anchors(numbers: Sequence[int], together: int, language: str) -> Iterator[str]:
    """The anchors of photos that stand at one place, at most so many in a row."""
    row: list[int] = []
    for number in numbers:
        if row and (number != row[-1] + 1 or len(row) >= together):
            yield anchor(row, language)
            row = []
        row.append(number)
    if row:
        yield anchor(row, language)


def numbers_of(found: re.Match[str]) -> tuple[int, ...]:
    """The photos that one match of ANCHOR is the place of: 3, 4 and 5 of [사진 3–5]."""
    numbers: list[int] = []
    for part in _PART.finditer(found["numbers"]):
        number = int(part["number"])
        joined = part["to"] and numbers and numbers[-1] < number <= numbers[-1] + MOST
        numbers += range(numbers[-1] + 1, number + 1) if joined else [number]
    return tuple(numbers)


def is_anchor_line(line: str) -> bool:
    """Whether a line holds nothing but places of photos."""
    return _LINE.fullmatch(line) is not None


def find_numbers(text: str) -> tuple[int, ...]:
    """The photos that have a place in a text, in order."""
    return tuple(number for found in ANCHOR.finditer(text) for number in numbers_of(found))


def photos_in(notes: str) -> tuple[Photo, ...]:
    """The photos whose places head lines of notes ('[사진 3] 창가 자리'), once each, and what is said of them there."""
    found: dict[int, Photo] = {}
    for line in notes.split("\n"):
        note = _NOTE.fullmatch(line.rstrip())
        for number in numbers_of(note) if note else ():
            found.setdefault(number, Photo(number, note["caption"].strip() if note else ""))
    return tuple(list(found.values())[:MOST])


def is_of_photos(line: str) -> bool:
    """Whether a line of notes says of photos what they show."""
    return _NOTE.fullmatch(line.rstrip()) is not None


def in_language(notes: str, language: str) -> str:
    """Notes whose lines of photos begin with places in the language of the posts."""
    lines = (_in_language(line, language) if "[" in line else line for line in notes.split("\n"))
    return "\n".join(lines)


def _in_language(line: str, language: str) -> str:
    note = _NOTE.fullmatch(line.rstrip())
    if note is None:
        return line
    numbers = list(numbers_of(note))
    return " ".join(filter(None, (*anchors(numbers, len(numbers), language), note["caption"].strip())))


def without_photos(notes: str) -> str:
    """The notes without the lines of photos."""
    return "\n".join(line for line in notes.split("\n") if not is_of_photos(line))


def as_pictures(markdown: str) -> str:
    """A text whose lines of anchors are pictures, as they will be where it is published."""
    if not ANCHOR.search(markdown):
        return markdown
    lines = markdown.split("\n")
    return "\n".join(ANCHOR.sub(_pictures, line) if is_anchor_line(line) else line for line in lines)


def _pictures(found: re.Match[str]) -> str:
    return " ".join(f"![](photo-{number})" for number in numbers_of(found))
