"""What is backed up comes back as it was, and nobody who was forgotten since with it."""

import os
import re
import shutil
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, insert, select, text, update

from bot.errors.keeping import (
    BrokenBackup,
    HoldsData,
    InUse,
    NewerBackup,
    NoPlaceForBackup,
    NothingThere,
    OtherDatabase,
)
from bot.stores import InboxItem
from storage.backup.folder import delete_old
from storage.backup.forgotten import FILE
from storage.backup.making import back_up
from storage.backup.restoring import Around, restore
from storage.database.opening import CannotOpen, read, shown
from storage.database.shape import migrations, newest, version
from storage.people.tombstones import hashed
from storage.store import open_store
from storage.tables import blogs, metadata
from tests.storage.moving.test_moving import NEW_BLOG, everything
from tests.storage.people.test_forgetting import fill_both
from tests.support.databases import begun_at, inside
from tests.support.desk import ANN, BEN, NOON


@pytest.fixture
async def kept(begun: str) -> str:
    """A row of Ann's and one of Ben's in every table that is somebody's."""
    await inside(begun, fill_both)
    if begun.startswith("postgresql"):
        await inside(begun, number_on)
    return begun


def number_on(db: Connection) -> None:
    """As SQLite does by itself where rows come with ids."""
    for table in metadata.sorted_tables:
        if (column := table.autoincrement_column) is not None:
            db.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'), 2)"))


async def no_jobs() -> None:
    """There are none."""


def yes(where: str, made: datetime) -> bool:
    return True


def no(where: str, made: datetime) -> bool:
    return False


def around(folder: Path) -> Around:
    return Around(folder, no_jobs, lambda: NOON)


async def backed_up(url: str, folder: Path) -> Path:
    return (await back_up(url, folder, lambda: NOON)).file


async def test_a_backup_is_put_back_into_an_empty_database(kept: str, tmp_path: Path) -> None:
    before = await inside(kept, everything)
    made = await back_up(kept, tmp_path / "kept", lambda: NOON)
    assert made.file.name == f"maltu-20261124T120000Z-v{newest()}.zip"
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert made.file.parent.stat().st_mode & 0o777 == 0o700
    assert os.listdir(made.file.parent) == [made.file.name]
    await inside(kept, empty)
    done = await restore(made.file, kept, around(tmp_path))
    assert done
    assert (done.where, done.forgotten, done.newest) == (shown(read(kept)), 0, newest())
    assert await inside(kept, everything) == before
    new = insert(blogs).values(NEW_BLOG).returning(blogs.c.id)
    assert await inside(kept, lambda db: db.scalar(new)) == 3


def empty(db: Connection) -> None:
    db.execute(text("DELETE FROM alembic_version"))
    for table in reversed(metadata.sorted_tables):
        table.drop(db)
    db.execute(text("DROP TABLE alembic_version"))


async def test_it_is_made_while_the_bot_writes_and_holds_one_moment(kept: str, tmp_path: Path) -> None:
    async with open_store(kept) as store:
        await store.inbox.keep([InboxItem("before", ANN, "{}")])
        path = await backed_up(kept, tmp_path)
        await store.inbox.keep([InboxItem("after", ANN, "{}")])
    await restore(path, kept, around(tmp_path), yes)
    said = select(metadata.tables["inbox"].c.id)
    assert set(await inside(kept, lambda db: db.scalars(said).all())) == {"canary 1", "canary 2", "before"}


async def test_what_is_there_gives_way_only_where_they_agree(kept: str, tmp_path: Path) -> None:
    path = await backed_up(kept, tmp_path)
    await inside(kept, lambda db: db.execute(update(blogs).values(title="새 제목")))
    now = await inside(kept, everything)
    with pytest.raises(HoldsData) as raised:
        await restore(path, kept, around(tmp_path))
    assert raised.value.may_replace
    assert await restore(path, kept, around(tmp_path), no) is None
    assert await inside(kept, everything) == now
    assert await restore(path, kept, around(tmp_path), yes)
    assert await inside(kept, everything) != now


