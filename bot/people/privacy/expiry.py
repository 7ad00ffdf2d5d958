"""Forget what nobody comes back for: pastes that were never finished, and people who have not spoken for long."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.answer import one
from bot.errors.frames import error_frames
from bot.model import Language, Reply
from bot.people.privacy.erasure import Erasure
from bot.ports import Rooms
from bot.stores import Store
from bot.wording import words_in

log = logging.getLogger(__name__)

PASTES = timedelta(days=7)
WARNED = timedelta(days=30)  # between being told and being forgotten
BACKUPS = timedelta(days=30)  # for which they are kept
MONTH = timedelta(days=30.4375)
EVERY = 86_400.0  # seconds


class Expiry:
    """`months`: for how long somebody may be silent. `language` is spoken with people who have not chosen one."""

    def __init__(
        self,
        store: Store,
        erasure: Erasure,
        rooms: Rooms,
        months: int,
        language: Language,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._erasure = erasure
        self._rooms = rooms
        self._months = months
        self._language = language
        self._now = now
        self._sleep = sleep

    async def run(self) -> None:
        """At once and then once a day, until cancelled."""
        while True:
            try:
                await self.forget_old()
            except Exception as error:
                log.error("forgetting what is old failed: %s", error_frames(error))
            await self._sleep(EVERY)

    async def forget_old(self) -> None:
        """Pastes; then those who were told in time and kept silent; then those who are silent for long are told."""
        forgetting, since = self._store.forgetting, self._now() - self._months * MONTH
        if pieces := await forgetting.forget_old(PASTES):
            log.info("%d pieces of unfinished pastes were forgotten", pieces)
        for person in await forgetting.silent(since, self._now() - WARNED):
            await self._erasure.forget(person)
            log.info("somebody was forgotten who had not spoken for %d months", self._months)
        for person in await forgetting.silent(since):
            if await forgetting.warn(person):
                await self._tell(person)

    async def _tell(self, person: str) -> None:
        """Where a blog of theirs was registered, in private if there is such a place. Nobody may be left to be told."""
        words = words_in(await self._store.people.language(person) or self._language)
        reply = Reply(words.forgotten_soon(self._months, WARNED.days))
        watches = [await self._store.blogs.watch(blog) for blog in await self._store.blogs.blogs(person)]
        places = [(await self._rooms(watch.room), watch.message) for watch in watches if watch and watch.room]
        for room, message in sorted(places, key=lambda place: not (place[0] and place[0].private)):
            try:
                if room and await room.show(one(reply), message):
                    return
            except Exception as error:
                log.info("somebody could not be told that they will be forgotten: %s", type(error).__name__)
