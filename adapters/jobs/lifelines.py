"""Know which processes are alive: each holds a lock that ends with it, however it ends."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import asyncpg  # type: ignore[import-untyped]

# What is known of a database that is away: try again.
AWAY = (OSError, TimeoutError, sqlite3.Error, asyncpg.PostgresError, asyncpg.InterfaceError)
PATIENCE = 5  # seconds for an answer of the database
HELD = """
SELECT (classid::bigint << 32) | objid::bigint AS key FROM pg_locks
WHERE locktype = 'advisory' AND objsubid = 1 AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


class Lifeline(Protocol):
    """The lock of one process, named by its executor id."""

    @property
    def held(self) -> bool: ...  # False: the others think that this process is dead

    async def take(self, lost: Callable[[], None]) -> None: ...  # `lost` is called if it is lost; raises one of AWAY
    async def release(self) -> None: ...

    # Those whose locks nobody holds. Raises one of AWAY.
    async def dead(self, executors: Iterable[str]) -> Sequence[str]: ...


class FileLifeline:
    """A lock on a file of its own in the folder of the database, as SQLite locks files: on every system, and not
    inherited by processes that are forked."""

    held = False

    def __init__(self, folder: Path, executor: str) -> None:
        self._folder = folder
        self._executor = executor
        self._locked: sqlite3.Connection | None = None

    async def take(self, lost: Callable[[], None]) -> None:
        """Hold the lock until this process dies; it is never lost. Raises one of AWAY."""
        file = self._file(self._executor)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        self._locked = _lock(file)
        self.held = self._locked is not None

    async def release(self) -> None:
        """Let go, as if this process had died."""
        self.held = False
        if self._locked:
            self._locked.close()
            self._file(self._executor).unlink(missing_ok=True)

    async def dead(self, executors: Iterable[str]) -> Sequence[str]:
        """Those whose locks nobody holds. Raises one of AWAY."""
        return [executor for executor in executors if self._is_dead(self._file(executor))]

    def _file(self, executor: str) -> Path:
        return self._folder / f"maltu-jobs.{executor}.lock"

    def _is_dead(self, file: Path) -> bool:
        if not file.exists():
            return True
        if not (locked := _lock(file)):
            return False
        locked.close()
        file.unlink(missing_ok=True)
        return True


def _lock(file: Path) -> sqlite3.Connection | None:
    connection = sqlite3.connect(file, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        connection.close()
        return None
    return connection


class SessionLifeline:
    """An advisory lock of PostgreSQL, on a connection that is used for nothing else."""

    def __init__(self, dsn: str, executor: str) -> None:
        self._dsn = dsn
        self._executor = executor
        self._connection: asyncpg.Connection | None = None

    @property
    def held(self) -> bool:
        """Whether the connection that holds the lock is up, as far as this end of it knows."""
        return self._connection is not None and not self._connection.is_closed()

    async def take(self, lost: Callable[[], None]) -> None:
        """Hold the lock as long as this process and its connection live. Raises one of AWAY."""
        self._connection = await asyncpg.connect(self._dsn, timeout=PATIENCE, command_timeout=PATIENCE)
        self._connection.add_termination_listener(lambda _: lost())
        await self._connection.execute("SELECT pg_advisory_lock($1)", _key(self._executor))

    async def release(self) -> None:
        """Let go, as if this process had died."""
        if connection := self._connection:
            self._connection = None
            with suppress(*AWAY):
                await connection.close(timeout=1)

    async def dead(self, executors: Iterable[str]) -> Sequence[str]:
        """Those whose locks nobody holds. Raises one of AWAY; the lock is lost then."""
        try:
            if not self._connection:
                raise ConnectionError("the lock is not held")
            held = {row["key"] for row in await self._connection.fetch(HELD)}
        except AWAY:
            if self._connection:
                self._connection.terminate()
            raise
        return [executor for executor in executors if _key(executor) not in held]


def _key(executor: str) -> int:
    """64 bits of its name: what an advisory lock is called by."""
    return int.from_bytes(hashlib.sha256(f"maltu jobs {executor}".encode()).digest()[:8], "big", signed=True)
