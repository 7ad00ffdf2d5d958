"""Read and write a database, each time in one transaction."""

import logging
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Delete, Executable, Insert, Row, Select, Update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import Forgotten, NoRoomLeft
from storage.database.coalesced import Coalesced, Keep, Numbered
from storage.database.rows import Rows, T
from storage.database.writer import WriterThread

R = TypeVar("R")
V = TypeVar("V", bound=Numbered)


log = logging.getLogger(__name__)


def _is_full(error: BaseException | None) -> bool:
    """As SQLite says it, or PostgreSQL (disk_full)."""
    full = isinstance(error, sqlite3.Error) and error.sqlite_errorcode == sqlite3.SQLITE_FULL
    return full or getattr(error, "sqlstate", None) == "53100"


class Database:
    """Readers side by side, and one writer where the database bears no more, as SQLite. Whatever is read is read in one
    statement, and so as it was at one moment.
    """

    def __init__(self, engine: AsyncEngine, writer: WriterThread | None = None) -> None:
        self._engine = engine
        self._readers = engine if writer else engine.execution_options(isolation_level="AUTOCOMMIT")
        self._writer = writer
        self._coalesced: list[Coalesced[Any]] = []

    @property
    def dialect(self) -> str:
        """sqlite or postgresql."""
        return self._engine.dialect.name

    @property
    def file(self) -> Path | None:
        """SQLite's; None where a server keeps it."""
        return Path(str(self._engine.url.database)) if self.dialect == "sqlite" else None

    async def write(self, change: Callable[[Connection], R], wipe: bool = False) -> R:
        """What `change` returns, once all that it changed is kept; nothing of it is where it raises.

        With `wipe`, what was deleted is taken out of SQLite's log, too. Raises Forgotten for a row's lost parent,
        NoRoomLeft where the disk is full, and what `change` raises.
        """
        try:
            if self._writer:
                return await self._writer.write(change, wipe)
            async with self._engine.begin() as db:
                return await db.run_sync(change)
        except IntegrityError as error:  # only foreign keys can fail here
            raise Forgotten from error
        except DBAPIError as error:
            if _is_full(error.orig):
                log.error("the disk of the database is full")
                raise NoRoomLeft from error
            raise

    @property
    def lingers(self) -> bool:
        """Whether what was deleted is still in SQLite's file, since another program is reading it."""
        return self._writer is not None and self._writer.lingers

    async def execute(self, statement: Insert | Update | Delete, values: Mapping[str, object] | None = None) -> int:
        """How many rows one statement has changed. Raises Forgotten for a row's lost parent."""
        return await self.write(lambda db: db.execute(statement, values).rowcount)

    def coalesce(self, keep: Keep[V]) -> Coalesced[V]:
        """Values of which only the latest is kept, by `keep`, within a second and at the latest when this closes."""
        self._coalesced.append(made := Coalesced(self.write, keep))
        return made

    async def rows(self, query: Select[Any], values: Mapping[str, object] | None = None) -> Sequence[Row[Any]]:
        """All that a query finds."""
        async with self._readers.connect() as db:
            found: Sequence[Row[Any]] = (await db.execute(query, values)).all()
        return found

    async def row(self, query: Select[Any], values: Mapping[str, object] | None = None) -> Row[Any] | None:
        """The first that a query finds."""
        async with self._readers.connect() as db:
            found: Row[Any] | None = (await db.execute(query, values)).first()
        return found

    async def at_once(self, statement: Executable, values: Mapping[str, object]) -> Row[Any]:
        """The one row that a statement returns, in a transaction of its own that takes no further round trip: on
        PostgreSQL alone."""
        async with self._readers.connect() as db:
            return (await db.execute(statement, values)).one()

    async def find_own(self, rows: Rows[T], id: int, person: str) -> T | None:
        """The row with this id, where it is this person's own."""
        if not 0 < id < 2**31:  # PostgreSQL's INTEGER ends there, and people can type any number
            return None
        return rows.found(await self.row(rows.select().where(rows.table.c.id == id, rows.table.c.owner == person)))

    async def close(self) -> None:
        """Once all that waits is kept."""
        try:
            for one in self._coalesced:
                await one.close()
        finally:
            if self._writer:
                await self._writer.close()
            await self._engine.dispose()
