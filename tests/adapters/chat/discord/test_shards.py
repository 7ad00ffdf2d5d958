"""Shards of Discord are shared out among the processes that are alive, and none is heard twice."""

import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise

import pytest

from adapters.chat.discord.gateway.shards import GRACE, LOOK, SPACING, Shards, turn_of
from tests.support.processes.shared_turns import Locks
from tests.support.virtual_time import VirtualTime


class Process:
    """One that hears shards, as long as it is alive. `began` is when which of its sessions began."""

    def __init__(self, world: "World", count: int, buckets: int) -> None:
        self.turns = world.locks.process()
        self._world = world
        self.idle = 0
        self.shards = Shards(self.turns, count, buckets, self._is_idle, world.time, world.time.sleep)
        self.hears: set[int] = set()

    def _is_idle(self) -> None:
        self.idle += 1

    async def hear(self, shard: int) -> None:
        async def connect() -> None:
            self._world.began.append((self._world.time.now, shard))

        await self.shards.identify(shard, connect)
        assert not [other for other in self._world.processes if shard in other.hears and other is not self]
        self.hears.add(shard)
        try:
            await asyncio.Event().wait()
        finally:
            self.hears.discard(shard)


class World:
    """Processes that begin and end, and the time that passes."""

    def __init__(self) -> None:
        self.time = VirtualTime()
        self.locks = Locks()
        self.processes: list[Process] = []
        self.began: list[tuple[float, int]] = []
        self._running: dict[Process, asyncio.Task[None]] = {}

    def process(self, count: int = 3, buckets: int = 1) -> Process:
        made = Process(self, count, buckets)
        self.processes.append(made)
        self._running[made] = asyncio.ensure_future(made.shards.hear(made.hear))
        return made

    async def passes(self, seconds: float) -> None:
        await self.time.until(self.time.sleep(seconds))

    async def kill(self, process: Process) -> None:
        process.turns.dies()
        await self.end(process)

    async def end(self, process: Process) -> None:
        running = self._running.pop(process)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    async def close(self) -> None:
        for process in list(self._running):
            await self.end(process)

    @property
    def heard(self) -> list[int]:
        return sorted(shard for process in self.processes for shard in process.hears)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    made = World()
    yield made
    await made.close()


async def test_one_process_hears_all_shards(world: World) -> None:
    alone = world.process()
    await world.passes(3 * (SPACING + LOOK))
    assert alone.hears == {0, 1, 2}
    assert alone.idle == 0


async def test_two_processes_share_the_shards(world: World) -> None:
    one, other = world.process(count=6), world.process(count=6)
    await world.passes(6 * (SPACING + LOOK) + GRACE)
    assert (len(one.hears), len(other.hears)) == (3, 3)
    assert world.heard == [0, 1, 2, 3, 4, 5]


async def test_in_each_bucket_a_session_begins_five_seconds_after_the_one_before(world: World) -> None:
    for _ in range(2):
        world.process(count=8, buckets=2)
    await world.passes(8 * (SPACING + LOOK))
    assert world.heard == list(range(8))
    for bucket in range(2):
        began = [moment for moment, shard in world.began if shard % 2 == bucket]
        assert all(later - moment >= SPACING for moment, later in pairwise(began))


async def test_shards_of_a_process_that_was_killed_are_heard_by_another_within_five_seconds(world: World) -> None:
    one, other = world.process(), world.process()
    await world.passes(3 * (SPACING + LOOK) + GRACE)
    fewer = min(one, other, key=lambda process: len(process.hears))
    await world.kill(fewer)
    await world.passes(5)
    assert world.heard == [0, 1, 2]


async def test_what_those_with_less_than_their_share_do_not_take_others_do(world: World) -> None:
    one = world.process(count=2)
    sits = world.locks.process()
    await sits.take("seat:discord:5")
    await world.passes(2 * (SPACING + LOOK) + GRACE + LOOK)
    assert one.hears == {0, 1}


async def test_a_process_without_shards_says_so(world: World) -> None:
    world.process(count=1)
    await world.passes(1)
    other = world.process(count=1)
    await world.passes(1)
    assert other.idle
    assert other.hears == set()


async def test_a_session_goes_on_where_its_turn_is_lost_and_had_again(world: World) -> None:
    alone = world.process(count=1)
    await world.passes(SPACING + LOOK)
    alone.turns.away = True
    alone.turns.is_cut_off()
    await world.passes(30)
    alone.turns.away = False
    await world.passes(1)
    assert alone.turns.shards() == [0]
    assert (alone.hears, len(world.began)) == ({0}, 1)
    alone.turns.is_cut_off()
    await world.passes(1)
    assert (alone.turns.shards(), len(world.began)) == ([0], 1)


async def test_a_session_is_given_up_as_soon_as_another_process_has_its_turn(world: World) -> None:
    alone = world.process(count=1)
    await world.passes(SPACING + LOOK)
    name, thief = turn_of(0, 1), world.locks.process()
    alone.turns.is_cut_off()
    assert await thief.take(name)
    await world.passes(1)
    assert alone.hears == set()
    await thief.release(name)
    await world.passes(SPACING + 1)
    assert alone.hears == {0}


async def test_shards_of_another_number_are_waited_for(world: World, caplog: pytest.LogCaptureFixture) -> None:
    before = world.process(count=2)
    await world.passes(2 * (SPACING + LOOK) + GRACE)
    after = world.process(count=3)
    await world.passes(20)
    assert (before.hears, after.hears) == ({0, 1}, set())
    assert len([record for record in caplog.records if "shards" in record.getMessage()]) == 1
    await world.kill(before)
    await world.passes(3 * (SPACING + LOOK) + GRACE)
    assert after.hears == {0, 1, 2}


async def test_what_ends_a_session_ends_listening(world: World) -> None:
    async def fails(shard: int) -> None:
        raise ValueError(f"{shard}")

    shards = Shards(world.locks.process(), 1, clock=world.time, sleep=world.time.sleep)
    with pytest.raises(ExceptionGroup):
        await world.time.until(shards.hear(fails))
    assert world.locks.held == {}
