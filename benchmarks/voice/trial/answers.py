"""Read what judges answered, however they typed it."""

import re
import unicodedata
from typing import NamedTuple

_MOST_LINES = 20_000
_LONGEST = 2_000  # characters of a line that are looked at

_LINE = re.compile(r"[\s>#*|`(\[-]{0,20}(text|pair|five)[_ #-]{0,3}0{0,3}(\d{1,4})(?:\.txt)?(?!\w)(.*)", re.I)
_BETWEEN = r"[\s|:.,*`=()-]{0,20}"
_NUMBER = re.compile(
    rf"{_BETWEEN}(?:suspicion|의심|text|글|answer|답)?{_BETWEEN}"
    r"(?:(\d{1,3})|([ab])(?=[\s*`]{0,5}(?:$|[|,;:.)])))(?!\.?\d)[ \t]?%?(.*)",
    re.I,
)
_TAKEN = re.compile(
    rf"{_BETWEEN}(?:taken|accept(?:ed)?|본인)?{_BETWEEN}"
    r"(?:(o|\u110b|○|예|네|yes|y|true)|(x|×|✗|아니[오요]|no|n|false))[\s*`]{0,5}(?=$|[|,;:.)/–-])(.*)",
    re.I,
)
_EDGES = " \t:.,;|*`_=>-–—()[]"


class Impression(NamedTuple):
    """What one judge said of one question."""

    judge: str
    name: str  # 'text_01'
    number: int  # of a text the suspicion, 0 to 100; else which one was chosen, from 1
    taken: bool | None  # of a text: for the author's; None where that was not answered
    tells: tuple[str, ...]


class Impressions(NamedTuple):
    said: tuple[Impression, ...]
    unread: tuple[str, ...]  # what could not be read, each in a few words with its place


def impressions(judge: str, text: str) -> Impressions:
    """The answers of one judge: lines like 'text_01 | 35 | O | a tell; another', 'pair_02 | B', 'five_03 | 4 | a tell',
    tells also on the lines below. A question that is answered twice counts as it was answered last.
    """
    found: dict[str, Impression] = {}
    unread: list[str] = []
    last = ""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines()[:_MOST_LINES], 1):
        line = unicodedata.normalize("NFKC", line[:_LONGEST]).strip()
        if not line or line.startswith("#"):
            continue
        if name := _LINE.match(line):
            said = _answer(judge, name)
            last = said.name if said else ""
            found |= {said.name: said} if said else {}
        elif last:
            found[last] = found[last]._replace(tells=(*found[last].tells, *_tells(line)))
        if not last:
            unread.append(f"{judge}:{number}: {line[:60]}")
    return Impressions(tuple(found.values()), tuple(unread))


def _answer(judge: str, line: re.Match[str]) -> Impression | None:
    asked = line[1].lower()
    given = _NUMBER.match(line[3])
    if not given:
        return None
    number = int(given[1]) if given[1] else " ab".index(given[2].lower())
    least, most = {"text": (0, 100), "pair": (1, 2), "five": (1, 5)}[asked]
    if not least <= number <= most or (given[2] and asked != "pair"):
        return None
    taken = _TAKEN.match(given[3]) if asked == "text" else None
    rest = taken[3] if taken else given[3]
    return Impression(judge, f"{asked}_{int(line[2]):02d}", number, bool(taken[1]) if taken else None, _tells(rest))


def _tells(text: str) -> tuple[str, ...]:
    return tuple(tell for part in re.split(r"[;|]", text) if (tell := part.strip(_EDGES)))
