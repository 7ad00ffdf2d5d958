"""Remember every version of a blog's style card."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, insert, select

from bot.errors import Forgotten
from bot.model import Blog, Version
from bot.stores.outdated import Outdated
from storage.blogs import BLOGS, OF_PERSON, hold_blog
from storage.database import Database
from storage.tables import blogs, cards
from styles import StyleCard, drawn_mark


def _newest_of(blog: ColumnElement[int] | int) -> Select[Any]:
    return select(func.max(cards.c.id)).where(cards.c.blog == blog)


_NEWEST = _newest_of(blogs.c.id).scalar_subquery()
_VOICE = OF_PERSON.add_columns(_NEWEST.label("newest")).where(_NEWEST.is_not(None)).limit(1)
_CARD = select(cards.c.card).where(cards.c.id == bindparam("id"))


class SqlCards:
    """bot.stores.Cards on SQLite or PostgreSQL."""

    def __init__(self, database: Database, draw: Callable[[], str] = drawn_mark) -> None:
        self._database = database
        self._draw = draw

    async def keep_card(
        self, blog: Blog, card: StyleCard, created: datetime, parent: int | None = None, over: int | None = None
    ) -> int:
        """The id of a new version, from which undo goes back to the one numbered `parent`; its mark is its own.

        Raises Forgotten, and Outdated where `over` is not the newest card any more; 0 is none yet.
        """
        marked = replace(card, mark=self._draw())
        row = {"blog": blog.id, "card": marked.to_json(), "created": created, "parent": parent}

        def keep(db: Connection) -> int:
            if over is not None:
                hold_blog(db, blog, alone=True)
                if (db.scalar(_newest_of(blog.id)) or 0) != over:
                    raise Outdated
            return int(db.execute(insert(cards).returning(cards.c.id), row).scalar_one())

        return await self._database.write(keep)

    async def card(self, id: int) -> StyleCard:
        """The card with this id. Raises Forgotten."""
        row = await self._database.row(_CARD, {"id": id})
        if row is None:
            raise Forgotten
        return StyleCard.from_json(row.card)

    async def voice(self, person: str) -> tuple[Blog, int] | None:
        """Of the blog they use, else of their newest, the newest card there is."""
        row = await self._database.row(_VOICE, {"person": person})
        return None if row is None else (BLOGS.value(row), row.newest)

    async def version(self, blog: Blog, number: int | None = None) -> Version | None:
        """The version of this number, else the newest."""
        query, values = (_NUMBERED, {}) if number is None else (_OF_NUMBER, {"number": number})
        row = await self._database.row(query.limit(1), {"blog": blog.id} | values)
        return None if row is None else _version(row)

    async def versions(self, blog: Blog, most: int) -> Sequence[Version]:
        """Newest first."""
        return [_version(row) for row in await self._database.rows(_NUMBERED.limit(most), {"blog": blog.id})]


def _numbered() -> Select[Any]:
    """The versions of a blog's card, newest first."""
    order = func.row_number().over(order_by=cards.c.id).label("number")
    place = select(cards.c.id, order).where(cards.c.blog == bindparam("blog")).subquery("place")
    return select(cards, place.c.number).join(place, place.c.id == cards.c.id).order_by(cards.c.id.desc())


_NUMBERED = _numbered()
_OF_NUMBER = _NUMBERED.where(_NUMBERED.selected_columns.number == bindparam("number"))


def _version(row: Row[Any]) -> Version:
    return Version(row.number, row.id, row.parent, row.created, StyleCard.from_json(row.card))
