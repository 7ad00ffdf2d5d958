"""Say where an author stands beside other bloggers, briefly enough to send along and exactly enough to read back."""

import re
from collections.abc import Callable, Iterable, Sequence

from styles.card import Standing
from styles.named import labels, named

_HEAD = {
    "ko": "다른 블로거들과 견준 자리(100명 중, 50이 보통, 클수록 잦거나 김): ",
    "en": "Place among 100 bloggers (50 is usual, more means oftener or longer): ",
    "ja": "ほかのブロガー100人の中での位置(50がふつう、大きいほど多いか長い): ",
}
_PLACE = re.compile(r"([^\n]{1,40}?) (\d{1,2})(?:, |$)")


def beside(standings: Sequence[Standing], language: str, fits: Callable[[str], bool]) -> str:
    """One line with as many standings, from the first on, as `fits` takes; '' if none."""
    head = _HEAD.get(language, _HEAD["en"])
    low, high = 0, len(standings)
    while low < high:  # the most that fit: a longer line never fits where a shorter one does not
        some = (low + high + 1) // 2
        low, high = (some, high) if fits(head + _listed(standings[:some], language)) else (low, some - 1)
    return head + _listed(standings[:low], language) if low else ""


def _listed(standings: Iterable[Standing], language: str) -> str:
    return ", ".join(f"{named(s.name, language)} {s.percentile}" for s in standings)


def read_back(text: str, names: Iterable[str], language: str) -> dict[str, int]:
    """The places a rendered card tells, measure by measure: all that a reader of the text alone can know."""
    head = _HEAD.get(language, _HEAD["en"])
    known = labels(names, language)
    line = next((part for part in text.split("\n") if head in part), "")
    told = {label.strip(): int(place) for label, place in _PLACE.findall(line.partition(head)[2])}
    return {known[label]: place for label, place in told.items() if label in known}
