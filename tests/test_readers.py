"""What every reader of blogs promises, kept by each of them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

import pytest
import pytest_asyncio

from adapters.blogs.apart import Apart
from adapters.blogs.feed import FeedReader
from adapters.blogs.fetch import Fetcher
from adapters.blogs.files import FilesReader
from bot.model import File, Gone, Post, Same, Skipped
from bot.ports import Reader, Reading, Source
from tests.blog_server import serving

TEXTS = [
    ("산책", "오늘은 뒷산에 다녀왔어요~~ 벚꽃이 활짝! ㅎㅎ"),
    ("빵", "소금빵을 구웠는데요... 버터를 너무 많이 넣었나 봐요 ㅠㅠ"),
    ("이사", "드디어 이사했습니다. 짐이 왜 이렇게 많죠?"),
    ("김장", "배추 열 포기는 역시 무리였다!"),
]
LIMIT = 3


@dataclass
class Case:
    """A reader with a blog of four posts that is its own, and a source that is not."""

    reader: Reader
    source: Source
    foreign: Source

    async def find(self) -> Reading:
        reading = await self.reader.find(self.source)
        assert reading is not None
        return reading

    async def read(self) -> list[Post | Skipped | Same | Gone]:
        return [item async for item in (await self.find()).posts]


async def feed_case(stack: AsyncExitStack) -> Case:
    blog = await stack.enter_async_context(serving())
    for title, text in TEXTS:
        blog.post(title, f"<p>{text}</p>")
    fetcher = await stack.enter_async_context(Fetcher(frozenset({("127.0.0.1", blog.port)})))
    apart = await stack.enter_async_context(Apart())
    return Case(FeedReader(fetcher, apart, LIMIT), blog.url, (File("a.md", b"x"),))


async def files_case(stack: AsyncExitStack) -> Case:
    files = tuple(File(f"2024-05-{30 - n}-{title}.md", text.encode()) for n, (title, text) in enumerate(TEXTS))
    return Case(FilesReader(await stack.enter_async_context(Apart()), LIMIT), files, "https://example.com/")


@pytest_asyncio.fixture(params=[feed_case, files_case], ids=["feed", "files"])
async def case(request: pytest.FixtureRequest) -> AsyncIterator[Case]:
    make: Callable[[AsyncExitStack], Awaitable[Case]] = request.param
    async with AsyncExitStack() as stack:
        yield await make(stack)


async def test_what_is_another_readers_is_left_to_it(case: Case) -> None:
    assert await case.reader.find(case.foreign) is None


async def test_a_blog_is_told_without_owner_or_number(case: Case) -> None:
    reading = await case.find()
    assert (reading.blog.owner, reading.blog.id) == ("", 0)
    assert reading.blog.kind
    assert reading.blog.address
    await reading.posts.aclose()


async def test_posts_are_whole_and_no_more_than_asked_for(case: Case) -> None:
    reading = await case.find()
    posts = [item async for item in reading.posts if isinstance(item, Post)]
    assert [(post.title, post.markdown) for post in posts] == TEXTS[:LIMIT]
    assert reading.count == LIMIT


async def test_posts_are_dated_with_a_timezone_and_the_newest_comes_first(case: Case) -> None:
    dates = [item.published for item in await case.read() if isinstance(item, Post)]
    assert all(date is not None and date.tzinfo is not None for date in dates)
    assert dates == sorted(dates, key=str, reverse=True)


async def test_keys_differ_within_a_blog_and_stay_from_reading_to_reading(case: Case) -> None:
    first = [item.key for item in await case.read() if isinstance(item, Post)]
    again = [item.key for item in await case.read() if isinstance(item, Post)]
    assert first == again
    assert len(set(first)) == len(first) == LIMIT


async def test_a_reading_may_be_left_in_the_middle(case: Case) -> None:
    reading = await case.find()
    assert isinstance(await anext(reading.posts), Post)
    await reading.posts.aclose()
    assert len(await case.read()) == LIMIT
