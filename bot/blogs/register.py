"""Register a blog: read its posts, learn how they are written, show what was learned."""

import logging
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.blogs.grown_posts import GrownPosts, with_question
from bot.blogs.ingest import Ingest, ReadSoFar
from bot.blogs.next_topic import suggestion
from bot.blogs.ownership import Ownership
from bot.card.card_diff import changes
from bot.card.card_summary import card_summary
from bot.errors import BlogError, NoBlogThere, NoTextInside, NothingToLearn, NotProved, NotWelcome
from bot.model import Blog, Button, Known, KnownPost, MessageId, OriginQuestion, Reply, Version, Watch
from bot.people.costs.limits import Limits
from bot.ports import NOTHING, FoundBlog, Reader, Replies, Source
from bot.stores import Blogs, Cards
from bot.wording import Wording
from styles import StyleCard

FEW = 10  # posts: below this an author is recognised four times of five at best
RECENT_TITLES = 10  # of posts, among which one is looked for that tells a kind
MANY = 15  # posts: of a blog that has more, the newest are learned from while the others are read

log = logging.getLogger(__name__)


async def find_blog(readers: Sequence[Reader], source: Source, known: Known = NOTHING) -> FoundBlog:
    """The blog that this is the address of, by the first reader that knows it. Raises BlogError where none does."""
    for reader in readers:
        if found := await reader.find(source, known):
            return found
    raise NoBlogThere(source) if isinstance(source, str) else NoTextInside(source[0].name)


def _is_time_for_a_voice(found: FoundBlog, so_far: ReadSoFar) -> bool:
    """Whether as many posts are there as it takes, of many more. Files are read at once."""
    return found.blog.kind != "files" and so_far.kept >= FEW and max(found.count, so_far.seen) > MANY


class _Unsure(Exception):
    """There is nothing to learn from as long as a question is open: `why`."""

    def __init__(self, why: NothingToLearn, question: OriginQuestion) -> None:
        super().__init__(why, question)
        self.why, self.question = why, question


