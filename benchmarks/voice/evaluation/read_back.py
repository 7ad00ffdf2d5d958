"""Read the places among other bloggers back out of a rendered card: all that a reader of its text alone can know."""

import re
from collections.abc import Iterable

from styles.languages import language_of
from styles.languages.measure_names import labels


def read_back(text: str, names: Iterable[str], language: str) -> dict[str, int]:
    """The places a rendered card tells, measure by measure: 5, 15 … 95, the middles of the tens that it names."""
    words, known = language_of(language), labels(names, language)
    each = re.compile(re.escape(words.each_place).replace(r"\{n\}", r"(\d{1,2})").replace(r"\{names\}", "(.+)"))
    told: dict[str, int] = {}
    for line in text.split("\n"):
        for is_less, template in enumerate(words.places):
            head, _, end = template.partition("{}")
            _, found, rest = line.partition(head)
            for step in map(each.fullmatch, rest.removesuffix(end).split("; ") if found else ()):
                place = min(95, int(step[1]) + 5) if step else 0
                listed = step[2].split(", ") if step else ()
                told |= {known[label]: 100 - place if is_less else place for label in listed if label in known}
    return told
