"""Cut a draft where its photos go, so that on a phone each piece is pasted between two of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.kit.blocks import DraftBlock, Photos
from bot.kit.plain import plain

MOST = 30  # messages that one draft may take; what would be more stays together


@dataclass(frozen=True)
class TextPiece:
    """A part of a text, and the numbers of the photos that go above it, in order; the last one may have no text."""

    photos: tuple[int, ...]
    text: str

    @property
    def photo_numbers(self) -> str:
        """(1, 2, 3, 7) -> '1–3, 7'; empty where there are none."""
        return ", ".join(f"{first}–{last}" if last > first else f"{first}" for first, last in _spans(self.photos))


def pieces_of(blocks: Sequence[DraftBlock]) -> tuple[TextPiece, ...]:
    """The text between photo and photo, each piece as letters alone. None is lost: joined, they are the whole text."""
    found: list[TextPiece] = []
    photos: list[int] = []
    text: list[DraftBlock] = []
    for block in blocks:
        if isinstance(block, Photos) and len(found) < MOST - 1:
            if text:
                found.append(TextPiece(tuple(photos), plain(text)))
                photos, text = [], []
            photos += block.numbers
        else:
            text.append(block)
    return tuple(found) if not (photos or text) else (*found, TextPiece(tuple(photos), plain(text)))


def _spans(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(1, 2, 3, 7) -> (1, 3), (7, 7)."""
    first: int | None = None
    for number, following in zip(numbers, (*numbers[1:], None), strict=False):
        first = number if first is None else first
        if following != number + 1:
            yield first, number
            first = None
