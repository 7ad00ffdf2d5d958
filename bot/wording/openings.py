"""What the bot says of the openings of a post, and understands."""

from collections.abc import Sequence
from typing import Protocol


class OpeningsWording(Protocol):
    """Three ways to open a post, to choose one from."""

    # For the first, the second and the third: expressions for a whole short message that chooses it, in lower case and
    # without its final mark
    heard_opening: Sequence[Sequence[str]]
    heard_openings: tuple[str, ...]  # whole messages: show other ways to open the draft we speak of

    def other_openings(self) -> tuple[str, str]:
        """The label of the button below a first draft that asks for three other openings, and what it says."""

    def this_opening(self, number: int) -> tuple[str, str]:
        """The label of the button that chooses one of them, and what it says."""

    def openings_offered(self) -> str:
        """Below the openings: choose one, or say how they should be."""

    def no_openings(self) -> str:
        """The model wrote something, but no openings; names another_try's button."""

    def which_topic_to_open(self) -> str:
        """`/openings` without a topic, and there is no draft to open otherwise."""

    def openings_need_a_model(self) -> str:
        """They want openings, and there is no language model."""
