"""Tell which characters of a text Markdown would take for marks, and which only look like some."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.common.utils import isPunctChar, isWhiteSpace

CLASSES = ("~", "*", "_", "`", "[]", "<>", "&", "\\")
START, END = "^", "#"  # stand for what is a mark only where a line begins, and where a heading ends

SPECIAL = re.compile(r"[\\`*_\[\]<>&~|]|^[ \t]*(?:[-+=#>:]|\d{1,9}[.)])|(?<!#)#+[ \t]*$", re.M)
RARE, RARE_START = re.compile(r"[\\`*_\[\]<>&~|#\n]"), re.compile(r"[ \t]*[-+=:\d]")  # without one nothing is special
STARTS = re.compile(
    r"""^[ \t]*(?:
      >                                # a quotation
    | (?:[-+*]|\d{1,9}[.)])(?:[ \t]|$) # an item of a list
    | \#{1,6}(?:[ \t]|$)               # a heading
    | =+[ \t]*$ | -+[ \t]*$            # the line below one
    | (?:-[ \t]*){3,}$ | (?:\*[ \t]*){3,}$ | (?:_[ \t]*){3,}$
    | [-:|][-:| \t]*$                  # the second row of a table
    | `{3} | ~{3}                      # code
    | <[A-Za-z/!?]                     # HTML
    )""",
    re.M | re.X,
)
ENTITY = re.compile(r"&(?:\#|[a-z][a-z0-9]{1,31};)", re.I)
ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~\n]")
RUN = re.compile(r"\*+|_+|~{2,}")
TAG = re.compile(r"<(?:[A-Za-z/!?]|[^\s<>]+@)")
PAIRED = re.compile(r"[`\[\]<>]")
BRACKET = re.compile(r"[\[\]]")


@dataclass(frozen=True)
class LiveMarkers:
    """By classes of characters: which stand here for marks, which might begin one that the text does not end, and
    which might end one that was begun before it. It may be too many, never too few."""

    alive: frozenset[str] = frozenset()
    opens: frozenset[str] = frozenset()
    closes: frozenset[str] = frozenset()

    def without(self, classes: frozenset[str]) -> "LiveMarkers":
        """The same without these classes, but for what may end a mark that was begun before."""
        return LiveMarkers(self.alive - classes, self.opens - classes, self.closes)


def is_special(text: str) -> bool:
    """Whether Markdown could take anything in it for a mark."""
    return bool(RARE.search(text) or RARE_START.match(text)) and SPECIAL.search(text) is not None


def live_markers(text: str) -> LiveMarkers:
    """What in a text, as it stands, Markdown would take for marks."""
    alive: set[str] = set()
    opens: set[str] = set()
    closes: set[str] = set()
    for found in RUN.finditer(text):
        mark = text[found.start()]
        can_open, can_close = flanks(text, found.start(), found.end())
        if can_close:
            closes.add(mark)
            if mark in opens:
                alive.add(mark)
        if can_open:
            opens.add(mark)
    for marks, begin, end in _reach_of_pairs(text) if PAIRED.search(text) else ():
        if begin >= 0:
            opens.add(marks)
        if end >= 0:
            closes.add(marks)
        if 0 <= begin < end:
            alive.add(marks)
    if (
        "[]" in opens and "[]" not in alive and _is_balanced(text)
    ):  # where it is alive, its address may stand on the next line
        opens.discard("[]")
    if "&" in text and ENTITY.search(text):
        alive.add("&")
    if "\\" in text and ESCAPE.search(text):
        alive.add("\\")
    for found in STARTS.finditer(text) if "\n" in text else filter(None, (STARTS.match(text),)):
        alive |= {START, *(marks for marks in CLASSES if found[0].strip()[0] in marks)}
    return LiveMarkers(frozenset(alive), frozenset(opens), frozenset(closes))


def _reach_of_pairs(text: str) -> Iterator[tuple[str, int, int]]:
    """Of marks that come in pairs, where the first may begin something, and the last end it."""
    tag = TAG.search(text) if "<" in text else None
    yield "`", text.find("`"), text.rfind("`")
    yield "[]", text.find("["), text.rfind("](")
    yield "<>", tag.start() if tag else -1, text.rfind(">")


def flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether the run of one mark there can open and close emphasis: CommonMark 0.31, section 6.2."""
    before, after = text[start - 1] if start else " ", text[end] if end < len(text) else " "
    space_before, space_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    mark_before, mark_after = isPunctChar(before), isPunctChar(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if text[start] != "_":
        return left, right
    return left and (not right or mark_before), right and (not left or mark_after)


def surely_paired(text: str) -> bool:
    """Whether every run of marks in it is surely one that opens and the next one that closes it."""
    runs = list(RUN.finditer(text))
    return len(runs) % 2 == 0 and all(
        a[0] == b[0] and flanks(text, *a.span())[0] and flanks(text, *b.span())[1]
        for a, b in zip(runs[::2], runs[1::2], strict=True)
    )


def _is_balanced(text: str) -> bool:
    depth = 0
    for bracket in BRACKET.findall(text):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0)
    return depth == 0
