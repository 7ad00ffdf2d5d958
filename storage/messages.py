"""Remember which message shows what, and what somebody is pasting message by message."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select

from bot.model import Blog, MessageId, Revision, Shown, ShownCard
from storage.blogs import BLOGS, hold_blog
from storage.database import Database
from storage.database.rows import upsert
from storage.drafts import DRAFTS, LATEST, REVISIONS, TEXT_FIRST, stir
from storage.people.tombstones import is_forgotten, refuse_forgotten
from storage.tables import blogs, card_messages, drafts, messages, pastes, persons, revisions

_LAST = (
    select(drafts.c.room, func.max(revisions.c.id).label("revision"))
    .join_from(drafts, revisions)
    .join(messages)
    .where(drafts.c.own_room, drafts.c.room.like(bindparam("rooms")))
    .group_by(drafts.c.room)
    .order_by(func.max(revisions.c.id).desc())
    .limit(bindparam("most"))
    .subquery()
)
_NEWEST_SHOWN = (
    select(_LAST.c.room, func.max(messages.c.id).label("message"))
    .join_from(_LAST, messages, messages.c.revision == _LAST.c.revision)
    .group_by(_LAST.c.room)
)
_LOOKED_AT = (
    BLOGS.select()
    .join(persons, (persons.c.looking_blog == blogs.c.id) & (persons.c.id == blogs.c.owner))
    .where(persons.c.id == bindparam("by_person"), persons.c.looking_room == bindparam("in_room"))
)


class SqlMessages:
    """bot.stores.Messages on SQLite or PostgreSQL."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def remember(self, shown: Sequence[MessageId], revision: Revision, person: str) -> None:
        """These messages show it to its owner; a draft that was forgotten meanwhile is remembered as that, where its
        owner is not forgotten as well."""

        def remember(db: Connection) -> None:
            kept = revision.id if stir(db, revision) else None
            rows = [{"id": message, "revision": kept, "person": person} for message in dict.fromkeys(shown)]
            if rows and (kept or not is_forgotten(db, person)):
                upsert(db, messages, ["id"], rows)

        await self._database.write(remember)

    async def shown_in(self, message: MessageId) -> Shown | None:
        """The draft a message shows; None: it shows none."""
        row = await self._database.row(_SHOWN_IN, {"message": message})
        if row is None:
            return None
        forgotten = row._mapping[drafts.c.id] is None
        return Shown(None, None) if forgotten else Shown(DRAFTS.value(row), REVISIONS.value(row))

    async def remember_card(self, shown: Sequence[MessageId], blog: Blog) -> None:
        """These messages show the card of this blog. Raises Forgotten."""
        rows = [{"id": message, "blog": blog.id, "person": blog.owner} for message in dict.fromkeys(shown)]

        def remember(db: Connection) -> None:
            hold_blog(db, blog)
            if rows:
                upsert(db, card_messages, ["id"], rows)

        await self._database.write(remember)

    async def shown_card(self, message: MessageId) -> ShownCard | None:
        """The card a message shows; None: it shows none."""
        row = await self._database.row(_SHOWN_CARD, {"message": message})
        if row is None:
            return None
        return ShownCard(BLOGS.value(row) if row._mapping[card_messages.c.blog] else None)

    async def look_at(self, person: str, room: str, blog: Blog | None) -> None:
        """The card of a blog is what they see last in this room; None: they see something else there."""
        if blog is None and await self.looked_at(person, room) is None:
            return
        row = {"looking_room": blog and room, "looking_blog": blog and blog.id}

        def look_at(db: Connection) -> None:
            if not is_forgotten(db, person):
                upsert(db, persons, ["id"], [{"id": person, **row}])

        await self._database.write(look_at)

    async def looked_at(self, person: str, room: str) -> Blog | None:
        """Whose card is what they see last in this room; None: something else is, or the blog is forgotten."""
        return BLOGS.found(await self._database.row(_LOOKED_AT, {"by_person": person, "in_room": room}))

    async def shown_last(self, room: str, person: str) -> Shown | None:
        """This person's newest draft whose own this room is."""
        row = await self._database.row(_SHOWN_LAST, {"of_room": room, "of_person": person})
        return row and Shown(DRAFTS.value(row), REVISIONS.value(row))

    async def has_drafts(self, room: str) -> bool:
        """Whether a draft has this room for its own."""
        return await self._database.row(_LIVES_IN, {"of_room": room}) is not None

    async def newest_shown(self, rooms: str, most: int) -> Mapping[str, MessageId]:
        """Of the newest rooms that are drafts' own and whose ids begin so, each with a message of its last revision."""
        found = await self._database.rows(_NEWEST_SHOWN, {"rooms": f"{rooms}%", "most": most})
        return {row.room: row.message for row in found}

    async def paste(self, person: str, room: str, text: str) -> int:
        """Keep a piece; how many there are now. Raises Forgotten for somebody who is."""
        mine = pastes.c.person == person, pastes.c.room == room
        row = {"person": person, "room": room, "text": text, "begun": self._now()}

        def paste(db: Connection) -> int:
            refuse_forgotten(db, person)
            db.execute(insert(pastes).values(row))
            return db.scalar(select(func.count()).where(*mine)) or 0

        return await self._database.write(paste)

    async def pasted_pieces(self, person: str, room: str) -> Sequence[str]:
        """The pieces, in order."""
        query = select(pastes.c.text).where(pastes.c.person == person, pastes.c.room == room).order_by(pastes.c.id)
        return [row.text for row in await self._database.rows(query)]

    async def forget_pasted(self, person: str, room: str) -> None:
        """Forget the pieces, also on the disk."""
        forgotten = delete(pastes).where(pastes.c.person == person, pastes.c.room == room)
        await self._database.write(lambda db: db.execute(forgotten).rowcount, wipe=True)


_SHOWN_IN = (
    select(*DRAFTS.columns, *REVISIONS.columns)
    .select_from(messages.outerjoin(revisions).outerjoin(drafts, drafts.c.id == revisions.c.draft))
    .where(messages.c.id == bindparam("message"))
)
_SHOWN_CARD = (
    select(card_messages.c.blog, *BLOGS.columns)
    .select_from(card_messages.outerjoin(blogs))
    .where(card_messages.c.id == bindparam("message"))
)
_LIVES_IN = select(drafts.c.id).where(drafts.c.room == bindparam("of_room"), drafts.c.own_room).limit(1)
_NEWEST_HERE = (
    select(drafts.c.id)
    .where(drafts.c.room == bindparam("of_room"), drafts.c.own_room, drafts.c.owner == bindparam("of_person"))
    .where(exists().where(revisions.c.draft == drafts.c.id))
    .order_by(*LATEST)
    .limit(1)
    .scalar_subquery()
)
_SHOWN_LAST = (
    select(*DRAFTS.columns, *REVISIONS.columns)
    .join_from(drafts, revisions)
    .where(drafts.c.id == _NEWEST_HERE)
    .order_by(*TEXT_FIRST)
    .limit(1)
)
