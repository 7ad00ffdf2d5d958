"""What the bot says, and understands, of what a draft leaves open for its author."""

from collections.abc import Sequence
from typing import Protocol

CIRCLED = "①②③④⑤⑥⑦⑧⑨"


class OpenQuestionsWording(Protocol):
    """The list below a draft, and the replies that fill it."""

    heard_wish: tuple[str, ...]  # expressions found in what wants something done or is asked: it is no answer
    heard_unknown: tuple[str, ...]  # expressions for a whole answer of somebody who does not know
    heard_counted: tuple[str, ...]  # what follows a number that counts something and is none of the list
    heard_part: tuple[str, ...]  # what follows a number that is of a paragraph

    def as_long_as_notes(self, size: int, length: int) -> str:
        """Notes of so many characters made a draft of so many."""

    def open_blanks(self, whats: Sequence[str]) -> str:
        """What a draft leaves open, at most nine, numbered, and how to reply to it."""

    def fill_blanks(self, answers: Sequence[tuple[str, str]]) -> str:
        """As a request: each placeholder as it stands in the draft, and what is to stand there."""

    def of_blanks(self, said: str, whats: Sequence[str]) -> str:
        """As a request: what somebody said, and what the numbers in it stand for."""


def numbered(whats: Sequence[str]) -> str:
    """'① 영업 시간 ② 같이 간 사람'"""
    return " ".join(f"{mark} {what}" for mark, what in zip(CIRCLED, whats, strict=False))
