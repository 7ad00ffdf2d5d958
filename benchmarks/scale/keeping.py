"""How long a backup takes, putting it back, and a move to PostgreSQL, and whether every row is the same then.

python -m benchmarks.scale.keeping SQLITE POSTGRES     moves, to be killed
"""

import asyncio
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, select

from benchmarks.scale.generated import NOW
from storage.backup.making import back_up
from storage.backup.restoring import Around, restore
from storage.database.digest import TableDigest, digest_of
from storage.database.opening import migrating_engine, read
from storage.moving import move
from storage.tables import metadata


@dataclass(frozen=True)
class Kept:
    """Seconds, and whether all tables are the same as before."""

    backup: float
    restore: float
    megabytes: float
    same: bool


async def keep(url: str, empty: str) -> Kept:
    """Back up one database, and put it back into another."""
    with TemporaryDirectory(prefix="maltu-scale-") as folder:
        began = time.perf_counter()
        made = await back_up(url, Path(folder), lambda: NOW)
        between = time.perf_counter()
        await restore(made.file, empty, Around(Path(folder), _no_jobs, lambda: NOW))
        ended = time.perf_counter()
        size = made.file.stat().st_size / 1e6
    return Kept(between - began, ended - between, size, await digests(url) == await digests(empty))


async def _no_jobs() -> None:
    """There are none."""


async def move_and_compare(sqlite: str, postgres: str) -> tuple[float, bool]:
    """The seconds that a move takes, and whether all tables are the same then, as the program reads them."""
    began = time.perf_counter()
    await move(sqlite, postgres, lambda table, rows, before: None)
    took = time.perf_counter() - began
    return took, await digests(sqlite) == await digests(postgres)


async def move_with_kills(sqlite: str, postgres: str, kills: int, apart: float) -> bool:
    """Whether all tables are the same where each of so many processes is killed that move, and then none is.

    Each time a process gets `apart` seconds more than the one before.
    """
    typed = (sys.executable, "-m", "benchmarks.scale.keeping", sqlite, postgres)
    for number in range(kills + 1):
        moving = await asyncio.create_subprocess_exec(*typed)
        if number < kills:
            await asyncio.wait([asyncio.create_task(moving.wait())], timeout=2 + number * apart)
            if moving.returncode is None:
                moving.kill()
        await moving.wait()
    return moving.returncode == 0 and await digests(sqlite) == await digests(postgres)


async def digests(url: str) -> Mapping[str, TableDigest]:
    """What stands for the rows of each table."""
    engine = migrating_engine(read(url))
    try:
        async with engine.connect() as db:
            return await db.run_sync(_digests)
    finally:
        await engine.dispose()


def _digests(db: Connection) -> Mapping[str, TableDigest]:
    return {table.name: digest_of(db.execute(select(table))) for table in metadata.sorted_tables}


if __name__ == "__main__":
    asyncio.run(move(sys.argv[1], sys.argv[2], lambda table, rows, before: None))
