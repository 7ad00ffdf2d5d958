"""A blog on WordPress is read to its first post, whatever its owner has hidden."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from adapters.blogs.crawl.session import CrawlSession
from adapters.blogs.platforms.wordpress import WordPressReader, door, home_of, post
from adapters.sandbox import Sandbox
from bot.errors import Blocked, NoPublicPosts, Unreachable
from bot.model import Post, Skipped
from bot.ports import NOTHING, FoundBlog
from tests.support.blogs.api_servers import WordPress, serving
from tests.support.blogs.reading import kept, read_all, web_to

HOME = "https://blog.example/"


@pytest_asyncio.fixture
async def blog() -> AsyncIterator[WordPress]:
    async with serving(WordPress()) as platform:
        yield platform


@pytest_asyncio.fixture
async def reader(blog: WordPress, sandbox: Sandbox) -> AsyncIterator[tuple[WordPressReader, CrawlSession]]:
    async with web_to(blog.port, sandbox, limit=300) as web:
        yield WordPressReader(web, f"{blog.url}/wp/v2/sites/{{}}"), web.session(NOTHING)


async def own(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession], api: str = "/wp-json/"
) -> FoundBlog | None:
    page = f"<html><head><link rel='https://api.w.org/' href='{blog.url}{api}' /></head></html>"
    return await reader[0].at(HOME, page, reader[1])


async def test_every_post_is_read_some_at_a_time_with_its_tags(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession]
) -> None:
    blog.post("첫 글 & 둘", "<p>안녕하세요</p>\n<p>반가워요~</p>", "일상", "R&D").many(128)
    reading = await own(blog, reader)
    assert reading is not None
    assert (reading.blog.kind, reading.blog.address, reading.blog.title) == ("wordpress", HOME, "콩이네 & 부엌")
    assert reading.count == 129
    posts = [item for item in await read_all(reading) if isinstance(item, Post)]
    assert len(posts) == 129
    assert posts[0].title == "첫 글 & 둘"
    assert posts[0].markdown == "안녕하세요\n\n반가워요~"
    assert posts[0].tags == ("일상", "R&D")
    assert posts[0].key == "wordpress:blog.example/100000"
    assert posts[0].content_hash == "2026-05-31T09:00:00"
    assert len(blog.asked) < 15


@pytest.mark.parametrize("api", ["/wp-json/", "/wp-json", "/index.php?rest_route=/"])
async def test_the_list_is_found_wherever_permalinks_put_it(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession], api: str
) -> None:
    blog.many(2)
    reading = await own(blog, reader, api)
    assert reading is not None
    assert len(await read_all(reading)) == 2


async def test_a_list_whose_length_is_hidden_ends_with_its_last_page(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession]
) -> None:
    blog.many(200).hides_its_counts()
    reading = await own(blog, reader)
    assert reading is not None
    assert len([item for item in await read_all(reading) if isinstance(item, Post)]) == 200


async def test_a_post_behind_a_password_is_counted_and_not_read(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession]
) -> None:
    blog.post("비밀", "속마음", closed="password").post("열린 글", "<p>안녕</p>")
    reading = await own(blog, reader)
    assert reading is not None
    items = await read_all(reading)
    assert items[0] == Skipped("비밀", "private")
    assert isinstance(items[1], Post)


async def test_a_blog_behind_passwords_has_no_public_posts(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession]
) -> None:
    blog.post("비밀", "속마음", closed="password")
    with pytest.raises(NoPublicPosts) as refusal:
        await own(blog, reader)
    assert refusal.value.closed == 1


@pytest.mark.parametrize("status", [401, 403, 404, 500])
async def test_where_the_list_is_closed_the_feed_may_be_open(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession], status: int
) -> None:
    blog.many(2).refuses(status, "/wp-json/wp/v2/posts")
    assert await own(blog, reader) is None


async def test_what_asks_for_rest_is_not_asked_elsewhere(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession]
) -> None:
    blog.many(2).refuses(429)
    with pytest.raises(Blocked):
        await own(blog, reader)


async def test_posts_without_the_names_of_their_tags_are_read_all_the_same(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession]
) -> None:
    blog.post("글", "<p>안녕</p>", "일상").refuses(403, "/wp-json/wp/v2/tags")
    reading = await own(blog, reader)
    assert reading is not None
    [told] = await read_all(reading)
    assert isinstance(told, Post)
    assert (told.markdown, told.tags) == ("안녕", ())


async def test_one_post_that_breaks_its_page_breaks_no_other(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession]
) -> None:
    blog.many(3)
    blog.refusals[f"/wp-json/wp/v2/posts?include={blog.posts[0].number},"] = 500
    reading = await own(blog, reader)
    assert reading is not None
    assert len([item for item in await read_all(reading) if isinstance(item, Post)]) == 3


async def test_a_blog_of_its_own_domain_is_known_again_with_one_request(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession]
) -> None:
    blog.many(3)
    first = await own(blog, reader)
    assert first is not None
    known = kept(first, await read_all(first))
    asked = len(blog.asked)
    again = await reader[0].find(HOME, known)
    assert again is not None
    assert (again.fingerprint, await read_all(again, known)) == (known.fingerprint, [])
    assert len(blog.asked) == asked + 1


async def test_a_blog_on_wordpress_com_is_found_by_its_address(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession]
) -> None:
    blog.many(2)
    reading = await reader[0].find("https://kong.wordpress.com/2026/05/31/hello/")
    assert reading is not None
    assert reading.blog.address == "https://kong.wordpress.com"
    assert len(await read_all(reading)) == 2
    assert blog.asked[0].startswith("/wp/v2/sites/kong.wordpress.com/posts?per_page=100&page=1")


async def test_nobody_there_is_no_closed_list(blog: WordPress, reader: tuple[WordPressReader, CrawlSession]) -> None:
    blog.many(2).dies()
    with pytest.raises(Unreachable):
        await own(blog, reader)


async def test_a_page_that_points_into_a_private_network_is_not_followed(
    blog: WordPress, reader: tuple[WordPressReader, CrawlSession]
) -> None:
    page = '<link rel="https://api.w.org/" href="http://10.0.0.1/wp-json/">'
    assert await reader[0].at(HOME, page, reader[1]) is None


@pytest.mark.parametrize(
    ("page", "api", "home"),
    [
        ('<link rel="https://api.w.org/" href="https://blog.example/wp-json" />', "https://blog.example/wp-json", HOME),
        ("<link href=https://blog.example/me/wp-json/ rel=https://api.w.org/>", "https://blog.example/me/wp-json/",
         "https://blog.example/me/"),
        ('<link rel="https://api.w.org/" href="/me/index.php?rest_route=/&amp;a=1">',
         "https://blog.example/me/index.php?rest_route=/&a=1", "https://blog.example/me/"),
        ('<link rel="https://api.w.org/" href="https://other.kr/wp-json/">', "https://other.kr/wp-json/", HOME),
        ('<link rel="https://api.w.org/" href="https://[">', "", HOME),
        ('<link rel="alternate" href="https://blog.example/wp-json/wp/v2/posts/1">', "", HOME),
    ],
)  # fmt: skip
def test_the_door_to_its_list_stands_in_its_page(page: str, api: str, home: str) -> None:
    assert door(page, HOME) == api
    assert home_of(api, HOME) == home


BLOCKS = [
    (
        '<figure class="wp-block-image size-large"><img src="https://x.kr/a.jpg" alt="빵"/>'
        '<figcaption class="wp-element-caption">갓 나온 <strong>빵</strong>~</figcaption></figure>',
        "![빵](https://x.kr/a.jpg)  \n*갓 나온 빵~*",
    ),
    (
        '<div id="attachment_1" class="wp-caption alignnone"><a href="https://x.kr/a"><img src="https://x.kr/a.jpg"></a>'
        '<p class="wp-caption-text">옛날 사진</p></div><p>그때는 젊었죠</p>',
        "![](https://x.kr/a.jpg)  \n*옛날 사진*\n\n그때는 젊었죠",
    ),
    (
        '<figure class="wp-block-gallery"><figure class="wp-block-image"><img src="https://x.kr/1.jpg"></figure>'
        '<figure class="wp-block-image"><img src="https://x.kr/2.jpg"></figure></figure>',
        "![](https://x.kr/1.jpg)\n\n![](https://x.kr/2.jpg)",
    ),
    (
        '<figure class="wp-block-embed is-provider-youtube"><div class="wp-block-embed__wrapper">'
        '<iframe title="남의 영상 제목" src="https://www.youtube.com/embed/abc?feature=oembed"></iframe></div></figure>',
        "<https://www.youtube.com/embed/abc?feature=oembed>",
    ),
    (
        '<figure class="wp-block-embed"><blockquote class="twitter-tweet"><p>남의 말 <a href="https://t.co/x">그림</a></p>'
        '누구 <a href="https://twitter.com/a/status/1">날짜</a></blockquote></figure>',
        "<https://twitter.com/a/status/1>",
    ),
    ('<pre class="wp-block-verse">산 너머\n강 건너</pre>', "산 너머  \n강 건너"),
    ('<pre class="wp-block-code"><code>a\n  b</code></pre>', "```\na\n  b\n```"),
    ("<p>가<br />\n나</p>", "가  \n나"),
    ("<p>가\n나</p>", "가 나"),
    ("<p>가</p>\n<p>&nbsp;</p>\n<p>나</p>", "가\n\n\n나"),
    ("<p>가</p>\n<p></p>\n<p>나</p>", "가\n\n나"),
    ('<p>식은 <img src="https://s0.wp.com/latex.php" alt="E=mc^2" class="latex" />예요</p>', "식은 $E=mc^2$예요"),
    ('<p>글</p><div class="sharedaddy">공유</div><ul class="wp-block-latest-posts"><li>딴 글</li></ul>', "글"),
    ('<figure class="wp-block-table"><table><tr><td>가</td></tr><tr><td>1</td></tr></table></figure>',
     "| 가 |\n| --- |\n| 1 |"),
    ("<p>ㅋㅋ &#8230; ~~ <del>뺌</del> ^^</p>", "ㅋㅋ … ~~ ~~뺌~~ ^^"),
    ('<blockquote class="wp-block-quote"><p>남의 말</p><cite>누구</cite></blockquote>', "> 남의 말\n>\n> 누구"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "markdown"), BLOCKS)
def test_each_block_of_its_editor_reads_as_its_page_does(html: str, markdown: str) -> None:
    assert post(html, "https://blog.example/1").markdown == markdown


def test_a_block_nobody_knows_keeps_its_text_and_is_named() -> None:
    found = post('<div class="wp-block-acme-recipe"><p>소금 조금</p></div>', "https://blog.example/1")
    assert (found.markdown, found.unknown) == ("소금 조금", ("wp-block-acme-recipe",))
