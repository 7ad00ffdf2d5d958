"""Remember how each blog is kept current, and what was pasted piece by piece."""

import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, Update, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import Forgotten
from bot.model import Blog, Claim, KnownPost, Watch
from storage.rows import Rows, upsert
from storage.tables import blogs, claims, mark, pastes, posts, watches

log = logging.getLogger(__name__)

BLOGS = Rows(Blog, blogs)
CLAIMS = Rows(Claim, claims)
most_missed = 2  # a post is dropped once it was not to be found so many times in a row


class Watching:
    """The part of bot.ports.Store that keeps blogs current."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._readers = engine
        self._writers = engine.execution_options(write=True)

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._writers.begin() as db:
                yield db
        except IntegrityError as error:  # only foreign keys can fail here
            raise Forgotten from error

    async def glimpses(self, blog: Blog) -> Mapping[str, KnownPost]:
        query = select(posts.c.key, posts.c.content_hash, posts.c.published).where(posts.c.blog == blog.id)
        async with self._readers.connect() as db:
            return {row.key: KnownPost(row.content_hash, row.published) for row in await db.execute(query)}

    async def miss(self, blog: Blog, keys: Sequence[str]) -> int:
        gone = {mark(key) for key in keys}
        here = posts.c.blog == blog.id
        async with self._writing() as db:
            known = (await db.execute(select(posts.c.mark, posts.c.missed).where(here))).all()
            missed = [row.mark for row in known if row.mark in gone]
            back = [row.mark for row in known if row.mark not in gone and row.missed]
            await _each(db, back, lambda some: update(posts).where(here, posts.c.mark.in_(some)).values(missed=0))
            more = posts.c.missed + 1
            await _each(db, missed, lambda some: update(posts).where(here, posts.c.mark.in_(some)).values(missed=more))
            dropped = await db.execute(delete(posts).where(here, posts.c.missed >= most_missed))
            return dropped.rowcount

    async def keep_watch(self, watch: Watch) -> None:
        row = {name: value for name, value in asdict(watch).items() if name != "blog"}
        async with self._writing() as db:
            await upsert(db, watches, ["blog"], [{"blog": watch.blog.id} | row])

    async def watch(self, blog: Blog) -> Watch | None:
        async with self._readers.connect() as db:
            row = (await db.execute(_watched().where(watches.c.blog == blog.id))).first()
        return None if row is None else _watch(row)

    async def due(self, now: datetime, until: datetime) -> Watch | None:
        first = select(watches.c.blog).where(watches.c.due <= now).order_by(watches.c.due, watches.c.blog).limit(1)
        async with self._writing() as db:
            id = await db.scalar(first.with_for_update(skip_locked=True))
            if id is None:
                return None
            await db.execute(update(watches).where(watches.c.blog == id).values(due=until))
            row = (await db.execute(_watched().where(watches.c.blog == id))).first()
        return None if row is None else _watch(row)

    async def claim(self, person: str, site: str) -> Claim | None:
        async with self._readers.connect() as db:
            return await CLAIMS.first(db, CLAIMS.select().where(claims.c.person == person, claims.c.mark == mark(site)))

    async def waiting(self, person: str) -> Claim | None:
        unproved = CLAIMS.select().where(claims.c.person == person, claims.c.proved.is_(None))
        async with self._readers.connect() as db:
            return await CLAIMS.first(db, unproved.order_by(claims.c.asked.desc(), claims.c.mark))

    async def keep_claim(self, person: str, site: str, claim: Claim) -> Claim:
        key = {"person": person, "mark": mark(site)}
        async with self._writing() as db:
            await upsert(db, claims, list(key), [key | asdict(claim)], fill=True)
            await db.execute(update(claims).filter_by(**key).values(address=claim.address, asked=claim.asked))
        return await self.claim(person, site) or claim

    async def paste(self, person: str, room: str, text: str) -> int:
        mine = pastes.c.person == person, pastes.c.room == room
        async with self._writing() as db:
            await db.execute(insert(pastes).values(person=person, room=room, text=text))
            return await db.scalar(select(func.count()).where(*mine)) or 0

    async def pasted(self, person: str, room: str) -> Sequence[str]:
        query = select(pastes.c.text).where(pastes.c.person == person, pastes.c.room == room).order_by(pastes.c.id)
        async with self._readers.connect() as db:
            return list((await db.execute(query)).scalars())

    async def forget_pasted(self, person: str, room: str) -> None:
        async with self._writing() as db:
            await db.execute(delete(pastes).where(pastes.c.person == person, pastes.c.room == room))
        await self._wipe()

    async def _wipe(self) -> None:
        """Take what was deleted out of SQLite's log as well; in its main file it is zeroed already."""
        if self._readers.dialect.name != "sqlite":
            return
        async with self._readers.connect() as db:
            sqlite: Any = (await db.get_raw_connection()).driver_connection
            [(busy, _, _)] = await sqlite.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            log.warning("what was forgotten stays in the write-ahead log until the next checkpoint")


async def _each(db: AsyncConnection, marks: Sequence[str], change: Callable[[Sequence[str]], Update]) -> None:
    """Asks for some at a time: PostgreSQL's protocol bears 32,767 values in one statement."""
    for at in range(0, len(marks), 1000):
        await db.execute(change(marks[at : at + 1000]))


def _watched() -> Select[Any]:
    return select(*BLOGS.columns, *(c for c in watches.c if c.key != "blog")).join_from(watches, blogs)


def _watch(row: Row[Any]) -> Watch:
    about = {column.key: row._mapping[column] for column in watches.c if column.name != "blog"}
    return Watch(BLOGS.value(row), **about)
