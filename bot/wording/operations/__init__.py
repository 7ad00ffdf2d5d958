"""What whoever runs the bot is told of it: what is wrong, and that it is over."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from bot.model import BlogKind

AlertTopic = Literal["budget", "disk", "storage", "platform", "stuck", "restarts"]


class Over(NamedTuple):
    """What is over; of a platform, which one."""

    topic: AlertTopic
    kind: BlogKind | None = None


class OperationsWording(Protocol):
    """Each sentence says what is wrong, and what to do about it."""

    def admins_budget_near(self, won: float, most: int) -> str:
        """Most of this month's budget is used."""

    def admins_budget_spent(self, won: float, most: int) -> str:
        """All of it is."""

    def admins_disk_low(self, free: int, total: int) -> str:
        """So many bytes are left on the disk of the database."""

    def admins_storage_near(self, held: int, most: int) -> str:
        """The database has so many of the megabytes it may have."""

    def admins_platform_fails(self, kind: BlogKind, failed: int, looked: int, people: int) -> str:
        """Of the blogs of one kind that were looked at in the last hour, so many of so many people could not be read."""

    def admins_tasks_stuck(self, doing: int, waiting: int, ids: Sequence[str]) -> str:
        """So many tasks take long, so many wait long; some of their names in the log."""

    def admins_restarts(self, times: int, minutes: int) -> str:
        """The bot ended unexpectedly so many times in the last minutes."""

    def admins_all_clear(self, over: Sequence[Over]) -> str:
        """This is over."""


def megabytes(bytes: int) -> str:
    """'480 MB', '12.5 GB'."""
    return f"{bytes / 1e6:,.0f} MB" if bytes < 1_000_000_000 else f"{bytes / 1e9:,.1f} GB"
