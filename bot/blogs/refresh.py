"""Keep every blog current: look again when it is time, and learn what is new."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.blogs.ingest import LEASE, Gathering, Read
from bot.blogs.refresh_schedule import DEAD, next_look
from bot.blogs.register import Library
from bot.dialogue.one_at_a_time import one
from bot.errors import BlogError, Forgotten, NoPublicPosts
from bot.model import Known, Language, Reply, Watch
from bot.ports import Blogs, Cards, People, Room
from bot.wording import words_in

log = logging.getLogger(__name__)

Rooms = Callable[[str], Awaitable[Room | None]]  # by its id; None where it is on a platform that is not running here
Sleep = Callable[[float], Awaitable[None]]

pause = 60.0  # seconds between two looks at what is due


class Renewing:
    """`language` is spoken with people who have not chosen one."""

    def __init__(
        self,
        people: People,
        blogs: Blogs,
        cards: Cards,
        library: Library,
        gathering: Gathering,
        rooms: Rooms,
        language: Language,
        now: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._people = people
        self._blogs = blogs
        self._cards = cards
        self._library = library
        self._gathering = gathering
        self._rooms = rooms
        self._language = language
        self._now = now
        self._sleep = sleep

    async def keep_on(self) -> None:
        """Renew what is due, one blog after the other, until cancelled."""
        while True:
            await self._sleep(pause)
            try:
                while await self.renew_one():
                    pass
            except Exception as error:
                log.error("renewing failed: %s", type(error).__name__)

    async def renew_one(self) -> bool:
        """Look at one blog that is due. Whether there was one."""
        watch = await self._blogs.due(self._now(), self._now() + LEASE)
        if watch is None:
            return False
        try:
            await self._renewed_or_failed(watch)
        except Forgotten:
            log.info("blog %d was forgotten while it was read", watch.blog.id)
        return True

    async def _renewed_or_failed(self, watch: Watch) -> None:
        try:
            await self._renew(watch)
        except NoPublicPosts as error:  # every post is gone, or is for some only now
            await self._blogs.miss(watch.blog, list(await self._blogs.glimpses(watch.blog)))
            await self._failed(watch, error)
        except BlogError as error:
            log.info("blog %d could not be renewed: %s", watch.blog.id, type(error).__name__)
            await self._failed(watch, error)
        except Forgotten:
            raise
        except Exception as error:  # a bug: it is not for its owner, and the next look has to wait all the same
            log.error("blog %d could not be renewed: %s", watch.blog.id, type(error).__name__)
            await self._failed(watch, None)

    async def _renew(self, watch: Watch) -> None:
        known = Known(
            watch.seal if watch.whole else "",
            await self._blogs.glimpses(watch.blog),
            watch.proved and watch.blog.address,
        )
        reading = await self._library.again(watch.blog, known)
        read = Read()
        if known.seal and reading.seal == known.seal:
            await reading.posts.aclose()
        else:
            async with aclosing(self._gathering.read(reading, read, partial(self._gathering.unseal, watch))) as seen:
                async for _ in seen:
                    pass
            if read.stopped and not read.fresh:
                raise read.stopped
        await self._gathering.drop(watch.blog, read)
        if read.fresh or read.dropped or not known.seal:  # without a seal something may have been left unlearned
            await self._learn(watch, read)
        await self._gathering.end(watch, reading, read)

    async def _learn(self, watch: Watch, read: Read) -> None:
        """What cannot be learned from leaves the voice as it is; where there is none yet, it is told."""
        try:
            _, before = await self._gathering.learn(watch.blog, read)
        except BlogError as error:
            if await self._cards.version(watch.blog) is None:
                raise
            log.info("blog %d was not learned anew: %s", watch.blog.id, type(error).__name__)
            return
        log.info("blog %d was renewed: %d posts new or changed, %d gone", watch.blog.id, len(read.fresh), read.dropped)
        if before is None:  # its first reading had broken off with the process
            words = words_in(await self._people.language(watch.blog.owner) or self._language)
            await self._tell(watch, f"{words.read_the_rest()} {words.now_write()}")

    async def _failed(self, watch: Watch, error: BlogError | None) -> None:
        failures = watch.failures + 1
        told = watch.told
        if error and failures >= DEAD and not told:
            words = words_in(await self._people.language(watch.blog.owner) or self._language)
            told = await self._tell(watch, words.blog_is_dead(watch.blog.title, error.said(words)))
        glimpses = await self._blogs.glimpses(watch.blog)
        dates = [glimpse.published for glimpse in glimpses.values() if glimpse.published]
        due = next_look(self._now(), dates, failures)
        now = await self._blogs.watch(watch.blog) or watch  # it may have been registered again meanwhile
        await self._blogs.keep_watch(replace(now, failures=failures, told=told, due=due))

    async def _tell(self, watch: Watch, text: str) -> bool:
        """Say something where the blog was registered. Whether that place is to be reached from here."""
        room = await self._rooms(watch.room) if watch.room else None
        if room is None:
            return False
        try:
            return bool(await room.show(one(Reply(text)), watch.message))
        except Exception as error:  # a room that is gone: nobody is left to be told
            log.info("blog %d: its owner could not be told: %s", watch.blog.id, type(error).__name__)
            return True
