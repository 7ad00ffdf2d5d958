"""Join what a model writes to the text it goes on from: nothing said twice, and no word stuck to the one before it."""

import re

LOOKED_BACK = 600  # characters at the end of a text; models that say some of it again begin with its last sentences
MOST_STARTS = 12
LEAST_REPEATED = 8  # letters: fewer are a coincidence
MOST_BLANK = 500  # characters of white space that are waited out
_START = re.compile(r"(?<=[\n.!?。！？~…])[ \n]{0,4}(?=\S)")
_ENDED = re.compile(r"[^\W\d]['\")\]”’」』]?[.!?…~]+['\")\]”’」』*_]*\Z|[。！？]\Z")
_BLOCK = re.compile(r"#{1,6} |[-*+>] |\||\d{1,2}\. |!\[|```")


class Seam:
    """What comes behind `begun`, piece by piece.

    An answer may begin with all of `begun` once more, or with its last sentences: that is held back until it is known,
    and left out. `hear` and `rest` give what is to be put behind `begun` just as it is.
    """

    def __init__(self, begun: str) -> None:
        self._begun = begun
        self._text = begun.rstrip()
        self._starts = _starts(self._text)  # from where on it may be said again, as far as is known
        self._held = ""
        self._compared = 0  # characters of what is held
        self._over = not begun

    def hear(self, piece: str) -> str:
        """What can be put there now."""
        if self._over:
            return piece
        self._held += piece
        said = self._held.lstrip()
        if not said:
            return "" if len(self._held) < MOST_BLANK else self._end(self._held)
        self._starts = [start for start in self._starts if self._is_the_same(start, said)]
        self._compared = len(said)
        repeated = [start for start in self._starts if len(self._text) - start <= len(said)]
        if len(repeated) < len(self._starts):
            return ""
        return self._end(said[len(self._text) - repeated[0] :] if repeated else self._held)

    def rest(self) -> str:
        """What is still held at the end: nothing where all of it was there before."""
        if self._over:
            return ""
        return self._end("" if self._starts and _letters(self._held) >= LEAST_REPEATED else self._held)

    def _is_the_same(self, start: int, said: str) -> bool:
        """As far as both go, of what was not compared yet."""
        return said.startswith(self._text[start + self._compared : start + len(said)], self._compared)

    def _end(self, rest: str) -> str:
        self._over, self._held = True, ""
        return put_behind(self._begun, rest)


def put_behind(begun: str, rest: str) -> str:
    """`rest` as it is put behind `begun`: without the white space that stands there already, and with a space or a
    blank line where one sentence would stick to the next."""
    said = rest.lstrip()
    between, there = rest[: len(rest) - len(said)], begun[len(begun.rstrip()) :]
    if there:
        return "\n" * max(0, between.count("\n") - there.count("\n")) + said
    if between or not said or not _ENDED.search(begun[-8:]):
        return rest
    if _BLOCK.match(said):
        return f"\n\n{said}"
    return f" {said}" if said[0].isalnum() and begun[-1] not in "。！？" else said


def _starts(text: str) -> list[int]:
    """Where what is said again may begin: at the very first, or where a sentence or a line does near the end."""
    near = [found.end() for found in _START.finditer(text, max(0, len(text) - LOOKED_BACK))][-MOST_STARTS:]
    first = len(text) - len(text.lstrip())
    return [start for start in dict.fromkeys([first, *near]) if _letters(text[start:]) >= LEAST_REPEATED]


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
