"""Read what a model writes where it changes a part of a draft: blocks that say what goes and what comes instead.

The format is aider's, which models know: <<<<<<< SEARCH, =======, >>>>>>> REPLACE, each on a line of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.drafts.edits.stretches import Stretch, find_stretches

MOST = 60  # blocks of one answer

_OPENS = re.compile(r"^[ \t]*<{5,9}[ \t]*SEARCH\b[^\n]*(?:\n|\Z)", re.M | re.I)
_PARTS = re.compile(r"^[ \t]*={5,9}[ \t]*(?:\n|\Z)", re.M)
_CLOSES = re.compile(r"^[ \t]*>{5,9}[ \t]*(?:REPLACE\b[^\n]*)?(?:\n|\Z)", re.M | re.I)
_MAY_CLOSE = re.compile(r"\n?[ \t]{0,8}>{1,9}[^\n]{0,20}\Z|\n\Z")  # the line that ends a block, not whole yet
_WHITE = re.compile(r"\s*")


@dataclass(frozen=True)
class Replacement:
    """What goes and what comes; `closed`: the line that ends it has come."""

    search: str
    replace: str
    closed: bool = True


@dataclass(frozen=True)
class Change:
    """What stands in a draft from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def begins_blocks(answer: str) -> bool | None:
    """Whether an answer is made of blocks; None as long as there is too little of it to tell."""
    if _OPENS.search(answer):
        return True
    start = re.sub(r"\A\s*(?:```[a-z]*[ \t]*\n?)?\s*", "", answer)
    return None if len(start) < 24 and (not start or start[0] in "<`") else False


def read_blocks(answer: str) -> list[Replacement]:
    """The blocks of an answer, in order, the last of which may still grow. None of a block that says nothing yet."""
    found: list[Replacement] = []
    at = 0
    while len(found) < MOST and (opens := _OPENS.search(answer, at)):
        parts = _PARTS.search(answer, opens.end())
        if not parts:
            break
        closes = _CLOSES.search(answer, parts.end())
        search, rest = answer[opens.end() : parts.start()], answer[parts.end() : closes.start() if closes else None]
        found.append(Replacement(search.removesuffix("\n"), _ended(rest, closes is not None), closes is not None))
        if not closes:
            break
        at = closes.end()
    return found


def _ended(text: str, closed: bool) -> str:
    return text.removesuffix("\n") if closed else _MAY_CLOSE.sub("", text)


def placed(base: str, blocks: Sequence[Replacement], scope: Sequence[Stretch] = ()) -> list[Change] | None:
    """What the blocks change, in the order of the text; None where one of them cannot be placed.

    What goes must stand there once, or once in `scope`, or as often as blocks say so. Blocks do not overlap.
    """
    taken: list[Change] = []
    for block in blocks:
        where = _place(base, block, [other for other in blocks if other.search == block.search], scope, taken)
        if where is None:
            return None
        taken.append(where)
    taken.sort(key=lambda change: (change.start, change.end))
    apart = all(one.end <= other.start for one, other in pairwise(taken))
    return taken if apart else None


def changed(base: str, changes: Sequence[Change]) -> str:
    """The text with all that is changed in it; the changes are in order."""
    parts, at = [], 0
    for change in changes:
        parts += [base[at : change.start], change.text]
        at = change.end
    return "".join([*parts, base[at:]])


def _place(
    base: str, block: Replacement, alike: Sequence[Replacement], scope: Sequence[Stretch], taken: Sequence[Change]
) -> Change | None:
    found = find_stretches(base, block.search)
    if scope:
        found = [one for one in found if any(start < one[1] and one[0] < end for start, end in scope)] or found
    free = [one for one in found if not any(one[0] < change.end and change.start < one[1] for change in taken)]
    if not free or len(found) not in (1, len(alike)):
        return None
    start, end = free[0]
    text = block.replace if base[start:end] == block.search else block.replace.strip()
    if text.strip() or scope:
        return Change(start, end, text)
    return Change(start, _behind(base, start, end), "")


def _behind(base: str, start: int, end: int) -> int:
    """Where that ends which goes with nothing in its place: with the blanks behind it, where blanks stand before it."""
    blank = not start or base[start - 1].isspace()
    line = not start or base[start - 1] == "\n"
    white = (_WHITE.match(base, end) or [""])[0]
    return end + (len(white) if blank and (line or "\n" not in white) else 0)
