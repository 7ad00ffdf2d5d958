"""Remember who was let in where, and who is blocked."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from storage.database import Database
from storage.database.rows import upsert
from storage.people.tombstones import names_of
from storage.tables import blocks, persons

_ADMITTED = select(persons.c.admitted).where(persons.c.id == bindparam("person"))
_BLOCKED = select(blocks.c.person).order_by(blocks.c.since.desc(), blocks.c.person)


class SqlGuests:
    """bot.stores.Guests on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def admit(self, person: str, place: str) -> None:
        """This place has let them in."""
        row = {"id": person, "admitted": place}
        await self._database.write(lambda db: upsert(db, persons, ["id"], [row]))

    async def admitted(self, person: str) -> str:
        """The place that let them in last, empty for none."""
        row = await self._database.row(_ADMITTED, {"person": person})
        return row.admitted if row else ""

    async def block(self, person: str, now: datetime) -> None:
        """They are blocked from now on."""
        row = {"person": person, "since": now}
        await self._database.write(lambda db: upsert(db, blocks, ["person"], [row]))

    async def unblock(self, person: str) -> bool:
        """They are not blocked any more, also where they were forgotten since; False: they were not."""

        def unblock(db: Connection) -> bool:
            known = blocks.c.person.in_(names_of(db, person))
            return bool(db.execute(delete(blocks).where(known)).rowcount)

        return await self._database.write(unblock)

    async def blocked(self) -> Sequence[str]:
        """Those blocked last come first; nobody who was forgotten since: of them there is no name."""
        rows = await self._database.rows(_BLOCKED)
        return [row.person for row in rows if ":" in row.person]
