"""Open an SQLite file for several at once: a write-ahead log, readers, and one writer."""

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import quote

import aiosqlite
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.column_types import to_json

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


def reading_engine(address: URL) -> Engine:
    """For statements that only read, each by itself; whoever connects has a connection of their own."""
    engine = create_engine(address.set(drivername="sqlite"), hide_parameters=True, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        _prepare(connection, ("synchronous = NORMAL", "foreign_keys = ON", "query_only = ON"))

    return engine


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


async def _connect(address: URL, prepare: Callable[[sqlite3.Connection], None]) -> aiosqlite.Connection:
    connection = aiosqlite.connect(str(address.database))
    connection._thread.daemon = True  # as SQLAlchemy has it
    await connection
    try:
        await connection._execute(prepare, connection._conn)  # type: ignore[no-untyped-call]
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
