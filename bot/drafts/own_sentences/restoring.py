"""Put a person's own sentences back where a model wrote something else in their place."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from bot.drafts.own_sentences.placing import Span, overlaps, places
from styles.reading.own_sentences.cutting import sentence_spans
from styles.reading.own_sentences.recognition import LONGEST, MOST

ALIKE = 0.6  # of the pairs of letters of two stretches, from which on one was made of the other
LONGEST_TEXT = 30_000  # characters that are looked through

_LEAD = re.compile(r"[ \t]*(?:(?:[-*+>•]|\d{1,2}[.)])[ \t]+)*+")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_FIXED = re.compile(r"[ \t]{0,20}(?:#{1,6} |\||!\[)")  # headings, tables, pictures
_STOP = re.compile(r"[.!?…。]{1,3}\Z")


class _Stretch(NamedTuple):
    """A sentence of a draft, or several in a row."""

    span: Span
    grams: Counter[str]


def put_back(text: str, sentences: Sequence[str], language: str) -> str:
    """The text in NFC, with the very letters of each sentence wherever it or what was made of it stands.

    Of a sentence that stands nowhere that was made which is most like it, where they have at least six tenths of their
    pairs of letters in common. Headings, code and tables stay as they are. Linear in the text.
    """
    text = normalize("NFC", text)
    if len(text) > LONGEST_TEXT:
        return text
    changes = {span: sentence for sentence, span in places(text, sentences).items()}
    missing = [sentence for sentence in sentences if sentence not in changes.values() and sentence.strip()]
    lines = list(_lines(text, language)) if missing else []
    for sentence in sorted(missing, key=len, reverse=True)[:MOST]:
        if span := _made_of(sentence[:LONGEST], lines, text, changes.keys(), language):
            changes[span] = sentence + _stop(sentence, text[slice(*span)])
    return _with(text, changes)


def _with(text: str, changes: Mapping[Span, str]) -> str:
    parts, at = [], 0
    for (start, end), new in sorted(changes.items()):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _stop(sentence: str, instead: str) -> str:
    """The full stop of what stood there, where the sentence came without any mark."""
    stop = _STOP.search(instead)
    return stop[0] if stop and sentence[-1].isalnum() else ""


def _made_of(
    sentence: str, lines: Sequence[Sequence[_Stretch]], text: str, taken: Collection[Span], language: str
) -> Span | None:
    """Where that stands which was made of a sentence; one more or one less may have been made of those it has."""
    grams, cut = _grams(sentence), len(sentence_spans(sentence, language))
    best: tuple[float, Span] | None = None
    for size in range(max(1, cut - 1), cut + 2):
        for stretch in (stretch for line in lines for stretch in _in_a_row(line, size)):
            like = _likeness(grams, stretch.grams)
            if like >= ALIKE and (best is None or like > best[0]) and _is_free(stretch.span, text, taken):
                best = like, stretch.span
    return best[1] if best else None


def _is_free(span: Span, text: str, taken: Collection[Span]) -> bool:
    """Whether nothing that stays is torn when it goes: another sentence, or Markdown that opens or closes within."""
    said = text[slice(*span)]
    whole = all(said.count(mark) % 2 == 0 for mark in ("**", "`", "~~", '"'))
    paired = all(said.count(a) == said.count(b) for a, b in ("[]", "()", "“”", "「」"))
    return whole and paired and not overlaps(span, taken)


def _in_a_row(line: Sequence[_Stretch], size: int) -> Iterator[_Stretch]:
    for start in range(len(line) - size + 1):
        run = line[start : start + size]
        grams = run[0].grams if size == 1 else sum((each.grams for each in run), Counter[str]())
        yield _Stretch((run[0].span[0], run[-1].span[1]), grams)


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
    return Counter(map("".join, zip(letters, letters[1:], strict=False)))
