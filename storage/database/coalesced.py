"""Keep the latest of what changes many times a second, without anybody waiting for it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection

log = logging.getLogger(__name__)

PAUSE = 0.5  # seconds between two times: with a slow disk that is still once a second
MOST = 100  # values in one transaction: 1,000 of 12,000 characters held others up for 400 ms


class Numbered(Protocol):
    """A value of something that has a number."""

    @property
    def id(self) -> int: ...


V = TypeVar("V", bound=Numbered)
Keep = Callable[[Connection, Sequence[V]], Collection[int]]  # the ids of those that could be kept
Write = Callable[[Callable[[Connection], Collection[int]]], Awaitable[Collection[int]]]


class Coalesced(Generic[V]):
    """`write` makes a change in one transaction, and `keep` is the change. Starts to work in the loop it is made in."""

    def __init__(self, write: Write, keep: Keep[V]) -> None:
        self._write = write
        self._keep = keep
        self._latest: dict[int, V] = {}
        self._writing: dict[int, V] = {}  # what is on its way to the disk
        self._refused: set[int] = set()
        self._wanted = asyncio.Event()
        self._closing = asyncio.Event()
        self._turn = asyncio.Lock()
        self._running = asyncio.create_task(self._run())

    def put(self, value: V) -> bool:
        """Keep it soon, in the place of what waits. False where the last one of its number was refused."""
        if value.id in self._refused:
            return False
        self._latest[value.id] = value
        self._wanted.set()
        return True

    async def drop(self, id: int) -> None:
        """Keep nothing more of this number until it is put again; what is on its way comes first."""
        self._latest.pop(id, None)
        self._refused.discard(id)
        if self._writing.pop(id, None):
            async with self._turn:
                pass

    async def close(self) -> None:
        """Once all that waits is kept."""
        self._closing.set()
        self._wanted.set()
        await self._running

    async def _run(self) -> None:
        while not self._closing.is_set():
            await self._wanted.wait()
            self._wanted.clear()
            await self._flush()
            with suppress(TimeoutError):
                async with asyncio.timeout(PAUSE):
                    await self._closing.wait()
        await self._flush()

    async def _flush(self) -> None:
        """Keeps all that waits now."""
        waiting = list(self._latest)
        for at in range(0, len(waiting), MOST):
            async with self._turn:
                await self._keep_some(waiting[at : at + MOST])

    async def _keep_some(self, ids: Sequence[int]) -> None:
        """Where it fails, they are for the next time, but for those there is something newer of."""
        some = [self._latest.pop(id) for id in ids if id in self._latest]
        self._writing = {value.id: value for value in some}
        try:
            kept = await self._write(lambda db: self._keep(db, some)) if some else ()
            self._refused |= self._writing.keys() - set(kept)
        except Exception as error:
            log.warning("%s growing texts are not kept yet: %s", len(some), type(error).__name__)
            self._latest = self._writing | self._latest
            self._wanted.set()
        finally:
            self._writing = {}
