"""Everything of a person is given back and forgotten, whatever tables there are."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    TypeDecorator,
    func,
    insert,
    select,
)
from sqlalchemy.types import TypeEngine

from bot.errors import Forgotten
from bot.model import AskedQuestion, Blog, Claim
from bot.stores import InboxItem, Store
from bot.stores.forgetting import Erased
from bot.stores.ledger import Amounts, Window
from storage.column_types import Questions, Words
from storage.database.threads import writer
from storage.people.belongings import belongings, person_of
from storage.people.tombstones import hashed, rename_outlasting
from storage.store import open_store
from storage.tables import OUTLASTS, metadata
from styles import StyleCard
from tests.support.databases import begun_at, inside
from tests.support.desk import ANN, BEN, NOON, WALK, Desk
from tests.support.worker import until

# Hashes that outlast people; what everybody and admins are told; how fast the processes speak
NOBODYS = {"salts", "tombstones", "announcements", "alerts", "starts", "paces"}


def test_every_table_is_somebodys_or_known_to_be_nobodys() -> None:
    assert {table.name for table in belongings(ANN)} | NOBODYS == set(metadata.tables)


def test_a_new_table_is_somebodys_by_its_column_or_by_what_it_hangs_on() -> None:
    new = MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(new)
    spent = Table("spent", new, Column("person", Words), Column("won", Integer))
    assert str(belongings(ANN, new)[spent].compile(compile_kwargs={"literal_binds": True})) == f"spent.person = '{ANN}'"
    assert Table("weather", new, Column("rain", Integer)) not in belongings(ANN, new)


def fill(db: Connection, person: str, number: int) -> None:
    """A row of this person's in every table that belongs to people."""
    for table in metadata.sorted_tables:
        if table.name not in NOBODYS:
            points = dict.fromkeys((fk.parent.key for fk in table.foreign_keys), number)
            row = {column.key: something(column.type, number) for column in table.c} | points
            if (column := person_of(table)) is not None:
                row[column.key] = person
            if table.name == "links":
                row["account"] = person
            if table.name == "analyses":
                row["mark"] = db.scalar(select(metadata.tables["posts"].c.mark).filter_by(blog=number))
            db.execute(insert(table).values(row))


def fill_both(db: Connection) -> None:
    fill(db, ANN, 1)
    fill(db, BEN, 2)


def something(type_: TypeEngine[object], number: int) -> object:
    if isinstance(type_, Questions):
        return (AskedQuestion("where", f"canary {number}"),)
    kind = type_.impl_instance if isinstance(type_, TypeDecorator) else type_
    match kind:
        case Boolean():
            return False
        case Integer() | Float():
            return number
        case DateTime():
            return NOON
        case LargeBinary():
            return b"canary"
        case JSON():
            return ("canary",)
        case _:
            return f"canary {number}"


async def counted(database: str) -> dict[str, int]:
    """How many rows each table has."""
    return await inside(
        database,
        lambda db: {
            name: db.scalar(select(func.count()).select_from(table)) or 0 for name, table in metadata.tables.items()
        },
    )


async def test_every_table_with_something_of_a_person_is_given_back_and_forgotten(begun: str) -> None:
    await inside(begun, fill_both)
    theirs = set(metadata.tables) - NOBODYS
    async with open_store(begun) as store:
        given = await store.forgetting.everything(ANN)
        assert {table: len(rows) for table, rows in given.items()} == dict.fromkeys(theirs, 1)
        assert BEN not in str(given)
        assert await store.forgetting.forget_person(ANN) == Erased(blogs=1, posts=1, drafts=1)
        assert not any((await store.forgetting.everything(ANN)).values())
        assert all((await store.forgetting.everything(BEN)).values())
    outlasting = {table.name for table in belongings(ANN) if getattr(person_of(table), "info", None) == OUTLASTS}
    left = dict.fromkeys(theirs, 1) | dict.fromkeys(outlasting, 2)
    assert await counted(begun) == left | dict.fromkeys(NOBODYS, 0) | {"salts": 1, "tombstones": 2}


