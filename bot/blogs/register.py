"""Register a blog: read its posts, learn how they are written, show what was learned."""

import logging
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime

from bot.blogs.ingest import Gathering, Read
from bot.blogs.ownership import Ownership
from bot.card.card_diff import changes
from bot.card.card_summary import card_summary
from bot.errors import BlogError, NoBlogThere, NoTextInside, NothingToLearn, NotProved, NotWelcome
from bot.model import Blog, Button, Known, MessageId, Reply, Version, Watch
from bot.ports import NOTHING, Blogs, Cards, Reader, Reading, Replies, Source
from bot.wording import Wording
from styles import StyleCard

FEW = 10  # posts: below this an author is recognised four times of five at best

log = logging.getLogger(__name__)


class Library:
    """`host`: where passages of posts will be sent, empty for nowhere."""

    def __init__(
        self,
        readers: Sequence[Reader],
        blogs: Blogs,
        cards: Cards,
        gathering: Gathering,
        ownership: Ownership,
        host: str,
        now: Callable[[], datetime],
    ) -> None:
        self._readers = readers
        self._blogs = blogs
        self._cards = cards
        self._gathering = gathering
        self._ownership = ownership
        self._host = host
        self._now = now

    async def register(
        self,
        person: str,
        source: Source,
        words: Wording,
        learned: Callable[[Blog], None] = lambda blog: None,
        room: str = "",
        message: MessageId = "",
    ) -> Replies:
        """Progress, then what was learned, and of which blog. Raises BlogError.

        A blog of which nothing could be learned is not kept, but for posts of one whose reading was stopped.
        """
        try:
            async with aclosing(self._registered(person, source, words, learned, room, message)) as replies:
                async for reply in replies:
                    yield reply
        except NotProved as wanted:
            yield Reply(wanted.said(words), buttons=(Button(words.code_is_there(), words.code_is_there()),))

    async def _registered(
        self,
        person: str,
        source: Source,
        words: Wording,
        learned: Callable[[Blog], None],
        room: str,
        message: MessageId,
    ) -> Replies:
        yield Reply(words.looking(source if isinstance(source, str) else ", ".join(f.name for f in source[:3])))
        reading, proved = await self._open(person, source)
        blog = replace(reading.blog, owner=person, title=reading.blog.title or words.my_files())
        read = Read()

        async def begin() -> Watch:
            return await self._gathering.begin(blog, proved, room, message)

        async with aclosing(self._gathering.read(reading, read, begin)) as seen:
            async for done in seen:
                yield Reply(words.reading(done, max(done, reading.count)))
        if read.watch is None and isinstance(read.stopped, NotWelcome) and isinstance(source, str):
            raise await self._wanted(person, source, proved, read.stopped) from read.stopped
        watch = read.watch or await self._unchanged(blog, read)
        yield Reply(words.learning(len(read.fresh) or len(await self._blogs.glimpses(watch.blog))))
        await self._gathering.drop(watch.blog, read)
        card, before = await self._learn(watch, read)
        await self._gathering.end(watch, reading, read)
        if blog.kind != "files":
            await self._blogs.use(watch.blog)
        learned(watch.blog)
        log.info("blog %d of %s was declared to be theirs and learned", watch.blog.id, person)
        yield await self._learned(watch, reading, card, before, read, words)

    async def leave(self, person: str, message: MessageId) -> None:
        """Read on no more what this message began and its person has stopped before there was a voice."""
        for blog in await self._blogs.blogs(person):
            watch = await self._blogs.watch(blog)
            if watch and watch.message == message and await self._cards.version(blog) is None:
                await self._blogs.keep_watch(replace(watch, due=None))

    async def waiting(self, person: str) -> str:
        """The address of the blog somebody was asked to prove last; empty if there is none."""
        return await self._ownership.waiting(person)

    # Finding it, and whose it is

    async def _open(self, person: str, source: Source) -> tuple[Reading, str]:
        """The blog, opened with what is known of it; and the address by which it was proved to be theirs, if it was."""
        if not isinstance(source, str):
            return await self.find(source), ""
        proved = source if await self._ownership.proved(person, source) else ""
        try:
            reading = await self.find(source, Known(proved=proved))
            if proved and not await self._ownership.is_still(person, source, reading.blog):
                raise await self._ownership.asked(person, reading.blog.address)
            known = await self._known(replace(reading.blog, owner=person), proved)
            if known.posts:
                await reading.posts.aclose()
                reading = await self.find(source, known)
        except NotWelcome as refused:
            raise await self._wanted(person, source, proved, refused) from refused
        return reading, proved

    async def _wanted(self, person: str, source: str, proved: str, refused: NotWelcome) -> BlogError:
        """The proof that is wanted of a blog that refuses programs: where this address was proved and leads to another
        that refuses them, of that one."""
        try:
            return await self._ownership.asked(person, f"https://{refused.host}" if proved else source, refused)
        except BlogError:  # it is a platform's own
            return refused

    async def again(self, blog: Blog, known: Known) -> Reading:
        """A blog that is kept, opened once more. Raises BlogError, also where its address leads to another by now."""
        reading = await self.find(blog.address, known)
        if not await self._ownership.is_still(blog.owner, blog.address, reading.blog):
            await reading.posts.aclose()
            raise NoBlogThere(blog.address)
        return reading

    async def find(self, source: Source, known: Known = NOTHING) -> Reading:
        """Raises BlogError where no reader makes a blog of it."""
        for reader in self._readers:
            if reading := await reader.find(source, known):
                return reading
        raise NoBlogThere(source) if isinstance(source, str) else NoTextInside(source[0].name)

    async def _known(self, blog: Blog, proved: str) -> Known:
        kept = await self._kept(blog)
        return Known("", await self._blogs.glimpses(kept), proved) if kept else Known(proved=proved)

    async def _kept(self, blog: Blog) -> Blog | None:
        same = (b for b in await self._blogs.blogs(blog.owner) if (b.kind, b.address) == (blog.kind, blog.address))
        return next(same, None)

    # Learning

    async def _unchanged(self, blog: Blog, read: Read) -> Watch:
        """A blog in which there was nothing to keep this time. Raises why."""
        kept = await self._kept(blog)
        watch = await self._blogs.watch(kept) if kept else None
        if watch is None or read.stopped:
            raise read.stopped or NothingToLearn(blog.title, tuple(read.skipped))
        return watch

    async def _learn(self, watch: Watch, read: Read) -> tuple[StyleCard, Version | None]:
        try:
            return await self._gathering.learn(watch.blog, read)
        except BlogError:
            if read.stopped is None and await self._cards.version(watch.blog) is None:
                await self._blogs.forget_blog(watch.blog)
            raise

    async def _learned(
        self, watch: Watch, reading: Reading, card: StyleCard, before: Version | None, read: Read, words: Wording
    ) -> Reply:
        blog = watch.blog
        in_use = (await self._blogs.blogs(blog.owner))[0]
        current = blog.kind != "files"
        parts = [
            words.learned_from(blog.title, card.posts, card.characters, read.skipped),
            "\n".join(f"- {line}" for line in card_summary(card, words)),
            words.what_changed(changes(before.card, card, words)) if before else "",
            words.rules_stay(len(card.rules)) if card.rules else "",
            words.broke_off_reading(read.stopped.said(words)) if read.stopped else "",
            words.newest_only(card.posts) if reading.newest_only else "",
            words.only_few(card.posts, current) if card.posts < FEW else "",
            words.declared(watch.declared, current, proved=bool(watch.proved)),
            words.passages_go_to(self._host),
            words.now_write() if in_use.id == blog.id else words.still_writes_as(in_use.title),
        ]
        other = () if in_use.id == blog.id else (Button(words.write_as_this(), f"/blogs id{blog.id}"),)
        return Reply("\n\n".join(p for p in parts if p), buttons=other)
