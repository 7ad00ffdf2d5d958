"""Several processes speak on one platform: together they ask no more of it than it bears."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from random import Random
from typing import Any

import pytest

from adapters.chat.budget import SharedBudget
from adapters.chat.pace import Pace, PlatformPace, Urgency
from tests.support.processes.one_pace import OnePace
from tests.support.virtual_time import VirtualTime

PER_SECOND = 28

Sleep = Callable[[float], Awaitable[None]]


class Country:
    """Processes on one platform, and a list of who called it when."""

    def __init__(self, answers_in: float = 0.002) -> None:
        self.time = VirtualTime()
        self.shared = OnePace(self.time, self.time.sleep, answers_in)
        self.calls: list[tuple[float, str]] = []

    def process(self, sleep: Sleep | None = None, per_second: float = PER_SECOND) -> PlatformPace:
        sleep = sleep or self.time.sleep
        shared = SharedBudget(self.shared, "telegram", 1 / per_second, self.time, sleep)
        return PlatformPace(per_second, self.time, sleep, shared=shared)

    async def call(self, name: str, pace: Pace, at: float = 0, times: int = 1, urgency: Urgency | None = None) -> None:
        if at:
            await self.time.sleep(at)
        for _ in range(times):
            await pace.turn(None if urgency is None else lambda: (urgency, 0.0))
            self.calls.append((self.time.now, name))

    def crowd(self, name: str, process: PlatformPace, rooms: int, times: int) -> list[Coroutine[Any, Any, None]]:
        return [self.call(name, process.room(0.5), times=times) for _ in range(rooms)]

    async def all(self, *calls: Coroutine[Any, Any, None]) -> None:
        async def together() -> None:
            async with asyncio.TaskGroup() as tasks:
                for call in calls:
                    tasks.create_task(call)

        await self.time.until(together())

    @property
    def most(self) -> int:
        """The most calls in any second."""
        moments = [moment for moment, _ in self.calls]
        return max(sum(begin <= moment < begin + 1 for moment in moments) for begin in moments)


async def test_two_processes_together_call_no_more_often_than_one_alone_would() -> None:
    country = Country()
    one, other = country.process(), country.process()
    await country.all(*country.crowd("one", one, 20, 4), *country.crowd("other", other, 20, 4))
    assert len(country.calls) == 160
    assert country.most <= PER_SECOND + 1
    assert country.calls[-1][0] < 160 / (PER_SECOND - 1)
    first = [name for _, name in country.calls[:56]]
    assert abs(first.count("one") - first.count("other")) <= 4


async def test_a_busy_process_asks_the_database_once_for_several_calls() -> None:
    country = Country()
    await country.all(*country.crowd("one", country.process(), 20, 4))
    assert country.shared.asked <= 80 / 4 + 4


async def test_a_call_that_nobody_else_makes_goes_as_soon_as_the_database_has_answered() -> None:
    country = Country()
    process = country.process()
    await country.all(*(country.call("lone", process.room(1), at=at) for at in (1, 7, 30)))
    assert [round(moment, 3) for moment, _ in country.calls] == [1.002, 7.002, 30.002]


async def test_what_is_urgent_waits_for_no_more_than_a_block_of_the_other_process() -> None:
    country = Country()
    busy, quiet = country.process(), country.process()
    calls = country.crowd("busy", busy, 40, 5)
    await country.all(*calls, country.call("answer", quiet.room(1), at=2))
    [answered] = [moment for moment, name in country.calls if name == "answer"]
    assert answered - 2 <= 5 / PER_SECOND


@pytest.mark.parametrize("answers_in", [0.002, 0.08, 0.6])
async def test_no_second_has_more_calls_however_late_a_process_or_the_database_is(answers_in: float) -> None:
    country, chance = Country(answers_in), Random(7)

    async def late(seconds: float) -> None:
        await country.time.sleep(seconds + chance.choice([0, 0, 0, 0.01, 0.05, 0.3]))

    one, other = country.process(late), country.process()
    await country.all(*country.crowd("one", one, 20, 3), *country.crowd("other", other, 20, 3))
    assert len(country.calls) == 120
    assert country.most <= PER_SECOND + 2


async def test_where_answers_come_as_late_as_they_like_calls_are_taken_ahead_of_time() -> None:
    country, chance = Country(), Random(7)

    async def late(seconds: float) -> None:
        await country.time.sleep(seconds + chance.uniform(0.05, 0.35))

    country.shared = OnePace(country.time, late, 0.002)
    process = country.process()
    await country.all(country.call("one", process.room(0.1), times=50))
    assert country.shared.asked < 150


async def test_a_platform_that_tells_one_process_to_wait_is_left_alone_by_all() -> None:
    country = Country()
    one, other = country.process(), country.process()
    await country.time.until(one.room(1).hold(30, "platform"))
    await country.all(country.call("one", one.room(1)), country.call("other", other.room(1)))
    assert min(moment for moment, _ in country.calls) >= 30


async def test_what_was_taken_before_a_platform_told_to_wait_is_not_used() -> None:
    country = Country()
    process = country.process()

    async def told() -> None:
        await country.time.sleep(1)
        await process.room(1).hold(20, "platform")

    await country.all(*country.crowd("one", process, 20, 3), told())
    assert not [moment for moment, _ in country.calls if 1 < moment < 20]


async def test_without_the_database_a_process_keeps_to_its_share_and_says_so_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    country = Country()
    one, other = country.process(), country.process()
    await country.all(country.call("one", one.room(1)), country.call("other", other.room(1)))
    country.shared.away = True
    await country.all(*country.crowd("one", one, 20, 8), *country.crowd("other", other, 20, 8))
    assert country.most <= PER_SECOND + 2
    assert country.calls[-1][0] > 300 / PER_SECOND
    assert [record.getMessage() for record in caplog.records] == [
        "the pace on telegram is not shared (ConnectionError): this process keeps to 1/2 of it"
    ] * 2


async def test_once_the_database_is_back_the_pace_is_shared_again() -> None:
    country = Country()
    process = country.process()
    country.shared.away = True
    await country.all(country.call("one", process.room(1)))
    country.shared.away, asked = False, country.shared.asked
    await country.all(country.call("one", process.room(1), at=1), country.call("one", process.room(1), at=10))
    assert country.shared.asked == asked + 1
