"""Give back all that is remembered of somebody, and forget it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, func, select, tuple_, update

from bot.model import Blog, Draft
from bot.stores.forgetting import Erased
from storage.database import Database
from storage.people.accounts import accounts_of, hold_people, person_of_account
from storage.people.belongings import belongings, person_of, with_voices
from storage.people.tombstones import KNOWN_FOR, Marks, bury, hashed, marks_in
from storage.tables import OUTLASTS, blocks, blogs, drafts, inbox, pastes, persons, posts, salts, tombstones

_SOME = 100  # people, or rows, at a time


class SqlForgetting:
    """bot.stores.Forgetting on SQLite or PostgreSQL. `note` is told outside the database who was forgotten."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], note: Callable[[Marks], Awaitable[None]] | None = None
    ) -> None:
        self._database = database
        self._now = now
        self._note = note

    async def everything(self, person: str) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Every row of theirs, by the name of its table."""
        return {
            table.name: [row async for row in self._rows(select(table).where(theirs).order_by(*table.primary_key))]
            for table, theirs in belongings(person).items()
        }

    async def _rows(self, query: Select[Any]) -> AsyncIterator[Mapping[str, object]]:
        """Some at a time, for others wait meanwhile."""
        names = {column.name: column for column in query.selected_columns}
        at = 0
        while some := await self._database.rows(query.limit(_SOME).offset(at)):
            at += len(some)
            for row in some:
                yield {name: row._mapping[column] for name, column in names.items()}

    async def forget_person(self, person: str) -> Erased:
        """Every row of theirs, also on the disk. What is under way for them brings nothing back until they speak."""
        now = self._now()
        forgotten, marks = await self._database.write(lambda db: (erase(db, person, now), marks_in(db, now)), wipe=True)
        if self._note:
            await self._note(marks)
        return forgotten

    async def forget_draft(self, draft: Draft) -> bool:
        """A draft with its revisions, also on the disk. False: it was gone, or is not this owner's."""
        gone = delete(drafts).where(drafts.c.id == draft.id, drafts.c.owner == draft.owner)
        return await self._database.write(lambda db: db.execute(gone).rowcount, wipe=True) > 0

    async def count_drafts(self, blog: Blog) -> int:
        """How many go with a blog."""
        row = await self._database.row(
            _count(drafts, drafts.c.blog.in_(with_voices(blog)), drafts.c.owner == blog.owner)
        )
        return row.rows if row else 0

    def lingers(self) -> bool:
        """Whether what was forgotten is still in the file, since another program is reading it."""
        return self._database.lingers

    async def unswept(self, names: Collection[str]) -> Mapping[str, str]:
        """Which of these are names of people, or of what they said, who were forgotten: from the name to its mark."""
        row = await self._database.row(select(salts.c.salt).limit(1))
        waiting = set(await self.sweeping()) if row else set()
        by_mark = {hashed(row.salt, name): name for name in names} if row and waiting else {}
        return {name: mark for mark, name in by_mark.items() if mark in waiting}

    async def sweeping(self) -> Sequence[str]:
        """The marks of those whose jobs may still be there."""
        return [row.mark for row in await self._database.rows(select(tombstones.c.mark).where(~tombstones.c.swept))]

    async def swept(self, done: Collection[str]) -> None:
        """Nothing of these is left among the jobs."""
        ordered = sorted(done)

        def note(db: Connection) -> None:
            for at in range(0, len(ordered), 1000):
                some = tombstones.c.mark.in_(ordered[at : at + 1000])
                db.execute(update(tombstones).where(some).values(swept=True))

        await self._database.write(note)

    async def forget_old(self, pasted: timedelta) -> int:
        """What was pasted longer ago than this and never finished, and old tombstones; how many pieces there were.

        Whoever has spoken before days were kept counts as heard today.
        """
        now = self._now()

        def forget(db: Connection) -> int:
            db.execute(update(pastes).where(pastes.c.begun.is_(None)).values(begun=now))
            db.execute(update(persons).where(persons.c.seen.is_(None)).values(seen=now))
            old = tombstones.c.made < now - KNOWN_FOR, ~tombstones.c.lasting, tombstones.c.swept
            db.execute(delete(tombstones).where(*old))
            kept = select(pastes.c.person, pastes.c.room).where(pastes.c.begun >= now - pasted)
            theirs = tuple_(pastes.c.person, pastes.c.room)
            return db.execute(delete(pastes).where(theirs.not_in(kept))).rowcount

        return await self._database.write(forget, wipe=True)

    async def silent(self, since: datetime, warned: datetime | None = None) -> Sequence[str]:
        """Who has not spoken since then, and was not told; or was told before `warned`."""
        told = persons.c.warned.is_(None) if warned is None else persons.c.warned <= warned
        heard = persons.c.id.not_in(select(blocks.c.person))  # whoever is blocked could not say a word
        query = select(persons.c.id).where(persons.c.seen < since, told, heard).order_by(persons.c.seen).limit(_SOME)
        return [row.id for row in await self._database.rows(query)]

    async def warn(self, person: str) -> bool:
        """They are being told now; False: they were already, or have spoken meanwhile."""
        noted = update(persons).where(persons.c.id == person, persons.c.warned.is_(None)).values(warned=self._now())
        return await self._database.execute(noted) > 0


def erase(db: Connection, person: str, now: datetime) -> Erased:
    """Forget every row of somebody; how much that was.

    A blog goes first, and takes along what hangs on it: whoever writes to that locks in the same order.
    """
    hold_people(db, {person})
    person = person_of_account(db, person)
    others = [account for account in accounts_of(db, person) if account != person]
    theirs = belongings(person)
    counts = [db.execute(_count(table, theirs[table])).scalar_one() for table in (blogs, posts, drafts)]
    said = db.scalars(select(inbox.c.id).where(inbox.c.person == person)).all()
    bury(db, person, others, said, now)
    for table, rows in theirs.items():
        column = person_of(table)
        if column is not None and column.info != OUTLASTS:
            db.execute(delete(table).where(rows))
    return Erased(*counts)


def _count(table: Table, *which: ColumnElement[bool]) -> Select[Any]:
    return select(func.count().label("rows")).select_from(table).where(*which)
