"""What was said to us."""

from sqlalchemy import Boolean, Column, Index, Integer, Table

from storage.column_types import Moment, Tags, Words
from storage.tables.schema import metadata

# sqlite_autoincrement: the id of something forgotten never comes to name something else.

inbox = Table(
    "inbox",
    metadata,
    Column("number", Integer, primary_key=True),  # their order
    Column("id", Words, nullable=False, unique=True),
    Column("person", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("part_of", Words, nullable=False, index=True),
    Column("places", Tags),  # nothing: of a time when they were not kept
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
