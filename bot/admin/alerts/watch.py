"""Look again and again whether whoever runs the bot should know of something, and tell them when it is over."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import cast

from bot.admin.alerts.checks import AlertCheck
from bot.errors.frames import error_frames
from bot.model import BlogKind
from bot.people.access.admins import TellAdmins
from bot.people.access.alerts import Alerts
from bot.stores.operations import KeptAlerts
from bot.wording.operations import AlertTopic, Over

log = logging.getLogger(__name__)

EVERY = 60.0  # seconds


class AlertWatch:
    """A check that fails is logged, and what it was to find stays as it was."""

    def __init__(
        self, checks: Mapping[AlertTopic, AlertCheck], alerts: Alerts, tell: TellAdmins, kept: KeptAlerts
    ) -> None:
        self._checks = checks
        self._alerts = alerts
        self._tell = tell
        self._kept = kept

    async def run(self) -> None:
        """Until cancelled, at once and then each minute."""
        while True:
            try:
                await self.look()
            except Exception as error:
                log.error("looking for what admins should know failed: %s", error_frames(error))
            await asyncio.sleep(EVERY)

    async def look(self) -> None:
        """Once: tell what is so, and together what is over."""
        told, over = await self._kept.open(), list[Over]()
        for topic, check in self._checks.items():
            try:
                found = await check()
            except Exception as error:
                log.error("looking at %s failed: %s", topic, error_frames(error))
                continue
            for finding in found:
                if finding.say:
                    await self._alerts.on(finding.key, finding.say)
            keys = {finding.key for finding in found}
            gone = [key for key in told if _topic(key) == topic and key not in keys and await self._kept.end(key)]
            over += _over(topic, gone, quiet=bool(keys))
        if over:
            log.warning("alerts over: %s", ", ".join(" ".join(filter(None, each)) for each in over))
            await self._tell(lambda words: words.admins_all_clear(over))


def _topic(key: str) -> str:
    return key.partition(" ")[0]


def _over(topic: AlertTopic, gone: Sequence[str], quiet: bool) -> Sequence[Over]:
    """Each platform for itself; of anything else once, and not while something milder of it is left."""
    if topic == "platform":
        return [Over(topic, cast("BlogKind", key.partition(" ")[2])) for key in gone]
    return [Over(topic)] if gone and not quiet else []
