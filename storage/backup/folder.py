"""Where backups lie, what they are called, and when they go."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.admin.old_backups import EVERY
from bot.errors.keeping import NoPlaceForBackup
from bot.people.privacy.expiry import BACKUPS

SPARE = ".maltu-"  # begins the names of files that are needed for a while only; a process that is killed leaves them
LEFT = timedelta(days=1)
_NAME = re.compile(r"maltu-(\d{8}T\d{6}Z)-v\w{1,32}\.zip(?:\.part)?")
_MOMENT = "%Y%m%dT%H%M%SZ"


def new_file(folder: Path, made: datetime, version: str) -> Path:
    """A name that tells when it was made and of which version its tables are. Raises NoPlaceForBackup."""
    make_folder(folder)
    return folder / f"maltu-{made.astimezone(UTC).strftime(_MOMENT)}-v{version}.zip"


def make_folder(folder: Path) -> None:
    """For its owner alone. Raises NoPlaceForBackup."""
    with room_in(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def room_in(folder: Path) -> Iterator[None]:
    """Raises NoPlaceForBackup where the folder is closed to us, what is old in it cannot go, or its disk is full."""
    try:
        yield
    except ConnectionError:
        raise
    except OSError as error:
        raise NoPlaceForBackup(str(folder), error.strerror or type(error).__name__) from error


def delete_old(folder: Path, now: datetime) -> int:
    """How many backups went that would be too old before the next look; what has another name is not looked at."""
    if not folder.is_dir():
        return 0
    oldest = now - BACKUPS + timedelta(seconds=EVERY)
    old = [file for file in folder.iterdir() if (made := made_at(file)) and made < oldest]
    left = [file for file in folder.glob(f"{SPARE}*") if file.stat().st_mtime < (now - LEFT).timestamp()]
    for file in (*old, *left):
        file.unlink(missing_ok=True)
    return len(old)


def made_at(file: Path) -> datetime | None:
    """When a backup was made, by its name; None for another file."""
    if not (found := _NAME.fullmatch(file.name)):
        return None
    try:
        return datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
