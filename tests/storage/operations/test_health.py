"""How the bot is, as its database shows, on SQLite and on PostgreSQL alike."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.model import Blog, BlogKind, Watch
from bot.stores import InboxItem, Store
from bot.stores.operations import FailingPlatform, QueueAges, StuckTasks
from storage.store import open_store
from tests.support.desk import ANN, BEN, NOON

MINUTE = timedelta(minutes=1)


class Clocked:
    """A store at a time that is set by hand."""

    def __init__(self) -> None:
        self.now = NOON
        self.store: Store

    async def hears(self, id: str, person: str = ANN, part_of: str = "") -> None:
        await self.store.inbox.keep([InboxItem(id, person, "{}", part_of)])

    async def ages(self) -> QueueAges:
        return await self.store.health.ages(self.now)

    async def stuck(self) -> StuckTasks:
        return await self.store.health.stuck(self.now - 15 * MINUTE, self.now - 10 * MINUTE)

    async def watches(self, number: int, kind: BlogKind, looked: datetime, failures: int, owner: str = ANN) -> None:
        blog = await self.store.blogs.keep_blog(Blog(kind, f"https://blog.example/{number}", "하루", owner=owner))
        await self.store.blogs.keep_watch(Watch(blog, NOON, due=looked, failures=failures, looked=looked))


@pytest.fixture
async def clocked(database: str) -> AsyncIterator[Clocked]:
    clocked = Clocked()
    async with open_store(database, lambda: clocked.now) as clocked.store:
        yield clocked


async def test_where_nothing_waits_nothing_is_old(clocked: Clocked) -> None:
    await clocked.store.health.answers()
    assert await clocked.ages() == QueueAges()
    assert await clocked.stuck() == StuckTasks([], [])


async def test_the_oldest_that_is_not_done_counts_from_when_it_was_said(clocked: Clocked) -> None:
    await clocked.hears("a")
    clocked.now += MINUTE
    await clocked.hears("b")
    await clocked.store.inbox.line_up("b", "write")
    clocked.now += MINUTE
    assert await clocked.ages() == QueueAges(inbox=120, waiting=60)
    await clocked.store.inbox.begin("b", "me", clocked.now)
    await clocked.store.inbox.end("a")
    clocked.now += MINUTE
    assert await clocked.ages() == QueueAges(inbox=120, doing=60)


async def test_readings_are_overdue_from_the_moment_they_were_due(clocked: Clocked) -> None:
    await clocked.watches(1, "naver", NOON, 0)
    await clocked.watches(2, "naver", NOON + MINUTE, 0)
    await clocked.watches(3, "naver", NOON + 3 * MINUTE, 0)
    clocked.now = NOON + 2 * MINUTE
    assert await clocked.ages() == QueueAges(overdue=2, reading=120)


async def test_a_task_is_stuck_where_it_takes_long_or_waits_long_behind_none_of_its_person(clocked: Clocked) -> None:
    for id, person in (("long", ANN), ("behind", ANN), ("lost", BEN), ("said only", "telegram:3")):
        await clocked.hears(id, person)
        if id != "said only":
            await clocked.store.inbox.line_up(id, "write")
    await clocked.store.inbox.begin("long", "me", clocked.now)
    clocked.now += 11 * MINUTE
    assert await clocked.stuck() == StuckTasks([], ["lost"])
    clocked.now += 5 * MINUTE
    assert await clocked.stuck() == StuckTasks(["long"], ["lost"])
    await clocked.store.inbox.end("long", "me")
    assert await clocked.stuck() == StuckTasks([], ["behind", "lost"])


async def test_of_each_kind_it_is_told_how_many_blogs_of_how_many_people_could_not_be_read(clocked: Clocked) -> None:
    await clocked.watches(1, "naver", NOON, 1)
    await clocked.watches(2, "naver", NOON, 3)
    await clocked.watches(3, "naver", NOON, 1, BEN)
    await clocked.watches(4, "naver", NOON, 0)
    await clocked.watches(5, "naver", NOON - 2 * MINUTE, 1)
    await clocked.watches(6, "velog", NOON, 0)
    assert await clocked.store.health.readings(NOON - MINUTE) == [FailingPlatform("naver", 4, 3, 2)]


async def test_a_file_knows_its_disk_and_a_server_keeps_silent(clocked: Clocked, database: str) -> None:
    disk = await clocked.store.health.disk()
    if database.startswith("sqlite"):
        assert disk
        assert 0 < disk.free <= disk.total
    else:
        assert disk is None
