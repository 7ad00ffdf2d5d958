"""A server that hears or sees for us: reached when it is first asked, and asked once more where it is busy or away."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from adapters.models.senses.faults import server_fault
from bot.drafts.photos.errors import NotSeen
from bot.drafts.speech.errors import NotHeard
from bot.sent import ServerFault

if TYPE_CHECKING:
    from openai import AsyncOpenAI

log = logging.getLogger(__name__)

PASSING: tuple[ServerFault, ...] = ("busy", "away")  # worth one more try …
PAUSE = 2.0  # … after so many seconds
T = TypeVar("T")


class SenseServer:
    """Any that speaks OpenAI's language; `seconds` are the longest that one of its answers is waited for."""

    def __init__(
        self, api_key: str, base_url: str, seconds: float, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._key = api_key
        self._base_url = base_url
        self._seconds = seconds
        self._sleep = sleep
        self._client: AsyncOpenAI | None = None
        self._loading = asyncio.Lock()

    @property
    def host(self) -> str:
        """Whom it is sent to."""
        return urlsplit(self._base_url).netloc.rpartition("@")[2]

    async def close(self) -> None:
        """Leave it."""
        if self._client:
            await self._client.close()

    async def answer(
        self,
        ask: Callable[["AsyncOpenAI"], Awaitable[T]],
        trouble: type[NotHeard] | type[NotSeen],
        seconds: float | None = None,
    ) -> T:
        """What comes of asking within the seconds, of this question if it has its own. Raises NotHeard, or NotSeen."""
        client = await self._connected()
        within = self._seconds if seconds is None else seconds
        try:
            return await self._attempt(client, ask, trouble, within)
        except (NotHeard, NotSeen) as first:
            if first.fault not in PASSING:
                raise
        await self._sleep(PAUSE)
        return await self._attempt(client, ask, trouble, within)

    async def _attempt(
        self,
        client: "AsyncOpenAI",
        ask: Callable[["AsyncOpenAI"], Awaitable[T]],
        trouble: type[NotHeard] | type[NotSeen],
        seconds: float,
    ) -> T:
        try:
            async with asyncio.timeout(seconds):
                return await ask(client)
        except Exception as error:  # what the client does not translate, too: httpx2's, ssl's and anyio's
            fault = server_fault(error)
            log.warning("%s: %s, taken as %s", self.host, type(error).__name__, fault)
            raise trouble(fault, self.host) from None  # its messages may repeat the key, or what was sent

    async def _connected(self) -> "AsyncOpenAI":
        """OpenAI's client, which is loaded when it is first asked for."""
        async with self._loading:
            if self._client is None:
                self._client = await asyncio.to_thread(self._connect)
            return self._client

    def _connect(self) -> "AsyncOpenAI":
        from adapters.models.openai_client import connect

        return connect(self._key, self._base_url, self._seconds)
