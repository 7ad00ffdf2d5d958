"""Read the places among other bloggers back out of a rendered card: all that a reader of its text alone can know."""

import re
from collections.abc import Iterable

from styles.languages import language_of
from styles.languages.measure_names import labels

_PLACE = re.compile(r"([^\n]{1,60}?) (\d{1,2})(?:, |$)")


def read_back(text: str, names: Iterable[str], language: str) -> dict[str, int]:
    """The places a rendered card tells, measure by measure: 1 to 99."""
    head = language_of(language).percentiles
    known = labels(names, language)
    line = next((part for part in text.split("\n") if head in part), "")
    told = {label.strip(): int(place) for label, place in _PLACE.findall(line.partition(head)[2])}
    return {known[label]: place for label, place in told.items() if label in known}
