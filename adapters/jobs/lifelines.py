"""Know which processes are alive: each holds a lock that ends with it, however it ends."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

# What is known of a database that is away: try again.
AWAY = (OSError, TimeoutError, sqlite3.Error)
PATIENCE = 5  # seconds for an answer of the database


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
