"""Remember what has been worked out from each post: measures as long as the post is there, and a model's notes."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from bot.model import Blog
from bot.stores import KeptAnalysis
from storage.blogs import hold_blog
from storage.column_types import mark
from storage.database import Database
from storage.database.rows import upsert
from storage.tables import analyses, post_notes, posts

_SOME = 1_000  # marks in one statement


class SqlAnalyses:
    """bot.stores.Analyses on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def analyses(self, blog: Blog) -> Mapping[str, KeptAnalysis]:
        """What is kept of the posts of a blog, by key."""
        here = (posts.c.blog == analyses.c.blog) & (posts.c.mark == analyses.c.mark)
        query = select(posts.c.key, analyses.c.fingerprint, analyses.c.packed).join(posts, here)
        rows = await self._database.rows(query.where(analyses.c.blog == blog.id))
        return {row.key: KeptAnalysis(row.fingerprint, row.packed) for row in rows}

    async def keep_analyses(self, blog: Blog, fresh: Mapping[str, KeptAnalysis]) -> None:
        """In the place of what was kept of the same posts, as far as they are there still. Raises Forgotten."""
        rows = {mark(key): one._asdict() | {"blog": blog.id, "mark": mark(key)} for key, one in fresh.items()}

        def keep(db: Connection) -> None:
            hold_blog(db, blog)
            here = select(posts.c.mark).where(posts.c.blog == blog.id).order_by(posts.c.mark)
            there = set(db.scalars(here.with_for_update(read=True, key_share=True)))
            if some := sorted(rows.keys() & there):  # in one order, or two at once wait for each other for ever
                upsert(db, analyses, ["blog", "mark"], [rows[key] for key in some])

        if rows:
            await self._database.write(keep)

    async def drop_analyses(self, blog: Blog, keys: Sequence[str]) -> None:
        """Of posts that are not learned from any more."""
        marks = [mark(key) for key in keys]

        def drop(db: Connection) -> None:
            for at in range(0, len(marks), _SOME):
                here = analyses.c.blog == blog.id, analyses.c.mark.in_(marks[at : at + _SOME])
                db.execute(delete(analyses).where(*here))

        if marks:
            await self._database.write(drop)


class SqlPostNotes:
    """bot.stores.notes.PostNotes on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def notes(self, blog: Blog, before: datetime | None = None) -> Mapping[str, Sequence[str]]:
        """What was made of a blog's posts before then, by their fingerprints; none of those of which nothing came."""
        query = select(post_notes.c.fingerprint, post_notes.c.notes).where(post_notes.c.blog == blog.id)
        made = query if before is None else query.where(post_notes.c.made < before)
        return {row.fingerprint: row.notes for row in await self._database.rows(made)}

    async def keep_notes(self, blog: Blog, fingerprint: str, notes: Sequence[str], made: datetime) -> None:
        """Unless some are there already, by which drafts may have been begun. Raises Forgotten."""
        this = {"blog": blog.id, "fingerprint": fingerprint}
        known = select(post_notes.c.made).filter_by(**this)

        def keep(db: Connection) -> None:
            hold_blog(db, blog)
            if db.execute(known).first() is None:
                db.execute(insert(post_notes).values(**this, notes=tuple(notes), made=made))

        await self._database.write(keep)
