"""Remember who was let in where, and who is blocked."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, union

from storage.database import Database
from storage.database.rows import upsert
from storage.people.accounts import person_behind, person_of_account
from storage.people.tombstones import names_of
from storage.tables import blocks, links, persons

_ADMITTED = select(persons.c.admitted).where(
    persons.c.id == person_behind(bindparam("person", type_=persons.c.id.type))
)
_ACCOUNTS = select(links.c.account, blocks.c.since).join(blocks, blocks.c.person == links.c.person)
_NAMES = union(select(blocks.c.person, blocks.c.since), _ACCOUNTS).subquery()
_BLOCKED = select(_NAMES.c.person).order_by(_NAMES.c.since.desc(), _NAMES.c.person)


class SqlGuests:
    """bot.stores.Guests on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def admit(self, person: str, place: str) -> None:
        """This place has let them in."""

        def admit(db: Connection) -> None:
            upsert(db, persons, ["id"], [{"id": person_of_account(db, person), "admitted": place}])

        await self._database.write(admit)

    async def admitted(self, person: str) -> str:
        """The place that let them in last, empty for none."""
        row = await self._database.row(_ADMITTED, {"person": person})
        return row.admitted if row else ""

    async def block(self, person: str, now: datetime) -> None:
        """They are blocked from now on, whichever account of theirs this is."""

        def block(db: Connection) -> None:
            upsert(db, blocks, ["person"], [{"person": person_of_account(db, person), "since": now}])

        await self._database.write(block)

    async def unblock(self, person: str) -> bool:
        """They are not blocked any more, also where they were forgotten since; False: they were not."""

        def unblock(db: Connection) -> bool:
            known = blocks.c.person.in_(names_of(db, person_of_account(db, person)))
            return bool(db.execute(delete(blocks).where(known)).rowcount)

        return await self._database.write(unblock)

    async def blocked(self) -> Sequence[str]:
        """Those blocked last come first, under each of their accounts; of the forgotten there is no name."""
        rows = await self._database.rows(_BLOCKED)
        return [row.person for row in rows if ":" in row.person]
