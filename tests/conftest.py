"""Fixtures that any test may take."""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

import adapters.sandbox
from adapters.sandbox import Sandbox
from bot.loop import new_loop
from storage.database import sqlite_file
from tests.support.blogs.reading import one_sandbox
from tests.support.databases import (
    begun,
    begun_database,
    database,
    filled_database,
    postgres_database,
    postgres_server,
    store,
)
from tests.support.people import stage

__all__ = [
    "begun",
    "begun_database",
    "database",
    "filled_database",
    "postgres_database",
    "postgres_server",
    "stage",
    "store",
]


def pytest_asyncio_loop_factories(item: pytest.Item) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop that everything runs in; simcord, the Discord of these tests, looks inside asyncio's own."""
    path = item.path.as_posix()
    with_discord = any(part in path for part in ("/discord", "_discord", "/flows/", "/people/link/"))
    return {"asyncio": asyncio.new_event_loop} if with_discord else {"uvloop": new_loop}


@pytest.fixture(scope="session", autouse=True)
def steady_sandboxes() -> Iterator[None]:
    """All processes of a run are forked from one that loads the analyser once, whichever sandbox starts it; and what
    they do is measured by seconds of the processor alone, however many others want it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adapters.sandbox, "READERS", (*adapters.sandbox.READERS, adapters.sandbox.ANALYSER))
        patch.setattr(adapters.sandbox, "SHARE", 100)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """What SQLite writes counts as written: no test cuts the power. Processes that are killed wait as the bot does."""
    prepare = sqlite_file._prepare

    def prepare_quickly(connection: sqlite3.Connection, pragmas: Sequence[str]) -> None:
        prepare(connection, (*pragmas, "synchronous = OFF"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite_file, "_prepare", prepare_quickly)
        yield


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    """What SQLAlchemy made of a statement serves every database of its kind; each test has engines of its own, whose
    settings are the same."""
    compiled: LRUCache[Any, Any] = LRUCache(2000)

    def share(connection: Connection) -> None:
        connection.engine._compiled_cache = compiled

    event.listen(Engine, "engine_connect", share)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))
        patch.setattr(DefaultDialect, "__hash__", lambda one: hash(type(one)))
        yield
    event.remove(Engine, "engine_connect", share)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Where documents are read."""
    with one_sandbox() as shared:
        yield shared


# Two cores that others use as well are no measure of time: nothing here fails for being slow.
# "steady" tries the same examples at every run; "wide" looks for new ones, and keeps those that fail:
# HYPOTHESIS_PROFILE=wide .venv/bin/pytest -m hypothesis
settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "wide",
    settings.get_profile("default"),
    deadline=None,
    max_examples=400,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("wide"), max_examples=20_000)  # make fuzz
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
