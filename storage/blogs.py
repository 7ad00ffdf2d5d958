"""Remember blogs, their posts, and when to look at them again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, Update, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Blog, KnownPost, Post, Watch
from storage.database import Database, hold_blog
from storage.rows import Rows, upsert
from storage.tables import blogs, drafts, mark, persons, posts, watches

BLOGS = Rows(Blog, blogs)
POSTS = Rows(Post, posts)
most_missed = 2  # a post is dropped once it was not to be found so many times in a row


class SqlBlogs:
    """bot.ports.Blogs on SQLite or PostgreSQL. Keeping something for a blog that is forgotten raises Forgotten."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_blog(self, blog: Blog, use: bool = True) -> Blog:
        """The blog with its id; the same row for the same owner, kind and address."""
        row = {"owner": blog.owner, "kind": blog.kind, "address": blog.address, "title": blog.title}
        key = {"owner": blog.owner, "kind": blog.kind, "mark": mark(blog.address)}
        newest = select(func.max(blogs.c.id)).where(blogs.c.owner == blog.owner)  # in use where none was chosen
        async with self._database.writing() as db:
            used = None if use else await db.scalar(newest)
            await upsert(db, blogs, key, [row | key])
            id = (await db.execute(select(blogs.c.id).filter_by(**key))).scalar_one()
            await upsert(db, persons, ["id"], [{"id": blog.owner, "blog": used or id}], fill=not use)
            return replace(blog, id=id)

    async def blog(self, id: int, person: str) -> Blog | None:
        """This person's own, else None."""
        return await self._database.find_own(BLOGS, id, person)

    async def blogs(self, person: str) -> Sequence[Blog]:
        """The one in use first, then the newest."""
        used = select(persons.c.blog).where(persons.c.id == person).scalar_subquery()
        order = case((blogs.c.id == used, 0), else_=1), blogs.c.id.desc()
        async with self._database.reading() as db:
            return await BLOGS.all(db, BLOGS.select().where(blogs.c.owner == person).order_by(*order))

    async def use(self, blog: Blog) -> None:
        """Write as this one from now on. Raises Forgotten."""
        async with self._database.writing() as db:
            await hold_blog(db, blog)
            await upsert(db, persons, ["id"], [{"id": blog.owner, "blog": blog.id}])

    async def forget_blog(self, blog: Blog) -> int:
        """How many drafts went with it, beside its posts and cards."""
        async with self._database.writing() as db:
            count = await db.scalar(select(func.count()).where(drafts.c.blog == blog.id, drafts.c.owner == blog.owner))
            await db.execute(delete(blogs).where(blogs.c.id == blog.id, blogs.c.owner == blog.owner))
        await self._database.wipe()
        return count or 0

    async def keep_posts(self, blog: Blog, fresh: Sequence[Post]) -> None:
        """A known key is replaced. Raises Forgotten."""
        rows = {mark(post.key): asdict(post) | {"blog": blog.id, "mark": mark(post.key), "missed": 0} for post in fresh}
        async with self._database.writing() as db:
            await hold_blog(db, blog)
            if rows:  # in one order, or two at once wait for each other for ever
                await upsert(db, posts, ["blog", "mark"], [rows[key] for key in sorted(rows)])

    async def posts(self, blog: Blog) -> Sequence[Post]:
        """Newest first."""
        order = posts.c.published.desc().nulls_last(), posts.c.mark
        async with self._database.reading() as db:
            return await POSTS.all(db, POSTS.select().where(posts.c.blog == blog.id).order_by(*order))

    async def glimpses(self, blog: Blog) -> Mapping[str, KnownPost]:
        """Its posts without their texts, by key."""
        query = select(posts.c.key, posts.c.content_hash, posts.c.published).where(posts.c.blog == blog.id)
        async with self._database.reading() as db:
            return {row.key: KnownPost(row.content_hash, row.published) for row in await db.execute(query)}

    async def miss(self, blog: Blog, keys: Sequence[str]) -> int:
        """How many posts were dropped, being gone twice in a row."""
        gone = {mark(key) for key in keys}
        here = posts.c.blog == blog.id
        async with self._database.writing() as db:
            known = (await db.execute(select(posts.c.mark, posts.c.missed).where(here))).all()
            missed = [row.mark for row in known if row.mark in gone]
            back = [row.mark for row in known if row.mark not in gone and row.missed]
            await _each(db, back, lambda some: update(posts).where(here, posts.c.mark.in_(some)).values(missed=0))
            more = posts.c.missed + 1
            await _each(db, missed, lambda some: update(posts).where(here, posts.c.mark.in_(some)).values(missed=more))
            dropped = await db.execute(delete(posts).where(here, posts.c.missed >= most_missed))
            return dropped.rowcount

    async def keep_watch(self, watch: Watch) -> None:
        """In the place of the one before. Raises Forgotten."""
        row = {name: value for name, value in asdict(watch).items() if name != "blog"}
        async with self._database.writing() as db:
            await upsert(db, watches, ["blog"], [{"blog": watch.blog.id} | row])

    async def watch(self, blog: Blog) -> Watch | None:
        """How this blog is kept current."""
        async with self._database.reading() as db:
            row = (await db.execute(_watched().where(watches.c.blog == blog.id))).first()
        return None if row is None else _watch(row)

    async def due(self, now: datetime, until: datetime) -> Watch | None:
        """One whose time has come, which is not due again before `until`."""
        first = select(watches.c.blog).where(watches.c.due <= now).order_by(watches.c.due, watches.c.blog).limit(1)
        async with self._database.writing() as db:
            id = await db.scalar(first.with_for_update(skip_locked=True))
            if id is None:
                return None
            await db.execute(update(watches).where(watches.c.blog == id).values(due=until))
            row = (await db.execute(_watched().where(watches.c.blog == id))).first()
        return None if row is None else _watch(row)


async def _each(db: AsyncConnection, marks: Sequence[str], change: Callable[[Sequence[str]], Update]) -> None:
    """Asks for some at a time: PostgreSQL's protocol bears 32,767 values in one statement."""
    for at in range(0, len(marks), 1000):
        await db.execute(change(marks[at : at + 1000]))


def _watched() -> Select[Any]:
    return select(*BLOGS.columns, *(c for c in watches.c if c.key != "blog")).join_from(watches, blogs)


def _watch(row: Row[Any]) -> Watch:
    about = {column.key: row._mapping[column] for column in watches.c if column.name != "blog"}
    return Watch(BLOGS.value(row), **about)
