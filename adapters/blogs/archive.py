"""Open a zip file that a stranger made."""

import copy
import io
import stat
import tempfile
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from safezip import (
    CompressionRatioError,
    FileCountExceededError,
    FileSizeExceededError,
    MalformedArchiveError,
    SafezipError,
    SafeZipFile,
    TotalSizeExceededError,
)

from bot.errors import NoTextInside, TooLarge
from bot.model import File, Skipped

most_unpacked = 200_000_000  # bytes of everything inside
largest_text = 2_000_000
most_files = 20_000
densest = 1100.0  # deflate cannot pack tighter than 1032 to 1
NOT_POSTS = ("readme", "license", "licence", "changelog", "contributing", "_index", "404")


@dataclass(frozen=True)
class Inside:
    """One text, by its path in NFC: inside an archive, or as it was named where it came by itself."""

    path: str
    data: bytes = field(repr=False)
    loose: bool = False


@dataclass(frozen=True)
class Unpacked:
    texts: tuple[Inside, ...]
    skipped: tuple[Skipped, ...]


def unpack(file: File, endings: tuple[str, ...]) -> Unpacked:
    """The texts in an archive. Raises TooLarge for a bomb, NoTextInside for what cannot be opened or holds no text."""
    try:
        with SafeZipFile(
            io.BytesIO(file.data),
            max_file_size=most_unpacked,
            max_total_size=most_unpacked,
            max_files=most_files,
            max_per_member_ratio=densest,
            max_total_ratio=densest,
        ) as archive:
            found = _texts(archive, endings)
    except (FileSizeExceededError, TotalSizeExceededError, FileCountExceededError, CompressionRatioError) as error:
        raise TooLarge(file.name, most_unpacked) from error
    except (SafezipError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        too_large = isinstance(error, MalformedArchiveError) and _said_size(file) > most_unpacked
        raise (TooLarge(file.name, most_unpacked) if too_large else NoTextInside(file.name)) from error
    if not found.texts and not found.skipped:
        raise NoTextInside(file.name)
    return found


def _said_size(file: File) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            return sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return 0


def _texts(archive: SafeZipFile, endings: tuple[str, ...]) -> Unpacked:
    texts: list[Inside] = []
    skipped: list[Skipped] = []
    with tempfile.TemporaryDirectory() as folder:
        for info in archive.infolist():
            path = PurePosixPath(name_of(info))
            if not path.name.lower().endswith(endings) or _is_hidden(path) or path.stem.lower() in NOT_POSTS:
                continue
            if info.is_dir() or _is_odd(info, path):
                skipped.append(Skipped(path.name, "other"))
            elif info.file_size > largest_text:
                skipped.append(Skipped(path.name, "large"))
            elif (data := _read(archive, info, folder)) is None:
                skipped.append(Skipped(path.name, "broken"))
            else:
                texts.append(Inside(str(path), data))
    return Unpacked(tuple(texts), tuple(skipped))


def name_of(info: zipfile.ZipInfo) -> str:
    """Windows stores Korean names as cp949 and macOS as UTF-8 in pieces, both without saying so."""
    name = info.orig_filename.replace("\\", "/").partition("\x00")[0]
    if not info.flag_bits & 0x800:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        for charset in ("utf-8", "cp949"):
            try:
                return normalize("NFC", raw.decode(charset)) if raw else normalize("NFC", name)
            except UnicodeDecodeError:
                continue
    return normalize("NFC", name)


def _is_hidden(path: PurePosixPath) -> bool:
    return any((part.startswith(".") and part != "..") or part in ("__MACOSX", "node_modules") for part in path.parts)


def _is_odd(info: zipfile.ZipInfo, path: PurePosixPath) -> bool:
    """A path that leads out of the archive, or a link."""
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or stat.S_ISLNK(info.external_attr >> 16)


def _read(archive: SafeZipFile, info: zipfile.ZipInfo, folder: str) -> bytes | None:
    """One text, unpacked under a name of our own; None if it is locked or damaged."""
    ours = copy.copy(info)
    ours.filename = "text"
    try:
        unpacked = Path(archive.extract(ours, folder))
        data = unpacked.read_bytes()
        unpacked.unlink()
    except (FileSizeExceededError, CompressionRatioError, TotalSizeExceededError):
        raise
    except (SafezipError, zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, KeyError, ValueError):
        return None  # RuntimeError: it wants a password; NotImplementedError, one of them, a method we do not know
    return data
