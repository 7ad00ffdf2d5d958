"""Tell how the bot is, as its database shows: what waits, what fails, and how much room is left."""

import asyncio
import shutil
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, exists, func, select, text

from bot.stores.operations import DiskSpace, FailingPlatform, QueueAges, StuckTasks
from storage.database import Database
from storage.tables import blogs, inbox, watches

MOST_NAMED = 20  # tasks

_AT = bindparam("at", type_=inbox.c.received.type)
_ANSWERS = select(text("1"))
_OPEN = inbox.c.part_of == "", inbox.c.state.in_(["heard", "waiting", "doing"])
_WAITING, _DOING = inbox.c.state == "waiting", inbox.c.state == "doing"
_OVERDUE = watches.c.due < _AT
_LOOKED = select(
    blogs.c.kind,
    func.count().label("looked"),
    func.sum(case((watches.c.failures > 0, 1), else_=0)).label("failed"),
    func.count(case((watches.c.failures > 0, blogs.c.owner)).distinct()).label("people"),
).join(watches, watches.c.blog == blogs.c.id)
_READINGS = (
    _LOOKED.where(watches.c.looked >= _AT)
    .group_by(blogs.c.kind)
    .having(func.sum(watches.c.failures) > 0)
    .order_by(blogs.c.kind)
)
_LONG_BEGUN = select(inbox.c.id).where(_DOING, inbox.c.begun < _AT).order_by(inbox.c.number).limit(MOST_NAMED)


def _ages() -> Select[Any]:
    """When the oldest of each began, in one row."""
    oldest = {
        "inbox": select(func.min(inbox.c.received)).where(*_OPEN),
        "waiting": select(func.min(inbox.c.received)).where(_WAITING),
        "doing": select(func.min(inbox.c.begun)).where(_DOING),
        "reading": select(func.min(watches.c.due)).where(_OVERDUE),
        "overdue": select(func.count()).select_from(watches).where(_OVERDUE),
    }
    return select(*(query.scalar_subquery().label(name) for name, query in oldest.items()))


def _long_waiting() -> Select[Any]:
    """Tasks from before a moment that wait for none of their own person."""
    ahead = inbox.alias("ahead")
    before = ahead.c.person == inbox.c.person, ahead.c.kind == inbox.c.kind, ahead.c.state == "doing"
    waits = and_(_WAITING, inbox.c.received < _AT, ~exists(select(ahead.c.id).where(*before)))
    return select(inbox.c.id).where(waits).order_by(inbox.c.number).limit(MOST_NAMED)


_AGES, _LONG_WAITING = _ages(), _long_waiting()


class SqlHealth:
    """bot.stores.operations.Health on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def answers(self) -> None:
        """Once the database does. Raises what it raises where it does not."""
        await self._database.row(_ANSWERS)

    async def ages(self, now: datetime) -> QueueAges:
        """All as of one moment."""
        row = await self._database.row(_AGES, {"at": now})
        assert row is not None
        began: list[datetime | None] = [row.inbox, row.waiting, row.doing, row.reading]
        inbox_, waiting, doing, reading = (max(0.0, (now - at).total_seconds()) if at else 0.0 for at in began)
        return QueueAges(inbox_, waiting, doing, row.overdue, reading)

    async def stuck(self, begun: datetime, received: datetime) -> StuckTasks:
        """Those that were begun, or said, before these moments."""
        doing = await self._database.rows(_LONG_BEGUN, {"at": begun})
        waiting = await self._database.rows(_LONG_WAITING, {"at": received})
        return StuckTasks([row.id for row in doing], [row.id for row in waiting])

    async def readings(self, since: datetime) -> Sequence[FailingPlatform]:
        """Of each kind of blog of which one could not be read since then."""
        rows = await self._database.rows(_READINGS, {"at": since})
        return [FailingPlatform(row.kind, row.looked, row.failed, row.people) for row in rows]

    async def disk(self) -> DiskSpace | None:
        """None: the database is on a server."""
        file = self._database.file
        if file is None:
            return None
        usage = await asyncio.to_thread(shutil.disk_usage, file.parent)
        return DiskSpace(usage.free, usage.total)
