"""Everybody waits for a turn, the most urgent first, and nobody asks more of a platform than it bears."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from adapters.chat.pace import Order, Pace, PlatformPace, Urgency
from tests.support.virtual_time import VirtualTime


class Town:
    """A platform with its rooms, and a list of who had a turn when."""

    def __init__(self, per_second: float = 10) -> None:
        self.time = VirtualTime()
        self.platform = PlatformPace(per_second, self.time, self.time.sleep)
        self.turns: list[tuple[float, str]] = []

    def room(self, seconds: float = 1.0) -> Pace:
        return self.platform.room(seconds)

    async def call(self, name: str, pace: Pace, order: Order | None = None, at: float = 0, times: int = 1) -> None:
        if at:
            await self.time.sleep(at)
        for _ in range(times):
            await pace.turn(order)
            self.turns.append((self.time.now, name))

    async def all(self, *calls: Coroutine[Any, Any, None]) -> list[str]:
        async def together() -> None:
            async with asyncio.TaskGroup() as tasks:
                for call in calls:
                    tasks.create_task(call)

        await self.time.until(together())
        return [name for _, name in self.turns]


def order(urgency: Urgency, since: float = 0) -> Order:
    return lambda: (urgency, since)


async def test_no_second_has_more_calls_than_the_platform_bears() -> None:
    town = Town(28)
    await town.all(*(town.call("", town.room(0.5), times=4) for _ in range(50)))
    moments = [moment for moment, _ in town.turns]
    assert len(moments) == 200
    assert max(sum(begin <= moment < begin + 1 for moment in moments) for begin in moments) <= 29
    assert moments[-1] < 200 / 27


async def test_turns_that_are_called_a_little_late_cost_the_platform_nothing() -> None:
    town = Town(28)

    async def late(seconds: float) -> None:
        await town.time.sleep(seconds + 0.01)

    town.platform = PlatformPace(28, town.time, late)
    await town.all(*(town.call("", town.room(), times=1) for _ in range(140)))
    moments = [moment for moment, _ in town.turns]
    assert max(sum(begin <= moment < begin + 1 for moment in moments) for begin in moments) <= 29
    assert moments[-1] < 140 / 27


async def test_a_platform_that_is_idle_lets_the_first_one_speak_at_once() -> None:
    town = Town()
    await town.all(town.call("ann", town.room()), town.call("bob", town.room(), at=5))
    assert town.turns == [(0, "ann"), (5, "bob")]


async def test_first_signs_finals_and_files_go_before_what_grows_and_of_that_the_oldest_first() -> None:
    town = Town(1)
    kinds = [
        ("before", None),
        ("young", order(Urgency.GROWING, 9)),
        ("old", order(Urgency.GROWING, 2)),
        ("file", order(Urgency.FILE)),
        ("last", order(Urgency.LAST)),
        ("first", order(Urgency.FIRST)),
    ]
    names = await town.all(*(town.call(name, town.room(), kind) for name, kind in kinds))
    assert names == ["before", "first", "last", "file", "old", "young"]


async def test_what_ends_while_it_waits_is_as_urgent_as_a_final() -> None:
    town = Town(1)
    ended: list[bool] = []

    def ends() -> tuple[Urgency, float]:
        return (Urgency.LAST if ended else Urgency.GROWING), 5

    async def end() -> None:
        await town.time.sleep(1.5)
        ended.append(True)

    growing = [town.call(f"growing {n}", town.room(), order(Urgency.GROWING, n)) for n in range(4)]
    names = await town.all(*growing, town.call("ends", town.room(), ends), end())
    assert names.index("ends") == 2


async def test_in_one_room_the_urgent_do_not_wait_behind_what_grows() -> None:
    town = Town(1)
    room = town.room(0.1)
    others = [town.call(f"other {n}", town.room(), order(Urgency.GROWING, n)) for n in range(5)]
    growing = town.call("growing", room, order(Urgency.GROWING, 9))
    names = await town.all(*others, growing, town.call("answer", room, at=0.5))
    assert names.index("answer") == 1
    assert names[-1] == "growing"


async def test_a_room_that_is_told_to_wait_holds_nobody_else() -> None:
    town = Town()
    ann, bob = town.room(), town.room()
    await ann.hold(30)
    assert await town.all(town.call("ann", ann), town.call("bob", bob, times=3)) == ["bob"] * 3 + ["ann"]
    assert town.turns[-1][0] == 30


async def test_a_platform_that_tells_to_wait_holds_everybody() -> None:
    town = Town()
    ann, bob = town.room(), town.room()
    await ann.hold(30, "platform")
    await town.all(town.call("ann", ann), town.call("bob", bob))
    assert min(moment for moment, _ in town.turns) == 30


async def test_many_rooms_that_are_told_to_wait_at_once_are_the_platform() -> None:
    town = Town()
    for seconds in (30, 20, 25):
        await town.room().hold(seconds)
    await town.all(town.call("bob", town.room()))
    assert town.turns == [(20, "bob")]


async def test_a_bad_line_to_many_rooms_is_not_the_platform() -> None:
    town = Town()
    for _ in range(9):
        await town.room().hold(20, "line")
    await town.all(town.call("bob", town.room()))
    assert town.turns == [(0, "bob")]


async def test_rooms_that_are_told_to_wait_one_after_the_other_are_not_the_platform() -> None:
    town = Town()

    async def holds() -> None:
        for _ in range(9):
            await town.room().hold(100)
            await town.time.sleep(0.6)

    await town.all(holds(), town.call("bob", town.room(), at=8))
    assert town.turns == [(8, "bob")]


async def test_one_who_is_called_off_holds_nobody_up() -> None:
    town = Town(1)
    room = town.room(5)

    async def called_off() -> None:
        waiting = asyncio.ensure_future(town.call("off", room))
        await town.time.sleep(2)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    before = town.call("before", room)
    assert await town.all(before, called_off(), town.call("after", room, at=1)) == ["before", "after"]
    assert town.turns[-1] == (5, "after")


async def test_nobody_has_a_turn_while_the_platform_lets_nobody_in() -> None:
    town = Town()
    opened = asyncio.Event()
    town.platform = PlatformPace(10, town.time, town.time.sleep, opened.wait)

    async def opens() -> None:
        await town.time.sleep(7)
        opened.set()

    await town.all(opens(), town.call("ann", town.room()))
    assert town.turns == [(7, "ann")]
