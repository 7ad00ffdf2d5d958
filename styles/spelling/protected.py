"""What of a Markdown text nobody may respell: code, addresses, quotations, titles, tags, an author's own sentences."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from styles.languages import LANGUAGES

CODE, OTHER = "\ue000", "\ue001"  # of the private use area: stand for what is set aside

_Kind = Literal["own", "quote", "machine"]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r" {0,3}>")
_INDENTED = re.compile(r"(?: {4}|\t)\s*+(?![-*+] |\d{1,9}[.)] )")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:")
_PRE = re.compile(r"<(pre|script|style|!--)", re.I)
_EASTERN = (
    "가-힣ぁ-ヿ一-鿿"  # of an address only behind a mark: in https://a.kr/글에서 the address has them, in a.kr에서 not
)
_ADDRESS = re.compile(rf"(?:https?://|www\.)(?:[^\s<>{_EASTERN}]|(?<=[/=_&-])[{_EASTERN}]+)*")
_SMALL = re.compile(rf"{_ADDRESS.pattern}|(?<!\w)[#@][^\s#@]+|\$[^$\s][^$\n]{{0,200}}\$|[{CODE}{OTHER}]")
_SINGLE = re.compile(r"(?<![\w`])'[^'\n]{1,200}'(?![A-Za-z0-9])")
_PAIRS = (
    *(("](", ")"), ("][", "]"), ("[[", "]]"), ("<", ">")),
    *((f"[{word}", "]") for language in LANGUAGES.values() for word in (language.check, language.picture)),
    *(("{{", "}}"), ("{%", "%}"), ("$$", "$$"), ("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("《", "》")),
    *(("〈", "〉"), ("«", "»")),
)
_MARKED = re.compile(f"[]`'\"#@$<{{“‘「『《〈«:{CODE}{OTHER}]|www")  # whether there may be anything of all that
_STRAIGHT = '"'
MOST_KEPT = 12  # sentences that are looked for


class Aside:
    """A text whose protected stretches are set aside, each for one character, and put back in order.

    `kept`: sentences that are set aside besides, wherever they stand in a line; the first twelve.
    """

    def __init__(self, markdown: str, quotations: bool = True, kept: Sequence[str] = ()) -> None:
        self._kept: list[str] = []
        self._quotations = quotations
        self._sentences = tuple(filter(None, kept[:MOST_KEPT]))
        self.text = "".join(self._line(line, kind == "own") for line, kind in _lines(markdown))

    def apply(self, change: Callable[[str], str]) -> str:
        """The whole text after `change`; as it was where the change lost count of what is set aside."""
        text = change(self.text)
        kept = iter(self._kept)
        if sum(map(text.count, (CODE, OTHER))) != len(self._kept):
            text = self.text
        return re.sub("[\ue000\ue001]", lambda _: next(kept), text)

    def _line(self, line: str, own: bool) -> str:
        sentences = [span for kept in self._sentences for span in _every(line, kept)] if own else []
        if own and not sentences and not _MARKED.search(line):
            return line
        spans = _merge_spans([*sentences, *_spans(line, self._quotations)]) if own else [_all_of(line)]
        parts, at = [], 0
        for start, end, mark in spans:
            if end > start:
                parts += [line[at:start], mark]
                self._kept.append(line[start:end])
                at = end
        return "".join([*parts, line[at:]])


def _all_of(line: str) -> tuple[int, int, str]:
    return 0, len(line.rstrip("\r\n")), OTHER


def _every(line: str, sentence: str) -> Iterator[tuple[int, int, str]]:
    at = line.find(sentence)
    while at >= 0:
        yield at, at + len(sentence), OTHER
        at = line.find(sentence, at + len(sentence))


def without_code(markdown: str) -> str:
    """The text with spaces for code, front matter and addresses; every line and character keeps its place."""
    return "".join(_blank(line) if kind != "machine" else _spaces(line) for line, kind in _lines(markdown))


def _spaces(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _blank(line: str) -> str:
    spans = [*_codes(line), *((m.start(), m.end()) for m in _ADDRESS.finditer(line))]
    for opening, close in (("](", ")"), ("<", ">")):
        spans += _between(line, opening, close)
    parts, at = [], 0
    for start, end, _ in _merge_spans([(start, end, OTHER) for start, end in spans]):
        parts += [line[at:start], _spaces(line[start:end])]
        at = end
    return "".join([*parts, line[at:]])


def _lines(markdown: str) -> Iterator[tuple[str, _Kind]]:
    """Each line with its break and what it is."""
    lines = markdown.splitlines(keepends=True)
    start = _front_matter(lines)
    yield from ((line, "machine") for line in lines[:start])
    fence = closing = ""
    quoted = False
    for line in lines[start:]:
        quoted = bool(_QUOTE.match(line)) or (quoted and bool(line.strip()))  # a quote goes on without its mark
        mark = _FENCE.match(line)
        if fence:
            yield line, "machine"
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip(" \t\r\n`~"):
                fence = ""
        elif closing:
            yield line, "machine"
            closing = "" if closing in line.lower() else closing
        elif mark:
            fence = mark[1]
            yield line, "machine"
        elif pre := _PRE.search(line):
            closing = "-->" if pre[1] == "!--" else f"</{pre[1].lower()}"
            closing = "" if closing in line[pre.end() :].lower() else closing
            yield line, "machine"
        else:
            machine = _INDENTED.match(line) or _DEFINITION.match(line)
            yield line, "machine" if machine else "quote" if quoted else "own"


def _front_matter(lines: list[str]) -> int:
    """How many lines it has, with both rules."""
    if not lines or lines[0].strip() not in ("---", "+++"):
        return 0
    ends = (i for i, line in enumerate(lines[1:], 2) if line.strip() == lines[0].strip())
    return next(ends, 0)


def _merge_spans(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans in order; those that overlap become one."""
    joined: list[tuple[int, int, str]] = []
    for start, end, mark in sorted(spans):
        if joined and start < joined[-1][1]:
            before = joined.pop()
            joined.append((before[0], max(end, before[1]), before[2] if end <= before[1] else OTHER))
        else:
            joined.append((start, end, mark))
    return joined


