"""Make a backup, by hand or before the tables are changed."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL

from bot.admin.keeping import BackedUp
from bot.errors.keeping import NothingThere
from storage.backup import postgres_copy, sqlite_copy
from storage.backup.archive import Manifest, check, written
from storage.backup.folder import delete_old, new_file, room_in
from storage.database.opening import (
    BeforeMigration,
    CannotOpen,
    connect_to_postgres,
    read,
    reason,
    shown,
    trouble_at,
)
from storage.database.shape import HALF_MOVED, CannotMigrate, newest

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]

NEWER = "its tables are of version {}, this program's of {}: back it up with the newer program"


async def back_up(url: str, folder: Path, now: Clock) -> BackedUp:
    """All that is in a database at one moment, also while the bot writes; what is too old in the folder goes.

    Raises CannotOpen, NothingThere and NoPlaceForBackup.
    """
    address = read(url)
    try:
        return await _back_up(address, folder, now)
    except trouble_at(address) as error:
        raise CannotOpen(f"Cannot back up {shown(address)}: {reason(error)}") from error


def before_migration(folder: Path, now: Clock) -> BeforeMigration:
    """What is to be done before tables are changed: a backup into this folder."""

    async def back_up_first(address: URL) -> None:
        made = await _back_up(address, folder, now)
        log.info("before the tables are changed they are backed up to %s", made.file)

    return back_up_first


async def _back_up(address: URL, folder: Path, now: Clock) -> BackedUp:
    made = now()
    with room_in(folder):
        deleted = await asyncio.to_thread(delete_old, folder, made)
    if address.get_backend_name() == "sqlite":
        file, rows = await asyncio.to_thread(_from_file, address, folder, made)
    else:
        file, rows = await _from_server(address, folder, made)
    await asyncio.to_thread(check, file)
    return BackedUp(file, rows, deleted)


def _from_file(address: URL, folder: Path, made: datetime) -> tuple[Path, int]:
    there = Path(str(address.database))
    if not there.is_file() or not (version := sqlite_copy.version_of(there)):
        raise NothingThere(shown(address))
    path = new_file(folder, made, version)
    with room_in(folder), sqlite_copy.copied(there, folder) as copy, written(path) as archive:
        manifest = Manifest("sqlite", sqlite_copy.version_of(copy), made, sqlite_copy.pack(copy, archive))
        archive.end(manifest)
    return path, manifest.rows


async def _from_server(address: URL, folder: Path, made: datetime) -> tuple[Path, int]:
    connection = await connect_to_postgres(address)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            version = await postgres_copy.version_of(connection)
            if version in ("", HALF_MOVED):
                raise NothingThere(shown(address))
            if version > newest():  # we copy table by table, and know of none that came later
                raise CannotMigrate(NEWER.format(version, newest()))
            path = new_file(folder, made, version)
            with room_in(folder), written(path) as archive:
                manifest = Manifest("postgresql", version, made, await postgres_copy.pack(connection, archive))
                archive.end(manifest)
    finally:
        await connection.close()
    return path, manifest.rows
