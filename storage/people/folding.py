"""Make one blog of two that are the same: its posts, cards, drafts and answers, of which none is lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from storage.column_types import mark
from storage.people.moving import move
from storage.tables import analyses, blogs, cards, metadata
from styles import StyleCard

DrawMark = Callable[[], str]  # the mark of a new version of a card


def fold_twins(db: Connection, gone: str, into: str, now: datetime, draw: DrawMark) -> None:
    """Each blog that two people have both registered is the one of `into`."""
    other = blogs.alias()
    same = (other.c.kind == blogs.c.kind) & (other.c.mark == blogs.c.mark)
    twins = select(blogs.c.id, other.c.id.label("twin")).join(other, same)
    for row in db.execute(twins.where(blogs.c.owner == gone, other.c.owner == into).order_by(blogs.c.id)).all():
        _fold_voices(db, row.id, row.twin, now, draw)
        _fold(db, row.id, row.twin, now, draw)


def _fold_voices(db: Connection, gone: int, into: int, now: datetime, draw: DrawMark) -> None:
    """The voices for topics of a blog say in their address which one it is."""
    before, after = f"voice-of id{gone} ", f"voice-of id{into} "
    owner = select(blogs.c.owner).where(blogs.c.id == into).scalar_subquery()
    voices = select(blogs.c.id, blogs.c.address).where(
        blogs.c.kind == "files", blogs.c.address.startswith(before, autoescape=True)
    )
    for row in db.execute(voices).all():
        address = after + row.address.removeprefix(before)
        twin = select(blogs.c.id).where(blogs.c.owner == owner, blogs.c.kind == "files", blogs.c.mark == mark(address))
        if (known := db.scalar(twin)) is not None:
            _fold(db, row.id, known, now, draw)
        else:
            db.execute(update(blogs).where(blogs.c.id == row.id).values(address=address, mark=mark(address)))


def _fold(db: Connection, gone: int, into: int, now: datetime, draw: DrawMark) -> None:
    """All that points at one blog points at the other; what was worked out from posts is worked out again."""
    db.execute(delete(analyses).where(analyses.c.blog == gone))
    _join_cards(db, gone, into, now, draw)
    for table in metadata.sorted_tables:
        for column in table.c:
            if any(key.column is blogs.c.id for key in column.foreign_keys):
                move(db, column, gone, into)
    db.execute(delete(blogs).where(blogs.c.id == gone))


def _join_cards(db: Connection, gone: int, into: int, now: datetime, draw: DrawMark) -> None:
    """Versions stand in the order they were made in, and undo leads where it led; the newest has the rules of both."""
    both = cards.c.blog.in_((gone, into))
    rows = db.execute(select(cards.c.id, cards.c.blog, cards.c.parent).where(both).order_by(cards.c.id)).all()
    numbers = {row.id: number for number, row in enumerate(rows, 1)}
    of_blog = {blog: [row.id for row in rows if row.blog == blog] for blog in (gone, into)}
    for row in rows:
        if row.parent:
            parent = numbers[of_blog[row.blog][row.parent - 1]]
            db.execute(update(cards).where(cards.c.id == row.id).values(parent=parent))
    newest = sorted(ids[-1] for ids in of_blog.values() if ids)
    older, last = _cards(db, newest) if len(newest) == 2 else (None, None)
    if older and last and not set(older.rules) <= set(last.rules):
        rules = tuple(dict.fromkeys((*last.rules, *older.rules)))
        card = replace(last, rules=rules, mark=draw())
        db.execute(insert(cards).values(blog=into, card=card.to_json(), created=now, parent=len(rows)))


def _cards(db: Connection, ids: Sequence[int]) -> Sequence[StyleCard]:
    found = db.execute(select(cards.c.card).where(cards.c.id.in_(ids)).order_by(cards.c.id))
    return [StyleCard.from_json(row.card) for row in found]
