"""What the bot says about who may use it, and to those who run it."""

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

AdminVerb = Literal["limits", "block", "announce"]


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
