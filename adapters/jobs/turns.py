"""Where it is kept which process has which turn: beside a SQLite file, or in PostgreSQL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, make_url

from adapters.jobs.file_turns import FileTurns
from bot.ports import Turns

if TYPE_CHECKING:
    from adapters.jobs.session_turns import SessionTurns


def turns_at(url: str | URL) -> "FileTurns | SessionTurns":
    """The turns of all processes that use this database; nothing is asked yet."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return FileTurns(Path(str(address.database)).parent)
    from adapters.jobs.session_turns import SessionTurns  # here: only PostgreSQL needs its driver

    return SessionTurns(dsn_of(address))


def dsn_of(address: URL) -> str:
    """A PostgreSQL's address as asyncpg takes it, with its password."""
    # Neon adds channel_binding to its addresses; asyncpg would pass it on to a server that does not know it.
    plain = address.set(drivername="postgresql").difference_update_query(["channel_binding"])
    return plain.render_as_string(hide_password=False)


@asynccontextmanager
async def open_turns(url: str) -> AsyncIterator[Turns]:
    """The turns of all processes that use this database; at the end all of ours are let go of."""
    turns = turns_at(url)
    try:
        yield turns
    finally:
        await turns.close()
