"""Open the database, and bring it to the shape the program expects."""

import errno
import logging
import shutil
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import CannotStart
from bot.wording import Wording
from storage.column_types import to_json
from storage.database.backends import Backend, PostgresServer, SqliteFile
from storage.database.shape import CannotMigrate, newest, upgrade, version
from storage.database.sqlite_file import make_file
from storage.database.sqlite_file import migrating_engine as sqlite_migrating_engine
from storage.database.transactions import Database

if TYPE_CHECKING:
    import asyncpg  # type: ignore[import-untyped]

log = logging.getLogger(__name__)

ADVISORY_LOCK = 0x6D616C7475  # "maltu": whoever holds it may migrate; the number means nothing else
SPARE = 65_536  # bytes; with less left, nothing can be kept
BeforeMigration = Callable[[URL], Awaitable[None]]


class CannotOpen(CannotStart):
    """The database cannot be opened; str() is one line for whoever runs the bot, and never holds the password.

    `file` is that of SQLite, where something about it has a sentence of its own.
    """

    def __init__(self, text: str, file: str = "", error: BaseException | None = None) -> None:
        super().__init__(text)
        self._file, self._error = file, error

    def sentence(self, words: Wording) -> str:
        """With what to do about it, where that is known."""
        error = getattr(self._error, "orig", None) or self._error
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte tells what kind, the rest which of it
        number = error.errno if isinstance(error, OSError) else 0
        if self._file and (code == sqlite3.SQLITE_FULL or number == errno.ENOSPC or _is_full(self._file)):
            return words.disk_full(self._file)
        if self._file and code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return words.no_database(self._file)
        if self._file and (code == sqlite3.SQLITE_READONLY or number in (errno.EACCES, errno.EPERM, errno.EROFS)):
            return words.database_read_only(self._file)
        return str(self)


def _is_full(file: str) -> bool:
    """SQLite calls a full disk an I/O error, where it finds no room for what it writes beside the file."""
    folder = Path(file).parent
    return folder.is_dir() and shutil.disk_usage(folder).free < SPARE


@asynccontextmanager
async def open_database(url: str, before: BeforeMigration | None = None) -> AsyncIterator[Database]:
    """A database in its newest shape, closed at the end, when all that waits is kept. Raises CannotOpen.

    `before` comes before tables are changed that hold something.
    """
    address = read(url)
    try:
        await migrate(address, before)
    except trouble_at(address) as error:
        file = str(address.database) if address.get_backend_name() == "sqlite" else ""
        raise CannotOpen(f"Cannot open the database {shown(address)}: {reason(error)}", file, error) from error
    sqlite = address.get_backend_name() == "sqlite"
    backend: Backend = SqliteFile(address) if sqlite else PostgresServer(postgres_engine(address))
    database = Database(backend, Path(str(address.database)) if sqlite else None)
    try:
        yield database
    finally:
        await database.close()


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


def migrating_engine(address: URL) -> AsyncEngine:
    """For one who changes the tables, with the driver this address wants."""
    return sqlite_migrating_engine(address) if address.get_backend_name() == "sqlite" else postgres_engine(address)


def postgres_engine(address: URL) -> AsyncEngine:
    """With as many connections as are needed, up to 15."""
    connect = partial(connect_to_postgres, address)
    made = partial(create_async_engine, address, async_creator=connect, json_serializer=to_json)
    return made(pool_pre_ping=True, hide_parameters=True)


async def connect_to_postgres(address: URL) -> "asyncpg.Connection":
    """A connection of its own, as asyncpg makes it: it reads sslmode, socket folders and several hosts."""
    import asyncpg

    dsn = address.set(drivername="postgresql").render_as_string(hide_password=False)
    return await asyncpg.connect(dsn, timeout=10)


async def migrate(address: URL, before: BeforeMigration | None = None) -> None:
    """Whoever comes first migrates, in one transaction; the others wait and find it done.

    `before` comes first where there is something to be changed, while nobody else migrates.
    """
    file = Path(str(address.database)) if address.get_backend_name() == "sqlite" else None
    if file:
        make_file(file)  # aiosqlite leaves a thread behind where this fails
    engine = migrating_engine(address)
    try:
        async with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
            if before and "" < await connection.run_sync(version) < newest():
                await before(address)
            await connection.run_sync(upgrade)
    finally:
        await engine.dispose()
    if file:
        close_database(file)


def close_database(file: Path) -> None:
    """A database that is there already may be open to others; SQLite gives what it puts beside it the same rights."""
    for part in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        try:
            if part.stat().st_mode & 0o077:
                part.chmod(0o600)
                log.warning("others on this machine could read the database; it is closed to them now")
        except FileNotFoundError:
            pass
        except PermissionError:  # it belongs to somebody else
            log.warning("others on this machine may be able to read the database")


def trouble_at(address: URL) -> tuple[type[Exception], ...]:
    """What may be raised by whoever connects to a database and reads it, through SQLAlchemy or without."""
    trouble = (OSError, SQLAlchemyError, CannotMigrate, sqlite3.Error)
    if address.get_backend_name() == "sqlite":
        return trouble
    import asyncpg

    return (*trouble, asyncpg.PostgresError, asyncpg.InterfaceError)


def shown(address: URL) -> str:
    """The address without its password, which may also stand in the query."""
    return address.set(drivername=address.get_backend_name(), query={}).render_as_string(hide_password=True)


def reason(error: BaseException) -> str:
    """The first line of what went wrong."""
    cause = getattr(error, "orig", None) or error
    return next(iter(str(cause).splitlines()), "") or type(cause).__name__
