"""What a test needs to read a blog on loopback, and to read it again."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import ParamSpec, TypeVar

from adapters.blogs.crawl.session import ReaderContext
from adapters.blogs.web.fetcher import Fetcher
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Allowance, Sandbox, SandboxFailed
from bot.model import Gone, Known, KnownPost, Post, Same, Skipped
from bot.ports import NOTHING, FoundBlog

P = ParamSpec("P")
T = TypeVar("T")
Item = Post | Skipped | Same | Gone


class Hung(Sandbox):
    """Gives up on whatever it is given."""

    async def run_within(self, allowance: Allowance, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        raise SandboxFailed


@contextmanager
def one_sandbox() -> Iterator[Sandbox]:
    """Processes to share among tests: they take a second to start."""
    sandbox = Sandbox()
    try:
        yield sandbox
    finally:
        asyncio.run(sandbox.__aexit__(None, None, None))


@asynccontextmanager
async def web_to(port: int, sandbox: Sandbox, limit: int = 20) -> AsyncIterator[ReaderContext]:
    """A web of which one port of loopback is open."""
    async with Fetcher(frozenset({("127.0.0.1", port)})) as fetcher:
        yield ReaderContext(fetcher, sandbox, Robots(fetcher), limit)


async def read_all(found: FoundBlog, known: Known = NOTHING) -> list[Item]:
    return [item async for item in found.posts(known.posts)]


def kept(reading: FoundBlog, items: Sequence[Item], whole: bool = True) -> Known:
    """What a library knows after it has read these; where it was not `whole`, it has no seal to show."""
    posts = {item.key: KnownPost(item.content_hash, item.published) for item in items if isinstance(item, Post)}
    return Known(reading.fingerprint if whole else "", posts)
