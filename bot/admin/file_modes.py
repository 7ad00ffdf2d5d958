"""Close what the bot keeps, and its secrets, to everybody else on the machine."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOR_ITS_OWNER = 0o700  # a folder; a file has no x
OTHERS = 0o077


@dataclass(frozen=True)
class Loose:
    """A file or folder that others on this machine could read; `mended` where it is closed to them now."""

    path: Path
    mended: bool


def close_to_others(env_file: Path, data_dir: Path) -> Sequence[Loose]:
    """Take away the rights of others on .env, DATA_DIR and what lies in it.

    What belongs to somebody else, or lies on a file system without rights, stays as it is.
    """
    if os.name != "posix":
        return ()
    return [found for path in (env_file, *_kept(data_dir)) if (found := _close(path))]


def _kept(data_dir: Path) -> Iterator[Path]:
    yield data_dir
    if data_dir.is_dir():
        yield from sorted(data_dir.iterdir())


def _close(path: Path) -> Loose | None:
    """None where it is closed already. A link is left alone, for it may lead out of the folder."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode) or not mode & OTHERS:
            return None
        path.chmod(stat.S_IMODE(mode) & FOR_ITS_OWNER)
        return Loose(path, mended=not path.stat().st_mode & OTHERS)
    except FileNotFoundError:
        return None
    except OSError:
        return Loose(path, mended=False)
