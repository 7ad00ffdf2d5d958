"""Remember what whoever runs the bot has been told of, and how often it was started, whichever process asks."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Database
from storage.tables import alerts, starts

KEPT = timedelta(days=1)  # for which starts are

_THIS = alerts.c.name == bindparam("this")
_PUT_OFF = update(alerts).where(_THIS).values(told=bindparam("then", type_=alerts.c.told.type))
_END = update(alerts).where(_THIS, alerts.c.open).values(open=False)
_OPEN = select(alerts.c.name).where(alerts.c.open).order_by(alerts.c.name)
_FORGET = delete(starts).where(starts.c.at < bindparam("old", type_=starts.c.at.type))
_MOST = (
    select(func.count())
    .where(starts.c.at >= bindparam("since", type_=starts.c.at.type))
    .group_by(starts.c.place)
    .order_by(func.count().desc())
    .limit(1)
)


class SqlAlerts:
    """bot.stores.operations.KeptAlerts on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, key: str, since: datetime, now: datetime) -> bool:
        """It is so; whether it is this process that tells of it, since nobody has from `since` on."""
        into = sqlite.insert(alerts) if self._database.dialect == "sqlite" else postgresql.insert(alerts)
        new = into.values(name=key, told=now, open=True)
        again = new.on_conflict_do_update(
            index_elements=["name"], set_={"told": now, "open": True}, where=alerts.c.told <= since
        )
        telling = again.returning(alerts.c.name)
        return await self._database.write(lambda db: db.execute(telling).first() is not None)

    async def put_off(self, key: str, since: datetime) -> None:
        """Whoever finds next that it is so tells of it."""
        await self._database.execute(_PUT_OFF, {"this": key, "then": since})

    async def end(self, key: str) -> bool:
        """It is over; whether it is this process that tells of it."""
        return bool(await self._database.execute(_END, {"this": key}))

    async def open(self) -> Sequence[str]:
        """Keys of what was told and is not over."""
        return [row.name for row in await self._database.rows(_OPEN)]


class SqlStarts:
    """bot.stores.operations.Starts on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def began(self, place: str, now: datetime) -> int:
        """A process began on this machine; its id."""
        new = insert(starts).values(place=place, at=now).returning(starts.c.id)

        def begin(db: Connection) -> int:
            db.execute(_FORGET, {"old": now - KEPT})
            return int(db.execute(new).scalar_one())

        return await self._database.write(begin)

    async def ended(self, id: int) -> None:
        """It ended as it should, and does not count any more."""
        await self._database.execute(delete(starts).where(starts.c.id == id))

    async def most(self, since: datetime) -> int:
        """How many began since then on the machine where most did, but for those that ended as they should."""
        row = await self._database.row(_MOST, {"since": since})
        return row[0] if row else 0
