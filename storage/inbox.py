"""Remember what was said and is not answered yet, and what is being done about it."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.model import MessageId
from bot.stores import InboxItem, LinedUp, Task, TaskKind
from bot.stores.waiting import LineFull
from storage.column_types import clean
from storage.database import Database
from storage.database.rows import Rows
from storage.people.accounts import hold_people, person_behind
from storage.people.known import note_seen
from storage.people.tombstones import KNOWN_FOR, not_forgotten
from storage.revision_texts import take_from_owners
from storage.tables import inbox

ITEMS = Rows(InboxItem, inbox)
TASKS = Rows(Task, inbox)

MANY = 100  # rows at once

_OPEN = inbox.c.state.in_(["heard", "waiting", "doing"])
_LINED_UP = inbox.c.state.in_(["waiting", "doing"])
_THIS = inbox.c.id == bindparam("this")
_BY_THEM = bindparam("by", type_=inbox.c.owner.type)


class SqlInbox:
    """bot.stores.Inbox on SQLite or PostgreSQL."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def keep(self, items: Sequence[InboxItem]) -> Sequence[InboxItem]:
        """Those not known, in order, on the disk. A part of what is done already, or not known, stands for itself.

        What people had said before they were forgotten is known, too.
        """
        now = self._now()
        return await self._database.write(lambda db: _keep(db, items, now)) if items else ()

    async def items(self, id: str) -> Sequence[InboxItem]:
        """This one and its parts, in order; none once it is done."""
        rows = await self._database.rows(_ITEMS, {"this": id})
        found = ITEMS.values(rows)
        return found if any(item.id == id for item in found) else ()

    async def unheard(self) -> Sequence[InboxItem]:
        """What is not done and nothing's part, the oldest first."""
        return ITEMS.values(await self._database.rows(_UNHEARD))

    async def overdue(self, since: datetime, before: datetime) -> Sequence[InboxItem]:
        """What came between these moments and nothing has become of yet, the oldest first."""
        return ITEMS.values(await self._database.rows(_OVERDUE, {"since": since, "before": before}))

    async def line_up(self, id: str, kind: TaskKind, most: int = 1_000) -> LinedUp:
        """The oldest task of this person and kind before this one, which is one from now on, and whether they say
        nothing else.

        Raises LineFull where so many of theirs wait, whichever process lines up the next one at the same moment.
        """

        def line_up(db: Connection) -> LinedUp:
            if person := db.scalar(_PERSON, {"this": id}):
                hold_people(db, [person])
            if (waiting := db.scalar(_WAITING, {"this": id}) or 0) >= most:
                raise LineFull(waiting)
            db.execute(_LINE_UP, {"this": id, "new_kind": kind})
            ahead = TASKS.found(db.execute(_AHEAD, {"this": id}).first())
            alone = not ahead and db.scalar(_ANOTHER, {"this": id}) is None
            return LinedUp(ahead, alone, db.scalar(_BEFORE, {"this": id, "of_kind": kind}) or 0)

        return await self._database.write(line_up)

    async def begin(self, id: str, owner: str, now: datetime) -> Task | None:
        """To be done by this owner; None: it is done, or was called off before it began, which ends it."""

        def begin(db: Connection) -> Task | None:
            row = db.execute(_BEGIN, {"this": id, "new_owner": owner, "at": now}).first()
            if row is None:
                db.execute(_END, {"this": id, "by": ""})
            return TASKS.found(row)

        return await self._database.write(begin)

    async def tasks(self, person: str) -> Sequence[Task]:
        """Of this person, not done yet, in order."""
        return TASKS.values(await self._database.rows(_TASKS, {"of_person": person}))

    async def show(self, id: str, shown: Sequence[MessageId], owner: str = "") -> None:
        """These messages are its answer so far, unless it has another owner by now."""
        await self._database.execute(_SHOW, {"this": id, "messages": tuple(shown), "by": owner})

    async def call_off(self, id: str) -> None:
        """It is to be stopped, or not to be begun. What it writes has no owner any more, but for its last text."""

        def call_off(db: Connection) -> None:
            if db.execute(_CALL_OFF, {"this": id}).rowcount:
                take_from_owners(db, id)

        await self._database.write(call_off)

    async def called_off(self, owner: str) -> Sequence[str]:
        """Ids of what this owner is to stop."""
        return [row.id for row in await self._database.rows(_CALLED_OFF, {"of_owner": owner})]

    async def end(self, id: str, owner: str = "") -> None:
        """It is done, and so are its parts, unless it has another owner by now: of what was said nothing stays but the
        id, for four days."""
        await self._database.execute(_END, {"this": id, "by": owner})


def _keep(db: Connection, items: Sequence[InboxItem], now: datetime) -> Sequence[InboxItem]:
    db.execute(_FORGET, {"since": now - KNOWN_FOR})
    items = not_forgotten(db, items)
    if not items:
        return []
    note_seen(db, {item.person for item in items}, now)
    wholes = _wholes(db, items)
    batch: dict[str, InboxItem] = {}
    for item in items:
        batch.setdefault(clean(item.id), item if item.part_of in wholes else replace(item, part_of=""))
    rows = [_row(item, now) for item in batch.values()]
    new = {row.id: row.person for row in db.execute(_KEEP[db.dialect.name], rows)}
    return [replace(item, person=new[id]) for id, item in batch.items() if id in new]


