"""What a process does: the settings that say so, and what one does for all of them."""

import asyncio
from dataclasses import fields
from pathlib import Path

import pytest
from pydantic import ValidationError

from adapters.jobs.file_turns import FileTurns
from bot.maltu import SCHEDULER, Maltu
from bot.parts import OneProcess, refuse_roles
from bot.ports import Turns
from bot.settings import Settings
from bot.settings.processes import Role
from bot.turns import Alone
from tests.support.worker import until


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


def test_a_process_that_can_be_the_only_one_does_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_roles(Settings(), ["telegram"])
    monkeypatch.setenv("ROLES", "telegram")

    with pytest.raises(OneProcess, match=r"on SQLite one process does everything.*DATABASE_URL"):
        refuse_roles(Settings(), ["telegram"])
    monkeypatch.setenv("DATABASE_URL", "postgresql://maltu@127.0.0.1/maltu")
    refuse_roles(Settings(), ["telegram"])
    with pytest.raises(OneProcess, match=r"no token is.*TELEGRAM_TOKEN"):
        refuse_roles(Settings(), ["console"])


class Part:
    """Any part of the bot: it does what it does until it is cancelled, and `doing` says so meanwhile."""

    def __init__(self, name: str, doing: set[str]) -> None:
        self._name = name
        self._doing = doing

    async def run(self, *_: object, also: str = "") -> None:
        self._doing.add(self._name + also)
        try:
            await asyncio.Event().wait()
        finally:
            self._doing.discard(self._name + also)

    async def hear_late(self) -> None:
        """What nobody has given."""
        await self.run(also=", late")

    async def start(self, *_: object) -> None:
        """Jobs are launched, and what was left is given."""

    adopt = watch = answer = hear_the_rest = run
    resume = resume_in_time = start


def bot_with(turns: Turns, doing: set[str], schedules: bool = True) -> Maltu:
    named = {field.name: Part(field.name, doing) for field in fields(Maltu)}
    return Maltu(**named | {"turns": turns, "schedules": schedules})  # type: ignore[arg-type]


EVERYWHERE = {"jobs", "tasks", "door", "desk"}
BY_ONE = {"desk, late", "refresher", "announcer", "erasure", "expiry", "late_rows", "alerts"}


async def test_what_one_process_does_for_all_is_done_by_the_next_one_when_it_is_gone(tmp_path: Path) -> None:
    first, second = set[str](), set[str]()
    here = asyncio.create_task(bot_with(FileTurns(tmp_path), first).work())
    await until(lambda: first == EVERYWHERE | BY_ONE)
    there = asyncio.create_task(bot_with(turns := FileTurns(tmp_path), second).work())
    await until(lambda: second == EVERYWHERE)
    assert not await turns.take(SCHEDULER)

    here.cancel()
    await until(lambda: second == EVERYWHERE | BY_ONE)
    assert first == set()
    there.cancel()
    await asyncio.wait([here, there])


async def test_a_process_that_is_no_scheduler_leaves_that_to_others() -> None:
    doing = set[str]()
    turns = Alone()
    working = asyncio.create_task(bot_with(turns, doing, schedules=False).work())
    await until(lambda: doing == EVERYWHERE)

    assert await turns.take(SCHEDULER)
    working.cancel()
    await asyncio.wait([working])
