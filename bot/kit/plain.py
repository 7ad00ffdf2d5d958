"""Write a draft as letters alone, as it is pasted where nothing else is taken."""

from collections.abc import Iterator, Sequence
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
    text_of,
)

INDENT = 3  # spaces for each step a list goes in


def plain(blocks: Sequence[DraftBlock]) -> str:
    """The letters of a text, an empty line between its blocks, lists with their marks and tables with bars."""
    return "\n\n".join(text for block in blocks if (text := "\n".join(_lines(block))).strip())


def bullet(listing: Listing, number: int, depth: int, nbsp: bool = False) -> str:
    """What stands before an item: '•' or '2.', further in for each list around it; spaces that stay with `nbsp`."""
    space = "\u00a0" if nbsp else " "
    return space * INDENT * depth + ("•" if listing.first is None else f"{listing.first + number}.")


def _lines(block: DraftBlock) -> Iterator[str]:
    match block:
        case Heading(_, spans) | Paragraph(spans):
            yield text_of(spans)
        case Notice(text):
            yield text
        case Quotation(inner):
            yield from (f"> {line}".rstrip() for line in plain(inner).split("\n"))
        case Listing():
            yield from _items(block, 0)
        case CodeBlock(lines):
            yield from lines
        case Divider():
            yield "———"
        case Grid(rows):
            yield from (" | ".join(" ".join(text_of(cell).split()) for cell in row) for row in rows)
        case Photos():
            yield from (place for _, place in block.places)
        case OutsidePicture():
            yield block.place
        case forgotten:
            assert_never(forgotten)


def _items(listing: Listing, depth: int) -> Iterator[str]:
    for number, item in enumerate(listing.items):
        mark = f"{bullet(listing, number, depth)} "
        if not item or isinstance(item[0], Listing):
            yield mark.rstrip()
        for place, block in enumerate(item):
            if isinstance(block, Listing):
                yield from _items(block, depth + 1)
            else:
                yield (mark if not place else "") + "\n".join(_lines(block))
