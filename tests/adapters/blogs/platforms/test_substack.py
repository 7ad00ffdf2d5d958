"""A newsletter on Substack is read to its first issue, without what asks to subscribe."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from adapters.blogs.crawl.session import CrawlSession, ReaderContext
from adapters.blogs.platforms.substack import SubstackReader
from adapters.blogs.platforms.substack_editor import post
from adapters.sandbox import Sandbox
from bot.errors import NoPublicPosts
from bot.model import Known, Post, Skipped
from bot.ports import NOTHING, FoundBlog
from tests.support.blogs.api_servers import Substack, serving
from tests.support.blogs.reading import kept, read_all, web_to


@pytest_asyncio.fixture
async def blog() -> AsyncIterator[Substack]:
    async with serving(Substack()) as platform:
        yield platform


@pytest_asyncio.fixture
async def web(blog: Substack, sandbox: Sandbox) -> AsyncIterator[ReaderContext]:
    async with web_to(blog.port, sandbox, limit=300) as web:
        yield web


def reader(blog: Substack, web: ReaderContext) -> SubstackReader:
    return SubstackReader(web, f"{blog.url}/{{}}")


async def found(blog: Substack, web: ReaderContext, known: Known = NOTHING) -> FoundBlog:
    reading = await reader(blog, web).find("https://kong.substack.com/", known)
    assert reading is not None
    return reading


@pytest.mark.parametrize("wrapped", [False, True])
async def test_the_whole_archive_is_read_however_few_come_at_once(
    blog: Substack, web: ReaderContext, wrapped: bool
) -> None:
    blog.wrapped = wrapped
    blog.post("첫 글", "<p>안녕하세요~</p>", "일상").many(55)
    posts = [item for item in await read_all(await found(blog, web)) if isinstance(item, Post)]
    assert len(posts) == 56
    assert posts[0].markdown == "안녕하세요~"
    assert posts[0].key == "substack:kong.substack.com/100000"
    assert posts[0].tags == ("일상",)


async def test_issues_for_paying_readers_are_counted_and_never_opened(blog: Substack, web: ReaderContext) -> None:
    blog.post("유료", "x", closed="only_paid").post("후원자", "x", closed="founding").post("모두", "<p>안녕</p>")
    items = await read_all(await found(blog, web))
    assert [item for item in items if isinstance(item, Skipped)] == [Skipped("유료", "paid"), Skipped("후원자", "paid")]
    assert sum("/api/v1/posts/" in asked for asked in blog.asked) == 1


async def test_a_newsletter_without_issues_has_no_public_posts(blog: Substack, web: ReaderContext) -> None:
    with pytest.raises(NoPublicPosts):
        await found(blog, web)


@pytest.mark.parametrize(
    "address", ["https://open.substack.com/pub/kong/p/hello", "https://kong.substack.com/p/hello?utm_source=x"]
)
async def test_a_newsletter_is_found_by_any_of_its_addresses(blog: Substack, web: ReaderContext, address: str) -> None:
    blog.many(1)
    reading = await reader(blog, web).find(address)
    assert reading is not None
    assert reading.blog.address == "https://kong.substack.com"


async def test_a_newsletter_on_a_domain_of_its_own_is_known_by_its_page_and_then_at_once(
    blog: Substack, web: ReaderContext
) -> None:
    blog.prefix = ""
    blog.many(2)
    substack, session = reader(blog, web), CrawlSession(web, NOTHING)
    assert await substack.at(f"{blog.url}/", "<html>다른 곳</html>", session) is None
    first = await substack.at(f"{blog.url}/", blog.page, session)
    assert first is not None
    known = kept(first, await read_all(first))
    asked = len(blog.asked)
    again = await substack.find(f"{blog.url}/", known)
    assert again is not None
    assert (again.fingerprint, await read_all(again, known)) == (known.fingerprint, [])
    assert len(blog.asked) == asked + 1


async def test_where_the_archive_is_closed_the_feed_may_be_open(blog: Substack, web: ReaderContext) -> None:
    blog.many(1).refuses(403)
    assert await reader(blog, web).find("https://kong.substack.com/") is None


PARTS = [
    ('<p>글</p><div class="subscription-widget-wrap-editor"><p>구독하세요!</p></div>'
     '<p class="button-wrapper"><a class="button primary" href="/subscribe"><span>Subscribe now</span></a></p>', "글"),
    ('<div class="captioned-image-container"><figure><a class="image-link" href="https://cdn/a">'
     '<div class="image2-inset"><picture><source srcset="x"><img src="https://substackcdn.com/image/fetch/a.png" '
     'data-attrs=\'{"src":"https://s3/a.png"}\' alt="바다"></picture></div></a>'
     '<figcaption class="image-caption">겨울 바다~</figcaption></figure></div>',
     "![바다](https://s3/a.png)  \n*겨울 바다~*"),
    ('<div class="tweet" data-attrs=\'{"url":"https://twitter.com/a/status/1","full_text":"남의 말"}\'>남의 말</div>',
     "<https://twitter.com/a/status/1>"),
    ('<div class="embedded-post-wrap" data-attrs=\'{"canonical_url":"https://b.kr/p/x"}\'><a>남의 글</a></div>',
     "<https://b.kr/p/x>"),
    ('<div class="youtube-wrap"><iframe src="https://www.youtube-nocookie.com/embed/abc"></iframe></div>',
     "<https://www.youtube-nocookie.com/embed/abc>"),
    ('<div class="pullquote"><p>다시 말하면</p></div>', "> 다시 말하면"),
    ('<div class="preformatted-block"><label>시</label><pre class="text">산 너머\n\n강 건너</pre></div>',
     "산 너머\n\n강 건너"),
    ('<p>본문<a class="footnote-anchor" href="#footnote-1">1</a>이에요</p>'
     '<div class="footnote"><a class="footnote-number"></a><div class="footnote-content"><p>덧붙이면요</p></div></div>',
     "본문이에요\n\n덧붙이면요"),
    ('<div class="latex-rendered" data-attrs=\'{"persistentExpression":"E = mc^2"}\'></div>', "$$\nE = mc^2\n$$"),
    ('<pre><code>a\n  b</code></pre>', "```\na\n  b\n```"),
    ('<p>가</p><p><br></p><p>나</p>', "가\n\n\n나"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "markdown"), PARTS)
def test_each_part_of_an_issue_reads_as_its_page_does(html: str, markdown: str) -> None:
    assert post(html, "https://kong.substack.com/p/x").markdown == markdown


def test_only_the_authors_words_are_lines_of_the_author() -> None:
    told = post("".join(html for html, _ in PARTS), "https://kong.substack.com/p/x")
    own = [line.text for line in told.lines if line.kind == "prose"]
    assert not {"남의 말", "남의 글", "구독하세요!", "Subscribe now"} & set(own)
    assert {"글", "본문이에요", "덧붙이면요", "산 너머"} <= set(own)
    assert [line.text for line in told.lines if line.kind == "caption"] == ["겨울 바다~"]
