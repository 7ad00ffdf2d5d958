"""Remember drafts, and the tree of revisions each of them is."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, func, insert, or_, select, update

from bot.errors import Forgotten
from bot.model import Draft, Revision
from bot.stores.published import LastText
from storage.database import Database
from storage.database.rows import Rows
from storage.revision_texts import NEXT, keep_grown, keep_text, owner_now
from storage.tables import drafts, revisions

DRAFTS = Rows(Draft, drafts)
REVISIONS = Rows(Revision, revisions)

LATEST = drafts.c.activity.desc(), drafts.c.id.desc()
TEXT_FIRST = case((revisions.c.text != "", 0), else_=1), revisions.c.id.desc()


class SqlDrafts:
    """bot.stores.Drafts on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._growing = database.coalesce(keep_grown)

    async def begin_draft(self, draft: Draft, *first: Revision) -> tuple[Draft, Sequence[Revision]]:
        """The draft and its first revision, if one is given, with ids. Raises Forgotten where its blog is gone."""

        def begin(db: Connection) -> tuple[Draft, Sequence[Revision]]:
            begun = begin_draft(db, draft)
            return begun, [begin_revision(db, replace(revision, draft=begun.id)) for revision in first]

        return await self._database.write(begin)

    async def draft(self, id: int, person: str) -> Draft | None:
        """This person's own, else None."""
        return await self._database.find_own(DRAFTS, id, person)

    async def drafts(self, person: str, most: int) -> Sequence[Draft]:
        """Newest first."""
        query = DRAFTS.select().where(drafts.c.owner == person).order_by(*LATEST).limit(most)
        return DRAFTS.values(await self._database.rows(query))

    async def begin(self, revision: Revision) -> Revision:
        """The revision with its id; whatever was asked about its draft is not asked any more.

        Raises Forgotten where its draft is gone.
        """

        def begin(db: Connection) -> Revision:
            if not db.execute(_WRITE, {"stirred": revision.draft}).rowcount:
                raise Forgotten
            return begin_revision(db, revision)

        return await self._database.write(begin)

    async def begun(self, task: str) -> Revision | None:
        """The one that was begun for this task, the newest of several; None: none was."""
        query = REVISIONS.select().where(revisions.c.task == task).order_by(revisions.c.id.desc()).limit(1)
        return REVISIONS.found(await self._database.row(query)) if task else None

    async def take_over(self, revision: Revision) -> None:
        """Its owner writes it from now on. Raises Forgotten."""

        def take_over(db: Connection) -> int:
            taken = update(revisions).where(revisions.c.id == revision.id)
            return db.execute(taken.values(owner=owner_now(db, revision))).rowcount

        await self._growing.drop(revision.id)
        if not await self._database.write(take_over):
            raise Forgotten

    def grow(self, revision: Revision) -> bool:
        """Keep its text so far within a second. False: it was its owner's no longer when that was done last."""
        return self._growing.put(revision)

    async def finish(self, revision: Revision) -> None:
        """Keep its text and whether it is whole; nothing of what is forgotten or somebody else's meanwhile."""
        await self._growing.drop(revision.id)
        try:
            await self._database.write(lambda db: keep_text(db, revision))
        except BaseException:
            self._growing.put(revision)  # at least as far as it came
            raise

    async def newest(self, draft: Draft) -> Revision | None:
        """The newest that has a text, else the newest."""
        query = REVISIONS.select().where(revisions.c.draft == draft.id).order_by(*TEXT_FIRST).limit(1)
        return REVISIONS.found(await self._database.row(query))

    async def last_texts(self, person: str, since: datetime) -> Sequence[LastText]:
        """Of drafts of this person begun since then, the oldest first; none of those that have no text."""
        query = select(*DRAFTS.columns, *REVISIONS.columns).join_from(drafts, revisions)
        query = query.where(drafts.c.owner == person, drafts.c.created >= since)
        rows = await self._database.rows(query.order_by(drafts.c.id, revisions.c.id))
        pairs = [(DRAFTS.value(row), REVISIONS.value(row)) for row in rows]
        found = []
        for draft, group in groupby(pairs, key=lambda pair: pair[0]):
            tree = [revision for _, revision in group]
            texts = [revision for revision in tree if revision.text and revision.kind == "text"]
            requests = tuple(revision.request for revision in tree if revision.request)
            found += [LastText(draft, texts[-1], requests)] if texts else []
        return found

    async def lineage(self, revision: Revision) -> Sequence[Revision]:
        """From the first one to this one."""
        return REVISIONS.values(await self._database.rows(_LINEAGE, {"last": revision.id}))

    async def place(self, revision: Revision) -> int:
        """The how-manyth of its draft, from 1. Raises Forgotten."""
        row = await self._database.row(_PLACE, {"of_draft": revision.draft, "last": revision.id})
        if row is None or not row.place:
            raise Forgotten
        return int(row.place)


def begin_draft(db: Connection, draft: Draft) -> Draft:
    """A new draft with its id; no name of one that is forgotten comes to name it."""
    row = {column.key: getattr(draft, column.key) for column in DRAFTS.columns if column.key != "id"}
    begun = insert(drafts).values(row | {"activity": NEXT}).returning(drafts.c.id)
    return replace(draft, id=db.execute(begun).scalar_one())


def begin_revision(db: Connection, revision: Revision) -> Revision:
    """A new revision with its id, written by its owner unless its task was called off."""
    row = asdict(revision) | {"owner": owner_now(db, revision)}
    del row["id"]
    return replace(revision, id=db.execute(_BEGIN, row).scalar_one())


_BEGIN = insert(revisions).returning(revisions.c.id)
_STIR = update(drafts).where(drafts.c.id == bindparam("stirred")).values(activity=NEXT)
_WRITE = _STIR.values(state="written")
_PLACE = select(func.count().label("place")).where(
    revisions.c.draft == bindparam("of_draft"),
    revisions.c.id <= bindparam("last"),
    or_(revisions.c.kind == "text", revisions.c.id == bindparam("last")),  # openings are no text of their draft
)


def _lineage() -> Select[Any]:
    line = select(revisions.c.id, revisions.c.parent).where(revisions.c.id == bindparam("last")).cte(recursive=True)
    older = revisions.alias()
    line = line.union(select(older.c.id, older.c.parent).where(older.c.id == line.c.parent))
    return REVISIONS.select().where(revisions.c.id.in_(select(line.c.id))).order_by(revisions.c.id)


_LINEAGE = _lineage()


def stir(db: Connection, revision: Revision) -> bool:
    """Something happens to a draft, which is kept from being forgotten meanwhile. False if it is gone already."""
    return db.execute(_STIR, {"stirred": revision.draft}).rowcount > 0
