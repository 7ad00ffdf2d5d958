"""Read a blog and keep what was read, post by post, so that nothing is read twice; then learn from it."""

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence, Set
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.blogs.grown_posts import GrownPosts, as_skipped
from bot.blogs.learning_queue import LearningQueue
from bot.blogs.refresh_schedule import next_refresh
from bot.errors import BlogError, NothingToLearn
from bot.errors.other_language import OtherLanguage
from bot.model import Blog, Gone, MessageId, Post, Same, Skipped, Version, Watch
from bot.people.costs.limits import HoldsTooMuch, Limits
from bot.ports import FoundBlog, Items
from bot.stores import Analyses, Blogs, Cards, KeptAnalysis
from bot.stores.outdated import Outdated
from styles import StyleCard, TooLittle, Unfamiliar, enough

REMEMBERED = 20_000  # posts of which it is remembered whether they are long enough: some 3 MB
LONGEST_POST = 200_000  # characters that are kept of one: a book, of which more says nothing new of its author
LEASE = timedelta(hours=1)  # a reading that breaks off with the process is taken up after this

# What is known of posts, by their keys, goes in and comes back with what has been found out besides.
Study = Callable[[Sequence[Post], Mapping[str, KeptAnalysis]], Awaitable[tuple[StyleCard, Mapping[str, KeptAnalysis]]]]


@dataclass
class ReadSoFar:
    """What the reading of a blog has come to so far. `stopped`: why it ended before its end."""

    seen: int = 0
    kept: int = 0  # of these, posts that are kept and have enough text to learn from, as far as that is looked at
    fresh: list[str] = field(default_factory=list)  # keys of new and changed posts
    gone: list[str] = field(default_factory=list)
    dropped: int = 0  # of those that are gone
    skipped: list[Skipped] = field(default_factory=list)
    stopped: BlogError | None = None
    watch: Watch | None = None  # once there is a post to keep
    room: int | None = None  # bytes more that may be kept of its owner, once that is known
    first_voice: str = ""  # what was told of one that was learned from the newest posts, while others were read


async def nothing_more(blog: Blog) -> None:
    """Where nothing is to be done once a blog was learned from."""


