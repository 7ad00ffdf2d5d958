"""Know who was forgotten, and what they had said, by salted hashes: nothing still under way brings it back."""

import hmac
import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, MetaData, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.errors import Forgotten
from bot.stores import InboxItem
from storage.column_types import clean
from storage.database.rows import upsert
from storage.people.belongings import person_of
from storage.tables import OUTLASTS, metadata, salts, tombstones

KNOWN_FOR = timedelta(days=4)  # Telegram delivers an update again for at most 24 hours; jobs are known for two days
_SALT = select(salts.c.salt).limit(1)
_MANY = 1_000  # marks in one statement


def bury(db: Connection, person: str, others: Collection[str], said: Collection[str], now: datetime) -> None:
    """Remember that a person was forgotten, with their other accounts, and which ids their last messages had."""
    salt = made_salt(db)
    new = {"made": now, "back": False, "swept": False}
    for account in others:
        copy_outlasting(db, person, hashed(salt, account))
    rename_outlasting(db, person, hashed(salt, person))
    names = dict.fromkeys(said, False) | dict.fromkeys((person, *others), True)
    rows = [{"mark": hashed(salt, name), "lasting": lasting} | new for name, lasting in names.items()]
    upsert(db, tombstones, ["mark"], rows)


def refuse_forgotten(db: Connection, person: str) -> None:
    """Raises Forgotten for somebody who was forgotten and has not spoken since."""
    if is_forgotten(db, person):
        raise Forgotten


def is_forgotten(db: Connection, person: str) -> bool:
    """Whether somebody was forgotten and has not spoken since."""
    salt = db.scalar(_SALT)
    if salt is None:
        return False
    gone = select(tombstones.c.mark).where(tombstones.c.mark == hashed(salt, person), ~tombstones.c.back)
    return db.scalar(gone) is not None


Marks = Mapping[tuple[str, str], datetime]  # when somebody was forgotten last, by a salt and the hash it makes


def marks_in(db: Connection, since: datetime | None = None) -> Marks:
    """Who was forgotten, at all or since a moment, also where they have come back."""
    if (salt := db.scalar(_SALT)) is None:
        return {}
    lasting = select(tombstones.c.mark, tombstones.c.made).where(tombstones.c.lasting)
    rows = db.execute(lasting if since is None else lasting.where(tombstones.c.made >= since))
    return {(str(salt), row.mark): row.made for row in rows}


def names_of(db: Connection, person: str) -> tuple[str, ...]:
    """What somebody is called in rows that outlast them: their id, and the hash of it once they were forgotten."""
    salt = db.scalar(_SALT)
    return (person,) if salt is None else (person, hashed(salt, person))


def not_forgotten(db: Connection, items: Sequence[InboxItem]) -> Sequence[InboxItem]:
    """What was said anew, in order, and not before somebody was forgotten; whoever says something has come back."""
    salt = db.scalar(_SALT)
    if salt is None:
        return items
    known = _known(db, {hashed(salt, item.id) for item in items})
    fresh = [item for item in items if hashed(salt, item.id) not in known]
    _take_back(db, {hashed(salt, item.person): item.person for item in fresh})
    return fresh


def _take_back(db: Connection, people: Mapping[str, str]) -> None:
    """They are as anybody else from now on, and what outlasted them is theirs again; by their marks."""
    here = tombstones.c.mark.in_(people), ~tombstones.c.back
    for mark in db.scalars(update(tombstones).where(*here).values(back=True).returning(tombstones.c.mark)).all():
        rename_outlasting(db, mark, people[mark])


def rename_outlasting(db: Connection, before: str, after: str, tables: MetaData = metadata) -> None:
    """Whose the rows are that outlast their person."""
    for table in tables.sorted_tables:
        if (column := person_of(table)) is None or column.info != OUTLASTS:
            continue
        if db.scalar(select(column).where(column == before).limit(1)):
            db.execute(delete(table).where(column == after))  # what outlasted them counts
            db.execute(update(table).where(column == before).values({column: after}))


def copy_outlasting(db: Connection, before: str, after: str, tables: MetaData = metadata) -> None:
    """What outlasts a person is another one's as well, in place of what that one had."""
    for table in tables.sorted_tables:
        if (column := person_of(table)) is None or column.info != OUTLASTS:
            continue
        if rows := db.execute(select(table).where(column == before)).all():
            db.execute(delete(table).where(column == after))
            copies = [{one.key: row._mapping[one] for one in table.c} | {column.key: after} for row in rows]
            db.execute(insert(table).values(copies))


def hashed(salt: str, name: str) -> str:
    """What stands for a name: RFC 2104's HMAC, of SHA-256, in hexadecimal."""
    return hmac.digest(salt.encode(), clean(name).encode(), "sha256").hex()


def _known(db: Connection, wanted: Collection[str]) -> set[str]:
    ordered, found = sorted(wanted), set[str]()
    for at in range(0, len(ordered), _MANY):
        found |= set(db.scalars(select(tombstones.c.mark).where(tombstones.c.mark.in_(ordered[at : at + _MANY]))))
    return found


def made_salt(db: Connection) -> str:
    """The salt of all that is hashed, made when it is needed first."""
    new = sqlite.insert(salts) if db.dialect.name == "sqlite" else postgresql.insert(salts)
    db.execute(new.values(id=1, salt=secrets.token_hex(32)).on_conflict_do_nothing())
    return str(db.execute(_SALT).scalar_one())
