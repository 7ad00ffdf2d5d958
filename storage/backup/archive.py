"""One file with everything in it, and what it should hold: a zip with a manifest."""

import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Literal

from bot.errors.keeping import BrokenBackup
from storage.database.digest import TableDigest

DatabaseKind = Literal["sqlite", "postgresql"]

FORM = 1  # of the file; what is not like this is not read
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 1 << 24  # bytes
LEVEL = 1  # of deflate; 6 takes five times as long for a fifth less
PIECE = 1 << 20  # bytes
BROKEN = (OSError, ValueError, KeyError, TypeError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError)


@dataclass(frozen=True)
class TableKept:
    """What there is of a table: its rows, in which order a row names its columns, and the last id that was given."""

    rows: int
    sum: str
    columns: tuple[str, ...] = ()
    last: int = 0

    @property
    def digest(self) -> TableDigest:
        """What stands for its rows."""
        return TableDigest(self.rows, self.sum)


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: `version` is of the tables."""

    kind: DatabaseKind
    version: str
    made: datetime
    tables: Mapping[str, TableKept]

    @property
    def rows(self) -> int:
        """Of all tables."""
        return sum(table.rows for table in self.tables.values())


class ArchiveWriter:
    """A backup that is being written."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def member(self, name: str) -> IO[bytes]:
        """One part of it, to be written from beginning to end, and then closed."""
        return self._file.open(name, "w", force_zip64=True)

    def end(self, manifest: Manifest) -> None:
        """It holds this, and nothing more is coming."""
        told = asdict(manifest) | {"form": FORM, "made": manifest.made.isoformat()}
        self._file.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))


@contextmanager
def written(path: Path) -> Iterator[ArchiveWriter]:
    """A new file for its owner alone, there only once it is whole and on the disk. Raises OSError."""
    part = path.with_name(f"{path.name}.part")
    try:
        with open(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
                yield ArchiveWriter(archive)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class Archive:
    """A backup that is read."""

    def __init__(self, path: Path, file: zipfile.ZipFile, manifest: Manifest) -> None:
        self._path = path
        self._file = file
        self.manifest = manifest

    def pieces(self, name: str) -> Iterator[bytes]:
        """One part of it; zipfile compares what it reads with what was written. Raises BrokenBackup."""
        with _broken(self._path), self._file.open(name) as member:
            while piece := member.read(PIECE):
                yield piece

    def broken(self, reason: str) -> BrokenBackup:
        """What to raise where something is wrong with what is in it."""
        return BrokenBackup(str(self._path), reason)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """A backup, with a manifest that makes sense. Raises BrokenBackup."""
    with _broken(path):
        file = zipfile.ZipFile(path)
    with file:
        with _broken(path):
            manifest = _manifest(file)
        yield Archive(path, file, manifest)


@contextmanager
def _broken(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise BrokenBackup(str(path), error.strerror or "no such file") from None
    except BROKEN as error:
        raise BrokenBackup(str(path), f"{type(error).__name__}: {error}") from error


def _manifest(file: zipfile.ZipFile) -> Manifest:
    if file.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise ValueError("its manifest is too large")
    told: Mapping[str, Any] = json.loads(file.read(MANIFEST))
    if told["form"] != FORM or told["kind"] not in ("sqlite", "postgresql"):
        raise ValueError("its form is not known")
    tables = {
        str(name): TableKept(int(kept["rows"]), str(kept["sum"]), tuple(map(str, kept["columns"])), int(kept["last"]))
        for name, kept in told["tables"].items()
    }
    return Manifest(told["kind"], str(told["version"]), datetime.fromisoformat(told["made"]), tables)


def check(path: Path) -> None:
    """Read all of it once. Raises BrokenBackup."""
    with _broken(path), zipfile.ZipFile(path) as file:
        if broken := file.testzip():
            raise ValueError(f"{broken} is not what was written")
