"""Write the log: one event a line, ids and never texts, to standard error or to a file that is begun anew when full."""

import io
import json
import logging
import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from bot.admin.log_redaction import Redaction
from bot.errors import CannotStart
from bot.errors.frames import error_frames
from bot.errors.log_ids import job_in_hand
from bot.loop.watchdog import OURS
from bot.settings import TERMINAL_LOG, Settings

LARGEST = 10_000_000  # bytes of a file
KEPT = 5  # files that were full
LOUD = ("httpx", "httpcore", "httpx2", "httpcore2", "openai", "discord", "alembic", "dbos", "aiohttp.access")

_BARE = re.compile(r"[^\s\"=\\]+")


class NoLogFile(CannotStart):
    """LOG_FILE cannot be written to."""


class OfJob(logging.Filter):
    """Notes which job a line is about, where it is written: a handler of a queue would not know any more."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass."""
        record.job = job_in_hand()
        return True


class TextLines(logging.Formatter):
    """time=… level=… logger=… job=… event="…" trace="…" """

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        return " ".join(f"{name}={_quoted(value)}" for name, value in _parts(record).items())


class JsonLines(logging.Formatter):
    """The same as an object of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        return json.dumps(_parts(record), ensure_ascii=False)


class PrivateFile(RotatingFileHandler):
    """A file for its owner only."""

    def __init__(self, path: Path, largest: int = LARGEST) -> None:
        super().__init__(path, maxBytes=largest, backupCount=KEPT, encoding="utf-8", delay=True)

    def _open(self) -> io.TextIOWrapper:
        descriptor = _for_owner(self.baseFilename)
        os.chmod(self.baseFilename, 0o600)  # it may have been there before
        return io.TextIOWrapper(io.BufferedWriter(io.FileIO(descriptor, self.mode)), self.encoding)


def begin_log(settings: Settings, in_terminal: bool) -> None:
    """Log from now on, where the settings say. Raises NoLogFile."""
    handler = _handler(settings, in_terminal)
    handler.addFilter(Redaction(settings.secrets))
    handler.addFilter(OfJob())
    handler.setFormatter(JsonLines() if settings.log_format == "json" else TextLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for loud in LOUD:
        logging.getLogger(loud).setLevel(logging.WARNING)


def _handler(settings: Settings, in_terminal: bool) -> logging.Handler:
    """A file of one's own, the file beside the terminal where that is for talking, else standard error."""
    if settings.log_file is None:
        return PrivateFile(settings.data_dir / TERMINAL_LOG) if in_terminal else logging.StreamHandler()
    try:
        settings.log_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(_for_owner(str(settings.log_file)))
    except OSError as error:
        raise NoLogFile(f"LOG_FILE: {settings.log_file} cannot be written to ({error.strerror}).") from None
    return PrivateFile(settings.log_file)


def _for_owner(path: str) -> int:
    return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)


def _parts(record: logging.LogRecord) -> Mapping[str, str]:
    """What a line holds, by name. Of an error it is the type and the frames: its message may hold what people wrote,
    and so may what a library says below its first line, as asyncio shows the whole of an error there."""
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    parts = {"time": at, "level": record.levelname.lower(), "logger": record.name, "job": getattr(record, "job", "")}
    event, _, frames = record.getMessage().partition("\n")
    error = record.exc_info[1] if record.exc_info else None
    ours = record.name.partition(".")[0] in OURS
    trace = "\n".join(filter(None, (frames if ours else "", error_frames(error) if error else "")))
    return {name: value for name, value in (parts | {"event": event, "trace": trace}).items() if value}


def _quoted(value: str) -> str:
    return value if _BARE.fullmatch(value) else json.dumps(value, ensure_ascii=False)
