"""Open a zip file that a stranger made."""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from unicodedata import normalize

from adapters.blogs.files.site_parts import is_site_part, site_roots
from bot.errors import BadArchive, NoTextInside, NotReadable
from bot.model import ArchiveFault, File, Skipped

most_unpacked = 200_000_000  # bytes of everything inside
largest_text = 2_000_000
largest_page = 8_000_000  # a saved page may hold its pictures inside itself
most_files = 20_000

TEXTS = (".md", ".markdown", ".mdx", ".txt")
PAGES = (".html", ".htm")
EXPORTS = (".xml", ".atom", ".json", ".csv")
SETTINGS = re.compile(r"(^|/)\.obsidian/(daily-notes|templates)\.json$")  # where a vault keeps what are not posts
OTHER_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"EGGA", b"ALZ\x01")  # as they begin, whatever they are called
# What every zip is written with. Bzip2 and LZMA unpack without a bound in Python's zipfile: 4 kB may become 4 GB.
BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


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

    Raises BadArchive for a bomb and for what is broken or locked, NotReadable for an archive of another kind,
    NoTextInside for one with nothing in it.
    """
    if file.data.startswith(OTHER_ARCHIVES):
        raise NotReadable(file.name)
    outer = _open(file, most_unpacked)
    packed = tuple(text for text in outer.folder.texts if text.ends(".zip"))
    used = sum(len(text.data) for text in outer.folder.texts)
    parts = [Unpacked(outer.folder.without(packed), outer.skipped)]
    for part in packed:
        parts.append(_open_part(file.name, part, most_unpacked - used))
        used += sum(len(text.data) for text in parts[-1].folder.texts)
    return _together(file.name, parts)


def _together(name: str, parts: Sequence[Unpacked]) -> Unpacked:
    texts = tuple(text for part in parts for text in part.folder.texts)
    skipped = tuple(left for part in parts for left in part.skipped)
    names = frozenset(path for part in parts for path in part.folder.names)
    reasons = {left.why for left in skipped}
    if not texts and "locked" in reasons:
        raise BadArchive(name, "locked")
    if not texts and "broken" in reasons:
        raise BadArchive(name, "broken")
    if not names:
        raise NoTextInside(name)
    return Unpacked(Folder(texts, names), skipped)


def _open_part(name: str, part: Inside, most: int) -> Unpacked:
    """An archive inside one; those inside it stay closed."""
    try:
        inner = _open(File(name, part.data), most)
    except BadArchive as error:
        if error.fault != "broken":
            raise
        return Unpacked(Folder(()), (Skipped(part.name, "broken"),))
    closed = tuple(text for text in inner.folder.texts if text.ends(".zip"))
    left_out = tuple(Skipped(text.name, "other") for text in closed)
    return Unpacked(inner.folder.without(closed), (*inner.skipped, *left_out))


def _open(file: File, most: int) -> Unpacked:
    """The texts in one archive, `most` bytes at most. Raises BadArchive."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            if fault := _fault(archive, file.data, most):
                raise BadArchive(file.name, fault)
            paths = [PurePosixPath(name_of(info)) for info in archive.infolist()]
            found = list(_texts(archive, paths))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BadArchive(file.name, "broken") from error
    texts = tuple(text for text in found if isinstance(text, Inside))
    skipped = tuple(left for left in found if isinstance(left, Skipped))
    return Unpacked(Folder(texts, frozenset(map(str, paths))), skipped)


def _fault(archive: zipfile.ZipFile, data: bytes, most: int) -> ArchiveFault | None:
    entries = archive.infolist()
    if len(entries) > most_files:
        return "crowded"
    if sum(info.file_size for info in entries) > most:
        return "large"
    return "broken" if _overlap(data, entries, archive.start_dir) else None


def _overlap(data: bytes, entries: Sequence[zipfile.ZipInfo], directory: int) -> bool:
    """Whether one entry reaches into the next or into the directory, which makes few bytes many: Fifield, A better
    zip bomb (bamsoftware.com/hacks/zipbomb). A folder or an empty file may end where the next begins."""
    ordered = sorted(entries, key=lambda info: info.header_offset)
    starts = [*(info.header_offset for info in ordered), directory]
    return any(_end(data, info) > following for info, following in zip(ordered, starts[1:], strict=True))


def _end(data: bytes, info: zipfile.ZipInfo) -> int:
    """Where the data of an entry ends, by the lengths in its local header (APPNOTE 4.3.7)."""
    header = data[info.header_offset :][:30]
    if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        return info.header_offset + info.compress_size  # zipfile opens none such
    name, extra = struct.unpack("<2H", header[26:])
    return info.header_offset + 30 + int(name) + int(extra) + info.compress_size


def _texts(archive: zipfile.ZipFile, paths: Sequence[PurePosixPath]) -> Iterator[Inside | Skipped]:
    roots = site_roots(map(str, paths))
    for info, path in zip(archive.infolist(), paths, strict=True):
        if info.is_dir() or not _is_wanted(path):
            continue
        hidden, of_site = _is_hidden(path), is_site_part(str(path), roots)
        if (hidden or of_site) and not path.name.lower().endswith((*TEXTS, *PAGES)):
            continue  # settings of tools
        if _is_odd(info, path) or hidden:
            yield Skipped(path.name, "other")
        elif of_site:
            yield Skipped(path.name, "site")
        elif info.file_size > largest(path.name):
            yield Skipped(path.name, "large")
        elif info.flag_bits & 1:
            yield Skipped(path.name, "locked")
        elif (data := _read(archive, info)) is None:
            yield Skipped(path.name, "broken")
        else:
            yield Inside(str(path), data)


def _is_wanted(path: PurePosixPath) -> bool:
    """Whether it may hold a text; what macOS keeps beside each file does not."""
    of_macos = "__MACOSX" in path.parts or path.name.startswith("._")
    return not of_macos and path.name.lower().endswith((*TEXTS, *PAGES, *EXPORTS, ".zip"))


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
    return any(part.startswith(".") and part != ".." for part in path.parts) and not SETTINGS.search(str(path))


def _is_odd(info: zipfile.ZipInfo, path: PurePosixPath) -> bool:
    """A path that leads out of the archive, or a link."""
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or stat.S_ISLNK(info.external_attr >> 16)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """One text, no more of it than its entry says; None if it is damaged, or packed in a way we do not unpack."""
    if info.compress_type not in BOUNDED:
        return None
    try:
        with archive.open(info) as text:
            return text.read()
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError):
        return None  # RuntimeError: NotImplementedError, one of them, for what zipfile does not know
