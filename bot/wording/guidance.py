"""What the bot says of itself, and what to do first."""

from typing import Protocol

from bot.model import Unread


class GuidanceWording(Protocol):
    """Help, and what to do first."""

    def help(self, host: str, company: bool = False) -> str:
        """What the bot can do. `host` is where passages are sent when it writes, empty if there is no model.

        `company`: said where others are, where only what is said to the bot is heard.
        """

    def help_more(self) -> str:
        """The second page of help: other ways to do it, and commands that are seldom needed."""

    def help_more_button(self) -> str:
        """Below the first page of help."""

    def which_address(self) -> str:
        """`/register-blog` came without an address."""

    def which_topic(self) -> str:
        """`/write` came without a topic."""

    def no_blog_yet(self) -> str:
        """They want a draft and no voice has been learned."""

    def no_draft_yet(self) -> str:
        """Plain words, and there is no draft they could be about."""

    def may_write(self) -> str:
        """There is a voice, and nothing has been written in it yet."""

    def may_refine(self) -> str:
        """There is a draft, which can be changed, or another one begun."""

    def greeting(self, next_step: str) -> str:
        """They said hello; `next_step` is a whole sentence about what they can do now."""

    def is_writing(self, waiting: int) -> str:
        """They ask how far their draft is; so many other things wait behind it."""

    def is_reading(self, waiting: int) -> str:
        """They ask how far the reading of their blog is; so many other things wait behind it."""

    def all_done(self, topic: str, whole: bool) -> str:
        """They ask how it goes while nothing is being done: the draft that was written last, and whether it broke off."""

    def show_draft_button(self) -> str:
        """The button below all_done that shows that draft."""

    def unread(self, what: Unread) -> str:
        """They sent something in which there is nothing for us to read, or not their own words; what works instead."""

    def reads_words_only(self) -> str:
        """Words came along with a picture, a film or a recording, and only the words are heeded."""

    def forwarded_as_request(self) -> str:
        """A button below what is said of a forwarded text: change the draft by it."""

    def forwarded_as_topic(self) -> str:
        """A button below what is said of a forwarded text: write about it."""

    def too_much_waits(self, waiting: int) -> str:
        """So many things wait for their turn already; this one is not taken."""

    def unknown_command(self, name: str, meant: str = "") -> str:
        """A command nobody knows; `name` as it was typed, `meant` what it may have been, both without their slash."""

    def waits_for_draft(self) -> str:
        """One thing at a time: what they ask for begins when the draft is done that is being written for them."""

    def waits_for_others(self) -> str:
        """A crowd is writing: what they ask for begins in this message when their turn comes."""

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