async def test_what_is_still_under_way_brings_nothing_back_until_they_speak_again(
    store: Store, card: StyleCard
) -> None:
    ann = await Desk.of(ANN, store, card)
    draft = await ann.draft()
    revision = await ann.write(draft, "글")
    await store.inbox.keep([InboxItem("said", ANN, "{}")])
    await store.forgetting.forget_person(ANN)
    claim = Claim("code", "https://blog.example/", NOON)
    for late in (
        store.blogs.keep_blog(ann.blog),
        store.blogs.keep_posts(ann.blog, [WALK]),
        store.people.keep_claim(ANN, "site", claim),
        store.messages.paste(ANN, "room", "글"),
        store.messages.remember_card(["m2"], ann.blog),
        ann.draft(),
    ):
        with pytest.raises(Forgotten):
            await late
    await store.people.speaks(ANN, "ko")
    await store.messages.remember(["m1"], revision, ANN)
    assert await store.inbox.keep([InboxItem("said", ANN, "{}")]) == []
    assert not any((await store.forgetting.everything(ANN)).values())

    assert await store.inbox.keep([InboxItem("hello", ANN, "{}")]) == [InboxItem("hello", ANN, "{}")]
    await store.people.speaks(ANN, "ko")
    assert await store.blogs.blogs(ANN) == []
    assert (await store.blogs.keep_blog(ann.blog)).id > ann.blog.id
    assert await store.inbox.keep([InboxItem("said", ANN, "{}")]) == []


async def test_what_somebody_has_used_and_that_they_are_blocked_outlasts_them_and_stops_nobody(store: Store) -> None:
    day = Window(ANN, "day", NOON, NOON + timedelta(days=1), {"drafts": 9})
    two = Amounts(drafts=2)
    await store.people.speaks(ANN, "ko")
    await store.ledger.take(two, [day], Amounts())
    await store.guests.block(ANN, NOON)
    await store.forgetting.forget_person(ANN)
    with pytest.raises(Forgotten):
        await store.ledger.take(two, [day], Amounts())  # of what was still under way
    assert ANN not in await store.guests.blocked()
    kept = await store.inbox.keep([InboxItem("hello", ANN, "{}"), InboxItem("hi", BEN, "{}")])
    assert len(kept) == 2
    assert await store.guests.blocked() == [ANN]
    assert await store.ledger.used([day]) == [two]


async def test_a_block_of_somebody_forgotten_is_listed_for_nobody_and_can_be_lifted(store: Store) -> None:
    await store.guests.block(ANN, NOON)
    await store.forgetting.forget_person(ANN)
    assert await store.guests.blocked() == []
    assert await store.guests.unblock(ANN)
    assert not await store.guests.unblock(ANN)
    await store.inbox.keep([InboxItem("hello", ANN, "{}")])
    assert await store.guests.blocked() == []


async def test_of_somebody_forgotten_only_salted_hashes_stay(begun: str) -> None:
    async with open_store(begun) as store:
        await store.inbox.keep([InboxItem("telegram:7:12", ANN, "{}")])
        await store.forgetting.forget_person(ANN)
        names = {ANN, "telegram:7:12", BEN}
        assert set(await store.forgetting.unswept(names)) == {ANN, "telegram:7:12"}
        marks = await store.forgetting.sweeping()
        salt = await inside(begun, lambda db: db.scalar(select(metadata.tables["salts"].c.salt)))
        assert set(marks) == {hashed(str(salt), ANN), hashed(str(salt), "telegram:7:12")}
        await store.forgetting.swept(marks)
        assert not await store.forgetting.unswept(names)


async def test_rows_that_outlast_their_person_go_under_a_hash(database: str) -> None:
    tables = MetaData()
    spent = Table("spent", tables, Column("person", Words, info=OUTLASTS), Column("won", Integer))

    def renamed(db: Connection) -> list[str]:
        tables.create_all(db)
        db.execute(insert(spent), [{"person": ANN, "won": 5}, {"person": BEN, "won": 7}])
        rename_outlasting(db, ANN, "hash", tables)
        return sorted(db.scalars(select(spent.c.person)))

    assert await inside(database, renamed) == sorted([BEN, "hash"])


async def test_one_draft_is_forgotten_by_its_owner_alone(ann: Desk) -> None:
    gone, stays = await ann.draft("지울 글"), await ann.draft("남는 글")
    await ann.write(gone, "글")
    assert not await ann.store.forgetting.forget_draft(replace(gone, owner=BEN))
    assert await ann.store.forgetting.count_drafts(ann.blog) == 2
    assert await ann.store.forgetting.forget_draft(gone)
    assert not await ann.store.forgetting.forget_draft(gone)
    assert await ann.store.drafts.drafts(ANN, 9) == [stays]


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


