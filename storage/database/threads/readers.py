"""Read an SQLite file from a few threads: a question, with all that it finds, is one hop there and one back."""

import asyncio
import sqlite3
from collections.abc import Callable
from typing import TypeVar

import aiosqlite
from sqlalchemy import Connection, Engine

R = TypeVar("R")

READERS = 8  # threads, each with a connection


class Readers:
    """Threads that are asked by several at once, so that nobody holds one until their turn in the loop comes again, as
    with a pool of SQLAlchemy's. `engine` opens a connection each time it is asked for one. Belongs to one loop.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._readers: list[_Reader] = []
        self._closed = False

    async def read(self, work: Callable[[Connection], R]) -> R:
        """What `work` finds. Raises RuntimeError where this is closed, and what `work` raises."""
        if self._closed:
            raise RuntimeError("the database is closed")
        reader = min(self._readers, key=lambda each: each.waiting, default=None)
        if reader is None or (reader.waiting and len(self._readers) < READERS):
            self._readers.append(reader := _Reader(self._engine))
        return await reader.read(work)

    async def close(self) -> None:
        """Once what was asked is answered."""
        self._closed = True
        readers, self._readers = self._readers, []
        await asyncio.gather(*(reader.close() for reader in readers))


class _Reader:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._asked = 0  # counted by the loop
        self._answered = 0  # counted by the thread, also where nobody waits for it any more
        self._opening: asyncio.Task[aiosqlite.Connection] | None = None
        self._db: Connection | None = None  # the thread's own

    @property
    def waiting(self) -> int:
        """Questions that are not answered yet."""
        return self._asked - self._answered

    async def read(self, work: Callable[[Connection], R]) -> R:
        self._asked += 1
        try:
            thread = await self._opened()
        except BaseException:
            self._asked -= 1
            raise
        answer: R = await thread._execute(self._answer, work)  # type: ignore[no-untyped-call]
        return answer

    async def close(self) -> None:
        if self._opening:
            await asyncio.wait([self._opening])
            if not self._opening.exception():
                thread = self._opening.result()
                await thread._execute(self._close)  # type: ignore[no-untyped-call]
                await thread.close()

    async def _opened(self) -> aiosqlite.Connection:
        """Nobody's going away ends the opening, or a connection would be left behind."""
        opening = self._opening
        if opening is None or (opening.done() and opening.exception()):
            opening = self._opening = asyncio.create_task(self._open())
        return opening.result() if opening.done() else await asyncio.shield(opening)

    async def _open(self) -> aiosqlite.Connection:
        thread = aiosqlite.Connection(self._connect, 64)
        thread._thread.daemon = True
        return await thread

    def _connect(self) -> sqlite3.Connection:
        self._db = self._engine.connect()
        connection = self._db.connection.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        return connection

    def _answer(self, work: Callable[[Connection], R]) -> R:
        assert self._db
        try:
            return work(self._db)
        finally:
            self._db.rollback()  # to SQLAlchemy whoever reads begins something, to SQLite nothing
            self._answered += 1

    def _close(self) -> None:
        assert self._db
        self._db.close()
