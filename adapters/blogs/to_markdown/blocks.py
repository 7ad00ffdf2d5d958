"""What a post is made of on its way from HTML to Markdown: runs of text, lines, ready blocks, and what parts them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Text that looks alike. `raw` is ready Markdown, such as code or an image, that shows as `text`."""

    text: str
    marks: frozenset[str] = frozenset()  # any of **, *, ~~
    link: str = ""
    raw: str = ""


Runs = Sequence[Run]  # one line, from left to right


@dataclass(frozen=True)
class TextLine:
    """One line that the author ended with Enter."""

    runs: Runs


@dataclass(frozen=True)
class Solid:
    """A block that is Markdown already and stands alone; `close`: right below the line before it, as a list may."""

    markdown: str
    close: bool = False


@dataclass(frozen=True)
class ParagraphBreak:
    """Here one paragraph ends and another begins; `empty`: by a line that the author left empty."""

    empty: bool = False


MarkdownBlock = TextLine | Solid | ParagraphBreak
UNMARKED = Run("")
NEW_PARAGRAPH, EMPTY_LINE = ParagraphBreak(), ParagraphBreak(empty=True)


@dataclass(frozen=True)
class Conversion:
    """A post's Markdown, and the editor's components in it that nobody here knows, kept as text."""

    markdown: str
    unknown: tuple[str, ...] = ()
