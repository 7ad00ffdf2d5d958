"""Where rows are kept, and how they are read and written there: in a file of SQLite's, or on a server."""

import asyncio
from collections.abc import Callable
from typing import Literal, Protocol, TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.database.sqlite_file import reading_engine, writing_engine
from storage.database.threads.readers import Readers
from storage.database.threads.writer import WriterThread

R = TypeVar("R")

WRITERS = 10  # at once, of the 15 connections that SQLAlchemy's pool has: whoever only reads finds one


class Backend(Protocol):
    """What is done there is a plain function of a connection."""

    @property
    def dialect(self) -> Literal["sqlite", "postgresql"]: ...
    @property
    def lingers(self) -> bool: ...  # what was deleted is still there: another program is reading it
    async def read(self, work: Callable[[Connection], R]) -> R: ...  # one statement, as it is at one moment
    # in one transaction; what it deletes is wiped out of what it keeps beside its tables, where that is asked
    async def write(self, change: Callable[[Connection], R], wipe: bool) -> R: ...
    async def close(self) -> None: ...  # once all that waits is kept


class SqliteFile:
    """Readers side by side, and one writer: it bears no more."""

    dialect: Literal["sqlite"] = "sqlite"

    def __init__(self, address: URL) -> None:
        self._writer = WriterThread(writing_engine(address))
        self._readers = Readers(reading_engine(address))

    @property
    def lingers(self) -> bool:
        """Whether what was deleted is still in the log, since another program is reading it."""
        return self._writer.lingers

    async def read(self, work: Callable[[Connection], R]) -> R:
        """What `work` finds."""
        return await self._readers.read(work)

    async def write(self, change: Callable[[Connection], R], wipe: bool) -> R:
        """What `change` returns, once it is on the disk."""
        return await self._writer.write(change, wipe)

    async def close(self) -> None:
        """Once all that waits is kept."""
        await self._writer.close()
        await self._readers.close()


class PostgresServer:
    """Whoever reads has no transaction, which would take two round trips more."""

    dialect: Literal["postgresql"] = "postgresql"
    lingers = False  # nothing that was deleted is found there

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._places = asyncio.Semaphore(WRITERS)

    async def read(self, work: Callable[[Connection], R]) -> R:
        """What `work` finds, or does in one statement."""
        async with self._reading.connect() as db:
            return await db.run_sync(work)

    async def write(self, change: Callable[[Connection], R], wipe: bool) -> R:
        """What `change` returns, once it is committed."""
        async with self._places, self._engine.begin() as db:
            return await db.run_sync(change)

    async def close(self) -> None:
        """Nothing waits but what somebody waits for."""
        await self._engine.dispose()
