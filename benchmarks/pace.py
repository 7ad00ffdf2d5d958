"""How many calls a crowd of growing drafts makes to Telegram, and how late the last of them ends.

    python -m benchmarks.pace [--shows 100,300,1000] [--seconds 60]

Everybody asks within a second; each text grows by 200 characters a second in ticks of a quarter of one, and ends with
buttons and a file. The clock is simulated, a call takes 80 ms, and the chats are private: a call a second in each. The
same is done without a pace of the platform, as it was before; nothing is refused there, so that only the counts tell.
A row: the most calls in any second, calls in all, when the last first sign was up, and when the last final and the last
file were, in seconds after the last text's end.
"""

import argparse
import asyncio
import selectors
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence

from adapters.chat.live import paint
from adapters.chat.pace import Pace, PlatformPace
from adapters.chat.pages import Pages, utf16
from adapters.chat.telegram.entities.marks import LIMIT
from adapters.chat.wall import ShownPage, Wall
from bot.model import Button, File, MessageId, Reply
from bot.ports import Replies

PER_SECOND = 28  # as adapters/chat/telegram paces it
ROOM = 1.0  # seconds
CALL = 0.08  # seconds until Telegram has answered
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


async def _crowd(shows: int, seconds: float, room: Callable[[], Pace]) -> str:
    calls: list[float] = []
    landed: Counter[str] = Counter()
    async with asyncio.TaskGroup() as together:
        for number in range(shows):
            wall = Wall(_Screen(calls, landed))
            show: Awaitable[object] = paint(_draft(number, shows, seconds), wall, room(), Pages(LIMIT, utf16))
            together.create_task(_wait(show))
    ends = 1 + seconds
    calls.sort()
    most = max(bisect_left(calls, moment + 1) - at for at, moment in enumerate(calls))
    first, final, file = (landed[kind] / 1000 for kind in ("first", "final", "file"))
    return f"{most:8} {len(calls):9,} {first:10.1f} s {final - ends:+9.1f} s {file - ends:+9.1f} s"


async def _wait(show: Awaitable[object]) -> None:
    await show


def _measured(shows: int, seconds: float, paced: bool) -> str:
    selector = _Jump()
    loop = asyncio.SelectorEventLoop(selector)
    loop.time = lambda: selector.now  # type: ignore[method-assign]
    platform = PlatformPace(PER_SECOND, loop.time)
    room = (lambda: platform.room(ROOM)) if paced else (lambda: Pace(ROOM, loop.time))
    began = time.process_time()
    try:
        row = loop.run_until_complete(_crowd(shows, seconds, room))
    finally:
        loop.close()
    return f"{row} {time.process_time() - began:8.1f} s"


def main() -> None:
    """Print a row for each crowd, with and without the pace of the platform."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shows", default="100,300,1000", help="how many at once")
    parser.add_argument("--seconds", type=float, default=60, help="how long a text grows")
    given = parser.parse_args()
    print(f"{'':24} {'calls/s':>8} {'calls':>9} {'first sign':>12} {'final':>11} {'file':>11} {'processor':>10}")
    for shows in map(int, given.shows.split(",")):
        for name, paced in (("a chat's pace alone", False), ("and the platform's", True)):
            print(f"{shows:4} {name:19} {_measured(shows, given.seconds, paced)}")


if __name__ == "__main__":
    main()
