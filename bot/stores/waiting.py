"""Somebody who waits for their turn, and somebody whose yes is waited for."""

from dataclasses import dataclass
from datetime import datetime


class LineFull(Exception):
    """So many tasks of somebody wait that no more are taken."""

    def __init__(self, waiting: int) -> None:
        super().__init__(waiting)
        self.waiting = waiting


@dataclass(frozen=True)
class SafetyQuestion:
    """Whether something should be gone for good: `command` says so once more. A yes in this room answers it."""

    room: str
    command: str
    until: datetime
