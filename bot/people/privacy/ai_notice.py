"""Tell whoever speaks with the bot for the first time, before anything else, that an AI writes here."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from bot.answer import one
from bot.model import MessageId, Reply
from bot.ports import Placed, Replies, Room
from bot.stores import People


class AiNotice:
    """Told to each person once, and noted after it was shown: where the process dies between, they are told again."""

    def __init__(self, people: People, now: Callable[[], datetime]) -> None:
        self._people = people
        self._now = now
        self._being_told: set[str] = set()

    def before(self, room: Room, person: str, notice: str) -> "Introducing":
        """The room, with the notice above whatever this person is answered first."""
        return Introducing(room, lambda place, to: self._tell(person, notice, place, to))

    async def _tell(self, person: str, notice: str, room: Room, to: MessageId) -> None:
        if person in self._being_told:
            return
        self._being_told.add(person)
        try:
            if not await self._people.is_introduced(person) and await room.show(one(Reply(notice)), to):
                await self._people.introduce(person, self._now())
        finally:
            self._being_told.discard(person)


class Introducing:
    """A room whose first answer to somebody comes after the notice, in a message of its own."""

    def __init__(self, room: Room, tell: Callable[[Room, MessageId], Awaitable[None]]) -> None:
        self._room = room
        self._tell = tell
        self._asked = False

    @property
    def id(self) -> str:
        """As the room's own."""
        return self._room.id

    @property
    def private(self) -> bool:
        """As the room's own."""
        return self._room.private

    @property
    def link(self) -> str:
        """As the room's own."""
        return self._room.link

    async def show(
        self, replies: Replies, to: MessageId, placed: Placed | None = None, over: Sequence[MessageId] = ()
    ) -> Sequence[MessageId]:
        """As in the room itself, below the notice where there was none yet."""
        if not self._asked:
            self._asked = True
            await self._tell(self._room, to)
        return await self._room.show(replies, to, placed, over)

    async def thread(self, title: str, to: MessageId) -> Room:
        """Another place, in which the notice stands first, or this one."""
        thread = await self._room.thread(title, to)
        return self if thread.id == self.id else Introducing(thread, self._tell)
