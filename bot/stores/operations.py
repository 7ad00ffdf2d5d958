"""What whoever runs the bot should know of it: how long things wait, how full it is, and what they have been told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from bot.model import BlogKind


@dataclass(frozen=True)
class QueueAges:
    """For how many seconds the oldest of each has been there, 0 where there is none; `overdue`: how many readings."""

    inbox: float = 0.0  # something said that is not done yet
    waiting: float = 0.0  # a task that no process has begun
    doing: float = 0.0  # a task that is being done
    overdue: int = 0
    reading: float = 0.0  # since when a blog should have been read again


@dataclass(frozen=True)
class StuckTasks:
    """Ids of tasks that have been under way for long, or have waited for long behind none of their own person."""

    doing: Sequence[str] = ()
    waiting: Sequence[str] = ()


class FailingPlatform(NamedTuple):
    """How the readings of one kind of blog went lately: how many blogs were looked at, and how many could not be read,
    of how many people."""

    kind: BlogKind
    looked: int
    failed: int
    people: int


class DiskSpace(NamedTuple):
    """Of the disk that the database is on, in bytes."""

    free: int
    total: int


class Health(Protocol):
    """How the bot is, as its database shows."""

    async def answers(self) -> None: ...  # once the database does; raises what it raises where it does not
    async def ages(self, now: datetime) -> QueueAges: ...
    async def stuck(self, begun: datetime, received: datetime) -> StuckTasks: ...  # from before these moments
    async def readings(self, since: datetime) -> Sequence[FailingPlatform]: ...  # of each kind of which any failed
    async def disk(self) -> DiskSpace | None: ...  # None: it is on a server, which does not say


class KeptAlerts(Protocol):
    """What admins have been told of, by all processes together; a key names what is wrong."""

    # it is so; whether this process tells of it: nobody has told since then
    async def begin(self, key: str, since: datetime, now: datetime) -> bool: ...
    async def put_off(self, key: str, since: datetime) -> None: ...  # nobody could be reached: begin again
    async def end(self, key: str) -> bool: ...  # it is over; whether this process tells of it
    async def open(self) -> Sequence[str]: ...  # keys of what was told and is not over


class Starts(Protocol):
    """When processes began that have not ended by themselves."""

    async def began(self, place: str, now: datetime) -> int: ...  # its id; `place` is the machine
    async def ended(self, id: int) -> None: ...  # as it should
    async def most(self, since: datetime) -> int: ...  # of one place, since then
