"""What of a post the author wrote themselves: no code, no quotes, no link cards, no tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal, Protocol

from markdown_it import MarkdownIt
from markdown_it.token import Token

from styles.pictures.anchors import as_pictures
from styles.reading.ai_line import without_ai_line
from styles.reading.layout import Mark, is_filled, marks_of, rows_of
from styles.reading.machinery import without_machinery
from styles.reading.paragraph import Kind, Piece, lines_of
from styles.reading.tidy import tidied


class Written(Protocol):
    """A post, as far as style goes. `markdown` is CommonMark, without front matter."""

    @property
    def title(self) -> str: ...
    @property
    def markdown(self) -> str: ...


OwnKind = Literal["prose", "heading", "list"]


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading or a list item in the author's own words, its line breaks kept.

    `start` and `end` are its lines in the Markdown source, end exclusive.
    """

    kind: OwnKind
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """One line of a post as its author typed it. `blank_before`: how many were left empty above it, two at most."""

    text: str
    blank_before: int
    kind: Kind


@dataclass(frozen=True)
class Own:
    """One post, taken apart: the one view of what in it is its author's own.

    `blocks` are the author's words, which voices are learned from; `lines` are all lines, each with what it is. `marks`
    are its uses of what is not prose, each with the line it begins in.
    """

    title: str
    source: tuple[str, ...]  # the lines of its Markdown
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...] = ()
    marks: tuple[tuple[Mark, int], ...] = ()
    rows: tuple[tuple[int, int], ...] = ()  # of each part that an empty line sets apart: where it begins, its lines
    broken: int = 0  # lines that end in mid-sentence and were joined to the next one
    broken_apart: int = 0  # of them, those with an empty line before the next one

    def times(self, mark: Mark) -> int:
        """How often the post uses one of MARKS."""
        return sum(m == mark for m, _ in self.marks)

    def head(self, characters: int) -> "Own":
        """The post as far as the block in which `characters` of prose and lists are reached."""
        total = 0
        for i, block in enumerate(self.blocks):
            total += len(block.text) if block.kind != "heading" else 0
            if total >= characters:
                marks = tuple(m for m in self.marks if m[1] < block.end)
                rows = tuple(r for r in self.rows if r[0] < block.end)
                source = self.source[: block.end]
                return replace(self, source=source, blocks=self.blocks[: i + 1], lines=(), marks=marks, rows=rows)
        return self

    @property
    def prose(self) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.kind == "prose")

    @cached_property
    def text(self) -> str:
        """Prose and lists, a line each."""
        return "\n".join(b.text for b in self.blocks if b.kind != "heading")

    @cached_property
    def size(self) -> int:
        """Characters of prose and lists, white space not counted."""
        return sum(len("".join(b.text.split())) for b in self.blocks if b.kind != "heading")


_MATH = re.compile(r"\$\$.{1,5000}?\$\$|^[ \t]*\\\[(?P<display>.{1,5000}?)\\\][ \t]*$", re.S | re.M)
_FORMULA = re.compile(r"\\[a-zA-Z]|[=^<>+]")  # between \[ and \]; without, they are brackets that a converter escaped
PERSONAL = re.compile(  # mail addresses, telephone, resident and account numbers
    r"[\w.+-]@[\w-]+\.\w|\b01[016789][-. ]?\d{3,4}[-. ]?\d{4}\b|\b\d{6}-[1-4]\d{6}\b"
    r"|\b\d{2,6}-\d{2,6}-\d{4,8}\b|\+\d{1,3}[ -]?\d{1,4}[ -]\d{3,4}"
)
_MOST = 100_000  # characters of one post that are looked at
_MOST_BLANK = 2
_LONG_QUOTATION = 100  # characters: shorter ones are what somebody said in the author's story
_QUOTATION_MARKS = ('""', "''", "「」", "『』")
_LEAST_CONTENTS = 3  # items: two may be chance


class _Parser(MarkdownIt):
    """Nobody follows a link from here, so addresses stay as they are; escaping them takes a fifth of the time."""

    def normalizeLink(self, url: str) -> str:
        return url


@cache
def _parser() -> MarkdownIt:
    return _Parser("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"])


