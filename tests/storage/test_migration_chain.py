"""Every step from version to version, up and down and up again, with something in every table."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest
from alembic import command
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, TableClause, column, func, insert, inspect, select, table, text, update
from sqlalchemy.engine.interfaces import ReflectedForeignKeyConstraint

from storage.backup.folder import made_at
from storage.database.shape import migrations, version
from storage.store import CannotOpen, open_store
from storage.tables import metadata
from tests.storage.people.test_forgetting import something
from tests.support.databases import inside
from tests.support.desk import NOON

Rows = Mapping[str, Sequence[Mapping[str, object]]]


def tables_of(db: Connection) -> Sequence[TableClause]:
    """Those there are, as they are now; parents come first."""
    found = {name: columns for (_, name), columns in inspect(db).get_multi_columns().items()}
    known = [each.name for each in metadata.sorted_tables]
    assert found.keys() <= {*known, "alembic_version"}  # a backup in PostgreSQL holds no others
    return [table(name, *(column(c["name"], c["type"]) for c in found[name])) for name in known if name in found]


def fill(db: Connection, before: Rows) -> None:
    """One row in each table that has none, pointing at those there are, and no gap in what was not there before."""
    keys = {name: keys for (_, name), keys in inspect(db).get_multi_foreign_keys().items()}
    for each in tables_of(db):
        if [[*row] for row in before.get(each.name, ())] == [[one.name for one in each.c]]:
            continue
        points = {name: pointed for key in keys[each.name] for name, pointed in _pointed(db, key)}
        values = {one.name: something(one.type, 1) for one in each.c} | points
        if not db.scalar(select(func.count()).select_from(each)):
            db.execute(insert(each).values(values))
        for one in each.c:
            db.execute(update(each).where(one.is_(None)).values({one.name: values[one.name]}))


def _pointed(db: Connection, key: ReflectedForeignKeyConstraint) -> Iterator[tuple[str, object]]:
    for name, there in zip(key["constrained_columns"], key["referred_columns"], strict=True):
        yield name, db.scalar(select(column(there)).select_from(table(key["referred_table"]))) or 1


def rows_of(db: Connection) -> Rows:
    return {each.name: [dict(row) for row in db.execute(select(each)).mappings()] for each in tables_of(db)}


def walk(db: Connection) -> None:
    """Up, down and up again, with a look at everything at each step."""
    script = ScriptDirectory.from_config(migrations(db))
    steps, at = [step.module for step in reversed(list(script.walk_revisions()))], list[Rows]()
    with Operations.context(MigrationContext.configure(db)):
        for step in steps:
            step.upgrade()
            fill(db, at[-1] if at else {})
            at.append(rows_of(db))
        assert {name: len(rows) for name, rows in at[-1].items()} == dict.fromkeys(metadata.tables, 1)
        for step, before in zip(reversed(steps), (*reversed(at[:-1]), {}), strict=True):
            step.downgrade()
            assert rows_of(db) == before
        for step, before, now in zip(steps, ({}, *at), at, strict=False):
            step.upgrade()
            fill(db, before)
            assert rows_of(db) == now


async def test_what_is_kept_survives_every_step_up_and_down_and_up_again(database: str) -> None:
    await inside(database, walk)


async def test_a_step_that_fails_leaves_everything_as_it_was_and_a_backup(database: str, tmp_path: Path) -> None:
    await inside(database, lambda db: command.upgrade(migrations(db), "0014"))
    await inside(database, partial(fill, before={}))
    await inside(database, lambda db: db.execute(text("CREATE TABLE facets (id INTEGER)")))  # 0015 makes it last
    before = await inside(database, rows_of)
    columns = await inside(database, lambda db: inspect(db).get_columns("drafts"))
    with pytest.raises(CannotOpen, match="facets"):
        async with open_store(database, lambda: NOON, tmp_path / "kept"):
            pass
    assert await inside(database, version) == "0014"
    assert await inside(database, rows_of) == before
    assert len(await inside(database, lambda db: inspect(db).get_columns("drafts"))) == len(columns)
    [made] = [made for file in (tmp_path / "kept").iterdir() if (made := made_at(file))]
    assert made == NOON
