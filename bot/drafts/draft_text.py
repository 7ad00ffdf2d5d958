"""What of a model's answer is the draft."""

import re


def has_text(text: str) -> bool:
    """Whether there is anything to read; spaces and characters without a width are nothing."""
    return any(char.isprintable() and not char.isspace() for char in text)


def without_fence(text: str) -> str:
    """The text without a code fence around the whole of it, which models like to put there."""
    fence = re.match(r"\s*```(?:markdown|md)[ \t]*\n|\s*```[ \t]*\n(?=# )", text)
    return re.sub(r"\n```\s*\Z", "", text[fence.end() :]) if fence else text


def noted(text: str, note: str) -> str:
    """A draft with a note below, which is no part of it."""
    return f"{text.rstrip()}\n\n———\n{note}" if note else text
