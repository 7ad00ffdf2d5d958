"""What the bot says about who may use it, to those who run it, and of what it keeps of people."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Protocol


class DataNames(NamedTuple):
    """What somebody finds in a copy of all that is kept: the file itself, without its ending, and what is in it."""

    zip: str
    readme: str
    posts: str
    drafts: str
    data: str


AdminVerb = Literal["limits", "block", "announce"]


def megabytes_up(size: int) -> int:
    """Of so many bytes, rounded up, so that what is over a limit also reads so."""
    return -(-size // 1_000_000)


class AccessWording(Protocol):
    """To strangers, to whoever is answered in private, and to those who run the bot."""

    def not_invited(self, person: str) -> str:
        """Somebody may not use this bot; `person` is the id whoever runs it would have to add."""

    def not_served(self) -> str:
        """Whoever runs the bot has blocked somebody."""

    def answered_in_private(self, link: str) -> str:
        """In company: the answer is in the private chat, at `link`, empty where it has none."""

    def open_private_chat(self, link: str) -> str:
        """In company: the answer would be for them alone, and there is no private chat to send it to."""

    def too_many_files(self, count: int, most: int) -> str:
        """More files in one message than are read."""

    def too_much_sent(self, size: int, most: int) -> str:
        """Files of one message that hold more than is read at once; both in bytes."""

    def admin_names(self, verb: AdminVerb) -> tuple[str, ...]:
        """What a command of those who run the bot is called, in lower case and without hyphens."""

    def limits(self, values: Mapping[str, str], allowed: int, admins: int) -> str:
        """The limits in force by the names of their settings, how many are let in (0: everybody), how many run it."""

    def blocked(self, person: str) -> str:
        """Somebody is blocked from now on."""

    def unblocked(self, person: str) -> str:
        """Somebody is not blocked any more."""

    def not_blocked(self, person: str) -> str:
        """Somebody who is not blocked was to be unblocked."""

    def blocked_people(self, people: Sequence[str]) -> str:
        """Who is blocked, and how to block; may be none."""

    def no_such_person(self, said: str) -> str:
        """Something that names nobody."""

    def no_admin_blocked(self) -> str:
        """Somebody who runs the bot was to be blocked."""

    def unblock_button(self, person: str) -> str:
        """Takes a block back."""

    def unblock_words(self) -> tuple[str, ...]:
        """What behind somebody's name takes a block back, in lower case."""

    def announce_what(self) -> str:
        """An announcement without a text."""

    def announce_really(self, people: int) -> str:
        """Above an announcement as it will be read, before it is sent to so many people."""

    def announce_button(self) -> str:
        """Sends it."""

    def announcing(self) -> str:
        """It is being sent."""

    def announced(self, reached: int, missed: int) -> str:
        """It has been sent: how many it reached, and how many it did not."""

    def announced_already(self) -> str:
        """It was sent before, or is not known any more."""


class PrivacyWording(Protocol):
    """What is kept, getting it, and having it forgotten."""

    # Expressions for a whole short message, in lower case and without its final marks
    heard_privacy: tuple[str, ...]
    heard_my_data: tuple[str, ...]
    heard_forget_me: tuple[str, ...]
    heard_forget_draft: tuple[str, ...]  # each with one group: its number, where one was said

    def privacy(self, host: str, deepseek: bool, months: int, days: int, warned: int) -> str:
        """What is kept, where texts go, for how long, how to get and to delete it.

        `host` is where prompts are sent, empty if there is no model; `deepseek`: it is DeepSeek's own, in China. Whoever
        has not spoken for so many `months` is told, and forgotten `warned` days later; what was pasted and never learned
        from goes after so many `days`.
        """

    def my_data(self, part: int, parts: int) -> str:
        """All that is kept of them, in this file; one of several where it is too large for one."""

    def my_data_is_coming(self) -> str:
        """They ask for their data while it is being put together."""

    def my_data_names(self) -> DataNames:
        """What the file and the folders in it are called."""

    def my_data_readme(self) -> str:
        """The first file of what they get: what the others are."""

    def forget_me_really(self) -> str:
        """Before everything of somebody is forgotten; names the button of forget_now_button."""

    def forgot_me(self, blogs: int, posts: int, drafts: int, files: int) -> str:
        """Everything of somebody has been forgotten; so many `files` that the terminal had written, too."""

    def lingers(self) -> str:
        """Another program is reading the database, so that traces of what was forgotten go as soon as it ends."""

    def forget_draft_really(self, topic: str) -> str:
        """Before one draft is forgotten."""

    def forgot_draft(self, topic: str) -> str:
        """One draft has been forgotten."""

    def forget_which_draft(self) -> str:
        """They want a draft forgotten and do not say which."""

    def nothing_forgotten(self) -> str:
        """They were asked whether something should be forgotten, and said no."""

    def forgotten_soon(self, months: int, days: int) -> str:
        """They have not spoken for so many months, and will be forgotten in so many days unless they do."""
