"""Copy an SQLite file as it is at one moment, also while the bot writes to it, and put a copy back."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

from bot.errors.keeping import NotTheSame
from storage.backup.archive import PIECE, Archive, ArchiveWriter, TableKept
from storage.backup.folder import SPARE, make_folder
from storage.database.digest import digest_of
from storage.database.sqlite_file import open_file, version_in

MEMBER = "maltu.db"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"


@contextmanager
def copied(file: Path, folder: Path) -> Iterator[Path]:
    """A copy in a folder as long as this lasts: all in one read, which whoever writes does not wait for."""
    with spare_file(folder) as copy, closing(open_file(file)) as here, closing(sqlite3.connect(copy)) as there:
        here.backup(there)
        there.execute("PRAGMA journal_mode = DELETE")  # all of it is in this one file
        there.close()
        yield copy


@contextmanager
def spare_file(folder: Path) -> Iterator[Path]:
    """An empty file for its owner alone that is gone afterwards. Raises NoPlaceForBackup."""
    make_folder(folder)
    opened, name = mkstemp(prefix=SPARE, dir=folder)
    os.close(opened)
    try:
        yield Path(name)
    finally:
        for left in (name, f"{name}-wal", f"{name}-shm", f"{name}-journal"):
            with suppress(FileNotFoundError):
                os.unlink(left)


def version_of(file: Path) -> str:
    """Of which version its tables are; empty where it is not ours."""
    with closing(open_file(file)) as db:
        return version_in(db)


def pack(file: Path, archive: ArchiveWriter) -> Mapping[str, TableKept]:
    """Put a file that nobody writes to into a backup; what is in its tables. Raises sqlite3.DatabaseError."""
    with closing(open_file(file)) as db:
        _refuse_damage(db)
        tables = kept(db)
    with archive.member(MEMBER) as member, file.open("rb") as copy:
        while piece := copy.read(PIECE):
            member.write(piece)
    return tables


def unpack(archive: Archive, file: Path) -> None:
    """Write the file that is in a backup. Raises BrokenBackup where it is not what was kept."""
    with file.open("wb") as copy:
        for piece in archive.pieces(MEMBER):
            copy.write(piece)
    try:
        with closing(open_file(file)) as db:
            _refuse_damage(db)
            if kept(db) != archive.manifest.tables:
                raise archive.broken("its rows are not those of its manifest")
    except sqlite3.DatabaseError as error:
        raise archive.broken(str(error)) from error


def put(file: Path, target: sqlite3.Connection) -> None:
    """Everything in a database gives way to what is in a file, or nothing does. Raises NotTheSame."""
    with closing(open_file(file)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        db.backup(target)
        there, here = kept(target), kept(db)
    if there != here:
        raise NotTheSame(next(name for name in here if there.get(name) != here[name]))


def holds_rows(db: sqlite3.Connection) -> bool:
    """Whether anything is kept in a database; which version it is of does not count."""
    names = [name for (name,) in db.execute(TABLES) if name != "alembic_version"]
    return any(db.execute(f'SELECT EXISTS (SELECT 1 FROM "{name}")').fetchone()[0] for name in names)


def kept(db: sqlite3.Connection) -> Mapping[str, TableKept]:
    """What stands for the rows of each table."""
    names = [name for (name,) in db.execute(TABLES)]
    return {name: TableKept(*digest_of(db.execute(f'SELECT * FROM "{name}"'))) for name in names}


def _refuse_damage(db: sqlite3.Connection) -> None:
    found = db.execute("PRAGMA quick_check(1)").fetchone()
    if not found or found[0] != "ok":
        raise sqlite3.DatabaseError(str(found and found[0]))
