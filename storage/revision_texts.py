"""Keep the text of a revision, as long as it is its writer's own."""

from collections.abc import Collection, Sequence

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Connection,
    Integer,
    Update,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    update,
)

from bot.model import Revision
from storage.column_types import Words
from storage.tables import drafts, inbox, revisions

NEXT = select(func.coalesce(func.max(drafts.c.activity), 0) + 1).scalar_subquery()  # the activity of what happens now
STOP = "-"  # before the name of an owner who is to write nothing more, but for what there is when it stops


def keep_grown(db: Connection, texts: Sequence[Revision]) -> Collection[int]:
    """What there is of growing texts; the ids of those that are still their owner's."""
    if db.dialect.name == "postgresql":
        columns = {"ids": [r.id for r in texts], "owners": [r.owner for r in texts], "texts": [r.text for r in texts]}
        return set(db.execute(_GROWN_TOGETHER, columns).scalars())
    return {r.id for r in texts if db.execute(_GROWN, {"this": r.id, "writer": r.owner, "new_text": r.text}).rowcount}


def keep_text(db: Connection, revision: Revision) -> None:
    """Its text and whether it is whole, at its end; it has no owner then. Nothing of what is not its owner's."""
    values = {
        "this": revision.id,
        "of_draft": revision.draft,
        "writer": revision.owner,
        "new_text": revision.text,
        "is_whole": revision.whole,
    }
    if db.dialect.name == "postgresql":
        db.execute(_FINISHED_AT_ONCE, values)
    elif db.execute(_FINISHED, values).rowcount:
        db.execute(_STIRRED, values)


def owner_now(db: Connection, revision: Revision) -> str:
    """Its owner, who is to stop from the start where its task was called off just before."""
    off = select(inbox.c.called_off).where(inbox.c.id == revision.task).with_for_update(read=True)
    called_off = revision.task and revision.owner and db.scalar(off)
    return STOP + revision.owner if called_off else revision.owner


def take_from_owners(db: Connection, task: str) -> None:
    """What is being written for a task is to be stopped: the next time its text is kept, it is its owner's no more."""
    theirs = revisions.c.task == task, revisions.c.owner != "", ~revisions.c.owner.startswith(STOP)
    db.execute(update(revisions).where(*theirs).values(owner=literal(STOP) + revisions.c.owner))


_THIS = revisions.c.id == bindparam("this")
_WRITER = bindparam("writer", type_=Words())
_GROWN = update(revisions).where(_THIS, revisions.c.owner == _WRITER).values(text=bindparam("new_text"))


def _grown_together() -> Update:
    """In one statement of one shape, however many there are."""
    arrays = (
        bindparam("ids", type_=ARRAY(Integer)),
        bindparam("owners", type_=ARRAY(Words)),
        bindparam("texts", type_=ARRAY(Words)),
    )
    new = func.unnest(*arrays).table_valued("id", "owner", "text", name="new").render_derived()
    theirs = revisions.c.id == new.c.id, revisions.c.owner == new.c.owner
    return update(revisions).where(*theirs).values(text=new.c.text).returning(revisions.c.id)


def _may_finish() -> ColumnElement[bool]:
    """Its owner may, also when told to stop, and again after that; a text that broke off never replaces a whole one."""
    is_theirs = revisions.c.owner.in_([literal(""), _WRITER, literal(STOP) + _WRITER])
    return and_(_THIS, revisions.c.draft == bindparam("of_draft"), is_theirs, or_(~revisions.c.whole, _WHOLE))


_WHOLE = bindparam("is_whole", type_=Boolean())
_END = {"text": bindparam("new_text"), "whole": _WHOLE, "owner": ""}
_GROWN_TOGETHER = _grown_together()
_FINISHED = update(revisions).where(_may_finish()).values(_END)
_OF_DRAFT = drafts.c.id == bindparam("of_draft")
_STIRRED = update(drafts).where(_OF_DRAFT).values(activity=NEXT)


def _finished_at_once() -> Update:
    """The draft first, as whoever forgets its blog locks it first, too."""
    there = select(revisions.c.id).where(_may_finish()).exists()
    stirred = update(drafts).where(_OF_DRAFT, there).values(activity=NEXT).returning(drafts.c.id).cte("stirred")
    return update(revisions).where(_may_finish(), revisions.c.draft == stirred.c.id).values(_END)


_FINISHED_AT_ONCE = _finished_at_once()
