"""What the processes of one bot agree on."""

from sqlalchemy import Column, Double, Table

from storage.column_types import Words
from storage.tables.schema import metadata

# Where several processes speak on one platform, until when its calls are given away: seconds since 1970, by the clock
# of the database. It says nothing of people, and nothing after a minute.
paces = Table(
    "paces",
    metadata,
    Column("platform", Words, primary_key=True),
    Column("free", Double, nullable=False),
)
