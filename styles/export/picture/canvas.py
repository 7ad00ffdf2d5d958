"""Paper to draw on: text that fits, and shapes with smooth edges."""

import math
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image, ImageDraw, ImageFont

_FINE = 4  # shapes are drawn so many times larger, then made smaller
_LONGEST = 200  # characters of one text that are looked at
# Endings in the analyser's words begin with a final consonant: ᆫ데, which is written ㄴ데.
_FINALS = dict(zip(range(0x11A8, 0x11C3), "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ", strict=True))


class Type(NamedTuple):
    """How text is set: a weight, a size in pixels, a colour like "#1f2529"."""

    weight: Literal["Bold", "Medium"]
    size: int
    colour: str

    def width(self, text: str) -> float:
        """In pixels, of what shown gives."""
        return self.font(text).getlength(text)

    def one_line(self, text: str, room: float = math.inf) -> str:
        """What the fonts have of text, in one line of at most room pixels; what is cut off becomes …"""
        line = _drawable(text[:_LONGEST])
        if self.width(line) <= room:
            return line
        fits = bisect_right(range(len(line)), room, key=lambda n: self.width(f"{line[:n]}…"))
        return f"{line[: max(fits - 1, 0)].rstrip()}…"

    def lines(self, text: str, room: float) -> list[str]:
        """One line, or two of about the same width where one is wider than room and has a space."""
        line = self.one_line(text)
        if self.width(line) <= room:
            return [line]
        words = line.split()
        halves = [[" ".join(words[:n]), " ".join(words[n:])] for n in range(1, len(words))]
        even = min(halves, key=lambda pair: max(map(self.width, pair)), default=[line])
        return [self.one_line(half, room) for half in even]

    def font(self, text: str) -> ImageFont.FreeTypeFont:
        """One font for all of a text: Bold has what Medium lacks, and a word is not thick in its middle."""
        return _font(self.weight if all(_has(self.weight, letter) for letter in text) else "Bold", self.size)


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    file = Path(__file__).parents[2] / "data" / f"MaltuSans-{weight}.otf"
    # Raqm, the other engine, is not everywhere, and sets the same text in other places.
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(4_096)
def _has(weight: str, letter: str) -> bool:
    return _font(weight, 20).getlength(letter) > 0  # data/make_font.py: what a font lacks is 0 wide


def _drawable(text: str) -> str:
    """Text in one line; characters that no font has are said plainly, or left out."""
    composed = unicodedata.normalize("NFC", text).translate(_FINALS)
    plain = "".join(c if _has("Bold", c) else unicodedata.normalize("NFKC", c) for c in composed)
    return " ".join("".join(" " if c.isspace() else c for c in plain if c.isspace() or _has("Bold", c)).split())


class Drawing:
    """All places are in pixels from the upper left; text stands on its base line."""

    def __init__(self, width: int, tallest: int, colour: str) -> None:
        self._image = Image.new("RGB", (width, tallest), colour)

    def text(self, x: float, y: float, text: str, kind: Type, room: float = math.inf) -> float:
        """Begin at x; gives where the text ends."""
        line = kind.one_line(text, room)
        ImageDraw.Draw(self._image).text((x, y), line, fill=kind.colour, font=kind.font(line), anchor="ls")
        return x + kind.width(line)

    def text_until(self, x: float, y: float, text: str, kind: Type, room: float = math.inf) -> None:
        """End at x."""
        line = kind.one_line(text, room)
        self.text(x - kind.width(line), y, line, kind)

    def bar(self, left: float, top: float, right: float, bottom: float, colour: str, radius: float = math.inf) -> None:
        """With round corners; places may lie between pixels."""
        if right - left < 1 or bottom - top < 1:
            return
        x, y = math.floor(left), math.floor(top)
        mask = Image.new("L", ((math.ceil(right) - x) * _FINE, (math.ceil(bottom) - y) * _FINE))
        from_x, from_y, to_x, to_y = (round(_FINE * side) for side in (left - x, top - y, right - x, bottom - y))
        corner = min(radius * _FINE, (to_x - from_x) / 2, (to_y - from_y) / 2)
        ImageDraw.Draw(mask).rounded_rectangle((from_x, from_y, to_x - 1, to_y - 1), corner, fill=255)
        self._image.paste(colour, (x, y), mask.reduce(_FINE))

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """A disc around x and y."""
        self.bar(x - radius, y - radius, x + radius, y + radius, colour)

    def png(self, height: float) -> bytes:
        """The upper part, cut at height."""
        made = BytesIO()
        self._image.crop((0, 0, self._image.width, min(round(height), self._image.height))).save(made, "PNG")
        return made.getvalue()
