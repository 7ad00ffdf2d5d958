"""What people send besides words: files, recordings and pictures, none of them fetched before it is wanted."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True)
class Attachment:
    """A file that was sent to us, not fetched before it is wanted. `size` in bytes, as far as the platform knows it.

    `seconds` is how long a recording is, 0 where nobody says. A picture sent `as_file` is as its camera made it, and
    `caption` are the words below this one of several.
    """

    name: str
    size: int
    ref: str  # names it on its platform, the same each time it is told of
    load: Callable[[], Awaitable[bytes]] = field(repr=False, compare=False)
    folder: str = ""  # as in File
    seconds: int = 0
    as_file: bool = False
    caption: str = field(default="", repr=False)

    async def fetch(self) -> bytes:
        """What stands in it. Raises bot.errors.NotReceived where it is too large or gone."""
        return await self.load()


@dataclass(frozen=True)
class CleanPhoto:
    """A JPEG without anything but its pixels; `taken` by the clock of the camera, None where it does not say."""

    data: bytes = field(repr=False)
    width: int
    height: int
    taken: datetime | None = None


# A file's name, its bytes, and how many pixels its longer side may have. Raises NotAPicture
CleanPicture = Callable[[str, bytes, int], Awaitable[CleanPhoto]]


# Why a server made nothing of what it was sent: of what that was, of the server, or of how it is set up
ServerFault = Literal["large", "kind", "busy", "late", "away", "garbled", "key", "model"]
SpeechFault = Literal["empty", "silent", "long", "gone", ServerFault]  # and of the recording itself


@dataclass(frozen=True)
class Recording:
    """What was said aloud, `seconds` long as far as known, with what helps to understand it.

    `language` is the one it is most likely in, empty for any; `names` are words that may come.
    """

    name: str
    data: bytes = field(repr=False)
    seconds: int = 0
    language: str = ""
    names: str = field(default="", repr=False)


@dataclass(frozen=True)
class Transcript:
    """What was heard; empty where nobody said anything. `seconds` is how long it was, 0 where nobody knows."""

    text: str = field(repr=False)
    seconds: int = 0


@dataclass(frozen=True)
class Glance:
    """Photos that somebody wants looked at, as JPEGs by their numbers, and the language to tell it in."""

    photos: Mapping[int, bytes] = field(repr=False)
    language: str = "ko"
