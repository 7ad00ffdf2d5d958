"""What the store remembers of keeping blogs current, of claims and of what is pasted, on every database."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import Forgotten
from bot.model import Blog, Claim, KnownPost, Post, Watch
from storage.store import SqlStore

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def kept(store: SqlStore, owner: str = "fake:ann", address: str = "https://kong.example") -> Blog:
    return await store.keep_blog(Blog("feed", address, "콩이네", owner))


async def watched(store: SqlStore, address: str, due: datetime | None) -> Watch:
    watch = Watch(await kept(store, address=address), NOW, due=due, room="fake:room", message="fake:1")
    await store.keep_watch(watch)
    return watch


async def test_a_watch_comes_back_as_it_was_and_is_replaced_by_the_next(store: SqlStore) -> None:
    blog = await kept(store)
    assert await store.watch(blog) is None
    first = Watch(blog, NOW, "https://kong.example", "봉인", True, NOW + HOUR, 3, True, "fake:room", "fake:1")
    await store.keep_watch(first)
    assert await store.watch(blog) == first
    second = replace(first, fingerprint="", failures=0, told=False, due=None)
    await store.keep_watch(second)
    assert await store.watch(blog) == second


async def test_a_watch_goes_with_its_blog_and_none_is_kept_for_what_is_forgotten(store: SqlStore) -> None:
    watch = await watched(store, "https://kong.example", NOW)
    await store.forget_blog(watch.blog)
    assert await store.watch(watch.blog) is None
    assert await store.due(NOW, NOW + HOUR) is None
    with pytest.raises(Forgotten):
        await store.keep_watch(watch)


async def test_what_is_due_first_comes_first_and_not_again_before_its_time(store: SqlStore) -> None:
    late = await watched(store, "https://late.example", NOW - 3 * HOUR)
    soon = await watched(store, "https://soon.example", NOW - HOUR)
    await watched(store, "https://later.example", NOW + HOUR)
    await watched(store, "https://never.example", None)
    found = [await store.due(NOW, NOW + HOUR) for _ in range(3)]
    assert [watch and watch.blog.address for watch in found] == [late.blog.address, soon.blog.address, None]
    assert await store.due(NOW + HOUR, NOW + 2 * HOUR) is not None


async def test_two_who_look_at_once_never_get_the_same_blog(store: SqlStore) -> None:
    addresses = {(await watched(store, f"https://{n}.example", NOW)).blog.address for n in range(8)}
    found = await asyncio.gather(*(store.due(NOW, NOW + HOUR) for _ in range(8)))
    taken = [watch.blog.address for watch in found if watch]
    assert len(taken) == len(set(taken))
    while more := await store.due(NOW, NOW + HOUR):  # one that was held by another is there the next time
        taken.append(more.blog.address)
    assert set(taken) == addresses
    assert len(taken) == len(addresses)


async def test_posts_are_glimpsed_without_their_texts(store: SqlStore) -> None:
    blog = await kept(store)
    await store.keep_posts(blog, [Post("1", "글", "본문", published=NOW, content_hash="a"), Post("2", "글", "본문")])
    assert await store.glimpses(blog) == {"1": KnownPost("a", NOW), "2": KnownPost("", None)}


async def test_a_post_remembers_what_its_list_said_and_what_nobody_knew(store: SqlStore) -> None:
    blog = await kept(store)
    post = Post("1", "글", "본문", content_hash="a", unknown=("se-dance",))
    await store.keep_posts(blog, [post])
    assert list(await store.posts(blog)) == [post]


async def test_a_post_is_dropped_when_it_is_missed_twice_in_a_row(store: SqlStore) -> None:
    blog, other = await kept(store), await kept(store, address="https://other.example")
    for one in (blog, other):
        await store.keep_posts(one, [Post(key, "글", "본문") for key in "abc"])
    assert await store.miss(blog, ["a", "b"]) == 0
    assert await store.miss(blog, ["a"]) == 1
    assert await store.miss(blog, ["b", "nothing"]) == 0, "it had been there in between"
    assert set(await store.glimpses(blog)) == {"b", "c"}
    assert set(await store.glimpses(other)) == set("abc")


async def test_a_post_that_is_read_again_has_not_been_missed(store: SqlStore) -> None:
    blog = await kept(store)
    await store.keep_posts(blog, [Post("a", "글", "본문")])
    await store.miss(blog, ["a"])
    await store.keep_posts(blog, [Post("a", "글", "새 본문")])
    assert await store.miss(blog, ["a"]) == 0


async def test_thousands_of_posts_can_be_missed_at_once(store: SqlStore) -> None:
    blog = await kept(store)
    keys = [str(n) for n in range(2500)]
    await store.keep_posts(blog, [Post(key, "글", "본문") for key in keys])
    assert await store.miss(blog, keys) == 0
    assert await store.miss(blog, keys[1:]) == 2499


def claim(code: str, hours: float = 0, proved: datetime | None = None, address: str = "https://kong.example") -> Claim:
    return Claim(code, address, NOW + hours * HOUR, proved)


async def test_a_claim_keeps_its_first_code_and_its_proof(store: SqlStore) -> None:
    assert await store.claim("fake:ann", "naver:kong") is None
    assert await store.keep_claim("fake:ann", "naver:kong", claim("maltu-aaa")) == claim("maltu-aaa")
    assert await store.keep_claim("fake:ann", "naver:kong", claim("maltu-bbb", 1)) == claim("maltu-aaa", 1)
    assert await store.keep_claim("fake:ann", "naver:kong", claim("x", 2, NOW)) == claim("maltu-aaa", 2, NOW)
    assert await store.keep_claim("fake:ann", "naver:kong", claim("maltu-ccc", 3)) == claim("maltu-aaa", 3, NOW)
    assert await store.claim("fake:bob", "naver:kong") is None
    assert await store.claim("fake:ann", "naver:other") is None


async def test_the_claim_that_waits_is_the_one_asked_for_last_and_not_yet_proved(store: SqlStore) -> None:
    assert await store.waiting("fake:ann") is None
    await store.keep_claim("fake:ann", "web:a", claim("a", 2, address="https://a.example"))
    await store.keep_claim("fake:ann", "web:b", claim("b", 1, address="https://b.example"))
    await store.keep_claim("fake:ann", "web:c", claim("c", 3, proved=NOW, address="https://c.example"))
    await store.keep_claim("fake:bob", "web:d", claim("d", 4, address="https://d.example"))
    waiting = await store.waiting("fake:ann")
    assert waiting is not None
    assert waiting.address == "https://a.example"


async def test_what_is_pasted_stays_in_order_with_its_person_and_its_room(store: SqlStore) -> None:
    for text in ("하나", "둘\0", "셋"):
        await store.paste("fake:ann", "room", text)
    await store.paste("fake:bob", "room", "남의 글")
    assert await store.paste("fake:ann", "other", "다른 방") == 1
    assert await store.pasted("fake:ann", "room") == ["하나", "둘", "셋"]
    await store.forget_pasted("fake:ann", "room")
    assert await store.pasted("fake:ann", "room") == []
    assert await store.pasted("fake:bob", "room") == ["남의 글"]
    assert await store.pasted("fake:ann", "other") == ["다른 방"]
