"""Read back out of a rendered card where it says its author stands: all that a reader of its text alone can know."""

from collections.abc import Iterable

from styles.languages import language_of
from styles.languages.measure_names import labels

_MEANT = (95, 80, 20, 5)  # the places that far more, more, less and far less than others stand for


def read_back(text: str, names: Iterable[str], language: str) -> dict[str, int]:
    """The places a rendered card tells, measure by measure: 1 to 99, as far as words say it."""
    known = labels(names, language)
    told: dict[str, int] = {}
    for line in text.split("\n"):
        for head, place in zip(language_of(language).places, _MEANT, strict=True):
            _, found, rest = line.partition(head)
            if found:
                told |= {known[label]: place for label in rest.split(", ") if label in known}
    return told
