"""Hold the facts of a draft against topic and notes: what was invented, and what was lost."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from benchmarks.voice.facts.names import fold, names, quotes
from benchmarks.voice.facts.numbers import by_value, known, numbers
from benchmarks.voice.trial.normalising import looks

FactKind = Literal["number", "date", "name", "place", "quote"]
_GAP = re.compile(r"\[(?:확인|check|確認)(?:[:：][^\[\]\n]{0,200})?\]", re.I)  # says that something is not known
_RUN = 2  # letters by which a quotation is known again in notes that keep its nouns
_QUOTED = 0.4  # of such runs


class Fact(NamedTuple):
    kind: FactKind
    text: str  # as it is written


class Checked(NamedTuple):
    """`invented` stands in the draft and in no note, `lost` in the notes and not in the draft."""

    invented: tuple[Fact, ...]
    lost: tuple[Fact, ...]


def check(draft: str, source: str, language: str) -> Checked:
    """The facts of a draft beside its topic and notes. A gap for the author ([확인: …]) is no invention, code none, and
    the numbers of lists none; a thing called otherwise ('리액트' for 'React') is taken for another."""
    written, told = _Text(_prose(draft), language), _Text(source, language)
    return Checked(tuple(dict.fromkeys(_missing(written, told))), tuple(dict.fromkeys(_missing(told, written))))


def given_facts(source: str, language: str) -> tuple[Fact, ...]:
    """Every fact of a topic with its notes."""
    return tuple(dict.fromkeys(_missing(_Text(source, language), _Text("", language))))


def _prose(draft: str) -> str:
    """The draft with its title, without what is no prose."""
    text = _GAP.sub(" ", draft)
    title = re.match(r"\s*# +([^\n]{1,300})", text)
    return f"{title[1] if title else ''}\n{looks(text)}"


class _Text:
    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    @cached_property
    def letters(self) -> str:
        return fold(self.text)

    @cached_property
    def runs(self) -> frozenset[str]:
        return frozenset(self.letters[i : i + _RUN] for i in range(len(self.letters) - _RUN + 1))


def _missing(here: _Text, there: _Text) -> Iterator[Fact]:
    """The facts of one text that the other lacks."""
    values = by_value(numbers(there.text))
    for number in numbers(here.text):
        if not number.is_idle and not known(number, values):
            yield Fact("date" if number.is_date else "number", number.text)
    for name in names(here.text, here.language):
        if fold(name.text) not in there.letters:
            yield Fact("place" if name.is_place else "name", name.text)
    for quote in quotes(here.text):
        runs = _Text(quote, here.language).runs
        if len(runs & there.runs) < _QUOTED * len(runs):
            yield Fact("quote", quote)
