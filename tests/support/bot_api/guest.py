"""Whoever the Telegram adapter talks to in tests, and the hours that pass there."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from adapters.chat.telegram import Telegram
from adapters.chat.telegram.webhook import Webhook
from bot.model import Language, Reply
from bot.ports import Incoming, Replies, Turns
from bot.stores import InboxItem
from tests.support.bot_api.methods import BotApi
from tests.support.taken import Taken

MENUS: dict[Language | None, list[tuple[str, str]]] = {
    None: [("write", "Write a draft"), ("help", "What I can do")],
    "ko": [("write", "초안 쓰기"), ("help", "할 수 있는 일")],
}


@dataclass
class Hours:
    """Time that passes only when somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        until = self.now + seconds
        await asyncio.sleep(0.001)
        self.now = max(self.now, until)


class Guest:
    """The other side of take() and recall(): keeps what was heard, and answers if it has been told what.

    `failures` are what the next calls of take() raise, before anything is kept.
    """

    desk: Taken

    def __init__(self, chat: Telegram) -> None:
        self.chat = chat
        self.heard: list[Incoming] = []
        self.shown: list[Sequence[str]] = []
        self.answers: list[Callable[[], Replies]] = []
        self.failures: list[Exception] = []
        self.batches: list[Sequence[InboxItem]] = []  # as they were given to take(), failed or not
        self._more = asyncio.Condition()

    async def take(self, items: Sequence[InboxItem]) -> None:
        self.batches.append(items)
        if self.failures:
            raise self.failures.pop(0)
        await self.desk.take(items)

    async def hear(self, incoming: Incoming) -> None:
        self.heard.append(incoming)
        async with self._more:
            self._more.notify_all()
        if self.answers:
            self.shown.append(await incoming.room.show(self.answers.pop(0)(), to=incoming.id))
        async with self._more:
            self._more.notify_all()

    async def hears(self, count: int) -> list[Incoming]:
        async with asyncio.timeout(60), self._more:
            await self._more.wait_for(lambda: len(self.heard) >= count)
        return self.heard

    async def showed(self, count: int) -> list[Sequence[str]]:
        async with asyncio.timeout(60), self._more:
            await self._more.wait_for(lambda: len(self.shown) >= count)
        return self.shown


@asynccontextmanager
async def listening(
    api: BotApi,
    hours: Hours | None = None,
    sleep: Callable[[float], Awaitable[None]] | None = None,
    kept: Sequence[InboxItem] = (),
    webhook: Webhook | None = None,
    turns: Turns | None = None,
) -> AsyncIterator[Guest]:
    """A process of the bot. `kept` is what one before it has kept and not heard."""
    hours = hours or Hours()
    chat = Telegram(
        api.token,
        api_url=api.url,
        commands=MENUS,
        turns=turns,
        clock=hours.clock,
        sleep=sleep or hours.sleep,
        webhook=webhook,
    )
    guest = Guest(chat)
    async with Taken(chat, guest.hear) as guest.desk:
        guest.desk.items += kept
        task = asyncio.create_task(chat.listen(guest.take))
        for item in kept:
            if not item.part_of:
                guest.desk.again(item.id)
        try:
            yield guest
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            if not task.cancelled() and task.exception():
                raise task.exception() or AssertionError


async def saying(*replies: Reply | str) -> Replies:
    for reply in replies:
        yield Reply(reply) if isinstance(reply, str) else reply
        await asyncio.sleep(0)


def always(*replies: Reply | str) -> Callable[[], Replies]:
    return lambda: saying(*replies)
