"""What all tables share: their names, and how they point to each other."""

from sqlalchemy import ForeignKey, MetaData

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMES)


def to(table: str, ondelete: str | None = "CASCADE") -> ForeignKey:
    """Points to a row of a table, and goes when that goes."""
    return ForeignKey(f"{table}.id", ondelete=ondelete)


# The `info` of a person's column in rows that outlast them under a hash, and are theirs again where they come back:
# what they have spent today, and whether they may speak at all, would else be forgotten with them.
OUTLASTS = {"outlasts its person": True}
