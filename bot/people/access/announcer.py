"""Tell everybody something once, one after another, also across a restart."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.errors.frames import error_frames
from bot.model import Language, Reply
from bot.people.access.admins import Admins, tell_in_private
from bot.ports import Private
from bot.stores import Announcement, Announcements
from bot.wording import words_in

log = logging.getLogger(__name__)

BETWEEN = 1.0  # seconds from one person to the next: those who ask something meanwhile come first
LOOK = 5.0  # seconds between looks at what another process was told to announce
NEWS = timedelta(days=2)  # for which it is told to those who were not there before, or whose platform was not


class Announcer:
    """`platforms` are those that this process talks on; each person is claimed before they are told: once at
    most. Whoever runs the bot is told how many that were here."""

    def __init__(
        self,
        announcements: Announcements,
        platforms: Sequence[str],
        private: Private,
        admins: Admins,
        language: Language,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._announcements = announcements
        self._platforms = platforms
        self._private = private
        self._admins = admins
        self._words = words_in(language)
        self._now = now
        self._sleep = sleep
        self._news = asyncio.Event()

    async def prepare(self, text: str) -> tuple[int, int]:
        """Keep a text that is not sent before it is confirmed; its id, and how many people would read it."""
        id = await self._announcements.prepare(text, self._now())
        return id, await self._announcements.audience()

    async def confirm(self, id: int) -> bool:
        """Have it sent; False where it was already, or is not there."""
        confirmed = await self._announcements.confirm(id)
        self._news.set()
        return confirmed

    async def run(self) -> None:
        """Until cancelled, send what is to be sent."""
        while True:
            self._news.clear()
            try:
                while announcement := await self._announcements.unsent(self._platforms, self._now() - NEWS):
                    await self._send(announcement)
            except Exception as error:
                log.error("announcing failed: %s", error_frames(error))
            try:
                async with asyncio.timeout(LOOK):
                    await self._news.wait()
            except TimeoutError:
                continue

    async def _send(self, announcement: Announcement) -> None:
        reached = missed = 0
        while person := await self._announcements.claim(announcement.id, self._platforms):
            landed = await tell_in_private(person, Reply(announcement.text), self._private)
            reached, missed = reached + landed, missed + (not landed)
            await self._sleep(BETWEEN)
        await self._announcements.end(announcement.id)
        if reached or missed:
            log.info("announcement %s reached %d people, and %d it did not", announcement.id, reached, missed)
            await self._admins.tell(self._words.announced(reached, missed))
