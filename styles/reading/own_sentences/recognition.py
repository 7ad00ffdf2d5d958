"""Find among a blogger's notes the sentences they wrote out themselves: those stay, the rest is material."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple
from unicodedata import normalize

from styles.languages import language_of
from styles.pictures.anchors import is_of_photos
from styles.reading.invisible import visible
from styles.reading.own_sentences.cutting import sentence_spans
from styles.reading.own_sentences.english import is_english_sentence
from styles.reading.own_sentences.japanese import is_japanese_sentence
from styles.reading.own_sentences.korean import is_korean_sentence

MOST = 12  # sentences that are kept: more of them leave a model nothing to write
LONGEST = 500  # characters of one
_WORDS, _LETTERS = 3, 10  # the least
_FEWEST = {"ja": (1, 10)}  # where no blanks part words

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
# Headings, quotations, tables, pages, pictures, and what was said aloud, which a machine has spelled
_NOBODYS = re.compile(r"[ \t]{0,20}(?:#{1,6} |>|\||<|https?://|!\[|🎤)")
_ITEM = re.compile(
    r"[ \t\u3000]*(?:(?:[-*+•·‣∙▪▫●○◦◆◇■□▶▷→➡☞✓✔✅☑※★☆📌📍👉]\ufe0f?|\[[ xX]\])[ \t]+)*"
    r"(?:(?:\d{1,2}[.)]|\(\d{1,2}\)|[①-⑳])[ \t]+(?!\d))?"
)
_LABEL = re.compile(r"([^\s:：.!?“\"]{1,10}) ?[:：][ \t]+(?=\S)")
_OF_THE_POST = frozenset(
    {"제목", "주제", "키워드", "태그", "분량", "말투", "톤", "형식", "요청", "부탁", "참고"}
    | {"title", "topic", "tags", "tone", "length", "request", "タイトル", "題名", "タグ", "口調"}
)
_QUOTED = re.compile(r"(?:“([^“”\n]{2,500})”|\"([^\"\n]{2,500})\"|「([^「」\n]{2,500})」|『([^『』\n]{2,500})』)[ \t]*")


_CITED = re.compile(r"[:：]\s{0,3}[\"“”'‘「『]")  # what somebody else says, behind what a note says of it


class _Piece(NamedTuple):
    """A stretch of one line of the notes. `head`: the mark of its list or its label, where it is the line's first."""

    line: int
    text: str
    whole: bool = False
    head: str = ""


def split_notes(notes: str, language: str) -> tuple[tuple[str, ...], str]:
    """The sentences somebody wrote out themselves, in order and once each, and the rest of their notes, line by line.

    A sentence has three words and ten characters at least and ends as one that is spoken or written; a line in
    quotation marks always is one; -음 and -함, headings, quotations, code and what is asked of the writer never are
    (material.md §B). Of more than twelve the longest are kept, and the others are notes. Linear.
    """
    pieces = list(_pieces(normalize("NFC", visible(notes)), language))
    found = list(dict.fromkeys(piece.text for piece in pieces if piece.whole))
    longest = set(sorted(found, key=len, reverse=True)[:MOST])
    rest = (_rest(list(line), longest) for _, line in groupby(pieces, key=lambda piece: piece.line))
    return tuple(text for text in found if text in longest), "\n".join(line for line in rest if line is not None)


def _rest(line: list[_Piece], taken: set[str]) -> str | None:
    """What of a line is a note; None where nothing is."""
    left = [piece.text for piece in line if not (piece.whole and piece.text in taken)]
    if len(left) < len(line) and not any(map(str.isalnum, "".join(left))):
        return None
    return line[0].head + " ".join(left)


def _pieces(notes: str, language: str) -> Iterator[_Piece]:
    fenced = False
    for number, line in enumerate(notes.split("\n")):
        fence = _FENCE.match(line) is not None
        fenced ^= fence
        if fenced or fence or _NOBODYS.match(line) or is_of_photos(line):
            yield _Piece(number, line)
        else:
            yield from _pieces_of_line(number, line.rstrip(), language)


def _pieces_of_line(number: int, line: str, language: str) -> Iterator[_Piece]:
    start = _head(line)
    if start is None or not line[start:]:
        yield _Piece(number, line)
        return
    head, said = line[:start], line[start:]
    if quoted := _QUOTED.fullmatch(said):
        text = next(filter(None, quoted.groups())).strip()
        own = any(map(str.isalpha, text)) and not _CITED.search(line)
        yield _Piece(number, text, True, head) if own else _Piece(number, line)
        return
    for begin, end in sentence_spans(said, language):
        yield _Piece(number, said[begin:end], is_whole_sentence(said[begin:end], language), "" if begin else head)


def _head(line: str) -> int | None:
    """Where a line begins behind the mark of its list and its label; None where the label says it is about the post."""
    item = _ITEM.match(line)
    start = item.end() if item else 0
    label = _LABEL.match(line, start)
    if label and label[1].lower() in _OF_THE_POST:
        return None
    return label.end() if label else start


def is_whole_sentence(text: str, language: str) -> bool:
    """Whether a text is one whole sentence of this language, and long enough to be somebody's own."""
    code = language_of(language).code
    words, letters = _FEWEST.get(code, (_WORDS, _LETTERS))
    if len(text) > LONGEST or len(text) < letters or len(text.split()) < words or _CITED.search(text):
        return False
    match code:
        case "ko":
            return is_korean_sentence(text)
        case "ja":
            return is_japanese_sentence(text)
        case "en":
            return is_english_sentence(text)
