"""Write rows into PostgreSQL, and know after a break how far it had come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Table, delete, inspect, text

from bot.errors.keeping import HoldsData, NotTheSame
from storage.database.digest import RowsDigest, TableDigest, packed
from storage.database.opening import migrating_engine, shown
from storage.database.sequences import number_on
from storage.database.shape import HALF_MOVED, newest, set_version, upgrade, version
from storage.moving.sqlite_rows import FIRST
from storage.tables import metadata

if TYPE_CHECKING:
    import asyncpg  # type: ignore[import-untyped]

AT_A_TIME = 500  # rows that are read back
PROGRESS = """
CREATE TABLE moving (
    name TEXT PRIMARY KEY, source TEXT NOT NULL, rows BIGINT NOT NULL, sum TEXT NOT NULL, last BIGINT NOT NULL
)
"""


@dataclass(frozen=True)
class MoveSource:
    """What is moved: what its file is known by, and what stands for the rows of each table."""

    name: str
    tables: Mapping[str, TableDigest]


async def begin(address: URL, source: MoveSource) -> bool:
    """Make tables and a note of what comes in, unless they are there. False: all of it is there already.

    Raises HoldsData where there is anything else.
    """
    engine = migrating_engine(address)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_begin, source, shown(address))
    finally:
        await engine.dispose()


def _begin(db: Connection, source: MoveSource, where: str) -> bool:
    if version(db) == HALF_MOVED:
        noted = db.execute(text("SELECT name, source, rows, sum FROM moving")).all()
        if {row.source for row in noted} != {source.name}:
            raise HoldsData(where, may_replace=False)
        if {row.name: TableDigest(row.rows, row.sum) for row in noted} == source.tables:
            return True
        _empty(db)  # the file has changed since, and nothing else is in here
    elif rows := _rows_in(db):
        if rows == {name: digest.rows for name, digest in source.tables.items()}:
            return False
        raise HoldsData(where, may_replace=False)
    else:
        upgrade(db)
        db.execute(text(PROGRESS))
    _note(db, source)
    set_version(db, HALF_MOVED)
    return True


def _rows_in(db: Connection) -> Mapping[str, int]:
    """How many rows each table holds; nothing where none holds any."""
    there = set(inspect(db).get_table_names())
    counts = {name: db.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0 for name in metadata.tables if name in there}
    return counts if any(counts.values()) else {}


def _empty(db: Connection) -> None:
    for table in reversed(metadata.sorted_tables):
        db.execute(delete(table))
    db.execute(text("DELETE FROM moving"))


def _note(db: Connection, source: MoveSource) -> None:
    note = text("INSERT INTO moving VALUES (:name, :source, :rows, :sum, :last)")
    for name, (rows, sum_) in source.tables.items():
        db.execute(note, {"name": name, "source": source.name, "rows": rows, "sum": sum_, "last": FIRST})


class PostgresTarget:
    """A database in which a move has begun."""

    def __init__(self, connection: "asyncpg.Connection") -> None:
        self._connection = connection

    async def last(self, table: Table) -> int:
        """The rowid of the last row that is there."""
        return int(await self._connection.fetchval("SELECT last FROM moving WHERE name = $1", table.name))

    async def count(self, table: Table) -> int:
        """How many rows are there."""
        return int(await self._connection.fetchval(f'SELECT count(*) FROM "{table.name}"'))

    async def add(self, table: Table, rows: Sequence[tuple[object, ...]], last: int) -> None:
        """Rows, and that they are there."""
        columns = [column.name for column in table.columns]
        async with self._connection.transaction():
            await self._connection.copy_records_to_table(table.name, records=rows, columns=columns)
            await self._connection.execute("UPDATE moving SET last = $1 WHERE name = $2", last, table.name)

    async def check(self, tables: Mapping[str, TableDigest]) -> None:
        """Raises NotTheSame where a table is not what stands for it."""
        for table in metadata.sorted_tables:
            if await self._digest(table) != tables[table.name]:
                raise NotTheSame(table.name)

    async def _digest(self, table: Table) -> TableDigest:
        found, names = RowsDigest(), ", ".join(f'"{column.name}"' for column in table.columns)
        async with self._connection.transaction(readonly=True):
            async for row in self._connection.cursor(f'SELECT {names} FROM "{table.name}"', prefetch=AT_A_TIME):
                found.add(packed(row))
        return found.digest()

    async def end(self, last_ids: Mapping[str, int]) -> None:
        """New ids go on behind the last ones, and the database is one like any other."""
        async with self._connection.transaction():
            for table in metadata.sorted_tables:
                numbered = [] if table.autoincrement_column is None else [table.autoincrement_column.name]
                await number_on(self._connection, table.name, numbered, last_ids.get(table.name, 0))
            await self._connection.execute("UPDATE alembic_version SET version_num = $1", newest())
            await self._connection.execute("DROP TABLE moving")
