"""Show a reply that is still growing, at a pace the platform bears."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from bot.model import Button, File, MessageId
from bot.ports import Replies


class Hold(Exception):
    """The platform asks to wait (429). `seconds` until the same call may be tried again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"hold for {seconds} s")
        self.seconds = seconds


class Gone(Exception):
    """Nothing can be shown here any more: blocked, kicked out, or the place is deleted."""


@dataclass(frozen=True)
class Sheet:
    """One message as it should look: a page of Markdown, and on the last page what hangs below it."""

    text: str
    file: File | None = None
    picture: File | None = None
    buttons: tuple[Button, ...] = ()


class Canvas(Protocol):
    """Where sheets are put up, one message each. Raises Hold, or Gone; anything else is a bug."""

    async def put(self, sheet: Sheet) -> list[MessageId]:
        """A new message below the others; several ids where a file or picture needs a message of its own."""
        ...

    async def change(self, message: MessageId, sheet: Sheet) -> list[MessageId]:
        """Make a message look like this. "Not modified" is success. The ids it takes now, its own first."""
        ...

    async def erase(self, message: MessageId) -> None:
        """Take a message away. One that is gone already is success."""
        ...


class Pace:
    """At most one call every `seconds` in one room, whoever makes it."""

    def __init__(
        self,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.seconds = seconds


async def paint(
    replies: Replies, canvas: Canvas, pace: Pace, limit: int, measure: Callable[[str], int] = len
) -> list[MessageId]:
    """Show each reply in place of the one before; every message the last one took, in order.

    Replies that come faster than the pace are skipped, but never the last: it lands through any number of Holds.
    Full pages are put up once and not touched again unless their text changes. Buttons, file and picture come with the last.
    """
    return []
