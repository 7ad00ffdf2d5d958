"""Find a person's own sentences in a draft, letter by letter."""

import re
from collections.abc import Iterable, Mapping, Sequence

from styles.languages.letters import HAN, KANA
from styles.reading.own_sentences.recognition import MOST

TextRange = tuple[int, int]

_BLANK = r"(?=\s)[^\S\n]*+\n?+[^\S\n]*+"  # white space as it runs within a paragraph
_UNPARTED = re.compile(f"[{HAN}{KANA}]")  # letters of words that no blanks part


def places(text: str, sentences: Sequence[str]) -> Mapping[str, TextRange]:
    """Where each of at most twelve sentences stands in a text; both are in NFC.

    Runs of white space are equal. No two share a place, so that one within another has to stand there besides, and what
    a letter goes on behind ('했다' in '했다고') is another sentence. Linear in the text.
    """
    found: dict[str, TextRange] = {}
    for sentence in sorted(filter(str.strip, sentences), key=len, reverse=True)[:MOST]:
        spans = (match.span() for match in _pattern(sentence).finditer(text))
        if span := next((span for span in spans if not overlaps(span, found.values())), None):
            found[sentence] = span
    return found


def overlaps(span: TextRange, others: Iterable[TextRange]) -> bool:
    """Whether a place has a character in common with one of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)


def _pattern(sentence: str) -> re.Pattern[str]:
    words = sentence.split()
    behind, ahead = _edge(words[0][0], "(?<!{})"), _edge(words[-1][-1], "(?!{})")
    return re.compile(behind + _BLANK.join(map(re.escape, words)) + ahead)


def _edge(letter: str, looks: str) -> str:
    """Nothing that would make another word of the one at the edge."""
    return looks.format(r"[^\W_]") if letter.isalnum() and not _UNPARTED.match(letter) else ""
