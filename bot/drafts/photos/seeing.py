"""What was seen in the photos of a draft waits with its questions, until its person has put it right."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from bot.model import AskedQuestion, Draft
from styles.pictures.seen import on_one_line

MAY_I = "may I look"  # the facet of the question whether photos may be looked at; its text is the question
SEEN = "seen in photos"  # and of the one whether that is right; its text is what was seen, a photo a line
LOOKS = (MAY_I, SEEN)

_LONGEST_ANSWER = 4_000  # characters
_ITEM = re.compile(
    r"(?<![^\s,;，、])(?:(?:사진|photo|picture|写真)[ \t]{0,2})?#?(?P<first>\d{1,2})"
    r"(?:[ \t]?[-–~][ \t]?(?P<last>\d{1,2}))?(?:번|番|枚目)?(?:은|는|이랑|이|을|를|하고|과|와|도|は|が|を|と)?"
    r"(?:[:.)=→](?=\D|\Z)|(?=[\s,;，、])|\Z)",
    re.I,
)
_OUT = re.compile(
    r"(?:빼(?:\s?(?:줘|주|고|요|세)|$)|뺄|뺀|지워|지우|삭제|없애|제외|remove|drop|delete|leave out|take out|skip"
    r"|消し|消す|外し|外す|削除|抜い|抜く|なし)",
    re.I,
)
_OUT_FIRST = re.compile(r"(?:please )?(?:drop|remove|delete|leave out|take out|skip|without)[ \t]+(?=\S)", re.I)
_SHORT = 16  # characters of words that say no more than that something is to go


def look_question(draft: Draft) -> AskedQuestion | None:
    """The one about photos that is open: may they be looked at, or was that seen rightly."""
    return next((one for one in reversed(draft.asked) if one.open and one.facet in LOOKS), None)


def with_question(draft: Draft, facet: str, text: str) -> tuple[AskedQuestion, ...]:
    """All that is asked about a draft, with this in the place of what was asked about its photos."""
    return (*without_look(draft).asked, AskedQuestion(facet, text))


def without_look(draft: Draft) -> Draft:
    """A draft about whose photos nothing is asked; what was seen and not confirmed is gone with the question."""
    return replace(draft, asked=tuple(one for one in draft.asked if one.facet not in LOOKS))


def to_lines(seen: Mapping[int, str]) -> str:
    """'1: 간판' on a line of its own, for each photo."""
    return "\n".join(f"{number}: {text}" for number, text in sorted(seen.items()))


def from_lines(lines: str) -> dict[int, str]:
    """What `to_lines` was given."""
    parted = (line.partition(": ") for line in lines.splitlines())
    return {int(number): text for number, _, text in parted if number.isdecimal() and len(number) <= 3}


def corrected(seen: Mapping[int, str], photos: Collection[int], said: str) -> dict[int, str] | None:
    """What is seen instead, after words like “2 크로플, 3 빼 줘”; None: they put nothing right."""
    said = said[:_LONGEST_ANSWER].strip()
    if ahead := _OUT_FIRST.match(said):
        said = f"{said[ahead.end() :]} drop"
    items = [item for item in _ITEM.finditer(said) if _numbers(item, photos)]
    if not items or items[0].start():
        return None
    ends = [item.start() for item in items[1:]] + [len(said)]
    now, waiting, changed = dict(seen), set[int](), False
    for item, end in zip(items, ends, strict=True):
        waiting |= _numbers(item, photos)
        text = on_one_line(said[item.end() : end].strip(" \t\n,;，、"))
        if not text:
            continue
        gone = len(text) <= _SHORT and _OUT.search(text)
        now |= dict.fromkeys(waiting, "" if gone else text)
        waiting, changed = set(), True
    return {number: text for number, text in now.items() if text} if changed else None


def _numbers(item: re.Match[str], photos: Collection[int]) -> set[int]:
    first, last = int(item["first"]), int(item["last"] or item["first"])
    return {number for number in range(first, last + 1) if number in photos}
