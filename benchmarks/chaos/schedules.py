"""Trouble the chat adapter alone, a thousand times: floods, failures, lost answers, updates twice and out of order,
and restarts, in hours that pass as soon as somebody waits."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial

from adapters.chat.telegram import Telegram
from benchmarks.load.numbered import key_of, landed, numbered_text
from benchmarks.load.stubs.telegram_stub import BusyTelegram, Faults, serving
from bot.model import File, MessageId, Reply
from bot.ports import Replies
from bot.stores import InboxItem
from tests.support.bot_api.chats import Message
from tests.support.bot_api.guest import MENUS, Hours

STEPS = 8  # how often a text grows


@dataclass(frozen=True)
class Schedule:
    """What goes wrong; the same seed, the same trouble."""

    seed: int
    people: int
    characters: int
    faults: float
    restarts: tuple[int, ...]  # after so many calls
    twice: bool
    shuffled: bool


@dataclass(frozen=True)
class ScheduleResult:
    """Of one schedule. `excused`: how many messages may stand twice, as answers were lost or nobody heard them."""

    finals: int
    landed: int
    strays: int
    excused: int

    @property
    def well(self) -> bool:
        """All finals once, whole and in order."""
        return self.landed == self.finals and self.strays <= self.excused


def schedule(seed: int) -> Schedule:
    """The schedule of this seed."""
    chance = random.Random(seed)
    restarts = sorted(chance.sample(range(1, 40), chance.choice((0, 0, 1, 2))))
    return Schedule(
        seed=seed,
        people=chance.randint(1, 4),
        characters=chance.choice((200, 3000, 6000)),
        faults=chance.choice((0.0, 0.1, 0.3)),
        restarts=tuple(restarts),
        twice=chance.random() < 0.5,
        shuffled=chance.random() < 0.5,
    )


@dataclass
class CounterDesk:
    """Keeps what is said and answers each with a numbered text; it outlives the chat, as a database does."""

    hours: Hours
    characters: int
    items: dict[str, InboxItem] = field(default_factory=dict)
    up: dict[str, Sequence[MessageId]] = field(default_factory=dict)  # messages of an answer, by item
    step: dict[str, int] = field(default_factory=dict)  # how far its text has grown
    done: set[str] = field(default_factory=set)

    def is_done(self, said: Sequence[Message]) -> bool:
        """Whether all of it is answered."""
        return len(self.done) >= len(said)

    async def work(self, chat: Telegram) -> None:
        """Listen, and do what is not done yet, until cancelled: first what is being done, while the chat can still be
        spoken in, as the bot does."""
        async with asyncio.TaskGroup() as listening, asyncio.TaskGroup() as doing:
            for id in [id for id in self.items if id not in self.done]:
                doing.create_task(self._do(chat, id))

            async def take(items: Sequence[InboxItem]) -> None:
                for item in items:
                    if item.id not in self.items:
                        self.items[item.id] = item
                        if not item.part_of:
                            doing.create_task(self._do(chat, item.id))

            listening.create_task(chat.listen(take))
            await asyncio.Event().wait()

    async def _do(self, chat: Telegram, id: str) -> None:
        incoming = await chat.recall([self.items[id]])
        if incoming is None:
            return

        async def placed(messages: Sequence[MessageId]) -> None:
            self.up[id] = list(messages)

        growing = self._grown(id, key_of(incoming.text))
        self.up[id] = await incoming.room.show(growing, incoming.id, placed, over=self.up.get(id, ()))
        self.done.add(id)

    async def _grown(self, id: str, key: str) -> Replies:
        text = numbered_text(key, self.characters)
        yield Reply("쓰는 중…")
        for step in range(self.step.get(id, 1), STEPS):
            self.step[id] = step
            await self.hours.sleep(1.5)
            yield Reply(text[: len(text) * step // STEPS])
        yield Reply(text, File("여행기.md", text.encode()))


async def lived(plan: Schedule, within: float = 30) -> ScheduleResult:
    """Go through a schedule; whatever is not done within so many real seconds has not landed."""
    hours = Hours()
    async with serving(BusyTelegram(Faults(plan.seed, plan.faults), clock=hours.clock)) as api:
        desk, said = CounterDesk(hours, plan.characters), _said(api, plan)
        with suppress(TimeoutError, AssertionError):
            async with asyncio.timeout(within):
                for calls in plan.restarts:
                    async with _listening(api, desk):
                        await api.until(partial(_has_lived, api, desk, said, calls), within)
                async with _listening(api, desk):
                    await api.until(lambda: desk.is_done(said), within)
        return _judged(api, desk, said, plan)


def _has_lived(api: BusyTelegram, desk: CounterDesk, said: Sequence[Message], calls: int) -> bool:
    return len(api.calls) >= calls or desk.is_done(said)


def _said(api: BusyTelegram, plan: Schedule) -> Sequence[Message]:
    chance, said = random.Random(plan.seed), []
    for number in range(plan.people):
        said.append(api.says(f"p{number}", f"/write 여행기 p{number}"))
        if plan.twice:
            api.again()
    if plan.shuffled:
        chance.shuffle(api.updates)
    return said


@asynccontextmanager
async def _listening(api: BusyTelegram, desk: CounterDesk) -> AsyncIterator[None]:
    """A life of the bot: it is cut off wherever it is."""
    chat = Telegram(api.token, api_url=api.url, commands=MENUS, clock=desk.hours.clock, sleep=desk.hours.sleep)
    life = asyncio.create_task(desk.work(chat))
    try:
        yield
    finally:
        life.cancel()
        [ended] = await asyncio.gather(life, return_exceptions=True)
        if isinstance(ended, Exception):
            raise ended


def _judged(api: BusyTelegram, desk: CounterDesk, said: Sequence[Message], plan: Schedule) -> ScheduleResult:
    """The final is in the pages that the last show says it put up, and in a file; everything else is a stray."""
    finals = {id for ids in desk.up.values() for id in ids}
    well = strays = 0
    for message in said:
        text, shown = numbered_text(key_of(message.text), plan.characters), message.chat.messages
        files = [one.file[1].decode() for one in shown if one.file]
        pages = [one.text for one in shown if not one.file and one.message_id in finals]
        well += landed("\n".join(pages), text).whole and set(files) == {text}
        strays += len(shown) - len(pages) - 1
    return ScheduleResult(len(said), well, max(0, strays), api.lost_answers + plan.people * len(plan.restarts))
