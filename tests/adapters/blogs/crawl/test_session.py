"""A session asks first, knows walls, and leaves a host that does not answer."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import ParamSpec, TypeVar

import pytest

from adapters.blogs.crawl.session import CrawlSession, ReaderContext, human_pace, longest_session, most_dead
from adapters.blogs.web.fetcher import Fetcher, Page
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Allowance, Sandbox, SandboxFailed
from bot.errors import Blocked, NotAnAddress, NotWelcome, Unreachable
from bot.model import Known
from tests.adapters.blogs.web.test_fetcher import Clock
from tests.support.blogs.blog_server import BlogServer, serving

P = ParamSpec("P")
T = TypeVar("T")
SHUT = "User-agent: *\nDisallow: /posts/\n"
FORM = b"<p>\xeb\xa1\x9c\xea\xb7\xb8\xec\x9d\xb8</p><form><input type=password></form>"


class Visitor:
    def __init__(self, blog: BlogServer, session: CrawlSession, clock: Clock, web: ReaderContext) -> None:
        self.blog, self.session, self.clock, self.web = blog, session, clock, web

    async def get(self, path: str, **headers: str) -> int:
        return (await self.session.get(self.blog.url + path, headers=headers)).status


@asynccontextmanager
async def visiting(*others: BlogServer) -> AsyncIterator[Visitor]:
    clock = Clock()
    async with serving() as blog:
        ports = frozenset(("127.0.0.1", server.port) for server in (blog, *others))
        async with Fetcher(ports, clock=clock, sleep=clock.sleep) as fetcher, Sandbox() as sandbox:
            web = ReaderContext(fetcher, sandbox, Robots(fetcher, clock), 10, clock)
            yield Visitor(blog, web.session(Known()), clock, web)


async def test_what_robots_txt_forbids_is_not_opened_unless_the_blog_was_proved_to_be_ones_own() -> None:
    async with visiting() as at:
        at.blog.post("산책", "<p>글</p>").asks_of_programs(SHUT)
        with pytest.raises(NotWelcome) as told:
            await at.get("posts/1")
        assert (told.value.why, at.blog.asked) == ("rule", [])
        own = at.web.session(Known(proved=at.blog.url))
        began = at.clock()
        for _ in range(3):
            assert (await own.get(at.blog.url + "posts/1")).status == 200
        assert at.clock() - began >= 2 * human_pace, "as slowly as a human reads"


async def test_where_a_redirect_leads_is_asked_about_before_it_is_followed() -> None:
    async with serving() as other, visiting(other) as at:
        other.post("산책", "<p>글</p>").asks_of_programs(SHUT)
        at.blog.redirects_to(other.url + "posts/1", path="/short")
        with pytest.raises(NotWelcome):
            await at.get("short")
        assert other.asked == []


@pytest.mark.parametrize(
    ("status", "headers", "wall"),
    [
        (403, {"cf-mitigated": "challenge"}, "challenge"),
        (401, {}, "login"),
        (200, {}, "login"),
        (429, {}, "rest"),
        (503, {"Retry-After": "7200"}, "rest"),
    ],
)
async def test_what_stands_in_the_way_gets_its_name(status: int, headers: dict[str, str], wall: str) -> None:
    async with visiting() as at:
        at.blog.refuses("/x", status, FORM, **headers)
        with pytest.raises(Blocked) as told:
            await at.get("x")
    assert (told.value.host, told.value.reason) == ("127.0.0.1", wall)


async def test_any_other_refusal_is_told_with_its_number() -> None:
    async with visiting() as at:
        at.blog.refuses("/x", 403, b"<h1>Forbidden</h1>")
        with pytest.raises(Unreachable) as told:
            await at.get("x")
    assert told.value.status == 403


async def test_a_page_that_has_not_changed_is_told_so() -> None:
    async with visiting() as at:
        at.blog.serves("/x", b"text", ETag='"7"')
        assert await at.get("x") == 200
        assert await at.get("x", **{"If-None-Match": '"7"'}) == 304


async def test_after_three_pages_without_an_answer_nothing_more_is_asked() -> None:
    async with visiting() as at:
        at.blog.refuses("/broken", 502)
        for _ in range(most_dead):
            with pytest.raises(Unreachable):
                await at.get("broken")
        with pytest.raises(Unreachable):
            await at.get("")
        assert at.blog.asked == ["/broken"] * most_dead


@pytest.mark.parametrize("address", ["http://[", "http://[::1", "http://", "ftp://a.example/", "", "//["])
async def test_what_is_no_address_is_called_so(address: str) -> None:
    async with visiting() as at:
        with pytest.raises(NotAnAddress):
            await at.session.get(address)
        assert await at.get("") == 200


async def test_a_visit_ends_after_its_time() -> None:
    async with visiting() as at:
        assert await at.get("") == 200
        at.clock.now += longest_session
        with pytest.raises(Unreachable):
            await at.get("")


async def test_after_three_pleas_for_rest_in_a_row_nothing_more_is_asked() -> None:
    async with visiting() as at:
        at.blog.refuses("/busy", 429)
        for _ in range(most_dead):
            with pytest.raises(Blocked):
                await at.get("busy")
        with pytest.raises(Unreachable):
            await at.get("")
        assert set(at.blog.asked) == {"/busy"}


class Counting(Sandbox):
    """Takes a second of its allowance for whatever it is given; then it takes too long."""

    async def run_within(self, allowance: Allowance, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if allowance.left < 1:
            raise SandboxFailed("slow")
        allowance.left -= 1
        return work(*args, **kwargs)


async def test_all_that_is_done_with_one_page_shares_its_seconds_and_another_page_has_its_own() -> None:
    async with Fetcher() as fetcher:
        session = ReaderContext(fetcher, Counting(), Robots(fetcher), 10).session(Known())
        page = Page("https://kong.example/", 200, "text/html", "", b"<p>one</p>")
        assert await session.run(len, page.body) == 10
        assert await session.run(bytes.upper, page.body) == b"<P>ONE</P>"
        assert session.failed is None
        with pytest.raises(SandboxFailed):
            await session.run(len, bytes(bytearray(page.body)))
        assert session.failed == "slow"
        assert await session.run(len, b"<p>two, longer</p>") == 18
