"""What the bot says of posts that were left out."""

from collections.abc import Sequence
from typing import Protocol

from bot.model import Skipped, Why


class LeftOutWording(Protocol):
    """Posts that were left out."""

    def skipped(self, skipped: Sequence[Skipped]) -> str:
        """How many posts were left out for which reason, the commonest first: 'too short: 2, there twice: 1'."""

    def why(self, why: Why) -> str:
        """Why posts were left out, as a noun phrase that a count can stand beside."""
