"""What of a post the author wrote themselves: no code, no quotes, no link cards, no tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise, zip_longest
from typing import Literal, Protocol, get_args
from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.token import Token

from styles.reading.machinery import HUGO_SHORTCODE, KRAMDOWN_ATTRIBUTES, LIQUID_TAG
from styles.reading.paragraph import ADDRESS, Kind, Piece, lines_of
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


Mark = Literal["heading", "bullet", "number", "quote", "code", "picture", "link", "bold", "italic", "rule", "table"]
MARKS: tuple[Mark, ...] = get_args(Mark)


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


# Liquid and Hugo shortcodes, kramdown attributes, footnote definitions: not the author's sentences.
_MACHINERY = re.compile(
    r"\{%-? *highlight\b(?s:.{0,5000}?)\{%-? *endhighlight *-?%\}"
    r"|\{\{[<%] *highlight\b(?s:.{0,5000}?)\{\{[<%] */ *highlight *[>%]\}\}"
    rf"|{LIQUID_TAG}|{HUGO_SHORTCODE}|{KRAMDOWN_ATTRIBUTES}"
    r"|^\\?\[\^[^\]\n]{1,40}\]:.*$"
    r"|\\?\[/?caption\b[^\]\n]{0,500}\]",
    re.M,
)
_MATH = re.compile(r"\$\$.{1,5000}?\$\$|^[ \t]*\\\[(?P<display>.{1,5000}?)\\\][ \t]*$", re.S | re.M)
_FORMULA = re.compile(r"\\[a-zA-Z]|[=^<>+]")  # between \[ and \]; without, they are brackets that a converter escaped
PERSONAL = re.compile(  # mail addresses, telephone, resident and account numbers
    r"[\w.+-]@[\w-]+\.\w|\b01[016789][-. ]?\d{3,4}[-. ]?\d{4}\b|\b\d{6}-[1-4]\d{6}\b"
    r"|\b\d{2,6}-\d{2,6}-\d{4,8}\b|\+\d{1,3}[ -]?\d{1,4}[ -]\d{3,4}"
)
_MOST = 100_000  # characters of one post that are looked at
_MOST_BLANK = 2


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"])


def _same_lines(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def _no_formula(match: re.Match[str]) -> str:
    display = match["display"]
    return match.group() if display and not _FORMULA.search(display) else _same_lines(match)


def own(post: Written) -> Own:
    """Take a post apart. Never raises on any text."""
    markdown = _storable(post.markdown[:_MOST]).replace("\r\n", "\n").replace("\r", "\n")
    markdown = tidied(_MACHINERY.sub(_same_lines, markdown))
    source = tuple(markdown.split("\n"))
    tokens = _parser().parse(_MATH.sub(_no_formula, markdown))
    softbreak = " " if _filled(tokens, source) else "\n"
    leaves = list(_leaves(tokens, softbreak))
    return Own(
        _storable(post.title).strip(),
        source,
        tuple(_blocks(leaves)),
        tuple(_lines(leaves, source)),
        tuple(_marks(tokens)),
        tuple(_rows(tokens, source)),
    )


def _filled(tokens: Sequence[Token], lines: Sequence[str]) -> bool:
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


def _rows(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
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


def _storable(text: str) -> str:
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


def _marks(tokens: Sequence[Token]) -> Iterator[tuple[Mark, int]]:
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


def language(text: str) -> str:
    """'ko', 'ja', 'en' (for all in Latin letters), or '' for other scripts; by what most letters are."""
    scripts = ("[가-힣]+", "[ぁ-ヿ]+", "[一-鿿]+", "[A-Za-zÀ-ɏ]+")
    hangul, kana, han, latin = (sum(map(len, re.findall(script, text))) for script in scripts)
    others = sum(map(str.isalpha, text)) - hangul - kana - han - latin
    if others > hangul + kana + han + latin / 4:
        return ""
    if hangul and hangul >= max(kana, latin / 4):  # a Hangul syllable carries what three or four Latin letters do
        return "ko"
    if kana > max(latin / 6, han / 10):
        return "ja"
    return "" if han > latin / 2 else "en"
