"""Remember what everybody is told, and who has been told it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, exists, func, insert, or_, select, union, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.stores import Announcement
from storage.database import Database
from storage.tables import announcements, blocks, blogs, links, persons

_KNOWN = union(select(persons.c.id), select(blogs.c.owner)).subquery("known")
_PEOPLE = (
    select(_KNOWN.c.id)
    .outerjoin(persons, persons.c.id == _KNOWN.c.id)
    .where(_KNOWN.c.id.not_in(select(blocks.c.person)))
)
_AUDIENCE = select(func.count()).select_from(_PEOPLE.subquery())
_UNTOLD = _PEOPLE.where(func.coalesce(persons.c.announced, 0) < announcements.c.id).correlate(announcements)
_UNSENT = (
    select(announcements.c.id, announcements.c.text)
    .where(announcements.c.state == "sending", announcements.c.asked >= bindparam("since"))
    .order_by(announcements.c.id)
    .limit(1)
)
_CONFIRM = (
    update(announcements)
    .where(announcements.c.id == bindparam("this"), announcements.c.state == "asked")
    .values(state="sending")
)
_END = (
    update(announcements)
    .where(announcements.c.id == bindparam("this"), announcements.c.state == "sending", ~exists(_UNTOLD))
    .values(state="sent")
)


class SqlAnnouncements:
    """bot.stores.Announcements on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def prepare(self, text: str, now: datetime) -> int:
        """Its id; nobody is told before it is confirmed."""
        new = insert(announcements).values(text=text, asked=now, state="asked").returning(announcements.c.id)
        return await self._database.write(lambda db: db.execute(new).scalar_one())

    async def audience(self) -> int:
        """How many people are known and not blocked."""
        row = await self._database.row(_AUDIENCE)
        return row[0] if row else 0

    async def confirm(self, id: int) -> bool:
        """False: it was confirmed before, or is not there."""
        return bool(await self._database.execute(_CONFIRM, {"this": id}))

    async def unsent(self, platforms: Sequence[str], since: datetime) -> Announcement | None:
        """The oldest, asked for since then and confirmed, that somebody on these platforms has not been told."""
        query = _UNSENT.where(exists(_UNTOLD.where(_on(platforms))))
        row = await self._database.row(query, {"since": since})
        return Announcement(row.id, row.text) if row else None

    async def claim(self, id: int, platforms: Sequence[str]) -> str | None:
        """Somebody on these platforms who has not been told this one, and now counts as told; None: nobody is left."""
        untold = func.coalesce(persons.c.announced, 0) < id
        query = _PEOPLE.where(_on(platforms), untold).order_by(_KNOWN.c.id).limit(1)

        def claim(db: Connection) -> str | None:
            while person := db.scalar(query):
                if _mark(db, person, id):
                    return str(person)
            return None

        return await self._database.write(claim)

    async def end(self, id: int) -> bool:
        """Nobody is left to be told anywhere; False: somebody is, or another process was faster."""
        return bool(await self._database.execute(_END, {"this": id}))


def _on(platforms: Sequence[str]) -> ColumnElement[bool]:
    """Whoever has an account there, also beside the one they are known by."""
    account = select(links.c.account).where(links.c.person == _KNOWN.c.id)
    names = [f"{platform}:" for platform in platforms]
    here = [_KNOWN.c.id.startswith(name, autoescape=True) for name in names]
    return or_(*here, *(exists(account.where(links.c.account.startswith(name, autoescape=True))) for name in names))


def _mark(db: Connection, person: str, id: int) -> bool:
    """Whether it was this process that marked them as told."""
    new = sqlite.insert(persons) if db.dialect.name == "sqlite" else postgresql.insert(persons)
    told = new.values(id=person, announced=id).on_conflict_do_update(
        index_elements=["id"], set_={"announced": id}, where=persons.c.announced < id
    )
    return bool(db.execute(told.returning(persons.c.id)).first())
