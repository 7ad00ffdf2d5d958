"""One thread writes, and nobody's failure is anybody else's."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.errors import Forgotten, NoRoomLeft
from storage.database import Database
from storage.database.opening import open_database
from storage.database.rows import upsert
from storage.tables import persons
from tests.support.databases import begun_at


@pytest.fixture
def file(tmp_path: Path) -> str:
    return begun_at(tmp_path / "maltu.db")


@pytest.fixture
async def database(file: str) -> AsyncIterator[Database]:
    async with open_database(file) as opened:
        yield opened


class Speaks:
    """Somebody chooses English, which is kept in this connection."""

    def __init__(self, person: str) -> None:
        self.person = person

    def __call__(self, db: Connection) -> Connection:
        upsert(db, persons, ["id"], [{"id": self.person, "language": "en"}])
        return db


async def speakers(database: Database) -> set[str]:
    return {row.id for row in await database.rows(select(persons.c.id))}


class Gate:
    """Holds the writer up until many wait for it."""

    def __init__(self, database: Database) -> None:
        self._held = threading.Event()
        self._open = threading.Event()
        self._passing = asyncio.ensure_future(database.write(self._hold))

    @staticmethod
    async def before(database: Database) -> "Gate":
        """Once the writer stands in front of it."""
        gate = Gate(database)
        await asyncio.to_thread(gate._held.wait, 60)
        return gate

    def _hold(self, db: Connection) -> None:
        self._held.set()
        self._open.wait(60)

    async def open(self) -> None:
        await asyncio.sleep(0)  # what has been asked for is in the queue
        self._open.set()
        await self._passing


async def test_all_that_wait_are_kept_in_one_transaction(database: Database) -> None:
    gate = await Gate.before(database)
    writing = [asyncio.ensure_future(database.write(Speaks(f"{n}"))) for n in range(300)]
    await gate.open()
    assert len(set(await asyncio.gather(*writing))) == 1
    assert len(await speakers(database)) == 300


async def test_a_write_that_raises_leaves_nothing_and_the_others_all(database: Database) -> None:
    def breaks(db: Connection) -> None:
        Speaks("nobody")(db)
        raise ValueError("no")

    def lost(db: Connection) -> None:
        upsert(db, persons, ["id"], [{"id": "lost", "blog": 77}])

    gate = await Gate.before(database)
    before = [asyncio.ensure_future(database.write(Speaks(f"{n}"))) for n in range(24)]
    broken, orphan = asyncio.ensure_future(database.write(breaks)), asyncio.ensure_future(database.write(lost))
    after = [asyncio.ensure_future(database.write(Speaks(f"{n}"))) for n in range(24, 48)]
    await gate.open()
    assert len(set(await asyncio.gather(*before, *after))) == 1
    with pytest.raises(ValueError, match="no"):
        await broken
    with pytest.raises(Forgotten):
        await orphan
    assert await speakers(database) == {f"{n}" for n in range(48)}


async def test_where_sqlite_takes_back_the_whole_transaction_only_its_cause_fails(database: Database) -> None:
    def disk_full(db: Connection) -> None:
        db.exec_driver_sql("ROLLBACK")  # as SQLite does by itself
        raise OSError("disk full")

    gate = await Gate.before(database)
    before, cause, after = (
        asyncio.ensure_future(database.write(change)) for change in (Speaks("ann"), disk_full, Speaks("ben"))
    )
    await gate.open()
    await asyncio.gather(before, after)
    with pytest.raises(OSError, match="disk full"):
        await cause
    assert await speakers(database) == {"ann", "ben"}


async def test_a_write_whose_caller_is_cancelled_while_it_waits_is_made(database: Database) -> None:
    gate = await Gate.before(database)
    writing = asyncio.ensure_future(database.write(Speaks("ann")))
    await asyncio.sleep(0)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await gate.open()
    await database.write(Speaks("ben"))
    assert await speakers(database) == {"ann", "ben"}


async def test_what_waits_when_it_closes_is_kept(file: str) -> None:
    async with open_database(file) as database:
        gate = await Gate.before(database)
        writing = [asyncio.ensure_future(database.write(Speaks(f"{n}"))) for n in range(1_200)]
        await gate.open()
    assert all(one.done() for one in writing)
    with pytest.raises(RuntimeError, match="closed"):
        await database.write(Speaks("late"))
    async with open_database(file) as database:
        assert len(await speakers(database)) == 1_200


async def test_a_full_disk_is_said_to_be_one_and_writing_goes_on_once_there_is_room(database: Database) -> None:
    def leave_room_for(pages: int) -> Callable[[Connection], object]:
        return lambda db: db.exec_driver_sql(f"PRAGMA max_page_count = {pages}").close()

    await database.write(leave_room_for(1))  # no more than there are
    with pytest.raises(NoRoomLeft):
        await database.write(Speaks("ann" * 100_000))
    await database.write(leave_room_for(1_000_000))
    await database.write(Speaks("ben"))
    assert await speakers(database) == {"ben"}
