"""Choose the five measures of a voice that tell a person most, and say in what each is counted."""

from collections.abc import Iterable, Iterator
from typing import Literal

from styles.languages.measure_names import telling
from styles.measuring.habits import LAYOUT, PATTERNS
from styles.model import Standing

# In what a measure is counted, as a reader knows it. "choices": of the times one of two ways was taken; "thousand":
# times in 1,000 words and particles; "screen": times in 1,500 characters; "length": of a sentence; the others are
# shares of sentences and paragraphs, and sentences in a paragraph.
Unit = Literal[
    "choices", "endings", "forms", "openings", "sentences", "paragraphs", "thousand", "screen", "length", "size"
]
ROWS = 5
_FAR = 30  # places from the middle: what is nearer is what many do
_ALIKE = 2  # rows of one unit

_UNITS: dict[str, Unit] = {
    "way": "choices",
    "end": "endings",
    "final": "forms",
    "opens": "openings",
    "first": "openings",
    "word": "thousand",
}
_NAMED: dict[str, Unit] = {
    "sentence": "length",
    "paragraph": "size",
    "short sentences": "sentences",
    "long sentences": "sentences",
    "unmarked": "sentences",
    "one-line paragraphs": "paragraphs",
}
_ON_A_SCREEN = frozenset(
    {*PATTERNS, *LAYOUT, "comma", "two dots", "three dots", "double commas", "many exclamations", "colon", "slash"}
    | {
        "arrow",
        "aside in Hangul",
        "gloss",
        "single quotes",
        "double quotes",
        "brackets",
        "star",
        "middle dot",
        "italic",
    }
)
_SAID_OF_WORDS = (
    "MAG",
    "MAJ",
    "IC",
    "NP",
    "F",
    "副詞",
    "接続詞",
    "感動詞",
    "代名詞",
)  # tags of words one can be said to use


def unit_of(measure: str) -> Unit | None:
    """In what a measure is counted; None where a reader could make nothing of it."""
    if measure in _ON_A_SCREEN:
        return "screen"
    kind, _, form = measure.partition(" ")
    if kind == "word":
        return "thousand" if form.rpartition("/")[2].startswith(_SAID_OF_WORDS) else None
    return _NAMED.get(measure) or (_UNITS.get(kind) if form and form != "other" else None)


def telling_rows(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Up to five, the most unusual first, of one unit at most two; of two ways to write something the one that this
    author takes more than others."""
    found: list[Standing] = []
    for one in map(_taken_more, telling(standings)):
        alike = sum(unit_of(other.name) == unit_of(one.name) for other in found)
        if unit_of(one.name) and abs(one.percentile - 50) >= _FAR and alike < _ALIKE and _differs(one):
            found.append(one)
    return tuple(found[:ROWS])


def _taken_more(one: Standing) -> Standing:
    if unit_of(one.name) != "choices" or one.value >= one.usual:
        return one
    way, _, other = one.name.removeprefix("way ").partition("|")
    return Standing(f"way {other}|{way}", round(1 - one.value, 4), round(1 - one.usual, 4), 100 - one.percentile)


def _differs(one: Standing) -> bool:
    """By so much that it can be read."""
    return abs(one.value - one.usual) >= 0.2 * max(abs(one.value), abs(one.usual))


def rows_first(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """All that a person can make something of, those that are told in words before the others."""
    every = tuple(standings)
    rows = telling_rows(every)
    return (*rows, *_others(every, rows))


def _others(standings: Iterable[Standing], rows: tuple[Standing, ...]) -> Iterator[Standing]:
    told = {one.name for one in rows}
    return (one for one in telling(standings) if one.name not in told and _taken_more(one).name not in told)
