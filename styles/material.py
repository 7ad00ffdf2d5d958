"""What a person gave for one draft, as the notes it is written from, and how long a post that makes."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Literal, Protocol

from styles.model import StyleCard
from styles.pictures.anchors import ANCHOR, anchor
from styles.reading.own_sentences.recognition import split_notes

THIN = 0.25  # of their usual length: with less, and no sentence of their own, most of a post would be made up
GROWS = 2.5  # times as long as its material a post can be and hold nothing else
LEAST = 200  # characters: a shorter text is no post
SPOKEN = "🎤"  # stands before what was said aloud, whose spelling is a machine's: notes, never sentences to be kept

BURST = timedelta(seconds=90)  # between photos that were taken of one thing

_MARKS = re.compile(rf"^(?:{SPOKEN}|{ANCHOR.pattern})[ \t]*", re.M | re.I)


class Given(Protocol):
    """One thing somebody gave: a note, an answer, the words of a voice message, or the caption of a photo."""

    @property
    def kind(self) -> Literal["note", "answer", "speech", "photo"]: ...
    @property
    def text(self) -> str: ...
    @property
    def taken(self) -> datetime | None: ...
    @property
    def seen(self) -> str: ...


def as_notes(materials: Sequence[Given], language: str = "ko") -> str:
    """The notes that a prompt gets, in the order in which they were given: notes and answers as they were typed, speech
    behind 🎤 and photos as `[사진 1] 14:05 caption`, numbered from 1, each on a line, or all of one burst."""
    lines: list[str] = []
    photos = 0
    for is_photo, group in groupby(materials, key=lambda one: one.kind == "photo"):
        some = list(group)
        lines += photo_lines(some, language, photos + 1) if is_photo else _said(some)
        photos += len(some) if is_photo else 0
    return "\n".join(lines)


def _said(materials: Sequence[Given]) -> Iterator[str]:
    for one in materials:
        if one.kind == "speech" and (said := _on_one_line(one.text)):
            yield f"{SPOKEN} {said}"
        elif one.kind != "speech" and one.text.strip():
            yield one.text


def photo_lines(photos: Sequence[Given], language: str, first: int = 1) -> list[str]:
    """`[사진 1] 14:05 caption` for each photo, numbered from `first`; those of one burst are one line."""
    bursts: list[list[Given]] = []
    for photo in photos:
        if bursts and _is_one_burst(bursts[-1][-1], photo):
            bursts[-1].append(photo)
        else:
            bursts.append([photo])
    lines: list[str] = []
    for burst in bursts:
        numbers = range(first, first + len(burst))
        lines.append(f"{anchor(numbers, language)} {_said_of(burst[0])}".rstrip())
        first += len(burst)
    return lines


def _is_one_burst(before: Given, photo: Given) -> bool:
    """Whether they were taken of one thing, and no more is said of the later one."""
    if before.taken is None or photo.taken is None or photo.text or photo.seen:
        return False
    return abs(photo.taken - before.taken) <= BURST


def _said_of(photo: Given) -> str:
    """When it was taken, what its person says of it, and what was seen in it and confirmed."""
    time = f"{photo.taken:%H:%M}" if photo.taken else ""
    return " ".join(filter(None, (time, _on_one_line(photo.text), _on_one_line(photo.seen))))


def size_of_notes(notes: str) -> int:
    """How many characters were given, without marks and white space around them."""
    return len(_MARKS.sub("", notes).strip())


def is_thin(notes: str, card: StyleCard) -> bool:
    """Whether they have no full sentence and less than a quarter of what this author usually writes."""
    own, _ = split_notes(notes, card.language)
    return not own and size_of_notes(notes) < THIN * card.profile.post.middle


def length_for(notes: str, card: StyleCard) -> int:
    """How many characters a post of these notes has: at most 2.5 times theirs where they are thin, at least 200; else,
    and where there are none to go by, as many as this author's usually have."""
    usual = round(card.profile.post.middle)
    size = size_of_notes(notes)
    return min(usual, max(LEAST, round(GROWS * size))) if size and is_thin(notes, card) else usual


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
