"""A database is opened, or it is said why not."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from storage.store import CannotOpen, open_store
from tests.support.databases import begun_at
from tests.support.desk import ANN


async def test_a_store_remembers_after_it_was_closed(database: str) -> None:
    async with open_store(database) as store:
        await store.people.speaks(ANN, "en")
    async with open_store(database) as store:
        assert await store.people.language(ANN) == "en"


async def test_the_folder_of_a_new_file_is_made_and_closed_to_others(tmp_path: Path) -> None:
    async with open_store(f"sqlite+aiosqlite:///{tmp_path}/new/한글 %/maltu.db"):
        pass
    folder = tmp_path / "new" / "한글 %"
    assert [file.name for file in folder.iterdir()] == ["maltu.db"]
    assert folder.stat().st_mode & 0o077 == 0


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def rights_inside(folder: Path) -> dict[str, int]:
    return {file.name: rights(file) for file in folder.iterdir()}


def give(rights: int, *paths: Path) -> None:
    for path in paths:
        path.chmod(rights)


OURS_ALONE = dict.fromkeys(("maltu.db", "maltu.db-wal", "maltu.db-shm"), 0o600)


async def test_the_files_are_for_their_owner_alone_in_a_folder_that_stays_as_it_is(tmp_path: Path) -> None:
    give(0o755, tmp_path)
    async with open_store(f"sqlite:///{tmp_path}/maltu.db") as store:
        await store.people.speaks(ANN, "en")
        assert rights_inside(tmp_path) == OURS_ALONE
    assert rights(tmp_path) == 0o755


async def test_files_that_others_could_read_are_closed_to_them(tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path}/maltu.db") as store:
        await store.people.speaks(ANN, "en")
        give(0o644, *(tmp_path / name for name in OURS_ALONE))
        async with open_store(f"sqlite:///{tmp_path}/maltu.db") as again:
            assert await again.people.language(ANN) == "en"
            assert rights_inside(tmp_path) == OURS_ALONE


async def test_a_file_that_is_no_database_of_ours_is_left_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("이것은 데이터베이스가 아니에요. " * 99)
    letter.chmod(0o644)
    for address in (letter, tmp_path):
        with pytest.raises(CannotOpen):
            async with open_store(f"sqlite:///{address}"):
                pass
    assert (rights(letter), rights(tmp_path)) == (0o644, 0o700)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg"])
async def test_postgresql_is_understood_however_its_address_is_written(postgres_database: str, scheme: str) -> None:
    _, _, rest = postgres_database.partition(":")
    query = "sslmode=prefer&channel_binding=prefer"
    async with open_store(f"{scheme}:{rest}{'&' if '?' in rest else '?'}{query}") as store:
        await store.people.speaks(ANN, "en")
        assert await store.people.language(ANN) == "en"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("maltu.db", "not an address"),
        ("postgresql://ann:geheim@[host/maltu", "not an address"),
        ("postgresql://ann:geheim@host:port/maltu", "not an address"),
        ("mysql://ann:geheim@host/maltu", "not mysql://"),
        ("sqlite://", "memory forgets"),
        ("sqlite:///:memory:", "memory forgets"),
        ("sqlite:///{folder}", "Is a directory"),
        ("sqlite:///{folder}/text.db", "not a database"),
        ("sqlite:///{folder}/text.db/maltu.db", "text.db"),
        ("postgresql://ann:geheim@127.0.0.1:1/maltu?password=geheim", "127.0.0.1"),
        ("postgresql://ann:geheim@/maltu?host={folder}", "maltu"),
        ("postgresql://ann:geheim@127.0.0.1:1/maltu?sslmode=geheim2", "sslmode"),
    ],
)
async def test_a_database_that_cannot_be_opened_is_one_line_without_a_password(
    tmp_path: Path, url: str, reason: str
) -> None:
    (tmp_path / "text.db").write_text("이것은 데이터베이스가 아니에요. " * 99)
    with pytest.raises(CannotOpen) as caught:
        async with open_store(url.format(folder=tmp_path)):
            pass
    assert reason in str(caught.value)
    assert "geheim@" not in str(caught.value)
    assert "password" not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def make_older_and_damaged(file: Path) -> None:
    """What a table begins with is lost."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = '0001'")
        [page] = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'blocks'").fetchone()
        [size] = db.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(b"\xff" * size)


async def test_an_older_file_that_is_damaged_is_one_line_and_no_backup(tmp_path: Path) -> None:
    file = tmp_path / "maltu.db"
    url = begun_at(file)
    make_older_and_damaged(file)
    with pytest.raises(CannotOpen, match=r"maltu\.db: .+") as caught:
        async with open_store(url, backups=tmp_path / "backups"):
            pass
    assert len(str(caught.value).splitlines()) == 1
    assert not list((tmp_path / "backups").glob("*.zip"))


async def test_a_database_that_is_not_on_the_server_is_named(postgres_server: str) -> None:
    with pytest.raises(CannotOpen, match=r"nowhere.*does not exist"):
        async with open_store(make_url(postgres_server).set(database="nowhere").render_as_string(False)):
            pass


async def test_whoever_still_reads_when_a_store_opens_is_not_told_of_at_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = begun_at(tmp_path / "maltu.db")
    with closing(sqlite3.connect(tmp_path / "maltu.db")) as reader:
        async with open_store(url) as store:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM persons").fetchone()
            await store.people.speaks(ANN, "en")
        async with open_store(url) as store:
            await store.people.speaks(ANN, "ko")
    assert "another program" not in caplog.text
