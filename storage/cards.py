"""Remember every version of a blog's style card."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, insert, select

from bot.errors import Forgotten
from bot.model import Blog, Version
from storage.database import Database
from storage.tables import cards
from styles import StyleCard


class SqlCards:
    """bot.ports.Cards on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_card(self, blog: Blog, card: StyleCard, created: datetime, parent: int | None = None) -> int:
        """The id of a new version, from which undo goes back to the one numbered `parent`. Raises Forgotten."""
        row = {"blog": blog.id, "card": card.to_json(), "created": created, "parent": parent}
        async with self._database.writing() as db:
            return int((await db.execute(insert(cards).values(row).returning(cards.c.id))).scalar_one())

    async def card(self, id: int) -> StyleCard:
        """The card with this id. Raises Forgotten."""
        async with self._database.reading() as db:
            kept = await db.scalar(select(cards.c.card).where(cards.c.id == id))
        if kept is None:
            raise Forgotten
        return StyleCard.from_json(kept)

    async def version(self, blog: Blog, number: int | None = None) -> Version | None:
        """The version of this number, else the newest."""
        async with self._database.reading() as db:
            row = (await db.execute(_numbered(blog, number).limit(1))).first()
        return None if row is None else _version(row)

    async def versions(self, blog: Blog, most: int) -> Sequence[Version]:
        """Newest first."""
        async with self._database.reading() as db:
            return [_version(row) for row in await db.execute(_numbered(blog).limit(most))]


def _numbered(blog: Blog, number: int | None = None) -> Select[Any]:
    """The versions of a blog's card, or the one of this number, newest first."""
    order = func.row_number().over(order_by=cards.c.id).label("number")
    place = select(cards.c.id, order).where(cards.c.blog == blog.id).subquery()
    query = select(cards, place.c.number).join(place, place.c.id == cards.c.id).order_by(cards.c.id.desc())
    return query if number is None else query.where(place.c.number == number)


def _version(row: Row[Any]) -> Version:
    return Version(row.number, row.id, row.parent, row.created, StyleCard.from_json(row.card))
