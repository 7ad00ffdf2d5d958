"""Remember what people gave for their drafts, what they were asked, and what they want of being asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.errors import Forgotten
from bot.model import AskedQuestion, Draft, DraftState, MessageId, Revision
from bot.stores.materials import (
    FacetCount,
    InterviewOutcome,
    InterviewWishes,
    Keeping,
    Material,
    MaterialKind,
    ShownMaterial,
)
from storage.database import Database
from storage.database.rows import Rows, upsert
from storage.drafts import DRAFTS, LATEST, begin_draft, begin_revision
from storage.people.tombstones import is_forgotten
from storage.revision_texts import NEXT
from storage.tables import drafts, facets, material_messages, materials, persons

MATERIALS = Rows(Material, materials)
WISHES = Rows(InterviewWishes, persons)


class _Meanwhile(Exception):
    """Something else has happened to the draft, so that nothing of this is kept."""


class SqlMaterials:
    """bot.stores.Materials on SQLite or PostgreSQL."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def gather(self, draft: Draft, given: Material) -> Draft:
        """The draft that this was given for before, else a new one that begins with it. Raises Forgotten."""

        def gather(db: Connection) -> Draft:
            if row := db.execute(_GIVEN, {"of_ref": given.ref, "of_person": draft.owner}).first():
                return DRAFTS.value(row)
            begun = begin_draft(db, draft)
            _keep(db, begun, given, self._now())
            return begun

        return await self._database.write(gather)

    async def keep_material(self, draft: Draft, given: Material) -> Keeping:
        """Once for each ref, as long as the draft is in the state that it has here. Raises Forgotten."""

        def keep(db: Connection) -> Keeping:
            if db.execute(_KNOWN, {"of_draft": draft.id, "of_ref": given.ref}).first():
                return "known"
            if not _move(db, draft):
                return "late"
            _keep(db, draft, given, self._now())
            return "new"

        return await self._database.write(keep)

    async def materials(self, draft: Draft) -> Sequence[Material]:
        """What was given for a draft, in order."""
        query = MATERIALS.select().where(materials.c.draft == draft.id).order_by(materials.c.number)
        return MATERIALS.values(await self._database.rows(query))

    async def correct(self, draft: Draft, number: int, text: str, seen: str = "") -> None:
        """What one of them says instead of what it said."""
        one = materials.c.draft == draft.id, materials.c.number == number
        await self._database.execute(update(materials).where(*one).values(text=text, seen=seen))

    async def has_given(self, person: str, kind: MaterialKind) -> bool:
        """Whether somebody has given something of this kind for a draft that is still there."""
        return await self._database.row(_HAS_GIVEN, {"of_person": person, "of_kind": kind}) is not None

    async def given(self, ref: str, person: str) -> tuple[Draft, Material] | None:
        """The draft somebody gave this for, and what it is there; None: for none of theirs."""
        row = await self._database.row(_GIVEN, {"of_ref": ref, "of_person": person})
        return row and (DRAFTS.value(row), MATERIALS.value(row))

    async def name_draft(self, draft: Draft, new: Draft) -> bool:
        """What a draft is called, where it lives and in which voice; False: it is in another state by now. Raises
        Forgotten."""
        named = {field: getattr(new, field) for field in ("topic", "room", "own_room", "blog", "card")}
        return await self._database.write(lambda db: _move(db, draft, **named))

    async def phase(self, draft: Draft, state: DraftState, asked: Sequence[AskedQuestion] | None = None) -> bool:
        """From the state that it has here to another one; False: it is in another by now, or is gone."""
        known = draft.asked if asked is None else tuple(asked)

        def move(db: Connection) -> bool:
            try:
                return _move(db, draft, state=state, asked=known)
            except Forgotten:
                return False

        return await self._database.write(move)

    async def waiting(self, person: str, room: str, since: datetime) -> Draft | None:
        """The newest draft of a person in a room, if it is not written yet, or asked about, and fed since then."""
        row = await self._database.row(_NEWEST_HERE, {"of_person": person, "of_room": room})
        if row is None or row.fed is None or row.fed < since:
            return None
        newest = DRAFTS.value(row)
        return None if newest.state == "written" else newest

    async def begin_written(self, draft: Draft, revision: Revision, answered: InterviewOutcome) -> Revision | None:
        """The revision with its id; None: the draft is in another state, or more was given. Raises Forgotten."""
        closed = tuple(question._replace(open=False) for question in draft.asked)
        values: dict[str, Any] = {"state": "written", "asked": closed, "heard": answered.heard}
        values |= {} if answered.notes is None else {"notes": answered.notes}

        def begin(db: Connection) -> Revision:
            if not _move(db, draft, **values) or (db.scalar(_LAST, {"of_draft": draft.id}) or 0) != answered.heard:
                raise _Meanwhile
            _count(db, draft, answered)
            return begin_revision(db, revision)

        try:
            return await self._database.write(begin)
        except _Meanwhile:
            return None

    async def remember_material(self, shown: Sequence[MessageId], draft: Draft, number: int = 0) -> None:
        """These messages show a material of a draft, or the questions about it; nothing of a forgotten one."""
        rows = [
            {"id": message, "draft": draft.id, "person": draft.owner, "number": number}
            for message in dict.fromkeys(shown)
        ]

        def remember(db: Connection) -> None:
            if rows and db.scalar(select(drafts.c.id).where(drafts.c.id == draft.id)):
                upsert(db, material_messages, ["id"], rows)

        await self._database.write(remember)

    async def shown_material(self, message: MessageId) -> ShownMaterial | None:
        """What of a draft a message shows; None: none of it."""
        row = await self._database.row(_SHOWN, {"message": message})
        if row is None:
            return None
        draft = None if row._mapping[drafts.c.id] is None else DRAFTS.value(row)
        return ShownMaterial(draft, row._mapping[material_messages.c.number])

    async def wishes(self, person: str) -> InterviewWishes:
        """What somebody wants of being asked."""
        row = await self._database.row(WISHES.select().where(persons.c.id == person))
        return WISHES.found(row) or InterviewWishes()

    async def wish(self, person: str, wishes: InterviewWishes) -> None:
        """Keep what somebody wants; nothing of somebody who is forgotten."""

        def wish(db: Connection) -> None:
            if not is_forgotten(db, person):
                upsert(db, persons, ["id"], [{"id": person} | asdict(wishes)])

        await self._database.write(wish)

    async def facets(self, person: str, blog: int) -> Mapping[str, FacetCount]:
        """How often they were asked for each facet of this blog, and how often they told it."""
        query = select(facets.c.facet, facets.c.asked, facets.c.answered)
        rows = await self._database.rows(query.where(facets.c.person == person, facets.c.blog == blog))
        return {row.facet: FacetCount(row.asked, row.answered) for row in rows}


