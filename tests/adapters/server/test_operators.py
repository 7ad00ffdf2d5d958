"""What whoever runs the bot is shown of this process."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from adapters.jobs.in_memory import InMemoryJobs
from adapters.server.operators import OperatorPages
from bot.ports import JobKind
from bot.stores import InboxItem, Store
from storage.store import open_store
from tests.support.databases import begun_at
from tests.support.flows.talk import SaidHere


@dataclass
class Line(SaidHere):
    """A chat whose line is up or down."""

    up: bool = True

    def __post_init__(self) -> None:
        super().__init__()

    def connected(self) -> bool:
        return self.up


async def get(port: int, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, await answer.text()


async def nothing(kind: JobKind, id: str) -> None:
    return None


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(begun_at(tmp_path / "maltu.db")) as opened:
        yield opened


@pytest.fixture
async def jobs() -> InMemoryJobs:
    jobs = InMemoryJobs()
    await jobs.start(nothing)
    return jobs


async def test_a_process_is_ready_once_its_line_is_up_and_says_what_waits(store: Store, jobs: InMemoryJobs) -> None:
    line = Line(up=False)
    await store.inbox.keep([InboxItem("telegram:1:2", "telegram:1", "비밀")])
    pages = OperatorPages("127.0.0.1", 0)
    pages.meters.slowed("telegram")
    async with pages.shown(store.health, jobs, {"telegram": line}, lambda: 0.0) as port:
        assert await get(port, "/readyz") == (503, "telegram: not connected\n")
        line.up = True
        assert await get(port, "/readyz") == (200, "ok\n")
        logging.getLogger("bot.drafts").error("error 비밀 of telegram:1")
        status, text = await get(port, "/metrics")
    assert status == 200
    assert 'maltu_slowed_total{platform="telegram"} 1.0' in text
    assert 'maltu_errors_total{where="bot.drafts"} 1.0' in text
    assert "maltu_database_up 1.0" in text
    assert "비밀" not in text
    assert "telegram:1" not in text


async def test_beyond_this_machine_it_is_served_with_a_warning(
    store: Store, jobs: InMemoryJobs, caplog: pytest.LogCaptureFixture
) -> None:
    async with OperatorPages("0.0.0.0", 0).shown(store.health, jobs, {}, lambda: 0.0) as port:
        assert (await get(port, "/livez"))[0] == 200
    assert "HTTP_HOST is not loopback" in caplog.text
    caplog.clear()
    async with OperatorPages("127.0.0.1", 0).shown(store.health, jobs, {}, lambda: 0.0):
        pass
    assert "loopback" not in caplog.text
