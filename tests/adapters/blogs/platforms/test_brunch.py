"""An author on Brunch is read from Brunch's own list, and the posts as they were typed."""

import html
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.blogs.crawl.incremental import Skip
from adapters.blogs.crawl.session import ReaderContext
from adapters.blogs.platforms.brunch import BrunchReader, post
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Sandbox
from bot.errors import Blocked, NoPublicPosts, Unreachable
from bot.model import Gone, Known, Post, Same, Skipped
from bot.ports import FoundBlog
from tests.support.blogs.brunch_server import BrunchServer, brunch, item
from tests.support.blogs.counted import differences
from tests.support.blogs.reading import kept

PAIRS = sorted((Path(__file__).parents[3] / "data" / "brunch").glob("*.html"))
URL = "https://brunch.co.kr/@haru/90"

# The posts themselves


@pytest.mark.parametrize("page", PAIRS, ids=lambda path: path.stem)
def test_a_page_becomes_the_markdown_its_author_would_write(page: Path) -> None:
    found = post(page.read_text(encoding="utf-8"), URL)
    assert found.markdown + "\n" == page.with_suffix(".md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAIRS, ids=lambda path: path.stem)
def test_all_that_the_author_made_is_kept_and_nothing_of_others(page: Path) -> None:
    assert differences(post(page.read_text(encoding="utf-8"), URL), page) == []


def test_a_page_says_its_title_its_keywords_and_its_hour() -> None:
    found = post(PAIRS[0].read_text(encoding="utf-8"), "https://brunch.co.kr/@@2JnD/90")
    assert (found.key, found.title, found.tags) == ("brunch:@haru/90", "밤산책", ("산책", "밤"))
    assert found.published == datetime(2025, 12, 17, 12, 30, tzinfo=timezone(timedelta(hours=9)))


ITEMS = [
    {"type": "text", "data": [{"type": "text", "text": "첫 줄 <3"}]},
    {"type": "text", "data": [{"type": "text", "data": [{"type": "text", "text": "굵게"}], "styleType": "bold"}]},
    {"type": "text", "data": [{"type": "br"}]},
    {"type": "text", "size": "h2", "data": [{"type": "text", "text": "제목"}]},
    {"type": "img", "url": "http://t1.daumcdn.net/brunch/a.jpg", "caption": "사진"},
    {"type": "quotation", "kind": "box", "data": [{"type": "text", "text": "인용"}]},
    {"type": "opengraph", "title": "남의 글", "link": "https://x.kr/a"},
]


def astro(said: object) -> object:
    """As Astro writes values down: each with its type."""
    match said:
        case list():
            return [1, [astro(value) for value in said]]
        case dict():
            return [0, {name: astro(value) for name, value in said.items()}]
    return [0, said]


@pytest.mark.parametrize(
    "props",
    [
        {"article": astro({"no": 90, "title": "글", "content": {"body": ITEMS}})},
        {"article": astro({"content": json.dumps(ITEMS)})},
        {"article": ITEMS},
    ],
    ids=["astro", "text", "plain"],
)
def test_a_newer_page_keeps_the_post_in_the_properties_of_an_island(props: object) -> None:
    page = f'<html><body><astro-island props="{html.escape(json.dumps(props))}"></astro-island></body></html>'
    assert post(page, URL).markdown == (
        "첫 줄 <3  \n**굵게**\n\n## 제목\n\n![](http://t1.daumcdn.net/brunch/a.jpg)  \n*사진*\n\n> 인용\n\n<https://x.kr/a>"
    )


def test_an_island_may_hold_the_post_as_html() -> None:
    props = {"body": [0, item("첫 줄") + item("둘째 줄")]}
    page = f'<html><body><astro-island props="{html.escape(json.dumps(props))}"></astro-island></body></html>'
    assert post(page, URL).markdown == "첫 줄  \n둘째 줄"


@pytest.mark.parametrize("props", ["", "{", "[]", "[" * 5000, '{"a":[0,[0,[0,"x"]]]}', '{"a":[1,null]}'])
def test_an_island_without_a_post_is_passed_over(props: str) -> None:
    with pytest.raises(Skip) as skip:
        post(f'<html><body><astro-island props="{html.escape(props)}"></astro-island></body></html>', URL)
    assert skip.value.why == "broken"


# Reading an author


@dataclass
class Desk:
    author: BrunchServer
    reader: BrunchReader

    async def find(self, known: Known | None = None, source: str = "https://brunch.co.kr/@haru") -> FoundBlog:
        reading = await self.reader.find(source, known or Known())
        assert reading is not None
        return reading

    async def items(self, known: Known | None = None) -> list[Post | Skipped | Same | Gone]:
        return [found async for found in (await self.find(known)).posts((known or Known()).posts)]

    async def titles(self) -> list[str]:
        return [found.title for found in await self.items() if isinstance(found, Post)]

    async def remembered(self) -> Known:
        reading = await self.find()
        items = [found async for found in reading.posts({})]
        self.author.asked.clear()
        return kept(reading, items)


@pytest_asyncio.fixture
async def desk(sandbox: Sandbox) -> AsyncIterator[Desk]:
    async with AsyncExitStack() as stack:
        author = await stack.enter_async_context(brunch())
        author.post("산책 & 밤", item("오늘도 걸었다...")).post("빵", item("빵을 샀다")).post("이사", item("이사했다"))
        fetcher = await stack.enter_async_context(author.reached())
        web = ReaderContext(fetcher, sandbox, Robots(fetcher), 10)
        yield Desk(author, BrunchReader(web, author.at("brunch.co.kr"), author.at("api.brunch.co.kr")))


async def test_an_author_is_read_page_by_page(desk: Desk) -> None:
    desk.author.leaves_of(2)
    reading = await desk.find()
    posts = [found async for found in reading.posts({}) if isinstance(found, Post)]
    assert (reading.blog.kind, reading.blog.title) == ("brunch", "하루")
    assert reading.blog.address == "https://brunch.co.kr/@haru"
    assert [(p.key, p.title, p.url) for p in posts] == [
        ("brunch:@haru/90", "산책 & 밤", "https://brunch.co.kr/@haru/90"),
        ("brunch:@haru/89", "빵", "https://brunch.co.kr/@haru/89"),
        ("brunch:@haru/88", "이사", "https://brunch.co.kr/@haru/88"),
    ]
    assert sum("/v2/article" in asked for asked in desk.author.asked) == 3  # the last one is empty


async def test_an_unchanged_list_is_asked_for_once(desk: Desk) -> None:
    known = await desk.remembered()
    assert await desk.items(known) == []
    assert len(desk.author.asked) == 1


async def test_a_changed_post_is_read_again_a_new_one_too_and_a_deleted_one_is_gone(desk: Desk) -> None:
    known = await desk.remembered()
    desk.author.changes("산책 & 밤", "고쳐 썼다").writes("봄", item("새 글")).loses("이사")
    found = await desk.items(known)
    assert [one.markdown for one in found if isinstance(one, Post)] == ["새 글", "고쳐 썼다"]
    assert [one.key for one in found if isinstance(one, Same)] == ["brunch:@haru/89"]
    assert [one.key for one in found if isinstance(one, Gone)] == ["brunch:@haru/88"]


async def test_an_id_is_the_same_author_as_the_name_it_leads_to(desk: Desk) -> None:
    desk.author.redirects("/@@2JnD", desk.author.at("brunch.co.kr") + "/@haru")
    reading = await desk.find(source="https://brunch.co.kr/@@2JnD/90")
    assert reading.blog.address == "https://brunch.co.kr/@haru"


async def test_posts_for_members_are_counted_and_not_opened(desk: Desk) -> None:
    desk.author.post("비싼 글", item("안 보임"), paid=True)
    assert Skipped("비싼 글", "paid") in await desk.items()
    assert "/@haru/87" not in desk.author.asked
    with pytest.raises(Skip) as skip:
        post(desk.author.page(desk.author.articles[-1]), URL)
    assert skip.value.why == "paid"


async def test_an_author_without_public_posts_says_so(desk: Desk) -> None:
    desk.author.articles.clear()
    with pytest.raises(NoPublicPosts):
        await desk.find()


@pytest.mark.parametrize("status", [401, 404, 200])
async def test_where_the_list_is_closed_the_authors_page_leads_on(desk: Desk, status: int) -> None:
    desk.author.answers("/v2/article/@haru", status, "<html>authentication failed</html>")
    assert await desk.titles() == ["산책 & 밤", "빵", "이사"]


async def test_an_author_who_is_not_there_is_not_there(desk: Desk) -> None:
    with pytest.raises(Unreachable) as gone:
        await desk.find(source="https://brunch.co.kr/@nobody")
    assert gone.value.status == 404


SHELL = f"<html><head><title>brunch</title></head><body><div id='x'></div><p>{'브런치스토리 ' * 99}</p></body></html>"
PLEA = "<html><body><h1>서비스 접속이 원활하지 않습니다</h1><p>잠시 후 다시 이용해 주세요</p></body></html>"


@pytest.mark.parametrize(("page", "wall"), [(PLEA, "rest"), (SHELL, "script")])
async def test_what_comes_instead_of_a_post_is_a_wall(desk: Desk, page: str, wall: str) -> None:
    desk.author.answers("/@haru/90", 200, page)
    with pytest.raises(Blocked) as found:
        await desk.items()
    assert found.value.reason == wall


async def test_a_login_that_comes_before_any_post_is_a_wall(desk: Desk) -> None:
    desk.author.redirects("/@haru/90", desk.author.at("accounts.kakao.com") + "/login")
    desk.author.answers("/login", 200, "<html><body><p>카카오계정</p></body></html>")
    with pytest.raises(Blocked) as found:
        await desk.items()
    assert found.value.reason == "login"


async def test_a_list_that_breaks_off_ends_the_reading(desk: Desk) -> None:
    desk.author.leaves_of(2)
    reading = await desk.find()
    assert isinstance(await anext(reading.posts({})), Post)
    desk.author.answers("/v2/article/@haru", 500)
    with pytest.raises(Unreachable):
        [found async for found in reading.posts({})]


async def test_other_addresses_are_left_to_others(desk: Desk) -> None:
    assert await desk.reader.find("https://haru.tistory.com/1") is None
    assert await desk.reader.find("https://brunch.co.kr/magazine/walk") is None
    assert await desk.reader.find(()) is None