class Registrar:
    """`host`: where passages of posts will be sent, empty for nowhere. `noted`: notes are made of posts there, too."""

    def __init__(
        self,
        readers: Sequence[Reader],
        blogs: Blogs,
        cards: Cards,
        ingest: Ingest,
        grown: GrownPosts,
        ownership: Ownership,
        limits: Limits,
        host: str,
        now: Callable[[], datetime],
        noted: bool = False,
    ) -> None:
        self._noted = noted
        self._readers = readers
        self._blogs = blogs
        self._cards = cards
        self._ingest = ingest
        self._grown = grown
        self._ownership = ownership
        self._limits = limits
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

        A blog of which nothing could be learned is not kept, but for posts of one whose reading was stopped. Where a
        crash broke it off, it may be begun again with the same `message`: no post is read twice.
        """
        try:
            async with aclosing(self._read_and_learn(person, source, words, learned, room, message)) as replies:
                async for reply in replies:
                    yield reply
        except NotProved as wanted:
            yield Reply(wanted.sentence(words), buttons=(Button(words.code_is_there(), words.code_is_there()),))
        except _Unsure as unsure:
            yield with_question(Reply(unsure.why.sentence(words)), unsure.question, words)

    async def _read_and_learn(
        self,
        person: str,
        source: Source,
        words: Wording,
        learned: Callable[[Blog], None],
        room: str,
        message: MessageId,
    ) -> Replies:
        yield Reply(words.looking(source if isinstance(source, str) else ", ".join(f.name for f in source[:3])))
        found, proved = await self._open(person, source)
        blog = replace(found.blog, owner=person, title=found.blog.title or words.my_files())
        await self._admit(blog)
        so_far = ReadSoFar()
        goes_on = await self._was_begun_by(blog, message)
        begin = partial(self._ingest.begin, blog, proved, room, message)
        posts = found.posts(await self._known(blog))
        async with (
            aclosing(self._ingest.keep_posts(posts, so_far, begin)) as seen,
            aclosing(self._read(seen, found, so_far, learned, words)) as replies,
        ):
            async for reply in replies:
                yield reply
        if so_far.watch is None and isinstance(so_far.stopped, NotWelcome) and isinstance(source, str):
            raise await self._proof_wanted(person, source, proved, so_far.stopped) from so_far.stopped
        watch = so_far.watch or await self._watch_of_unchanged(blog, so_far)
        count = len(so_far.fresh) or len(await self._blogs.glimpses(watch.blog))
        yield Reply(so_far.first_voice + words.learning(count))
        await self._ingest.drop(watch.blog, so_far)
        card, before = await self._learn(watch, so_far)
        await self._ingest.end(watch, found, so_far)
        if blog.kind != "files" and not so_far.first_voice:
            await self._blogs.use(watch.blog)
        learned(watch.blog)
        log.info("blog %d of %s was declared to be theirs and learned", watch.blog.id, person)
        before = None if goes_on or so_far.first_voice else before
        yield await self._what_was_learned(watch, found, card, before, so_far, words)

    async def _read(
        self,
        seen: AsyncGenerator[int, None],
        found: FoundBlog,
        so_far: ReadSoFar,
        learned: Callable[[Blog], None],
        words: Wording,
    ) -> Replies:
        """How far it is; of many posts the newest are learned from meanwhile, once."""
        tried = False
        async for done in seen:
            if not tried and _is_time_for_a_voice(found, so_far):
                tried = True
                await self._learn_first(found, so_far, learned, words)
            yield Reply(so_far.first_voice + words.reading(done, max(done, found.count)))

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

    async def _open(self, person: str, source: Source) -> tuple[FoundBlog, str]:
        """The blog; and the address by which it was proved to be theirs, if it was."""
        if not isinstance(source, str):
            return await self.find(source), ""
        proved = source if await self._ownership.is_proved(person, source) else ""
        try:
            found = await self.find(source, Known(proved=proved))
            if proved and not await self._ownership.is_still(person, source, found.blog):
                raise await self._ownership.proof_wanted(person, found.blog.address)
        except NotWelcome as refused:
            raise await self._proof_wanted(person, source, proved, refused) from refused
        return found, proved

    async def _proof_wanted(self, person: str, source: str, proved: str, refused: NotWelcome) -> BlogError:
        """The proof that is wanted of a blog that refuses programs: where this address was proved and leads to another
        that refuses them, of that one."""
        try:
            return await self._ownership.proof_wanted(person, f"https://{refused.host}" if proved else source, refused)
        except BlogError:  # it is a platform's own
            return refused

    async def find_again(self, blog: Blog, known: Known) -> FoundBlog:
        """A blog that is kept, opened once more. Raises BlogError, also where its address leads to another by now."""
        found = await self.find(blog.address, known)
        if not await self._ownership.is_still(blog.owner, blog.address, found.blog):
            raise NoBlogThere(blog.address)
        return found

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog:
        """The blog that this is the address of. Raises BlogError where no reader makes a blog of it."""
        return await find_blog(self._readers, source, known)

    async def _known(self, blog: Blog) -> Mapping[str, KnownPost]:
        kept = await self._kept_blog(blog)
        return await self._blogs.glimpses(kept) if kept else {}

    async def _admit(self, blog: Blog) -> None:
        """Raises TooManyBlogs where it would be one more than its owner may have, and HoldsTooMuch."""
        if await self._kept_blog(blog) is None:
            self._limits.check_blogs(blog.owner, len(await self._blogs.blogs(blog.owner)))
        await self._limits.room(blog.owner)

    async def _was_begun_by(self, blog: Blog, message: MessageId) -> bool:
        """Whether this very message began to register a blog, and something broke it off."""
        kept = await self._kept_blog(blog)
        watch = await self._blogs.watch(kept) if kept else None
        return watch is not None and bool(message) and watch.message == message

    async def _kept_blog(self, blog: Blog) -> Blog | None:
        same = (b for b in await self._blogs.blogs(blog.owner) if (b.kind, b.address) == (blog.kind, blog.address))
        return next(same, None)

    # Learning

    async def _watch_of_unchanged(self, blog: Blog, so_far: ReadSoFar) -> Watch:
        """A blog in which there was nothing to keep this time. Raises why."""
        kept = await self._kept_blog(blog)
        watch = await self._blogs.watch(kept) if kept else None
        if watch is None or so_far.stopped:
            raise so_far.stopped or NothingToLearn(blog.title, tuple(so_far.skipped))
        return watch

    async def _learn_first(
        self, found: FoundBlog, so_far: ReadSoFar, learned: Callable[[Blog], None], words: Wording
    ) -> None:
        """A first voice, to be written with while the others are read; none where there is one or none can be had."""
        if so_far.watch is None or await self._cards.version(so_far.watch.blog):
            return
        blog = so_far.watch.blog
        try:
            card, _ = await self._ingest.learn(blog, so_far, most=FEW)
        except BlogError:  # the others may have more to learn from
            return
        await self._blogs.use(blog)
        learned(blog)
        so_far.first_voice = words.first_voice(card.posts, max(0, found.count - so_far.seen)) + "\n\n"

    async def _learn(self, watch: Watch, so_far: ReadSoFar) -> tuple[StyleCard, Version | None]:
        try:
            return await self._ingest.learn(watch.blog, so_far, renewal=bool(so_far.first_voice))
        except BlogError as error:
            if so_far.stopped is None and await self._cards.version(watch.blog) is None:
                if isinstance(error, NothingToLearn) and (question := await self._grown.question(watch.blog)):
                    raise _Unsure(error, question) from error
                await self._blogs.forget_blog(watch.blog)
            raise

    async def _how_to_open_hidden(self, watch: Watch, so_far: ReadSoFar, words: Wording) -> str:
        """What to do about posts that their author keeps out of search engines; empty where there are none."""
        count = sum(one.why == "noindex" for one in so_far.skipped)
        if not count or watch.proved:
            return ""
        try:
            wanted = await self._ownership.proof_wanted(watch.blog.owner, watch.blog.address)
        except BlogError:  # it is a platform's own
            return ""
        return words.hidden_posts(count, wanted.code)

    async def _what_was_learned(
        self, watch: Watch, found: FoundBlog, card: StyleCard, before: Version | None, so_far: ReadSoFar, words: Wording
    ) -> Reply:
        blog, in_use = watch.blog, (await self._blogs.blogs(watch.blog.owner))[0]
        hidden = await self._how_to_open_hidden(watch, so_far, words)
        question, is_used = await self._grown.question(blog), in_use.id == blog.id
        newest = await self._blogs.newest_posts(blog, RECENT_TITLES) if is_used and not question else []
        first = suggestion(card, newest, words)
        published = await self._grown.published.told_at_once(blog, words) or Reply("")
        current = blog.kind != "files"
        parts = [
            words.learned_from(blog.title, card.posts, card.characters, so_far.skipped),
            "\n".join(f"- {line}" for line in card_summary(card, words)),
            words.what_changed(changes(before.card, card, words)) if before else "",
            words.rules_stay(len(card.rules)) if card.rules else "",
            words.broke_off_reading(so_far.stopped.sentence(words)) if so_far.stopped else "",
            hidden,
            words.newest_only(card.posts) if found.newest_only else "",
            words.only_few(card.posts, current) if card.posts < FEW else "",
            await self._grown.describe(blog, words),
            published.text,
            words.declared(watch.declared, current, proved=bool(watch.proved)),
            words.passages_go_to(self._host) + (f" {words.posts_are_noted(self._host)}" if self._noted else ""),
            words.now_write() if is_used else words.still_writes_as(in_use.title),
            first.text,
        ]
        other = () if is_used else (Button(words.write_as_this(), f"/blogs id{blog.id}"),)
        opens = (Button(words.code_is_there(), words.code_is_there()),) if hidden else ()
        reply = Reply("\n\n".join(filter(None, parts)), buttons=other + opens + first.buttons + published.buttons)
        return with_question(reply, question, words) if question else reply
