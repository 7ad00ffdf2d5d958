"""All readers of blogs as one, which are loaded when it is first asked."""

import asyncio
from collections.abc import Sequence

from adapters.blogs.web.fetcher import Fetcher
from adapters.sandbox import Sandbox
from bot.model import Known
from bot.ports import NOTHING, FoundBlog, Reader, Source


class EveryReader:
    """A Reader that asks each of adapters.blogs.readers in turn. `limit`: as there."""

    def __init__(self, fetcher: Fetcher, sandbox: Sandbox, limit: int) -> None:
        self._fetcher = fetcher
        self._sandbox = sandbox
        self._limit = limit
        self._readers: Sequence[Reader] = ()

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """The blog that this is the address of, opened by the first reader that knows it. Raises BlogError."""
        self._readers = self._readers or await asyncio.to_thread(self._load)
        for reader in self._readers:
            if found := await reader.find(source, known):
                return found
        return None

    def _load(self) -> Sequence[Reader]:
        from adapters.blogs.readers import readers

        return readers(self._fetcher, self._sandbox, self._limit)
