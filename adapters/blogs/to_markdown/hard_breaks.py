"""Keep every line a line in Markdown from where Enter shows as one: Velog, Notion, Obsidian, Hexo."""

from functools import cache

from markdown_it import MarkdownIt


def with_breaks(markdown: str) -> str:
    """CommonMark that shows each line of a paragraph on a line of its own."""
    lines = markdown.split("\n")
    for token in _commonmark().parse(markdown):
        if token.type == "paragraph_open" and token.map:
            for at in range(token.map[0], min(token.map[1], len(lines)) - 1):
                if not lines[at].endswith("\\"):
                    lines[at] = lines[at].rstrip() + "  "
    return "\n".join(lines)


@cache
def _commonmark() -> MarkdownIt:
    # Blocks alone: what stands inside a line takes far longer to read.
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table"]).disable(["inline", "text_join"])
