"""Somebody who says very much at once is heard in order, and holds up nobody else."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from adapters.jobs.in_memory import InMemoryJobs
from bot.dialogue.hearing import line as hearing_line
from bot.dialogue.hearing.line import AT_ONCE, HearingLine
from bot.ports import JobKind, JobsStopped
from bot.stores import InboxItem
from tests.support.worker import until

MANY = 3 * AT_ONCE


def said(person: str, *numbers: int) -> list[InboxItem]:
    return [InboxItem(f"{person} {number}", person, "{}") for number in numbers]


class Ear(InMemoryJobs):
    """Notes what was heard, in which order; some of it cannot be given."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.refused: dict[str, Exception] = {}

    async def give(self, id: str, key: str | None, kind: JobKind) -> None:
        if error := self.refused.get(id):
            raise error
        await super().give(id, key, kind)

    async def hear(self, kind: JobKind, id: str) -> None:
        self.heard.append(id.removeprefix("hear:"))

    def of(self, person: str) -> Sequence[int]:
        return [int(id.split()[1]) for id in self.heard if id.startswith(person)]


@asynccontextmanager
async def line(ear: Ear, at_round: dict[int, list[InboxItem]] | None = None) -> AsyncIterator[HearingLine]:
    """One that goes on; what is said `at_round` comes in the pause after that round."""
    rounds = 0

    async def pause(_: float) -> None:
        nonlocal rounds
        rounds += 1
        await made.give((at_round or {}).get(rounds, []))
        await asyncio.sleep(0)

    made = HearingLine(ear, pause)
    await ear.start(ear.hear)
    going_on = asyncio.create_task(made.go_on())
    try:
        yield made
    finally:
        going_on.cancel()
        await asyncio.wait([going_on])


async def until_heard(ear: Ear, how_many: int) -> None:
    await until(lambda: len(ear.heard) >= how_many)


async def test_who_says_much_at_once_is_heard_in_order_and_somebody_else_before_the_rest() -> None:
    ear = Ear()
    async with line(ear) as hearing:
        await hearing.give(said("ann", *range(MANY)) + said("ben", 0))
        await until_heard(ear, MANY + 1)
    assert ear.of("ann") == [*range(MANY)]
    assert ear.heard.index("ben 0") <= AT_ONCE


async def test_what_is_said_later_waits_behind_what_waits_and_is_not_heard_twice() -> None:
    ear = Ear()
    later = said("ann", MANY - 1, MANY, MANY + 1)  # the first of them is given once more
    async with line(ear, {2: later + said("ben", *range(MANY))}) as hearing:
        await hearing.give(said("ann", *range(MANY)))
        await until_heard(ear, 2 * MANY + 2)
    assert ear.of("ann") == [*range(MANY + 2)]
    assert ear.of("ben") == [*range(MANY)]


async def test_what_was_given_is_given_again_only_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    ear = Ear()
    async with line(ear) as hearing:
        await hearing.give(said("ann", 0))
        ear.refused = {"hear:ann 0": ConnectionError("it was given once more")}
        await hearing.give(said("ann", 0, 1))
        monkeypatch.setattr(hearing_line, "KNOWN", -1.0)
        with pytest.raises(ConnectionError):
            await hearing.give(said("ann", 0))


async def test_parts_are_heard_with_what_they_belong_to() -> None:
    ear = Ear()
    async with line(ear) as hearing:
        await hearing.give([*said("ann", 0), InboxItem("ann 1", "ann", "{}", part_of="ann 0"), *said("ann", 2)])
        await until_heard(ear, 2)
    assert ear.of("ann") == [0, 2]


async def test_what_cannot_be_given_holds_up_nothing_behind_it(caplog: pytest.LogCaptureFixture) -> None:
    ear = Ear()
    ear.refused[f"hear:ann {AT_ONCE}"] = ConnectionError("the database is away")
    async with line(ear) as hearing:
        await hearing.give(said("ann", *range(MANY)))
        await until_heard(ear, MANY - 1)
    assert ear.of("ann") == [n for n in range(MANY) if n != AT_ONCE]
    assert "what waits to be heard was not given: ConnectionError" in caplog.text


async def test_after_one_that_failed_nothing_is_heard_before_it() -> None:
    ear = Ear()
    ear.refused["hear:ann 4"] = ConnectionError("the database is away")
    async with line(ear) as hearing:
        with pytest.raises(ConnectionError):
            await hearing.give(said("ann", *range(MANY)) + said("ben", *range(3)))
        assert ear.of("ben") == [0, 1, 2]
        ear.refused.clear()
        await hearing.give(said("ann", *range(MANY)))  # as whoever keeps them does
        await until_heard(ear, MANY + 3)
    assert ear.of("ann") == [*range(MANY)]


async def test_of_one_person_no_two_things_are_begun_at_once() -> None:
    ear = Ear()
    async with line(ear) as hearing:
        await asyncio.gather(hearing.give(said("ann", *range(5))), hearing.give(said("ann", *range(5, MANY))))
        await until_heard(ear, MANY)
    assert ear.of("ann") == [*range(MANY)]


async def test_nothing_more_is_given_while_the_bot_is_being_stopped() -> None:
    ear = Ear()
    ear.refused = dict.fromkeys([f"hear:ann {AT_ONCE}", "hear:ben 0"], JobsStopped())
    hearing = HearingLine(ear, asyncio.sleep)
    await ear.start(ear.hear)
    await hearing.give(said("ann", *range(MANY)))
    await asyncio.wait_for(hearing.go_on(), 5)
    assert ear.of("ann") == [*range(AT_ONCE)]
    with pytest.raises(JobsStopped):
        await hearing.give(said("ben", 0))