def _spans(line: str, quotations: bool) -> list[tuple[int, int, str]]:
    spans = [(start, end, CODE) for start, end in _codes(line)]
    spans += [(m.start(), m.end(), OTHER) for m in _SMALL.finditer(line)]
    for opening, close in _PAIRS:
        if opening not in "“‘" or quotations:
            spans += [(start, end, OTHER) for start, end in _between(line, opening, close)]
    if quotations:
        spans += [(start, end, OTHER) for start, end in _straight(line)]
        spans += [(m.start(), m.end(), OTHER) for m in _SINGLE.finditer(line)]
    return spans


def _codes(line: str) -> Iterator[tuple[int, int]]:
    """Backticks up to the next run of as many."""
    runs = [(m.start(), m.end()) for m in re.finditer("`+", line)]
    following: dict[int, list[int]] = {}
    for i, (start, end) in enumerate(runs):
        following.setdefault(end - start, []).append(i)
    for places in following.values():
        places.reverse()
    at = 0
    while at < len(runs):
        start, end = runs[at]
        same = following[end - start]
        while same and same[-1] <= at:
            same.pop()
        if same:
            at = same[-1]
            yield start, runs[at][1]
        at += 1


def _between(line: str, opening: str, close: str) -> Iterator[tuple[int, int]]:
    at = line.find(opening)
    while at >= 0:
        end = line.find(close, at + len(opening))
        if end < 0:
            return
        yield at, end + len(close)
        at = line.find(opening, end + len(close))


def _straight(line: str) -> Iterator[tuple[int, int]]:
    """Between straight quotation marks; where their number is odd, from the first to the end."""
    if line.count(_STRAIGHT) % 2:
        yield line.index(_STRAIGHT), len(line.rstrip("\r\n"))
    else:
        yield from _between(line, _STRAIGHT, _STRAIGHT)
