"""Who may use the bot, and who runs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.people.access.other_names import OtherNames

TERMINAL = "console:"  # whoever sits at it runs the bot


@dataclass(frozen=True)
class Access:
    """Ids of people, chats, channels and servers; without any, everybody is let in. Admins always are.

    `others` tells under which other names somebody is meant, too.
    """

    allow: frozenset[str]
    admins: frozenset[str]
    others: OtherNames

    def is_admin(self, person: str) -> bool:
        """Whether somebody runs the bot."""
        return person.startswith(TERMINAL) or not self.admins.isdisjoint(self.others.of(person))

    def let_in_by(self, person: str, places: Sequence[str]) -> str | None:
        """The place that lets somebody in who speaks there; empty: anywhere they are; None: nothing lets them in."""
        if not self.allow or not self.allow.isdisjoint(self.others.of(person)) or self.is_admin(person):
            return ""
        return next((place for place in places if place in self.allow), None)
