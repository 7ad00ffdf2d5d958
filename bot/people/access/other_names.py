"""Know those whom the settings name under their other accounts, too."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime, timedelta

# Of these, all the names that go with each, as bot.stores.links.Links.names
Names = Callable[[Collection[str]], Awaitable[Mapping[str, frozenset[str]]]]

FRESH = timedelta(seconds=10)  # for which it is known who goes with whom


class OtherNames:
    """Which names are one person's, of those who are named in the settings."""

    def __init__(self, named: frozenset[str], names: Names) -> None:
        self._named = named
        self._names = names
        self._known: Mapping[str, frozenset[str]] = {}
        self._known_at: datetime | None = None

    def of(self, person: str) -> frozenset[str]:
        """All names of a person that are known here, this one among them."""
        return self._known.get(person, frozenset((person,)))

    async def look(self, now: datetime) -> None:
        """See who goes with whom by now."""
        if self._named and (self._known_at is None or now - self._known_at > FRESH):
            self._known, self._known_at = await self._names(self._named), now
