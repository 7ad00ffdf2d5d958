"""What the bot says of drafts that were published, and of the rules it proposes because of them."""

from collections.abc import Sequence
from typing import Protocol


class PublishedWording(Protocol):
    """How much somebody changed, and what they change each time. Shares are of 1."""

    def edited(self, title: str, share: float, before: float | None) -> str:
        """How much of a draft was changed before it was published, and of the one before it."""

    def edited_by_and_by(self, shares: Sequence[float]) -> str:
        """The same of all, the oldest first, as a curve and in numbers."""

    def proposed_rule(self, rule: str, times: int, posts: int, before: str, after: str) -> str:
        """A rule that edits speak for: so many in so many posts, and one of them; `after` is empty for what is gone."""

    def make_rule_button(self) -> str:
        """A button's label: make it a rule."""

    def proposal_declined(self, rule: str) -> str:
        """They do not want this rule, and are not asked again."""

    def no_such_proposal(self) -> str:
        """It was accepted or declined before, or is somebody else's, or was never there."""

    # Rules, as somebody would give them

    def rule_without(self, habit: str) -> str:
        """Without a mark or a part of the layout."""

    def rule_not_opening_with(self, word: str) -> str:
        """No sentence opens with a word."""

    def rule_ending_in(self, was: str, now: str) -> str:
        """Sentences end in one way and not in the other; both as cards name them."""

    def rule_joined(self) -> str:
        """Short sentences are joined."""

    def rule_split(self) -> str:
        """Long sentences are split."""

    def rule_without_opening(self) -> str:
        """No introducing paragraph."""

    def rule_without_closing(self) -> str:
        """No closing paragraph."""


_BARS = "▁▂▃▄▅▆▇█"


def curve(shares: Sequence[float]) -> str:
    """Shares of 1 as bars that are as high: (1, .5, 0) -> '█▅▁'."""
    return "".join(_BARS[min(7, max(0, round(7 * share)))] for share in shares)
