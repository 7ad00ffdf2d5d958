"""Take a draft apart into what every editor knows: headings, paragraphs, lists, quotes, tables, code and photos."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from bot.kit.markdown_parser import parsed
from styles.languages import LANGUAGES
from styles.pictures.anchors import ANCHOR, numbers_of

Mark = Literal["bold", "italic", "strike", "code"]


@dataclass(frozen=True)
class Run:
    """Letters that look alike. A line feed among them is a line break; `link` is where they lead, empty for nowhere."""

    text: str
    marks: frozenset[Mark] = frozenset()
    link: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """`level` 1–6."""

    level: int
    runs: Runs


@dataclass(frozen=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True)
class Notice:
    """A line that has to be seen first, such as who paid for a post."""

    text: str


@dataclass(frozen=True)
class Quotation:
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class Listing:
    """`first`: the number of the first item; None: they have none."""

    items: "tuple[tuple[Block, ...], ...]"
    first: int | None = None


@dataclass(frozen=True)
class CodeBlock:
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Divider:
    """A line across the page."""


@dataclass(frozen=True)
class Grid:
    """A table; its first row is its head."""

    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True)
class Photos:
    """The place of some of the draft's own photos, as in [사진 3] and [사진 3–5]; `word` is what they are called."""

    word: str
    numbers: tuple[int, ...]

    @property
    def places(self) -> tuple[tuple[int, str], ...]:
        """Each of them by itself: (3, '[사진 3]')."""
        return tuple((number, f"[{self.word} {number}]") for number in self.numbers)


@dataclass(frozen=True)
class OutsidePicture:
    """A picture that lies somewhere on the web."""

    alt: str
    address: str

    @property
    def place(self) -> str:
        """Where it goes, as letters: what it shows, or where it lies."""
        return f"[{' '.join(self.alt.split()) or self.address or '…'}]"


Block = Heading | Paragraph | Notice | Quotation | Listing | CodeBlock | Divider | Grid | Photos | OutsidePicture

_MOST = 100_000  # characters of one draft
_WORD = re.compile("|".join(("photo", *(re.escape(language.picture) for language in LANGUAGES.values()))), re.I)
_OPENS: dict[str, Mark] = {"strong_open": "bold", "em_open": "italic", "s_open": "strike"}
_CLOSES: dict[str, Mark] = {"strong_close": "bold", "em_close": "italic", "s_close": "strike"}


def blocks_of(markdown: str) -> tuple[Block, ...]:
    """The blocks of a text, in order. Tags in it are letters like all others. Never raises on any text."""
    return tuple(_blocks(SyntaxTreeNode(parsed(markdown[:_MOST])).children))


def line_runs(runs: Runs) -> tuple[Runs, ...]:
    """Line by line, without the breaks between them."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1] += [Run(first, run.marks, run.link)] if first else []
        lines += [[Run(text, run.marks, run.link)] if text else [] for text in others]
    return tuple(map(tuple, lines))


def text_of(runs: Iterable[Run]) -> str:
    """Their letters alone."""
    return "".join(run.text for run in runs)


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield Heading(int(node.tag[1:]), _runs(node))
            case "paragraph":
                yield from _paragraph(_inline(node))
            case "blockquote":
                yield Quotation(tuple(_blocks(node.children)))
            case "bullet_list" | "ordered_list":
                first = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
                yield Listing(tuple(tuple(_blocks(item.children)) for item in node.children), first)
            case "fence" | "code_block":
                yield CodeBlock(tuple(node.content.removesuffix("\n").split("\n")))
            case "hr":
                yield Divider()
            case "table":
                yield Grid(tuple(tuple(map(_runs, row.children)) for part in node.children for row in part.children))


def _inline(node: SyntaxTreeNode) -> Sequence[Token]:
    """What stands in a block of letters, in order."""
    return next((child.token.children or () for child in node.children if child.type == "inline" and child.token), ())


def _runs(node: SyntaxTreeNode) -> Runs:
    """Where nothing but letters can stand, a picture is what is said of it."""
    return tuple(Run(each.alt) if isinstance(each, OutsidePicture) else each for each in _Reading().read(_inline(node)))


@dataclass
class _Reading:
    """What of the marks and links around a place is open."""

    marks: list[Mark] = field(default_factory=list)
    link: str = ""

    def read(self, tokens: Sequence[Token]) -> Iterator[Run | OutsidePicture]:
        for token in tokens:
            match token.type:
                case "text" | "text_special" if token.content:
                    yield self._run(token.content)
                case "code_inline":
                    yield self._run(token.content, "code")
                case "softbreak" | "hardbreak":
                    yield Run("\n")
                case "image":
                    yield OutsidePicture(token.content, _link(str(token.attrs.get("src", ""))))
                case "link_open":
                    self.link = _link(str(token.attrs.get("href", "")))
                case "link_close":
                    self.link = ""
                case kind if kind in _OPENS:
                    self.marks.append(_OPENS[kind])
                case kind if kind in _CLOSES:
                    self.marks.remove(_CLOSES[kind])

    def _run(self, text: str, *more: Mark) -> Run:
        return Run(text, frozenset((*self.marks, *more)), self.link)


def _link(address: str) -> str:
    """Only pages are led to: no script, no file, no data."""
    return address if re.match(r"https?://[^\s\"'<>\\]{1,2000}\Z", address, re.I) else ""


def _paragraph(tokens: Sequence[Token]) -> Iterator[Block]:
    """A picture or a place for photos among letters stands alone, and the letters around it are paragraphs."""
    letters: list[Run] = []
    for each in _with_places(_Reading().read(tokens)):
        if isinstance(each, Run):
            letters.append(each)
            continue
        yield from _letters(letters)
        letters = []
        yield each
    yield from _letters(letters)


def _letters(runs: Sequence[Run]) -> Iterator[Paragraph]:
    lines = [line for line in line_runs(tuple(runs)) if text_of(line).strip()]
    if lines:
        joined = (run for number, line in enumerate(lines) for run in ((Run("\n"),) if number else ()) + _bare(line))
        yield Paragraph(tuple(joined))


def _bare(line: Runs) -> Runs:
    """Without the spaces around it, which no page shows."""
    first, *rest = line
    line = (Run(first.text.lstrip(), first.marks, first.link), *rest)
    *start, last = line
    return tuple(run for run in (*start, Run(last.text.rstrip(), last.marks, last.link)) if run.text)


def _with_places(read: Iterable[Run | OutsidePicture]) -> Iterator[Run | OutsidePicture | Photos]:
    for each in read:
        if isinstance(each, OutsidePicture) or each.link or "code" in each.marks:
            yield each
            continue
        end = 0
        for found in ANCHOR.finditer(each.text):
            yield Run(each.text[end : found.start()], each.marks)
            yield _photos(found)
            end = found.end()
        yield Run(each.text[end:], each.marks)


def _photos(found: re.Match[str]) -> Photos:
    return Photos(_WORD.findall(found[0])[0], numbers_of(found))
