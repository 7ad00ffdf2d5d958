"""What is kept while a blog is read, and what its watch says afterwards."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.blogs.ingest import LONGEST_POST, Ingest, ReadSoFar
from bot.blogs.learning_queue import LearningQueue
from bot.errors import Unreachable
from bot.model import Blog, Gone, Post, Same, Skipped, Watch
from bot.ports import FoundBlog, Items
from tests.support.people import Stage, study
from tests.support.posts import CHATTY

KONG = Blog("feed", "https://kong.example", "kong", "fake:ann")
AWAY = Unreachable("kong.example", 503)


async def listed(items: Sequence[Post | Same | Gone]) -> Items:
    for item in items:
        yield item


async def read(stage: Stage, *items: Post | Same | Gone) -> tuple[ReadSoFar, Sequence[Watch | None]]:
    """What a reading comes to that finds these, and its watch after each of them."""
    so_far, watches = ReadSoFar(), list[Watch | None]()

    async def begin() -> Watch:
        return await stage.ingest.begin(KONG, "", "room", "fake:1")

    async with aclosing(stage.ingest.keep_posts(listed(items), so_far, begin)) as seen:
        async for _ in seen:
            watches.append(so_far.watch and await stage.store.blogs.watch(so_far.watch.blog))
    return so_far, watches


async def ended(stage: Stage, so_far: ReadSoFar) -> Watch:
    """The watch once that has been learned from."""
    assert so_far.watch
    await stage.ingest.drop(so_far.watch.blog, so_far)
    await stage.ingest.end(so_far.watch, FoundBlog(so_far.watch.blog, 0, lambda known: listed(()), "봉인"), so_far)
    watch = await stage.store.blogs.watch(so_far.watch.blog)
    assert watch
    return watch


async def test_what_is_too_short_is_named_as_its_author_knows_it(stage: Stage) -> None:
    titled = Post("1", "메모", "짧아요.", "https://kong.example/1")
    so_far, _ = await read(stage, titled, Post("2", "", "짧다.", "https://kong.example/2"), Post("3", "", "짧지?"))
    assert so_far.skipped == [Skipped(name, "short") for name in ("메모", "https://kong.example/2", "3")]
    assert (so_far.seen, so_far.kept, so_far.fresh) == (3, 0, ["1", "2", "3"])


async def test_what_is_known_counts_as_read_and_what_is_gone_does_not(stage: Stage) -> None:
    so_far, _ = await read(stage, Same("1"), Same("2"), Gone("3"))
    assert (so_far.seen, so_far.kept, so_far.gone) == (2, 2, ["3"])


async def test_a_long_reading_is_not_taken_up_by_another_process_while_it_goes_on(stage: Stage) -> None:
    _, watches = await read(stage, *(Post(f"{n}", "글", f"{n}") for n in range(201)))
    due = [watch.due for watch in watches if watch and watch.due]
    assert [n for n, (before, now) in enumerate(pairwise(due), 2) if now > before] == [100, 200]


async def test_a_blog_is_begun_unread_and_not_the_one_in_use_where_there_is_another(stage: Stage) -> None:
    used = await stage.store.blogs.keep_blog(Blog("feed", "https://other.example", "", "fake:ann"))
    _, [watch] = await read(stage, CHATTY[0])
    assert watch
    assert (watch.fingerprint, watch.whole, watch.room, watch.message) == ("", False, "room", "fake:1")
    assert await stage.store.blogs.blogs("fake:ann") == [used, watch.blog]


async def test_of_a_post_without_end_no_more_is_kept_than_of_a_book(stage: Stage) -> None:
    endless = Post("book", "책", "오늘은 비가 왔어요.\n" * 50_000)
    so_far, _ = await read(stage, endless)
    assert so_far.watch
    [kept] = await stage.store.blogs.posts(so_far.watch.blog)
    assert kept.markdown == endless.markdown[:LONGEST_POST]


async def test_a_reading_that_broke_off_drops_nothing_and_waits_twice_as_long(stage: Stage) -> None:
    so_far, _ = await read(stage, *CHATTY)
    whole = await ended(stage, so_far)
    so_far, _ = await read(stage, Same(CHATTY[0].key), Gone(CHATTY[1].key))
    so_far.stopped = AWAY
    began = stage._now()
    for _ in range(2):
        broken = await ended(stage, so_far)
    assert (whole.fingerprint, whole.whole, broken.fingerprint, broken.whole) == ("봉인", True, "", True)
    assert whole.due
    assert broken.due
    assert broken.due - began > 1.5 * (whole.due - began)
    assert len(await stage.store.blogs.posts(whole.blog)) == len(CHATTY)


async def test_a_list_is_looked_at_again_until_what_is_gone_was_missed_twice(stage: Stage) -> None:
    await read(stage, *CHATTY)
    for fingerprint, left in (("", 8), ("봉인", 7)):
        so_far, _ = await read(stage, Same(CHATTY[0].key), Gone(CHATTY[1].key))
        watch = await ended(stage, so_far)
        assert watch.fingerprint == fingerprint
        assert len(await stage.store.blogs.posts(watch.blog)) == left


async def test_a_blog_whose_reading_broke_off_is_no_whole_one_when_it_is_begun_again(stage: Stage) -> None:
    await read(stage, *CHATTY[:3])
    assert not (await stage.ingest.begin(KONG, "", "room", "fake:2")).whole
    await ended(stage, (await read(stage, *CHATTY))[0])
    assert (await stage.ingest.begin(KONG, "", "room", "fake:3")).whole


async def test_what_is_never_due_is_not_due_after_it_was_read(stage: Stage) -> None:
    so_far = ReadSoFar()
    so_far.watch = await stage.ingest.begin(replace(KONG, kind="files"), "", "room", "fake:1")
    assert (await ended(stage, so_far)).due is None


@pytest.mark.parametrize(("fresh", "dropped", "told"), [([], 0, True), (["1"], 0, False), ([], 1, False)])
async def test_what_brought_nothing_new_is_done_with_and_all_else_when_it_is_learned(
    stage: Stage, fresh: list[str], dropped: int, told: bool
) -> None:
    done: list[Blog] = []

    async def learned(blog: Blog) -> None:
        done.append(blog)

    blogs, analyses = stage.store.blogs, stage.store.analyses
    queue = LearningQueue(1, time.monotonic)
    ingest = Ingest(blogs, stage.store.cards, analyses, study, stage.grown, queue, stage.limits, 5, stage._now, learned)
    watch = await ingest.begin(KONG, "", "room", "fake:1")
    found = FoundBlog(watch.blog, 0, lambda known: listed(()), "봉인")
    await ingest.end(watch, found, ReadSoFar(fresh=fresh, dropped=dropped))
    assert done == [watch.blog] * told


async def test_a_voice_that_has_not_changed_is_kept_once(stage: Stage) -> None:
    so_far, _ = await read(stage, *CHATTY[1:])
    assert so_far.watch
    blog = so_far.watch.blog
    _, before = await stage.ingest.learn(blog, so_far)
    assert before is None
    await stage.ingest.learn(blog, so_far)
    assert len(await stage.store.cards.versions(blog, 9)) == 1
    so_far, _ = await read(stage, CHATTY[0])
    card, before = await stage.ingest.learn(blog, so_far)
    assert before
    assert (before.card.posts, card.posts) == (7, 8)
    assert len(await stage.store.cards.versions(blog, 9)) == 2


class Turns(LearningQueue):
    """A queue that remembers how much was to be learned from."""

    def __init__(self) -> None:
        super().__init__(1, time.monotonic)
        self.sizes: list[int] = []

    @asynccontextmanager
    async def turn(self, person: str, size: int, renewal: bool = False) -> AsyncIterator[None]:
        self.sizes.append(size)
        async with super().turn(person, size, renewal):
            yield


async def test_whoever_learns_from_few_posts_waits_for_these_alone(stage: Stage) -> None:
    so_far, _ = await read(stage, *CHATTY)
    assert so_far.watch
    queue, blogs, analyses = Turns(), stage.store.blogs, stage.store.analyses
    ingest = Ingest(blogs, stage.store.cards, analyses, study, stage.grown, queue, stage.limits, 5, stage._now)
    for most in (3, None):
        card, _ = await ingest.learn(so_far.watch.blog, so_far, most)
        assert card.posts == (most or 5)
    newest = await blogs.posts(so_far.watch.blog)
    assert queue.sizes == [sum(len(post.markdown) for post in newest[:most]) for most in (3, 5)]
