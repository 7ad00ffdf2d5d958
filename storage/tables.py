"""What the bot remembers, as tables."""

import hashlib
from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def clean(text: str) -> str:
    """Text that every database takes: PostgreSQL refuses NUL, and UTF-8 has no half of a surrogate pair."""
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def mark(text: str) -> str:
    """Stands for a text of any length in an index; PostgreSQL's hold at most 2,704 bytes."""
    return hashlib.sha256(clean(text).encode()).hexdigest()


class Words(TypeDecorator[str]):
    """Text from anywhere."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Text that every database takes."""
        return None if value is None else clean(value)


class Moment(TypeDecorator[datetime]):
    """A point in time, in UTC on the way out; SQLite itself keeps no timezone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC. Raises ValueError for a moment without a timezone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a timezone")
        try:
            return value.astimezone(UTC)
        except OverflowError:  # within a day of the years 1 and 9999
            return value.replace(tzinfo=UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC, as it went in."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


class Tags(TypeDecorator[tuple[str, ...]]):
    """A row of short texts."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> list[str]:
        """As a list in JSON."""
        return [clean(tag) for tag in value or ()]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...]:
        """As it went in, but for what no database takes."""
        return tuple(value or ())


metadata = MetaData(naming_convention=NAMES)


def to(table: str, ondelete: str | None = "CASCADE") -> ForeignKey:
    """Points to a row of a table, and goes when that goes."""
    return ForeignKey(f"{table}.id", ondelete=ondelete)


# sqlite_autoincrement: the id of something forgotten never comes to name something else.

blogs = Table(
    "blogs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("mark", Words, nullable=False),  # of the address
    Column("title", Words, nullable=False),
    UniqueConstraint("owner", "kind", "mark"),
    sqlite_autoincrement=True,
)

persons = Table(
    "persons",
    metadata,
    Column("id", Words, primary_key=True),
    Column("language", Words),
    Column("blog", to("blogs", ondelete="SET NULL"), index=True),  # the one in use
    Column("told", Moment),  # that an AI writes here
)

posts = Table(
    "posts",
    metadata,
    Column("blog", to("blogs"), primary_key=True),
    Column("mark", Words, primary_key=True),  # of the key
    Column("key", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("markdown", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("published", Moment),
    Column("tags", Tags, nullable=False),
    Column("stamp", Words, key="content_hash", nullable=False, server_default=text("''")),
    Column("unknown", Tags),
    Column("missed", Integer, nullable=False, server_default="0"),  # how many times in a row it was not to be found
)

# What has been worked out from a post goes with it: much of its text stands in there again.
analyses = Table(
    "analyses",
    metadata,
    Column("blog", Integer, primary_key=True),
    Column("mark", Words, primary_key=True),  # of the key
    Column("fingerprint", Words, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    ForeignKeyConstraint(["blog", "mark"], ["posts.blog", "posts.mark"], ondelete="CASCADE"),
)

watches = Table(
    "watches",
    metadata,
    Column("blog", to("blogs"), primary_key=True),
    Column("declared", Moment, nullable=False),
    Column("proved", Words, nullable=False),
    Column("seal", Words, key="fingerprint", nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("due", Moment, index=True),
    Column("failures", Integer, nullable=False),
    Column("told", Boolean, nullable=False),
    Column("room", Words, nullable=False),
    Column("message", Words, nullable=False),
)

claims = Table(  # made before there is a blog, and kept when it is forgotten
    "claims",
    metadata,
    Column("person", Words, primary_key=True),
    Column("mark", Words, primary_key=True),  # of the site
    Column("code", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("asked", Moment, nullable=False),
    Column("proved", Moment),
)

pastes = Table(
    "pastes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", Words, nullable=False, index=True),
    Column("room", Words, nullable=False),
    Column("text", Words, nullable=False),
    sqlite_autoincrement=True,
)

cards = Table(
    "cards",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("blog", to("blogs"), nullable=False, index=True),
    Column("card", Words, nullable=False),
    Column("parent", Integer),  # the how-manyth of its blog that undo goes back to; nothing at the first
    Column("created", Moment),  # nothing where it was kept before there were versions
    sqlite_autoincrement=True,
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", Words, nullable=False, index=True),
    Column("blog", to("blogs"), nullable=False, index=True),
    Column("card", to("cards"), nullable=False, index=True),
    Column("topic", Words, nullable=False),
    Column("notes", Words, nullable=False),
    Column("room", Words, nullable=False, index=True),
    Column("own_room", Boolean, nullable=False),
    Column("created", Moment, nullable=False),
    Column("activity", Integer, nullable=False, index=True),  # greater than any before whenever something happens
    sqlite_autoincrement=True,
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft", to("drafts"), nullable=False, index=True),
    # No cascade: SQLite follows one for at most 1,000 levels, and all of a draft's revisions go at once.
    Column("parent", to("revisions", ondelete=None), index=True),
    Column("request", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("task", Words, nullable=False, server_default=text("''"), index=True),
    # The process that writes it; one after "-" is to stop. Nothing once it is written.
    Column("owner", Words, nullable=False, server_default=text("''")),
    sqlite_autoincrement=True,
)

# A post that comes back comes from where it came from, and one that grew from a forgotten draft stays one that did.
origins = Table(
    "origins",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("blog", to("blogs"), nullable=False),
    Column("mark", Words, nullable=False),  # of the key
    Column("key", Words, nullable=False),
    Column("draft", to("drafts", ondelete="SET NULL"), index=True),
    Column("revision", to("revisions", ondelete="SET NULL"), index=True),
    Column("share", Float, nullable=False),
    Column("provenance", Words, nullable=False),
    Column("message", Words, index=True),  # in which its author was asked
    UniqueConstraint("blog", "mark"),
    sqlite_autoincrement=True,
)

messages = Table(
    "messages",
    metadata,
    Column("id", Words, primary_key=True),
    Column(
        "revision", to("revisions", ondelete="SET NULL"), index=True
    ),  # nothing: it showed a draft that has been forgotten
)

card_messages = Table(
    "card_messages",
    metadata,
    Column("id", Words, primary_key=True),
    Column("blog", to("blogs", ondelete="SET NULL"), index=True),  # nothing: it showed a card that has been forgotten
)

inbox = Table(
    "inbox",
    metadata,
    Column("number", Integer, primary_key=True),  # their order
    Column("id", Words, nullable=False, unique=True),
    Column("person", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("part_of", Words, nullable=False, index=True),
    Column("received", Moment, nullable=False),
    Column("state", Words, nullable=False),  # heard, waiting, doing, done
    Column("kind", Words, nullable=False),
    Column("owner", Words, nullable=False),
    Column("called_off", Boolean, nullable=False),
    Column("shown", Tags, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("begun", Moment),
    Index(None, "state", "received"),
    Index(None, "person", "state"),
    sqlite_autoincrement=True,
)
