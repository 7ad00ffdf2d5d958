"""What of a model's answer is the draft, and what its file is called."""

import re
from typing import Literal
from unicodedata import normalize

AiLabel = Literal["meta", "line", "off"]  # what a file says of who wrote it: in its front matter, below it, nothing
_YAML = re.compile(r"---[ \t]*\n(?:.{0,500}\n){0,100}?---[ \t]*(?:\n|\Z)")
_OURS = re.compile(r"\A(---\r?\n)ai_assisted: true\r?\n(?:---\r?\n(?:\r?\n)?)?")


def has_text(text: str) -> bool:
    """Whether there is anything to read; spaces and characters without a width are nothing."""
    return any(char.isprintable() and not char.isspace() for char in text)


def without_fence(text: str) -> str:
    """The text without a code fence around the whole of it, which models like to put there."""
    fence = re.match(r"\s*```(?:markdown|md)[ \t]*\n|\s*```[ \t]*\n(?=# )", text)
    return re.sub(r"\n```\s*\Z", "", text[fence.end() :]) if fence else text


def file_name(topic: str, number: int) -> str:
    """'제주 3일 여행' -> '제주-3일-여행-1.md'"""
    slug = re.sub(r"[^\w]+", "-", normalize("NFC", topic)).strip("-_")[:40].strip("-_")
    return f"{slug or 'draft'}-{number}.md"


def labelled(text: str, label: AiLabel, line: str) -> str:
    """A draft as its file leaves: with `ai_assisted: true` in its front matter, or `line` below it, or as it is."""
    match label:
        case "off":
            return text
        case "line":
            return f"{text.rstrip()}\n\n{line}\n"
        case "meta" if _YAML.match(text):
            return text.replace("\n", "\nai_assisted: true\n", 1)
        case "meta":
            return f"---\nai_assisted: true\n---\n\n{text}"


def without_label(text: str) -> str:
    """A file that came back, without what `labelled` said above it."""
    return _OURS.sub(lambda found: "" if found[0].count("---") > 1 else found[1], text)


def noted(text: str, note: str) -> str:
    """A draft with a note below, which is no part of it."""
    return f"{text.rstrip()}\n\n———\n{note}" if note else text
