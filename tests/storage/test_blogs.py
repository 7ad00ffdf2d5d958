"""Blogs, their posts and their watches, on SQLite and on PostgreSQL alike."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from bot.errors import Forgotten
from bot.model import Blog, KnownPost, Post, Watch
from bot.stores import Store
from storage.column_types import clean
from styles import StyleCard
from tests.support.desk import ANN, BEN, NOON, WALK, Desk

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def kept(store: Store, owner: str = "fake:ann", address: str = "https://kong.example") -> Blog:
    return await store.blogs.keep_blog(Blog("feed", address, "콩이네", owner))


async def watched(store: Store, address: str, due: datetime | None) -> Watch:
    watch = Watch(await kept(store, address=address), NOW, due=due, room="fake:room", message="fake:1")
    await store.blogs.keep_watch(watch)
    return watch


async def test_a_blog_registered_again_is_the_same_blog_with_its_new_title(store: Store) -> None:
    before = await store.blogs.keep_blog(Blog("feed", "https://a.example/", "옛 제목", owner=ANN))
    after = await store.blogs.keep_blog(Blog("feed", "https://a.example/", "새 제목", owner=ANN))
    assert after == replace(before, title="새 제목")
    assert await store.blogs.blogs(ANN) == [after]


async def test_the_same_address_is_another_blog_for_another_person_or_kind(store: Store) -> None:
    one = Blog("feed", "same", "t", owner=ANN)
    kept = [await store.blogs.keep_blog(blog) for blog in (one, replace(one, kind="files"), replace(one, owner=BEN))]
    assert len({blog.id for blog in kept}) == 3
    assert await store.blogs.blogs(BEN) == [kept[2]]


async def test_the_blog_in_use_comes_first_and_then_the_newest(store: Store) -> None:
    a, b, c = [await store.blogs.keep_blog(Blog("feed", f"https://{n}.example/", n, owner=ANN)) for n in "abc"]
    assert await store.blogs.blogs(ANN) == [c, b, a]
    await store.blogs.use(a)
    assert await store.blogs.blogs(ANN) == [a, c, b]
    await store.blogs.keep_blog(b)
    assert await store.blogs.blogs(ANN) == [b, c, a]


async def test_a_blog_kept_without_use_leaves_the_choice_as_it_is(store: Store) -> None:
    a, b, c = [Blog("feed", f"https://{n}.example/", n, owner=ANN) for n in "abc"]
    a, b = await store.blogs.keep_blog(a, use=False), await store.blogs.keep_blog(b, use=False)
    assert await store.blogs.blogs(ANN) == [a, b]
    b = await store.blogs.keep_blog(replace(b, title="새 제목"), use=False)
    assert await store.blogs.blogs(ANN) == [a, b]
    c = await store.blogs.keep_blog(c)
    a = await store.blogs.keep_blog(a, use=False)
    assert await store.blogs.blogs(ANN) == [c, b, a]


async def test_a_blog_kept_without_use_is_the_one_in_use_where_there_is_no_other(store: Store) -> None:
    await store.people.speaks(ANN, "ko")
    a, b, c = [Blog("feed", f"https://{n}.example/", n, owner=ANN) for n in "abc"]
    a = await store.blogs.keep_blog(a, use=False)
    await store.blogs.forget_blog(a)
    b, c = await store.blogs.keep_blog(b, use=False), await store.blogs.keep_blog(c, use=False)
    assert await store.blogs.blogs(ANN) == [b, c]
    assert await store.people.language(ANN) == "ko"


async def test_a_blog_kept_without_use_leaves_in_use_the_one_that_followed_a_forgotten_one(store: Store) -> None:
    a, b, c, d = [Blog("feed", f"https://{n}.example/", n, owner=ANN) for n in "abcd"]
    a, b, c = [await store.blogs.keep_blog(blog) for blog in (a, b, c)]
    await store.blogs.forget_blog(c)
    assert await store.blogs.blogs(ANN) == [b, a]
    await store.blogs.keep_blog(a, use=False)
    d = await store.blogs.keep_blog(d, use=False)
    assert await store.blogs.blogs(ANN) == [b, d, a]


async def test_a_blog_is_found_by_its_number_by_its_owner_alone(ann: Desk, card: StyleCard) -> None:
    ben = await Desk.of(BEN, ann.store, card)
    assert await ann.store.blogs.blog(ann.blog.id, ANN) == ann.blog
    assert await ann.store.blogs.blog(ben.blog.id, BEN) == ben.blog
    assert await ann.store.blogs.blog(ann.blog.id, BEN) is None
    await ann.store.blogs.forget_blog(ann.blog)
    assert await ann.store.blogs.blog(ann.blog.id, ANN) is None


@pytest.mark.parametrize("number", [-1, 0, 99, 2**31, 2**63, 10**100])
async def test_a_number_that_names_nothing_finds_nothing(ann: Desk, number: int) -> None:
    await ann.draft()
    assert await ann.store.blogs.blog(number, ANN) is None
    assert await ann.store.drafts.draft(number, ANN) is None


async def test_nobody_can_use_the_blog_of_somebody_else(store: Store) -> None:
    blog = await store.blogs.keep_blog(Blog("feed", "https://a.example/", "t", owner=ANN))
    with pytest.raises(Forgotten):
        await store.blogs.use(replace(blog, owner=BEN))
    assert await store.blogs.blogs(BEN) == []


async def test_posts_come_newest_first_and_those_without_a_date_last(ann: Desk) -> None:
    old, new = (replace(WALK, key=f"{days}", published=NOON + timedelta(days)) for days in (0, 1))
    undated = replace(WALK, key="undated")
    await ann.store.blogs.keep_posts(ann.blog, [old, undated, new])
    assert await ann.store.blogs.posts(ann.blog) == [new, old, undated]


async def test_the_newest_posts_come_with_their_front_matter(ann: Desk) -> None:
    days = [NOON + timedelta(days=n) for n in range(4)]
    posts = [Post(f"{day}.md", "글", "글", published=day, head=f"---\ndate: {day}\n---") for day in days]
    await ann.store.blogs.keep_posts(ann.blog, posts)
    assert await ann.store.blogs.newest_posts(ann.blog, 2) == [posts[3], posts[2]]


async def test_a_post_with_a_known_key_is_replaced_and_the_others_stay(ann: Desk) -> None:
    other = replace(WALK, key="other", published=NOON)
    await ann.store.blogs.keep_posts(ann.blog, [WALK, other])
    mended = Post("walk", "고친 제목", "고친 글", "https://a.example/walk", NOON + timedelta(1), ("산책", "한강"))
    await ann.store.blogs.keep_posts(ann.blog, [mended])
    assert await ann.store.blogs.posts(ann.blog) == [mended, other]


async def test_the_last_of_two_posts_with_one_key_stays(ann: Desk) -> None:
    await ann.store.blogs.keep_posts(ann.blog, [WALK, replace(WALK, title="나중")])
    assert [post.title for post in await ann.store.blogs.posts(ann.blog)] == ["나중"]


async def test_five_thousand_posts_are_kept_at_once(ann: Desk) -> None:
    many = [replace(WALK, key=f"{n}", published=NOON - timedelta(hours=n)) for n in range(5_000)]
    await ann.store.blogs.keep_posts(ann.blog, many)
    assert await ann.store.blogs.posts(ann.blog) == many


async def test_no_posts_are_kept_without_a_murmur(ann: Desk) -> None:
    await ann.store.blogs.keep_posts(ann.blog, [])
    assert await ann.store.blogs.posts(ann.blog) == []


async def test_keys_and_addresses_of_any_length_are_told_apart(store: Store) -> None:
    noise = "".join(chr(0xAC00 + n * 7919 % 11172) for n in range(9_000))  # does not compress
    blogs = [await store.blogs.keep_blog(Blog("feed", noise + end, "t", owner=ANN)) for end in "ab"]
    posts = [replace(WALK, key=noise + end) for end in "ab"]
    await store.blogs.keep_posts(blogs[0], posts)
    assert len(await store.blogs.blogs(ANN)) == 2
    assert sorted(post.key for post in await store.blogs.posts(blogs[0])) == [post.key for post in posts]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(st.characters(), max_size=50), min_size=1),
    when=st.datetimes(timezones=st.timezones() | st.just(timezone(timedelta(hours=9)))) | st.none(),
)
@example(texts=["첫날"], when=datetime.min.replace(tzinfo=timezone(timedelta(hours=9))))
@example(texts=["끝날"], when=datetime.max.replace(tzinfo=timezone(timedelta(hours=-9))))
async def test_any_text_and_any_moment_comes_back_as_it_went_in(
    ann: Desk, texts: list[str], when: datetime | None
) -> None:
    kept = {clean(t): Post(t, t, t, t, when, tuple(texts)) for t in texts}
    blog = await ann.store.blogs.keep_blog(replace(ann.blog, address=repr((texts, when))))
    await ann.store.blogs.keep_posts(blog, list(kept.values()))
    found = {post.key: post for post in await ann.store.blogs.posts(blog)}
    assert found.keys() == kept.keys()
    for key, post in found.items():
        assert (post.title, post.markdown, post.url) == (key, key, key)
        assert post.tags == tuple(map(clean, texts))
        assert (post.published is None) == (when is None)
        assert post.published is None or post.published.tzinfo is UTC
        if when is not None and 1 < when.year < 9999:
            assert post.published == when


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Z"])))
def test_ordinary_text_is_kept_to_the_letter(ordinary: str) -> None:
    assert clean(ordinary) == ordinary


def test_halves_of_an_emoji_find_each_other_and_a_lost_half_is_marked() -> None:
    assert clean("\ud83d\ude00 \ud83d \0.") == "😀 \ufffd ."


async def test_a_moment_without_a_timezone_is_refused_and_the_refusal_quotes_no_text(ann: Desk) -> None:
    with pytest.raises(StatementError, match="timezone") as caught:
        await ann.store.blogs.keep_posts(ann.blog, [replace(WALK, published=datetime(2026, 1, 1))])  # noqa: DTZ001
    assert WALK.title not in str(caught.value)


async def test_a_watch_comes_back_as_it_was_and_is_replaced_by_the_next(store: Store) -> None:
    blog = await kept(store)
    assert await store.blogs.watch(blog) is None
    first = Watch(blog, NOW, "https://kong.example", "봉인", True, NOW + HOUR, 3, True, "fake:room", "fake:1")
    await store.blogs.keep_watch(first)
    assert await store.blogs.watch(blog) == first
    second = replace(first, fingerprint="", failures=0, told=False, due=None)
    await store.blogs.keep_watch(second)
    assert await store.blogs.watch(blog) == second


async def test_a_watch_goes_with_its_blog_and_none_is_kept_for_what_is_forgotten(store: Store) -> None:
    watch = await watched(store, "https://kong.example", NOW)
    await store.blogs.forget_blog(watch.blog)
    assert await store.blogs.watch(watch.blog) is None
    assert await store.blogs.due(NOW, NOW + HOUR, 1) == []
    with pytest.raises(Forgotten):
        await store.blogs.keep_watch(watch)


async def test_what_is_due_first_comes_first_and_not_again_before_its_time(store: Store) -> None:
    soon = await watched(store, "https://soon.example", NOW - HOUR)
    late = await watched(store, "https://late.example", NOW - 3 * HOUR)
    early = await watched(store, "https://early.example", NOW - 2 * HOUR)
    await watched(store, "https://later.example", NOW + HOUR)
    await watched(store, "https://never.example", None)
    found = [[watch.blog.id for watch in await store.blogs.due(NOW, NOW + HOUR, 2)] for _ in range(3)]
    assert found == [[late.blog.id, early.blog.id], [soon.blog.id], []]
    assert len(await store.blogs.due(NOW + HOUR, NOW + 2 * HOUR, 9)) == 4


async def test_two_who_look_at_once_never_get_the_same_blog(store: Store) -> None:
    addresses = {(await watched(store, f"https://{n}.example", NOW)).blog.address for n in range(8)}
    found = await asyncio.gather(*(store.blogs.due(NOW, NOW + HOUR, 3) for _ in range(8)))
    taken = [watch.blog.address for some in found for watch in some]
    assert len(taken) == len(set(taken))
    while more := await store.blogs.due(NOW, NOW + HOUR, 3):  # one that was held by another is there the next time
        taken += [watch.blog.address for watch in more]
    assert set(taken) == addresses
    assert len(taken) == len(addresses)


async def test_posts_are_glimpsed_without_their_texts(store: Store) -> None:
    blog = await kept(store)
    await store.blogs.keep_posts(
        blog, [Post("1", "글", "본문", published=NOW, content_hash="a"), Post("2", "글", "본문")]
    )
    assert await store.blogs.glimpses(blog) == {"1": KnownPost("a", NOW), "2": KnownPost("", None)}


async def test_a_post_remembers_what_its_list_said_and_what_nobody_knew(store: Store) -> None:
    blog = await kept(store)
    post = Post("1", "글", "본문", content_hash="a", unknown=("se-dance",))
    await store.blogs.keep_posts(blog, [post])
    assert list(await store.blogs.posts(blog)) == [post]


async def test_a_post_is_dropped_when_it_is_missed_twice_in_a_row(store: Store) -> None:
    blog, other = await kept(store), await kept(store, address="https://other.example")
    for one in (blog, other):
        await store.blogs.keep_posts(one, [Post(key, "글", "본문") for key in "abc"])
    assert await store.blogs.miss(blog, ["a", "b"]) == 0
    assert await store.blogs.miss(blog, ["a"]) == 1
    assert await store.blogs.miss(blog, ["b", "nothing"]) == 0, "it had been there in between"
    assert set(await store.blogs.glimpses(blog)) == {"b", "c"}
    assert set(await store.blogs.glimpses(other)) == set("abc")


async def test_a_post_that_is_read_again_has_not_been_missed(store: Store) -> None:
    blog = await kept(store)
    await store.blogs.keep_posts(blog, [Post("a", "글", "본문")])
    await store.blogs.miss(blog, ["a"])
    await store.blogs.keep_posts(blog, [Post("a", "글", "새 본문")])
    assert await store.blogs.miss(blog, ["a"]) == 0


async def test_thousands_of_posts_can_be_missed_at_once(store: Store) -> None:
    blog = await kept(store)
    keys = [str(n) for n in range(2500)]
    await store.blogs.keep_posts(blog, [Post(key, "글", "본문") for key in keys])
    assert await store.blogs.miss(blog, keys) == 0
    assert await store.blogs.miss(blog, keys[1:]) == 2499
