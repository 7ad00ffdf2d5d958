"""Which accounts are one person: whoever is said something by one account is known by one name."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, update

from storage.tables import links


def person_behind(account: ColumnElement[str]) -> ColumnElement[Any]:
    """Whose account this is, within another query; its own where it goes with no other."""
    return func.coalesce(select(links.c.person).where(links.c.account == account).scalar_subquery(), account)


_BEHIND = select(person_behind(bindparam("account", type_=links.c.account.type)))
_SPEAK = (
    update(links)
    .where(links.c.account.in_(bindparam("who", expanding=True)))
    .values(spoke=bindparam("now", type_=links.c.spoke.type))
    .returning(links.c.account, links.c.person)
)


def person_of_account(db: Connection, account: str) -> str:
    """Whose account this is."""
    return str(db.scalar(_BEHIND, {"account": account}))


def accounts_of(db: Connection, person: str) -> Sequence[str]:
    """All accounts of a person, first the one they spoke on last; the person alone where there is one."""
    order = links.c.spoke.desc(), links.c.account
    return db.scalars(select(links.c.account).where(links.c.person == person).order_by(*order)).all() or (person,)


def note_speaking(db: Connection, accounts: Collection[str], now: datetime) -> dict[str, str]:
    """They speak now; of those that go with others, whose they are."""
    rows = db.execute(_SPEAK, {"who": sorted(accounts), "now": now})
    return {row.account: row.person for row in rows}


def hold_people(db: Connection, people: Collection[str]) -> None:
    """Until the transaction ends, nobody else links or forgets one of them; SQLite lets one write at a time anyway."""
    if db.dialect.name == "postgresql":
        for person in sorted(people):
            db.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(person, 0))))
