"""A small desk: keeps what a chat took, and has it heard once the chat recalls what it says.

async with Taken(chat, hear) as desk:
    await chat.listen(desk.take)          # desk.items: everything that was taken, once each, in order
    desk.away = 2                         # the next two takes fail, as where the database is away
    desk.again(desk.items[0].id)          # as after a crash
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Self

from bot.ports import Chat, Incoming
from bot.stores import InboxItem

Hear = Callable[[Incoming], Awaitable[None]]


class Taken:
    """Each thing said is heard in a task of its own; what is not over when the desk closes is broken off.

    `bugs` are what hear() raised; those that nobody took out by then are raised when the desk closes.
    """

    def __init__(self, chat: Chat, hear: Hear) -> None:
        self.chat = chat
        self.items: list[InboxItem] = []
        self.bugs: list[Exception] = []
        self.away = 0
        self._hear = hear
        self._under_way: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        if error is None and self.bugs:
            raise self.bugs[0]

    async def take(self, items: Sequence[InboxItem]) -> None:
        """What chat.listen is given: a known item is not heard again, and a part goes with what it is part of."""
        if self.away:
            self.away -= 1
            raise OSError(f"the database is away, and {items[0].body} is not kept")
        known = {item.id for item in self.items}
        new = [item for item in items if item.id not in known]
        self.items += new
        for item in new:
            if not item.part_of:
                self.again(item.id)

    def again(self, id: str) -> None:
        """Have an item heard once more."""
        task = asyncio.create_task(self._recall(id))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def idle(self) -> None:
        """Until everything that was taken has been heard."""
        while self._under_way:
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _recall(self, id: str) -> None:
        try:
            incoming = await self.chat.recall([item for item in self.items if id in (item.id, item.part_of)])
            if incoming:
                await self._hear_to_the_end(incoming)
        except Exception as bug:
            self.bugs.append(bug)

    async def _hear_to_the_end(self, incoming: Incoming) -> None:
        """Broken off is not ended: somebody else goes on with it."""
        try:
            await self._hear(incoming)
        except Exception as bug:
            self.bugs.append(bug)
        await incoming.ended()
