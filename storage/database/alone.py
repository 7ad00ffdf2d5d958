"""Have a database to oneself, so that nothing changes in it while it is moved or put back."""

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL

from bot.errors.keeping import InUse
from storage.database.opening import shown
from storage.database.sqlite_file import open_file

if TYPE_CHECKING:
    import asyncpg  # type: ignore[import-untyped]

PATIENCE = 5.0  # seconds for a process that is ending
PAUSE = 0.1
# The workers of PostgreSQL itself are nobody's; whoever may not see more of a session sees these columns.
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND usesysid IS NOT NULL
"""


@contextmanager
def alone(address: URL) -> Iterator[sqlite3.Connection]:
    """The SQLite file of an address, which nobody else can open as long as this lasts.

    Whoever has a file with a write-ahead log open holds a lock on it until they close it. Raises InUse, and
    sqlite3.Error where it is no database.
    """
    with closing(open_file(Path(str(address.database)), timeout=0)) as connection:
        until = time.monotonic() + PATIENCE
        while not _taken(connection):
            if time.monotonic() > until:
                raise InUse(shown(address))
            time.sleep(PAUSE)
        yield connection


def _taken(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # in this mode the lock stays
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise
    return True


async def refuse_others(connection: "asyncpg.Connection", address: URL) -> None:
    """Raises InUse where anybody else is connected to a PostgreSQL database."""
    for _ in range(round(PATIENCE / PAUSE)):
        if not await connection.fetchval(OTHERS):
            return
        await asyncio.sleep(PAUSE)
    raise InUse(shown(address))
