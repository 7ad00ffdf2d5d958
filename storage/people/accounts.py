"""Which accounts are one person: whoever is said something by one account is known by one name."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from storage.tables import links


def person_behind(account: ColumnElement[str], itself: ColumnElement[str] | None = None) -> ColumnElement[Any]:
    """Whose account this is, within another query; its own, or `itself`, where it goes with no other."""
    known = select(links.c.person).where(links.c.account == account).scalar_subquery()
    return func.coalesce(known, account if itself is None else itself)


_BEHIND = select(person_behind(bindparam("account", type_=links.c.account.type)))


def person_of_account(db: Connection, account: str) -> str:
    """Whose account this is."""
    return str(db.scalar(_BEHIND, {"account": account}))


def accounts_of(db: Connection, person: str) -> Sequence[str]:
    """All accounts of a person; the person alone where there is one."""
    known = select(links.c.account).where(links.c.person == person).order_by(links.c.account)
    return db.scalars(known).all() or (person,)


def hold_people(db: Connection, people: Collection[str]) -> None:
    """Until the transaction ends, nobody else links or forgets one of them; SQLite lets one write at a time anyway."""
    if db.dialect.name == "postgresql":
        for person in sorted(people):
            db.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(person, 0))))
