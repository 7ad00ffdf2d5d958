"""A blog on Ghost is read with the key that its own pages name."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from adapters.blogs.crawl.session import CrawlSession, ReaderContext
from adapters.blogs.platforms.ghost import GhostReader, key, post
from adapters.sandbox import Sandbox
from bot.errors import BlogError, NoPublicPosts
from bot.model import Known, Post, Skipped
from bot.ports import NOTHING, FoundBlog
from tests.support.blogs.api_servers import Ghost, serving
from tests.support.blogs.reading import kept, read_all, web_to

HOME = "https://letters.example/"


@pytest_asyncio.fixture
async def blog() -> AsyncIterator[Ghost]:
    async with serving(Ghost()) as platform:
        yield platform


@pytest_asyncio.fixture
async def web(blog: Ghost, sandbox: Sandbox) -> AsyncIterator[ReaderContext]:
    async with web_to(blog.port, sandbox, limit=300) as web:
        yield web


async def at(blog: Ghost, web: ReaderContext, page: str = "", known: Known = NOTHING) -> FoundBlog | None:
    return await GhostReader(web).at(HOME, page or blog.page, CrawlSession(web, known))


async def test_every_post_is_read_some_at_a_time(blog: Ghost, web: ReaderContext) -> None:
    blog.post("첫 편지", "<p>안녕<br>\n하세요</p><p>끝~</p>", "일상", "#internal").many(118)
    reading = await at(blog, web)
    assert reading is not None
    assert (reading.blog.kind, reading.blog.address, reading.blog.title) == ("ghost", HOME, "콩이의 편지")
    posts = [item for item in await read_all(reading) if isinstance(item, Post)]
    assert len(posts) == reading.count == 119
    assert posts[0].markdown == "안녕  \n하세요\n\n끝~"
    assert (posts[0].key, posts[0].tags) == ("ghost:letters.example/100000", ("일상",))
    assert posts[0].content_hash == "2026-05-31T09:00:00.000Z"
    assert len(blog.asked) < 12


async def test_what_is_for_members_is_counted_and_never_asked_for(blog: Ghost, web: ReaderContext) -> None:
    blog.post("회원에게", "x", closed="members").post("돈 낸 이에게", "x", closed="paid").post(
        "모두에게", "<p>안녕</p>"
    )
    reading = await at(blog, web)
    assert reading is not None
    items = await read_all(reading)
    assert [item for item in items if isinstance(item, Skipped)] == [
        Skipped("회원에게", "paid"),
        Skipped("돈 낸 이에게", "paid"),
    ]
    assert len([item for item in items if isinstance(item, Post)]) == 1
    assert not any("100000" in asked for asked in blog.asked)


async def test_a_blog_for_members_alone_has_no_public_posts(blog: Ghost, web: ReaderContext) -> None:
    blog.post("회원에게", "x", closed="members")
    with pytest.raises(NoPublicPosts):
        await at(blog, web)


async def test_a_page_without_a_key_is_no_ghost(blog: Ghost, web: ReaderContext) -> None:
    assert await at(blog, web, "<html><script src='a.js'></script></html>") is None
    assert blog.asked == []


async def test_where_the_key_does_not_fit_the_feed_may_be_open(blog: Ghost, web: ReaderContext) -> None:
    blog.many(2)
    page, blog.key = blog.page, "f" * 26
    assert await at(blog, web, page) is None


async def test_what_is_known_by_its_number_is_not_left_to_the_feed(blog: Ghost, web: ReaderContext) -> None:
    blog.many(2)
    reading = await at(blog, web)
    assert reading is not None
    known = kept(reading, await read_all(reading))
    page, blog.key = blog.page, "f" * 26
    with pytest.raises(BlogError):
        await at(blog, web, page, known)


async def test_a_ghost_is_known_again_with_one_request(blog: Ghost, web: ReaderContext) -> None:
    blog.many(3)
    first = await at(blog, web)
    assert first is not None
    known = kept(first, await read_all(first))
    asked = len(blog.asked)
    again = await GhostReader(web).find(HOME, known)
    assert again is not None
    assert (again.fingerprint, await read_all(again, known)) == (known.fingerprint, [])
    assert len(blog.asked) == asked + 1
    assert await GhostReader(web).find(HOME) is None


@pytest.mark.parametrize(
    ("script", "door", "home"),
    [
        (
            '<script defer src="p.js" data-ghost="https://a.kr/" data-key="{k}" '
            'data-api="https://a.ghost.io/ghost/api/content/" crossorigin>',
            "https://a.ghost.io/ghost/api/content/?key={k}",
            "https://a.kr/",
        ),
        ('<script data-sodo-search="https://a.kr/blog/" data-key="{k}">',
         "https://a.kr/blog/ghost/api/content/?key={k}", "https://a.kr/blog/"),
        ("<script data-key='{k}' data-sodo-search='https://b.kr/'>", "https://b.kr/ghost/api/content/?key={k}",
         "https://a.kr/"),
        ('<script data-key="secret" data-api="https://a.kr/ghost/api/content/">', "", "https://a.kr/"),
        ('<script data-key="{k}" data-site="1">', "", "https://a.kr/"),
        ('<script data-key="{k}" data-api="javascript:/ghost/api/content/">', "", "https://a.kr/"),
        ('<script data-key="{k}" data-api="https://[/ghost/api/content/">', "", "https://a.kr/"),
    ],
)  # fmt: skip
def test_the_key_is_found_where_portal_or_search_carry_it(script: str, door: str, home: str) -> None:
    k = "0123456789abcdef0123456789"
    assert key(f"<html><head>{script.format(k=k)}</script>", "https://a.kr/") == (door.format(k=k), home)


CARDS = [
    (
        '<figure class="kg-card kg-image-card kg-card-hascaption"><img src="https://x.kr/a.jpg" alt="">'
        '<figcaption><span>창밖의 <a href="https://x.kr/">비</a></span></figcaption></figure>',
        "![](https://x.kr/a.jpg)  \n*창밖의* [*비*](https://x.kr/)",
    ),
    (
        '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://x.kr/b"><div '
        'class="kg-bookmark-title">남의 제목</div><img src="https://x.kr/icon.png"></a></figure>',
        "<https://x.kr/b>",
    ),
    (
        '<figure class="kg-card kg-embed-card"><iframe src="https://www.youtube.com/embed/abc"></iframe></figure>',
        "<https://www.youtube.com/embed/abc>",
    ),
    (
        '<figure class="kg-card kg-gallery-card"><div class="kg-gallery-row"><div><img src="https://x.kr/1.jpg"></div>'
        '<div><img src="https://x.kr/2.jpg"></div></div><figcaption>둘이서</figcaption></figure>',
        "![](https://x.kr/1.jpg)  \n![](https://x.kr/2.jpg)  \n*둘이서*",
    ),
    (
        '<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div>'
        '<div class="kg-callout-text">알아 두면 좋아요</div></div>',
        "> 💡\n>\n> 알아 두면 좋아요",
    ),
    ('<div class="kg-card kg-signup-card"><h2>구독하세요</h2></div><p>글</p>', "글"),
    ('<div class="kg-card kg-toggle-card"><h4>펼치기</h4><div><p>속</p></div></div>', "#### 펼치기\n\n속"),
    ('<pre><code class="language-js">a;\n  b;</code></pre>', "```js\na;\n  b;\n```"),
    ("<p>가\n나</p>", "가\n나"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "markdown"), CARDS)
def test_each_card_reads_as_its_page_does(html: str, markdown: str) -> None:
    assert post(html, "https://letters.example/1").markdown == markdown


def test_a_card_nobody_knows_keeps_its_text_and_is_named() -> None:
    found = post('<div class="kg-card kg-recipe-card"><p>소금</p></div>', "https://letters.example/1")
    assert (found.markdown, found.unknown) == ("소금", ("kg-recipe-card",))
