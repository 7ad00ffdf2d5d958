"""What the terminal keeps on disk: the files of replies, and how far the messages have been counted."""

import contextlib
import os
from itertools import count
from pathlib import Path

from adapters.chat.console.safe import file_name
from bot.model import File
from bot.settings import TERMINAL_LOG

REPLIES = "drafts"  # the folder of their files


class Counter:
    """Counts on where it stopped, over restarts."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def next(self) -> int:
        """One more, kept before it is given."""
        number = self.last() + 1
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(f"{number}\n")
        os.replace(fresh, self._path)
        return number

    def last(self) -> int:
        """How far it has counted."""
        try:
            return int(self._path.read_text())
        except (FileNotFoundError, ValueError):
            return 0


def keep(file: File, folder: Path) -> Path:
    """Write a file into a folder under its own name, or with -2, -3 … where another has that. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    name = Path(file_name(file.name))
    for number in count(1):
        path = folder / (name.name if number == 1 else f"{name.stem}-{number}{name.suffix}")
        if _is(path, file.data):
            return path
        try:
            with path.open("xb") as new:
                new.write(file.data)
        except FileExistsError:
            continue
        return path
    raise AssertionError("numbers never end")


def delete_kept(data_dir: Path) -> int:
    """The files of replies go, and the log is emptied, with those that were full; how many files of replies there were.
    Only the counters stay: no number is given twice."""
    with contextlib.suppress(FileNotFoundError):
        os.truncate(data_dir / TERMINAL_LOG, 0)
    for full in data_dir.glob(f"{TERMINAL_LOG}.*"):
        full.unlink(missing_ok=True)
    files = [path for path in (data_dir / REPLIES).glob("*") if path.is_file()]
    for path in files:
        path.unlink(missing_ok=True)
    return len(files)


def _is(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
