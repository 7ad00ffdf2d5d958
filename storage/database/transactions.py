"""Read and write a database, each time in one transaction."""

import logging
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Delete, Executable, Insert, Row, Select, Update
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.errors import Forgotten, NoRoomLeft
from storage.database.backends import Backend
from storage.database.coalesced import Coalesced, Keep, Numbered
from storage.database.rows import Rows, T

R = TypeVar("R")
V = TypeVar("V", bound=Numbered)


log = logging.getLogger(__name__)


def _is_full(error: BaseException | None) -> bool:
    """As SQLite says it, or PostgreSQL (disk_full)."""
    full = isinstance(error, sqlite3.Error) and error.sqlite_errorcode == sqlite3.SQLITE_FULL
    return full or getattr(error, "sqlstate", None) == "53100"


class Database:
    """What is kept, and the file it is kept in, None where it is none. Whatever is read is read in one statement, and
    so as it was at one moment.
    """

    def __init__(self, backend: Backend, file: Path | None = None) -> None:
        self.file = file
        self.dialect = backend.dialect
        self._backend = backend
        self._coalesced: list[Coalesced[Any]] = []

    async def write(self, change: Callable[[Connection], R], wipe: bool = False) -> R:
        """What `change` returns, once all that it changed is kept; nothing of it is where it raises.

        With `wipe`, what was deleted is taken out of SQLite's log, too. Raises Forgotten for a row's lost parent,
        NoRoomLeft where the disk is full, and what `change` raises.
        """
        try:
            return await self._backend.write(change, wipe)
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
        return self._backend.lingers

    async def execute(self, statement: Insert | Update | Delete, values: Mapping[str, object] | None = None) -> int:
        """How many rows one statement has changed. Raises Forgotten for a row's lost parent."""
        return await self.write(lambda db: db.execute(statement, values).rowcount)

    def coalesce(self, keep: Keep[V]) -> Coalesced[V]:
        """Values of which only the latest is kept, by `keep`, within a second and at the latest when this closes."""
        self._coalesced.append(made := Coalesced(self.write, keep))
        return made

    async def rows(self, query: Select[Any], values: Mapping[str, object] | None = None) -> Sequence[Row[Any]]:
        """All that a query finds."""
        return await self._backend.read(lambda db: db.execute(query, values).all())

    async def row(self, query: Select[Any], values: Mapping[str, object] | None = None) -> Row[Any] | None:
        """The first that a query finds."""
        return await self._backend.read(lambda db: db.execute(query, values).first())

    async def at_once(self, statement: Executable, values: Mapping[str, object]) -> Row[Any]:
        """The one row that a statement returns, in a transaction of its own that takes no further round trip: on
        PostgreSQL alone."""
        return await self._backend.read(lambda db: db.execute(statement, values).one())

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
            await self._backend.close()
