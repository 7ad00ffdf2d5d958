"""Count what is used of what is limited, exactly, however many ask at the same moment."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Connection,
    Executable,
    LargeBinary,
    Row,
    Select,
    bindparam,
    case,
    cast,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.stores.ledger import Amounts, Charge, Full, Window
from storage.database import Database
from storage.database.rows import Rows
from storage.people.tombstones import refuse_forgotten
from storage.tables import blogs, charges, drafts, materials, pastes, posts, revisions, used

CHARGES = Rows(Charge, charges)
_AMOUNTS = [used.c[field.name] for field in fields(Amounts)]


class _Over(Exception):
    """There is not enough left; takes back what was taken already."""

    def __init__(self, full: Full) -> None:
        super().__init__(full)
        self.full = full


class SqlLedger:
    """bot.stores.Ledger on SQLite or PostgreSQL. One row for each person and span: an older window is written over."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(
        self, amounts: Amounts, windows: Sequence[Window], beside: Amounts, charge: Charge | None = None
    ) -> int | Full:
        """The id of the charge, 0 without one; in one transaction, so that nobody else takes the same.

        Raises Forgotten where the revision that is charged is gone, or whoever asks.
        """

        def take(db: Connection) -> int:
            for person in {window.person for window in windows if window.person}:
                refuse_forgotten(db, person)
            rows = [_key(window) | asdict(amounts) for window in _in_order(windows)]
            now = {(row.person, row.span): row for row in db.execute(_taking(db.dialect.name), rows)}
            for window in windows:
                _refuse_over(window, now[window.person, window.span], amounts, beside)
            return int(db.execute(_CHARGE, _charged(charge)).scalar_one()) if charge else 0

        try:
            return await self._database.write(take)
        except _Over as over:
            return over.full

    async def settle(self, charge: Charge | None, difference: Amounts, windows: Sequence[Window]) -> None:
        """Once for each charge, where there is one; what its windows were written over by keeps its own."""
        rows = [
            {f"of_{name}": value for name, value in (_key(window) | asdict(difference)).items()}
            for window in _in_order(windows)
        ]

        def settle(db: Connection) -> None:
            if charge is None or db.execute(_SETTLE, _settled(charge)).rowcount:
                for row in rows:
                    db.execute(_GIVE_BACK, row)

        await self._database.write(settle)

    async def used(self, windows: Sequence[Window]) -> Sequence[Amounts]:
        """Of each window; nothing of one that has not begun to be used."""
        people = {window.person for window in windows}
        rows = await self._database.rows(select(used).where(used.c.person.in_(people)))
        known = {(row.person, row.span, row.begins): _amounts(row) for row in rows}
        return [known.get((window.person, window.span, window.begins), Amounts()) for window in windows]

    async def charges(self, draft: int) -> Sequence[Charge]:
        """In the order of their requests."""
        query = CHARGES.select().join(revisions, revisions.c.id == charges.c.revision)
        return CHARGES.values(await self._database.rows(query.where(revisions.c.draft == draft).order_by(charges.c.id)))

    async def held(self, person: str) -> int:
        """Bytes of posts, pastes and drafts of somebody; without a person, of the whole database."""
        dialect = self._database.dialect
        row = await self._database.row(_held(dialect) if person else _SIZE[dialect], {"of_person": person})
        return int(row[0] or 0) if row else 0


def _in_order(windows: Iterable[Window]) -> list[Window]:
    """In one order, or two at once wait for each other for ever."""
    return sorted(windows, key=lambda window: (window.person, window.span))


def _key(window: Window) -> dict[str, Any]:
    return {"person": window.person, "span": window.span, "begins": window.begins}


def _amounts(row: Row[Any]) -> Amounts:
    return Amounts(*(row._mapping[column] for column in _AMOUNTS))


def _charged(charge: Charge) -> dict[str, Any]:
    row = asdict(charge)
    del row["id"]
    return row


def _settled(charge: Charge) -> dict[str, Any]:
    return _charged(charge) | {"this": charge.id, "settled": True}


def _refuse_over(window: Window, row: Row[Any], amounts: Amounts, beside: Amounts) -> None:
    """Raises _Over. What is not asked for may be used up."""
    there, asked, more = asdict(_amounts(row)), asdict(amounts), asdict(beside)
    for what, most in window.most.items():
        if (asked[what] or more[what]) and there[what] + more[what] > most:
            raise _Over(Full(what, window))


@cache
def _taking(dialect: str) -> Executable:
    """Adds to the window that is there, or begins a new one; what comes late goes into the newer one."""
    adding: Any = sqlite.insert(used) if dialect == "sqlite" else postgresql.insert(used)
    is_new = adding.excluded.begins > used.c.begins
    now = {column.name: adding.excluded[column.name] + case((is_new, 0), else_=column) for column in _AMOUNTS}
    begins = case((is_new, adding.excluded.begins), else_=used.c.begins)
    added = adding.on_conflict_do_update(index_elements=["person", "span"], set_=now | {"begins": begins})
    taking: Executable = added.returning(used.c.person, used.c.span, *_AMOUNTS)
    return taking


_CHARGE = insert(charges).returning(charges.c.id)
_SETTLE = update(charges).where(charges.c.id == bindparam("this"), ~charges.c.settled)
_GIVE_BACK = (
    update(used)
    .where(
        used.c.person == bindparam("of_person"),
        used.c.span == bindparam("of_span"),
        used.c.begins == bindparam("of_begins", type_=used.c.begins.type),
    )
    .values({column: column + bindparam(f"of_{column.name}", type_=BigInteger) for column in _AMOUNTS})
)


@cache
def _held(dialect: str) -> Select[Any]:
    """Bytes: a cast of text to bytes would read backslashes on PostgreSQL, and old SQLite has no octet_length."""

    def size(column: ColumnElement[str]) -> ColumnElement[int]:
        length = func.length(cast(column, LargeBinary)) if dialect == "sqlite" else func.octet_length(column)
        return func.coalesce(func.sum(length), 0)

    owner: BindParameter[str] = bindparam("of_person")
    parts = (
        select(size(posts.c.markdown)).join(blogs).where(blogs.c.owner == owner),
        select(size(pastes.c.text)).where(pastes.c.person == owner),
        select(size(drafts.c.notes)).where(drafts.c.owner == owner),
        select(size(materials.c.text)).join(drafts).where(drafts.c.owner == owner),
        select(size(revisions.c.text) + size(revisions.c.request)).join(drafts).where(drafts.c.owner == owner),
    )
    first, *others = (query.scalar_subquery() for query in parts)
    return select(sum(others, start=first))


_SIZE: dict[str, Select[Any]] = {
    "sqlite": select(text("page_count * page_size")).select_from(text("pragma_page_count, pragma_page_size")),
    "postgresql": select(func.pg_database_size(func.current_database())),
}
