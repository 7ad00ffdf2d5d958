"""Which rows are somebody's: of tables with a column of theirs, and of those that hang on such a table."""

from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKeyConstraint, MetaData, Select, Table, or_, select, tuple_

from bot.model import Blog
from storage.tables import blogs, drafts, metadata, persons

_OWNERS = {blogs.name: "owner", drafts.name: "owner", persons.name: "id"}  # elsewhere it is called "person"


def person_of(table: Table) -> Column[str] | None:
    """The column that says whose a row is; None where it hangs on another table, or is nobody's."""
    found: Column[str] | None = table.c.get(_OWNERS.get(table.name, "person"))
    return found


def with_voices(blog: Blog) -> Select[Any]:
    """The ids of a blog and of the voices for some of its topics: they hold its posts once more."""
    voices = (blogs.c.kind == "files") & blogs.c.address.startswith(f"voice-of id{blog.id} ", autoescape=True)
    return select(blogs.c.id).where(blogs.c.owner == blog.owner, (blogs.c.id == blog.id) | voices)


def belongings(person: str, tables: MetaData = metadata) -> dict[Table, ColumnElement[bool]]:
    """Of each table that holds something of people, which rows are this one's; parents come before their children."""
    found: dict[Table, ColumnElement[bool]] = {}
    for table in tables.sorted_tables:
        if (column := person_of(table)) is not None:
            found[table] = column == person
        elif keys := [key for key in table.foreign_key_constraints if key.referred_table in found]:
            found[table] = or_(*(_hangs(key, found[key.referred_table]) for key in keys))
    return found


def _hangs(key: ForeignKeyConstraint, theirs: ColumnElement[bool]) -> ColumnElement[bool]:
    """A row that points at one of theirs."""
    parents = select(*(element.column for element in key.elements)).where(theirs)
    return tuple_(*key.columns).in_(parents)
