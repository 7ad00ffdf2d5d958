"""Have rows that say one thing say another, where some of them may be there already."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, FromClause, Table, UniqueConstraint, delete, exists, update

from storage.tables import claims, origins, proposals

IsOpen = Callable[[FromClause], ColumnElement[bool]]

# Of two rows that are alike the one that is there stays, but for what is open beside what is settled.
_OPEN: dict[str, IsOpen] = {
    claims.name: lambda rows: rows.c.proved.is_(None),
    origins.name: lambda rows: rows.c.provenance == "asked",
    proposals.name: lambda rows: rows.c.state == "open",
}


def move(db: Connection, column: Column[Any], before: object, after: object) -> None:
    """Rows whose column says `before` say `after`; of two with the same key, one stays."""
    table = column.table
    assert isinstance(table, Table)
    for key in _keys(table, column):
        there = table.alias()
        alike = [there.c[one.key] == one for one in key]
        if is_open := _OPEN.get(table.name):
            settled = exists().where(there.c[column.key] == before, ~is_open(there), *alike)
            db.execute(delete(table).where(column == after, is_open(table), settled))
        known = exists().where(there.c[column.key] == after, *alike)
        db.execute(delete(table).where(column == before, known))
    db.execute(update(table).where(column == before).values({column: after}))


def _keys(table: Table, column: Column[Any]) -> Iterator[list[Column[Any]]]:
    """What no two rows have in common, each without this column, which is a part of it."""
    unique = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    for key in (table.primary_key, *unique):
        columns = list(key.columns)
        if any(one is column for one in columns):
            yield [one for one in columns if one is not column]
