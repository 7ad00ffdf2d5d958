"""Open the database, and bring it to the shape the program expects."""

import logging
import os
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg  # type: ignore[import-untyped]
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

log = logging.getLogger(__name__)

ADVISORY_LOCK = 0x6D616C7475  # "maltu": whoever holds it may migrate; the number means nothing else
TROUBLE = (OSError, SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError, CommandError)


class CannotOpen(Exception):
    """The database cannot be opened; str() is one line for whoever runs the bot, and never holds the password."""


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[AsyncEngine]:
    """An engine on a database in its newest shape, closed at the end. Raises CannotOpen."""
    address = read(url)
    try:
        await migrate(address)
    except TROUBLE as error:
        raise CannotOpen(f"Cannot open the database {shown(address)}: {reason(error)}") from error
    engine = engine_for(address)
    try:
        yield engine
    finally:
        await engine.dispose()


def read(url: str) -> URL:
    """A DATABASE_URL as people write it, with the driver we use. Raises CannotOpen."""
    try:
        address = make_url(url)
        urlsplit(url)  # as asyncpg will
    except (SQLAlchemyError, ValueError):  # the text of the error may hold a part of the password
        raise CannotOpen("DATABASE_URL is not an address of a database.") from None
    match address.get_backend_name():
        case "sqlite" if address.database and address.database != ":memory:":
            return address.set(drivername="sqlite+aiosqlite")
        case "sqlite":
            raise CannotOpen("DATABASE_URL names no file, and memory forgets: try sqlite:///data/maltu.db")
        case "postgres" | "postgresql":
            # Neon adds channel_binding to its addresses; asyncpg would pass it on to a server that does not know it.
            return address.set(drivername="postgresql+asyncpg").difference_update_query(["channel_binding"])
        case other:
            raise CannotOpen(f"DATABASE_URL begins with sqlite:// or postgresql://, not {other}://")


def engine_for(address: URL, migrating: bool = False) -> AsyncEngine:
    """An engine with the driver and the settings this address wants."""
    if address.get_backend_name() == "sqlite":
        return sqlite_engine(address, migrating)
    dsn = address.set(drivername="postgresql").render_as_string(hide_password=False)

    # asyncpg reads what SQLAlchemy does not know: sslmode, socket folders, several hosts.
    async def connect() -> asyncpg.Connection:
        return await asyncpg.connect(dsn, timeout=10)

    return create_async_engine(address, async_creator=connect, pool_pre_ping=True, hide_parameters=True)


def sqlite_engine(address: URL, migrating: bool) -> AsyncEngine:
    """SQLite for several at once: a write-ahead log, and transactions that wait for their turn."""
    engine = create_async_engine(address, hide_parameters=True)  # texts have no place in a log …
    logging.getLogger("aiosqlite").setLevel(logging.INFO)  # … and at DEBUG it writes down every statement with them

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: DBAPIConnection, _: object) -> None:
        connection.isolation_level = None  # or Python begins transactions by itself, before some statements only
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {60_000 if migrating else 5_000}")  # milliseconds
        write_ahead(cursor)
        for pragma in (
            "synchronous = NORMAL",  # only a power cut can take the last commits
            # DROP TABLE, which changing a table ends with, would take along what belongs to the rows.
            f"foreign_keys = {'OFF' if migrating else 'ON'}",
            "secure_delete = ON",
            "temp_store = MEMORY",
            "cache_size = -65536",  # KiB
            "journal_size_limit = 67108864",  # bytes
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that begins by reading cannot wait for its turn to write.
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    @event.listens_for(engine.sync_engine, "invalidate")
    def give_up(connection: DBAPIConnection, *_: object) -> None:
        # Closing is not enough: the cursor of a cancelled task would keep the write lock.
        with suppress(sqlite3.Error):
            connection.rollback()

    return engine


def write_ahead(cursor: DBAPICursor) -> None:
    """Whoever opens a new file while another one begins its log is turned away at once, whatever the timeout."""
    for tries in range(200):
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or tries == 199:
                raise
            time.sleep(0.01)  # the other one is done within milliseconds, in a thread of its own


async def migrate(address: URL) -> None:
    """Whoever comes first migrates, in one transaction; the others wait and find it done."""
    file = Path(str(address.database)) if address.get_backend_name() == "sqlite" else None
    if file:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))  # aiosqlite leaves a thread behind where this fails
    engine = engine_for(address, migrating=True)
    try:
        async with engine.execution_options(write=True).begin() as connection:
            if engine.dialect.name == "postgresql":
                await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
            await connection.run_sync(upgrade)
    finally:
        await engine.dispose()
    if file:
        close_to_others(file)


def close_to_others(file: Path) -> None:
    """A database that is there already may be open to others; SQLite gives what it puts beside it the same rights."""
    for part in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        try:
            if part.stat().st_mode & 0o077:
                part.chmod(0o600)
        except FileNotFoundError:
            pass
        except PermissionError:  # it belongs to somebody else
            log.warning("others on this machine may be able to read the database")


def upgrade(connection: Connection) -> None:
    """Bring the tables to their newest shape."""
    command.upgrade(migrations(connection), "head")


def migrations(connection: Connection) -> Config:
    """Where Alembic finds the migrations, on this connection."""
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    return config


def shown(address: URL) -> str:
    """The address without its password, which may also stand in the query."""
    return address.set(drivername=address.get_backend_name(), query={}).render_as_string(hide_password=True)


def reason(error: BaseException) -> str:
    """The first line of what went wrong."""
    cause = getattr(error, "orig", None) or error
    return next(iter(str(cause).splitlines()), "") or type(cause).__name__
