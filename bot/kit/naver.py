"""Write a draft in the form that Naver's editor keeps, whichever of the public reports on it is right."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, assert_never

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
    TextSpan,
    TextSpans,
    line_spans,
    text_of,
)
from bot.kit.inline_html import EmphasisTags, PhotoHtml, inline_html, place_only, visible
from bot.kit.plain import bullet

LARGE, SMALL = "font-size:24px", "font-size:19px"  # its own sizes for titles within a text
SHADED = "background-color:#f2f2f2"
STYLES: Final = (LARGE, SMALL, SHADED)  # all that this form writes into an attribute
BLANK = "<p><br></p>"  # an empty <p> is swallowed
_TAGS: EmphasisTags = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "strike": ("<del>", "</del>"),  # not <s>
    "code": (f'<span style="{SHADED}">', "</span>"),  # not <code>
}
# Links whose look stays while their address may be lost; a place or a shop must be found again
_PLACES = re.compile(
    r"https?://(?:[\w-]{1,63}\.){0,4}(?:map\.naver\.com|place\.naver\.com|naver\.me|booking\.naver\.com"
    r"|smartstore\.naver\.com|brand\.naver\.com|shopping\.naver\.com|map\.kakao\.com|kko\.(?:to|kakao\.com)"
    r"|maps\.app\.goo\.gl|maps\.google\.[a-z.]{2,6}|google\.[a-z.]{2,6}/maps|goo\.gl/maps|tabelog\.com|coupang\.com"
    r"|11st\.co\.kr|gmarket\.co\.kr|auction\.co\.kr|musinsa\.com|oliveyoung\.co\.kr|kakao\.com/gift|ohou\.se)(?:[/?#:]|\Z)",
    re.I,
)


def naver(blocks: Sequence[DraftBlock], photo: PhotoHtml = place_only) -> str:
    """HTML of paragraphs, quotations, rules and tables alone: every line of the text a paragraph, lists as text."""
    return "\n".join(_with_blank_lines(blocks, photo))


def _with_blank_lines(blocks: Sequence[DraftBlock], photo: PhotoHtml) -> Iterator[str]:
    """An empty line between what has no margin of its own."""
    before: DraftBlock | None = None
    for block in blocks:
        if before is not None and not _has_margin(before) and not _has_margin(block):
            yield BLANK
        yield from _block(block, photo)
        before = block


def _has_margin(block: DraftBlock) -> bool:
    return isinstance(block, Quotation | Divider | Grid)


def _block(block: DraftBlock, photo: PhotoHtml) -> Iterator[str]:
    match block:
        case Heading(level, spans):
            yield _in_size(inline_html(_one_line(spans), _TAGS), LARGE if level <= 2 else SMALL)
        case Notice(text):
            yield _in_size(visible(text), SMALL)
        case Paragraph(spans):
            yield from (f"<p>{inline_html(line, _TAGS)}</p>" for line in line_spans(spans))
            yield from (f"<p>{visible(address)}</p>" for address in _bare_addresses(spans))
        case Quotation(inner):
            yield "<blockquote>" + "".join(_with_blank_lines(inner, photo)) + "</blockquote>"
        case Listing():
            yield from _items(block, 0, photo)
        case CodeBlock(lines):
            yield from (f'<p><span style="{SHADED}">{visible(_with_spaces(line))}</span></p>' for line in lines)
        case Divider():
            yield "<hr>"
        case Grid(rows):
            shown = "".join(_row(row, head=not number) for number, row in enumerate(rows))
            yield f"<table><tbody>{shown}</tbody></table>"
        case Photos():
            yield from (f"<p>{photo(number, place)}</p>" for number, place in block.places)
        case OutsidePicture():
            yield f"<p>{visible(block.place)}</p>"  # it takes none but its own
        case forgotten:
            assert_never(forgotten)


def _in_size(html: str, style: str) -> str:
    return f'<p><b><span style="{style}">{html}</span></b></p>'


def _one_line(spans: TextSpans) -> TextSpans:
    return tuple(TextSpan(span.text.replace("\n", " "), span.marks - {"bold"}, span.link) for span in spans)


def _items(listing: Listing, depth: int, photo: PhotoHtml) -> Iterator[str]:
    for number, item in enumerate(listing.items):
        mark = f"{bullet(listing, number, depth, nbsp=True)} "
        if not item or isinstance(item[0], Listing):
            yield f"<p>{mark.rstrip(' ')}</p>"
        for place, block in enumerate(item):
            if isinstance(block, Listing):
                yield from _items(block, depth + 1, photo)
            elif isinstance(block, Paragraph) and not place:
                first, *others = line_spans(block.spans)
                yield f"<p>{mark}{inline_html(first, _TAGS)}</p>"
                yield from (f"<p>{inline_html(line, _TAGS)}</p>" for line in others)
                yield from (f"<p>{visible(address)}</p>" for address in _bare_addresses(block.spans))
            else:
                yield from _block(block, photo)


def _row(cells: Sequence[TextSpans], head: bool) -> str:
    opens, closes = ("<b>", "</b>") if head else ("", "")
    return f"<tr>{''.join(f'<td>{opens}{inline_html(cell, _TAGS)}{closes}</td>' for cell in cells)}</tr>"


def _with_spaces(line: str) -> str:
    """With spaces that are kept where a browser would leave them out; an empty line of code with one of them."""
    return re.sub(r"^ | (?= )", "\u00a0", line.replace("\t", "    ")) or "\u00a0"


def _bare_addresses(spans: TextSpans) -> Iterator[str]:
    """The addresses of places and shops that do not stand there to be read."""
    read = text_of(spans)
    for link in dict.fromkeys(span.link for span in spans if span.link):
        if _PLACES.match(link) and link not in read:
            yield link
