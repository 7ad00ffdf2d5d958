"""Nothing of somebody forgotten is left in either database, their names included."""

import asyncio
from pathlib import Path

from adapters.jobs.durable import DurableJobs
from bot.model import Blog
from bot.people.privacy.erasure import Erasure
from bot.stores import InboxItem
from storage.store import open_store
from tests.support.desk import BEN
from tests.support.worker import Worker

ANN = "telegram:701234567"


async def nobody(person: str) -> int:
    return 0


async def soon(seconds: float) -> None:
    await asyncio.sleep(0.02)


def traces(folder: Path, name: str) -> list[str]:
    return [file.name for file in folder.iterdir() if name.encode() in file.read_bytes()]


async def test_neither_database_names_somebody_who_was_forgotten(begun: str, tmp_path: Path) -> None:
    worker, jobs = Worker(), DurableJobs(begun)
    await jobs.start(worker.run)
    try:
        async with open_store(begun) as store:
            erasure = Erasure(store.forgetting, jobs, nobody, nobody, soon)
            for person, said in ((ANN, f"{ANN}:1"), (BEN, "bens")):
                await store.blogs.keep_blog(Blog("feed", "https://blog.example/", "", owner=person))
                await store.messages.paste(person, person, "글")
                await store.inbox.keep([InboxItem(said, person, "{}")])
                await jobs.give(f"hear:{said}", None, "hear")
                await jobs.give(f"do:{said}", f"{person} write", "do")
                await jobs.give(f"renew:1:{person} 2026-11-29T12:00:00+00:00", "blog.example", "renew")
                await jobs.give(f"note:1:{person} 2026-11-29T12:00:00+00:00", "notes", "note")
            await worker.has_ended(f"do:{ANN}:1", f"renew:1:{BEN} 2026-11-29T12:00:00+00:00", "do:bens")
            assert set(traces(tmp_path, ANN)) >= {"maltu.db-wal", "maltu-jobs.db-wal"}
            await erasure.forget(ANN)
            sweeping = asyncio.ensure_future(erasure.run())
            async with asyncio.timeout(60):
                while traces(tmp_path, ANN) or await store.forgetting.sweeping():  # noqa: ASYNC110
                    await asyncio.sleep(0.1)
            sweeping.cancel()
            assert traces(tmp_path, BEN)
    finally:
        await jobs.drain(0)
