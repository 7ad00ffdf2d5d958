"""What whoever runs the bot has been told of, and when it was started."""

from sqlalchemy import Boolean, Column, Integer, Table

from storage.column_types import Moment, Words
from storage.tables.schema import metadata

alerts = Table(
    "alerts",
    metadata,
    Column("name", Words, primary_key=True),  # of what is wrong
    Column("told", Moment, nullable=False),
    Column("open", Boolean, nullable=False),  # told, and not over
)

starts = Table(  # of processes that have not ended as they should
    "starts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("place", Words, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    sqlite_autoincrement=True,
)
