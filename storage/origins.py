"""Remember which posts grew from drafts, and what their author says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Select, func, select, update

from bot.model import Blog, MessageId, Origin, OriginQuestion
from bot.stores import LeftOut
from storage.blogs import BLOGS, hold_blog
from storage.column_types import mark
from storage.database import Database
from storage.database.rows import Rows, upsert
from storage.tables import blogs, drafts, origins, posts

ORIGINS = Rows(Origin, origins)


class SqlOrigins:
    """bot.stores.Origins on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_origins(self, blog: Blog, found: Sequence[Origin]) -> None:
        """In the place of what was known of the same posts. Raises Forgotten."""
        rows = {mark(one.key): asdict(one) | {"blog": blog.id, "mark": mark(one.key)} for one in found}

        def keep(db: Connection) -> None:
            hold_blog(db, blog)
            if rows:  # in one order, or two at once wait for each other for ever
                upsert(db, origins, ["blog", "mark"], [rows[key] for key in sorted(rows)])

        await self._database.write(keep)

    async def origins(self, blog: Blog) -> Mapping[str, Origin]:
        """What is known of the posts of a blog, by key; also of those that are gone."""
        known = await self._database.rows(ORIGINS.select().where(origins.c.blog == blog.id))
        return {one.key: one for one in ORIGINS.values(known)}

    async def left_out(self, blog: Blog) -> LeftOut:
        """How many of the posts there are must not be learned from."""
        here = (posts.c.blog == origins.c.blog) & (posts.c.mark == origins.c.mark)
        times = select(origins.c.provenance, func.count().label("posts")).join(posts, here)
        query = times.where(origins.c.blog == blog.id).group_by(origins.c.provenance)
        found = {row.provenance: row.posts for row in await self._database.rows(query)}
        return LeftOut(found.get("auto", 0) + found.get("yes", 0), found.get("asked", 0))

    async def question(self, id: int) -> OriginQuestion | None:
        """What was asked under this number."""
        return await self._first(_questions().where(origins.c.id == id)) if 0 < id < 2**31 else None

    async def open_question(self, person: str, blog: Blog | None = None) -> OriginQuestion | None:
        """Of those this person has not answered yet, about one blog or all, the one about the newest post there is."""
        theirs = _questions().where(origins.c.provenance == "asked", blogs.c.owner == person, posts.c.mark.is_not(None))
        of_it = theirs.where(origins.c.blog == blog.id) if blog else theirs
        return await self._first(of_it.order_by(posts.c.published.desc().nulls_last(), origins.c.id))

    async def answer(self, question: OriginQuestion, grown: bool) -> None:
        """Keep what its author says of a post."""
        said = update(origins).where(origins.c.id == question.id).values(provenance="yes" if grown else "no")
        await self._database.execute(said)

    async def remember_question(self, shown: Sequence[MessageId], question: OriginQuestion) -> None:
        """The last of these messages asks it; a question stands in one place at a time."""
        if shown:
            asked = update(origins).where(origins.c.id == question.id).values(message=shown[-1])
            await self._database.execute(asked)

    async def shown_question(self, message: MessageId) -> OriginQuestion | None:
        """What a message asks; None: nothing."""
        return await self._first(_questions().where(origins.c.message == message))

    async def _first(self, query: Select[Any]) -> OriginQuestion | None:
        row = await self._database.row(query.limit(1))
        if row is None:
            return None
        return OriginQuestion(row.question, BLOGS.value(row), row.of_post, row.begun, row.provenance, row.message)


def _questions() -> Select[Any]:
    """Each with its blog and draft, and the title of its post, or what stands for it where the post is gone."""
    here = (posts.c.blog == origins.c.blog) & (posts.c.mark == origins.c.mark)
    return (
        select(
            *BLOGS.columns,
            origins.c.id.label("question"),
            func.coalesce(posts.c.title, origins.c.key).label("of_post"),
            drafts.c.created.label("begun"),
            origins.c.provenance,
            origins.c.message,
        )
        .select_from(origins)
        .join(blogs, blogs.c.id == origins.c.blog)
        .outerjoin(posts, here)
        .outerjoin(drafts, drafts.c.id == origins.c.draft)
    )
