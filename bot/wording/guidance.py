"""What the bot says of itself, and what to do first."""

from typing import Protocol


class GuidanceWording(Protocol):
    """Help, and what to do first."""

    def help(self, host: str) -> str:
        """What the bot can do. `host` is where passages are sent when it writes, empty if there is no model."""

    def which_address(self) -> str:
        """`/register-blog` came without an address."""

    def which_topic(self) -> str:
        """`/write` came without a topic."""

    def no_blog_yet(self) -> str:
        """They want a draft and no voice has been learned."""

    def no_draft_yet(self) -> str:
        """Plain words, and there is no draft they could be about."""

    def unknown_command(self, name: str) -> str:
        """A command nobody knows; `name` as it was typed, without its slash."""

    def busy_with(self, what: str) -> str:
        """One thing at a time: `what` is reading_a_blog, writing_a_draft or forgetting."""

    def nothing_to_stop(self) -> str:
        """`/cancel` while nothing is being done."""

    def stopped(self) -> str:
        """What was being done has been stopped."""

    def stopped_and_kept(self) -> str:
        """A draft was stopped while it grew; names the button of carry_on."""

    def welcome(self) -> str:
        """They said thanks."""

    def reading_a_blog(self) -> str:
        """What is being done, to stand in busy_with."""

    def writing_a_draft(self) -> str:
        """What is being done, to stand in busy_with."""

    def went_wrong(self, number: str) -> str:
        """A bug of ours; `number` finds the line in the log."""
