"""A crowd of growing drafts in simulated time, in one process or in several that share their pace."""

import asyncio
import selectors
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence

from adapters.chat.budget import SharedBudget
from adapters.chat.live import paint
from adapters.chat.pace import Pace, PlatformPace
from adapters.chat.pages import Pages, utf16
from adapters.chat.telegram.entities.marks import LIMIT
from adapters.chat.wall import ShownPage, Wall
from bot.model import Button, File, MessageId, Reply
from bot.ports import Replies
from tests.support.processes.one_pace import OnePace

PER_SECOND = 28  # as adapters/chat/telegram paces it
ROOM = 1.0  # seconds
CALL = 0.08  # seconds until Telegram has answered
ANSWER = 0.002  # seconds until the database has
TICK = 0.25
SENTENCE = "바람이 많이 불어서 모자를 몇 번이나 붙잡았는지 몰라요. "
PARAGRAPH = SENTENCE * 6 + "\n\n"


class _Jump(selectors.SelectSelector):
    """Where a program would wait, the clock goes on at once."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.now += timeout or 0
        return super().select(0)


class _Screen:
    """A chat that takes everything, and writes down when."""

    apart = True

    def __init__(self, calls: list[float], landed: Counter[str]) -> None:
        self._calls = calls
        self._landed = landed
        self._up = 0

    async def put(self, sheet: ShownPage, above: Sequence[MessageId]) -> MessageId | None:
        await self._call("file" if sheet.file else "final" if sheet.buttons else "" if above else "first")
        self._up += 1
        return str(self._up)

    async def change(self, message: MessageId, sheet: ShownPage) -> None:
        await self._call("final" if sheet.buttons else "")

    async def erase(self, message: MessageId) -> None:
        await self._call("")

    async def _call(self, kind: str) -> None:
        self._calls.append(_now())
        await asyncio.sleep(CALL)
        if kind:
            self._landed[kind] = max(self._landed[kind], int(_now() * 1000))


def _now() -> float:
    return asyncio.get_running_loop().time()


async def _draft(number: int, shows: int, seconds: float) -> Replies:
    await asyncio.sleep(number / shows)
    yield Reply("쓰는 중…")
    text = PARAGRAPH * (int(seconds * 200) // len(PARAGRAPH) + 1)
    for end in range(50, int(seconds * 200) + 50, 50):
        await asyncio.sleep(TICK)
        yield Reply(text[:end])
    yield Reply(text[:end], File("draft.md", text.encode()), buttons=(Button("더 짧게", "더 짧게"),))


async def _crowd(shows: int, seconds: float, rooms: Sequence[Callable[[], Pace]]) -> str:
    calls: list[float] = []
    landed: Counter[str] = Counter()
    async with asyncio.TaskGroup() as together:
        for number in range(shows):
            wall, pace = Wall(_Screen(calls, landed)), rooms[number % len(rooms)]()
            show: Awaitable[object] = paint(_draft(number, shows, seconds), wall, pace, Pages(LIMIT, utf16))
            together.create_task(_wait(show))
    ends = 1 + seconds
    most = most_in_a_second(calls)
    first, final, file = (landed[kind] / 1000 for kind in ("first", "final", "file"))
    return f"{most:8} {len(calls):9,} {first:10.1f} s {final - ends:+9.1f} s {file - ends:+9.1f} s"


async def _wait(show: Awaitable[object]) -> None:
    await show


def most_in_a_second(moments: Sequence[float]) -> int:
    """Of calls made at these moments, in seconds, the most in any second."""
    ordered = sorted(moments)
    return max((bisect_left(ordered, moment + 1) - at for at, moment in enumerate(ordered)), default=0)


def measured(shows: int, seconds: float, paced: bool, processes: int = 1) -> str:
    """A row: the most calls in any second, calls in all, and when the last first sign, final and file were up.

    Several processes ask a database of which each answer takes 2 ms.
    """
    selector = _Jump()
    loop = asyncio.SelectorEventLoop(selector)
    loop.time = lambda: selector.now  # type: ignore[method-assign]
    shared = OnePace(loop.time, asyncio.sleep, ANSWER)

    def room() -> Callable[[], Pace]:
        if not paced:
            return lambda: Pace(ROOM, loop.time)
        budget = SharedBudget(shared, "telegram", 1 / PER_SECOND, loop.time, asyncio.sleep)
        platform = PlatformPace(PER_SECOND, loop.time, shared=budget if processes > 1 else None)
        return lambda: platform.room(ROOM)

    rooms, began = [room() for _ in range(processes)], time.process_time()
    try:
        row = loop.run_until_complete(_crowd(shows, seconds, rooms))
    finally:
        loop.close()
    return f"{row} {time.process_time() - began:8.1f} s"
