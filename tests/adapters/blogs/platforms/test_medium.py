"""Of a blog on Medium the ten newest posts are read, and nothing that is not one."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from adapters.blogs.crawl.session import CrawlSession, ReaderContext
from adapters.blogs.platforms.medium import MediumReader, post
from adapters.sandbox import Sandbox
from bot.errors import Blocked, NoBlogThere, NoPublicPosts
from bot.model import Gone, Known, Post, Same, Skipped
from bot.ports import NOTHING, FoundBlog
from tests.support.blogs.api_servers import Medium, serving
from tests.support.blogs.reading import kept, read_all, web_to


@pytest_asyncio.fixture
async def blog() -> AsyncIterator[Medium]:
    async with serving(Medium()) as platform:
        yield platform


@pytest_asyncio.fixture
async def web(blog: Medium, sandbox: Sandbox) -> AsyncIterator[ReaderContext]:
    async with web_to(blog.port, sandbox) as web:
        yield web


def reader(blog: Medium, web: ReaderContext) -> MediumReader:
    return MediumReader(web, f"{blog.url}/{{}}")


async def found(blog: Medium, web: ReaderContext, known: Known = NOTHING) -> FoundBlog:
    reading = await reader(blog, web).find("https://medium.com/@kong", known)
    assert reading is not None
    return reading


async def test_the_ten_newest_posts_are_read_from_one_request(blog: Medium, web: ReaderContext) -> None:
    blog.post("산책", "<h3>산책</h3><p>오늘은 걸었어요~</p>", "일상")
    for n in range(14):
        blog.post(f"글 {n}", f"<h4>{n}</h4><p>이야기</p>", "일상")
    reading = await found(blog, web)
    assert (reading.blog.title, reading.count, reading.newest_only) == ("콩이", 10, True)
    posts = [item for item in await read_all(reading) if isinstance(item, Post)]
    assert len(posts) == 10
    assert posts[0].markdown == "오늘은 걸었어요~"
    assert posts[0].key == "medium:0000000186a0"
    assert posts[0].url == "https://medium.com/@kong/story-0000000186a0"
    assert len(blog.asked) == 1


async def test_a_post_that_left_the_ten_newest_is_not_gone(blog: Medium, web: ReaderContext) -> None:
    for n in range(11):
        blog.post(f"글 {n}", "<h4>하나</h4><p>이야기</p>", "일상")
    blog.posts, later = blog.posts[1:], blog.posts[0]
    first = await found(blog, web)
    known = kept(first, await read_all(first))
    blog.posts.insert(0, later)
    items = await read_all(await found(blog, web, known), known)
    assert [type(item) for item in items] == [Post, *[Same] * 9]
    assert not any(isinstance(item, Gone) for item in items)


async def test_what_somebody_replied_to_others_is_no_post(blog: Medium, web: ReaderContext) -> None:
    blog.post("정말 공감해요, 저도…", "<p>정말 공감해요, 저도 그랬거든요. 힘내세요!</p>")
    blog.post("태그 없는 글", "<figure><img src='https://x.kr/a.png'></figure><p>태그 없는 글도 글이에요</p>")
    items = await read_all(await found(blog, web))
    assert items[0] == Skipped("정말 공감해요, 저도…", "other")
    assert isinstance(items[1], Post)


async def test_who_has_only_replied_to_others_has_no_posts(blog: Medium, web: ReaderContext) -> None:
    blog.post("정말 공감해요", "<p>정말 공감해요, 저도 그랬거든요.</p>")
    with pytest.raises(NoPublicPosts) as refusal:
        await found(blog, web)
    assert refusal.value.closed == 0


async def test_what_is_for_members_is_counted_and_not_read(blog: Medium, web: ReaderContext) -> None:
    blog.post("유료", "x", "일상", closed="members").post("모두", "<h4>가</h4><p>안녕</p>", "일상")
    reading = await found(blog, web)
    assert not reading.newest_only
    assert (await read_all(reading))[0] == Skipped("유료", "paid")


@pytest.mark.parametrize(("status", "error"), [(404, NoBlogThere), (429, Blocked)])
async def test_what_is_not_there_and_what_wants_rest_are_told_apart(
    blog: Medium, web: ReaderContext, status: int, error: type[Exception]
) -> None:
    blog.refuses(status)
    with pytest.raises(error):
        await found(blog, web)


async def test_a_domain_of_its_own_is_known_by_its_page_and_then_at_once(blog: Medium, web: ReaderContext) -> None:
    blog.post("글", "<h4>가</h4><p>안녕</p>", "일상")
    medium, session = reader(blog, web), CrawlSession(web, NOTHING)
    assert await medium.at(f"{blog.url}/", "<html>Medium</html>", session) is None
    first = await medium.at(f"{blog.url}/", blog.page, session)
    assert first is not None
    known = kept(first, await read_all(first))
    again = await medium.find(f"{blog.url}/", known)
    assert again is not None
    assert await read_all(again, known) == []
    assert len(blog.asked) == 2


def test_a_post_reads_as_its_page_does() -> None:
    html = (
        '<figure><img alt="바다" src="https://cdn-images.medium.com/1.png" /><figcaption>바다예요</figcaption></figure>'
        "<h4>작은 제목</h4><p>첫 줄<br>둘째 줄</p><blockquote>남의 말</blockquote><pre>a<br>  b</pre>"
        '<div class="graf--mixtapeEmbed"><a href="https://x.kr/b"><strong>남의 제목</strong>남의 요약</a></div>'
        '<img src="https://medium.com/_/stat?event=x" width="1" height="1">'
    )
    assert post(html, "https://medium.com/@kong/a").markdown == (
        "![바다](https://cdn-images.medium.com/1.png)  \n*바다예요*\n\n#### 작은 제목\n\n첫 줄  \n둘째 줄\n\n"
        "> 남의 말\n\n```\na\n  b\n```\n\n<https://x.kr/b>"
    )
