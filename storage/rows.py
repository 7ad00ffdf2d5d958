"""From rows to the values the bot thinks in, and back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sqlalchemy import Executable, Row, Select, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


class Value(Protocol):
    """A dataclass whose fields are columns."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=Value)


@dataclass(frozen=True)
class Rows(Generic[T]):
    """The rows of a table, as values of one kind."""

    kind: type[T]
    table: Table

    @property
    def columns(self) -> list[Any]:
        """The columns that the fields of a value come from."""
        return [self.table.c[field.name] for field in fields(self.kind)]

    def select(self) -> Select[Any]:
        """A query for all of them."""
        return select(*self.columns)

    def value(self, row: Row[Any]) -> T:
        return self.kind(**{column.key: row._mapping[column] for column in self.columns})

    async def all(self, db: AsyncConnection, query: Select[Any]) -> list[T]:
        """Every value a query finds, in its order."""
        return [self.value(row) for row in await db.execute(query)]

    async def first(self, db: AsyncConnection, query: Select[Any]) -> T | None:
        """The first value a query finds."""
        row = (await db.execute(query.limit(1))).first()
        return None if row is None else self.value(row)


async def upsert(
    db: AsyncConnection, table: Table, key: Collection[str], rows: Sequence[Mapping[str, Any]], fill: bool = False
) -> None:
    """Add rows, each of the same columns, or put them in the place of those with the same key.

    No two of them may have the same key. With `fill`, what a known row holds stays, and only its gaps are filled.
    """
    insert = sqlite.insert(table) if db.dialect.name == "sqlite" else postgresql.insert(table)
    new: dict[str, Any] = {column: insert.excluded[column] for column in rows[0] if column not in key}
    if fill:
        new = {column: func.coalesce(table.c[column], value) for column, value in new.items()}
    upserted = insert.on_conflict_do_update(index_elements=list(key), set_=new)
    statement: Executable = upserted
    if db.dialect.name == "postgresql":
        # asyncpg's executemany waits for ever when it is cancelled while sending. Asked for something back,
        # SQLAlchemy does without it and sends 1,000 rows in one statement.
        statement = upserted.returning(*(table.c[column] for column in key))
    await db.execute(statement, rows)
