"""A blog on Blogger is read to its first post, and its lines are those of its editor."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from adapters.blogs.crawl.session import CrawlSession, ReaderContext
from adapters.blogs.platforms.blogger import BloggerReader, post
from adapters.sandbox import Sandbox
from bot.errors import NoBlogThere, NoPublicPosts, Unreachable
from bot.model import Known, Post
from bot.ports import NOTHING, FoundBlog
from tests.support.blogs.api_servers import Blogger, serving
from tests.support.blogs.reading import kept, read_all, web_to


@pytest_asyncio.fixture
async def blog() -> AsyncIterator[Blogger]:
    async with serving(Blogger()) as platform:
        yield platform


@pytest_asyncio.fixture
async def web(blog: Blogger, sandbox: Sandbox) -> AsyncIterator[ReaderContext]:
    async with web_to(blog.port, sandbox, limit=300) as web:
        yield web


def reader(blog: Blogger, web: ReaderContext) -> BloggerReader:
    return BloggerReader(web, f"{blog.url}/{{}}")


async def found(blog: Blogger, web: ReaderContext, known: Known = NOTHING) -> FoundBlog:
    reading = await reader(blog, web).find("https://kong.blogspot.com/", known)
    assert reading is not None
    return reading


@pytest.mark.parametrize("most", [150, 40])
async def test_every_post_is_read_even_where_fewer_come_than_were_asked_for(
    blog: Blogger, web: ReaderContext, most: int
) -> None:
    blog.most = most
    blog.post("첫 글", "<p>안녕하세요~</p>", "일상").many(159)
    reading = await found(blog, web)
    assert (reading.blog.title, reading.count) == ("콩이네 하루", 160)
    posts = [item for item in await read_all(reading) if isinstance(item, Post)]
    assert len(posts) == 160
    assert (posts[0].markdown, posts[0].key, posts[0].tags) == ("안녕하세요~", "blogger:100000", ("일상",))


@pytest.mark.parametrize("shows", ["short", "fold"])
async def test_what_its_feed_leaves_out_is_read_from_its_page(blog: Blogger, web: ReaderContext, shows: str) -> None:
    blog.shows = shows
    blog.post("글", "<p>위쪽이에요</p><a name='more'></a><p>아래쪽이에요</p>")
    [told] = await read_all(await found(blog, web))
    assert isinstance(told, Post)
    assert told.markdown == "위쪽이에요\n\n아래쪽이에요"


async def test_a_fold_inside_a_whole_post_is_nothing(blog: Blogger, web: ReaderContext) -> None:
    blog.post("글", "<p>위쪽이에요</p><a name='more'></a><p>아래쪽이에요</p>")
    [told] = await read_all(await found(blog, web))
    assert isinstance(told, Post)
    assert told.markdown == "위쪽이에요\n\n아래쪽이에요"
    assert len(blog.asked) == 1


async def test_a_blog_that_has_not_changed_costs_one_answer_without_a_text(blog: Blogger, web: ReaderContext) -> None:
    blog.many(3)
    first = await found(blog, web)
    known = kept(first, await read_all(first))
    again = await found(blog, web, known)
    assert (again.fingerprint, await read_all(again, known)) == (known.fingerprint, [])
    assert (len(blog.asked), blog.unchanged) == (2, 1)


@pytest.mark.parametrize("address", ["https://kong.blogspot.co.kr/2026/05/a.html", "http://m.kong.blogspot.jp/?m=1"])
async def test_a_blog_is_found_under_the_names_of_all_countries(
    blog: Blogger, web: ReaderContext, address: str
) -> None:
    blog.many(1)
    reading = await reader(blog, web).find(address)
    assert reading is not None
    assert reading.blog.address == "https://kong.blogspot.com"


async def test_a_blog_on_a_domain_of_its_own_is_known_by_its_page_and_then_at_once(
    blog: Blogger, web: ReaderContext
) -> None:
    blog.prefix = ""
    blog.many(2)
    blogger, session = reader(blog, web), CrawlSession(web, NOTHING)
    assert await blogger.at(f"{blog.url}/", "<meta name='generator' content='Hugo'>", session) is None
    first = await blogger.at(f"{blog.url}/", blog.page, session)
    assert first is not None
    known = kept(first, await read_all(first))
    again = await blogger.find(f"{blog.url}/", known)
    assert again is not None
    assert await read_all(again, known) == []
    assert len(blog.asked) == 2


@pytest.mark.parametrize(("status", "error"), [(404, NoBlogThere), (403, Unreachable)])
async def test_what_is_not_there_and_what_is_closed_are_told_apart(
    blog: Blogger, web: ReaderContext, status: int, error: type[Exception]
) -> None:
    blog.refuses(status)
    with pytest.raises(error):
        await found(blog, web)


async def test_a_blog_without_posts_has_no_public_posts(blog: Blogger, web: ReaderContext) -> None:
    with pytest.raises(NoPublicPosts):
        await found(blog, web)


WRITTEN = [
    ("<div>첫 줄</div><div>둘째 줄</div><div><br /></div><div>한참 뒤</div>", "첫 줄  \n둘째 줄\n\n한참 뒤"),
    ("첫 줄<br />둘째 줄<br /><br />한참 뒤", "첫 줄  \n둘째 줄\n\n한참 뒤"),
    ("<p>가</p><p>나</p><p>&nbsp;</p><p>다</p>", "가\n\n나\n\n\n다"),
    ('<div class="separator"><a href="https://x.kr/a"><img src="https://x.kr/a.jpg" /></a></div><div>글</div>',
     "![](https://x.kr/a.jpg)  \n글"),
    ('<table class="tr-caption-container"><tbody><tr><td><img src="https://x.kr/a.jpg"></td></tr>'
     '<tr><td class="tr-caption">우리 집</td></tr></tbody></table>', "![](https://x.kr/a.jpg)  \n*우리 집*"),
    ('<p>글</p><div class="blogger-post-footer"><img src="https://x.kr/1.gif">꼬리말</div>', "글"),
    ("<p>글</p><pre>a\n  b</pre>", "글\n\n```\na\n  b\n```"),
    ('<iframe src="https://www.youtube.com/embed/abc"></iframe>', "<https://www.youtube.com/embed/abc>"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "markdown"), WRITTEN)
def test_each_editor_of_bloggers_reads_as_its_page_does(html: str, markdown: str) -> None:
    assert post(html, "https://kong.blogspot.com/a").markdown == markdown
