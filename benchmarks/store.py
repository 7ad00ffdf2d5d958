"""How long those who write at once wait for the disk, and what a kill takes from them.

    python -m benchmarks.store [WRITERS …]
    python -m benchmarks.store kill [TIMES]

Each writer keeps a text of up to 12,000 characters each 1.5 seconds for six seconds, beside a loop that is free for
two milliseconds of 22. "pool" is how it was before one thread wrote: a connection of a pool for each, BEGIN IMMEDIATE,
five turns of the loop a write. `kill` kills a process that says which of its writes were acknowledged, and counts those
that are not in the file.
"""

import asyncio
import random
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any

from sqlalchemy import event, update
from sqlalchemy.ext.asyncio import create_async_engine

from bot.model import Blog, Draft, Revision
from bot.stores import Store
from storage.revision_texts import NEXT
from storage.store import open_store
from storage.tables import drafts, revisions
from styles import learn
from tests.support.posts import CHATTY

Finish = Callable[[Revision], Awaitable[None]]
seconds, pause, longest = 6.0, 1.5, 12_000
NOW = datetime(2026, 11, 29, tzinfo=UTC)


@asynccontextmanager
async def pooled(url: str) -> AsyncIterator[Finish]:
    """The way before: each writer takes a connection and waits for its turn in SQLite."""
    engine = create_async_engine(url.replace("sqlite:", "sqlite+aiosqlite:"))

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: object) -> None:  # noqa: ANN401
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("busy_timeout = 5000", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:  # noqa: ANN401
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    async def finish(revision: Revision) -> None:
        async with engine.begin() as db:
            await db.execute(update(drafts).where(drafts.c.id == revision.draft).values(activity=NEXT))
            done = update(revisions).where(revisions.c.id == revision.id, revisions.c.draft == revision.draft)
            await db.execute(done.values(text=revision.text, whole=revision.whole))

    yield finish
    await engine.dispose()


async def begin(store: Store, writers: int) -> Sequence[Revision]:
    """A revision for each writer, not yet written."""
    blog = await store.blogs.keep_blog(Blog("feed", "https://blog.example/", "하루 기록", owner="bench:1"))
    card = await store.cards.keep_card(blog, learn(CHATTY[:1]), NOW)
    draft = Draft("bench:1", blog.id, card, "제주", "", "room", True, NOW)
    begun = [(await store.drafts.begin_draft(draft))[0] for _ in range(writers)]
    return [await store.drafts.begin(Revision(one.id, None, "")) for one in begun]


async def busy() -> None:
    """Keeps the loop as a hundred streams do."""
    while True:
        until = time.perf_counter() + 0.020
        while time.perf_counter() < until:
            pass
        await asyncio.sleep(0.002)


class WriteWaits:
    """How long each write was waited for, in milliseconds, and how many ended in an error."""

    def __init__(self) -> None:
        self.took: list[float] = []
        self.errors = 0

    async def write(self, finish: Finish, revision: Revision, first: float) -> None:
        await asyncio.sleep(first)
        end = time.perf_counter() + seconds
        while (began := time.perf_counter()) < end:
            length = int(longest * (1 - (end - began) / seconds))
            try:
                await finish(replace(revision, text="가나다라마바사아 자" * (length // 10)))
            except Exception:
                self.errors += 1
            self.took.append(1000 * (time.perf_counter() - began))
            await asyncio.sleep(max(0.0, began + pause - time.perf_counter()))


async def measure(finish: Finish, begun: Sequence[Revision]) -> WriteWaits:
    """All of them at once, each beginning at a moment of its own."""
    waits, chance = WriteWaits(), random.Random(7)
    spinning = asyncio.create_task(busy())
    await asyncio.gather(*(waits.write(finish, one, chance.uniform(0, pause)) for one in begun))
    spinning.cancel()
    return waits


async def compare(writers: int) -> None:
    """A line for each of the two ways."""
    p95s: dict[str, float] = {}
    for way in ("pool", "thread"):
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/maltu.db"
            async with open_store(url) as store, pooled(url) as finish:
                begun = await begin(store, writers)
                waits = await measure(finish if way == "pool" else store.drafts.finish, begun)
        p = quantiles(waits.took, n=20)
        p95s[way] = p[18]
        figures = f"{p[9]:9.1f} {p[18]:9.1f} {max(waits.took):9.1f} ms {waits.errors:5} errors of {len(waits.took)}"
        print(f"{writers:5} writers, {way:6}: p50, p95, max {figures}", flush=True)
    print(f"{writers:5} writers: p95 of the pool is {p95s['pool'] / p95s['thread']:.0f} x the thread's", flush=True)


WRITER = """
import asyncio, sys
from itertools import count
from bot.stores import InboxItem
from bot.model import Revision
from storage.store import open_store

async def write(store, draft, id, first):
    for n in count(first):
        await store.inbox.keep([InboxItem(f"{id}/{n}", "bench:1", "글" * 500)])
        await store.drafts.finish(Revision(draft, None, "", text=f"{n}", id=id))
        print(f"{id}/{n}", flush=True)

async def main(url, first, *revisions):
    async with open_store(url) as store:
        pairs = [map(int, one.split("/")) for one in revisions]
        await asyncio.gather(*(write(store, draft, id, int(first)) for draft, id in pairs))

asyncio.run(main(*sys.argv[1:]))
"""


async def kill(times: int) -> None:
    """Kill a writer of eight texts again and again, and count what it was told is kept and is not."""
    chance, told, lost = random.Random(7), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'maltu.db'}"
        async with open_store(url) as store:
            begun = await begin(store, 8)
        for n in range(times):
            acknowledged = await _killed(url, n * 1_000_000, begun, chance.uniform(0.05, 0.6))
            async with open_store(url) as store:
                lost += await _lost(store, acknowledged)
            told += len(acknowledged)
            print(f"{n + 1} kills, {told} times an item and a text acknowledged: {lost} lost", flush=True)


async def _killed(url: str, first: int, begun: Sequence[Revision], after: float) -> set[str]:
    pipe = asyncio.subprocess.PIPE
    words = [url, f"{first}", *(f"{one.draft}/{one.id}" for one in begun)]
    writer = await asyncio.create_subprocess_exec(sys.executable, "-c", WRITER, *words, stdout=pipe)
    assert writer.stdout
    line = await writer.stdout.readline()
    await asyncio.sleep(after)
    writer.send_signal(signal.SIGKILL)
    rest, _ = await writer.communicate()
    lines = [line, *rest.splitlines(keepends=True)]
    return {line.decode().strip() for line in lines if line.endswith(b"\n")}


async def _lost(store: Store, acknowledged: set[str]) -> int:
    """How many of these are not in the inbox, and of how many texts an older state is kept."""
    known = {item.id for item in await store.inbox.unheard()}
    newest: dict[int, int] = {}
    for id, n in (map(int, one.split("/")) for one in acknowledged):
        newest[id] = max(n, newest.get(id, 0))
    kept = {id: (await store.drafts.lineage(Revision(0, None, "", id=id)))[-1].text for id in newest}
    for item in known:
        await store.inbox.end(item)
    return len(acknowledged - known) + sum(int(kept[id] or -1) < n for id, n in newest.items())


async def main(words: Sequence[str]) -> None:
    """Either of the two."""
    if words[:1] == ["kill"]:
        await kill(int(words[1]) if words[1:] else 100)
        return
    for writers in map(int, words or ("16", "100", "300", "1000")):
        await compare(writers)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
