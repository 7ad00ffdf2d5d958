"""What a reader sees where Markdown is shown: its text, and where its lines break."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

SPACE = re.compile(r"[\s\u200b]+")


def rendered_text(markdown: str) -> str:
    """The text a reader sees where this Markdown is rendered, without any spaces."""
    return bare_text("".join(map(_text, _commonmark().parse(markdown))))


def rendered_line(markdown: str) -> str:
    """The same of a text that is taken for the inside of one paragraph, whatever it begins with."""
    return bare_text("".join(map(_text, _commonmark().parseInline(markdown))))


def bare_text(text: str) -> str:
    """A text without any spaces, for comparing it with what is rendered."""
    return SPACE.sub("", text)


def with_breaks(markdown: str) -> str:
    """CommonMark that shows each line of a paragraph on a line of its own, as Velog, Notion, Obsidian and Hexo do."""
    lines = markdown.split("\n")
    for token in _blocks_alone().parse(markdown):
        if token.type == "paragraph_open" and token.map:
            for at in range(token.map[0], min(token.map[1], len(lines)) - 1):
                if not lines[at].endswith("\\"):
                    lines[at] = lines[at].rstrip() + "  "
    return "\n".join(lines)


def _text(token: Token) -> str:
    if token.children:
        return "".join(_text(child) for child in token.children if child.type != "image")
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


@cache
def _commonmark() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


@cache
def _blocks_alone() -> MarkdownIt:
    # What stands inside a line takes far longer to read.
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table"]).disable(["inline", "text_join"])
