"""Everything that is remembered moves from SQLite to PostgreSQL, also where the move is broken off."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, insert, select, text, update

from bot.errors.keeping import HoldsData, InUse, NothingThere, OtherWay
from storage.database.alone import alone
from storage.database.look import look
from storage.database.opening import read
from storage.database.shape import MOVE_AGAIN
from storage.moving import move
from storage.moving.postgres_target import PostgresTarget
from storage.store import CannotOpen, open_store
from storage.tables import blogs, metadata, persons
from tests.storage.people.test_forgetting import NOBODYS, fill_both
from tests.support.databases import begun_at, inside
from tests.support.desk import ANN, BEN
from tests.support.people import Clock, Stage

THEIRS = 2 * (len(metadata.tables) - len(NOBODYS))  # a row of each of two people
NEW_BLOG = {"owner": ANN, "kind": "feed", "address": "https://new.example/", "mark": "new", "title": "새 글"}


class BrokenOff(Exception):
    """As if the process had been killed."""


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    """A row of Ann's and one of Ben's in every table that is somebody's."""
    file = tmp_path / "maltu.db"
    await inside(begun_at(file), fill_both)
    return file


def silent(table: str, rows: int, before: int) -> None:
    """Tells nobody."""


def everything(db: Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.name: sorted((tuple(row) for row in db.execute(select(table))), key=repr)
        for table in metadata.sorted_tables
    }


def after(times: int) -> Callable[[PostgresTarget, Table, Sequence[tuple[object, ...]], int], object]:
    """Adding rows, which breaks off after so many times."""
    add, added = PostgresTarget.add, 0

    async def breaking(self: PostgresTarget, table: Table, rows: Sequence[tuple[object, ...]], last: int) -> None:
        nonlocal added
        if added == times:
            raise BrokenOff
        added += 1
        await add(self, table, rows, last)

    return breaking


async def broken_off(self: PostgresTarget, last_ids: object) -> None:
    raise BrokenOff


async def test_every_row_is_there_with_its_types(file: Path, postgres_database: str) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("UPDATE inbox SET places = NULL WHERE number = 1")  # of a time when they were not kept
        db.commit()
    before = await inside(f"sqlite:///{file}", everything)
    moved = await move(str(file), postgres_database, silent)
    assert (moved.source, moved.rows) == (str(file), THEIRS)
    assert await inside(postgres_database, everything) == before
    unknown = await inside(postgres_database, lambda db: db.scalars(text("SELECT id FROM inbox WHERE places IS NULL")))
    assert len(unknown.all()) == 1


async def test_the_id_of_something_forgotten_never_comes_to_name_something_else(
    file: Path, postgres_database: str
) -> None:
    async with open_store(f"sqlite:///{file}") as store:
        await store.forgetting.forget_person(BEN)
    await move(str(file), postgres_database, silent)
    number = await inside(postgres_database, lambda db: db.scalar(insert(blogs).values(NEW_BLOG).returning(blogs.c.id)))
    assert number == 3


