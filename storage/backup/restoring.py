"""Put a backup back: into an empty database, or in the place of what is there."""

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from bot.admin.keeping import Agreed, Restored
from bot.errors.keeping import HoldsData, NewerBackup, OtherDatabase
from storage.backup import postgres_copy, sqlite_copy
from storage.backup.archive import Archive, opened
from storage.backup.forgotten import forget_again, latest, marks_beside
from storage.database.alone import alone, refuse_others
from storage.database.opening import (
    ADVISORY_LOCK,
    CannotOpen,
    migrate,
    migrating_engine,
    read,
    reason,
    shown,
    trouble_at,
)
from storage.database.shape import newest, upgrade
from storage.database.sqlite_file import make_file, writing_engine
from storage.people.tombstones import Marks, marks_in
from storage.tables import tombstones

May = Callable[[], bool]  # whether what is there gives way


@dataclass(frozen=True)
class Around:
    """What there is beside a database: the folder of backups, in which stands who was forgotten, and jobs."""

    folder: Path
    forget_jobs: Callable[[], Awaitable[None]]
    now: Callable[[], datetime]


async def restore(path: Path, url: str, around: Around, agreed: Agreed | None = None) -> Restored | None:
    """All of a backup, in its newest shape, or nothing; None: they did not agree that what is there gives way.

    Jobs are in no backup: the bot finds what was open among what had been said. Raises BrokenBackup, OtherDatabase,
    NewerBackup, HoldsData, InUse, NotTheSame and CannotOpen.
    """
    address = read(url)
    kind = "sqlite" if address.get_backend_name() == "sqlite" else "postgresql"
    with opened(path) as archive:
        if archive.manifest.kind != kind:
            raise OtherDatabase(archive.manifest.kind, shown(address))
        if archive.manifest.version > newest():
            raise NewerBackup(archive.manifest.version, newest())
        put_back = _into_file if kind == "sqlite" else _into_server
        marks, may = marks_beside((around.folder, path.parent)), partial(_may_give_way, archive, address, agreed)
        try:
            forgotten = await put_back(archive, address, around, marks, may)
        except trouble_at(address) as error:
            raise CannotOpen(f"Cannot put a backup back into {shown(address)}: {reason(error)}") from error
        made = archive.manifest
        return None if forgotten is None else Restored(shown(address), made.rows, made.version, newest(), forgotten)


def _may_give_way(archive: Archive, address: URL, agreed: Agreed | None) -> bool:
    if agreed is None:
        raise HoldsData(shown(address), may_replace=True)
    return agreed(shown(address), archive.manifest.made)


# SQLite


async def _into_file(archive: Archive, address: URL, around: Around, beside: Marks, may: May) -> int | None:
    file = Path(str(address.database))
    make_file(file)
    broken = _is_broken(address)
    if broken and not may():
        return None
    with sqlite_copy.spare_file(around.folder) as copy:
        sqlite_copy.unpack(archive, copy)
        if broken:
            _make_anew(file)
        marks = await _marks_of(address)
        with alone(address) as there:
            if sqlite_copy.holds_rows(there) and not may():
                return None
            forgotten = await _renew(copy, latest(beside, marks), around.now())
            await around.forget_jobs()
            sqlite_copy.put(copy, there)
    return forgotten


def _make_anew(file: Path) -> None:
    for part in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        part.unlink(missing_ok=True)
    make_file(file)


def _is_broken(address: URL) -> bool:
    """Whether a file is no database any more. Raises InUse."""
    try:
        with alone(address) as db:
            sqlite_copy.holds_rows(db)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return True
    return False


async def _marks_of(address: URL) -> Marks:
    """Who was forgotten in a database, as far as it can be read."""
    engine = migrating_engine(address)
    try:
        with suppress(SQLAlchemyError, sqlite3.Error):
            async with engine.connect() as db:
                return await db.run_sync(_marks)
        return {}
    finally:
        await engine.dispose()


async def _renew(file: Path, marks: Marks, now: datetime) -> int:
    """Bring a copy to its newest shape, and forget in it who was forgotten since."""
    address = URL.create("sqlite+aiosqlite", database=str(file))
    await migrate(address)
    engine = writing_engine(address)
    try:
        with engine.begin() as db:
            return forget_again(db, marks, now)
    finally:
        engine.dispose()


# PostgreSQL


async def _into_server(archive: Archive, address: URL, around: Around, beside: Marks, may: May) -> int | None:
    engine = migrating_engine(address)
    try:
        async with engine.begin() as db:
            server: Any = (await db.get_raw_connection()).driver_connection
            await refuse_others(server, address)
            await db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
            if await db.run_sync(postgres_copy.holds_rows) and not may():
                return None
            marks = latest(beside, await db.run_sync(_marks))
            await around.forget_jobs()
            await db.run_sync(postgres_copy.drop_tables)
            await db.run_sync(upgrade, archive.manifest.version)
            await postgres_copy.unpack(server, archive)
            await db.run_sync(upgrade)
            return await db.run_sync(forget_again, marks, around.now())
    finally:
        await engine.dispose()


# Who was forgotten


def _marks(db: Connection) -> Marks:
    return marks_in(db) if inspect(db).has_table(tombstones.name) else {}
