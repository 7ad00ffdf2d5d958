"""Tell whoever speaks with the bot for the first time, before anything else, that an AI writes here."""

from collections.abc import Awaitable, Callable, Sequence

from bot.answer import one
from bot.model import MessageId, Reply
from bot.ports import Placed, Replies, Room

FirstTime = Callable[[], Awaitable[bool]]  # notes that somebody is told now; False: they were told before


class Introducing:
    """A room whose first answer to somebody comes after the notice, in a message of its own."""

    def __init__(self, room: Room, notice: str, first_time: FirstTime) -> None:
        self._room = room
        self._notice = notice
        self._first_time = first_time
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
            if await self._first_time():
                await self._room.show(one(Reply(self._notice)), to)
        return await self._room.show(replies, to, placed, over)

    async def thread(self, title: str, to: MessageId) -> Room:
        """Another place, in which the notice stands first, or this one."""
        thread = await self._room.thread(title, to)
        return self if thread.id == self.id else Introducing(thread, self._notice, self._first_time)
