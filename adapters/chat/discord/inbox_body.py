"""What was said on Discord, as it is stored until it is answered."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.model import Language, MessageId, Unread
from bot.stores import InboxItem

SENT = ("files", "sounds", "pictures")


@dataclass(frozen=True)
class StoredFile:
    """A file that came along. `size` in bytes; Discord gives it out under `url` for about a day.

    `seconds` is how long a recording is, 0 where Discord does not say.
    """

    id: int
    name: str
    size: int
    url: str
    seconds: int = 0


@dataclass(frozen=True)
class AskedBy:
    """What it takes to answer a command or a pressed button. The token is good for 15 minutes.

    `waits`: Discord was left showing "thinking…"; `pressed` is the message the button hangs on. `hidden`: only whoever
    asked sees what stands there.
    """

    application: int
    token: str = field(repr=False)
    waits: bool
    pressed: int | None = None
    hidden: bool = False


@dataclass(frozen=True)
class InboxBody:
    """All that an Incoming is made from again, in this process or another. `asked` only for commands and buttons."""

    message: MessageId  # what an answer to it is an answer to
    channel: int
    private: bool
    user: int
    text: str
    reply_to: MessageId | None = None
    files: tuple[StoredFile, ...] = ()
    language: Language | None = None
    addressed: bool = True
    about: Unread | None = None
    in_our_thread: bool = False
    asked: AskedBy | None = None
    sounds: tuple[StoredFile, ...] = ()
    pictures: tuple[StoredFile, ...] = ()


def write_body(body: InboxBody) -> str:
    """As JSON, without what is as it mostly is."""
    usual = {**dict.fromkeys(SENT, ()), "addressed": True, "in_our_thread": False}
    stored = {name: value for name, value in asdict(body).items() if value is not None and value != usual.get(name)}
    return json.dumps(stored, separators=(",", ":"))


def as_item(body: InboxBody, places: Sequence[int] = (), more: str = "") -> InboxItem:
    """The item it is stored as; `more` makes the id of something else that is said about the same message.

    `places` are the server, the channel and the thread it was said in, as far as there are any.
    """
    where = tuple(f"discord:{place}" for place in places)
    return InboxItem(body.message + more, f"discord:{body.user}", write_body(body), places=where)


def read_body(stored: str) -> InboxBody | None:
    """What write_body was given; None for one that has been emptied."""
    if not stored:
        return None
    fields: dict[str, Any] = json.loads(stored)
    sent = {kind: tuple(StoredFile(**each) for each in fields.pop(kind, ())) for kind in SENT}
    asked = fields.pop("asked", None)
    return InboxBody(**fields, **sent, asked=AskedBy(**asked) if asked else None)
