"""Before anybody has said a word, only what listens and remembers is loaded."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = [
    "openai",
    "discord",
    "alembic",
    "asyncpg",
    "numpy",
    "kiwipiepy",
    "lxml",
    "trafilatura",
    "rich",
    "httpx",
    "PIL",
    "dbos",
    "prometheus_client",
]

START = """
import asyncio, sys
import bot.cli
from bot.parts import database_url
from bot.together import maltu
from bot.places import chat_on
from bot.settings import Settings
from adapters.jobs.durable import DurableJobs
from storage.store import open_store

async def start(settings):
    async with open_store(database_url(settings)) as store:
        chats = {"telegram": chat_on(settings, "telegram", store)}
        async with maltu(settings, store, chats, DurableJobs(database_url(settings))):
            print(*sys.modules)

asyncio.run(start(Settings()))
"""


def loaded_after_a_start(folder: Path) -> set[str]:
    settings = {"DATA_DIR": str(folder / "data"), "TELEGRAM_TOKEN": "1:secret", "DEEPSEEK_API_KEY": "secret"}
    started = subprocess.run(
        [sys.executable, "-c", START],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(started.stdout.split())


def test_a_start_loads_nothing_that_nobody_has_asked_for(tmp_path: Path) -> None:
    first, second = loaded_after_a_start(tmp_path), loaded_after_a_start(tmp_path)
    assert [name for name in HEAVY if name in first] == ["alembic"]  # it makes the database
    assert [name for name in HEAVY if name in second] == []
