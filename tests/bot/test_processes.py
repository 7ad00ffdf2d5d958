"""What a process does: the settings that say so."""

import pytest
from pydantic import ValidationError

from bot.parts import OneProcess, refuse_roles
from bot.settings import Settings
from bot.settings.processes import Role


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROLES", raising=False)
    monkeypatch.delenv("DISCORD_SHARDS", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.mark.parametrize("typed", ["", " ", ",", "telegram,discord,worker,scheduler"])
def test_a_process_does_everything_that_nobody_takes_from_it(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setenv("ROLES", typed)

    assert Settings().does_everything


def test_a_process_does_what_its_roles_name_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLES", "Worker, telegram,")
    settings = Settings()
    known: list[Role] = ["telegram", "discord", "worker", "scheduler"]

    assert [role for role in known if settings.does(role)] == ["telegram", "worker"]
    assert not settings.does_everything


def test_a_role_that_does_not_exist_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLES", "telegram,wroker")

    with pytest.raises(ValidationError, match=r"some of telegram, discord, worker, scheduler.*not 'wroker'"):
        Settings()


@pytest.mark.parametrize(("typed", "shards"), [("1", 1), (" 16", 16), ("auto", None), ("AUTO ", None), ("", 1)])
def test_discord_is_heard_in_so_many_shards(monkeypatch: pytest.MonkeyPatch, typed: str, shards: int | None) -> None:
    monkeypatch.setenv("DISCORD_SHARDS", typed)

    assert Settings().discord_shards == shards


@pytest.mark.parametrize("typed", ["0", "-1", "65", "many", "2.5", "²"])
def test_another_number_of_shards_is_refused(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setenv("DISCORD_SHARDS", typed)

    with pytest.raises(ValidationError, match="a number from 1 to 64, or auto"):
        Settings()


def test_on_sqlite_one_process_does_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_roles(Settings())
    monkeypatch.setenv("ROLES", "telegram")

    with pytest.raises(OneProcess, match=r"on SQLite one process does everything.*DATABASE_URL"):
        refuse_roles(Settings())
    monkeypatch.setenv("DATABASE_URL", "postgresql://maltu@127.0.0.1/maltu")
    refuse_roles(Settings())
