"""Put a person's own sentences back where a model wrote something else in their place."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from bot.drafts.own_sentences.placing import TextRange, overlaps, places
from styles.reading.own_sentences.cutting import sentence_spans
from styles.reading.own_sentences.recognition import LONGEST, MOST

ALIKE = 0.6  # of the pairs of letters of two stretches, from which on one was made of the other
PART = 0.3  # of the pairs of each single sentence, where one was made into several
MOST_IN_A_ROW = 7  # sentences
LONGEST_TEXT = 30_000  # characters that are looked through

_LEAD = re.compile(r"[ \t]*(?:(?:[-*+>•]|\d{1,2}[.)])[ \t]+)*+")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_FIXED = re.compile(r"[ \t]{0,20}(?:#{1,6} |\||!\[)")  # headings, tables, pictures
_STOP = re.compile(r"[.?。]\Z")
_MARKED = re.compile(r"[\W_ㄱ-ㅣ]\Z")  # by its author: a mark, a smile, a mood


class _Stretch(NamedTuple):
    """A sentence of a draft, or several in a row."""

    span: TextRange
    grams: Counter[str]


def in_their_letters(text: str, sentences: Sequence[str]) -> str:
    """The text in NFC, with each sentence that stands there as it was written, blanks between its words included."""
    text = normalize("NFC", text)
    return _with(text, {span: sentence for sentence, span in places(text, sentences).items()})


def put_back(text: str, sentences: Sequence[str], language: str, kept: Sequence[str] = ()) -> str:
    """The text in NFC with each sentence in the place of what was made of it, where it stands nowhere itself.

    That is what is most like it, where they have six tenths of their pairs of letters in common. Headings, code and
    tables stay as they are, and so does every sentence that stands there, those of `kept` as well. Linear in the text.
    """
    text = normalize("NFC", text)
    if len(text) > LONGEST_TEXT:
        return text
    there = places(text, list(dict.fromkeys((*sentences, *kept))))
    missing = [sentence for sentence in sentences if sentence not in there and sentence.strip()]
    lines = list(_lines(text, language)) if missing else []
    changes: dict[TextRange, str] = {}
    for sentence in sorted(missing, key=len, reverse=True)[:MOST]:
        if span := _made_of(sentence[:LONGEST], lines, text, [*there.values(), *changes], language):
            changes[span] = sentence + _stop(sentence, text[slice(*span)])
    return _with(text, changes)


def _with(text: str, changes: Mapping[TextRange, str]) -> str:
    parts, at = [], 0
    for (start, end), new in sorted(changes.items()):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _stop(sentence: str, instead: str) -> str:
    """The full stop of what stood there, where the sentence came without any mark."""
    stop = _STOP.search(instead)
    return stop[0] if stop and not _MARKED.search(sentence) else ""


def _made_of(
    sentence: str, lines: Sequence[Sequence[_Stretch]], text: str, taken: Collection[TextRange], language: str
) -> TextRange | None:
    """Where that stands which was made of a sentence; one more or one less may have been made of those it has."""
    grams, cut = _grams(sentence), len(sentence_spans(sentence, language))
    best, place = ALIKE, None
    for size in range(max(1, cut - 1), min(cut + 2, MOST_IN_A_ROW)):
        for run in (run for line in lines for run in _in_a_row(line, size)):
            span = run[0].span[0], run[-1].span[1]
            like = _likeness(grams, sum((each.grams for each in run), Counter[str]()))
            if like > best and not overlaps(span, taken) and all(_is_part(each.grams, grams) for each in run):
                best, place = like, span
    return place if place and _is_whole(text[slice(*place)]) else None


def _in_a_row(line: Sequence[_Stretch], size: int) -> Iterator[Sequence[_Stretch]]:
    return (line[start : start + size] for start in range(len(line) - size + 1))


def _is_part(some: Counter[str], grams: Counter[str]) -> bool:
    """Whether enough of a sentence comes from another for nothing else to be lost with it."""
    return (some & grams).total() >= PART * some.total()


def _is_whole(text: str) -> bool:
    """Whether all Markdown and every quotation that opens in it closes, so that it can go."""
    pairs = all(text.count(mark) % 2 == 0 for mark in ("**", "`", "~~", '"'))
    return pairs and all(text.count(a) == text.count(b) for a, b in ("[]", "()", "“”", "「」"))


def _lines(text: str, language: str) -> Iterator[Sequence[_Stretch]]:
    """The sentences of each line of prose."""
    start, fenced = 0, False
    for line in text.split("\n"):
        fence = _FENCE.match(line) is not None
        fenced ^= fence
        if not (fenced or fence or _FIXED.match(line)):
            lead = _LEAD.match(line)
            begin = start + (lead.end() if lead else 0)
            spans = sentence_spans(text[begin : start + len(line)], language)
            yield [_Stretch((begin + a, begin + b), _grams(text[begin + a : begin + b])) for a, b in spans]
        start += len(line) + 1


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient of what two stretches consist of."""
    sizes = one.total() + other.total()
    return 2 * (one & other).total() / sizes if sizes else 0.0


def _grams(text: str) -> Counter[str]:
    """Its letters and figures by twos."""
    letters = "".join(filter(str.isalnum, text.lower()))
    return Counter(map("".join, pairwise(letters)))
