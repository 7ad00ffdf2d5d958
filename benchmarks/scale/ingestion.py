"""How many posts a second can be kept, and how long whoever only reads a little waits meanwhile."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.scale.generated import posts_of
from bot.model import Blog, Post
from bot.stores import Store

PAUSE = 0.005  # seconds between two small reads


@dataclass
class Ingested:
    """`processor`: of its seconds, those in which this process had a core; `reads` are in milliseconds."""

    posts: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    reads: list[float] = field(default_factory=list)


async def ingest(store: Store, writers: int, batches: int, posts: int) -> Ingested:
    """Each writer keeps so many batches of posts of a blog of its own, one after another."""
    done = Ingested()
    names = [f"telegram:{number}" for number in range(writers)]
    blogs = [await store.blogs.keep_blog(Blog("feed", f"https://b{name}.example/", "글", name)) for name in names]
    ready = [[posts_of(blog.id, at * posts, posts) for at in range(batches)] for blog in blogs]
    reading = asyncio.create_task(_read(store, blogs[0], done.reads))
    began, used = time.perf_counter(), time.process_time()
    try:
        await asyncio.gather(*(_keep(store, blog, some) for blog, some in zip(blogs, ready, strict=True)))
        done.seconds, done.processor = time.perf_counter() - began, time.process_time() - used
    finally:
        reading.cancel()
        await asyncio.wait([reading])
    done.posts = writers * batches * posts
    return done


async def _keep(store: Store, blog: Blog, batches: Sequence[Sequence[Post]]) -> None:
    for some in batches:
        await store.blogs.keep_posts(blog, some)


async def _read(store: Store, blog: Blog, took: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await store.blogs.blog(blog.id, blog.owner)
        took.append(1000 * (time.perf_counter() - began))
        await asyncio.sleep(PAUSE)
