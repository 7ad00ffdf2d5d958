"""How a post is laid out: what it uses besides prose, in how many lines its parts stand, whether lines were filled."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Literal, get_args
from unicodedata import east_asian_width

from markdown_it.token import Token

from styles.reading.paragraph import ADDRESS

Mark = Literal["heading", "bullet", "number", "quote", "code", "picture", "link", "bold", "italic", "rule", "table"]
MARKS: tuple[Mark, ...] = get_args(Mark)


def is_filled(tokens: Sequence[Token], lines: Sequence[str]) -> bool:
    """Whether paragraphs are filled up to a fixed width, so that their line breaks mean nothing.

    Counted in columns, as editors do: a syllable of Hangul takes two. Seen by the next word: had it fitted, it would
    stand on the line before.
    """
    spans = [lines[t.map[0] : t.map[1]] for t in tokens if t.type == "inline" and t.map]
    pairs = [(_columns(one), other.split()) for span in spans for one, other in pairwise(span) if other.split()]
    if len(pairs) < 5:
        return False
    width = sorted(columns for columns, _ in pairs)[len(pairs) * 3 // 4]  # above stand long addresses
    full = sum(columns + 1 + _columns(other[0]) > width for columns, other in pairs)
    return 40 <= width <= 160 and full >= 0.7 * len(pairs)  # 0.71–0.99 in filled posts of 12 blogs, 0–0.67 in others


def _columns(line: str) -> int:
    """How wide a line is on a screen of fixed-width letters."""
    return len(line) + sum(east_asian_width(character) in "WF" for character in line)


def rows_of(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The parts of a post in the lines they usually take, however they are spelled: a heading one, code two more than
    its own; an empty paragraph (&nbsp;) is none."""
    for token, inner in zip_longest(tokens, tokens[1:]):
        empty = token.type == "paragraph_open" and inner and not _EMPTY.sub("", inner.content)
        if token.level or not token.map or empty:
            continue
        start, end = token.map
        match token.type:
            case "heading_open":
                yield start, 1
            case "fence" | "code_block":
                yield start, token.content.count("\n") + 2
            case _:
                yield start, sum(bool(line.strip()) for line in lines[start:end])


_EMPTY = re.compile(r"&nbsp;|[\s\u200b]")


_MARKED: dict[str, Mark] = {
    "heading_open": "heading",
    "blockquote_open": "quote",
    "fence": "code",
    "code_block": "code",
    "hr": "rule",
    "table_open": "table",
    "image": "picture",
    "link_open": "link",
    "strong_open": "bold",
    "em_open": "italic",
}


def marks_of(tokens: Sequence[Token]) -> Iterator[tuple[Mark, int]]:
    within: list[Mark] = []
    for token in tokens:
        line = token.map[0] if token.map else 0
        match token.type:
            case "bullet_list_open":
                within.append("bullet")
            case "ordered_list_open":
                within.append("number")
            case "bullet_list_close" | "ordered_list_close":
                within.pop()
            case "list_item_open":
                yield within[-1], line
            case kind if kind in _MARKED:
                yield _MARKED[kind], line
        children = token.children or ()
        for child, inner in zip_longest(children, children[1:]):
            if child.type in _MARKED and not (child.type == "link_open" and inner and ADDRESS.match(inner.content)):
                yield _MARKED[child.type], line  # an address that shows is a link only where a converter makes it one
