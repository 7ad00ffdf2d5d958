"""What a file says of the AI that helped to write it, and how that comes off again."""

import re
from typing import Literal

from bot.kit.beside.headed import without_our_head

AiLabel = Literal["meta", "line", "off"]  # what a file says of who wrote it: in its front matter, below it, nothing
_OURS = re.compile(r"\A(---\r?\n)ai_assisted: true\r?\n(?:---\r?\n(?:\r?\n)?)?")


def without_label(text: str) -> str:
    """A file that came back, without what a label said above it and without front matter that was ours."""
    if found := _OURS.match(text):
        return _OURS.sub("" if found[0].count("---") > 1 else found[1], text)
    return without_our_head(text)
