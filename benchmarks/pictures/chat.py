"""Draw a chat as it stands on a phone."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Literal, NamedTuple

from PIL import Image

from styles.export.picture.canvas import Drawing, Type

WIDTH, TALLEST = 560, 6_000
PAPER, OURS, THEIRS = "#eef1f4", "#ffffff", "#3d7eff"
EDGE, INSIDE, LINE = 20, 16, 25
ROOM = 400  # for a line of a bubble
PLAIN, TITLE, SMALL = Type("Medium", 16, "#1f2529"), Type("Bold", 19, "#1f2529"), Type("Medium", 13, "#6b7680")
SAID, NAME = Type("Medium", 16, "#ffffff"), Type("Bold", 13, "#6b7680")
COLOURS = 12

Who = Literal["you", "maltu"]


class Bubble(NamedTuple):
    """Something that was said, and by whom."""

    who: Who
    text: str


class _Line(NamedTuple):
    text: str
    kind: Type


def draw_chat(bubbles: Sequence[Bubble], tall: int | None = None) -> Image.Image:
    """All of it, or the last `tall` pixels."""
    drawing, y = Drawing(WIDTH, TALLEST, PAPER), EDGE
    for bubble in bubbles:
        y = _draw(drawing, bubble, y) + 14
    whole = Image.open(BytesIO(drawing.png(y)))
    return whole if tall is None else _bottom(whole, tall)


def _bottom(whole: Image.Image, tall: int) -> Image.Image:
    page = Image.new("RGB", (WIDTH, tall), PAPER)
    cut = whole.crop((0, max(0, whole.height - tall), WIDTH, whole.height))
    page.paste(cut, (0, 0))
    return page


def _draw(drawing: Drawing, bubble: Bubble, y: int) -> int:
    """Where it ends."""
    lines = [*_lines(bubble)]
    wide = max(line.kind.width(line.text) for line in lines) + 2 * INSIDE
    left = EDGE if bubble.who == "maltu" else WIDTH - EDGE - wide
    if bubble.who == "maltu":
        drawing.text(left + 4, y + 12, "maltu", NAME)
        y += 20
    bottom = y + LINE * len(lines) + 2 * INSIDE - 6
    drawing.bar(left, y, left + wide, bottom, OURS if bubble.who == "maltu" else THEIRS, 18)
    for number, line in enumerate(lines):
        drawing.text(left + INSIDE, y + INSIDE + 15 + LINE * number, line.text, line.kind)
    return round(bottom)


def _lines(bubble: Bubble) -> Iterator[_Line]:
    small = False
    for said in bubble.text.strip().split("\n"):
        if said.strip() == "———":
            small = True
            continue
        kind = SAID if bubble.who == "you" else SMALL if small else TITLE if said.startswith("# ") else PLAIN
        yield from (_Line(line, kind) for line in _wrapped(_plain(said), kind))


def _wrapped(text: str, kind: Type) -> Iterator[str]:
    line = ""
    for word in re.findall(r"\S+ ?", text):
        if line and kind.width(line + word) > ROOM:
            yield line
            line = ""
        line += word
    yield line


def _plain(text: str) -> str:
    return re.sub(r"\*\*|`|^# ", "", text)
