"""Offer people a voice of its own for a topic on which they write otherwise, and learn it where they want it."""

import logging
import re
from collections.abc import Awaitable, Callable, Sequence

from bot.blogs.ingest import Ingest, ReadSoFar
from bot.card.card_summary import card_summary
from bot.errors import BotError
from bot.model import NOT_LEARNED, Blog, Button, Origin, Post, Reply, Version
from bot.people.costs.limits import Limits
from bot.ports import Replies
from bot.stores import Blogs, Origins
from bot.wording import Wording
from styles.learning.shown.topics import LEAST, Topic

FindTopic = Callable[[Sequence[Post]], Awaitable[Topic | None]]  # on which their author writes otherwise than elsewhere

REMEMBERED = 1_000  # versions of cards of which it is remembered what is offered with them
TIMES_MISSED = 2  # in a row, until a post is dropped
_MOST_SAID = 64  # bytes that a button says

log = logging.getLogger(__name__)


class SeparateVoices:
    """A voice of its own is a blog beside the one that it comes from, with the posts on its topic; it goes with it."""

    def __init__(self, blogs: Blogs, origins: Origins, ingest: Ingest, limits: Limits, find: FindTopic) -> None:
        self._blogs = blogs
        self._origins = origins
        self._ingest = ingest
        self._limits = limits
        self._find = find
        self._found: dict[int, Topic | None] = {}

    async def offer(self, blog: Blog, version: Version, words: Wording) -> Reply | None:
        """The topic that sounds otherwise, with a button to learn it; None where there is none, or it has a voice.

        Takes some seconds the first time. Raises TooHard.
        """
        topic = await self._topic(blog, version)
        if topic is None or len(_says(blog, topic).encode()) > _MOST_SAID:
            return None
        if _address(blog, topic.name) in [voice.address for voice in await self._voices(blog)]:
            return None
        button = Button(words.separate_voice_button(topic.name), _says(blog, topic))
        return Reply(words.separate_voice(topic.name, topic.posts), buttons=(button,))

    async def _topic(self, blog: Blog, version: Version) -> Topic | None:
        if version.id not in self._found:
            posts = await self._own_posts(blog)
            self._found[version.id] = await self._find(posts) if any(post.tags for post in posts) else None
            while len(self._found) > REMEMBERED:
                del self._found[next(iter(self._found))]
        return self._found[version.id]

    async def learn(
        self, person: str, blog_id: int, topic: str, words: Wording, learned: Callable[[Blog], None]
    ) -> Replies:
        """Progress, then what was learned. Raises BlogError, TooManyBlogs and HoldsTooMuch."""
        blog = await self._blogs.blog(blog_id, person)
        posts = [post for post in await self._own_posts(blog) if topic in post.tags] if blog else []
        if blog is None or len(posts) < LEAST:
            yield Reply(words.no_such_topic())
            return
        self._limits.check_blogs(person, len(await self._blogs.blogs(person)))
        await self._limits.room(person)
        yield Reply(words.learning(len(posts)))
        title = words.voice_of(blog.title, topic)
        is_new = _address(blog, topic) not in [one.address for one in await self._voices(blog)]
        voice = await self._blogs.keep_blog(Blog("files", _address(blog, topic), title, person), use=False)
        try:
            await self._keep(voice, posts)
            card, _ = await self._ingest.learn(voice, ReadSoFar())
        except BaseException:  # also where they stopped it: without a card it is no voice
            if is_new:
                await self._blogs.forget_blog(voice)
            raise
        learned(voice)
        told = (words.learned_from(title, card.posts, card.characters, ()), *card_summary(card, words)[:3])
        use = Button(words.write_as_this(), f"/blogs id{voice.id}")
        in_use = (await self._blogs.blogs(person))[0]
        yield Reply("\n".join((*told, "", words.still_writes_as(in_use.title))), buttons=(use,))

    async def renew(self, blog: Blog) -> None:
        """Learn the voices that come from this blog anew, where posts on their topics are new, changed or gone."""
        voices = await self._voices(blog)
        posts = await self._own_posts(blog) if voices else []
        for voice in voices:
            topic = voice.address.removeprefix(_address(blog, ""))
            known = {post.key: post for post in await self._blogs.posts(voice)}
            own = [post for post in posts if topic in post.tags]
            fresh = [post for post in own if known.get(post.key) != post]
            gone = known.keys() - {post.key for post in own}
            if fresh or gone:
                await self._keep(voice, fresh)
                for _ in range(TIMES_MISSED):
                    await self._blogs.miss(voice, list(gone))
                await self._learn_anew(voice, [post.key for post in fresh])

    async def _keep(self, voice: Blog, posts: Sequence[Post]) -> None:
        """Posts that are known to be their author's own, so that nobody is asked about them once more."""
        await self._blogs.keep_posts(voice, posts)
        await self._origins.keep_origins(voice, [Origin(post.key, "no") for post in posts])

    async def _learn_anew(self, voice: Blog, fresh: list[str]) -> None:
        try:
            await self._ingest.learn(voice, ReadSoFar(fresh=fresh), renewal=True)
        except BotError as error:
            log.info("voice %d was not learned anew: %s", voice.id, type(error).__name__)

    async def _voices(self, blog: Blog) -> list[Blog]:
        every = await self._blogs.blogs(blog.owner)
        return [one for one in every if one.kind == "files" and one.address.startswith(_address(blog, ""))]

    async def _own_posts(self, blog: Blog) -> list[Post]:
        origins = await self._origins.origins(blog)
        grown = {one.key for one in origins.values() if one.provenance in NOT_LEARNED}
        return [post for post in await self._blogs.posts(blog) if post.key not in grown]


def _address(blog: Blog, topic: str) -> str:
    """Of the voice for a topic; storage.people.belongings knows it too."""
    return f"voice-of id{blog.id} {topic}"


def _says(blog: Blog, topic: Topic) -> str:
    return f"/register voice-of id{blog.id} {topic.name}"


def wanted_voice(wish: str) -> tuple[int, str] | None:
    """What such a button says: 'voice-of id12 여행' -> (12, '여행'); None for anything else."""
    found = re.fullmatch(r"voice-of id([0-9]{1,9}) ([^\n]{1,40})", wish.strip()[:_MOST_SAID])
    return (int(found[1]), found[2]) if found else None
