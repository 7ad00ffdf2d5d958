"""Register a blog: read its posts, learn how they are written, show what was learned."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime

from bot.changes import changes
from bot.errors import BlogError, NoBlogThere, NoTextInside, NothingToLearn, OtherLanguage
from bot.model import Blog, Button, Gone, Post, Reply, Same, Skipped, Version
from bot.ports import Reader, Reading, Replies, Source, Store
from bot.telling import findings
from bot.wording import Wording
from styles import StyleCard, TooLittle, Unfamiliar, enough

FEW = 10  # posts: below this an author is recognised four times of five at best


@dataclass
class _Read:
    posts: list[Post]
    skipped: list[Skipped]
    stopped: BlogError | None = None  # why reading ended before its end


class Library:
    """`most`: how many posts to read and learn from. `host`: where passages of them will be sent, empty for nowhere."""

    def __init__(
        self,
        readers: Sequence[Reader],
        store: Store,
        learn: Callable[[Sequence[Post]], Awaitable[StyleCard]],
        host: str,
        most: int,
        now: Callable[[], datetime],
    ) -> None:
        self._readers = readers
        self._store = store
        self._learn = learn
        self._host = host
        self._most = most
        self._now = now

    async def register(
        self, person: str, source: Source, words: Wording, learned: Callable[[Blog], None] = lambda blog: None
    ) -> Replies:
        """Progress, then what was learned, and of which blog. Raises BlogError, with nothing stored changed."""
        name = source if isinstance(source, str) else ", ".join(f.name for f in source[:3])
        yield Reply(words.looking(name))
        reading = await self._find(source)
        blog = replace(reading.blog, owner=person, title=reading.blog.title or words.my_files())
        read = _Read([], [])
        async with aclosing(self._read(reading, read)) as seen:
            async for done in seen:
                yield Reply(words.reading(done, max(done, reading.count)))
        if not read.posts:
            raise read.stopped or NothingToLearn(blog.title, tuple(read.skipped))
        yield Reply(words.learning(len(read.posts)))
        kept, card, before = await self._keep(blog, read)
        learned(kept)
        in_use = (await self._store.blogs(person))[0]
        yield self._learned(kept, card, before, read, in_use, words)

    async def _find(self, source: Source) -> Reading:
        for reader in self._readers:
            if reading := await reader.find(source):
                return reading
        raise NoBlogThere(source) if isinstance(source, str) else NoTextInside(source[0].name)

    async def _read(self, reading: Reading, read: _Read) -> AsyncGenerator[int, None]:
        """Read into `read`; yields how many have been seen so far."""
        seen = 0
        try:
            async with aclosing(reading.posts) as posts:
                async for post in posts:
                    if isinstance(post, Same | Gone):
                        continue
                    seen += 1
                    if isinstance(post, Skipped):
                        read.skipped.append(post)
                    elif await asyncio.to_thread(enough, post):
                        read.posts.append(post)
                    else:
                        read.skipped.append(Skipped(post.title or post.url or post.key, "short"))
                    yield seen
        except BlogError as error:
            read.stopped = error

    async def _keep(self, blog: Blog, read: _Read) -> tuple[Blog, StyleCard, Version | None]:
        """Store the posts and learn from all there are of this blog, earlier ones included; the card before, too.

        The person's own rules go over to the new card; where nothing changed, there is no new version.
        """
        known = {b.address: b for b in await self._store.blogs(blog.owner) if b.kind == blog.kind}.get(blog.address)
        earlier = await self._store.posts(known) if known else ()
        fresh = {p.key for p in read.posts}
        posts = [*read.posts, *(p for p in earlier if p.key not in fresh)][: self._most]
        try:
            card = await self._learn(posts)
        except TooLittle as error:
            raise NothingToLearn(blog.title, tuple(read.skipped)) from error
        except Unfamiliar as error:
            raise OtherLanguage(blog.title) from error
        kept = await self._store.keep_blog(blog, use=blog.kind != "files")
        await self._store.keep_posts(kept, read.posts)
        before = await self._store.version(kept)
        if before is None:
            await self._store.keep_card(kept, card, self._now())
            return kept, card, None
        card = replace(card, rules=before.card.rules)
        if card != before.card:
            await self._store.keep_card(kept, card, self._now(), before.number)
        return kept, card, before

    def _learned(
        self, blog: Blog, card: StyleCard, before: Version | None, read: _Read, in_use: Blog, words: Wording
    ) -> Reply:
        parts = [
            words.learned_from(blog.title, card.posts, card.characters, read.skipped),
            "\n".join(f"- {line}" for line in findings(card, words)),
            words.what_changed(changes(before.card, card, words)) if before else "",
            words.rules_stay(len(card.rules)) if card.rules else "",
            words.broke_off_reading(read.stopped.said(words)) if read.stopped else "",
            words.only_few(card.posts) if card.posts < FEW else "",
            words.passages_go_to(self._host),
            words.now_write() if in_use.id == blog.id else words.still_writes_as(in_use.title),
        ]
        other = () if in_use.id == blog.id else (Button(words.write_as_this(), f"/blogs id{blog.id}"),)
        return Reply("\n\n".join(p for p in parts if p), buttons=other)
