"""From rows to the values the bot thinks in, and back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sqlalchemy import Connection, Executable, Row, Select, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite


class Value(Protocol):
    """A dataclass whose fields are columns."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=Value)


@dataclass(frozen=True)
class Rows(Generic[T]):
    """The rows of a table, as values of one kind."""

    kind: type[T]
    table: Table

    @cached_property
    def columns(self) -> list[Any]:
        """The columns that the fields of a value come from."""
        return [self.table.c[field.name] for field in fields(self.kind)]

    def select(self) -> Select[Any]:
        """A query for all of them."""
        return select(*self.columns)

    def value(self, row: Row[Any]) -> T:
        """The value in a row."""
        return self.kind(**{column.key: row._mapping[column] for column in self.columns})

    def values(self, rows: Iterable[Row[Any]]) -> list[T]:
        """The value in each of them."""
        return [self.value(row) for row in rows]

    def found(self, row: Row[Any] | None) -> T | None:
        """The value in a row, where there is one."""
        return None if row is None else self.value(row)


def upsert(
    db: Connection, table: Table, key: Collection[str], rows: Sequence[Mapping[str, Any]], fill: bool = False
) -> None:
    """Add rows, each of the same columns, or put them in the place of those with the same key.

    No two of them may have the same key. With `fill`, what a known row holds stays, and only its gaps are filled.
    """
    db.execute(_upserting(db.dialect.name, table, tuple(key), tuple(rows[0]), fill), rows)


@cache
def _upserting(dialect: str, table: Table, key: tuple[str, ...], columns: tuple[str, ...], fill: bool) -> Executable:
    insert = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    new: dict[str, Any] = {column: insert.excluded[column] for column in columns if column not in key}
    if fill:
        new = {column: func.coalesce(table.c[column], value) for column, value in new.items()}
    upserted = insert.on_conflict_do_update(index_elements=list(key), set_=new)
    if dialect == "sqlite":
        return upserted
    # asyncpg's executemany waits for ever when it is cancelled while sending. Asked for something back, SQLAlchemy does
    # without it and sends 1,000 rows in one statement.
    return upserted.returning(*(table.c[column] for column in key))
