"""What holds the loop is written down with its place in the code, and never with what it was busy with."""

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Callable

import pytest

from bot.loop import run
from bot.loop.watchdog import EVERY, HALF_MINUTE, LONG, Watchdog, watched

SECRET = "비밀스러운 글"


class Loop:
    """It answers when it is told to, and time passes where it is told to. Its thread is this one."""

    def __init__(self) -> None:
        self.now = 100.0
        self.called: list[Callable[[], None]] = []
        self.dog = Watchdog(threading.get_ident(), self.called.append, lambda: self.now)

    def passes(self, seconds: float) -> None:
        """With a look every now and then."""
        until = self.now + seconds
        while self.now < until - 1e-9:
            self.now = min(self.now + EVERY, until)
            self.dog.look()

    def answers(self) -> None:
        self.called.pop()()


@pytest.fixture
def loop() -> Loop:
    return Loop()


def _work_on(text: str, loop: Loop, seconds: float) -> str:
    loop.passes(seconds)
    return text


def test_what_held_the_loop_is_named_by_its_place(loop: Loop, caplog: pytest.LogCaptureFixture) -> None:
    loop.dog.look()
    _work_on(SECRET, loop, 2.5)
    loop.answers()
    assert "held 2500 ms" in caplog.text
    assert "tests.bot.test_watchdog:" in caplog.text
    assert "_work_on" in caplog.text
    assert SECRET not in caplog.text


def test_a_short_moment_is_nothing(loop: Loop, caplog: pytest.LogCaptureFixture) -> None:
    loop.dog.look()
    _work_on(SECRET, loop, LONG - 0.01)
    loop.answers()
    assert not caplog.records


def test_it_is_called_again_once_it_has_answered_and_not_before(loop: Loop) -> None:
    loop.passes(3)
    assert len(loop.called) == 1
    loop.answers()
    loop.dog.look()
    assert len(loop.called) == 1


def test_waiting_holds_nobody(loop: Loop, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(100):
        loop.dog.look()
        loop.answers()
        loop.now += 60
    assert not caplog.records
    assert loop.dog.lag == 0


def test_what_was_over_before_anybody_looked_is_told_without_a_place(
    loop: Loop, caplog: pytest.LogCaptureFixture
) -> None:
    loop.dog.look()
    loop.now += 0.2
    loop.answers()
    assert "unseen" in caplog.text


def test_each_time_has_its_own_place(loop: Loop, caplog: pytest.LogCaptureFixture) -> None:
    loop.dog.look()
    _work_on(SECRET, loop, 1)
    loop.answers()
    loop.dog.look()
    loop.now += 1
    loop.answers()
    assert ["_work_on" in record.getMessage() for record in caplog.records] == [True, False]


def test_the_lag_is_the_longest_of_the_last_half_minute_or_two(loop: Loop) -> None:
    for late in (0.4, 0.25):
        loop.dog.look()
        loop.now += late
        loop.answers()
    assert round(loop.dog.lag, 3) == 0.4
    for lag in (0.4, 0.0):
        loop.now += HALF_MINUTE
        loop.dog.look()
        loop.answers()
        assert round(loop.dog.lag, 3) == lag


def test_what_was_used_of_the_processor_meanwhile_is_told_and_nothing_from_before(
    loop: Loop, caplog: pytest.LogCaptureFixture
) -> None:
    _burn(0.3)
    loop.dog.look()
    _burn(0.1)
    loop.passes(2)
    loop.answers()
    used = int(caplog.text.rpartition("processor ")[2].partition(" ")[0])
    assert 100 <= used < 300


def _burn(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


@pytest.mark.parametrize("start", [run, asyncio.run])
def test_a_running_loop_is_watched_until_the_end(start: Callable[..., None], caplog: pytest.LogCaptureFixture) -> None:
    async def hold_twice() -> None:
        with watched() as lag:
            await asyncio.sleep(2 * EVERY)
            _hold(threading.Event())
            await asyncio.sleep(2 * EVERY)
            assert lag() >= 0.2
        await asyncio.sleep(2 * EVERY)
        _hold(threading.Event())
        await asyncio.sleep(0)

    with caplog.at_level(logging.WARNING):
        start(hold_twice())
    [record] = [each for each in caplog.records if each.name == "bot.loop.watchdog"]
    assert "_hold" in record.getMessage()


def _hold(never: threading.Event) -> None:
    never.wait(0.3)


@pytest.mark.parametrize("start", [run, asyncio.run])
def test_a_loop_that_was_idle_is_not_blamed(start: Callable[..., None], caplog: pytest.LogCaptureFixture) -> None:
    async def look_while_idle() -> None:
        called: list[Callable[[], None]] = []
        dog = Watchdog(threading.get_ident(), called.append)

        def look() -> None:
            for _ in range(4):
                dog.look()
                time.sleep(LONG / 2)

        await asyncio.to_thread(look)
        called.pop()()

    with caplog.at_level(logging.WARNING), contextlib.suppress(IndexError):
        start(look_while_idle())
    assert "another thread, or a busy machine" in caplog.text
