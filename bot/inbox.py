"""What was said to the bot, and what is being done about it, as values."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.model import MessageId


@dataclass(frozen=True)
class InboxItem:
    """Something said to us, as it is stored before its platform is told that it arrived.

    `id` is the same each time the platform delivers it. `body` is JSON that only its chat adapter looks inside, empty
    once it is done with. `part_of` is the id of an item that this one goes on with, as pictures of an album do.
    """

    id: str
    person: str  # "telegram:42"
    body: str = field(repr=False)
    part_of: str = ""


TaskKind = Literal["write", "read"]  # writing and changing drafts; reading blogs and files and learning from them


@dataclass(frozen=True)
class Task:
    """What is done about something said that takes longer than an answer.

    `shown` are the messages of its answer so far. `owner` names the process that does it, empty while it waits.
    """

    id: str  # of the item
    person: str
    kind: TaskKind
    owner: str = ""
    called_off: bool = False
    shown: tuple[MessageId, ...] = ()
    tries: int = 0  # how many processes have begun it
    begun: datetime | None = None  # by the first of them
