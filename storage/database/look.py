"""Look at a database without changing it: can it be opened, is it whole, and of which version are its tables?"""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from bot.admin.seen import DatabaseSeen, DatabaseState
from storage.database.opening import CannotOpen, postgres_engine, read, reason, shown, trouble_at
from storage.database.shape import HALF_MOVED, MOVE_AGAIN, newest, version
from storage.database.sqlite_file import open_file, version_in

PATIENCE = 3.0  # seconds for somebody else to let go of the file
LONGEST_LOOK = 20_000_000  # steps of SQLite's machine: some seconds; a file that takes longer is whole so far


async def look(url: str) -> DatabaseSeen:
    """What there is at a DATABASE_URL."""
    try:
        address = read(url)
    except CannotOpen as error:
        return DatabaseSeen("DATABASE_URL", "unreachable", reason=str(error))
    if address.get_backend_name() == "sqlite":
        return await asyncio.to_thread(_look_at_file, address)
    try:
        engine = postgres_engine(address)
        try:
            async with engine.connect() as connection:
                found = await connection.run_sync(version)
        finally:
            await engine.dispose()
    except trouble_at(address) as error:
        return DatabaseSeen(shown(address), "unreachable", reason=reason(error))
    return _of_version(address, found)


def _look_at_file(address: URL) -> DatabaseSeen:
    file = Path(str(address.database))
    if not file.exists() or not file.stat().st_size:
        return _of_version(address, "")
    try:
        with closing(open_file(file, PATIENCE)) as connection:
            fault = _fault(connection)
            if fault:
                return DatabaseSeen(shown(address), "broken", reason=fault)
            connection.execute("BEGIN IMMEDIATE")  # as every write begins
            connection.execute("ROLLBACK")
            return _of_version(address, version_in(connection))
    except sqlite3.OperationalError as error:
        state: DatabaseState = "locked" if "locked" in str(error) else "unreachable"
        return DatabaseSeen(shown(address), state, reason=str(error))
    except sqlite3.DatabaseError as error:
        return DatabaseSeen(shown(address), "broken", reason=str(error))


def _fault(connection: sqlite3.Connection) -> str:
    """The first thing that is wrong with the file; empty for none, also where looking took too long."""
    connection.set_progress_handler(lambda: True, LONGEST_LOOK)  # called after so many steps, it ends the look
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        return ""
    finally:
        connection.set_progress_handler(None, 0)
    return "" if found and found[0] == "ok" else str(found and found[0])


def _of_version(address: URL, found: str) -> DatabaseSeen:
    if found == HALF_MOVED:
        return DatabaseSeen(shown(address), "unreachable", reason=MOVE_AGAIN)
    ours = newest()
    state: DatabaseState = "current" if found == ours else "older" if found < ours else "newer"
    return DatabaseSeen(shown(address), state if found else "new", found, ours)
