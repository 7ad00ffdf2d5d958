"""Zips byte by byte, as the tools of this world lay them out, and as attackers do.

POSTS and EMPTY stand in each; `layouts()` are eight kinds. Sources: APPNOTE.TXT 6.3.10, Info-ZIP's
proginfo/extrafld.txt, git's archive-zip.c, and files of each tool.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from bot.model import File
from tests.support.blogs.uploads import Zip

POSTS = {
    "블로그/글/김장.md": "김치를 담갔다. 배추 열 포기는 역시 무리였다.",
    "블로그/글/빵.md": "빵을 구웠다. 겉이 바삭하다!",
}
EMPTY = {"블로그/빈 메모.md": ""}
UTF8, DESCRIPTOR = 0x800, 0x8
UNIX, WINDOWS, MACOS = 3, 0, 3  # the upper byte of "made by"; Finder says Unix


def extra(kind: int, body: bytes) -> bytes:
    """One extra field."""
    return struct.pack("<2H", kind, len(body)) + body


@dataclass(frozen=True)
class Tool:
    """How a tool writes an entry. `local` and `central`: extra fields; `folders`: folders get entries of their own."""

    local: bytes = b""
    central: bytes = b""
    flags: int = 0
    made_by: int = UNIX << 8 | 30
    folders: bool = True
    name: Callable[[str], bytes] = str.encode
    stored: bool = False

    def pack(self, files: Mapping[str, str], comment: bytes = b"") -> bytes:
        """A whole zip."""
        local, central = b"", b""
        for path in [*(_folders(files) if self.folders else ()), *files]:
            record, directory = self._entry(path, files.get(path, "").encode(), len(local))
            local, central = local + record, central + directory
        count = len(files) + (len(_folders(files)) if self.folders else 0)
        end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(central), len(local), len(comment))
        return local + central + end + comment

    def _entry(self, path: str, data: bytes, at: int) -> tuple[bytes, bytes]:
        packed = zlib.compress(data, 9)[2:-4] if data and not self.stored else data
        method = 8 if data and not self.stored else 0
        late = bool(self.flags & DESCRIPTOR and data)
        flags = self.flags if late else self.flags & ~DESCRIPTOR
        sizes = zlib.crc32(data), len(packed), len(data)
        name = self.name(path)
        said = (0, 0, 0) if late else sizes
        attributes = (0o40755 if path.endswith("/") else 0o100644) << 16 | (0x10 if path.endswith("/") else 0)
        head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, flags, method, 0, 0x58CF, *said, len(name), len(self.local))
        directory = struct.pack(
            "<4s6H3I5H2I",
            *(b"PK\x01\x02", self.made_by, 20, flags, method, 0, 0x58CF, *sizes),
            *(len(name), len(self.central), 0, 0, 0, attributes, at),
        )
        tail = struct.pack("<4s3I", b"PK\x07\x08", *sizes) if late else b""
        return head + name + self.local + packed + tail, directory + name + self.central


def _folders(files: Iterable[str]) -> tuple[str, ...]:
    found = {"/".join(path.split("/")[:n]) + "/": None for path in files for n in range(1, path.count("/") + 1)}
    return tuple(found)


def _pieces(path: str) -> bytes:
    return normalize("NFD", path).encode()


def _windows(path: str) -> bytes:
    return path.encode("cp949")


TIMES = extra(0x5455, b"\x03" + bytes(8))  # UT: modified and accessed
OWNER = extra(0x7875, b"\x01\x04" + bytes(4) + b"\x04" + bytes(4))  # ux: user and group
INFO_ZIP = Tool(TIMES + OWNER, extra(0x5455, b"\x03" + bytes(4)) + OWNER, UTF8)
GIT = Tool(extra(0x5455, b"\x01" + bytes(4)), extra(0x5455, b"\x01" + bytes(4)), UTF8)
FINDER = Tool(extra(0x5855, bytes(12)), extra(0x5855, bytes(8)), DESCRIPTOR, MACOS << 8 | 21, name=_pieces)
EXPLORER = Tool(flags=UTF8, made_by=20, folders=False)
NTFS = extra(0x000A, bytes(4) + struct.pack("<2H", 1, 24) + bytes(24))
SEVEN_ZIP = Tool(central=NTFS, flags=UTF8, made_by=63)
CP949 = Tool(made_by=WINDOWS << 8 | 20, name=_windows)


def layouts() -> dict[str, bytes]:
    """Eight kinds of zip with the same texts in them."""
    files = POSTS | EMPTY
    commit = b"d68621d0c0ffee" + b"0" * 26
    beside = {f"__MACOSX/{path.rpartition('/')[0]}/._{path.rpartition('/')[2]}": "\0\5\x16\7" for path in POSTS}
    return {
        "zip -r": INFO_ZIP.pack(files),
        "git archive": GIT.pack(files, commit),
        "GitHub's download": GIT.pack({f"blog-main/{path}": text for path, text in files.items()}, commit),
        "Finder": FINDER.pack(files | beside),
        "Explorer": EXPLORER.pack(files),
        "7-Zip": SEVEN_ZIP.pack(files),
        "names in cp949": CP949.pack(files),
        "Python": _by_python(files),
    }


def _by_python(files: Mapping[str, str]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder in _folders(files):
            archive.mkdir(folder)
        for path, text in files.items():
            archive.writestr(path, text)
    return into.getvalue()


# What attackers make


def bomb_of_many() -> File:
    """220 MB in 110 files, none of which anybody wants."""
    archive = Zip()
    for n in range(110):
        archive.add(f"{n}.bin", b"\0" * 2_000_000)
    return archive.file


def bomb_that_lies() -> File:
    """100 MB that say they are ten bytes."""
    raw = bytearray(Zip().add("a.md", b"\0" * 100_000_000).file.data)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.find(mark) + offset
        raw[at : at + 4] = struct.pack("<I", 10)
    return File("a.zip", bytes(raw))


def _central(name: bytes, crc: int, packed: int, size: int, at: int, method: int) -> bytes:
    said = (b"PK\x01\x02", 20, 20, 0, method, 0, 0, crc, packed, size, len(name), 0, 0, 0, 0, 0, at)
    return struct.pack("<4s6H3I5H2I", *said) + name


def bomb_that_overlaps() -> File:
    """Many names for one and the same body."""
    body = zlib.compress(b"\0" * 1_000_000, 9)[2:-4]
    crc = zlib.crc32(b"\0" * 1_000_000)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(body), 1_000_000, 5, 0) + b"00.md" + body
    central = _central(b"00.md", crc, len(body), 1_000_000, 0, 8) * 150
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 150, 150, len(central), len(local), 0)
    return File("a.zip", local + central + end)


def one_inside_another(quoted_in_extra: bool, by: int = 0) -> File:
    """Two texts, the second of which lies in the first: in its body, or in its extra field. `by`: how many bytes of
    the second one's local header lie outside; with all 34 of them the two only touch."""
    inner_text = b"inner " * 4
    inner = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, zlib.crc32(inner_text), 24, 24, 4, 0) + b"b.md"
    quoted = inner[: len(inner) - by]
    field, body = (extra(0x9999, quoted), b"") if quoted_in_extra else (b"", quoted)
    crc = zlib.crc32(body)
    size = len(body)
    outer = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, crc, size, size, 4, len(field)) + b"a.md"
    start = len(outer) + len(field) - len(quoted) if quoted_in_extra else len(outer)
    local = outer + field + body + inner[len(inner) - by :] + inner_text
    central = _central(b"a.md", crc, size, size, 0, 0) + _central(b"b.md", zlib.crc32(inner_text), 24, 24, start, 0)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, len(central), len(local), 0)
    return File("a.zip", local + central + end)


def locked(*paths: str) -> File:
    """A zip in which these texts want a password."""
    raw = bytearray(Zip().add("a.md").add("b.md", "열린 글").file.data)
    for path in paths:
        for mark, flags, name in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
            at = raw.find(mark)
            while raw[at + name : at + name + len(path)] != path.encode():
                at = raw.find(mark, at + 1)
            raw[at + flags] |= 1
    return File("내 블로그.zip", bytes(raw))
