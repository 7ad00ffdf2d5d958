"""Whoever came first is attended to first, a few at a time."""

import asyncio

import pytest

from bot.dialogue.hearing import few_at_once
from bot.dialogue.hearing.few_at_once import FewAtOnce
from tests.support.worker import until


class Crowd:
    """People at a counter for two; each stays until sent away, or waits there for something else."""

    def __init__(self) -> None:
        self.few = FewAtOnce(2)
        self.attended: list[str] = []
        self.steps: dict[str, asyncio.Event] = {}
        self.waits: dict[str, asyncio.Event] = {}

    async def comes(self, name: str) -> asyncio.Task[None]:
        self.steps[name], self.waits[name] = asyncio.Event(), asyncio.Event()
        task = asyncio.create_task(self._visit(name))
        await asyncio.sleep(0)
        return task

    async def _visit(self, name: str) -> None:
        async with self.few.turn() as leave:
            self.attended.append(name)
            waiting = asyncio.create_task(self.waits[name].wait())
            going = asyncio.create_task(self.steps[name].wait())
            await asyncio.wait([waiting, going], return_when=asyncio.FIRST_COMPLETED)
            if waiting.done():
                leave()
                leave()  # once is enough
            await going
            waiting.cancel()


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_the_next_one_is_attended_to_when_somebody_goes_or_only_waits() -> None:
    crowd = Crowd()
    tasks = [await crowd.comes(name) for name in ("ann", "ben", "cat", "dan", "eve")]
    await settled()
    assert crowd.attended == ["ann", "ben"]
    crowd.steps["ben"].set()
    await settled()
    assert crowd.attended == ["ann", "ben", "cat"]
    crowd.waits["ann"].set()
    await settled()
    assert crowd.attended == ["ann", "ben", "cat", "dan"]
    crowd.steps["ann"].set()  # her place was taken already
    await settled()
    assert crowd.attended == ["ann", "ben", "cat", "dan"]
    for step in crowd.steps.values():
        step.set()
    await asyncio.wait(tasks)
    assert crowd.attended[-1] == "eve"


async def test_who_goes_away_while_waiting_takes_no_place() -> None:
    crowd = Crowd()
    tasks = [await crowd.comes(name) for name in ("ann", "ben", "cat", "dan")]
    await settled()
    tasks[2].cancel()
    crowd.steps["ann"].set()
    await settled()
    assert crowd.attended == ["ann", "ben", "dan"]
    tasks[1].cancel()
    crowd.steps["dan"].set()
    await asyncio.wait(tasks)
    late = [await crowd.comes(name) for name in ("eve", "fay")]
    await settled()
    assert crowd.attended[-2:] == ["eve", "fay"]
    for step in crowd.steps.values():
        step.set()
    await asyncio.wait(late)


async def test_who_takes_too_long_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(few_at_once, "LONGEST", 0.01)
    crowd = Crowd()
    tasks = [await crowd.comes(name) for name in ("ann", "ben", "cat")]
    await until(lambda: "cat" in crowd.attended)
    for step in crowd.steps.values():
        step.set()
    await asyncio.wait(tasks)