_GIVEN = (
    select(*DRAFTS.columns, *MATERIALS.columns)
    .join_from(drafts, materials)
    .where(materials.c.ref == bindparam("of_ref"), drafts.c.owner == bindparam("of_person"))
    .order_by(drafts.c.id.desc())
    .limit(1)
)
_HAS_GIVEN = (
    select(materials.c.id)
    .join_from(drafts, materials)
    .where(drafts.c.owner == bindparam("of_person"), materials.c.kind == bindparam("of_kind"))
    .limit(1)
)
_KNOWN = select(materials.c.id).where(
    materials.c.draft == bindparam("of_draft"), materials.c.ref == bindparam("of_ref")
)
_LAST = select(func.max(materials.c.number)).where(materials.c.draft == bindparam("of_draft"))
_FED = select(func.max(materials.c.created)).where(materials.c.draft == drafts.c.id).scalar_subquery()
_NEWEST_HERE = (
    select(*DRAFTS.columns, _FED.label("fed"))
    .where(drafts.c.owner == bindparam("of_person"), drafts.c.room == bindparam("of_room"))
    .order_by(*LATEST)
    .limit(1)
)
_SHOWN = (
    select(material_messages.c.number, *DRAFTS.columns)
    .select_from(material_messages.outerjoin(drafts))
    .where(material_messages.c.id == bindparam("message"))
)


def _move(db: Connection, draft: Draft, **values: object) -> bool:
    """Whether it still was in the state it has here; the newest of its room from now on. Raises Forgotten."""
    moved = update(drafts).where(drafts.c.id == draft.id, drafts.c.state == draft.state)
    if db.execute(moved.values(activity=NEXT, **values)).rowcount:
        return True
    if db.scalar(select(drafts.c.id).where(drafts.c.id == draft.id)) is None:
        raise Forgotten
    return False


def _keep(db: Connection, draft: Draft, given: Material, now: datetime) -> None:
    number = (db.scalar(_LAST, {"of_draft": draft.id}) or 0) + 1
    row = asdict(given) | {"draft": draft.id, "number": number, "created": now}
    db.execute(insert(materials).values(row))


def _count(db: Connection, draft: Draft, answered: InterviewOutcome) -> None:
    """What they told of what they were asked for, and whether they told anything; where nothing was asked, nothing."""
    if not answered.facets:
        return
    row = WISHES.found(db.execute(WISHES.select().where(persons.c.id == draft.owner)).first()) or InterviewWishes()
    skipped = row.skipped + 1 if answered.skipped else 0
    upsert(db, persons, ["id"], [{"id": draft.owner, "skipped": skipped}])
    new = (sqlite if db.dialect.name == "sqlite" else postgresql).insert(facets)
    counted = new.on_conflict_do_update(
        index_elements=["person", "blog", "facet"],
        set_={
            "asked": facets.c.asked + new.excluded.asked,
            "answered": facets.c.answered + new.excluded.answered,
        },
    )
    for facet, told in answered.facets.items():
        row_of = {"person": draft.owner, "blog": draft.blog, "facet": facet, "asked": 1, "answered": int(told)}
        db.execute(counted, row_of)
