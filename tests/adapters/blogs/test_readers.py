"""What every reader of blogs promises, kept by each of them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Protocol

import pytest
import pytest_asyncio

from adapters.blogs.crawl.session import ReaderContext
from adapters.blogs.files.reader import FilesReader
from adapters.blogs.platforms.any_blog import FeedReader
from adapters.blogs.platforms.brunch import BrunchReader
from adapters.blogs.platforms.naver import NaverReader
from adapters.blogs.platforms.tistory import TistoryReader
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Sandbox
from bot.errors import HardToRead
from bot.model import File, Gone, Known, Post, Same, Skipped, Why
from bot.ports import NOTHING, FoundBlog, Reader, Source
from tests.support.blogs import api_servers
from tests.support.blogs.api_cases import KINDS, Kind
from tests.support.blogs.blog_server import serving
from tests.support.blogs.brunch_server import brunch
from tests.support.blogs.brunch_server import item as typed
from tests.support.blogs.naver_server import serving_naver
from tests.support.blogs.reading import Hung, kept, web_to
from tests.support.blogs.tistory_server import HOST, tistory

TEXTS = [
    ("산책", "오늘은 뒷산에 다녀왔어요~~ 벚꽃이 활짝! ㅎㅎ"),
    ("빵", "소금빵을 구웠는데요... 버터를 너무 많이 넣었나 봐요 ㅠㅠ"),
    ("이사", "드디어 이사했습니다. 짐이 왜 이렇게 많죠?"),
    ("김장", "배추 열 포기는 역시 무리였다!"),
]
LIMIT = 3


class Living(Protocol):
    """A blog from one day to the next; its posts are named by their titles."""

    asked: list[str]  # every address but that of robots.txt

    def changes(self, title: str, text: str) -> object: ...
    def loses(self, title: str) -> object: ...
    def shuts(self, title: str) -> object: ...  # not for everybody any more


@dataclass
class Case:
    """A reader with a blog of four posts that is its own, and a source that is not."""

    reader: Reader
    source: Source
    foreign: Source
    blog: Living | None = None
    shut: Why = "private"  # what becomes of a post that is not for everybody

    @property
    def living(self) -> Living:
        assert self.blog is not None
        return self.blog

    async def find(self, known: Known = NOTHING) -> FoundBlog:
        reading = await self.reader.find(self.source, known)
        assert reading is not None
        return reading

    async def read(self, known: Known = NOTHING) -> list[Post | Skipped | Same | Gone]:
        return [item async for item in (await self.find(known)).posts(known.posts)]

    async def known(self) -> Known:
        """What a library knows after it has read the blog."""
        reading = await self.find()
        return kept(reading, [item async for item in reading.posts({})])


async def feed_case(stack: AsyncExitStack, sandbox: Sandbox) -> Case:
    blog = await stack.enter_async_context(serving())
    for title, text in TEXTS:
        blog.post(title, f"<p>{text}</p>")
    web = await stack.enter_async_context(web_to(blog.port, sandbox, LIMIT))
    return Case(FeedReader(web), blog.url, (File("a.md", b"x"),))


async def files_case(stack: AsyncExitStack, sandbox: Sandbox) -> Case:
    files = tuple(File(f"2024-05-{30 - n}-{title}.md", text.encode()) for n, (title, text) in enumerate(TEXTS))
    return Case(FilesReader(sandbox, LIMIT), files, "https://example.com/")


async def naver_case(stack: AsyncExitStack, sandbox: Sandbox) -> Case:
    blog = await stack.enter_async_context(serving_naver())
    for title, text in TEXTS:
        blog.post(title, text)
    web = await stack.enter_async_context(web_to(blog.port, sandbox, LIMIT))
    return Case(NaverReader(web, blog.sites), "https://blog.naver.com/haru", "https://example.com/", blog)


async def tistory_case(stack: AsyncExitStack, sandbox: Sandbox) -> Case:
    blog = await stack.enter_async_context(tistory())
    for title, text in TEXTS:
        blog.post(title, f"<p>{text}</p>")
    fetcher = await stack.enter_async_context(blog.reached())
    web = ReaderContext(fetcher, sandbox, Robots(fetcher), LIMIT)
    return Case(TistoryReader(web, blog.root), f"https://{HOST}/", "https://example.com/", blog)


async def brunch_case(stack: AsyncExitStack, sandbox: Sandbox) -> Case:
    author = await stack.enter_async_context(brunch())
    for title, text in TEXTS:
        author.post(title, typed(text))
    fetcher = await stack.enter_async_context(author.reached())
    web = ReaderContext(fetcher, sandbox, Robots(fetcher), LIMIT)
    reader = BrunchReader(web, author.at("brunch.co.kr"), author.at("api.brunch.co.kr"))
    return Case(reader, "https://brunch.co.kr/@haru", "https://example.com/", author)


def api_case(kind: Kind) -> "Make":
    async def make(stack: AsyncExitStack, sandbox: Sandbox) -> Case:
        blog = await stack.enter_async_context(api_servers.serving(kind.with_posts(TEXTS)))
        web = await stack.enter_async_context(web_to(blog.port, sandbox, LIMIT))
        return Case(kind.reader(web, blog.url), kind.source, "https://example.com/", blog, kind.shut)

    return make


Make = Callable[[AsyncExitStack, Sandbox], Awaitable[Case]]
# those that a list tells what has changed
LIVING: dict[str, Make] = {
    "naver": naver_case,
    "tistory": tistory_case,
    "brunch": brunch_case,
    **{name: api_case(kind) for name, kind in KINDS.items()},
}


@pytest_asyncio.fixture(params=[feed_case, files_case, *LIVING.values()], ids=["feed", "files", *LIVING])
async def case(request: pytest.FixtureRequest, sandbox: Sandbox) -> AsyncIterator[Case]:
    make: Make = request.param
    async with AsyncExitStack() as stack:
        yield await make(stack, sandbox)


async def test_what_is_another_readers_is_left_to_it(case: Case) -> None:
    assert await case.reader.find(case.foreign) is None


async def test_a_blog_is_told_without_owner_or_number(case: Case) -> None:
    reading = await case.find()
    assert (reading.blog.owner, reading.blog.id) == ("", 0)
    assert reading.blog.kind
    assert reading.blog.address


async def test_posts_are_whole_and_no_more_than_asked_for(case: Case) -> None:
    reading = await case.find()
    posts = [item async for item in reading.posts({}) if isinstance(item, Post)]
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
    posts = reading.posts({})
    assert isinstance(await anext(posts), Post)
    await posts.aclose()
    assert len(await case.read()) == LIMIT


# A blog that is read again


@pytest_asyncio.fixture(params=LIVING.values(), ids=LIVING)
async def again(request: pytest.FixtureRequest, sandbox: Sandbox) -> AsyncIterator[Case]:
    make: Make = request.param
    async with AsyncExitStack() as stack:
        yield await make(stack, sandbox)


async def test_an_unchanged_blog_costs_one_request(again: Case) -> None:
    known = await again.known()
    again.living.asked.clear()
    reading = await again.find(known)
    assert (reading.fingerprint, [item async for item in reading.posts(known.posts)]) == (known.fingerprint, [])
    assert len(again.living.asked) == 1


async def test_a_reading_that_was_left_goes_on_where_it_was(again: Case) -> None:
    reading = await again.find()
    posts = reading.posts({})
    first = [await anext(posts) for _ in range(2)]
    await posts.aclose()
    rest = await again.read(kept(reading, first, whole=False))
    assert [type(item) for item in rest] == [Same, Same, Post]


async def test_a_post_that_has_changed_is_read_again_and_no_other(again: Case) -> None:
    known = await again.known()
    again.living.changes("빵", "고쳐 썼어요! 이번엔 버터를 줄였답니다 ^^")
    items = await again.read(known)
    assert [type(item) for item in items] == [Same, Post, Same]
    assert isinstance(items[1], Post)
    assert items[1].markdown == "고쳐 썼어요! 이번엔 버터를 줄였답니다 ^^"


async def test_a_post_that_is_not_there_any_more_is_gone(again: Case) -> None:
    known = await again.known()
    again.living.loses("빵")
    items = await again.read(known)
    assert [type(item) for item in items] == [Same, Same, Post, Gone]
    assert items[-1] == Gone(list(known.posts)[1])


@pytest.mark.parametrize("name", ["blogger", "medium"])
async def test_a_list_that_hangs_its_reader_is_told_of_as_one_that_cannot_be_read(name: str) -> None:
    async with AsyncExitStack() as stack:
        case = await LIVING[name](stack, Hung())
        with pytest.raises(HardToRead):
            await case.find()


CLOSING = [name for name in LIVING if name != "blogger"]  # of whose posts single ones may be closed


@pytest.mark.parametrize("again", [LIVING[name] for name in CLOSING], ids=CLOSING, indirect=True)
async def test_a_post_that_is_not_for_everybody_is_counted_and_not_opened(again: Case) -> None:
    again.living.shuts("빵")
    items = await again.read()
    assert [item.title if isinstance(item, Post) else item for item in items] == [
        "산책",
        Skipped("빵", again.shut),
        "이사",
        "김장",
    ]
