"""Remember blogs, their posts, and when to look at them again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Update, bindparam, case, delete, func, select, update

from bot.errors import Forgotten
from bot.model import Blog, KnownPost, Post, Watch
from storage.column_types import mark
from storage.database import Database
from storage.database.rows import Rows, upsert
from storage.people.belongings import with_voices
from storage.people.tombstones import refuse_forgotten
from storage.tables import blocks, blogs, drafts, edits, persons, posts, watches

BLOGS = Rows(Blog, blogs)
POSTS = Rows(Post, posts)
_USED = select(persons.c.blog).where(persons.c.id == bindparam("person")).scalar_subquery()
OF_PERSON = (  # the one in use first, then the newest
    BLOGS.select()
    .where(blogs.c.owner == bindparam("person"))
    .order_by(case((blogs.c.id == _USED, 0), else_=1), blogs.c.id.desc())
)
most_missed = 2  # a post is dropped once it was not to be found so many times in a row


class SqlBlogs:
    """bot.stores.Blogs on SQLite or PostgreSQL. Keeping something for a blog that is forgotten raises Forgotten."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_blog(self, blog: Blog, use: bool = True) -> Blog:
        """The blog with its id: one row for an owner, kind and address. Raises Forgotten where the owner is."""
        row = {"owner": blog.owner, "kind": blog.kind, "address": blog.address, "title": blog.title}
        key = {"owner": blog.owner, "kind": blog.kind, "mark": mark(blog.address)}
        newest = select(func.max(blogs.c.id)).where(blogs.c.owner == blog.owner)  # in use where none was chosen

        def keep(db: Connection) -> Blog:
            refuse_forgotten(db, blog.owner)
            used = None if use else db.scalar(newest)
            upsert(db, blogs, key, [row | key])
            id = db.execute(select(blogs.c.id).filter_by(**key)).scalar_one()
            upsert(db, persons, ["id"], [{"id": blog.owner, "blog": used or id}], fill=not use)
            return replace(blog, id=id)

        return await self._database.write(keep)

    async def blog(self, id: int, person: str) -> Blog | None:
        """This person's own, else None."""
        return await self._database.find_own(BLOGS, id, person)

    async def blogs(self, person: str) -> Sequence[Blog]:
        """The one in use first, then the newest."""
        return BLOGS.values(await self._database.rows(OF_PERSON, {"person": person}))

    async def use(self, blog: Blog) -> None:
        """Write as this one from now on. Raises Forgotten."""

        def take(db: Connection) -> None:
            hold_blog(db, blog)
            upsert(db, persons, ["id"], [{"id": blog.owner, "blog": blog.id}])

        await self._database.write(take)

    async def forget_blog(self, blog: Blog) -> int:
        """How many drafts went with it, beside its posts and cards, and with the voices that come from it."""

        def forget(db: Connection) -> int:
            gone = list(db.scalars(with_voices(blog)))
            count = db.scalar(select(func.count()).where(drafts.c.blog.in_(gone), drafts.c.owner == blog.owner))
            db.execute(delete(blogs).where(blogs.c.id.in_(gone)))
            return count or 0

        return await self._database.write(forget, wipe=True)

    async def keep_posts(self, blog: Blog, fresh: Sequence[Post]) -> None:
        """A known key is replaced. Raises Forgotten."""
        rows = {mark(post.key): vars(post) | {"blog": blog.id, "mark": mark(post.key), "missed": 0} for post in fresh}

        def keep(db: Connection) -> None:
            hold_blog(db, blog)
            if rows:  # in one order, or two at once wait for each other for ever
                upsert(db, posts, ["blog", "mark"], [rows[key] for key in sorted(rows)])

        await self._database.write(keep)

    async def posts(self, blog: Blog) -> Sequence[Post]:
        """Newest first."""
        return POSTS.values(await self._database.rows(_newest_first(blog)))

    async def newest_posts(self, blog: Blog, most: int) -> Sequence[Post]:
        """So many at most, newest first."""
        return POSTS.values(await self._database.rows(_newest_first(blog).limit(most)))

    async def glimpses(self, blog: Blog) -> Mapping[str, KnownPost]:
        """Its posts without their texts, by key."""
        query = select(posts.c.key, posts.c.content_hash, posts.c.published).where(posts.c.blog == blog.id)
        known = await self._database.rows(query)
        return {row.key: KnownPost(row.content_hash, row.published) for row in known}

    async def miss(self, blog: Blog, keys: Sequence[str]) -> int:
        """How many posts were dropped, being gone twice in a row; what was found in them of drafts goes with them."""
        gone = {mark(key) for key in keys}
        here = posts.c.blog == blog.id

        def drop(db: Connection) -> int:
            known = db.execute(select(posts.c.mark, posts.c.missed).where(here)).all()
            missed = [row.mark for row in known if row.mark in gone]
            back = [row.mark for row in known if row.mark not in gone and row.missed]
            _each(db, back, lambda some: update(posts).where(here, posts.c.mark.in_(some)).values(missed=0))
            more = posts.c.missed + 1
            _each(db, missed, lambda some: update(posts).where(here, posts.c.mark.in_(some)).values(missed=more))
            dropped = db.execute(delete(posts).where(here, posts.c.missed >= most_missed)).rowcount
            if dropped:
                there = select(posts.c.mark).where(here)
                db.execute(delete(edits).where(edits.c.blog == blog.id, edits.c.mark.not_in(there)))
            return dropped

        return await self._database.write(drop)

    async def keep_watch(self, watch: Watch) -> None:
        """In the place of the one before. Raises Forgotten."""
        row = asdict(watch) | {"blog": watch.blog.id}
        await self._database.write(lambda db: upsert(db, watches, ["blog"], [row]))

    async def watch(self, blog: Blog) -> Watch | None:
        """How this blog is kept current."""
        row = await self._database.row(_watched().where(watches.c.blog == blog.id))
        return None if row is None else _watch(row)

    async def due(self, now: datetime, until: datetime, most: int) -> Sequence[Watch]:
        """Those whose time came first, which are not due again before `until`. None of somebody who is blocked."""
        of_blocked = select(blogs.c.id).join(blocks, blocks.c.person == blogs.c.owner)
        come = watches.c.due <= now, watches.c.blog.not_in(of_blocked)
        first = select(watches.c.blog).where(*come).order_by(watches.c.due, watches.c.blog).limit(most)

        def take(db: Connection) -> Sequence[Row[Any]]:
            ids = db.scalars(first.with_for_update(skip_locked=True)).all()
            if not ids:
                return []
            db.execute(update(watches).where(watches.c.blog.in_(ids)).values(due=until))
            rows = {row.id: row for row in db.execute(_watched().where(watches.c.blog.in_(ids)))}
            return [rows[id] for id in ids]

        return [_watch(row) for row in await self._database.write(take)]


