"""Keep every blog current: look again when it is time, several side by side, and learn what is new."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from bot.answer import one
from bot.blogs.grown_posts import GrownPosts, with_question
from bot.blogs.ingest import LEASE, Ingest, ReadSoFar
from bot.blogs.refresh_schedule import DEAD, next_refresh
from bot.blogs.register import Registrar
from bot.blogs.separate_voices import SeparateVoices
from bot.errors import BlogError, Forgotten, NoPublicPosts
from bot.model import Blog, Known, Language, OriginQuestion, Reply, Watch
from bot.people.costs.limits import LimitReached, Limits
from bot.ports import Items, JobKind, Rooms
from bot.stores import Blogs, Cards, People
from bot.stores.ledger import Amounts
from bot.wording import words_in

log = logging.getLogger(__name__)

Give = Callable[[str, str | None, JobKind], Awaitable[None]]  # as Jobs.give
Sleep = Callable[[float], Awaitable[None]]

pause = 60.0  # seconds between two looks at what is due
AT_ONCE = 4  # blogs of different hosts that are read again side by side


class Refresher:
    """Each blog that is due becomes a job, one at a time of each host. `language` is spoken with people who have not
    chosen one."""

    def __init__(
        self,
        people: People,
        blogs: Blogs,
        cards: Cards,
        registrar: Registrar,
        ingest: Ingest,
        grown: GrownPosts,
        voices: SeparateVoices,
        limits: Limits,
        rooms: Rooms,
        give: Give,
        language: Language,
        now: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._people = people
        self._blogs = blogs
        self._cards = cards
        self._registrar = registrar
        self._ingest = ingest
        self._grown = grown
        self._voices = voices
        self._limits = limits
        self._rooms = rooms
        self._give = give
        self._places = asyncio.Semaphore(AT_ONCE)
        self._language = language
        self._now = now
        self._sleep = sleep

    async def run(self) -> None:
        """Have what is due read again, until cancelled."""
        while True:
            await self._sleep(pause)
            try:
                await self.give_due()
            except Exception as error:
                log.error("refreshing failed: %s", type(error).__name__)

    async def give_due(self) -> int:
        """Have the blogs that are due read again by and by. How many there were."""
        given = 0
        while watch := await self._blogs.due(self._now(), self._now() + LEASE):
            await self._give(_job(watch), _host(watch.blog), "renew")
            given += 1
        return given

    async def renew(self, id: str) -> None:
        """Read a blog again, as this job asks, and learn what is new; unless that has been done since."""
        async with self._places:
            number, owner = _meant(id)
            blog = await self._blogs.blog(number, owner)
            watch = await self._blogs.watch(blog) if blog else None
            if watch is None or watch.due is None or watch.due > self._now() + LEASE:
                return
            try:
                await self._limits.take(owner, Amounts(readings=1))
                await self._refresh_or_fail(watch)
            except LimitReached as full:
                await self._blogs.keep_watch(replace(watch, due=full.opens))
            except Forgotten:
                log.info("blog %d was forgotten while it was read", watch.blog.id)

    async def _refresh_or_fail(self, watch: Watch) -> None:
        try:
            await self._refresh(watch)
        except NoPublicPosts as error:  # every post is gone, or is for some only now
            await self._blogs.miss(watch.blog, list(await self._blogs.glimpses(watch.blog)))
            await self._note_failure(watch, error)
        except BlogError as error:
            log.info("blog %d could not be refreshed: %s", watch.blog.id, type(error).__name__)
            await self._note_failure(watch, error)
        except Forgotten:
            raise
        except Exception as error:  # a bug: it is not for its owner, and the next look has to wait all the same
            log.error("blog %d could not be refreshed: %s", watch.blog.id, type(error).__name__)
            await self._note_failure(watch, None)

    async def _refresh(self, watch: Watch) -> None:
        known = Known(
            watch.fingerprint if watch.whole else "",
            await self._blogs.glimpses(watch.blog),
            watch.proved and watch.blog.address,
        )
        found = await self._registrar.find_again(watch.blog, known)
        so_far = ReadSoFar()
        if not (known.fingerprint and found.fingerprint == known.fingerprint):
            await self._keep_posts(watch, found.posts(known.posts), so_far)
        await self._ingest.drop(watch.blog, so_far)
        # Without a fingerprint something may have been left; a card that was counted otherwise is learned anew, once.
        unlearned = not known.fingerprint or await self._is_outdated(watch)
        if so_far.fresh or so_far.dropped or unlearned:
            await self._learn(watch, so_far)
        await self._ingest.end(watch, found, so_far)

    async def _keep_posts(self, watch: Watch, posts: Items, so_far: ReadSoFar) -> None:
        begin = partial(self._ingest.drop_fingerprint, watch)
        async with aclosing(self._ingest.keep_posts(posts, so_far, begin)) as seen:
            async for _ in seen:
                pass
        if so_far.stopped and not so_far.fresh:
            raise so_far.stopped

    async def _learn(self, watch: Watch, so_far: ReadSoFar) -> None:
        """What cannot be learned from leaves the voice as it is; where there is none yet, it is told."""
        first = await self._cards.version(watch.blog) is None  # its first reading had broken off with the process
        outdated = await self._is_outdated(watch)
        try:
            await self._ingest.learn(watch.blog, so_far)
        except BlogError as error:
            if first:
                raise
            log.info("blog %d was not learned anew: %s", watch.blog.id, type(error).__name__)
        else:
            fresh, dropped = len(so_far.fresh), so_far.dropped
            log.info("blog %d was refreshed: %d posts new or changed, %d gone", watch.blog.id, fresh, dropped)
            await self._voices.renew(watch.blog)
        await self._tell_of_it(watch, first, outdated and not await self._is_outdated(watch))

    async def _is_outdated(self, watch: Watch) -> bool:
        version = await self._cards.version(watch.blog)
        return version is not None and version.card.is_outdated

    async def _tell_of_it(self, watch: Watch, first: bool, anew: bool) -> None:
        """That the rest was read, or the voice learned anew; what was done to drafts; and the first question that was
        never asked."""
        words = words_in(await self._people.language(watch.blog.owner) or self._language)
        question = await self._grown.question(watch.blog)
        unasked = question if question and question.message is None else None
        proposing = unasked is None and await self._is_private(watch)
        published = await self._grown.published.telling(watch.blog, words, proposing)
        if first or anew or unasked or published:
            read = f"{words.read_the_rest()} {words.now_write()}" if first else ""
            learned = words.learned_anew(watch.blog.title) if anew else ""
            told = published or Reply("")
            parts = (read, learned, told.text, await self._grown.describe(watch.blog, words))
            reply = Reply("\n\n".join(filter(None, parts)), buttons=told.buttons)
            reached = await self._tell(watch, with_question(reply, unasked, words) if unasked else reply, unasked)
            if published and reached:
                await self._grown.published.told(watch.blog)

    async def _is_private(self, watch: Watch) -> bool:
        """Whether nobody but the owner reads where the blog was registered."""
        room = await self._rooms(watch.room) if watch.room else None
        return room is not None and room.private

    async def _note_failure(self, watch: Watch, error: BlogError | None) -> None:
        failures = watch.failures + 1
        told = watch.told
        if error and failures >= DEAD and not told:
            words = words_in(await self._people.language(watch.blog.owner) or self._language)
            told = await self._tell(watch, Reply(words.blog_is_dead(watch.blog.title, error.sentence(words))))
        known = await self._blogs.glimpses(watch.blog)
        dates = [post.published for post in known.values() if post.published]
        due = next_refresh(self._now(), dates, failures)
        now = await self._blogs.watch(watch.blog) or watch  # it may have been registered again meanwhile
        await self._blogs.keep_watch(replace(now, failures=failures, told=told, due=due, looked=self._now()))

    async def _tell(self, watch: Watch, reply: Reply, question: OriginQuestion | None = None) -> bool:
        """Say something where the blog was registered. Whether that place is to be reached from here."""
        room = await self._rooms(watch.room) if watch.room else None
        if room is None:
            return False
        try:
            shown = await room.show(one(reply), watch.message)
        except Exception as error:  # a room that is gone: nobody is left to be told
            log.info("blog %d: its owner could not be told: %s", watch.blog.id, type(error).__name__)
            return True
        if question:
            await self._grown.remember(shown, question)
        return bool(shown)


def _job(watch: Watch) -> str:
    """The same for one blog and one time at which it is due."""
    due = watch.due.isoformat() if watch.due else ""
    return f"renew:{watch.blog.id}:{watch.blog.owner} {due}"


def _meant(job: str) -> tuple[int, str]:
    """The blog and its owner."""
    _, number, rest = job.split(":", 2)
    return int(number), rest.rpartition(" ")[0]


def _host(blog: Blog) -> str:
    return urlsplit(blog.address).hostname or blog.address