async def test_nothing_is_put_back_while_the_bot_runs(
    kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.alone.PATIENCE", 0.2)
    path = await backed_up(kept, tmp_path)
    async with open_store(kept) as store:
        await store.people.language(ANN)
        with pytest.raises(InUse):
            await restore(path, kept, around(tmp_path), yes)
        assert all((await store.forgetting.everything(ANN)).values())


async def test_jobs_are_forgotten_before_anything_is_put_back(kept: str, tmp_path: Path) -> None:
    path = await backed_up(kept, tmp_path)
    await inside(kept, lambda db: db.execute(update(blogs).values(title="새 제목")))

    class Torn(Exception):
        """As if the process had been killed."""

    async def torn() -> None:
        raise Torn

    with pytest.raises(Torn):
        await restore(path, kept, Around(tmp_path, torn, lambda: NOON), yes)
    titles = await inside(kept, lambda db: db.scalars(select(blogs.c.title)).all())
    assert set(titles) == {"새 제목"}


# Who was forgotten


@pytest.mark.parametrize("back", [False, True])
async def test_whoever_was_forgotten_since_is_forgotten_again(kept: str, tmp_path: Path, back: bool) -> None:
    folder = tmp_path / "kept"
    path = await backed_up(kept, folder)
    async with open_store(kept, backups=folder) as store:
        await store.forgetting.forget_person(ANN)
        if back:
            await store.inbox.keep([InboxItem("hello", ANN, "{}")])
    assert ANN not in (folder / FILE).read_text()
    assert (folder / FILE).stat().st_mode & 0o777 == 0o600
    await inside(kept, empty)  # the disk is lost, and the backups are on another one
    done = await restore(path, kept, around(folder))
    assert done
    assert done.forgotten == 1
    async with open_store(kept) as store:
        assert not any((await store.forgetting.everything(ANN)).values())
        assert all((await store.forgetting.everything(BEN)).values())


async def test_whoever_is_known_as_forgotten_only_in_the_database_that_gives_way_is_forgotten_again(
    kept: str, tmp_path: Path
) -> None:
    path = await backed_up(kept, tmp_path)
    async with open_store(kept) as store:
        await store.forgetting.forget_person(ANN)
    done = await restore(path, kept, around(tmp_path), yes)
    assert done
    assert done.forgotten == 1


async def test_whoever_came_back_before_the_backup_stays(begun: str, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    async with open_store(begun, lambda: NOON, folder) as store:
        await store.people.speaks(ANN, "en")
        await store.forgetting.forget_person(ANN)
        await store.inbox.keep([InboxItem("hello", ANN, "{}")])
        await store.people.speaks(ANN, "ko")
        path = await backed_up(begun, folder)
    done = await restore(path, begun, around(folder), yes)
    assert done
    assert done.forgotten == 0
    async with open_store(begun) as store:
        assert await store.people.language(ANN) == "ko"


@pytest.mark.parametrize(("when", "forgotten"), [(NOON - timedelta(days=1), 0), (NOON + timedelta(days=1), 1)])
async def test_whoever_came_back_stays_also_where_another_database_had_forgotten_them_before(
    begun: str, tmp_path: Path, when: datetime, forgotten: int
) -> None:
    folder = tmp_path / "kept"
    async with open_store(begun, lambda: NOON, folder) as store:
        await store.people.speaks(ANN, "en")
        await store.forgetting.forget_person(ANN)
        await store.inbox.keep([InboxItem("hello", ANN, "{}")])
        await store.people.speaks(ANN, "ko")
        path = await backed_up(begun, folder)
    with (folder / FILE).open("a") as file:
        file.write(f"5a17 {hashed('5a17', ANN)} {when.isoformat()}\n")
    done = await restore(path, begun, around(folder), yes)
    assert done
    assert done.forgotten == forgotten


async def test_who_was_forgotten_while_it_could_not_be_noted_is_noted_at_the_next_start(
    kept: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "kept").write_text("no folder")
    async with open_store(kept, backups=tmp_path / "kept") as store:
        await store.forgetting.forget_person(ANN)
    assert [record.levelname for record in caplog.records if "could not be noted" in record.message] == ["ERROR"]
    (tmp_path / "kept").unlink()
    async with open_store(kept, backups=tmp_path / "kept"):
        pass
    assert len((tmp_path / "kept" / FILE).read_text().splitlines()) == 1


# Backups that are no good


async def test_a_backup_that_was_changed_is_not_put_back(kept: str, tmp_path: Path) -> None:
    path = await backed_up(kept, tmp_path)
    before = await inside(kept, everything)
    data = bytearray(path.read_bytes())
    for broken in (data[: len(data) // 2], data[:200] + bytes(64) + data[264:], b"", b"PK\3\4" + bytes(99)):
        path.write_bytes(broken)
        with pytest.raises(BrokenBackup):
            await restore(path, kept, around(tmp_path), yes)
    with pytest.raises(BrokenBackup, match="none"):
        await restore(tmp_path / "none.zip", kept, around(tmp_path), yes)
    assert await inside(kept, everything) == before


async def test_a_backup_whose_rows_are_not_those_of_its_manifest_is_not_put_back(kept: str, tmp_path: Path) -> None:
    path, other = await backed_up(kept, tmp_path), tmp_path / "other.zip"
    before = await inside(kept, everything)
    with zipfile.ZipFile(path) as read_from, zipfile.ZipFile(other, "w") as written:
        for name in read_from.namelist():
            data = read_from.read(name)
            if name == "manifest.json":
                data = data.replace(b'"rows": 2', b'"rows": 3', 1)
            written.writestr(name, data)
    with pytest.raises(BrokenBackup):
        await restore(other, kept, around(tmp_path), yes)
    assert await inside(kept, everything) == before


async def test_a_backup_of_the_other_database_or_a_newer_program_is_refused(
    kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await backed_up(kept, tmp_path)
    other = "postgresql://u:geheim-wort@127.0.0.1:9/m" if kept.startswith("sqlite") else f"sqlite:///{tmp_path}/o.db"
    with pytest.raises(OtherDatabase) as raised:
        await restore(path, other, around(tmp_path), yes)
    assert "geheim" not in str(raised.value)
    monkeypatch.setattr("storage.backup.restoring.newest", lambda: "0001")
    with pytest.raises(NewerBackup):
        await restore(path, kept, around(tmp_path), yes)


async def test_there_is_nothing_to_back_up_before_the_first_start(database: str, tmp_path: Path) -> None:
    with pytest.raises(NothingThere):
        await back_up(database, tmp_path / "kept", lambda: NOON)
    assert not (tmp_path / "kept").exists()


async def test_an_older_program_leaves_no_table_of_a_newer_one_out(
    kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.backup.making.newest", lambda: "0001")
    if kept.startswith("sqlite"):  # a file is copied as it is, whatever is in it
        assert await backed_up(kept, tmp_path)
        return
    with pytest.raises(CannotOpen, match=f"version {newest()}, this program's of 0001.* newer program"):
        await backed_up(kept, tmp_path)
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".zip")]


async def test_a_folder_that_cannot_be_made_is_named(kept: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NoPlaceForBackup, match="file/kept"):
        await back_up(kept, tmp_path / "file" / "kept", lambda: NOON)


async def test_a_folder_of_which_the_old_cannot_go_is_named(kept: str, tmp_path: Path) -> None:
    (tmp_path / "maltu-20261001T120000Z-v0001.zip").mkdir()  # what is old there is no file, and stays
    with pytest.raises(NoPlaceForBackup, match=re.escape(str(tmp_path))):
        await back_up(kept, tmp_path, lambda: NOON)


async def test_a_database_that_is_damaged_gives_way_to_a_backup(tmp_path: Path) -> None:
    file = tmp_path / "maltu.db"
    url = begun_at(file)
    await inside(url, fill_both)
    before, path = await inside(url, everything), await backed_up(url, tmp_path)
    shutil.copy(__file__, file)
    with pytest.raises(HoldsData):
        await restore(path, url, around(tmp_path))
    assert await restore(path, url, around(tmp_path), yes)
    assert await inside(url, everything) == before
    assert os.stat(file).st_mode & 0o777 == 0o600


# When they go


async def test_backups_go_before_they_are_a_month_old(kept: str, tmp_path: Path) -> None:
    (tmp_path / "maltu-notes.zip").write_text("somebody's own")
    (tmp_path / "maltu-20269999T999999Z-v0001.zip").write_text("no day at all")
    old = await backed_up(kept, tmp_path)
    left = tmp_path / "maltu-20261124T115959Z-v0001.zip.part"  # of a process that was killed
    left.write_bytes(b"")
    (tmp_path / ".maltu-copy").write_bytes(b"")  # of another
    assert delete_old(tmp_path, NOON + timedelta(days=29)) == 0
    made = await back_up(kept, tmp_path, lambda: NOON + timedelta(days=29, hours=23, minutes=30))
    assert made.deleted == 2
    assert not old.exists()
    assert not left.exists()
    assert not (tmp_path / ".maltu-copy").exists()
    assert len([name for name in os.listdir(tmp_path) if name.endswith(".zip")]) == 3
    assert delete_old(tmp_path / "none", NOON) == 0


# Before the tables are changed


async def test_before_tables_are_changed_they_are_backed_up(database: str, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    async with open_store(database, lambda: NOON, folder):
        pass
    assert not folder.exists()
    await inside(database, lambda db: command.downgrade(migrations(db), "0016"))
    await inside(
        database, lambda db: db.execute(text("INSERT INTO blocks VALUES ('telegram:1', '2026-11-24 12:00:00+00:00')"))
    )
    async with open_store(database, lambda: NOON, folder):
        pass
    [path] = folder.glob("*.zip")
    assert path.name.endswith("-v0016.zip")
    await inside(database, empty)
    done = await restore(path, database, around(folder))
    assert done
    assert (done.version, done.newest) == ("0016", newest())
    assert await inside(database, version) == newest()
    async with open_store(database, lambda: NOON, folder) as store:
        assert await store.guests.blocked() == ["telegram:1"]
    assert len(list(folder.glob("*.zip"))) == 1


async def test_tables_are_not_changed_where_they_cannot_be_backed_up(database: str, tmp_path: Path) -> None:
    async with open_store(database):
        pass
    await inside(database, lambda db: command.downgrade(migrations(db), "0016"))
    (tmp_path / "file").write_text("")
    with pytest.raises(NoPlaceForBackup):
        async with open_store(database, lambda: NOON, tmp_path / "file"):
            pass
    assert await inside(database, version) == "0016"
