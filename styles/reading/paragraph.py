"""The lines of a paragraph: what each of them says, and what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal

from markdown_it.token import Token

# The author's own words are of the first three kinds. A quote may be somebody else's; a caption stands under a picture;
# a link is a line that says no more than where it leads.
Kind = Literal["prose", "heading", "list", "quote", "caption", "link", "code", "table"]

ADDRESS = re.compile(r"(?:https?://|www\.)\S*(?:[\w/]|\([^\s()]*\))", re.I)  # what stands in a text as it is
_NOTE_MARK = re.compile(r"\[\^[^\]\n]{1,40}\]")
_UNSEEN = str.maketrans({"\u200b": None, "\ufeff": None, "\xa0": " "})
_LINKED = 0.9  # of a line's letters; more of them, and it is a link


@dataclass
class Piece:
    """One line of a paragraph; what it says is read once it is complete."""

    parts: list[str] = field(default_factory=list)
    shown: int = 0  # characters without the white space around them
    linked: int = 0  # of these, inside links
    has_picture: bool = False
    has_emphasis: bool = False
    has_plain: bool = False  # words outside emphasis

    @cached_property
    def text(self) -> str:
        """As its author typed it, addresses and strikes too; no escapes, no other marks, no pictures."""
        return "".join(self.parts).strip()

    @cached_property
    def sentence(self) -> str:
        """What is counted of it: no addresses, no footnote marks, nothing invisible, single spaces."""
        text = self.text if self.text.isprintable() else self.text.translate(_UNSEEN)
        if "[^" in text:
            text = _NOTE_MARK.sub("", text)
        if "://" in text or "ww." in text.lower():
            text = ADDRESS.sub("", text)
        return " ".join(text.split())


def lines_of(inline: Token, within: Kind, softbreak: str) -> Iterator[tuple[Piece, Kind]]:
    """The lines of what stands in a paragraph, heading, item, quote or cell; those without any words are left out.

    `softbreak` is what a line break in the Markdown is: "\\n", or a space where lines are only filled to a width.
    """
    pieces = _pieces(inline.children or (), softbreak)
    for before, piece in pairwise([Piece(), *pieces]):
        if piece.text:
            yield piece, _kind(piece, before, within)


def _kind(piece: Piece, before: Piece, within: Kind) -> Kind:
    """What stands alone in emphasis below a picture is its caption."""
    if within not in ("prose", "list"):
        return within
    if piece.linked > _LINKED * piece.shown or not piece.sentence:
        return "link"
    if before.has_picture and not before.text and piece.has_emphasis and not piece.has_plain:
        return "caption"
    return within


def _pieces(children: Sequence[Token], softbreak: str) -> list[Piece]:
    pieces = [Piece()]
    links = emphasis = 0
    for token in children:
        match token.type:
            case "text" | "code_inline" | "text_special":
                _say(pieces[-1], token.content, links > 0, emphasis > 0)
            case "link_open" | "link_close":
                links += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "s_open" | "s_close":
                pieces[-1].parts.append("~~")
            case "image":
                pieces[-1].has_picture = True
            case "softbreak" if softbreak != "\n":
                pieces[-1].parts.append(softbreak)
            case "softbreak" | "hardbreak":
                pieces.append(Piece())
            case "html_inline" if token.content.lower().startswith("<br"):
                pieces.append(Piece())
    return pieces


def _say(piece: Piece, words: str, linked: bool, emphasised: bool) -> None:
    size = len(words.strip())
    piece.parts.append(words)
    piece.shown += size
    piece.linked += size if linked else 0
    piece.has_emphasis |= emphasised and size > 0
    piece.has_plain |= not emphasised and size > 0