async def test_pastes_that_were_never_finished_are_forgotten_and_others_stay(begun: str) -> None:
    clock, week = Clock(), timedelta(days=7)
    async with open_store(begun, clock) as store:
        await store.messages.paste(ANN, "room", "오래된 글")
        clock.time += timedelta(days=6)
        await store.messages.paste(BEN, "room", "새 글")
        assert await store.forgetting.forget_old(week) == 0
        clock.time += timedelta(days=2)
        assert await store.forgetting.forget_old(week) == 1
        assert [await store.messages.pasted_pieces(who, "room") for who in (ANN, BEN)] == [[], ["새 글"]]


async def test_who_has_been_silent_is_known_and_whoever_speaks_is_not(begun: str) -> None:
    clock = Clock()
    async with open_store(begun, clock) as store:
        for who in (ANN, BEN):
            await store.people.speaks(who, "ko")
        await store.forgetting.forget_old(timedelta(days=7))
        clock.time += timedelta(days=100)
        await store.inbox.keep([InboxItem("hello", BEN, "{}")])
        since = clock.time - timedelta(days=50)
        assert await store.forgetting.silent(since) == [ANN]
        assert await store.forgetting.warn(ANN)
        assert not await store.forgetting.warn(ANN)
        assert await store.forgetting.silent(since) == []
        assert await store.forgetting.silent(since, clock.time - timedelta(days=1)) == []
        assert await store.forgetting.silent(since, clock.time) == [ANN]
        await store.inbox.keep([InboxItem("I am here", ANN, "{}")])
        assert await store.forgetting.silent(since, clock.time) == []


def canaries(folder: Path) -> int:
    return sum(file.read_bytes().count(b"canary") for file in folder.iterdir())


async def with_canaries(store: Store, card: StyleCard) -> None:
    ann = await Desk.of(ANN, store, replace(card, rules=("canary",)))
    await store.blogs.keep_posts(ann.blog, [replace(WALK, key=f"{n}", markdown="canary " * 900) for n in range(5)])
    await store.messages.paste(ANN, "room", "canary")
    await ann.write(await ann.draft("canary"), "canary " * 900)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "AGAIN", 0.05)
    monkeypatch.setattr(writer, "PATIENCE", (20, 20))


@pytest.mark.usefixtures("impatient")
async def test_what_another_program_still_reads_is_wiped_once_it_ends(tmp_path: Path, card: StyleCard) -> None:
    async with open_store(begun_at(tmp_path / "maltu.db")) as store:
        await with_canaries(store, card)
        with closing(sqlite3.connect(tmp_path / "maltu.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM posts").fetchall()
            await store.forgetting.forget_person(ANN)
            assert store.forgetting.lingers()
            assert canaries(tmp_path) > 0
        await until(lambda: canaries(tmp_path) == 0)
        await until(lambda: not store.forgetting.lingers())


@pytest.mark.usefixtures("impatient")
async def test_what_another_program_reads_is_wiped_after_a_restart_as_well(tmp_path: Path, card: StyleCard) -> None:
    with closing(sqlite3.connect(tmp_path / "maltu.db", isolation_level=None)) as reader:
        async with open_store(begun_at(tmp_path / "maltu.db")) as store:
            await with_canaries(store, card)
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM posts").fetchall()
            await store.forgetting.forget_person(ANN)
        assert canaries(tmp_path) > 0
        async with open_store(f"sqlite:///{tmp_path}/maltu.db") as store:
            reader.execute("COMMIT")
            await until(lambda: canaries(tmp_path) == 0)
            assert await store.blogs.blogs(ANN) == []


async def test_a_blog_of_the_same_address_is_kept_for_somebody_else(store: Store) -> None:
    await store.blogs.keep_blog(Blog("feed", "https://blog.example/", "", owner=ANN))
    bens = await store.blogs.keep_blog(Blog("feed", "https://blog.example/", "", owner=BEN))
    await store.forgetting.forget_person(ANN)
    assert await store.blogs.blogs(BEN) == [bens]
