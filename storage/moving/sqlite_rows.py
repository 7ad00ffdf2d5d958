"""Read the rows of an SQLite file as PostgreSQL takes them, from any row on."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Column, DateTime, Float, Table, TypeDecorator

from storage.database.digest import TableDigest, digest_of

SOME = 1000  # rows in one transaction
FIRST = -(1 << 63)  # before every rowid
MovedRow = tuple[object, ...]


class SqliteRows:
    """`connection` is to a file in its newest shape, in which nothing changes meanwhile."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def are_ours(self) -> bool:
        """Whether the bot made this file."""
        return bool(self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone())

    def batches(self, table: Table, after: int) -> Iterator[tuple[int, Sequence[MovedRow]]]:
        """Rows behind a rowid, some at a time, each time with the rowid of the last of them."""
        shapes = [_shape(column) for column in table.columns]
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        query = f'SELECT rowid, {names} FROM "{table.name}" WHERE rowid > ? ORDER BY rowid LIMIT ?'
        while found := self._connection.execute(query, (after, SOME)).fetchall():
            after = found[-1][0]
            yield after, [_row(shapes, row[1:]) for row in found]

    def digest(self, table: Table) -> TableDigest:
        """What stands for all rows of a table."""
        return digest_of(row for _, rows in self.batches(table, FIRST) for row in rows)

    def last_ids(self) -> Mapping[str, int]:
        """The greatest id that was ever given out, by the name of the table: also of what was forgotten since."""
        return dict(self._connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())


def _row(shapes: Sequence[Callable[[Any], object]], row: Sequence[object]) -> MovedRow:
    return tuple(None if value is None else shape(value) for shape, value in zip(shapes, row, strict=True))


def _shape(column: Column[Any]) -> Callable[[Any], object]:
    """How a value is written that SQLite has no type of its own for; JSON stays the text it is."""
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    match kind:
        case Boolean():
            return bool
        case DateTime():
            return _moment
        case Float():
            return float
        case _:
            return _as_it_is


def _as_it_is(value: object) -> object:
    return value


def _moment(text: str) -> datetime:
    """'2026-11-28 12:00:00.000000' -> that moment in UTC"""
    found = datetime.fromisoformat(text)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
