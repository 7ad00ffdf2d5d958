"""What it takes to read a blog of a thousand posts: seconds, and memory beyond that of a bot at rest.

    python -m benchmarks.import_1000

The blog is served on loopback by a process of its own, in a feed of twenty pages; its feed is cut short for every tenth
post, so that a hundred are read from their pages. Memory is the most that the reading process and the processes it
reads hostile documents in ever had in use together, sampled fifty times a second, less what the bot had before it
began.
"""

import asyncio
import multiprocessing
import time
from contextlib import suppress
from datetime import timedelta
from multiprocessing.connection import Connection

import psutil

from adapters.blogs.crawl.session import ReaderContext
from adapters.blogs.platforms.any_blog import FeedReader
from adapters.blogs.web.fetcher import Fetcher
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Sandbox
from bot.model import Post
from tests.support.blogs.blog_server import BlogServer, serving
from tests.support.posts import CHATTY

posts, per_page = 1000, 50


def _serve(said: Connection) -> None:
    async def run() -> None:
        async with serving(_blog()) as blog:
            said.send(blog.port)
            await asyncio.Event().wait()

    asyncio.run(run())


def _blog() -> BlogServer:
    blog = BlogServer().paged(per_page).speaks("atom")
    for n in range(posts):
        lines = [line for post in CHATTY for line in post.markdown.split("\n") if line.strip()]
        text = "".join(f"<p>{line} {n}</p>" for line in lines[: 20 + n % 40])
        blog.post(f"{n}번째 글", text if n % 10 else f"{text}<p>더보기</p>")
        blog.posts[-1].published += timedelta(days=n) - timedelta(minutes=n)
    return blog


class Peak:
    """The most memory that this process and its children have in use together, in bytes."""

    def __init__(self) -> None:
        self._me = psutil.Process()
        self.most = 0

    def now(self) -> int:
        total = 0
        for one in (self._me, *self._me.children(recursive=True)):
            with suppress(psutil.Error):
                total += one.memory_full_info().uss
        return total

    async def watch(self) -> None:
        while True:
            self.most = max(self.most, self.now())
            await asyncio.sleep(0.02)


async def main(port: int, served: int) -> None:
    async with Fetcher(frozenset({("127.0.0.1", port)})) as fetcher, Sandbox() as sandbox:
        peak = Peak()
        resting, began = peak.now() - _memory_of(served), time.perf_counter()
        watching = asyncio.create_task(peak.watch())
        reading = await FeedReader(ReaderContext(fetcher, sandbox, Robots(fetcher), posts)).find(
            f"http://127.0.0.1:{port}/feed"
        )
        assert reading is not None
        read = [item async for item in reading.posts({})]
        seconds = time.perf_counter() - began
        watching.cancel()
    whole = sum(isinstance(item, Post) for item in read)
    more = peak.most - _memory_of(served) - resting
    print(f"{whole} of {posts} posts in {seconds:.1f} s ({1000 * seconds / posts:.1f} ms a post)")
    print(f"{more / 1e6:.0f} MB more than the {resting / 1e6:.0f} MB at rest")


def _memory_of(process: int) -> int:
    return int(psutil.Process(process).memory_full_info().uss)


if __name__ == "__main__":
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    server.start()
    try:
        asyncio.run(main(ours.recv(), server.pid or 0))
    finally:
        server.terminate()
