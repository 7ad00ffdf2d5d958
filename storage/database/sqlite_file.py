"""Open an SQLite file for several at once: a write-ahead log, readers, and one writer."""

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiosqlite
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.column_types import to_json

READERS = 8  # each reads once in a turn of the loop
CHECKPOINT = 4000  # pages in the log, after which they go into the file: 1,000 are the posts of one transaction
WAITING = 2.0  # seconds for others who begin the log of a new file
BUSY = 5000  # milliseconds to wait for other processes


def make_file(file: Path) -> None:
    """An empty file for its owner alone, in a folder that is, too; what is there already stays. Raises OSError."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def open_file(file: Path, timeout: float = 5.0) -> sqlite3.Connection:
    """A file that is there; for so many seconds others are waited for. Raises sqlite3.Error."""
    place = f"file:{quote(str(file))}?mode=rw"
    return sqlite3.connect(place, uri=True, timeout=timeout, isolation_level=None)


def version_in(db: sqlite3.Connection) -> str:
    """Of which version the tables are; empty where they are not ours. Raises sqlite3.Error."""
    there = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    found = db.execute("SELECT version_num FROM alembic_version").fetchone() if there else None
    return str(found[0]) if found else ""


def reading_engine(address: URL) -> AsyncEngine:
    """For statements that only read, each by itself."""
    prepare = partial(_prepare, pragmas=("synchronous = NORMAL", "foreign_keys = ON", "query_only = ON"))
    connect = partial(_connect, address, prepare)
    return create_async_engine(
        address,
        async_creator=connect,
        hide_parameters=True,
        pool_size=READERS,
        max_overflow=0,
        pool_timeout=120,
        pool_use_lifo=True,
    )


def migrating_engine(address: URL) -> AsyncEngine:
    """For one who changes the tables, while others wait."""
    # DROP TABLE, which changing a table ends with, would take along what belongs to the rows.
    prepare = partial(_prepare, pragmas=("synchronous = FULL", "foreign_keys = OFF", "busy_timeout = 60000"))
    connect = partial(_connect, address, prepare)
    engine = create_async_engine(address, async_creator=connect, hide_parameters=True, poolclass=NullPool)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def writing_engine(address: URL) -> Engine:
    """For one thread that writes."""
    url = address.set(drivername="sqlite")
    # Texts have no place in a log.
    engine = create_engine(url, hide_parameters=True, pool_size=1, max_overflow=0, json_serializer=to_json)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        # FULL: what has been confirmed to a platform must be on the disk, also where the power is cut.
        _prepare(connection, ("synchronous = FULL", "foreign_keys = ON"))

    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # one that begins by reading cannot wait for its turn to write


async def _connect(address: URL, prepare: Callable[[sqlite3.Connection], None]) -> "OneHop":
    connection = OneHop(partial(sqlite3.connect, str(address.database)))
    await connection
    try:
        await connection.run(prepare)
    except BaseException:
        await connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, pragmas: Sequence[str]) -> None:
    connection.isolation_level = None  # or Python begins transactions by itself, before some statements only
    connection.execute(f"PRAGMA busy_timeout = {BUSY}")
    _write_ahead(connection)
    for pragma in (
        *pragmas,
        "secure_delete = ON",
        "temp_store = MEMORY",
        "cache_size = -2048",  # KiB
        f"wal_autocheckpoint = {CHECKPOINT}",
        "journal_size_limit = 67108864",  # bytes
    ):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Whoever opens a new file while another one begins its log is turned away at once, whatever the timeout."""
    until = time.monotonic() + WAITING
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)  # the other one is done within milliseconds, in a thread of its own


class OneHop(aiosqlite.Connection):
    """A statement with all that it finds is one turn of the loop; aiosqlite and SQLAlchemy take four or five."""

    def __init__(self, opened: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(opened, 64)
        self._thread.daemon = True  # as SQLAlchemy has it

    def cursor(self) -> "OneHopCursor":  # type: ignore[override]
        """For one statement at a time."""
        return OneHopCursor(self)

    async def rollback(self) -> None:
        """Of a transaction, where there is one."""
        if self.in_transaction:
            await super().rollback()

    async def run(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Once `work` is done in the thread of this connection."""
        await self._execute(work, self._conn)  # type: ignore[no-untyped-call]


class OneHopCursor:
    """As much of a cursor as SQLAlchemy asks for."""

    arraysize = 1

    def __init__(self, connection: OneHop) -> None:
        self._connection = connection
        self._found: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "OneHopCursor":
        return self

    async def execute(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement, and fetch what it finds."""
        await self._do(lambda cursor: cursor.execute(sql, values))

    async def executemany(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        """Run a statement once with each of these values."""
        await self._do(lambda cursor: cursor.executemany(sql, values))

    async def fetchall(self) -> Sequence[Any]:
        """What the statement found."""
        return self._found

    async def close(self) -> None:
        """It is, since the statement was run."""

    async def _do(self, run: Callable[[sqlite3.Cursor], sqlite3.Cursor]) -> None:
        def work(connection: sqlite3.Connection) -> None:
            cursor = connection.cursor()
            try:
                run(cursor)
                self._found = cursor.fetchall()
                self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
            finally:
                cursor.close()

        await self._connection.run(work)
