"""What the bot asks before it writes, and what people say to that."""

from collections.abc import Sequence
from typing import Protocol


class InterviewWording(Protocol):
    """At most three questions in one message, and the two ways not to answer them."""

    heard_just_write: tuple[str, ...]  # do not ask; beside what the button says; as CommandWords
    heard_ask_no_more: tuple[str, ...]
    heard_ask_again: tuple[str, ...]
    heard_longer: tuple[str, ...]  # a longer text, and nothing else

    def questions(self, asked: Sequence[str]) -> str:
        """What is asked before a first text: one to three questions, answered in one go."""

    def questions_for_more(self, asked: Sequence[str]) -> str:
        """What is asked where a longer text is wanted and nothing is left to tell."""

    def just_write(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    def ask_no_more(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    def asks_no_more(self) -> str:
        """They are not asked from now on, and how they are again."""

    def asks_again(self) -> str:
        """They are asked from now on where it helps."""

    def asks_less(self) -> str:
        """They had it written twice in a row, so they are asked only where there are no notes at all."""

    def written_already(self) -> str:
        """They press a button below questions about a draft that has been begun since."""

    def awaits_answer(self, line: str) -> str:
        """A line of the list of drafts whose person was asked and has not answered."""

    def added(self, request: str, told: str) -> str:
        """A request, and what was told for it."""
