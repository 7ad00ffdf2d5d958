"""What the bot says of what it learned from somebody's posts."""

from collections.abc import Sequence
from typing import Literal, Protocol

Formless = Literal["noun", "trailing", "other"]  # kinds of ending that are no ending as one types it


class FindingsWording(Protocol):
    """Findings on a style card, each a sentence or a part of one. Shares are of 1."""

    def formless_ending(self, ending: Formless) -> str:
        """What such an ending is called, to stand in usual_endings."""

    def usual_endings(self, most: tuple[str, float], second: tuple[str, float] | None, sample: str) -> str:
        """The two commonest endings with their shares of the sentences, and the end of a sentence as an example."""

    def sentence_length(self, span: str, mean: int, in_words: bool) -> str:
        """How long sentences are, in words or in characters; `span` as in '8–20'."""

    def paragraph_and_post(self, sentences: str, characters: str) -> str:
        """How many sentences a paragraph has, and characters a post; each a span as in '2–4'."""

    def opens_with(self, greeting: str) -> str:
        """How posts often begin."""

    def closes_with(self, farewell: str) -> str:
        """How posts often end."""

    def names_oneself(self, me: str, openers: Sequence[str]) -> str:
        """The word for oneself, and words that sentences often open with."""

    def often_there(self, habits: Sequence[str]) -> str:
        """Marks that are often there; habits as habit_share puts them."""

    def layout(self, habits: Sequence[str]) -> str:
        """What posts are laid out with; habits as habit_share puts them."""

    def habit_share(self, habit: str, posts: float) -> str:
        """A habit, and the share of the posts that have it."""

    def hardly_ever(self, habits: Sequence[str]) -> str:
        """Habits of others that are hardly ever there."""
