"""What a person gave for one draft, as the notes it is written from, and how long a post that makes."""

import re
from collections.abc import Sequence
from typing import Literal, Protocol

from styles.model import StyleCard
from styles.reading.own_sentences.recognition import split_notes

THIN = 0.25  # of their usual length: with less, and no sentence of their own, most of a post would be made up
GROWS = 2.5  # times as long as its material a post can be and hold nothing else
LEAST = {"en": 500}  # characters: a shorter text is no post
USUAL_LEAST = 200
SPOKEN = "🎤"  # stands before what was said aloud, whose spelling is a machine's: notes, never sentences to be kept

_MARKS = re.compile(rf"^(?:{SPOKEN}|\[사진 \d{{1,3}}\])[ \t]*", re.M)


class MaterialPiece(Protocol):
    """One thing somebody gave: a note, an answer, the words of a voice message, or the caption of a photo."""

    @property
    def kind(self) -> Literal["note", "answer", "speech", "photo"]: ...
    @property
    def text(self) -> str: ...


def as_notes(materials: Sequence[MaterialPiece]) -> str:
    """The notes that a prompt gets, in the order in which they were given: notes and answers as they were typed, speech
    behind 🎤 and photos as `[사진 1] caption`, each on a line, numbered from 1."""
    photos = 0
    lines: list[str] = []
    for one in materials:
        match one.kind:
            case "note" | "answer":
                lines += [one.text] if one.text.strip() else []
            case "speech":
                lines += [f"{SPOKEN} {said}"] if (said := _on_one_line(one.text)) else []
            case "photo":
                photos += 1
                lines.append(f"[사진 {photos}] {_on_one_line(one.text)}".rstrip())
    return "\n".join(lines)


def size_of_notes(notes: str) -> int:
    """How many characters were given, without marks and white space around them."""
    return len(_MARKS.sub("", notes).strip())


def is_thin(notes: str, card: StyleCard) -> bool:
    """Whether they have no full sentence and less than a quarter of what this author usually writes."""
    own, _ = split_notes(notes, card.language)
    return not own and _is_little(size_of_notes(notes), card)


def length_for(notes: str, card: StyleCard) -> int:
    """How many characters a post of these notes has: 2.5 times theirs where they are less than a quarter of what this
    author usually writes, sentences or not, and 200 at least (English: 500); else as many as usual. Where there are
    none, there is nothing to go by."""
    usual, size = round(card.profile.post.middle), size_of_notes(notes)
    if not size or not _is_little(size, card):
        return usual
    return min(usual, max(LEAST.get(card.language, USUAL_LEAST), round(GROWS * size)))


def _is_little(size: int, card: StyleCard) -> bool:
    return size < THIN * card.profile.post.middle


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
