"""Delete backups before they are older than people were told."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

log = logging.getLogger(__name__)

EVERY = 3600.0  # seconds between two looks


class OldBackups:
    """`delete` deletes those that are too old at a moment, and counts them."""

    def __init__(
        self,
        delete: Callable[[datetime], int],
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._delete = delete
        self._now = now
        self._sleep = sleep

    async def run(self) -> None:
        """At once and then once an hour, until cancelled."""
        while True:
            try:
                if gone := await asyncio.to_thread(self._delete, self._now()):
                    log.info("%d backups had become too old and were deleted", gone)
            except OSError as error:
                log.error("old backups could not be deleted: %s", error.strerror)
            await self._sleep(EVERY)
