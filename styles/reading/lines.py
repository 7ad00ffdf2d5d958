"""A post line by line, as its author typed it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

LineKind = Literal["line", "heading", "list", "quote", "caption", "code", "card", "table"]


@dataclass(frozen=True)
class Line:
    """One line. `blank_before`: how many lines were left empty above it, two at most.

    The author's own words are of the kinds line, heading and list. A quote may be somebody else's; a caption stands
    under a picture; a card is a link that shows as a box.
    """

    text: str
    blank_before: int
    kind: LineKind


most_blank = 2


@cache
def _commonmark() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"])


def lines(markdown: str) -> tuple[Line, ...]:
    """The lines of a post as a reader sees them: no escapes, no marks, pictures left out. Never raises on any text."""
    source = markdown.split("\n")
    found: list[Line] = []
    end = 0
    for token, kind in _leaves(_commonmark().parse(markdown)):
        start, stop = token.map or (end, end)
        blank = _blank(source[end:start]) if found else 0
        for text, said in _texts(token, kind):
            found.append(Line(text, blank, said))
            blank = 0
        end = max(end, stop)
    return tuple(found)


def _blank(between: Sequence[str]) -> int:
    return min(most_blank, sum(not line.strip(" \t>") for line in between))


def _leaves(tokens: Sequence[Token]) -> Iterator[tuple[Token, LineKind]]:
    """The tokens with text of their own, each with what it stands in."""
    within: list[LineKind] = ["line"]
    for token in tokens:
        match token.type:
            case "blockquote_open":
                within.append("quote")
            case "table_open":
                within.append("table")
            case "heading_open":
                within.append("heading")
            case "list_item_open":
                within.append("quote" if "quote" in within else "list")
            case "blockquote_close" | "table_close" | "heading_close" | "list_item_close":
                within.pop()
            case "fence" | "code_block":
                yield token, "code"
            case "inline":
                yield token, within[-1]


@dataclass
class _Piece:
    """One line of a paragraph while it is put together."""

    text: str = ""
    within: set[str] = field(default_factory=set)  # the types of the tokens in it
    inside: int = 0  # how deep in emphasis it ends
    outside: bool = False  # whether words stand outside emphasis


def _texts(token: Token, kind: LineKind) -> Iterator[tuple[str, LineKind]]:
    if kind == "code":
        yield from ((text, kind) for text in token.content.rstrip("\n").split("\n"))
        return
    pieces = _pieces(token.children or ())
    for before, piece in pairwise([_Piece(), *pieces]):
        if text := piece.text.strip():
            yield text, _kind(piece, before) if kind == "line" else kind


def _kind(piece: _Piece, before: _Piece) -> LineKind:
    """What stands alone in emphasis below a picture is its caption; an address alone is shown as a card."""
    if "image" in before.within and not before.text.strip() and not piece.outside and "em" in piece.within:
        return "caption"
    return "card" if "autolink" in piece.within and " " not in piece.text.strip() else "line"


def _pieces(children: Sequence[Token]) -> list[_Piece]:
    pieces = [_Piece()]
    for child in children:
        here = pieces[-1]
        match child.type:
            case "text" | "code_inline" | "text_special":
                here.text += child.content
                here.outside = here.outside or (not here.inside and bool(child.content.strip()))
                here.within |= {"em"} if here.inside else set()
            case "em_open" | "em_close":
                here.inside += child.nesting
            case "link_open" if child.markup == "autolink":
                here.within.add("autolink")
            case "image":
                here.within.add("image")
            case "softbreak" | "hardbreak":
                pieces.append(_Piece(inside=here.inside))
    return pieces
