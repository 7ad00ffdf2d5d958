"""Say in a file that an AI helped to write it, and take that off again."""

import re
from typing import Literal

from bot.kit.headed import unheaded

AiLabel = Literal["meta", "line", "off"]  # what a file says of who wrote it: in its front matter, below it, nothing
_YAML = re.compile(r"---[ \t]*\n(?:.{0,500}\n){0,100}?---[ \t]*(?:\n|\Z)")
_OURS = re.compile(r"\A(---\r?\n)ai_assisted: true\r?\n(?:---\r?\n(?:\r?\n)?)?")


def labelled(text: str, label: AiLabel, line: str) -> str:
    """A draft as its file leaves: with `ai_assisted: true` in front matter that it has, or `line` below it, or as it
    is."""
    match label:
        case "line":
            return f"{text.rstrip()}\n\n{line}\n"
        case "meta" if _YAML.match(text):
            return text.replace("\n", "\nai_assisted: true\n", 1)
        case _:
            return text


def without_label(text: str) -> str:
    """A file that came back, without what a label said above it and without front matter that was ours."""
    if found := _OURS.match(text):
        return _OURS.sub("" if found[0].count("---") > 1 else found[1], text)
    return unheaded(text)
