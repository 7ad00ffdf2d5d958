"""Write a draft as the HTML that Tistory, WordPress and Brunch paste as it looks."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import assert_never

from bot.kit.blocks import (
    CodeBlock,
    Divider,
    DraftBlock,
    Grid,
    Heading,
    Listing,
    Notice,
    OutsidePicture,
    Paragraph,
    Photos,
    Quotation,
    TextSpans,
)
from bot.kit.inline_html import EmphasisTags, PhotoHtml, inline_html, place_only, visible

_TAGS: EmphasisTags = {
    "bold": ("<strong>", "</strong>"),
    "italic": ("<em>", "</em>"),
    "strike": ("<del>", "</del>"),
    "code": ("<code>", "</code>"),
}
_DEEPEST = 4  # headings below it look like letters in most themes


def rich(blocks: Sequence[DraftBlock], photo: PhotoHtml = place_only) -> str:
    """Headings from <h2> on, for the title of a post is its page's own <h1>; all else as HTML has it."""
    return "\n".join(html for block in blocks for html in _block(block, photo))


def _block(block: DraftBlock, photo: PhotoHtml) -> Iterator[str]:
    match block:
        case Heading(level, spans):
            tag = f"h{min(max(level, 2), _DEEPEST)}"
            yield f"<{tag}>{inline_html(spans, _TAGS)}</{tag}>"
        case Notice(text):
            yield f"<p><strong>{visible(text)}</strong></p>"
        case Paragraph(spans):
            yield f"<p>{inline_html(spans, _TAGS)}</p>"
        case Quotation(inner):
            yield f"<blockquote>{rich(inner, photo)}</blockquote>"
        case Listing():
            yield _list(block, photo)
        case CodeBlock(lines):
            yield f"<pre><code>{escape(chr(10).join(lines), quote=False)}</code></pre>"
        case Divider():
            yield "<hr>"
        case Grid(rows):
            shown = "".join(_row(row, head=not number) for number, row in enumerate(rows))
            yield f"<table><tbody>{shown}</tbody></table>"  # Quill makes one cell of a row of <th>
        case Photos():
            yield from (f"<p>{photo(number, place)}</p>" for number, place in block.places)
        case OutsidePicture(alt, address):
            shown = f'<img src="{escape(address)}" alt="{escape(alt)}">' if address else escape(block.place)
            yield f"<p>{shown}</p>"
        case forgotten:
            assert_never(forgotten)


def _list(listing: Listing, photo: PhotoHtml) -> str:
    items = "".join(f"<li>{_item(item, photo)}</li>" for item in listing.items)
    if listing.first is None:
        return f"<ul>{items}</ul>"
    start = f' start="{listing.first}"' if listing.first != 1 else ""
    return f"<ol{start}>{items}</ol>"


def _item(item: Sequence[DraftBlock], photo: PhotoHtml) -> str:
    """One paragraph alone is no paragraph but the item itself."""
    match item:
        case (Paragraph(spans), *rest) if not any(isinstance(block, Paragraph) for block in rest):
            return inline_html(spans, _TAGS) + rich(rest, photo)
        case _:
            return rich(item, photo)


def _row(cells: Sequence[TextSpans], head: bool) -> str:
    opens, closes = ("<strong>", "</strong>") if head else ("", "")
    return f"<tr>{''.join(f'<td>{opens}{inline_html(cell, _TAGS)}{closes}</td>' for cell in cells)}</tr>"
