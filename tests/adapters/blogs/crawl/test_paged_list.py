"""A list of posts that comes page by page, whatever its platform."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.blogs.crawl.fingerprint import ListFingerprint, digest
from adapters.blogs.crawl.incremental import Listed
from adapters.blogs.crawl.paged_list import (
    BatchLoader,
    ListPage,
    PagedList,
    found_blog,
    list_address_before,
    list_fingerprint,
)
from adapters.blogs.crawl.session import CrawlSession, ReaderContext
from adapters.blogs.web.fetcher import Fetcher
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Sandbox
from bot.errors import BrokenFeed, NoPublicPosts
from bot.model import Gone, Known, KnownPost, Post, Same, Skipped
from bot.ports import FoundBlog
from tests.support.blogs.reading import read_all

Pages = Sequence[ListPage[int]]
NEWEST = datetime(2026, 11, 28, 9, tzinfo=UTC)


def listed(key: str, days: int = 0) -> Listed:
    hash = digest((key, "text"))
    return Listed(key, f"https://x.kr/{key}", key, NEWEST - timedelta(days=days), content_hash=hash)


def a_session(known: Known) -> CrawlSession:
    fetcher = Fetcher()
    return ReaderContext(fetcher, Sandbox(), Robots(fetcher), 100).session(known)


def found(pages: Pages, known: Known, refused: BrokenFeed | None = None) -> FoundBlog:
    """The blog of a list whose pages are asked for by their numbers, from 0."""

    async def fetch_page(number: int) -> ListPage[int]:
        return pages[number]

    async def open(item: Listed) -> Post:
        return Post(item.key, item.title, "글", item.url, item.published, (), item.content_hash)

    session = a_session(known)
    fingerprint = list_fingerprint("blogger", "https://x.kr/list", pages[0], "https://x.kr/", "집")
    return found_blog(session, fingerprint, PagedList(pages[0], fetch_page, open, refused=refused))


def known_posts(*keys: str, cut: int = 32) -> Mapping[str, KnownPost]:
    old = NEWEST - timedelta(days=900)
    return {key: KnownPost(digest((key, "text"))[:cut], old) for key in keys}


@pytest.mark.parametrize(("total", "gone"), [(3, []), (2, [Gone("c")]), (None, [Gone("c")])])
async def test_a_list_that_shows_one_post_twice_and_another_not_at_all_is_not_complete(
    total: int | None, gone: list[Gone]
) -> None:
    pages = [ListPage([listed("a")], 1, total=total), ListPage([listed("a"), listed("b", 1)], total=total)]
    known = Known("", known_posts("a", "b", "c"))
    assert await read_all(found(pages, known), known) == [Same("a"), Same("b"), *gone]


async def test_a_list_that_goes_round_in_a_circle_ends_and_is_not_complete() -> None:
    pages = [ListPage([listed("a")], 1), ListPage([listed("b", 1)], 0)]
    known = Known("", known_posts("c"))
    items = await read_all(found(pages, known), known)
    assert [item.key for item in items if isinstance(item, Post)] == ["a", "b"]
    assert len(items) == 2


async def test_a_list_that_names_the_newest_posts_alone_tells_of_none_that_it_is_gone() -> None:
    known = Known("", known_posts("c"))
    items = await read_all(found([ListPage([listed("a")], ends=False)], known), known)
    assert [type(item) for item in items] == [Post]


@pytest.mark.parametrize("cut", [16, 24])
@pytest.mark.parametrize(
    "kept", ["0f3a\n하루의 기록", '["told", "0f3a", "집"]', "0f3a" * 16, "blogger https://x.kr 0f"]
)
async def test_a_blog_kept_by_an_older_version_is_listed_anew_and_its_posts_are_not_read_again(
    kept: str, cut: int
) -> None:
    pages: Pages = [ListPage([listed("a"), listed("b", 1)])]
    known = Known(kept, known_posts("a", "b", cut=cut))
    blog = found(pages, known)
    assert await read_all(blog, known) == [Same("a"), Same("b")]
    again = replace(known, fingerprint=blog.fingerprint)
    assert await read_all(found(pages, again), again) == []


async def test_a_list_that_stands_in_for_a_better_one_is_not_taken_for_posts_known_by_other_keys() -> None:
    pages: Pages = [ListPage([listed("a")])]
    refused = BrokenFeed("https://x.kr/better")
    assert [type(item) for item in await read_all(found(pages, Known(), refused))] == [Post]
    with pytest.raises(BrokenFeed):
        found(pages, Known("", known_posts("1")), refused)
    with pytest.raises(BrokenFeed):
        await read_all(found(pages, Known(), refused), Known("", known_posts("1")))
    assert await read_all(found(pages, Known(), refused), Known("", known_posts("a"))) == [Same("a")]


async def test_the_fingerprint_is_the_same_in_whatever_order_and_another_when_a_post_is_closed() -> None:
    shut = replace(listed("b"), closed="private")
    pages: Pages = [
        ListPage([listed(k) for k in "ab"]),
        ListPage([listed(k) for k in "ba"]),
        ListPage([listed("a"), shut]),
    ]
    one, other, closed = (list_fingerprint("velog", "x", page) for page in pages)
    assert one == other != closed


async def test_a_post_that_comes_twice_is_no_post_left_out() -> None:
    items = await read_all(found([ListPage([listed("a")], 1), ListPage([listed("a"), listed("b")])], Known()))
    assert not [item for item in items if isinstance(item, Skipped)]


async def test_a_blog_whose_newest_posts_are_closed_is_read_on_its_older_pages() -> None:
    shut = replace(listed("a"), closed="private")
    items = await read_all(found([ListPage([shut], 1), ListPage([listed("b", 1)])], Known()))
    assert [item.key for item in items if isinstance(item, Post)] == ["b"]
    with pytest.raises(NoPublicPosts):
        found([ListPage([shut])], Known())


def test_a_list_is_looked_for_where_it_was_and_not_where_another_platforms_was() -> None:
    session = a_session(Known(str(ListFingerprint("ghost", "https://x.kr/ghost/api/", "0f"))))
    assert list_address_before(session, "ghost") == "https://x.kr/ghost/api/"
    assert list_address_before(session, "wordpress") == ""


@pytest.mark.parametrize(("limit", "asked"), [(1, ["a"]), (2, ["a", "b"]), (9, ["a", "b", "c"])])
async def test_no_more_texts_are_asked_for_at_once_than_posts_are_wanted(limit: int, asked: list[str]) -> None:
    questions: list[list[str]] = []

    async def ask(batch: Sequence[Listed]) -> Mapping[str, str]:
        questions.append([item.key for item in batch])
        return {item.key: "글" for item in batch}

    loader = BatchLoader(limit, ask)
    loader.expect([listed(key) for key in "abc"])
    assert await loader.text(listed("a")) == "글"
    assert questions == [asked]
