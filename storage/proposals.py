"""Remember what people did to drafts before they published them, and which rules they were offered because of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from bot.model import Blog
from bot.stores.published import ProposalState, PublishedDraft, RuleProposal
from storage.blogs import BLOGS, hold_blog
from storage.column_types import mark
from storage.database import Database
from storage.database.rows import upsert
from storage.tables import blogs, edits, origins, posts, proposals
from styles.learning.published.edits import PostEdits


class SqlEdits:
    """bot.stores.published.Edits on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_edits(self, blog: Blog, found: Sequence[PublishedDraft]) -> None:
        """In the place of what was kept of the same posts, told or not. Raises Forgotten."""
        rows = {mark(one.key): _row(blog, one) for one in found}

        def keep(db: Connection) -> None:
            hold_blog(db, blog)
            for key in rows:  # one by one: their order is that of their ids
                upsert(db, edits, ["blog", "mark"], [rows[key]])

        await self._database.write(keep)

    async def edits(self, blog: Blog) -> Sequence[PublishedDraft]:
        """The first to be kept comes first; none of posts that are gone, or said to be their author's own."""
        here = (origins.c.blog == edits.c.blog) & (origins.c.mark == edits.c.mark)
        query = (
            select(edits)
            .join(origins, here)
            .join(posts, (posts.c.blog == edits.c.blog) & (posts.c.mark == edits.c.mark))
            .where(edits.c.blog == blog.id, origins.c.provenance.in_(("auto", "yes")))
        )
        return [_value(row) for row in await self._database.rows(query.order_by(edits.c.id))]

    async def tell(self, blog: Blog, keys: Sequence[str]) -> None:
        """Their author is told of these now."""
        theirs = edits.c.blog == blog.id, edits.c.mark.in_(list(map(mark, keys)))
        await self._database.execute(update(edits).where(*theirs).values(told=True))

    async def propose(self, blog: Blog, kinds: Sequence[str]) -> Mapping[str, RuleProposal]:
        """What is known of these, by kind; what was not known is open from now on. Raises Forgotten."""
        rows = [{"blog": blog.id, "mark": mark(kind), "kind": kind, "state": "open"} for kind in sorted(set(kinds))]

        def propose(db: Connection) -> Sequence[Row[Any]]:
            hold_blog(db, blog)
            if rows:
                upsert(db, proposals, ["blog", "mark"], rows, fill=True)
            return db.execute(_proposals().where(proposals.c.blog == blog.id)).all()

        found = map(_proposal, await self._database.write(propose))
        return {one.kind: one for one in found if one.kind in set(kinds)}

    async def proposal(self, id: int) -> RuleProposal | None:
        """The one with this number."""
        row = await self._database.row(_proposals().where(proposals.c.id == id)) if 0 < id < 2**31 else None
        return None if row is None else _proposal(row)

    async def settle(self, proposal: RuleProposal, state: ProposalState) -> bool:
        """Accepted or declined for good; False: it was before."""
        still = proposals.c.id == proposal.id, proposals.c.state == "open"
        return await self._database.execute(update(proposals).where(*still).values(state=state)) > 0


def _row(blog: Blog, one: PublishedDraft) -> dict[str, object]:
    known = {"blog": blog.id, "mark": mark(one.key), "key": one.key, "title": one.title}
    return known | {"draft": one.draft, "edits": one.edits.to_json()}


def _value(row: Row[Any]) -> PublishedDraft:
    return PublishedDraft(row.key, row.title, row.draft, PostEdits.from_json(row.edits), row.told)


def _proposals() -> Select[Any]:
    asked = select(
        *BLOGS.columns, proposals.c.id.label("proposal"), proposals.c.kind.label("of_kind"), proposals.c.state
    )
    return asked.join_from(proposals, blogs)


def _proposal(row: Row[Any]) -> RuleProposal:
    return RuleProposal(row.proposal, BLOGS.value(row), row.of_kind, row.state)
