"""Keep beside the backups who was forgotten, as salted hashes, so that putting one back brings nobody back."""

import asyncio
import logging
import os
from collections.abc import Collection, Iterable, Iterator, Set
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select

from storage.people.belongings import person_of
from storage.people.forgetting import erase
from storage.people.tombstones import Marks, hashed, marks_in
from storage.tables import metadata

log = logging.getLogger(__name__)

FILE = "forgotten.txt"  # a line for each time: the salt, the hash, the moment


def marks_beside(folders: Iterable[Path]) -> Marks:
    """Who is known in these folders to have been forgotten."""
    found: dict[tuple[str, str], datetime] = {}
    for folder in folders:
        for key, made in _lines(folder / FILE):
            found[key] = max(made, found.get(key, made))
    return found


def latest(some: Marks, others: Marks) -> Marks:
    """Both, with the later moment where they know the same."""
    return {key: max(one[key] for one in (some, others) if key in one) for key in some.keys() | others.keys()}


def _lines(file: Path) -> Iterator[tuple[tuple[str, str], datetime]]:
    """A line that was torn off by a crash, or that somebody typed, is nobody's."""
    if not file.is_file():
        return
    for line in file.read_text("utf-8", "replace").splitlines():
        salt, _, rest = line.partition(" ")
        mark, _, made = rest.partition(" ")
        try:
            moment = datetime.fromisoformat(made)
        except ValueError:
            continue
        if moment.tzinfo:
            yield (salt, mark), moment


async def note_forgotten(folder: Path, marks: Marks) -> None:
    """Add to a folder what is not known there. Nobody is forgotten less because that cannot be noted."""
    try:
        await asyncio.to_thread(_note, folder, marks)
    except OSError as error:
        log.error("who was forgotten could not be noted beside the backups: %s", error.strerror)


def _note(folder: Path, marks: Marks) -> None:
    known = marks_beside([folder])
    new = {key: made for key, made in marks.items() if key not in known or known[key] < made}
    if not new:
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines = "".join(f"{salt} {mark} {made.isoformat()}\n" for (salt, mark), made in new.items())
    with open(os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def forget_again(db: Connection, marks: Marks, now: datetime) -> int:
    """Forget whoever was forgotten after what is in a database was kept; how many people that are."""
    known = marks_in(db)
    again = _forgotten_since(_names(db), marks, known) if marks else []
    for person in again:
        erase(db, person, now)
    return len(again)


def _names(db: Connection) -> Set[str]:
    """Whoever anything is kept of."""
    columns = [column for table in metadata.sorted_tables if (column := person_of(table)) is not None]
    return {name for column in columns for name in db.scalars(select(column).distinct()) if name}


def _forgotten_since(names: Collection[str], marks: Marks, known: Marks) -> list[str]:
    """Who was forgotten later than is known. Each database has a salt of its own, under which it has marked anew
    whoever was forgotten again in it: one person's marks count together."""
    used = {salt for salt, _ in (*marks, *known)}

    def since(name: str) -> bool:
        keys = [(salt, hashed(salt, name)) for salt in used]
        gone = max((marks[key] for key in keys if key in marks), default=None)
        return gone is not None and all(known[key] < gone for key in keys if key in known)

    return [name for name in sorted(names) if since(name)]
