"""How a piece of HTML is to be read, and what the editor of its platform has to say about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from adapters.blogs.page.dom import Element
from adapters.blogs.to_markdown.blocks import MarkdownBlock, Run


@dataclass(frozen=True)
class ConvertOptions:
    """How this HTML is to be read. `url` is where it stood, for its relative links."""

    url: str
    lines: bool  # <p> is one line, an empty <p> an empty line: what the editors of Naver and Tistory make of Enter
    newlines: bool  # a line break in the source is the author's own: HTML made from Markdown
    block_hook: "BlockHook | None" = None  # what a platform's editor made of it, asked before anything else
    inline_hook: "InlineHook | None" = None  # the same inside a line
    unknown: list[str] = field(default_factory=list, compare=False)  # components kept as text, by their class


# The blocks of an editor's component; None: not one.
BlockHook = Callable[[Element, ConvertOptions], Sequence[MarkdownBlock] | None]
# What stands in a line, None for a line break, beside what surrounds it; None: nothing of the editor's.
InlineHook = Callable[[Element, ConvertOptions, Run], Sequence[Run | None] | None]
