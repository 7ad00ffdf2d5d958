"""Bring to somebody what was still under way for one of their accounts when it was linked."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors.frames import error_frames
from bot.stores.links import Links

log = logging.getLogger(__name__)

EVERY = 60.0  # seconds


class LateRows:
    """What a process had begun to keep under the name of an account that is known by another one since."""

    def __init__(self, links: Links, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._links = links
        self._sleep = sleep

    async def run(self) -> None:
        """At once and then again and again, until cancelled."""
        while True:
            try:
                await self._links.gather()
            except Exception as error:
                log.error("gathering what was linked failed: %s", error_frames(error))
            await self._sleep(EVERY)
