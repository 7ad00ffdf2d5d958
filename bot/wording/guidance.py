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

    def waits_for_draft(self) -> str:
        """One thing at a time: what they ask for begins when the draft is done that is being written for them."""

    def waits_for_reading(self) -> str:
        """One thing at a time: what they ask for begins when the blog is learned that is being read for them."""

    def still_reading(self) -> str:
        """They ask about a voice that is being learned right now."""

    def writes_below(self) -> str:
        """What waited has begun, and is shown in a place of its own."""

    def nothing_to_stop(self) -> str:
        """`/cancel` while nothing is being done."""

    def stopped(self) -> str:
        """What was being done has been stopped."""

    def stopped_and_kept(self) -> str:
        """A draft was stopped while it grew; names the button of carry_on."""

    def welcome(self) -> str:
        """They said thanks."""

    def cut_off(self) -> str:
        """The program ended while it was being done, again and again; what they sent has to be sent once more."""

    def went_wrong(self, number: str) -> str:
        """A bug of ours; `number` finds the line in the log."""
