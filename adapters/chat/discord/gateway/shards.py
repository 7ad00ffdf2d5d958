"""Which shards of Discord this process hears: as many as are its share, each by a turn that only one process has."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from bot.ports import Turns, nothing_lost
from bot.settings.processes import MOST_SHARDS
from bot.turns import first_free

T = TypeVar("T")

log = logging.getLogger(__name__)

LOOK = 0.5  # seconds between two looks at what nobody hears
GRACE = 2.0  # seconds for those who have less than their share to take a shard, before others do
SPACING = 5.0  # seconds between two sessions that begin in one bucket; Discord refuses those that come earlier
TRY = 0.25  # seconds between two tries to have a turn
SEATS = [f"seat:discord:{number}" for number in range(32)]  # turns of processes, by which they are counted

Hear = Callable[[int], Coroutine[Any, Any, None]]  # a shard, until cancelled


class Shards:
    """All shards, by their number. Sessions begin in so many buckets, in each one at a time.

    Each process has a seat, by which the others know that it is alive and has its share. Shards of another `count` are
    cut elsewhere: some servers would be heard twice and others not at all, so as long as somebody hears those, none of
    ours is taken. `idle` is called where after a look none is ours.
    """

    def __init__(
        self,
        turns: Turns,
        count: int,
        buckets: int = 1,
        idle: Callable[[], None] = nothing_lost,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._turns = turns
        self._count = count
        self._buckets = buckets
        self._idle = idle
        self._clock = clock
        self._sleep = sleep
        self._seat = ""
        self._ours: set[int] = set()
        self._offered: dict[int, float] = {}  # since when those could be taken that nobody takes
        self._begun: dict[str, float] = {}  # when a session began in a bucket of which the turn is still ours
        self._told = False

    async def hear(self, hear: Hear) -> None:
        """Until cancelled, hear those that are ours. What `hear` raises ends this."""
        try:
            async with asyncio.TaskGroup() as tasks:
                while True:
                    with suppress(OSError):
                        for shard in await self._look():
                            self._ours.add(shard)
                            tasks.create_task(self._hear(shard, hear))
                        if not self._ours:
                            self._idle()
                    await self._sleep(LOOK)
        finally:
            for name in (self._seat, *self._begun):
                await self._turns.release(name)

    async def identify(self, shard: int, connect: Callable[[], Awaitable[T]]) -> T:
        """What `connect` returns or raises, once a session of this shard may begin."""
        bucket = self._bucket(shard)
        while not await self._turns.take(bucket):
            await self._sleep(TRY)
        try:
            return await connect()
        finally:
            self._begun[bucket] = self._clock()

    async def _look(self) -> Sequence[int]:
        """Those to be taken now. Raises OSError."""
        self._seat = self._seat or await first_free(self._turns, SEATS, self._stand_up)
        await self._free_buckets()
        if len(self._ours) == self._count:
            return []
        shards = {turn_of(shard, self._count): shard for shard in range(self._count)}
        seats, buckets = {*SEATS}, {self._bucket(shard) for shard in range(self._buckets)}
        free = set(await self._turns.free([*shards, *seats, *buckets]))
        nobodys = [shard for name, shard in shards.items() if name in free and self._bucket(shard) in free]
        taken = self._choose(nobodys, processes=len(seats - free))
        return [] if taken and await self._cut_otherwise() else taken

    def _choose(self, nobodys: Collection[int], processes: int) -> Sequence[int]:
        """One of each bucket, as far as it is our share or nobody else wants it."""
        now, room = self._clock(), -(-self._count // max(1, processes)) - len(self._ours)
        self._offered = {shard: self._offered.get(shard, now) for shard in nobodys if shard not in self._ours}
        first = {self._bucket(shard): shard for shard in sorted(self._offered, reverse=True)}
        late = [shard for shard in first.values() if self._offered[shard] <= now - GRACE]
        return sorted({*sorted(first.values())[: max(0, room)], *late})

    async def _cut_otherwise(self) -> bool:
        """Whether somebody hears shards of another number of them. Raises OSError."""
        others = await shards_heard(self._turns) - {self._count}
        if others and not self._told:
            log.warning("waiting for processes to end that hear Discord in %s shards, not %s", others, self._count)
        self._told = bool(others)
        return self._told

    async def _hear(self, shard: int, hear: Hear) -> None:
        """Until somebody else has it; that the turn is lost, as where the database begins anew, does not end it."""
        name, lost = turn_of(shard, self._count), asyncio.Event()
        try:
            if await self._turns.take(name, lost.set):
                async with asyncio.TaskGroup() as tasks:
                    hearing = tasks.create_task(hear(shard))
                    await self._while_ours(name, lost)
                    hearing.cancel()
                log.warning("shard %d of Discord is another process's now", shard)
        finally:
            self._ours.discard(shard)
            await self._turns.release(name)

    async def _while_ours(self, name: str, lost: asyncio.Event) -> None:
        while True:
            await lost.wait()
            lost.clear()
            while not await self._turns.take(name, lost.set):
                with suppress(OSError):  # who has it is not known while the database is away
                    if name not in await self._turns.free([name]):
                        return
                await self._sleep(TRY)

    def _stand_up(self) -> None:
        self._seat = ""

    async def _free_buckets(self) -> None:
        for bucket in [each for each, begun in self._begun.items() if begun <= self._clock() - SPACING]:
            del self._begun[bucket]
            await self._turns.release(bucket)

    def _bucket(self, shard: int) -> str:
        return f"identify:discord:{shard % self._buckets}"


async def shards_heard(turns: Turns) -> set[int]:
    """In how many shards somebody hears Discord already. Raises OSError."""
    names = {turn_of(shard, count): count for count in range(1, MOST_SHARDS + 1) for shard in range(count)}
    free = set(await turns.free(names))
    return {count for name, count in names.items() if name not in free}


def turn_of(shard: int, count: int) -> str:
    """The name of the turn to hear a shard, one of so many."""
    return f"shard:discord:{shard}/{count}"
