"""The loop that all readers share: what is read, what is left, and what is gone."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime, timedelta

import pytest

from adapters.blogs.crawl.incremental import Extent, Listed, Skip, iter_changes
from adapters.blogs.crawl.session import ReaderContext
from adapters.blogs.formats.dates import KST
from adapters.blogs.web.fetcher import Fetcher
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Sandbox, SandboxFailed
from bot.errors import Blocked, HardToRead, Unreachable
from bot.model import Gone, Known, KnownPost, Post, Same, Skipped, Why

NOON = datetime(2026, 11, 25, 12, tzinfo=KST)
MIDNIGHT = datetime(2026, 11, 25, tzinfo=KST)


def on(key: str, published: datetime | None = None, stamp: str = "1", closed: Why | None = None) -> Listed:
    return Listed(key, f"https://kong.example/{key}", key, published, (), stamp, closed)


async def items(
    listed: Sequence[Listed],
    known: Mapping[str, datetime | None],
    whole: bool = False,
    limit: int = 10,
    shut: Mapping[str, Why | Exception] = {},
) -> list[Post | Skipped | Same | Gone]:
    """What comes of a list where these are known by the stamp 1, and some pages are not for everybody."""
    extent = Extent()

    async def listing() -> AsyncIterator[Listed]:
        for item in listed:
            yield item
        extent.list_complete = whole

    async def open(item: Listed) -> Post:
        match shut.get(item.key):
            case Exception() as error:
                raise error
            case str(why):
                raise Skip(why)
        return Post(item.key, item.title, "글", item.url, item.published, (), item.content_hash)

    glimpses = {key: KnownPost("1", published) for key, published in known.items()}
    fetcher = Fetcher()
    session = ReaderContext(fetcher, Sandbox(), Robots(fetcher), limit).session(Known("", glimpses))
    return [item async for item in iter_changes(session, glimpses, listing(), open, extent)]


@pytest.mark.parametrize("whole", [True, False])
async def test_a_known_post_that_its_list_calls_private_is_gone_however_far_the_list_reached(whole: bool) -> None:
    assert await items([on("a"), on("b", closed="private")], {"a": None, "b": None}, whole) == [
        Same("a"),
        Skipped("b", "private"),
        Gone("b"),
    ]


@pytest.mark.parametrize("why", ["private", "paid"])
async def test_a_known_post_whose_page_is_not_for_everybody_any_more_is_gone(why: Why) -> None:
    found = await items([on("a"), on("b", stamp="2")], {"a": None, "b": None}, whole=True, shut={"b": why})
    assert found == [Same("a"), Skipped("b", why), Gone("b")]


async def test_a_known_post_whose_page_is_broken_today_stays() -> None:
    found = await items([on("a"), on("b", stamp="2")], {"a": None, "b": None}, whole=True, shut={"b": "broken"})
    assert found == [Same("a"), Skipped("b", "broken")]


@pytest.mark.parametrize("opens", [False, True])
async def test_a_list_of_pages_that_do_not_open_is_left_unless_one_of_them_did(opens: bool) -> None:
    listed = [on(str(n), stamp="2") for n in range(300)]
    shut = {item.key: Unreachable("kong.example", 404) for item in listed[opens:]}
    found = await items(listed, {"known": None}, whole=True, shut=shut)
    assert len(found) == (301 if opens else 200)
    assert (found[-1] == Gone("known")) is opens


async def test_what_is_older_than_a_list_reaches_is_not_gone_and_what_is_newer_is() -> None:
    days = {key: NOON - timedelta(days=n) for n, key in enumerate("abcde")}
    found = await items([on(key, days[key]) for key in "acd"], days)
    assert found == [Same("a"), Same("c"), Same("d"), Gone("b")]


async def test_a_post_of_the_day_at_which_a_list_ends_is_not_gone_where_the_list_tells_days_alone() -> None:
    listed = [on("a", MIDNIGHT), on("b", MIDNIGHT), on("c", MIDNIGHT)]
    found = await items(listed, {"a": NOON, "b": NOON, "c": NOON - timedelta(hours=3)}, limit=2)
    assert found == [Same("a"), Same("b")]


async def test_a_list_with_a_post_without_a_date_tells_of_none_that_it_is_gone() -> None:
    assert await items([on("a", NOON), on("b")], {"c": NOON + timedelta(days=1)}) == [
        Post("a", "a", "글", "https://kong.example/a", NOON, (), "1"),
        Post("b", "b", "글", "https://kong.example/b", None, (), "1"),
    ]


# Where something is wrong with one post


async def test_a_login_before_a_later_post_is_that_posts_alone_and_before_the_first_one_the_blogs() -> None:
    login = Blocked("kong.example", "login")
    found = await items([on("a"), on("b"), on("c")], {"a": None, "c": None}, shut={"b": login})
    assert found == [Same("a"), Skipped("b", "private"), Same("c")]
    with pytest.raises(Blocked):
        await items([on("b"), on("c")], {}, shut={"b": login})


async def test_a_wall_before_a_later_post_stands_before_the_blog() -> None:
    with pytest.raises(Blocked):
        await items([on("a"), on("b"), on("c")], {"a": None}, shut={"b": Blocked("kong.example", "captcha")})


@pytest.mark.parametrize(("status", "why"), [(401, "private"), (403, "private"), (404, "broken"), (500, "broken")])
async def test_a_post_that_its_server_keeps_from_strangers_is_private(status: int, why: Why) -> None:
    refused = Unreachable("kong.example", status)
    assert await items([on("a"), on("b")], {"b": None}, shut={"a": refused}) == [Skipped("a", why), Same("b")]


async def test_three_posts_that_hang_their_reader_end_the_reading_and_two_do_not() -> None:
    hung = dict.fromkeys("abc", SandboxFailed())
    two = await items([on("a"), on("b"), on("d")], {"d": None}, shut=hung)
    assert two == [Skipped("a", "broken"), Skipped("b", "broken"), Same("d")]
    with pytest.raises(HardToRead) as ended:
        await items([on("a"), on("b"), on("c"), on("d")], {"d": None}, shut=hung)
    assert (ended.value.name, ended.value.why) == (on("c").url, "slow")