def _same_lines(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def _no_formula(match: re.Match[str]) -> str:
    display = match["display"]
    return match.group() if display and not _FORMULA.search(display) else _same_lines(match)


def own(post: Written) -> Own:
    """Take a post apart. Never raises on any text."""
    markdown = storable(post.markdown[:_MOST]).replace("\r\n", "\n").replace("\r", "\n")
    markdown = tidied(without_ai_line(without_machinery(as_pictures(markdown))))
    source = tuple(markdown.split("\n"))
    tokens = _parser().parse(_MATH.sub(_no_formula, markdown))
    softbreak = " " if is_filled(tokens, source) else "\n"
    leaves = _without_contents([_whose(leaf) for leaf in _leaves(tokens, softbreak)])
    return Own(
        storable(post.title).strip(),
        source,
        tuple(_blocks(leaves)),
        tuple(_lines(leaves, source)),
        tuple(marks_of(tokens)),
        tuple(rows_of(tokens, source)),
    )


def storable(text: str) -> str:
    """Without what no database and no JSON takes: NUL and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


# (its lines in the source, what it is, what each of its lines says and is)
_Leaf = tuple[tuple[int, int], Kind, list[tuple[Piece, Kind]]]


def _leaves(tokens: Sequence[Token], softbreak: str) -> Iterator[_Leaf]:
    """Whatever has text of its own, with its lines."""
    within: list[Kind] = ["prose"]
    for token in tokens:
        match token.type:
            case "blockquote_open":
                within.append("quote")
            case "table_open":
                within.append("table")
            case "heading_open":
                within.append(_inside(within, "heading"))
            case "list_item_open":
                within.append(_inside(within, "list"))
            case "blockquote_close" | "table_close" | "heading_close" | "list_item_close":
                within.pop()
            case "fence" | "code_block" if token.map:
                code = token.content.rstrip("\n").split("\n")
                yield (token.map[0], token.map[1]), "code", [(Piece([line]), "code") for line in code]
            case "inline" if token.map:
                kind = within[-1]
                yield (token.map[0], token.map[1]), kind, list(lines_of(token, kind, softbreak))


def _inside(within: Sequence[Kind], kind: Kind) -> Kind:
    """What stands in a quote or a table is of these."""
    return next((outer for outer in within if outer in ("quote", "table")), kind)


def _whose(leaf: _Leaf) -> _Leaf:
    """A paragraph that is one long quotation from its first mark to its last is somebody else's."""
    place, kind, lines = leaf
    text = " ".join(piece.sentence for piece, _ in lines)
    marked = len(text) >= _LONG_QUOTATION and text[0] + text[-1] in _QUOTATION_MARKS and text.count(text[-1]) <= 2
    return (place, "quote", [(piece, "quote") for piece, _ in lines]) if kind == "prose" and marked else leaf


def _without_contents(leaves: Sequence[_Leaf]) -> Sequence[_Leaf]:
    """A table of contents says no more than where it leads: items that repeat the post's own headings."""
    headings = {_bare(lines) for _, kind, lines in leaves if kind == "heading"}
    listed = [n for n, (_, kind, lines) in enumerate(leaves) if kind == "list" and _bare(lines) in headings]
    contents = set(listed) if len(listed) >= _LEAST_CONTENTS else set()
    return [
        (place, kind, [(piece, "link") for piece, _ in lines]) if n in contents else (place, kind, lines)
        for n, (place, kind, lines) in enumerate(leaves)
    ]


def _bare(lines: Sequence[tuple[Piece, Kind]]) -> str:
    """Their letters alone, without numbers before them."""
    return "".join(c for piece, _ in lines for c in piece.sentence.casefold() if c.isalpha())


def _blocks(leaves: Iterable[_Leaf]) -> Iterator[Block]:
    for (start, end), kind, lines in leaves:
        if kind == "prose" or kind == "heading" or kind == "list":
            text = "\n".join(piece.sentence for piece, said in lines if said == kind).strip("\n")
            if text:
                yield Block(kind, text, start, end)


def _lines(leaves: Iterable[_Leaf], source: Sequence[str]) -> Iterator[Line]:
    reached = None
    for (start, end), _, pieces in leaves:
        blank = 0 if reached is None else _blank(source[reached:start])
        for piece, kind in pieces:
            yield Line("".join(piece.parts) if kind == "code" else piece.text, blank, kind)
            blank = 0
        reached = end if pieces or reached is not None else None


def _blank(between: Sequence[str]) -> int:
    """The empty lines of some, those below a formula if there is one among them."""
    formula = max((n for n, line in enumerate(between) if line.endswith(("$$", "\\]"))), default=-1)
    return min(_MOST_BLANK, sum(not line.strip(" \t>") for line in between[formula + 1 :]))
