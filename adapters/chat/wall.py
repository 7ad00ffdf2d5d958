"""The messages that are up, and what is to be done next so that they look as they should."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.model import Button, File, MessageId


class MessageGone(Exception):
    """A message cannot be changed any more. `stands`: it is there all the same, in the way of what takes its place."""

    def __init__(self, stands: bool = False) -> None:
        super().__init__("stands" if stands else "gone")
        self.stands = stands


@dataclass(frozen=True)
class ShownPage:
    """One message as it should look: a page of Markdown, and on the last page what hangs below it.

    Where a file or a picture is a message of its own, that has no text.
    """

    text: str
    file: File | None = None
    picture: File | None = None
    buttons: tuple[Button, ...] = ()


class Canvas(Protocol):
    """Where sheets are put up, one message each, by one call each. Raises Hold, RoomGone; anything else is a bug."""

    @property
    def apart(self) -> bool: ...  # a file or a picture is a message of its own here

    async def put(self, sheet: ShownPage, above: Sequence[MessageId]) -> MessageId | None:
        """A new message below the others. None: it is not taken here, and the show goes on without."""
        ...

    async def change(self, message: MessageId, sheet: ShownPage) -> None:
        """Make a message look like this. "Not modified" is success. Raises MessageGone."""
        ...

    async def erase(self, message: MessageId) -> None:
        """Take a message away. One that is gone already is success."""
        ...


@dataclass(eq=False)
class _Spot:
    id: MessageId | None = None
    sheet: ShownPage | None = None  # None: as a show before this one left it


Step = tuple[Literal["put", "change", "erase"], int]


class Wall:
    """What is up, in order: pages, then what hangs below the last of them. `over` is up already."""

    def __init__(self, canvas: Canvas, over: Sequence[MessageId] = ()) -> None:
        self.apart = canvas.apart
        self._canvas = canvas
        self._spots = [_Spot(message) for message in over]
        self._stale: list[MessageId] = []

    @property
    def ids(self) -> list[MessageId]:
        """Every message that is up and wanted, or may be wanted yet."""
        return [spot.id for spot in self._spots if spot.id]

    def step(self, wanted: Sequence[ShownPage], last: bool) -> Step | None:
        """The next call there is to make; None: all looks as it should."""
        if not wanted:  # nothing has been said yet, or never will be
            return None
        pages = sum(not _hangs(sheet) for sheet in wanted)
        self._sort_out(pages, last)
        for at, sheet in enumerate(wanted):
            if at == pages and self._stale:
                break
            if at == len(self._spots):
                return "put", at
            if self._spots[at].sheet != sheet:
                return "change" if self._spots[at].id else "put", at
        return ("erase", 0) if self._stale else None

    async def mend(self, wanted: Sequence[ShownPage], last: bool) -> None:
        """One call that brings the wall nearer to what is wanted. Raises Hold or RoomGone."""
        match self.step(wanted, last):
            case "put", at:
                await self._put(at, wanted[at])
            case "change", at:
                await self._change(self._spots[at], wanted[at])
            case "erase", at:
                await self._canvas.erase(self._stale[at])
                self._stale.pop(at)

    async def _put(self, at: int, sheet: ShownPage) -> None:
        above = [spot.id for spot in self._spots[:at] if spot.id]
        spot = _Spot(await self._canvas.put(sheet, above), sheet)
        self._spots[at : at + 1] = [spot]

    async def _change(self, spot: _Spot, sheet: ShownPage) -> None:
        assert spot.id
        try:
            await self._canvas.change(spot.id, sheet)
            spot.sheet = sheet
        except MessageGone as gone:
            if gone.stands:
                self._stale.append(spot.id)
            spot.id = spot.sheet = None

    def _sort_out(self, pages: int, last: bool) -> None:
        """What is up beyond the pages. What an earlier show left there is in the way once this one has come to its end:
        whether it was a page or a file nobody knows, so it is taken away before what hangs below comes anew."""
        beyond = self._spots[pages:]
        stays = [spot for spot in beyond if not last and spot.id and spot.sheet is None]
        stays += [spot for spot in beyond if spot.sheet and _hangs(spot.sheet)]
        self._stale += [spot.id for spot in beyond if spot.id and spot not in stays]
        self._spots[pages:] = [spot for spot in beyond if spot in stays]


def _hangs(sheet: ShownPage) -> bool:
    return not sheet.text
