"""Read the files and folders that somebody named after /learn."""

import asyncio
import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from bot.errors import NotReceived
from bot.sent import Attachment

LARGEST = 50_000_000  # bytes
ALTOGETHER = 200_000_000  # bytes; what comes after them cannot be fetched
MOST = 20_000  # files; a site with its node_modules holds thousands that are no posts
TEXTS = {".md", ".markdown", ".mdx", ".txt", ".html", ".htm"}


@dataclass(frozen=True)
class Uploads:
    """What was named, not read yet."""

    files: tuple[Attachment, ...] = ()
    more: bool = False  # there are more files than may come at once


class NoSuchFile(Exception):
    """There is no such file; `path` as it was typed."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def upload(typed: str) -> Uploads:
    """Handles of the files at the paths somebody typed; of a folder, the texts in it. Raises NoSuchFile."""
    named = list(islice((each for path in paths(typed) for each in _files(path)), MOST + 1))
    files: list[Attachment] = []
    left = ALTOGETHER
    for path, name, folder in named[:MOST]:
        size, most = _size(path), min(LARGEST, left)
        files.append(Attachment(name, size, str(path), partial(_fetch, path, name, most), folder))
        left -= size if size <= most else 0
    return Uploads(tuple(files), len(named) > MOST)


def handle_of(path: Path) -> Attachment:
    """A handle of one file, as its camera or recorder left it."""
    load = partial(_fetch, path, path.name, LARGEST)
    return Attachment(path.name, _size(path), str(path.resolve()), load, as_file=True)


def paths(typed: str) -> list[Path]:
    """One path with spaces, several in a shell's quoting, or several in that of Windows: whichever is there.

    Raises NoSuchFile.
    """
    whole, parts = [_bare(typed)], _split(typed, posix=True)
    for way in (whole, parts, [_bare(part) for part in _split(typed, posix=False)]):
        named = [os.path.expanduser(part) for part in way]
        if named and all(map(os.path.exists, named)):
            return [Path(each) for each in named]
    absent = [part for part in parts if not os.path.exists(os.path.expanduser(part))]
    raise NoSuchFile(whole[0] if len(absent) == len(parts) else absent[0])


def _split(typed: str, posix: bool) -> list[str]:
    try:
        return shlex.split(typed, posix=posix)
    except ValueError:  # a quotation mark that is never closed, as in "it's"
        return [typed]


def _bare(part: str) -> str:
    return part[1:-1] if len(part) > 1 and part[0] == part[-1] and part[0] in "\"'" else part


def _files(path: Path) -> Iterator[tuple[Path, str, str]]:
    """Each file with the name it is uploaded under, inside a folder the path from that folder on, and that folder."""
    if not path.is_dir():
        yield path, path.name, ""
        return
    root = path.resolve()
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in TEXTS and not name.startswith("."):
                yield Path(folder, name), Path(folder, name).relative_to(root.parent).as_posix(), str(root)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


async def _fetch(path: Path, name: str, most: int) -> bytes:
    data = await asyncio.to_thread(_read, path, most)
    if data is None:
        raise NotReceived(name)
    return data


def _read(path: Path, most: int) -> bytes | None:
    if not path.is_file():  # a pipe or a device would never end
        return None
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        return None
    return data if len(data) <= most else None