def _newest_first(blog: Blog) -> Select[Any]:
    order = posts.c.published.desc().nulls_last(), posts.c.mark
    return POSTS.select().where(posts.c.blog == blog.id).order_by(*order)


def hold_blog(db: Connection, blog: Blog, alone: bool = False) -> None:
    """Keep a blog from being forgotten until the transaction ends, and `alone` whoever holds it alone, too, waiting.
    Raises Forgotten if it is gone already."""
    held = select(blogs.c.id).where(blogs.c.id == blog.id, blogs.c.owner == blog.owner)
    if db.scalar(held.with_for_update(read=not alone, key_share=True)) is None:
        raise Forgotten


def _each(db: Connection, marks: Sequence[str], change: Callable[[Sequence[str]], Update]) -> None:
    """Asks for some at a time: PostgreSQL's protocol bears 32,767 values in one statement."""
    for at in range(0, len(marks), 1000):
        db.execute(change(marks[at : at + 1000]))


def _watched() -> Select[Any]:
    return select(*BLOGS.columns, *(c for c in watches.c if c.key != "blog")).join_from(watches, blogs)


def _watch(row: Row[Any]) -> Watch:
    about = {column.key: row._mapping[column] for column in watches.c if column.name != "blog"}
    return Watch(BLOGS.value(row), **about)
