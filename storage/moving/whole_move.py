"""Move all tables, one after another, and compare them in the end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL

from bot.admin.keeping import Moved, TellTable
from bot.errors.keeping import HoldsData, InUse, NothingThere, NotTheSame, OtherWay
from storage.column_types import mark
from storage.database.alone import alone, refuse_others
from storage.database.opening import (
    ADVISORY_LOCK,
    BeforeMigration,
    CannotOpen,
    connect_to_postgres,
    migrate,
    read,
    reason,
    shown,
    trouble_at,
)
from storage.moving.postgres_target import MoveSource, PostgresTarget, begin
from storage.moving.sqlite_rows import SqliteRows
from storage.tables import metadata

if TYPE_CHECKING:
    import asyncpg  # type: ignore[import-untyped]


async def move(source: str, target: str, tell: TellTable, before: BeforeMigration | None = None) -> Moved:
    """Everything in an SQLite file into an empty PostgreSQL, or on from where an earlier move of the file broke off.

    Jobs stay behind: the bot finds what is open among what was said. Raises CannotOpen, OtherWay, NothingThere, InUse,
    HoldsData and NotTheSame.
    """
    here, there = _addresses(source, target)
    try:
        with alone(here) as file:
            if not SqliteRows(file).are_ours():
                raise NothingThere(str(here.database))
        await migrate(here, before)
        with alone(here) as file:
            found = _source(here, SqliteRows(file))
            async with _connected(there) as connection:
                await _move(SqliteRows(file), found, there, connection, tell)
    except trouble_at(there) as error:
        raise CannotOpen(f"Cannot move {shown(here)} to {shown(there)}: {reason(error)}") from error
    return Moved(str(here.database), shown(there), sum(digest.rows for digest in found.tables.values()))


def _addresses(source: str, target: str) -> tuple[URL, URL]:
    """A path is an SQLite file."""
    here = read(source if "://" in source else f"sqlite:///{source}")
    there = read(target if "://" in target else f"sqlite:///{target}")
    if here.get_backend_name() != "sqlite" or there.get_backend_name() != "postgresql":
        raise OtherWay
    file = Path(str(here.database))
    if not file.is_file() or not file.stat().st_size:
        raise NothingThere(str(file))
    return here, there


@asynccontextmanager
async def _connected(address: URL) -> AsyncIterator["asyncpg.Connection"]:
    """With the lock that a bot waits for which starts meanwhile. Raises InUse."""
    connection = await connect_to_postgres(address)
    try:
        await refuse_others(connection, address)
        if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", ADVISORY_LOCK):
            raise InUse(shown(address))
        yield connection
    finally:
        await connection.close()


def _source(address: URL, rows: SqliteRows) -> MoveSource:
    name = mark(str(Path(str(address.database)).resolve()))
    return MoveSource(name, {table.name: rows.digest(table) for table in metadata.sorted_tables})


async def _move(
    rows: SqliteRows, source: MoveSource, there: URL, connection: "asyncpg.Connection", tell: TellTable
) -> None:
    target = PostgresTarget(connection)
    if not await begin(there, source):
        try:
            await target.check(source.tables)
        except NotTheSame:  # what differs is somebody else's
            raise HoldsData(shown(there), may_replace=False) from None
        return
    for table in metadata.sorted_tables:
        tell(table.name, source.tables[table.name].rows, await target.count(table))
        for last, some in rows.batches(table, await target.last(table)):
            await target.add(table, some, last)
    await target.check(source.tables)
    await target.end(rows.last_ids())
