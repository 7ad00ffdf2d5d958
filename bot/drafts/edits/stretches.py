"""Find the stretch of a draft that somebody quotes, as they see it in their chat: without the signs of Markdown."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import category, normalize

from bot.drafts.sanitise.text import LINK

Stretch = tuple[int, int]

MOST = 50  # places of one quote
LONGEST = 20_000  # characters of a quote
_MARKS = ("**", "__", "~~", "`")
# What a reader does not see of Markdown, or sees otherwise: where a link leads, entities, the language of code
_UNSEEN = re.compile(r"\]\([^()\s]{1,2000}\)|&(?:[a-z]{2,8}|#\d{1,7});|^[ \t]{0,20}(?:```|~~~)[^\n]{0,40}$", re.M)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S{1,2000}", re.I)
_BESIDE = frozenset("*_~` \t\n\\")


def find_stretches(text: str, quote: str) -> Sequence[Stretch]:
    """Every place where a quote stands in a text, in order and apart from each other; at most fifty.

    Letter by letter where it does; else by its letters and figures alone, whatever signs and blanks stand between them.
    """
    quote = quote.strip()[:LONGEST]
    if not quote:
        return ()
    exact = list(_exact(text, quote))
    if exact and (any(map(str.isalnum, quote))):
        return tuple(_at_words(text, exact))
    quote = normalize("NFC", quote)
    found = _by_letters(text, quote, ()) or _by_letters(text, quote, [one.span() for one in _UNSEEN.finditer(text)])
    return tuple(_at_words(text, [_whole_marks(text, one) for one in found])) or tuple(exact)


def off_links(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The same, none of which cuts a link or an address in two, which would lead elsewhere then.

    The words of a link are a stretch by themselves.
    """
    links = [(*one.span(), *one.span("text")) for one in LINK.finditer(text)] if stretches else []
    links += [(*one.span(), 0, 0) for one in _ADDRESS.finditer(text)] if stretches else []
    return [kept for one in stretches if (kept := _off(one, links))]


def _off(stretch: Stretch, links: Sequence[tuple[int, int, int, int]]) -> Stretch | None:
    start, end = stretch
    for opens, closes, says, said in links:
        apart = closes <= start or end <= opens or (start <= opens and closes <= end)
        if not apart and not (says <= start and end <= said):
            start, end = (closes, end) if opens < start else (start, opens)
    return (start, end) if start < end else None


def merged(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The same places, those that meet or lie in each other as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def _exact(text: str, quote: str) -> Iterator[Stretch]:
    at, times = text.find(quote), 0
    while at >= 0 and times < MOST:
        yield at, at + len(quote)
        at, times = text.find(quote, at + len(quote)), times + 1


def _by_letters(text: str, quote: str, unseen: Sequence[Stretch]) -> list[Stretch]:
    """Places where the same letters and figures stand one after the other."""
    wanted = "".join(filter(str.isalnum, quote))
    if not wanted:
        return []
    seen = [at for at in range(len(text)) if text[at].isalnum()]
    if unseen:
        hidden = [(start, end) for start, end in unseen]
        starts = [start for start, _ in hidden]
        seen = [at for at in seen if not _within(hidden, starts, at)]
    letters = "".join(text[at] for at in seen)
    head, tail = re.match(r"[\W_]*", quote), re.search(r"[\W_]*\Z", quote)
    found = []
    for start, end in _exact(letters, wanted):
        begins = _back(text, seen[start], head[0] if head else "")
        found.append((begins, _on(text, seen[end - 1] + 1, tail[0] if tail else "")))
    return [one for one, after in pairwise([*found, (len(text), len(text))]) if one[1] <= after[0]]


def _within(stretches: Sequence[Stretch], starts: Sequence[int], at: int) -> bool:
    before = bisect_left(starts, at + 1) - 1
    return before >= 0 and at < stretches[before][1]


def _on(text: str, end: int, tail: str) -> int:
    """The end of a stretch with the signs that close the quote, as far as they stand there."""
    while end < len(text) and category(text[end]) in ("Mn", "Me"):
        end += 1
    at = end
    for sign in "".join(tail.split()):
        while at < len(text) and text[at] in _BESIDE and text[at] != sign:
            at += 1
        if at >= len(text) or text[at] != sign:
            break
        at = end = at + 1
    return end


def _back(text: str, start: int, head: str) -> int:
    """The start of a stretch with the signs that open the quote, as far as they stand there."""
    at = start
    for sign in reversed("".join(head.split())):
        while at > 0 and text[at - 1] in _BESIDE and text[at - 1] != sign:
            at -= 1
        if at <= 0 or text[at - 1] != sign:
            break
        at = start = at - 1
    return start


def _whole_marks(text: str, stretch: Stretch) -> Stretch:
    """With the mark that opens before it and closes in it, or the other way round."""
    start, end = stretch
    for mark in _MARKS:
        if text.count(mark, start, end) % 2:
            if text.startswith(mark, start - len(mark)) and start >= len(mark):
                start -= len(mark)
            elif text.startswith(mark, end):
                end += len(mark)
    return start, end


def _at_words(text: str, found: Sequence[Stretch]) -> Sequence[Stretch]:
    """Those that begin where a word does; all where none does."""
    clean = [one for one in found if not (one[0] and text[one[0]].isalnum() and text[one[0] - 1].isalnum())]
    return clean or found
