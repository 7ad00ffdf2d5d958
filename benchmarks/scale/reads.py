"""How many blogs a second one process looks at again: on loopback, where nothing is new, as it is most of the time."""

import asyncio
import multiprocessing
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

from aiohttp import web
from sqlalchemy import Connection, func, insert, select

from adapters.blogs.every_reader import EveryReader
from adapters.blogs.web.fetcher import Fetcher
from adapters.jobs.durable import DurableJobs
from adapters.sandbox import Sandbox
from bot.model import Post
from bot.settings import Settings
from bot.settings.limit import Limit
from bot.together import maltu
from storage.column_types import mark
from storage.store import open_store
from storage.tables import blogs, cards, posts, watches
from styles import learn
from tests.support.blogs.serve_folder import feed
from tests.support.databases import inside
from tests.support.posts import CHATTY

HOSTS = 200  # of one host, one blog at a time is read
POSTS = 20  # that each feed tells of
MUCH = Limit(*[1_000_000] * 4)


def _serve(said: Pipe) -> None:
    """Whatever blog is asked for is the same; every other one has a tag by which it can be asked for changes."""

    async def run() -> None:
        body = feed("소소한 하루", _posts(), "https://kong.example/").encode()

        async def rss(asked: web.Request) -> web.Response:
            tagged = {"ETag": '"same"'} if int(asked.match_info["number"]) % 2 else {}
            if tagged and asked.headers.get("If-None-Match"):
                return web.Response(status=304, headers=tagged)
            return web.Response(body=body, content_type="application/rss+xml", headers=tagged)

        site = web.Application()
        site.add_routes([web.get("/{number:[0-9]+}/rss", rss)])
        runner = web.AppRunner(site, access_log=None)
        await runner.setup()
        served = web.TCPSite(runner, "0.0.0.0", 0)
        await served.start()
        said.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(run())


def _posts() -> list[Post]:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    return [
        Post(f"p{n}", f"{n}번째 글", CHATTY[n % len(CHATTY)].markdown, published=now - timedelta(days=n))
        for n in range(POSTS)
    ]


@asynccontextmanager
async def _server() -> AsyncIterator[int]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield await asyncio.to_thread(ours.recv)
    finally:
        process.terminate()


def _address(number: int, port: int) -> str:
    return f"http://127.0.{number % HOSTS}.1:{port}/{number}/rss"


async def look_again(url: str, many: int, folder: Path) -> tuple[float, float]:
    """Blogs a second, and for how many seconds this process has a core for one of them."""
    async with _server() as port:
        allowed = frozenset((f"127.0.{host}.1", port) for host in range(HOSTS))
        settings = Settings(data_dir=folder, fetch_allow=allowed, limit_readings=MUCH)
        async with open_store(url) as store:
            await _keep(url, await _rows(allowed, port, many))
            async with maltu(settings, store, {}, DurableJobs(url)) as bot:
                await bot.jobs.start(bot.desk.run)
                adopting = asyncio.create_task(bot.jobs.adopt())
                try:
                    began, used = time.perf_counter(), time.process_time()
                    await bot.refresher.give_due()
                    while await _left(url):  # noqa: ASYNC110
                        await asyncio.sleep(0.5)
                    took, used = time.perf_counter() - began, time.process_time() - used
                finally:
                    adopting.cancel()
                    await asyncio.wait([adopting])
    return many / took, used / many


async def _rows(allowed: frozenset[tuple[str, int]], port: int, many: int) -> Mapping[str, Sequence[dict[str, Any]]]:
    """Blogs as they are once they were read, learned from, and are due again."""
    prints = [await _fingerprint(allowed, port, odd) for odd in (0, 1)]
    card = learn(CHATTY).to_json()
    now = datetime.now(UTC)
    numbers = range(2, many + 2)
    whose = [(number, f"telegram:{number}", _address(number, port)) for number in numbers]
    return {
        "blogs": [
            {"id": id, "owner": owner, "kind": "feed", "address": at, "mark": mark(at), "title": "하루"}
            for id, owner, at in whose
        ],
        "cards": [{"blog": id, "card": card, "created": now} for id, _, _ in whose],
        "posts": [_post_row(id, post) for id, _, _ in whose for post in _posts()],
        "watches": [
            {
                "blog": id, "declared": now, "proved": "", "whole": True, "due": now, "failures": 0, "told": False,
                "room": "", "message": "", "fingerprint": prints[id % 2].replace(_address(id % 2, port), at),
            }
            for id, _, at in whose
        ],
    }  # fmt: skip


async def _fingerprint(allowed: frozenset[tuple[str, int]], port: int, number: int) -> str:
    async with Fetcher(allowed) as fetcher, Sandbox() as sandbox:
        found = await EveryReader(fetcher, sandbox, 100).find(_address(number, port))
        assert found
        return found.fingerprint


def _post_row(blog: int, post: Post) -> dict[str, Any]:
    return {
        "blog": blog, "mark": mark(post.key), "key": post.key, "title": post.title, "markdown": post.markdown,
        "url": post.url, "published": post.published, "tags": (),
    }  # fmt: skip


async def _keep(url: str, rows: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    def keep(db: Connection) -> None:
        for table in (blogs, cards, posts, watches):
            db.execute(insert(table), rows[table.name])

    await inside(url, keep)


async def _left(url: str) -> int:
    soon = datetime.now(UTC) + timedelta(hours=2)
    query = select(func.count()).select_from(watches).where(watches.c.due <= soon)
    return await inside(url, lambda db: db.execute(query).scalar_one())
