"""What a look at a database finds, and that it changes nothing."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.database.look import look
from storage.database.shape import newest
from storage.store import open_store


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    """A database of ours that nobody has open."""
    file = tmp_path / "maltu.db"
    async with open_store(f"sqlite:///{file}"):
        pass
    return file


def url(file: Path) -> str:
    return f"sqlite:///{file}"


def set_version(file: Path, version: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))


async def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    seen = await look(url(tmp_path / "maltu.db"))
    assert (seen.state, seen.newest) == ("new", newest())
    assert os.listdir(tmp_path) == []


async def test_one_in_its_newest_shape_is_current(file: Path) -> None:
    seen = await look(url(file))
    assert (seen.state, seen.version) == ("current", newest())


@pytest.mark.parametrize(("version", "state"), [("0001", "older"), ("9999", "newer")])
async def test_a_version_that_is_not_ours_is_named_and_stays(file: Path, version: str, state: str) -> None:
    set_version(file, version)
    for _ in range(2):
        seen = await look(url(file))
        assert (seen.state, seen.version) == (state, version)


async def test_one_that_another_program_holds_is_locked(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.database.look.PATIENCE", 0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert (await look(url(file))).state == "locked"
        other.execute("ROLLBACK")
    assert (await look(url(file))).state == "current"


async def test_a_file_that_is_no_database_is_broken(tmp_path: Path) -> None:
    (tmp_path / "maltu.db").write_bytes(b"geheim " * 2000)
    seen = await look(url(tmp_path / "maltu.db"))
    assert (seen.state, "geheim" in seen.reason) == ("broken", False)


def damage(file: Path) -> None:
    held = bytearray(file.read_bytes())
    held[-8192:] = b"\xff" * 8192
    file.write_bytes(held)


async def test_a_damaged_page_is_found(file: Path) -> None:
    damage(file)
    seen = await look(url(file))
    assert seen.state == "broken"
    assert seen.reason


async def test_a_server_is_looked_at_as_a_file_is(postgres_database: str) -> None:
    assert (await look(postgres_database)).state == "new"
    async with open_store(postgres_database):
        assert (await look(postgres_database)).state == "current"


async def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    seen = await look("postgresql://maltu:geheim@127.0.0.1:9/maltu")
    assert seen.state == "unreachable"
    assert "geheim" not in repr(seen)


async def test_an_address_that_is_none_is_told(tmp_path: Path) -> None:
    seen = await look("mysql://maltu:geheim@localhost/maltu")
    assert (seen.state, "geheim" in repr(seen)) == ("unreachable", False)
