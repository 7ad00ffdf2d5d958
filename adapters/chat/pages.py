"""Cut Markdown into pages that fit a message."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Self

from wcwidth import grapheme_boundary_before

Measure = Callable[[str], int]
Span = tuple[int, int]

SPACE = " \t\r\n"  # an ideographic or a no-break space is the author's own
LONGEST_RUN = 16  # a longer row of backticks is an ornament, not a fence
LONGEST_INFO = 24  # a longer language name is not repeated on the next page
ROOM_TO_CLOSE = 1 + 3 + LONGEST_RUN  # a line break, an indentation and the fence itself
LEAST_FOR_FENCES = 100  # on smaller pages there is no room for fence lines
WELL_FILLED = 0.4  # a page is rather this full and cut at a worse place than emptier

FENCE = re.compile(r"^( {0,3})(`{3,}+(?=[^`\n]*$)|~{3,}+)([^\n]*)$", re.M)
LIKE_A_FENCE = re.compile(r"^ {0,3}(?:```|~~~)[^\n]*$", re.M)
MAY_BE_A_FENCE = re.compile(r"[ \t\r\n]*+(?:```|~~~|`{0,2}\Z|~{1,2}\Z)")

PARAGRAPH = re.compile(r"(?=\n[ \t\r]*\n)")
LINE = re.compile(r"(?=\n)")
# Korean writers often leave no space after "다." or "요?"; Japanese ones never do. "3.5" and "2. " are no ends.
SENTENCE = re.compile(
    r"(?<![\d.!?…])[.!?…]++[\"'”’)\]]*+(?=\s)"
    r"|(?<=[가-힣])[.!?…]++(?=[가-힣])"
    r"|[。！？]++[」』”’）]*+"
    r"|(?<![ㅋㅎㅠㅜ~^])[ㅋㅎㅠㅜ~^]++(?=\s)"
)
WORD = re.compile(r"(?<=\S)(?=[ \t])")
# Links, code, emphasis and addresses stay in one piece; so does what is still open at the end of the window.
WHOLE = re.compile(r"!?\[[^\[\]\n]*+(?:\](?:\([^()\s]*+\)?)?)?|`[^`\n]*+`?|\*\*[^*\n]*+(?:\*\*)?|https?://\S++")
LEADS_ON = re.compile(r" {0,3}#{1,6} |.*[:：]\**\s*\Z")  # a heading, or a line that announces what follows


def utf16(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pages(text: str, limit: int, measure: Measure = len) -> list[str]:
    """Cut text into pages of at most `limit` by `measure`, each of them complete Markdown.

    Pages break where it hurts least: between paragraphs, else lines, else sentences, else words, else anywhere but
    inside a character.
    A code fence that is cut is closed at the end of its page and opened again, with its language, on the next.
    While a text grows at its end, every page but the last stays as it is. Nothing is lost. Empty text is one empty
    page.
    `measure` counts at least one for a character. Below a limit of 100, fences are cut like any other text.
    """
    return Pages(limit, measure).of(text)


class Pages:
    """The pages of one text that grows: those that are full are cut once."""

    def __init__(self, limit: int, measure: Measure = len) -> None:
        self._limit = limit
        self._measure = measure
        self._text = ""
        self._full: list[str] = []
        self._last: list[str] = []
        self._from = _Place(0, None)

    def of(self, text: str) -> list[str]:
        """As `pages`."""
        if text != self._text:
            if not text.startswith(self._text):
                self._full, self._from = [], _Place(0, None)
            self._text = text
            self._last = self._cut_on(text)
        return [*self._full, *self._last] or [""]

    def _cut_on(self, text: str) -> list[str]:
        """What comes behind the full pages, of which there are more by now."""
        last: list[str] = []
        settled = True
        for page, behind in _cut(text, self._from, self._limit, self._measure):
            last += [page] if page else []
            settled = settled and behind.settled
            if settled:
                self._full, last, self._from = [*self._full, *last], [], behind
        return last


@dataclass(frozen=True)
class _Fence:
    indent: str
    run: str
    info: str

    @classmethod
    def opened_by(cls, line: re.Match[str]) -> Self | None:
        indent, run, info = line.groups()
        return cls(indent, run, info.strip()) if len(run) <= LONGEST_RUN else None

    def closed_by(self, line: re.Match[str] | None) -> bool:
        return line is not None and not line[3].strip() and line[2].startswith(self.run)

    @property
    def again(self) -> str:
        """The line that opens it on the next page."""
        return f"{self.indent}{self.run}{self.info if len(self.info) <= LONGEST_INFO else ''}\n"

    def closing(self, page: str) -> str:
        return ("" if page.endswith("\n") else "\n") + self.indent + self.run


@dataclass(frozen=True)
class _Place:
    """Where a page starts, and the fence it starts in. Settled: growth behind it changes neither."""

    start: int
    fence: _Fence | None
    settled: bool = False


def _cut(text: str, at: _Place, limit: int, measure: Measure) -> Iterator[tuple[str, _Place]]:
    """Each page, empty where there is nothing to see, and where the next one starts.

    Each cut is decided by its window and one character behind it, so growth further on changes nothing.
    """
    fences = limit >= LEAST_FOR_FENCES
    while (start := at.start) < len(text):
        head = at.fence.again if at.fence else ""
        window = _reach(text, start, limit, measure, head)
        if fences and (at.fence or LIKE_A_FENCE.search(text[start:window])):
            window = _reach(text, start, limit - ROOM_TO_CLOSE, measure, head)
        end = window
        if window < len(text):
            code = _code(text[start:window], at.fence) if fences else []
            end = start + _best(text[start : window + 1], code)
        page = head + text[start:end]
        inside = _last_fence(page) if fences else None
        if not inside and end < len(text):
            page = page.rstrip(SPACE)
        at = _resume(text, end, inside)
        yield (page + (inside.closing(page) if inside else "") if text[start:end].strip(SPACE) else ""), at


def _reach(text: str, start: int, limit: int, measure: Measure, head: str) -> int:
    """The furthest end that fits, at least one character on."""
    ends = range(start + 1, min(len(text), start + limit) + 1)
    return start + max(1, bisect_right(ends, limit, key=lambda end: measure(head + text[start:end])))


def _resume(text: str, end: int, fence: _Fence | None) -> _Place:
    """Where the next page starts. The line after a cut in a fence may close it, once it is there as a whole."""
    whole = True
    if fence and text.startswith("\n", end):
        line_end = text.find("\n", end + 1) % (len(text) + 1)
        whole = line_end < len(text)
        if not fence.closed_by(FENCE.fullmatch(text[end + 1 : line_end])):
            return _Place(end + 1, fence, whole)
        end, fence = line_end, None
    while not fence and end < len(text) and text[end] in SPACE:
        end += 1
    return _Place(end, fence, whole and end < len(text))


def _walk(page: str, fence: _Fence | None) -> Iterator[tuple[re.Match[str], _Fence | None]]:
    """The lines that open or close a fence, each with the fence that is open behind it."""
    for line in FENCE.finditer(page):
        if fence is None:
            fence = _Fence.opened_by(line)
        elif fence.closed_by(line):
            fence = None
        else:
            continue
        yield line, fence


def _last_fence(page: str) -> _Fence | None:
    changes = list(_walk(page, None))
    return changes[-1][1] if changes else None


def _code(seen: str, fence: _Fence | None) -> list[Span]:
    """From the beginning of each opening line to the end of its closing one."""
    spans, since = [], -1
    for line, still in _walk(seen, fence):
        if still:
            since = line.start()
        else:
            spans.append((since, line.end()))
        fence = still
    return [*spans, (since, len(seen) + 1)] if fence else spans


def _within(spans: Sequence[Span], place: int) -> bool:
    before = bisect_left(spans, (place,)) - 1
    return before >= 0 and place < spans[before][1]


def _best(seen: str, code: Sequence[Span]) -> int:
    """The best place to cut what is seen, of which the last character belongs to the next page in any case."""

    @cache
    def fence_lines() -> list[Span]:
        return [line.span() for line in LIKE_A_FENCE.finditer(seen)]

    @cache
    def whole() -> list[Span]:
        return [piece.span() for piece in WHOLE.finditer(seen)]

    @cache
    def ends(pattern: re.Pattern[str]) -> list[int]:
        return [found.end() for found in pattern.finditer(seen)]

    def parts(at: int) -> bool:
        return not _within(code, at) and not LEADS_ON.match(_line_before(seen, at))

    def keeps_code(at: int) -> bool:  # a line that opens a fence does not stay behind alone
        return not (_within(fence_lines(), at - 1) and _within(code, at))

    def inside_a_line(at: int) -> bool:
        return not _within(fence_lines(), at) and not MAY_BE_A_FENCE.match(seen, at)

    def between_pieces(at: int) -> bool:
        return inside_a_line(at) and not _within(whole(), at)

    choices = (
        (PARAGRAPH, parts),
        (LINE, parts),
        (LINE, keeps_code),
        (SENTENCE, between_pieces),
        (WORD, between_pieces),
        (WORD, inside_a_line),
    )
    for least in (len(seen) * WELL_FILLED, 1):
        for pattern, good in choices:
            for at in reversed(ends(pattern)):
                if at < least:
                    break
                if at < len(seen) and good(at):
                    return at
    return grapheme_boundary_before(seen, len(seen.rstrip(" \t`~"))) or len(seen) - 1


def _line_before(seen: str, at: int) -> str:
    text = seen[:at].rstrip(SPACE)
    return text[text.rfind("\n") + 1 :]
