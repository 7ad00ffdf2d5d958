"""Choose the five measures of a voice that tell a person most, and say in what each is counted."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from styles.languages.measure_names import telling
from styles.measuring.habits import LAYOUT, PATTERNS
from styles.model import Profile, Standing

# In what a measure is counted, as a reader knows it. "choices": of the times one of two ways was taken; "thousand":
# times in 1,000 words and particles; "screen": times in 1,500 characters; "length": of a sentence; the others are
# shares of sentences and paragraphs, and sentences in a paragraph.
Unit = Literal[
    "choices", "endings", "forms", "openings", "sentences", "paragraphs", "thousand", "screen", "length", "size"
]
ROWS = 5
_FAR = 30  # places from the middle: what is nearer is what many do
_OF_ONE = 2  # rows of one unit

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

# What is left of a class of endings beside its commonest forms, under the name of the whole class: 11 % beside 89 %
_AS_THE_CLASS = frozenset({"final -요", "final -다"})


def unit_of(measure: str) -> Unit | None:
    """In what a measure is counted; None where a reader could make nothing of it."""
    if measure in _AS_THE_CLASS:
        return None
    if measure in _ON_A_SCREEN:
        return "screen"
    kind, _, form = measure.partition(" ")
    if kind == "word":
        return "thousand" if form.rpartition("/")[2].startswith(_SAID_OF_WORDS) else None
    return _NAMED.get(measure) or (_UNITS.get(kind) if form and form != "other" else None)


def value_told(standing: Standing, profile: Profile) -> float:
    """A number that the card tells in words too is the same here: words count sentences, a standing the posts."""
    told = {"sentence": profile.mean, "sentence deviation": profile.deviation, "unmarked": profile.unmarked}
    told |= {f"end {one.ending}": one.share for one in profile.endings}
    return told.get(standing.name, standing.value)


def telling_rows(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Up to five, the most unusual first: of one unit at most two, and one of how sentences end. Of two ways to write
    something the one is told that this author takes more than others."""
    found: list[Standing] = []
    for one in map(_taken_more, telling(standings)):
        if abs(one.percentile - 50) >= _FAR and _differs(one) and _has_room(one, found):
            found.append(one)
    return tuple(found[:ROWS])


def _has_room(one: Standing, found: Sequence[Standing]) -> bool:
    unit = unit_of(one.name)
    told = [unit_of(other.name) for other in found]
    if unit in ("endings", "forms"):
        return not {"endings", "forms"} & set(told)
    return unit is not None and told.count(unit) < _OF_ONE


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
    told = {one.name for one in rows} | _AS_THE_CLASS
    return (one for one in telling(standings) if one.name not in told and _taken_more(one).name not in told)
