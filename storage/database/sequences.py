"""Go on counting in PostgreSQL where rows came with their numbers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncpg  # type: ignore[import-untyped]


async def number_on(db: "asyncpg.Connection", name: str, columns: Iterable[str], last: int) -> None:
    """New rows of a table are numbered behind the last id that was ever given out, and behind those that are there.

    Of the columns those count that PostgreSQL numbers.
    """
    for column in columns:
        if sequence := await db.fetchval("SELECT pg_get_serial_sequence($1, $2)", f'"{name}"', column):
            greatest = max(last, await db.fetchval(f'SELECT coalesce(max("{column}"), 0) FROM "{name}"'))
            if greatest:
                await db.execute("SELECT setval($1::text::regclass, $2)", sequence, greatest)
