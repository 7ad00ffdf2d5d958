"""Open a zip file that a stranger made."""

import copy
import io
import re
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
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
largest_page = 8_000_000  # a saved page may hold its pictures inside itself
most_files = 20_000
densest = 1100.0  # deflate cannot pack tighter than 1032 to 1
NOT_POSTS = ("readme", "license", "licence", "changelog", "contributing", "_index", "404")

TEXTS = (".md", ".markdown", ".mdx", ".txt")
PAGES = (".html", ".htm")
EXPORTS = (".xml", ".atom", ".json", ".csv")
SETTINGS = re.compile(r"(^|/)\.obsidian/(daily-notes|templates)\.json$")  # where a vault keeps what are not posts


@dataclass(frozen=True)
class Inside:
    """One text, by its path in NFC: inside an archive, or as it was named where it came by itself."""

    path: str
    data: bytes = field(repr=False)
    loose: bool = False

    @property
    def name(self) -> str:
        """The last part of its path."""
        return PurePosixPath(self.path).name

    def ends(self, *endings: str) -> bool:
        """Whether its path ends in one of these, in whatever case."""
        return self.path.lower().endswith(endings)

    @property
    def too_large(self) -> bool:
        """Whether it is larger than a file of its kind may be, see largest()."""
        return len(self.data) > largest(self.path)


@dataclass(frozen=True)
class Folder:
    """Files that came together: all of an archive, or loose ones. `names`: the paths of everything there."""

    texts: tuple[Inside, ...]
    names: frozenset[str] = frozenset()

    def without(self, taken: tuple[Inside, ...]) -> "Folder":
        """The same folder without these texts; its names stay."""
        paths = {id(text) for text in taken}
        return Folder(tuple(text for text in self.texts if id(text) not in paths), self.names)


@dataclass(frozen=True)
class Unpacked:
    """What an archive holds, and what in it could not be read."""

    folder: Folder
    skipped: tuple[Skipped, ...]


def largest(path: str) -> int:
    """Bytes that a file of this kind may have."""
    name = path.lower()
    if name.endswith(TEXTS):
        return largest_text
    return largest_page if name.endswith(PAGES) else most_unpacked


def unpack(file: File) -> Unpacked:
    """What can be read in an archive, and in archives right inside it, as Notion packs its parts.

    Raises TooLarge for a bomb, NoTextInside for what cannot be opened or holds no text.
    """
    texts: list[Inside] = []
    skipped: list[Skipped] = []
    names: set[str] = set()
    for found in _open(file, most_unpacked):
        match found:
            case Inside() if found.ends(".zip"):
                used = sum(len(text.data) for text in texts) + len(found.data)
                try:
                    inner = list(_open(File(file.name, found.data), most_unpacked - used))
                except NoTextInside:
                    skipped.append(Skipped(found.name, "broken"))
                    continue
                texts += [text for text in inner if isinstance(text, Inside) and not text.ends(".zip")]
                skipped += [left for left in inner if isinstance(left, Skipped)]
                names |= {name for name in inner if isinstance(name, str)}
            case Inside():
                texts.append(found)
            case Skipped():
                skipped.append(found)
            case name:
                names.add(name)
    if not texts and not skipped and not names:
        raise NoTextInside(file.name)
    return Unpacked(Folder(tuple(texts), frozenset(names)), tuple(skipped))


def _open(file: File, most: int) -> Iterator[Inside | Skipped | str]:
    """The texts in an archive, what had to be left out, and the path of everything."""
    try:
        with SafeZipFile(
            io.BytesIO(file.data),
            max_file_size=most,
            max_total_size=most,
            max_files=most_files,
            max_per_member_ratio=densest,
            max_total_ratio=densest,
        ) as archive:
            yield from _texts(archive)
    except (FileSizeExceededError, TotalSizeExceededError, FileCountExceededError, CompressionRatioError) as error:
        raise TooLarge(file.name, most_unpacked) from error
    except (SafezipError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        too_large = isinstance(error, MalformedArchiveError) and _said_size(file) > most
        raise (TooLarge(file.name, most_unpacked) if too_large else NoTextInside(file.name)) from error


def _said_size(file: File) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            return sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return 0


def _texts(archive: SafeZipFile) -> Iterator[Inside | Skipped | str]:
    with tempfile.TemporaryDirectory() as folder:
        for info in archive.infolist():
            path = PurePosixPath(name_of(info))
            yield str(path)
            if not _is_wanted(path):
                continue
            if info.is_dir() or _is_odd(info, path):
                yield Skipped(path.name, "other")
            elif info.file_size > largest(path.name):
                yield Skipped(path.name, "large")
            elif (data := _read(archive, info, folder)) is None:
                yield Skipped(path.name, "broken")
            else:
                yield Inside(str(path), data)


def _is_wanted(path: PurePosixPath) -> bool:
    name = path.name.lower()
    if SETTINGS.search(str(path)):
        return True
    if _is_hidden(path) or path.stem.lower() in NOT_POSTS:
        return False
    return name.endswith((*TEXTS, *PAGES, *EXPORTS, ".zip"))


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
