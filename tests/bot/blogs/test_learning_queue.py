"""Who is learned from next."""

import asyncio
from dataclasses import dataclass, field

from bot.blogs.learning_queue import LearningQueue

SHORT, LONG = 60_000, 900_000  # characters


@dataclass
class School:
    """One turn at a time, taken until everybody has come; `order` is in which they had theirs."""

    now: float = 1_000.0
    order: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.queue = LearningQueue(1, lambda: self.now)
        self.open = asyncio.Event()
        self.tasks: list[asyncio.Task[None]] = []

    async def come(self, name: str, person: str, size: int = SHORT, renewal: bool = False, after: float = 0.0) -> None:
        self.now += after
        self.tasks.append(asyncio.create_task(self._learn(name, person, size, renewal)))
        await asyncio.sleep(0)

    async def _learn(self, name: str, person: str, size: int, renewal: bool) -> None:
        async with self.queue.turn(person, size, renewal):
            self.order.append(name)
            await self.open.wait()

    async def learned(self) -> list[str]:
        """Without the one who came first, and had nobody before."""
        self.open.set()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        return self.order[1:]


async def test_what_is_short_goes_before_what_is_long() -> None:
    school = School()
    for name, size in (("first", LONG), ("long", LONG), ("short", SHORT)):
        await school.come(name, name, size)
    assert await school.learned() == ["short", "long"]


async def test_whoever_has_no_voice_yet_goes_before_renewals() -> None:
    school = School()
    await school.come("first", "first")
    await school.come("renewal", "ann", renewal=True)
    await school.come("new", "bob", LONG)
    assert await school.learned() == ["new", "renewal"]


async def test_one_persons_many_learnings_go_by_turns_with_others() -> None:
    school = School()
    await school.come("first", "first")
    for n in range(20):
        await school.come(f"ann {n}", "ann")
    await school.come("bob", "bob")
    assert (await school.learned()).index("bob") <= 1


async def test_nobody_waits_for_ever_behind_those_who_come_later() -> None:
    school = School()
    await school.come("first", "first")
    await school.come("long renewal", "ann", LONG, renewal=True)
    for n in range(20):
        await school.come(f"short {n}", f"bob {n}", after=60)
    order = await school.learned()
    assert 0 < order.index("long renewal") < 19


async def test_a_turn_that_is_given_up_goes_to_the_next_one() -> None:
    school = School()
    for name in ("first", "ann", "bob"):
        await school.come(name, name)
    school.tasks[1].cancel()
    school.tasks[0].cancel()
    await asyncio.sleep(0)
    assert await school.learned() == ["bob"]


async def test_a_turn_that_comes_as_it_is_given_up_is_not_lost() -> None:
    school = School()
    async with school.queue.turn("first", SHORT):
        await school.come("ann", "ann")
    school.tasks[0].cancel()  # its turn has come, and it has not woken up yet
    await asyncio.wait(school.tasks)
    assert school.order == []
    async with asyncio.timeout(60), school.queue.turn("bob", SHORT):
        pass


async def test_as_many_have_their_turn_at_once_as_there_are_places() -> None:
    queue = LearningQueue(2, lambda: 0.0)
    async with asyncio.timeout(60), queue.turn("ann", SHORT), queue.turn("bob", SHORT):
        third = asyncio.ensure_future(queue.turn("carl", SHORT).__aenter__())
        for _ in range(5):
            await asyncio.sleep(0)
        assert not third.done()
    await third
