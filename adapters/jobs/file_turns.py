"""Take turns where the database is a SQLite file: each turn is a locked file beside it."""

import asyncio
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from bot.ports import nothing_lost


class FileTurns:
    """bot.ports.Turns by files that are locked as SQLite locks files: on every system, and not inherited by processes
    that are forked. No turn is ever lost: a process that was stopped keeps its locks, and is the only one here.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ours: dict[str, sqlite3.Connection] = {}

    async def take(self, name: str, lost: Callable[[], None] = nothing_lost) -> bool:
        """Whether it is ours from now on."""
        if name in self._ours or not (locked := _lock(self._file(name))):
            return False
        self._ours[name] = locked
        return True

    async def held(self, name: str) -> bool:
        """Whether it is ours."""
        return name in self._ours

    async def release(self, name: str) -> None:
        """Let go, as if this process had died."""
        if locked := self._ours.pop(name, None):
            _unlock(locked, self._file(name))

    async def close(self) -> None:
        """Let go of everything."""
        for name in [*self._ours]:
            await self.release(name)

    async def free(self, names: Iterable[str]) -> Sequence[str]:
        """Those that nobody has."""
        return [name for name in names if name not in self._ours and self._is_free(self._file(name))]

    async def sure(self) -> None:
        """Locks of files are not taken from somebody who is alive."""

    async def keep(self) -> None:
        """A locked file needs no sign of life."""
        await asyncio.Event().wait()

    def _file(self, name: str) -> Path:
        return self._folder / f"maltu.{re.sub(r'[^0-9A-Za-z.-]', '-', name)}.lock"

    def _is_free(self, file: Path) -> bool:
        if file.exists() and (locked := _lock(file)):
            _unlock(locked, file)
            return True
        return not file.exists()


def _lock(file: Path) -> sqlite3.Connection | None:
    """None: somebody else has locked it, or deleted it in the meantime, as whoever lets go of it does."""
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with suppress(OSError, sqlite3.OperationalError):
        before = file.stat().st_ino
        connection = sqlite3.connect(file, timeout=0, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = MEMORY")  # or there is a second file
            connection.execute("BEGIN EXCLUSIVE")
            locked = file.stat().st_ino == before
        except BaseException:
            connection.close()
            raise
        if locked:
            return connection
        connection.close()
    return None


def _unlock(locked: sqlite3.Connection, file: Path) -> None:
    with suppress(OSError):  # Windows deletes no file that is open
        file.unlink()
    locked.close()
