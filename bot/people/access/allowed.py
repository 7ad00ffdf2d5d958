"""Who may use the bot, and who runs it."""

from collections.abc import Sequence
from dataclasses import dataclass

TERMINAL = "console:"  # whoever sits at it runs the bot


@dataclass(frozen=True)
class Access:
    """Ids of people, chats, channels and servers; without any, everybody is let in. Admins always are."""

    allow: frozenset[str] = frozenset()
    admins: frozenset[str] = frozenset()

    def is_admin(self, person: str) -> bool:
        """Whether somebody runs the bot."""
        return person in self.admins or person.startswith(TERMINAL)

    def let_in_by(self, person: str, places: Sequence[str]) -> str | None:
        """The place that lets somebody in who speaks there; empty: anywhere they are; None: nothing lets them in."""
        if not self.allow or person in self.allow or self.is_admin(person):
            return ""
        return next((place for place in places if place in self.allow), None)
