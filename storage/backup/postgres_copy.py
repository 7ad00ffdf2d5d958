"""Copy the tables of a PostgreSQL database as they are at one moment, and put a copy back, with COPY."""

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import IO, TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from bot.errors.keeping import NotTheSame
from storage.backup.archive import Archive, ArchiveWriter, TableKept
from storage.database.digest import RowsDigest
from storage.database.sequences import number_on
from storage.tables import metadata

if TYPE_CHECKING:
    import asyncpg  # type: ignore[import-untyped]

# How values are written, whatever the server and its user are set to.
WRITTEN = "SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL extra_float_digits = 1"
COLUMNS = """
SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""


class _Lines:
    """What COPY writes, a row on each line: handed on, and added up."""

    def __init__(self, member: IO[bytes] | None = None) -> None:
        self.digest = RowsDigest()
        self._member = member
        self._begun = b""

    async def write(self, piece: bytes) -> None:
        if self._member:
            self._member.write(piece)
        self.read(piece)

    def read(self, piece: bytes) -> None:
        *lines, self._begun = (self._begun + piece).split(b"\n")
        for line in lines:
            self.digest.add(line)


async def version_of(db: "asyncpg.Connection") -> str:
    """Of which version the tables are; empty where there are none."""
    there = await _is_there(db, "alembic_version")
    return str(await db.fetchval("SELECT version_num FROM alembic_version") or "") if there else ""


async def pack(db: "asyncpg.Connection", archive: ArchiveWriter) -> Mapping[str, TableKept]:
    """Put all tables into a backup, in a transaction that sees one moment; what is in them."""
    await db.execute(WRITTEN)
    found = {name: await _columns(db, name) for name in metadata.tables if await _is_there(db, name)}
    tables: dict[str, TableKept] = {}
    for name, columns in found.items():
        with archive.member(f"{name}.copy") as member:
            lines = _Lines(member)
            await db.copy_from_table(name, columns=columns, output=lines.write)
        tables[name] = TableKept(*lines.digest.digest(), columns, await _last_id(db, name, columns))
    return tables


async def _is_there(db: "asyncpg.Connection", name: str) -> bool:
    return await db.fetchval("SELECT to_regclass($1)", f'"{name}"') is not None


async def _columns(db: "asyncpg.Connection", name: str) -> tuple[str, ...]:
    return tuple(row["attname"] for row in await db.fetch(COLUMNS, f'"{name}"'))


async def _last_id(db: "asyncpg.Connection", name: str, columns: tuple[str, ...]) -> int:
    """The last that was given out, also to what was forgotten since; 0 where rows are not numbered."""
    for column in columns:
        if sequence := await db.fetchval("SELECT pg_get_serial_sequence($1, $2)", f'"{name}"', column):
            return int(await db.fetchval(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}"))
    return 0


async def unpack(db: "asyncpg.Connection", archive: Archive) -> None:
    """Fill empty tables. Raises BrokenBackup where it is not what was kept, NotTheSame where it arrives otherwise."""
    await db.execute(WRITTEN)
    if strange := archive.manifest.tables.keys() - metadata.tables.keys():
        raise archive.broken(f"{min(strange)} is no table of ours")
    for name, table in _parents_first(archive.manifest.tables):
        lines = _Lines()
        await db.copy_to_table(name, columns=table.columns, source=_read(archive, name, lines))
        if lines.digest.digest() != table.digest:
            raise archive.broken(f"{name}: its rows are not those of its manifest")
        await number_on(db, name, table.columns, table.last)
        there = _Lines()
        await db.copy_from_table(name, columns=table.columns, output=there.write)
        if there.digest.digest() != table.digest:
            raise NotTheSame(name)


def _parents_first(tables: Mapping[str, TableKept]) -> Iterator[tuple[str, TableKept]]:
    return ((table.name, tables[table.name]) for table in metadata.sorted_tables if table.name in tables)


async def _read(archive: Archive, name: str, lines: _Lines) -> AsyncIterator[bytes]:
    for piece in archive.pieces(f"{name}.copy"):
        lines.read(piece)
        yield piece


def holds_rows(db: Connection) -> bool:
    """Whether anything is kept in our tables."""
    there = set(inspect(db).get_table_names())
    return any(db.scalar(text(f'SELECT EXISTS (SELECT 1 FROM "{name}")')) for name in metadata.tables if name in there)


def drop_tables(db: Connection) -> None:
    """All of ours, and what is in them."""
    for name in (*metadata.tables, "alembic_version", "moving"):
        db.execute(text(f'DROP TABLE IF EXISTS "{name}" CASCADE'))