def _row(item: InboxItem, now: datetime) -> dict[str, Any]:
    row = asdict(item) | _NEW | {"received": now}
    return row | dict.fromkeys(("account", "or_itself"), row.pop("person"))


def _wholes(db: Connection, items: Sequence[InboxItem]) -> set[str]:
    """The ids of what these items may be parts of: among them, or known and not done yet."""
    wanted = {item.part_of for item in items if item.part_of}
    if not wanted:
        return set()
    known = db.execute(select(inbox.c.id).where(inbox.c.id.in_(wanted), _OPEN)).scalars()
    return {*known, *(item.id for item in items)}


_NEW = {
    "state": "heard",
    "kind": "",
    "owner": "",
    "called_off": False,
    "shown": (),
    "tries": 0,
}
# Whose account it was said with; under two names, for SQLAlchemy counts a value of many rows once for asyncpg.
_ACCOUNT, _ITSELF = (bindparam(name, type_=inbox.c.person.type) for name in ("account", "or_itself"))
_BY = {"person": person_behind(_ACCOUNT, _ITSELF)}
_KEEP = {
    dialect: insert(inbox)
    .values(_BY)
    .on_conflict_do_nothing(index_elements=["id"])
    .returning(inbox.c.id, inbox.c.person)
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_WHOLE = inbox.alias("whole")
_THEIRS = select(_WHOLE.c.owner).where(_WHOLE.c.id == bindparam("this")).scalar_subquery() == _BY_THEM
_FORGET = delete(inbox).where(inbox.c.state == "done", inbox.c.received < bindparam("since"))
_WITH_PARTS = or_(_THIS, inbox.c.part_of == bindparam("this"))
_ITEMS = ITEMS.select().where(_WITH_PARTS, _OPEN).order_by(inbox.c.number)
_UNHEARD = ITEMS.select().where(_OPEN, inbox.c.part_of == "").order_by(inbox.c.number)
_OVERDUE = (
    ITEMS.select()
    .where(
        inbox.c.state == "heard",
        inbox.c.part_of == "",
        inbox.c.received.between(
            bindparam("since", type_=inbox.c.received.type), bindparam("before", type_=inbox.c.received.type)
        ),
    )
    .order_by(inbox.c.number)
    .limit(MANY)
)
_TASKS = TASKS.select().where(inbox.c.person == bindparam("of_person"), _LINED_UP).order_by(inbox.c.number)
_PERSON = select(inbox.c.person).where(_THIS)
_WAITING = select(func.count()).where(
    inbox.c.person == _PERSON.scalar_subquery(),
    inbox.c.state == "waiting",
    inbox.c.id != bindparam("this"),
)
_BEFORE = select(func.count(inbox.c.person.distinct())).where(_LINED_UP, inbox.c.kind == bindparam("of_kind"), ~_THIS)
_CALLED_OFF = (
    select(inbox.c.id)
    .where(inbox.c.state == "doing", inbox.c.called_off, inbox.c.owner == bindparam("of_owner"))
    .order_by(inbox.c.number)
)
_SHOW = update(inbox).where(_THIS, _OPEN, inbox.c.owner == _BY_THEM).values(shown=bindparam("messages"))
_CALL_OFF = update(inbox).where(_THIS, _OPEN).values(called_off=True)
_LINE_UP = (
    update(inbox)
    .where(_THIS, _OPEN)
    .values(kind=bindparam("new_kind"), state=case((inbox.c.state == "heard", "waiting"), else_=inbox.c.state))
)
_BEGIN = (
    update(inbox)
    .where(_THIS, _OPEN, or_(~inbox.c.called_off, inbox.c.tries > 0))
    .values(
        state="doing",
        owner=bindparam("new_owner"),
        tries=inbox.c.tries + 1,
        begun=func.coalesce(inbox.c.begun, bindparam("at", type_=inbox.c.begun.type)),
    )
    .returning(*TASKS.columns)
)
_END = update(inbox).where(_WITH_PARTS, _THEIRS).values(state="done", body="", places=(), shown=(), owner="")


def _another() -> Select[Any]:
    """Anything else of this one's person that is open, or that was said after it, whatever became of that."""
    this = inbox.alias("this_one")
    theirs = inbox.c.person == this.c.person, inbox.c.id != this.c.id, inbox.c.part_of != this.c.id
    still = or_(_OPEN, inbox.c.number > this.c.number)
    return select(inbox.c.id).join(this, this.c.id == bindparam("this")).where(*theirs, still).limit(1)


def _ahead() -> Select[Any]:
    """The oldest task of this one's kind and person, where it is not this one."""
    this = inbox.alias("this_one")
    alike = inbox.c.person == this.c.person, inbox.c.kind == this.c.kind
    before = *alike, inbox.c.number < this.c.number, _LINED_UP
    query = TASKS.select().join(this, this.c.id == bindparam("this")).where(*before)
    return query.order_by(inbox.c.number).limit(1)


_AHEAD = _ahead()
_ANOTHER = _another()
