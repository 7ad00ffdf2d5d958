"""One database, read and written in transactions."""

import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import Forgotten
from bot.model import Blog
from storage.rows import Rows, T
from storage.tables import blogs

log = logging.getLogger(__name__)


class Database:
    """An engine, and the two ways to use it. Each `reading()` and each `writing()` is one transaction."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._readers = engine
        self._writers = engine.execution_options(write=True)

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection that sees one state of what is kept."""
        return self._readers.connect()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A connection whose changes are kept at the end, all or none. Raises Forgotten for a row's lost parent."""
        try:
            async with self._writers.begin() as db:
                yield db
        except IntegrityError as error:  # only foreign keys can fail here
            raise Forgotten from error

    async def find_own(self, rows: Rows[T], id: int, person: str) -> T | None:
        """The row with this id, where it is this person's own."""
        if not 0 < id < 2**31:  # PostgreSQL's INTEGER ends there, and people can type any number
            return None
        async with self.reading() as db:
            return await rows.first(db, rows.select().where(rows.table.c.id == id, rows.table.c.owner == person))

    async def wipe(self) -> None:
        """Take what was deleted out of SQLite's log as well; in its main file it is zeroed already."""
        if self._readers.dialect.name != "sqlite":
            return
        async with self.reading() as db:
            sqlite: Any = (await db.get_raw_connection()).driver_connection
            [(busy, _, _)] = await sqlite.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            log.warning("what was forgotten stays in the write-ahead log until the next checkpoint")


async def hold_blog(db: AsyncConnection, blog: Blog) -> None:
    """Keep a blog from being forgotten until the transaction ends. Raises Forgotten if it is gone already."""
    held = select(blogs.c.id).where(blogs.c.id == blog.id, blogs.c.owner == blog.owner)
    if await db.scalar(held.with_for_update(read=True, key_share=True)) is None:
        raise Forgotten