@pytest.mark.parametrize("times", [0, 1, 20, 2 * len(metadata.tables)])
async def test_a_move_that_is_broken_off_goes_on_where_it_was(
    file: Path, postgres_database: str, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    monkeypatch.setattr("storage.moving.sqlite_rows.SOME", 1)
    before = await inside(f"sqlite:///{file}", everything)
    with monkeypatch.context() as patched:
        patched.setattr(PostgresTarget, "add", after(times))
        patched.setattr(PostgresTarget, "end", broken_off)
        with pytest.raises(BrokenOff):
            await move(str(file), postgres_database, silent)
    with pytest.raises(CannotOpen, match="run maltu move again"):
        async with open_store(postgres_database):
            pass
    told: list[int] = []
    await move(str(file), postgres_database, lambda table, rows, before: told.append(before))
    assert sum(told) == min(times, THEIRS)
    assert await inside(postgres_database, everything) == before
    assert await move(str(file), postgres_database, silent)  # it is all there already


async def test_a_file_that_has_changed_since_is_moved_from_the_beginning(
    file: Path, postgres_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(PostgresTarget, "add", after(9))
        with pytest.raises(BrokenOff):
            await move(str(file), postgres_database, silent)
    async with open_store(f"sqlite:///{file}") as store:
        await store.forgetting.forget_person(BEN)
    await move(str(file), postgres_database, silent)
    assert await inside(postgres_database, everything) == await inside(f"sqlite:///{file}", everything)


async def test_what_is_not_the_beginning_of_this_move_is_left_alone(
    file: Path, postgres_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(PostgresTarget, "add", after(9))
        with pytest.raises(BrokenOff):
            await move(str(file), postgres_database, silent)
    half = await inside(postgres_database, everything)
    other = shutil.copy(file, tmp_path / "other.db")
    with pytest.raises(HoldsData):
        await move(str(other), postgres_database, silent)
    assert await inside(postgres_database, everything) == half
    await move(str(file), postgres_database, silent)
    await inside(postgres_database, lambda db: db.execute(update(persons).values(language="ja")))
    with pytest.raises(HoldsData):
        await move(str(file), postgres_database, silent)


async def test_nothing_moves_while_the_bot_runs_on_the_file_or_in_the_target(
    file: Path, postgres_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("storage.database.alone.PATIENCE", 0.2)
        async with open_store(f"sqlite:///{file}") as store:
            assert await store.blogs.blogs(ANN)  # the thread that writes may not have opened the file yet
            with pytest.raises(InUse, match="maltu"):
                await move(str(file), postgres_database, silent)
        async with open_store(postgres_database) as store:
            assert await store.blogs.blogs(ANN) == []
            with pytest.raises(InUse):
                await move(str(file), postgres_database, silent)
    await move(str(file), postgres_database, silent)


async def test_the_bot_does_not_start_on_a_file_that_is_being_moved(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.sqlite_file.BUSY", 10)
    monkeypatch.setattr("storage.database.sqlite_file.WAITING", 0.1)
    with alone(read(f"sqlite:///{file}")), pytest.raises(CannotOpen, match="locked"):
        async with open_store(f"sqlite:///{file}"):
            pass


@pytest.mark.parametrize("target", ["other.db", "sqlite:///other.db"])
async def test_a_move_leads_from_sqlite_to_postgresql(file: Path, target: str) -> None:
    with pytest.raises(OtherWay):
        await move(str(file), target, silent)


async def test_a_file_that_is_not_there_or_not_ours_is_not_made_or_changed(
    tmp_path: Path, postgres_database: str
) -> None:
    with pytest.raises(NothingThere):
        await move(str(tmp_path / "none.db"), postgres_database, silent)
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as db:
        db.execute("CREATE TABLE diary (day TEXT)")
    with pytest.raises(NothingThere):
        await move(str(tmp_path / "theirs.db"), postgres_database, silent)
    (tmp_path / "text.db").write_text("글" * 1000)
    with pytest.raises(CannotOpen, match="not a database"):
        await move(str(tmp_path / "text.db"), postgres_database, silent)
    assert not (tmp_path / "none.db").exists()
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("diary",)]


async def test_no_password_is_told(file: Path) -> None:
    with pytest.raises(CannotOpen) as raised:
        await move(str(file), "postgresql://maltu:geheim-wort@127.0.0.1:9/maltu", silent)
    assert "geheim" not in str(raised.value)


async def test_what_was_open_goes_on_in_the_other_database(tmp_path: Path, postgres_database: str) -> None:
    file, clock = tmp_path / "maltu.db", Clock()
    async with open_store(begun_at(file), clock.now) as store:
        stage = Stage(store, postgres_database, clock)
        ann = await stage.blogger()
        stage.writer.will(["# 제주\n\n첫 문장이에요. ", asyncio.Event()], "둘째 문장이에요.")
        writing = asyncio.create_task(ann.mutters("/write 제주"))
        shown = await stage.sees("첫 문장이에요.")
        await stage.dies()
        writing.cancel()
        await asyncio.wait([writing])
    await move(str(file), postgres_database, silent)
    async with stage.restarted():
        await stage.jobs.idle()
    assert shown.text == "# 제주\n\n첫 문장이에요. 둘째 문장이에요."


async def test_a_check_up_says_that_a_move_is_to_be_ended(
    file: Path, postgres_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PostgresTarget, "end", broken_off)
    with pytest.raises(BrokenOff):
        await move(str(file), postgres_database, silent)
    seen = await look(postgres_database)
    assert (seen.state, seen.reason) == ("unreachable", MOVE_AGAIN)
