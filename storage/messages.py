"""Remember which message shows what, and what somebody is pasting message by message."""

from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select

from bot.model import Blog, MessageId, Revision, Shown, ShownCard
from storage.blogs import BLOGS
from storage.database import Database, hold_blog
from storage.drafts import DRAFTS, LATEST, REVISIONS, newest_revision, stir
from storage.rows import upsert
from storage.tables import blogs, card_messages, drafts, messages, pastes, revisions


class SqlMessages:
    """bot.ports.Messages on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def remember(self, shown: Sequence[MessageId], revision: Revision) -> None:
        """These messages show it; a draft that was forgotten meanwhile is remembered as that."""
        async with self._database.writing() as db:
            kept = revision.id if await stir(db, revision) else None
            rows = [{"id": message, "revision": kept} for message in dict.fromkeys(shown)]
            if rows:
                await upsert(db, messages, ["id"], rows)

    async def shown_in(self, message: MessageId) -> Shown | None:
        """The draft a message shows; None: it shows none."""
        query = select(*DRAFTS.columns, *REVISIONS.columns).where(messages.c.id == message)
        joined = messages.outerjoin(revisions).outerjoin(drafts, drafts.c.id == revisions.c.draft)
        async with self._database.reading() as db:
            row = (await db.execute(query.select_from(joined))).first()
        if row is None:
            return None
        forgotten = row._mapping[drafts.c.id] is None
        return Shown(None, None) if forgotten else Shown(DRAFTS.value(row), REVISIONS.value(row))

    async def remember_card(self, shown: Sequence[MessageId], blog: Blog) -> None:
        """These messages show the card of this blog. Raises Forgotten."""
        rows = [{"id": message, "blog": blog.id} for message in dict.fromkeys(shown)]
        async with self._database.writing() as db:
            await hold_blog(db, blog)
            if rows:
                await upsert(db, card_messages, ["id"], rows)

    async def shown_card(self, message: MessageId) -> ShownCard | None:
        """The card a message shows; None: it shows none."""
        query = select(card_messages.c.blog, *BLOGS.columns).select_from(card_messages.outerjoin(blogs))
        async with self._database.reading() as db:
            row = (await db.execute(query.where(card_messages.c.id == message))).first()
        if row is None:
            return None
        return ShownCard(BLOGS.value(row) if row._mapping[card_messages.c.blog] else None)

    async def shown_last(self, room: str, person: str) -> Shown | None:
        """This person's newest draft whose own this room is."""
        own = DRAFTS.select().where(drafts.c.room == room, drafts.c.own_room, drafts.c.owner == person)
        async with self._database.reading() as db:
            draft = await DRAFTS.first(db, own.order_by(*LATEST))
            revision = draft and await newest_revision(db, draft)
        return Shown(draft, revision) if revision else None

    async def has_drafts(self, room: str) -> bool:
        """Whether a draft has this room for its own."""
        own = select(drafts.c.id).where(drafts.c.room == room, drafts.c.own_room).limit(1)
        async with self._database.reading() as db:
            return await db.scalar(own) is not None

    async def paste(self, person: str, room: str, text: str) -> int:
        """Keep a piece; how many there are now."""
        mine = pastes.c.person == person, pastes.c.room == room
        async with self._database.writing() as db:
            await db.execute(insert(pastes).values(person=person, room=room, text=text))
            return await db.scalar(select(func.count()).where(*mine)) or 0

    async def pasted_pieces(self, person: str, room: str) -> Sequence[str]:
        """The pieces, in order."""
        query = select(pastes.c.text).where(pastes.c.person == person, pastes.c.room == room).order_by(pastes.c.id)
        async with self._database.reading() as db:
            return list((await db.execute(query)).scalars())

    async def forget_pasted(self, person: str, room: str) -> None:
        """Forget the pieces, also on the disk."""
        async with self._database.writing() as db:
            await db.execute(delete(pastes).where(pastes.c.person == person, pastes.c.room == room))
        await self._database.wipe()
