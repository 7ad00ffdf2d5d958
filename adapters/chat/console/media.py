"""Recordings and pictures that somebody names by their paths: /voice memo.ogg, /photo a.jpg b.jpg"""

import re
from dataclasses import dataclass
from pathlib import Path

from adapters.chat.console.uploads import NoSuchFile, handle_of, paths
from bot.model import Unread
from bot.sent import Attachment

VOICE, PHOTO = ("voice", "음성", "音声"), ("photo", "사진", "写真")
NAMES = tuple(f"/{name}" for name in (*VOICE, *PHOTO))
_COMMAND = re.compile(
    rf"\s*[/／](?:({'|'.join(VOICE)})|{'|'.join(PHOTO)})(?=\s|\Z)[ \t]*([^\n]*)(?:\n(.*))?", re.S | re.I
)


@dataclass(frozen=True)
class Media:
    """What was named, not read yet, and the words below it."""

    about: Unread | None = None
    sounds: tuple[Attachment, ...] = ()
    pictures: tuple[Attachment, ...] = ()
    text: str = ""


def named_media(line: str) -> Media | None:
    """The files whose paths stand in the first line after such a command, and the lines that follow as what is said
    with them; None for anything else. Raises NoSuchFile."""
    found = _COMMAND.fullmatch(line)
    if found is None:
        return None
    text = (found[3] or "").strip("\n")
    sent = tuple(handle_of(path) for path in _files(found[2].strip()))
    return Media("voice", sounds=sent, text=text) if found[1] else Media("photo", pictures=sent, text=text)


def _files(typed: str) -> list[Path]:
    """Raises NoSuchFile."""
    named = paths(typed) if typed else []
    missing = next((path for path in named if not path.is_file()), None)
    if missing or not named:
        raise NoSuchFile(str(missing or ""))
    return named