class Ingest:
    """`most`: how many posts to learn from. `queue`: who is learned from next. `learned`: what is to be done once
    a blog was learned from, or read with nothing new to learn from; it takes no time of its own."""

    def __init__(
        self,
        blogs: Blogs,
        cards: Cards,
        analyses: Analyses,
        learn: Study,
        grown: GrownPosts,
        queue: LearningQueue,
        limits: Limits,
        most: int,
        now: Callable[[], datetime],
        learned: Callable[[Blog], Awaitable[None]] = nothing_more,
    ) -> None:
        self._blogs = blogs
        self._cards = cards
        self._learned = learned
        self._analyses = analyses
        self._learn = learn
        self._grown = grown
        self._queue = queue
        self._limits = limits
        self._most = most
        self._now = now
        self._long: dict[bytes, bool] = {}

    async def begin(self, blog: Blog, proved: str, room: str, message: MessageId) -> Watch:
        """Keep a blog whose owner says that it is theirs. What is known of it already stays, but for its
        fingerprint, which it gets when all that is read has been learned from."""
        kept = await self._blogs.keep_blog(blog, use=False)
        known = await self._blogs.watch(kept)
        declared = known.declared if known else self._now()
        due = None if blog.kind == "files" else self._now() + LEASE
        whole = known is not None and known.whole
        return await self.drop_fingerprint(Watch(kept, declared, proved, "", whole, due, room=room, message=message))

    async def drop_fingerprint(self, watch: Watch) -> Watch:
        """Have the list of a blog read to its end the next time, whatever happens to this reading."""
        opened = replace(watch, fingerprint="")
        await self._blogs.keep_watch(opened)
        return opened

    async def keep_posts(
        self, posts: Items, so_far: ReadSoFar, begin: Callable[[], Awaitable[Watch]]
    ) -> AsyncGenerator[int, None]:
        """Keep each post as it comes; yields how many have been seen so far. What breaks it off stands in `so_far`."""
        try:
            async with aclosing(posts):
                async for item in posts:
                    await self._take(item, so_far, begin)
                    yield so_far.seen
        except BlogError as error:
            so_far.stopped = error

    async def _take(
        self, item: Post | Skipped | Same | Gone, so_far: ReadSoFar, begin: Callable[[], Awaitable[Watch]]
    ) -> None:
        so_far.seen += not isinstance(item, Gone)
        match item:
            case Gone(key):
                so_far.gone.append(key)
            case Skipped():
                so_far.skipped.append(item)
            case Same():
                so_far.watch = so_far.watch or await begin()
                so_far.kept += 1
            case Post():
                item = replace(item, markdown=item.markdown[:LONGEST_POST])
                so_far.watch = so_far.watch or await begin()
                await self._make_room(so_far, so_far.watch.blog.owner, item)
                await self._blogs.keep_posts(so_far.watch.blog, [item])
                so_far.fresh.append(item.key)
                if await asyncio.to_thread(self._is_long, item):
                    so_far.kept += 1
                else:
                    so_far.skipped.append(Skipped(item.title or item.url or item.key, "short"))
                if len(so_far.fresh) % 100 == 0 and so_far.watch.due:
                    await self._blogs.keep_watch(replace(so_far.watch, due=self._now() + LEASE))

    async def _make_room(self, so_far: ReadSoFar, owner: str, post: Post) -> None:
        """Raises HoldsTooMuch where no more may be kept."""
        room = await self._limits.room(owner) if so_far.room is None else so_far.room
        so_far.room = room - len(post.markdown.encode(errors="replace"))
        if so_far.room < 0:
            raise HoldsTooMuch(self._limits.rules.megabytes.person, everybody=False)

    async def drop(self, blog: Blog, so_far: ReadSoFar) -> None:
        """Drop the posts that are gone, where this was the second time in a row that they were missed."""
        if so_far.stopped is None:
            so_far.dropped = await self._blogs.miss(blog, so_far.gone)

    async def end(self, watch: Watch, found: FoundBlog, so_far: ReadSoFar) -> None:
        """Note how a reading ended that has been learned from, and when to look again."""
        now = await self._blogs.watch(watch.blog) or watch  # it may have been registered again meanwhile
        whole = now.whole or so_far.stopped is None
        # Until a post that is gone has been missed twice, its list must be looked at again.
        fingerprint = found.fingerprint if so_far.stopped is None and so_far.dropped == len(so_far.gone) else ""
        known = await self._blogs.glimpses(watch.blog)
        dates = [post.published for post in known.values() if post.published]
        due = watch.due and next_refresh(self._now(), dates, int(so_far.stopped is not None), found.min_refresh_seconds)
        await self._blogs.keep_watch(
            replace(now, whole=whole, fingerprint=fingerprint, due=due, failures=0, told=False, looked=self._now())
        )
        if not (so_far.fresh or so_far.dropped):
            await self._learned(watch.blog)

    async def learn(
        self, blog: Blog, so_far: ReadSoFar, most: int | None = None, renewal: bool = False
    ) -> tuple[StyleCard, Version | None]:
        """Study from all posts there are of a blog, and keep what was learned; the card before, too.

        Posts that grew from drafts of ours are left out, but for what their author added. The person's own rules go
        over to the new card; where nothing changed, there is no new version. `most`: from no more than so many of the
        newest; `renewal`: whoever waits for their first voice goes first. Raises NothingToLearn, OtherLanguage and
        TooHard.
        """
        wholly, most = most is None, self._most if most is None else most
        long = await self._long_posts(blog, set(so_far.fresh))
        size = sum(len(post.markdown) for post in long[:most])
        async with self._queue.turn(blog.owner, size, renewal):
            card = await self._card(blog, long, so_far, most)
        card, before = await self._keep(blog, card)
        if wholly:
            await self._learned(blog)
        return card, before

    async def _keep(self, blog: Blog, learned: StyleCard) -> tuple[StyleCard, Version | None]:
        while True:
            before = await self._cards.version(blog)
            card = replace(learned, rules=before.card.rules) if before else learned
            number, over = (before.number, before.id) if before else (None, 0)
            with contextlib.suppress(Outdated):  # a rule of theirs has come meanwhile
                if before is None or card != before.card:
                    await self._cards.keep_card(blog, card, self._now(), number, over)
                return card, before

    async def _card(self, blog: Blog, long: Sequence[Post], so_far: ReadSoFar, most: int) -> StyleCard:
        out = await self._grown.find(blog, long, set(so_far.fresh))
        posts = [post for post in long if post.key not in out]
        skipped = (*so_far.skipped, *as_skipped(long, out))
        try:
            if not posts:
                raise NothingToLearn(blog.title, skipped)
            known = await self._analyses.analyses(blog)
            added = await self._grown.published.added(blog, posts[:most], {post.key for post in long})
            card, fresh = await self._learn([*posts[:most], *added], known)
        except TooLittle as error:
            raise NothingToLearn(blog.title, skipped) from error
        except Unfamiliar as error:
            raise OtherLanguage(blog.title, error.language) from error
        await self._analyses.keep_analyses(blog, fresh)
        await self._analyses.drop_analyses(blog, sorted(known.keys() - {post.key for post in posts[: self._most]}))
        return card

    async def _long_posts(self, blog: Blog, fresh: Set[str]) -> list[Post]:
        """Those with enough text to learn from, the newest first."""
        posts = await self._blogs.posts(blog)
        if blog.kind == "files":  # without dates, those sent last are the newest
            posts = sorted(posts, key=lambda post: post.key not in fresh)
        return await asyncio.to_thread(lambda: [post for post in posts if self._is_long(post)])

    def _is_long(self, post: Post) -> bool:
        """Whether there is enough to learn from; a text that is known is not taken apart again."""
        key = hashlib.blake2b(post.markdown.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        known = self._long.pop(key, None)
        self._long[key] = enough(post) if known is None else known
        while len(self._long) > REMEMBERED:
            del self._long[next(iter(self._long))]
        return self._long[key]
