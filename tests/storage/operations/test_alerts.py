"""What whoever runs the bot has been told of, and how often it was started, on SQLite and on PostgreSQL alike."""

import asyncio
from datetime import timedelta

from bot.stores import Store
from tests.support.desk import NOON

HOUR = timedelta(hours=1)


async def test_of_many_processes_that_find_the_same_one_tells(store: Store) -> None:
    found = [store.alerts.begin("disk", NOON - 6 * HOUR, NOON) for _ in range(10)]
    assert sum(await asyncio.gather(*found)) == 1
    assert await store.alerts.open() == ["disk"]
    assert sum(await asyncio.gather(*(store.alerts.end("disk") for _ in range(10)))) == 1
    assert await store.alerts.open() == []


async def test_the_same_is_told_again_after_a_while_and_not_before_even_where_it_was_over_meanwhile(
    store: Store,
) -> None:
    assert await store.alerts.begin("disk", NOON - 6 * HOUR, NOON)
    assert await store.alerts.end("disk")
    assert not await store.alerts.begin("disk", NOON - HOUR, NOON + 5 * HOUR)
    assert not await store.alerts.end("disk")
    assert await store.alerts.begin("disk", NOON, NOON + 6 * HOUR)
    assert await store.alerts.begin("budget", NOON, NOON + 6 * HOUR)


async def test_what_reached_nobody_is_told_by_whoever_finds_it_next(store: Store) -> None:
    assert await store.alerts.begin("disk", NOON - 6 * HOUR, NOON)
    await store.alerts.put_off("disk", NOON - 6 * HOUR)
    assert await store.alerts.begin("disk", NOON - 6 * HOUR, NOON)


async def test_starts_count_by_machine_unless_they_ended_as_they_should(store: Store) -> None:
    assert await store.starts.most(NOON) == 0
    ids = [await store.starts.began("one", NOON + HOUR * n) for n in range(3)]
    await store.starts.began("other", NOON)
    assert await store.starts.most(NOON) == 3
    assert await store.starts.most(NOON + HOUR) == 2
    await store.starts.ended(ids[2])
    assert await store.starts.most(NOON) == 2
    await store.starts.began("other", NOON + 25 * HOUR)
    assert await store.starts.most(NOON + HOUR) == 1
