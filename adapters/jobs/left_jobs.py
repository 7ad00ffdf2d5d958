"""Forget all jobs, where a database goes back to an earlier time."""

import asyncio
from pathlib import Path

from sqlalchemy import URL, make_url

from adapters.jobs.durable import jobs_file
from adapters.jobs.runner import SCHEMA
from adapters.jobs.turns import dsn_of


async def forget_jobs(url: str) -> None:
    """While no bot runs on this database: what was done since would else count as done, and never be done again."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        await asyncio.to_thread(_delete, jobs_file(address))
    else:
        await _drop(address)


def _delete(file: Path) -> None:
    for part in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        part.unlink(missing_ok=True)


async def _drop(address: URL) -> None:
    import asyncpg  # type: ignore[import-untyped]

    connection = await asyncpg.connect(dsn_of(address), timeout=10)
    try:
        await connection.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    finally:
        await connection.close()
