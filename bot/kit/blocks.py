"""Take a draft apart into what every editor knows: headings, paragraphs, lists, quotes, tables, code and photos."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from bot.kit.markdown_parser import tokens_of
from styles.languages import LANGUAGES
from styles.pictures.anchors import ANCHOR, numbers_of

Emphasis = Literal["bold", "italic", "strike", "code"]


@dataclass(frozen=True)
class TextSpan:
    """Letters that look alike. A line feed among them is a line break; `link` is where they lead, empty for nowhere."""

    text: str
    marks: frozenset[Emphasis] = frozenset()
    link: str = ""


TextSpans = tuple[TextSpan, ...]


@dataclass(frozen=True)
class Heading:
    """`level` 1–6."""

    level: int
    spans: TextSpans


@dataclass(frozen=True)
class Paragraph:
    spans: TextSpans


@dataclass(frozen=True)
class Notice:
    """A line that has to be seen first, such as who paid for a post."""

    text: str


@dataclass(frozen=True)
class Quotation:
    blocks: "tuple[DraftBlock, ...]"


@dataclass(frozen=True)
class Listing:
    """`first`: the number of the first item; None: they have none."""

    items: "tuple[tuple[DraftBlock, ...], ...]"
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

    rows: tuple[tuple[TextSpans, ...], ...]


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


DraftBlock = Heading | Paragraph | Notice | Quotation | Listing | CodeBlock | Divider | Grid | Photos | OutsidePicture

_MOST = 100_000  # characters of one draft
_WORD = re.compile("|".join(("photo", *(re.escape(language.picture) for language in LANGUAGES.values()))), re.I)
_OPENS: dict[str, Emphasis] = {"strong_open": "bold", "em_open": "italic", "s_open": "strike"}
_CLOSES: dict[str, Emphasis] = {"strong_close": "bold", "em_close": "italic", "s_close": "strike"}


def blocks_of(markdown: str) -> tuple[DraftBlock, ...]:
    """The blocks of a text, in order. Tags in it are letters like all others. Never raises on any text."""
    return tuple(_blocks(SyntaxTreeNode(tokens_of(markdown[:_MOST])).children))


def line_spans(spans: TextSpans) -> tuple[TextSpans, ...]:
    """Line by line, without the breaks between them."""
    lines: list[list[TextSpan]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        lines[-1] += [TextSpan(first, span.marks, span.link)] if first else []
        lines += [[TextSpan(text, span.marks, span.link)] if text else [] for text in others]
    return tuple(map(tuple, lines))


def text_of(spans: Iterable[TextSpan]) -> str:
    """Their letters alone."""
    return "".join(span.text for span in spans)


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[DraftBlock]:
    for node in nodes:
        match node.type:
            case "heading":
                yield Heading(int(node.tag[1:]), _spans(node))
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
                yield Grid(tuple(tuple(map(_spans, row.children)) for part in node.children for row in part.children))


def _inline(node: SyntaxTreeNode) -> Sequence[Token]:
    """What stands in a block of letters, in order."""
    return next((child.token.children or () for child in node.children if child.type == "inline" and child.token), ())


def _spans(node: SyntaxTreeNode) -> TextSpans:
    """Where nothing but letters can stand, a picture is what is said of it."""
    read = _Reading().read(_inline(node))
    return tuple(TextSpan(each.alt) if isinstance(each, OutsidePicture) else each for each in read)


@dataclass
class _Reading:
    """What of the marks and links around a place is open."""

    marks: list[Emphasis] = field(default_factory=list)
    link: str = ""

    def read(self, tokens: Sequence[Token]) -> Iterator[TextSpan | OutsidePicture]:
        for token in tokens:
            match token.type:
                case "text" | "text_special" if token.content:
                    yield self._span(token.content)
                case "code_inline":
                    yield self._span(token.content, "code")
                case "softbreak" | "hardbreak":
                    yield TextSpan("\n")
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

    def _span(self, text: str, *more: Emphasis) -> TextSpan:
        return TextSpan(text, frozenset((*self.marks, *more)), self.link)


def _link(address: str) -> str:
    """Only pages are led to: no script, no file, no data."""
    return address if re.match(r"https?://[^\s\"'<>\\]{1,2000}\Z", address, re.I) else ""


def _paragraph(tokens: Sequence[Token]) -> Iterator[DraftBlock]:
    """A picture or a place for photos among letters stands alone, and the letters around it are paragraphs."""
    letters: list[TextSpan] = []
    for each in _with_places(_Reading().read(tokens)):
        if isinstance(each, TextSpan):
            letters.append(each)
            continue
        yield from _letters(letters)
        letters = []
        yield each
    yield from _letters(letters)


def _letters(spans: Sequence[TextSpan]) -> Iterator[Paragraph]:
    lines = [line for line in line_spans(tuple(spans)) if text_of(line).strip()]
    if lines:
        apart = [(TextSpan("\n"), *_bare(line)) for line in lines]
        yield Paragraph(tuple(span for line in apart for span in line)[1:])


def _bare(line: TextSpans) -> TextSpans:
    """Without the spaces around it, which no page shows."""
    first, *rest = line
    line = (TextSpan(first.text.lstrip(), first.marks, first.link), *rest)
    *start, last = line
    return tuple(span for span in (*start, TextSpan(last.text.rstrip(), last.marks, last.link)) if span.text)


def _with_places(read: Iterable[TextSpan | OutsidePicture]) -> Iterator[TextSpan | OutsidePicture | Photos]:
    for each in read:
        if isinstance(each, OutsidePicture) or each.link or "code" in each.marks:
            yield each
            continue
        end = 0
        for found in ANCHOR.finditer(each.text):
            yield TextSpan(each.text[end : found.start()], each.marks)
            yield _photos(found)
            end = found.end()
        yield TextSpan(each.text[end:], each.marks)


def _photos(found: re.Match[str]) -> Photos:
    return Photos(_WORD.findall(found[0])[0], numbers_of(found))
