"""Read a blog and keep what was read, post by post, so that nothing is read twice; then learn from it."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.blogs.refresh_schedule import next_look
from bot.errors import BlogError, NothingToLearn, OtherLanguage
from bot.model import Blog, Gone, MessageId, Post, Same, Skipped, Version, Watch
from bot.ports import Reading, Store
from styles import StyleCard, TooLittle, Unfamiliar, enough

LEASE = timedelta(hours=1)  # a reading that breaks off with the process is taken up after this


@dataclass
class Read:
    """What a reading has come to so far. `stopped`: why it ended before its end."""

    seen: int = 0
    fresh: list[str] = field(default_factory=list)  # keys of new and changed posts
    gone: list[str] = field(default_factory=list)
    dropped: int = 0  # of those that are gone
    skipped: list[Skipped] = field(default_factory=list)
    stopped: BlogError | None = None
    watch: Watch | None = None  # once there is a post to keep


class Gathering:
    """`most`: how many posts to learn from."""

    def __init__(
        self,
        store: Store,
        learn: Callable[[Sequence[Post]], Awaitable[StyleCard]],
        most: int,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._learn = learn
        self._most = most
        self._now = now

    async def begin(self, blog: Blog, proved: str, room: str, message: MessageId) -> Watch:
        """Keep a blog whose owner says that it is theirs. What is known of it already stays, but for its seal, which it
        gets when all that is read has been learned from."""
        kept = await self._store.keep_blog(blog, use=False)
        known = await self._store.watch(kept)
        declared = known.declared if known else self._now()
        due = None if blog.kind == "files" else self._now() + LEASE
        whole = known is not None and known.whole
        return await self.unseal(Watch(kept, declared, proved, "", whole, due, room=room, message=message))

    async def unseal(self, watch: Watch) -> Watch:
        opened = replace(watch, seal="")
        await self._store.keep_watch(opened)
        return opened

    async def read(
        self, reading: Reading, read: Read, begin: Callable[[], Awaitable[Watch]]
    ) -> AsyncGenerator[int, None]:
        """Keep each post as it comes; yields how many have been seen so far."""
        try:
            async with aclosing(reading.posts) as posts:
                async for item in posts:
                    await self._take(item, read, begin)
                    yield read.seen
        except BlogError as error:
            read.stopped = error

    async def _take(
        self, item: Post | Skipped | Same | Gone, read: Read, begin: Callable[[], Awaitable[Watch]]
    ) -> None:
        read.seen += not isinstance(item, Gone)
        match item:
            case Gone(key):
                read.gone.append(key)
            case Skipped():
                read.skipped.append(item)
            case Same():
                read.watch = read.watch or await begin()
            case Post():
                read.watch = read.watch or await begin()
                await self._store.keep_posts(read.watch.blog, [item])
                read.fresh.append(item.key)
                if not await asyncio.to_thread(enough, item):
                    read.skipped.append(Skipped(item.title or item.url or item.key, "short"))
                if len(read.fresh) % 100 == 0 and read.watch.due:
                    await self._store.keep_watch(replace(read.watch, due=self._now() + LEASE))

    async def drop(self, blog: Blog, read: Read) -> None:
        """Drop the posts that are gone, where this was the second time in a row that they were missed."""
        if read.stopped is None:
            read.dropped = await self._store.miss(blog, read.gone)

    async def end(self, watch: Watch, reading: Reading, read: Read) -> None:
        """Note how a reading ended that has been learned from, and when to look again."""
        now = await self._store.watch(watch.blog) or watch  # it may have been registered again meanwhile
        whole = now.whole or read.stopped is None
        # Until a post that is gone has been missed twice, its list must be looked at again.
        seal = reading.seal if read.stopped is None and read.dropped == len(read.gone) else ""
        glimpses = await self._store.glimpses(watch.blog)
        dates = [glimpse.published for glimpse in glimpses.values() if glimpse.published]
        due = watch.due and next_look(self._now(), dates, int(read.stopped is not None), reading.rest)
        await self._store.keep_watch(replace(now, whole=whole, seal=seal, due=due, failures=0, told=False))

    async def learn(self, blog: Blog, read: Read) -> tuple[StyleCard, Version | None]:
        """Learn from all posts there are of a blog, and keep what was learned; the card before, too.

        The person's own rules go over to the new card; where nothing changed, there is no new version. Raises
        NothingToLearn and OtherLanguage.
        """
        posts = await self._store.posts(blog)
        fresh = set(read.fresh)
        if blog.kind == "files":  # without dates, those sent last are the newest
            posts = sorted(posts, key=lambda post: post.key not in fresh)
        posts = (await asyncio.to_thread(lambda: [post for post in posts if enough(post)]))[: self._most]
        try:
            if not posts:
                raise NothingToLearn(blog.title, tuple(read.skipped))
            card = await self._learn(posts)
        except TooLittle as error:
            raise NothingToLearn(blog.title, tuple(read.skipped)) from error
        except Unfamiliar as error:
            raise OtherLanguage(blog.title, error.language) from error
        before = await self._store.version(blog)
        if before is None:
            await self._store.keep_card(blog, card, self._now())
            return card, None
        card = replace(card, rules=before.card.rules)
        if card != before.card:
            await self._store.keep_card(blog, card, self._now(), before.number)
        return card, before
