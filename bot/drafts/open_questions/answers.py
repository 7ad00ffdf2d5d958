"""Read a reply as answers to numbered questions: “1 10시부터 2시까지 2 동생이랑” answers two."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.wording import HEARD
from bot.wording.heard import as_heard
from styles.reading.invisible import visible

LONGEST = 300  # characters of one answer
LONGEST_REPLY = 3_000

_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_MARK = re.compile(
    rf"(?:\A|(?<=\s))(?:([{_CIRCLED}])|\(([1-9])\)|([1-9])\)"
    r"|#?([1-9１-９])(?:번[은는]?|番[はが]?)?(?:[.,:：]?(?=\s)|[、：]))[ \t]*(?=\S)"
)
_WISH = re.compile("|".join(way for words in HEARD for way in words.heard_wish), re.I)
_UNKNOWN = re.compile("|".join(way for words in HEARD for way in words.heard_unknown), re.I)
_COUNTED = re.compile("|".join(way for words in HEARD for way in words.heard_counted), re.I)
_PART = re.compile("|".join(way for words in HEARD for way in words.heard_part), re.I)
_ADDRESS = re.compile(r"https?:|www\.|[\w-]\.(?:com|net|org|io|kr|me|dev|blog|page|site)\b", re.I)


class _Mark(NamedTuple):
    number: int
    start: int
    end: int


def begins_with_number(said: str) -> bool:
    """Whether a reply speaks of a number of the list before anything else; '2 문단만' is of the text."""
    text = visible(said[:LONGEST_REPLY]).strip()
    mark = _MARK.match(text)
    return mark is not None and not _PART.match(text, mark.end())


def is_unknown(answer: str) -> bool:
    """Whether somebody says no more than that they do not know."""
    return len(answer) <= LONGEST and bool(_UNKNOWN.fullmatch(as_heard(answer)))


def answers_in(said: str, count: int) -> Mapping[int, str]:
    """The answers of a reply by their numbers, from 1 to `count`; none where that is not certain.

    A number counts where it stands alone and is not said twice. Where each line begins with one, only those count. An
    address, a wish (1번 빼 줘) and whatever begins as something counted (2 명) are no answers, and then nothing is;
    who does not know one leaves it open.
    """
    text = visible(said[: LONGEST_REPLY + 1]).strip()
    marks = _marks(text, count)
    if not marks or marks[0].start or len(text) > LONGEST_REPLY or len({mark.number for mark in marks}) < len(marks):
        return {}
    ends = [mark.start for mark in marks[1:]] + [len(text)]
    found = {mark.number: _value(text[mark.end : end]) for mark, end in zip(marks, ends, strict=True)}
    if not all(map(_may_be_answer, found.values())):
        return {}
    return {number: answer for number, answer in found.items() if not is_unknown(answer)}


def _marks(text: str, count: int) -> Sequence[_Mark]:
    """Those of the list's numbers; of lines that each begin with one, the first of each line."""
    found = [_Mark(_number(match), *match.span()) for match in _MARK.finditer(text)]
    found = [mark for mark in found if mark.number <= count]
    starts = _line_starts(text)
    first = [mark for mark in found if mark.start in starts]
    return first if len(first) == len(starts) > 1 else found


def _line_starts(text: str) -> set[int]:
    """Where each line begins that says something."""
    starts, at = set(), 0
    for line in text.split("\n"):
        if line.strip():
            starts.add(at + len(line) - len(line.lstrip()))
        at += len(line) + 1
    return starts


def _number(match: re.Match[str]) -> int:
    circled, *digits = match.groups()
    return _CIRCLED.index(circled) + 1 if circled else int(next(filter(None, digits)))


def _value(text: str) -> str:
    return " ".join(text.split()).rstrip(" ,，、/;")


def _may_be_answer(answer: str) -> bool:
    said = as_heard(answer)
    if not said or len(said) > LONGEST:
        return False
    return not (_WISH.search(said) or _ADDRESS.search(said) or _COUNTED.match(said))
