"""One pace for all processes, as PostgreSQL keeps it."""

import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy import update

from bot.stores.paces import Paces
from storage import tables
from storage.store import open_store
from tests.support.databases import empty, inside

EVERY = 1 / 28


@pytest.fixture
async def database_url(filled_database: str) -> str:
    await empty(filled_database)
    return filled_database


@pytest.fixture
async def paces(database_url: str) -> AsyncIterator[Paces]:
    async with open_store(database_url) as store:
        assert store.paces
        yield store.paces


async def test_calls_are_given_away_once_whoever_takes_them(paces: Paces) -> None:
    taken = await asyncio.gather(*(paces.take("telegram", 4, EVERY) for _ in range(12)))
    firsts = sorted(one.first for one in taken)
    assert all(later - first >= 4 * EVERY - 1e-5 for first, later in pairwise(firsts))


async def test_where_nobody_calls_the_next_call_is_free_at_once_or_when_it_is_asked_for(paces: Paces) -> None:
    await paces.take("telegram", 1, 0.001)
    await asyncio.sleep(0.01)
    taken = await paces.take("telegram", 1, EVERY)
    assert taken.first <= taken.now
    ahead = await paces.take("telegram", 1, EVERY, lead=0.5)
    assert ahead.first > ahead.now


async def test_a_hold_is_heard_by_all_and_is_the_platform_s_own(paces: Paces) -> None:
    await paces.hold("telegram", 30)
    await paces.hold("telegram", 5)
    taken, elsewhere = await paces.take("telegram", 1, EVERY), await paces.take("discord", 1, EVERY)
    assert taken.first - taken.now > 25
    assert elsewhere.first <= elsewhere.now


async def test_nobody_waits_longer_than_an_hour_whatever_a_clock_was_set_to(database_url: str) -> None:
    async with open_store(database_url) as store:
        assert store.paces
        await store.paces.take("telegram", 1, EVERY)
        await inside(database_url, lambda db: db.execute(update(tables.paces).values(free=10**10)))
        taken = await store.paces.take("telegram", 1, EVERY)
    assert taken.first - taken.now <= 3600


async def test_processes_are_counted_by_their_locks(database_url: str) -> None:
    async with open_store(database_url) as store:
        assert store.paces
        alone = await store.paces.take("telegram", 1, EVERY)
        sessions = [await asyncpg.connect(database_url) for _ in range(3)]
        for number, session in enumerate(sessions):
            await session.execute("SELECT pg_advisory_lock($1), pg_advisory_lock($2)", number, number + 100)
        together = await store.paces.take("telegram", 1, EVERY)
        for session in sessions:
            await session.close()
    assert (alone.processes, together.processes) == (1, 3)


async def test_a_sqlite_file_has_no_pace_to_share(tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path}/maltu.db") as store:
        assert store.paces is None
