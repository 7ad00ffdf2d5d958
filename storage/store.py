"""Keep what the bot remembers: blogs and their posts, cards, drafts, and which message shows what."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import Forgotten
from bot.model import Blog, Draft, Language, MessageId, Post, Revision, Shown, ShownCard, Version
from storage import tables
from storage.opening import CannotOpen, open_database
from storage.rows import Rows, T, upsert
from storage.tables import blogs, cards, drafts, mark, persons, revisions
from storage.watching import BLOGS, Watching
from styles import StyleCard

__all__ = ["CannotOpen", "SqlStore", "open_store"]

POSTS = Rows(Post, tables.posts)
DRAFTS = Rows(Draft, drafts)
REVISIONS = Rows(Revision, revisions)

LATEST = drafts.c.activity.desc(), drafts.c.id.desc()
NEXT = select(func.coalesce(func.max(drafts.c.activity), 0) + 1).scalar_subquery()


@asynccontextmanager
async def open_store(url: str) -> AsyncIterator["SqlStore"]:
    """The store in a database, which is made or brought up to date if need be. Raises CannotOpen."""
    async with open_database(url) as engine:
        yield SqlStore(engine)


class SqlStore(Watching):
    """bot.ports.Store on SQLite or PostgreSQL. Keeping something for what is forgotten raises Forgotten."""

    async def _own(self, rows: Rows[T], id: int, person: str) -> T | None:
        if not 0 < id < 2**31:  # PostgreSQL's INTEGER ends there, and people can type any number
            return None
        async with self._readers.connect() as db:
            return await rows.first(db, rows.select().where(rows.table.c.id == id, rows.table.c.owner == person))

    # Persons

    async def language(self, person: str) -> Language | None:
        async with self._readers.connect() as db:
            language: Language | None = await db.scalar(select(persons.c.language).where(persons.c.id == person))
            return language

    async def speaks(self, person: str, language: Language) -> None:
        async with self._writing() as db:
            await upsert(db, persons, ["id"], [{"id": person, "language": language}])

    # Blogs

    async def keep_blog(self, blog: Blog, use: bool = True) -> Blog:
        row = {"owner": blog.owner, "kind": blog.kind, "address": blog.address, "title": blog.title}
        key = {"owner": blog.owner, "kind": blog.kind, "mark": mark(blog.address)}
        newest = select(func.max(blogs.c.id)).where(blogs.c.owner == blog.owner)  # in use where none was chosen
        async with self._writing() as db:
            used = None if use else await db.scalar(newest)
            await upsert(db, blogs, key, [row | key])
            id = (await db.execute(select(blogs.c.id).filter_by(**key))).scalar_one()
            await upsert(db, persons, ["id"], [{"id": blog.owner, "blog": used or id}], fill=not use)
            return replace(blog, id=id)

    async def blog(self, id: int, person: str) -> Blog | None:
        return await self._own(BLOGS, id, person)

    async def blogs(self, person: str) -> Sequence[Blog]:
        used = select(persons.c.blog).where(persons.c.id == person).scalar_subquery()
        order = case((blogs.c.id == used, 0), else_=1), blogs.c.id.desc()
        async with self._readers.connect() as db:
            return await BLOGS.all(db, BLOGS.select().where(blogs.c.owner == person).order_by(*order))

    async def use(self, blog: Blog) -> None:
        async with self._writing() as db:
            await _hold(db, blog)
            await upsert(db, persons, ["id"], [{"id": blog.owner, "blog": blog.id}])

    async def forget_blog(self, blog: Blog) -> int:
        async with self._writing() as db:
            count = await db.scalar(select(func.count()).where(drafts.c.blog == blog.id, drafts.c.owner == blog.owner))
            await db.execute(delete(blogs).where(blogs.c.id == blog.id, blogs.c.owner == blog.owner))
        await self._wipe()
        return count or 0

    async def keep_posts(self, blog: Blog, posts: Sequence[Post]) -> None:
        rows = {mark(post.key): asdict(post) | {"blog": blog.id, "mark": mark(post.key), "missed": 0} for post in posts}
        async with self._writing() as db:
            await _hold(db, blog)
            if rows:  # in one order, or two at once wait for each other for ever
                await upsert(db, tables.posts, ["blog", "mark"], [rows[key] for key in sorted(rows)])

    async def posts(self, blog: Blog) -> Sequence[Post]:
        order = tables.posts.c.published.desc().nulls_last(), tables.posts.c.mark
        async with self._readers.connect() as db:
            return await POSTS.all(db, POSTS.select().where(tables.posts.c.blog == blog.id).order_by(*order))

    # Style cards

    async def keep_card(self, blog: Blog, card: StyleCard, created: datetime, parent: int | None = None) -> int:
        row = {"blog": blog.id, "card": card.to_json(), "created": created, "parent": parent}
        async with self._writing() as db:
            return int((await db.execute(insert(cards).values(row).returning(cards.c.id))).scalar_one())

    async def card(self, id: int) -> StyleCard:
        async with self._readers.connect() as db:
            kept = await db.scalar(select(cards.c.card).where(cards.c.id == id))
        if kept is None:
            raise Forgotten
        return StyleCard.from_json(kept)

    async def version(self, blog: Blog, number: int | None = None) -> Version | None:
        async with self._readers.connect() as db:
            row = (await db.execute(_numbered(blog, number).limit(1))).first()
        return None if row is None else _version(row)

    async def versions(self, blog: Blog, most: int) -> Sequence[Version]:
        async with self._readers.connect() as db:
            return [_version(row) for row in await db.execute(_numbered(blog).limit(most))]

    # Drafts and their revisions

    async def begin_draft(self, draft: Draft) -> Draft:
        row = asdict(draft) | {"activity": NEXT}
        del row["id"]
        async with self._writing() as db:
            id = (await db.execute(insert(drafts).values(row).returning(drafts.c.id))).scalar_one()
            return replace(draft, id=id)

    async def draft(self, id: int, person: str) -> Draft | None:
        return await self._own(DRAFTS, id, person)

    async def drafts(self, person: str, most: int) -> Sequence[Draft]:
        async with self._readers.connect() as db:
            query = DRAFTS.select().where(drafts.c.owner == person).order_by(*LATEST).limit(most)
            return await DRAFTS.all(db, query)

    async def begin(self, revision: Revision) -> Revision:
        row = asdict(revision)
        del row["id"]
        async with self._writing() as db:
            if not await _stir(db, revision):
                raise Forgotten
            id = (await db.execute(insert(revisions).values(row).returning(revisions.c.id))).scalar_one()
            return replace(revision, id=id)

    async def finish(self, revision: Revision) -> None:
        async with self._writing() as db:
            if await _stir(db, revision):
                done = update(revisions).where(revisions.c.id == revision.id, revisions.c.draft == revision.draft)
                await db.execute(done.values(text=revision.text, whole=revision.whole))

    async def newest(self, draft: Draft) -> Revision | None:
        async with self._readers.connect() as db:
            return await _newest(db, draft)

    async def lineage(self, revision: Revision) -> Sequence[Revision]:
        line = select(revisions.c.id, revisions.c.parent).where(revisions.c.id == revision.id).cte(recursive=True)
        older = revisions.alias()
        line = line.union(select(older.c.id, older.c.parent).where(older.c.id == line.c.parent))
        whole = REVISIONS.select().where(revisions.c.id.in_(select(line.c.id))).order_by(revisions.c.id)
        async with self._readers.connect() as db:
            return await REVISIONS.all(db, whole)

    async def place(self, revision: Revision) -> int:
        begun = select(func.count()).where(revisions.c.draft == revision.draft, revisions.c.id <= revision.id)
        async with self._readers.connect() as db:
            count = await db.scalar(begun)
        if not count:
            raise Forgotten
        return count

    # Messages

    async def remember(self, messages: Sequence[MessageId], revision: Revision) -> None:
        async with self._writing() as db:
            kept = revision.id if await _stir(db, revision) else None
            rows = [{"id": message, "revision": kept} for message in dict.fromkeys(messages)]
            if rows:
                await upsert(db, tables.messages, ["id"], rows)

    async def shown(self, message: MessageId) -> Shown | None:
        query = select(*DRAFTS.columns, *REVISIONS.columns).where(tables.messages.c.id == message)
        joined = tables.messages.outerjoin(revisions).outerjoin(drafts, drafts.c.id == revisions.c.draft)
        async with self._readers.connect() as db:
            row = (await db.execute(query.select_from(joined))).first()
        if row is None:
            return None
        forgotten = row._mapping[drafts.c.id] is None
        return Shown(None, None) if forgotten else Shown(DRAFTS.value(row), REVISIONS.value(row))

    async def remember_card(self, messages: Sequence[MessageId], blog: Blog) -> None:
        rows = [{"id": message, "blog": blog.id} for message in dict.fromkeys(messages)]
        async with self._writing() as db:
            await _hold(db, blog)
            if rows:
                await upsert(db, tables.card_messages, ["id"], rows)

    async def shown_card(self, message: MessageId) -> ShownCard | None:
        joined = tables.card_messages.outerjoin(blogs)
        query = select(tables.card_messages.c.blog, *BLOGS.columns).select_from(joined)
        async with self._readers.connect() as db:
            row = (await db.execute(query.where(tables.card_messages.c.id == message))).first()
        if row is None:
            return None
        return ShownCard(BLOGS.value(row) if row._mapping[tables.card_messages.c.blog] else None)

    async def shown_last(self, room: str, person: str) -> Shown | None:
        own = DRAFTS.select().where(drafts.c.room == room, drafts.c.own_room, drafts.c.owner == person)
        async with self._readers.connect() as db:
            draft = await DRAFTS.first(db, own.order_by(*LATEST))
            revision = draft and await _newest(db, draft)
        return Shown(draft, revision) if revision else None

    async def has_drafts(self, room: str) -> bool:
        own = select(drafts.c.id).where(drafts.c.room == room, drafts.c.own_room).limit(1)
        async with self._readers.connect() as db:
            return await db.scalar(own) is not None


async def _hold(db: AsyncConnection, blog: Blog) -> None:
    """Keep a blog from being forgotten until the transaction ends."""
    held = select(blogs.c.id).where(blogs.c.id == blog.id, blogs.c.owner == blog.owner)
    if await db.scalar(held.with_for_update(read=True, key_share=True)) is None:
        raise Forgotten


def _numbered(blog: Blog, number: int | None = None) -> Select[Any]:
    """The versions of a blog's card, or the one of this number, newest first."""
    order = func.row_number().over(order_by=cards.c.id).label("number")
    place = select(cards.c.id, order).where(cards.c.blog == blog.id).subquery()
    query = select(cards, place.c.number).join(place, place.c.id == cards.c.id).order_by(cards.c.id.desc())
    return query if number is None else query.where(place.c.number == number)


def _version(row: Row[Any]) -> Version:
    return Version(row.number, row.id, row.parent, row.created, StyleCard.from_json(row.card))


async def _stir(db: AsyncConnection, revision: Revision) -> bool:
    """Something happens to a draft, which is kept from being forgotten meanwhile. False if it is gone already."""
    stirred = update(drafts).where(drafts.c.id == revision.draft).values(activity=NEXT)
    return (await db.execute(stirred)).rowcount > 0


async def _newest(db: AsyncConnection, draft: Draft) -> Revision | None:
    has_text = case((revisions.c.text != "", 0), else_=1)
    query = REVISIONS.select().where(revisions.c.draft == draft.id).order_by(has_text, revisions.c.id.desc())
    return await REVISIONS.first(db, query)
