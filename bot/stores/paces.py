"""How fast all processes of a bot may speak on a platform, together."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Slots:
    """Calls that one process may make, the first of them at `first`, in seconds of the clock that all share.

    `now` is what that clock showed, and `processes` how many seem to be alive.
    """

    first: float
    now: float
    processes: int = 1


class Paces(Protocol):
    """Calls to a platform, one after the other, whichever process makes them."""

    # so many calls, `every` seconds apart, none earlier than in `lead` seconds
    async def take(self, platform: str, calls: int, every: float, lead: float = 0.0) -> Slots: ...
    async def hold(self, platform: str, seconds: float) -> None: ...  # no call for that long, but for those taken
