"""The shape of the database, from version to version."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Text, inspect, text

from bot.stores.published import PublishedDraft
from storage.database.shape import migrations, newest, version
from storage.store import CannotOpen, open_store
from storage.tables import metadata
from styles import StyleCard
from styles.learning.published.edits import PostEdits
from tests.support.databases import inside
from tests.support.desk import ANN, BEN, WALK, Desk


def names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def differences(connection: Connection) -> object:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return compare_metadata(context, metadata)


async def test_migrations_lead_up_and_down_and_up_again(database: str) -> None:
    for _ in range(2):
        await inside(database, lambda connection: command.upgrade(migrations(connection), "head"))
        assert await inside(database, names) == {*metadata.tables, "alembic_version"}
        await inside(database, lambda connection: command.downgrade(migrations(connection), "base"))
        assert await inside(database, names) == {"alembic_version"}


async def test_migrations_lead_to_the_tables_the_program_knows(database: str) -> None:
    async with open_store(database):
        assert await inside(database, differences) == []


async def test_a_migration_that_fails_leaves_nothing_behind(database: str) -> None:
    in_the_way = "CREATE TABLE messages (id INTEGER)"  # the last that the first migration makes
    await inside(database, lambda connection: connection.execute(text(in_the_way)))
    with pytest.raises(CannotOpen, match="messages"):
        async with open_store(database):
            pass
    assert await inside(database, names) == {"messages"}


async def test_a_migration_that_rebuilds_a_table_keeps_what_belongs_to_its_rows(database: str, card: StyleCard) -> None:
    async with open_store(database) as store:
        ann = await Desk.of(ANN, store, card)
        await store.blogs.keep_posts(ann.blog, [WALK])

    def rebuild(connection: Connection) -> None:
        with Operations(MigrationContext.configure(connection)).batch_alter_table("blogs") as table:
            table.alter_column("title", existing_type=Text(), nullable=True)

    await inside(database, rebuild)
    async with open_store(database) as store:
        assert await store.blogs.posts(ann.blog) == [WALK]


async def test_cards_from_before_there_were_versions_are_versions_now(database: str, card: StyleCard) -> None:
    await inside(database, lambda connection: command.upgrade(migrations(connection), "0001"))

    def keep(connection: Connection) -> None:
        for id, owner in enumerate((ANN, BEN), 1):
            blog = {"id": id, "owner": owner}
            connection.execute(text("INSERT INTO blogs VALUES (:id, :owner, 'feed', 'a', 'm', 't')"), blog)
        for id, blog_id in enumerate((1, 2, 1, 1), 1):
            row = {"id": id, "blog": blog_id, "card": card.to_json()}
            connection.execute(text("INSERT INTO cards VALUES (:id, :blog, :card)"), row)

    await inside(database, keep)
    async with open_store(database) as store:
        [blog] = await store.blogs.blogs(ANN)
        told = [(v.number, v.id, v.parent, v.created, v.card == card) for v in await store.cards.versions(blog, 9)]
    assert told == [(3, 4, 2, None, True), (2, 3, 1, None, True), (1, 1, None, None, True)]


async def test_whoever_was_blocked_before_blocks_outlasted_is_blocked(database: str) -> None:
    await inside(database, lambda connection: command.upgrade(migrations(connection), "0010"))
    rows = f"INSERT INTO persons (id, blocked) VALUES ('{ANN}', '2026-11-28 12:00:00+00:00'), ('{BEN}', NULL)"
    await inside(database, lambda connection: connection.execute(text(rows)))
    async with open_store(database) as store:
        assert await store.guests.blocked() == [ANN]
    await inside(database, lambda connection: command.downgrade(migrations(connection), "0010"))
    blocked = text("SELECT id FROM persons WHERE blocked IS NOT NULL")
    assert await inside(database, lambda connection: connection.execute(blocked).scalars().all()) == [ANN]


async def test_what_was_found_in_posts_that_were_dropped_before_goes(database: str, card: StyleCard) -> None:
    async with open_store(database) as store:
        ann = await Desk.of(ANN, store, card)
        await store.blogs.keep_posts(ann.blog, [WALK])
        written = [await ann.write(await ann.draft(), "글") for _ in range(2)]  # what was never written goes with 0015
        posts = zip(("gone", WALK.key), written, strict=True)
        found = [PublishedDraft(key, "글", revision.draft, PostEdits(0.5)) for key, revision in posts]
        await store.edits.keep_edits(ann.blog, found)
    await inside(database, lambda connection: command.downgrade(migrations(connection), "0014"))
    async with open_store(database) as store:
        assert [row["key"] for row in (await store.forgetting.everything(ANN))["edits"]] == [WALK.key]


async def test_a_database_in_its_newest_shape_is_known_without_alembic(database: str) -> None:
    assert await inside(database, version) == ""
    async with open_store(database):
        pass
    assert await inside(database, version) == newest()
    assert newest() == await inside(
        database, lambda connection: ScriptDirectory.from_config(migrations(connection)).get_current_head()
    )


async def test_a_database_from_a_newer_version_of_the_program_is_left_alone(database: str) -> None:
    async with open_store(database) as store:
        await store.people.speaks(ANN, "en")
    newer = "UPDATE alembic_version SET version_num = '9999'"
    await inside(database, lambda connection: connection.execute(text(newer)))
    with pytest.raises(CannotOpen, match="9999"):
        async with open_store(database):
            pass
    assert await inside(database, names) == {*metadata.tables, "alembic_version"}
