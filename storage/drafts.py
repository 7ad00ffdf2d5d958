"""Remember drafts, and the tree of revisions each of them is."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from itertools import groupby

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import Forgotten
from bot.model import Draft, LastText, Revision
from storage.database import Database
from storage.rows import Rows
from storage.tables import drafts, revisions

DRAFTS = Rows(Draft, drafts)
REVISIONS = Rows(Revision, revisions)

LATEST = drafts.c.activity.desc(), drafts.c.id.desc()
NEXT = select(func.coalesce(func.max(drafts.c.activity), 0) + 1).scalar_subquery()


class SqlDrafts:
    """bot.ports.Drafts on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin_draft(self, draft: Draft) -> Draft:
        """The draft with its id. Raises Forgotten where its blog is gone."""
        row = asdict(draft) | {"activity": NEXT}
        del row["id"]
        async with self._database.writing() as db:
            id = (await db.execute(insert(drafts).values(row).returning(drafts.c.id))).scalar_one()
            return replace(draft, id=id)

    async def draft(self, id: int, person: str) -> Draft | None:
        """This person's own, else None."""
        return await self._database.find_own(DRAFTS, id, person)

    async def drafts(self, person: str, most: int) -> Sequence[Draft]:
        """Newest first."""
        async with self._database.reading() as db:
            query = DRAFTS.select().where(drafts.c.owner == person).order_by(*LATEST).limit(most)
            return await DRAFTS.all(db, query)

    async def begin(self, revision: Revision) -> Revision:
        """The revision with its id. Raises Forgotten where its draft is gone."""
        row = asdict(revision)
        del row["id"]
        async with self._database.writing() as db:
            if not await stir(db, revision):
                raise Forgotten
            id = (await db.execute(insert(revisions).values(row).returning(revisions.c.id))).scalar_one()
            return replace(revision, id=id)

    async def finish(self, revision: Revision) -> None:
        """Keep its text and whether it is whole; of what is forgotten meanwhile, nothing."""
        async with self._database.writing() as db:
            if await stir(db, revision):
                done = update(revisions).where(revisions.c.id == revision.id, revisions.c.draft == revision.draft)
                await db.execute(done.values(text=revision.text, whole=revision.whole))

    async def newest(self, draft: Draft) -> Revision | None:
        """The newest that has a text, else the newest."""
        async with self._database.reading() as db:
            return await newest_revision(db, draft)

    async def last_texts(self, person: str, since: datetime) -> Sequence[LastText]:
        """Of drafts of this person begun since then, the oldest first; none of those that have no text."""
        query = select(*DRAFTS.columns, *REVISIONS.columns).join_from(drafts, revisions)
        query = query.where(drafts.c.owner == person, drafts.c.created >= since)
        async with self._database.reading() as db:
            rows = (await db.execute(query.order_by(drafts.c.id, revisions.c.id))).all()
        pairs = [(DRAFTS.value(row), REVISIONS.value(row)) for row in rows]
        found = []
        for draft, group in groupby(pairs, key=lambda pair: pair[0]):
            tree = [revision for _, revision in group]
            texts = [revision for revision in tree if revision.text]
            requests = tuple(revision.request for revision in tree if revision.request)
            found += [LastText(draft, texts[-1], requests)] if texts else []
        return found

    async def lineage(self, revision: Revision) -> Sequence[Revision]:
        """From the first one to this one."""
        line = select(revisions.c.id, revisions.c.parent).where(revisions.c.id == revision.id).cte(recursive=True)
        older = revisions.alias()
        line = line.union(select(older.c.id, older.c.parent).where(older.c.id == line.c.parent))
        whole = REVISIONS.select().where(revisions.c.id.in_(select(line.c.id))).order_by(revisions.c.id)
        async with self._database.reading() as db:
            return await REVISIONS.all(db, whole)

    async def place(self, revision: Revision) -> int:
        """The how-manyth of its draft, from 1. Raises Forgotten."""
        begun = select(func.count()).where(revisions.c.draft == revision.draft, revisions.c.id <= revision.id)
        async with self._database.reading() as db:
            count = await db.scalar(begun)
        if not count:
            raise Forgotten
        return count


async def stir(db: AsyncConnection, revision: Revision) -> bool:
    """Something happens to a draft, which is kept from being forgotten meanwhile. False if it is gone already."""
    stirred = update(drafts).where(drafts.c.id == revision.draft).values(activity=NEXT)
    return (await db.execute(stirred)).rowcount > 0


async def newest_revision(db: AsyncConnection, draft: Draft) -> Revision | None:
    """The newest of a draft that has a text, else the newest."""
    has_text = case((revisions.c.text != "", 0), else_=1)
    query = REVISIONS.select().where(revisions.c.draft == draft.id).order_by(has_text, revisions.c.id.desc())
    return await REVISIONS.first(db, query)
