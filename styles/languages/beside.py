"""Say where an author stands beside other bloggers, briefly enough to send along and exactly enough to read back."""

import re
from collections.abc import Iterable, Sequence

from styles.languages.named import labels, named
from styles.model import Standing

_HEAD = {
    "ko": "남과 견준 자리(50이 보통, 99면 아주 잦음): ",
    "en": "Place among bloggers (50 usual, 99 very often): ",
    "ja": "ほかの人と比べた位置(50がふつう、99はとても多い): ",
}
_PLACE = re.compile(r"([^\n]{1,60}?) (\d{1,2})(?:, |$)")


def beside(standings: Sequence[Standing], language: str) -> str:
    """The standings in one line, in their order; '' if there are none."""
    listed = ", ".join(f"{' '.join(named(s.name, language).split())} {s.percentile}" for s in standings)
    return _HEAD.get(language, _HEAD["en"]) + listed if standings else ""


def read_back(text: str, names: Iterable[str], language: str) -> dict[str, int]:
    """The places a rendered card tells, measure by measure: all that a reader of the text alone can know."""
    head = _HEAD.get(language, _HEAD["en"])
    known = labels(names, language)
    line = next((part for part in text.split("\n") if head in part), "")
    told = {label.strip(): int(place) for label, place in _PLACE.findall(line.partition(head)[2])}
    return {known[label]: place for label, place in told.items() if label in known}
