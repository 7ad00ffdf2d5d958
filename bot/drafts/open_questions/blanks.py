"""Find the places of a draft that its author has to say something for: [확인: 영업 시간]."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from styles.languages import LANGUAGES

MOST = 9  # that are listed and can be filled by their number

_CHECK = "|".join(re.escape(language.check) for language in LANGUAGES.values())
_PICTURE = "|".join(re.escape(language.picture) for language in LANGUAGES.values())
_BLANK = re.compile(rf"\[(?:{_CHECK}) ?[:：] ?([^\[\]\n]{{1,200}})\](?!\()", re.I)
_OF_PICTURES = re.compile(rf"(?:{_PICTURE})(?: ?[,，、:：\d].*)?|.*(?:{_PICTURE})", re.I | re.S)


class Blank(NamedTuple):
    """What is to be said, and where it is to stand: as often as the draft asks for the same, in characters."""

    what: str
    places: tuple[tuple[int, int], ...]


def open_blanks(text: str) -> tuple[Blank, ...]:
    """At most nine, in the order in which they come; what asks for a picture is none, as pictures have places of their
    own."""
    found: dict[str, list[tuple[int, int]]] = {}
    for what, place in _blanks(text):
        found.setdefault(what, []).append(place)
    return tuple(Blank(what, tuple(places)) for what, places in list(found.items())[:MOST])


def _blanks(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for match in _BLANK.finditer(text):
        what = " ".join(match[1].split())
        if what and not _OF_PICTURES.fullmatch(what):
            yield what, match.span()
