"""What holds the loop is written down with its place in the code, and never with what it was busy with."""

import asyncio
import logging
import threading
import time

import pytest

from bot.watchdog import HALF_MINUTE, Watchdog, watched

SECRET = "비밀스러운 글"


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def dog(clock: Clock) -> Watchdog:
    return Watchdog(threading.get_ident(), clock)


def _work_on(text: str, dog: Watchdog, clock: Clock, seconds: float) -> str:
    clock.now += seconds
    dog.look()
    return text


def test_what_held_the_loop_is_named_by_its_place(
    dog: Watchdog, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    dog.wakes()
    _work_on(SECRET, dog, clock, 2.5)
    dog.waits()
    assert "held 2500 ms" in caplog.text
    assert "tests.bot.test_watchdog:" in caplog.text
    assert "_work_on" in caplog.text
    assert SECRET not in caplog.text


def test_a_short_moment_is_nothing(dog: Watchdog, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    dog.wakes()
    _work_on(SECRET, dog, clock, 0.09)
    dog.waits()
    assert not caplog.records


def test_what_another_thread_held_is_seen_by_waking_late(
    dog: Watchdog, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    dog.waits(0.05)
    clock.now += 0.5
    dog.wakes()
    assert "woke 450 ms" in caplog.text


def test_a_loop_that_waits_for_no_time_is_never_late(
    dog: Watchdog, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    dog.waits(None)
    clock.now += 60
    dog.wakes()
    assert not caplog.records


def test_waiting_holds_nobody(dog: Watchdog, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    dog.waits(60)
    clock.now += 60
    dog.look()
    dog.wakes()
    dog.waits()
    assert not caplog.records


def test_what_was_over_before_anybody_looked_is_told_without_a_place(
    dog: Watchdog, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    dog.wakes()
    clock.now += 0.2
    dog.waits()
    assert "unseen" in caplog.text


def test_each_time_has_its_own_place(dog: Watchdog, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    dog.wakes()
    _work_on(SECRET, dog, clock, 1)
    dog.waits()
    dog.wakes()
    clock.now += 1
    dog.waits()
    assert ["_work_on" in record.getMessage() for record in caplog.records] == [True, False]


async def test_a_running_loop_is_watched_until_the_end(caplog: pytest.LogCaptureFixture) -> None:
    selector = asyncio.get_running_loop()._selector  # type: ignore[attr-defined]
    as_ever = selector.select
    with caplog.at_level(logging.WARNING), watched():
        await asyncio.sleep(0)
        _hold(threading.Event())
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    [record] = [each for each in caplog.records if each.name == "bot.watchdog"]
    assert "_hold" in record.getMessage()
    assert selector.select == as_ever


def _hold(never: threading.Event) -> None:
    never.wait(0.3)


def test_the_lag_is_the_longest_of_the_last_half_minute_or_two(dog: Watchdog, clock: Clock) -> None:
    dog.wakes()
    clock.now += 0.4
    dog.waits(0.05)
    clock.now += 0.25
    dog.wakes()
    dog.waits()
    assert round(dog.lag, 3) == 0.4
    for passed, lag in ((HALF_MINUTE, 0.4), (HALF_MINUTE, 0.0)):
        clock.now += passed
        dog.look()
        assert round(dog.lag, 3) == lag


def _burn(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def _processor_in(log: str) -> int:
    return int(log.rpartition("processor ")[2].partition(" ")[0])


def test_what_was_used_of_the_processor_before_the_loop_was_held_is_not_told_as_its_own(
    dog: Watchdog, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    for burns in (0.3, 0.0):
        dog.wakes()
        _work_on(SECRET, dog, clock, 0.12)
        dog.waits(60)
        for _ in range(3):
            _burn(burns)
            clock.now += 0.07
            dog.look()
    assert _processor_in(caplog.text) < 700  # of the 900 that were used meanwhile, two looks at most


def test_what_other_threads_used_while_the_loop_should_have_woken_is_told(
    dog: Watchdog, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    dog.look()
    dog.waits(0.0)
    for _ in range(4):
        clock.now += 0.5
        _burn(0.1)
        dog.look()
    dog.wakes()
    assert "woke 2000 ms" in caplog.text
    assert _processor_in(caplog.text) >= 400
