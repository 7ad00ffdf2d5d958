"""Backing up, putting back and moving, as they are typed in a shell."""

import asyncio
import io
import os
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import Settings
from storage.store import open_store
from tests.support.databases import begun_at
from tests.support.desk import ANN


@pytest.fixture(autouse=True)
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Of a bot that has run once; no setting comes from this machine, no .env, and nothing is typed."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    (tmp_path / "data").mkdir()
    return begun_at(tmp_path / "data" / "maltu.db")


def speaks(database: str, language: str) -> None:
    async def speak() -> None:
        async with open_store(database) as store:
            await store.people.speaks(ANN, "en" if language == "en" else "ko")

    asyncio.run(speak())


def spoken(database: str) -> str | None:
    async def language() -> str | None:
        async with open_store(database) as store:
            return await store.people.language(ANN)

    return asyncio.run(language())


def backup_in(folder: Path) -> Path:
    [name] = [name for name in os.listdir(folder) if name.endswith(".zip")]
    return folder / name


@pytest.mark.parametrize(("typed", "language"), [("네\n", "ko"), ("yes\n", "ko"), ("아니요\n", "en"), ("", "en")])
def test_a_backup_is_put_back_once_they_are_sure(
    database: str,
    typed: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    speaks(database, "ko")
    assert main(["backup"]) == 0
    file = backup_in(tmp_path / "data-backups")
    assert str(file) in capsys.readouterr().out
    speaks(database, "en")
    assert main(["restore", str(file)]) == 1
    assert "--replace" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert main(["restore", str(file), "--replace"]) == (language == "en")
    assert "바꿀까요?" in capsys.readouterr().out
    assert spoken(database) == language


def test_a_backup_elsewhere_is_said_to_be_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    assert main(["backup", "--to", "usb"]) == 0
    assert backup_in(tmp_path / "usb").exists()
    assert "within 30 days" in capsys.readouterr().out
    monkeypatch.setenv("BACKUP_DIR", str(tmp_path / "usb"))
    assert main(["backup", "--to", "usb"]) == 0
    assert "within 30 days" not in capsys.readouterr().out


@pytest.mark.parametrize(("language", "said"), [("ko", "PostgreSQL로만 옮길"), ("en", "from SQLite to PostgreSQL")])
def test_what_cannot_be_moved_is_said_in_the_language_that_was_set(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    assert main(["move", "data/maltu.db"]) == 1  # DATABASE_URL is not set
    assert said in capsys.readouterr().err


def test_no_password_that_is_typed_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["move", "data/maltu.db", "postgresql://maltu:geheim-wort@127.0.0.1:9/maltu"]) == 1
    told = capsys.readouterr()
    assert "127.0.0.1:9" in told.err
    assert "geheim" not in told.out + told.err


def test_everything_is_moved_to_the_database_of_the_settings(
    database: str, postgres_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    speaks(database, "en")
    monkeypatch.setenv("DATABASE_URL", postgres_database)
    assert main(["move", "data/maltu.db"]) == 0
    told = capsys.readouterr().out
    assert "persons: 1행" in told
    assert "DATABASE_URL" in told
    assert spoken(postgres_database) == "en"
