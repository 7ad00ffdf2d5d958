"""Read the lines of a rendered card that give numbers, and say where among other bloggers such numbers stand."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from styles.languages import language_of
from styles.measuring.habits import PER
from styles.scoring.ranks import Matrix, Space

_LETTERS = {"en": 5.8}  # characters of a word and the space behind it, where sentences are measured in words
_TIMES = re.compile(r"(\d+)(?:–(\d+))?\D*$")
_SHARE = re.compile(r"(\d+)%")


class _Told(NamedTuple):
    """A measure: its value in the posts that have it, and what share of the posts that is (1: in all)."""

    name: str
    value: float
    share: float = 1.0


def read_lines(text: str, space: Space, language: str) -> dict[str, float]:
    """The mean normal score of each measure that a profile's lines give a number of."""
    told = {one.name: one for one in _told(text.split("\n"), language) if one.name in space.names}
    having = _scores(space, {one.name: one.value for one in told.values()})
    lacking = _scores(space, dict.fromkeys(told, 0.0))
    at = {name: i for i, name in enumerate(space.names)}
    return {n: one.share * having[at[n]] + (1 - one.share) * lacking[at[n]] for n, one in told.items()}


def _scores(space: Space, values: Mapping[str, float]) -> Matrix:
    scored: Matrix = space.scores([{name: values.get(name, np.nan) for name in space.names}])[0]
    return scored


def _told(lines: Iterable[str], language: str) -> Iterator[_Told]:
    words, mean = language_of(language).profile, 0.0
    for line in lines:
        said = line.removeprefix("- ")
        if found := _filled(words.sentence + words.uneven, said) or _filled(words.sentence, said):
            mean = float(found["mean"])
            yield from (_Told("sentence", mean), _Told("sentence deviation", float(found["deviation"])))
            yield _Told("unevenness", float(found["deviation"]) / max(1.0, mean))
        elif (found := _filled(words.commas, said)) and mean:
            yield _Told("comma", float(found["commas"]) / 10 * PER / mean / _LETTERS.get(language, 1.0))
            if "unmarked" in found:
                yield _Told("unmarked", float(found["unmarked"].rstrip("%")) / 100)
        else:
            yield from _listed(said, language)


def _filled(template: str, line: str) -> dict[str, str]:
    """What a template was filled in with; nothing where the line is not of it."""
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template))
    found = re.fullmatch(pattern, line) if template else None
    return found.groupdict() if found else {}


def _listed(line: str, language: str) -> Iterator[_Told]:
    of = language_of(language)
    words, habits = of.profile, {name: str(label) for name, label in of.habits.items()}
    for template in (words.endings, words.often, words.sometimes, words.absent, words.openers, of.unlike):
        head, _, tail = template.partition("{}")
        if not head or not line.startswith(head):
            continue
        inside = line.removeprefix(head).removesuffix(tail)
        match template:
            case words.endings:
                yield from _ended(inside, {name: str(label) for name, label in of.endings.items()})
            case words.absent | of.unlike:
                yield from (_Told(n, 0.0) for n, label in habits.items() if label in inside.split(words.comma))
            case words.openers:
                yield from (
                    _Told(f"first {w}", float(n) / 100) for w, n in re.findall(r"(\w+)\(\D*\d+\D+(\d+)", inside)
                )
            case _:
                yield from _habits(inside.split("; "), habits)
        return


def _ended(listed: str, names: Mapping[str, str]) -> Iterator[_Told]:
    for code, name in names.items():
        if found := re.search(rf"(?:^|, |、){re.escape(name)} (\d+)%", listed):
            yield _Told(f"end {code}", int(found[1]) / 100)


def _habits(items: Iterable[str], names: Mapping[str, str]) -> Iterator[_Told]:
    for item in items:
        name = max((n for n, label in names.items() if item.startswith(label)), key=lambda n: len(names[n]), default="")
        times = _TIMES.search(item)
        if name and times:
            share = _SHARE.search(item)
            yield _Told(name, float(times[1]), int(share[1]) / 100 if share else 1.0)
