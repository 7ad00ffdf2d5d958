"""Whatever a platform answers, a reader says what is wrong or reads what is there."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from aiohttp import web as http
from hypothesis import given
from hypothesis import strategies as st

from adapters.blogs.crawl.session import CrawlSession, ReaderContext
from adapters.blogs.formats.json_path import at, moment, number, rows, text
from adapters.blogs.platforms.blogger import BloggerReader
from adapters.blogs.platforms.ghost import GhostReader
from adapters.blogs.platforms.medium import MediumReader
from adapters.blogs.platforms.substack import SubstackReader
from adapters.blogs.platforms.velog import VelogReader
from adapters.blogs.platforms.wordpress import WordPressReader
from adapters.sandbox import Sandbox
from bot.errors import BlogError
from bot.ports import NOTHING, FoundBlog
from tests.support.blogs.api_servers import Ghost, Platform, serving
from tests.support.blogs.reading import read_all, web_to

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
)
NONSENSE = [
    b"", b"<html><body>hello</body></html>", b"null", b"[]", b"{}", b'"x"', b"12", b"[[1], null, 2]", b"[" * 100_000,
    b'{"data": null}', b'{"data": {"user": {"id": "1"}, "posts": {"a": 1}}}', b'{"errors": 3, "data": {"posts": []}}',
    b'[{"id": {}, "slug": [], "link": 5, "title": "x", "date_gmt": "0001-01-01T00:00:00", "tags": "x"}]',
    b'[{"id": 1, "slug": "a", "title": {"rendered": "\\ud800"}, "content": 1, "tags": [{}, 1e400], "guid": null}]',
    b'{"posts": [{"id": 1, "slug": "a/../../b", "title": 5, "url": "javascript:1", "tags": 3, "post_date": "x"}]}',
    b'{"posts": [{"id": "a]+b", "title": null}], "meta": {"pagination": {"pages": "many", "total": -1}}}',
    b'{"feed": {"entry": [{"id": {"$t": "x"}, "link": [1, {"rel": "alternate", "href": "http://["}]}]}}',
    b'{"feed": {"entry": {}, "title": [], "openSearch$totalResults": {"$t": "99999999999999999999"}}}',
    b'<rss><channel><item><title>&#0;</title><link>http://[</link></item></channel></rss>',
]  # fmt: skip


@dataclass
class Nonsense(Platform):
    """Says the same, whatever it is asked."""

    body: bytes = b""

    async def answer(self, request: http.Request) -> http.StreamResponse:
        return http.Response(body=self.body, content_type="application/json")


@pytest_asyncio.fixture
async def platform() -> AsyncIterator[Nonsense]:
    async with serving(Nonsense()) as served:
        yield served


@pytest_asyncio.fixture
async def web(platform: Nonsense, sandbox: Sandbox) -> AsyncIterator[ReaderContext]:
    async with web_to(platform.port, sandbox) as web:
        yield web


def readings(web: ReaderContext, url: str, port: int) -> list[Callable[[], Awaitable[FoundBlog | None]]]:
    site, session = f"{url}/{{}}", CrawlSession(web, NOTHING)
    return [
        lambda: VelogReader(web, f"{url}/graphql", f"{url}/rss").find("https://velog.io/@kong"),
        lambda: WordPressReader(web, site).find("https://kong.wordpress.com"),
        lambda: SubstackReader(web, site).find("https://kong.substack.com"),
        lambda: BloggerReader(web, site).find("https://kong.blogspot.com"),
        lambda: MediumReader(web, site).find("https://medium.com/@kong"),
        lambda: GhostReader(web).at("https://kong.kr/", Ghost(port=port).page, session),
    ]


@pytest.mark.parametrize("body", NONSENSE, ids=range(len(NONSENSE)))
async def test_nonsense_is_an_error_with_a_sentence_or_no_posts(
    platform: Nonsense, web: ReaderContext, body: bytes
) -> None:
    platform.body = body
    for find in readings(web, platform.url, platform.port):
        said = ""
        try:
            reading = await find()
            items = await read_all(reading) if reading else []
            said = "".join(json.dumps(vars(item), default=str, ensure_ascii=False) for item in items)
        except BlogError as error:
            said = str(error)
        assert "\0" not in said
        assert said.encode().decode() == said
    assert len(platform.asked) < 100


@given(ANYTHING, st.lists(st.sampled_from(["a", "b", "c"]) | st.integers(-3, 3), max_size=4))
def test_what_is_not_there_is_nothing(answer: object, path: list[str | int]) -> None:
    assert isinstance(text(answer, *path), str)
    assert all(isinstance(row, dict) for row in rows(answer, *path))
    assert (found := number(answer, *path)) is None or found >= 0
    assert at(answer, *path, "no such thing") is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-05-31T09:00:00.000Z", datetime(2026, 5, 31, 9, tzinfo=UTC)),
        ("2026-05-31T09:00:00", datetime(2026, 5, 31, 9, tzinfo=UTC)),
        ("2026-05-31T18:00:00+09:00", datetime(2026, 5, 31, 9, tzinfo=UTC)),
        ("0001-01-01T00:00:00+09:00", None),
        ("어제", None),
        ("", None),
    ],
)
def test_a_date_is_on_the_clock_it_names(said: str, meant: datetime | None) -> None:
    assert moment({"date": said}, "date") == meant
