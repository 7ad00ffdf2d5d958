"""Make two people's rows one person's, whatever tables there are."""

from datetime import datetime

from sqlalchemy import Connection, Table, delete, select, update

from storage.people.belongings import person_of
from storage.people.folding import DrawMark, fold_twins
from storage.people.moving import move
from storage.tables import link_codes, link_tries, links, metadata, persons, used


def merge(db: Connection, gone: str, into: str, now: datetime, draw: DrawMark) -> None:
    """All rows of `gone` are the other's from now on; may be done again. `draw` makes the mark of a card.

    Blogs go first, as wherever a blog and what hangs on it are held.
    """
    fold_twins(db, gone, into, now, draw)
    db.execute(delete(link_codes).where(link_codes.c.person == gone))
    _fill_in(db, gone, into)
    for table in (used, link_tries):
        _add_up(db, table, gone, into)
    for table in metadata.sorted_tables:
        column = person_of(table)
        if column is not None and table is not links:
            move(db, column, gone, into)


def _fill_in(db: Connection, gone: str, into: str) -> None:
    """What is known of one of them and not of the other; an announcement that one has read, both have."""
    rows = {row.id: row for row in db.execute(select(persons).where(persons.c.id.in_((gone, into))))}
    if len(rows) < 2:
        return
    one, other = rows[into], rows[gone]
    known = {
        "language": one.language or other.language,
        "blog": one.blog or other.blog,
        "admitted": one.admitted or other.admitted,
        "announced": max(one.announced, other.announced),
        "seen": max(filter(None, (one.seen, other.seen)), default=None),
        "told": one.told or other.told,
        "asks": one.asks and other.asks,
        "skipped": max(one.skipped, other.skipped),
        "eyes": "no" if "no" in (one.eyes, other.eyes) else one.eyes or other.eyes,
        "warned": None,
    }
    db.execute(update(persons).where(persons.c.id == into).values(known))


def _add_up(db: Connection, table: Table, gone: str, into: str) -> None:
    """What both have used of the same day, or month, is used; of an older one nothing counts any more."""
    rest = [column for column in table.primary_key.columns if column is not table.c.person]
    amounts = [column for column in table.c if column not in {*table.primary_key.columns, table.c.begins}]
    for row in db.execute(select(table).where(table.c.person == gone)).all():
        this = table.c.person == into, *(column == row._mapping[column] for column in rest)
        if (there := db.execute(select(table).where(*this)).first()) is None:
            continue
        if there.begins == row.begins:
            sums = {column.key: there._mapping[column] + row._mapping[column] for column in amounts}
            db.execute(update(table).where(*this).values(sums))
        elif there.begins < row.begins:
            db.execute(delete(table).where(*this))
