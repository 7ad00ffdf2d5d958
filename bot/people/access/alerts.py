"""Tell whoever runs the bot of something once, whichever process finds it, and once more when it is over."""

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from bot.errors.frames import error_frames
from bot.people.access.admins import InWords, TellAdmins
from bot.stores.operations import KeptAlerts

log = logging.getLogger(__name__)

AGAIN = timedelta(hours=6)  # until the same is told once more


class Alerts:
    """A key names what is wrong, and is what the log says of it."""

    def __init__(self, kept: KeptAlerts, tell: TellAdmins, now: Callable[[], datetime]) -> None:
        self._kept = kept
        self._tell = tell
        self._now = now

    async def on(self, key: str, say: InWords) -> None:
        """It is so: told unless it was in the last hours. Raises nothing but cancellation."""
        try:
            now = self._now()
            if await self._kept.begin(key, now - AGAIN, now):
                log.warning("alert: %s", key)
                if not await self._tell(say):
                    await self._kept.put_off(key, now - AGAIN)
        except Exception as error:
            log.error("alert %s could not be told: %s", key, error_frames(error))

    async def off(self, keys: Collection[str], say: InWords) -> None:
        """None of these is so: told once, if one of them was. Raises nothing but cancellation."""
        try:
            over = [key for key in keys if await self._kept.end(key)]
            if over:
                log.warning("alert over: %s", ", ".join(over))
                await self._tell(say)
        except Exception as error:
            log.error("the end of alerts could not be told: %s", error_frames(error))
