"""Any blog with a feed is found from any of its pages and read to its limit."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta, timezone

import pytest
import pytest_asyncio

from adapters.blogs.address import feed_urls
from adapters.blogs.crawl.session import ReaderContext
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import NoFeed, is_feed, parse_feed
from adapters.blogs.platforms.any_blog import FeedReader
from adapters.blogs.web.fetcher import Fetcher
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Sandbox
from bot.errors import (
    BlogError,
    BrokenFeed,
    HardToRead,
    NoBlogThere,
    NoPublicPosts,
    NotAnAddress,
    PrivateAddress,
    TooLarge,
    Unreachable,
)
from bot.model import Gone, Known, KnownPost, Post, Same, Skipped
from bot.ports import FoundBlog
from tests.support.blogs.blog_server import BlogServer, serving

WALK = "<p>오늘은 뒷산에 다녀왔어요~~ 벚꽃이 활짝 피었더라고요 ㅎㅎ</p><p>혼자 걷는 길이 이렇게 좋을 줄이야!</p>"
BREAD = "<p>소금빵을 구웠는데요...</p><p>버터를 너무 많이 넣었나 봐요 ㅠㅠ</p><ul><li>밀가루</li><li>버터</li></ul>"
LONG = (
    "<p>"
    + "긴 하루였습니다. 아침에는 비가 왔고 저녁에는 개었어요. " * 20
    + "</p><h2>저녁</h2><p>"
    + "잘 잤다. " * 30
    + "</p>"
)


class Visit:
    """A blog on loopback and a reader standing before it."""

    def __init__(self, blog: BlogServer, reader: FeedReader) -> None:
        self.blog = blog
        self.reader = reader

    async def find(self, path: str = "") -> FoundBlog:
        reading = await self.reader.find(self.blog.url + path)
        assert reading is not None
        return reading

    async def read(self, path: str = "") -> list[Post | Skipped | Same | Gone]:
        return [item async for item in (await self.find(path)).posts({})]

    async def posts(self, path: str = "") -> list[Post]:
        return [item for item in await self.read(path) if isinstance(item, Post)]


@asynccontextmanager
async def visiting(
    limit: int = 100,
    seconds: float = 10.0,
    patience: float = 20.0,
    clock: Callable[[], float] = time.monotonic,
) -> AsyncIterator[Visit]:
    async with AsyncExitStack() as stack:
        blog = await stack.enter_async_context(serving())
        fetcher = await stack.enter_async_context(Fetcher(frozenset({("127.0.0.1", blog.port)}), deadline=patience))
        sandbox = await stack.enter_async_context(Sandbox(seconds))
        yield Visit(blog, FeedReader(ReaderContext(fetcher, sandbox, Robots(fetcher), limit, clock)))


@pytest_asyncio.fixture
async def visit() -> AsyncIterator[Visit]:
    async with visiting() as visit:
        yield visit


# Finding


@pytest.mark.parametrize("path", ["", "posts/1", "feed"])
async def test_a_blog_is_found_from_any_of_its_pages(visit: Visit, path: str) -> None:
    visit.blog.post("산책", WALK).post("빵", BREAD)
    reading = await visit.find(path)
    assert (reading.blog.kind, reading.blog.title, reading.count) == ("feed", "소소한 하루", 2)
    assert reading.blog.address == visit.blog.url + "feed"


@pytest.mark.parametrize("feed", ["/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json"])
async def test_a_feed_that_no_page_names_is_found_where_feeds_lie(visit: Visit, feed: str) -> None:
    visit.blog.post("산책", WALK).hides_its_feed()
    visit.blog.feed_path = feed
    assert [post.title for post in await visit.posts()] == ["산책"]


async def test_a_feed_beside_the_page_is_found_in_a_blog_that_lives_in_a_folder(visit: Visit) -> None:
    visit.blog.post("산책", WALK, path="/blog/2024/walk/").hides_its_feed()
    visit.blog.feed_path = "/blog/2024/feed.xml"
    assert [post.title for post in await visit.posts("blog/2024/walk/")] == ["산책"]


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
@pytest.mark.parametrize("said", ["application/xml", "text/html", "text/plain", "application/octet-stream"])
async def test_a_feed_is_known_by_what_it_is_not_by_what_it_is_called(visit: Visit, form: str, said: str) -> None:
    visit.blog.post("산책", WALK).speaks(form)
    visit.blog.feed_type = said
    (post,) = await visit.posts("feed")
    assert post.markdown.startswith("오늘은 뒷산에 다녀왔어요~~ 벚꽃이")
    assert post.url == visit.blog.url + "posts/1"
    assert post.published == datetime(2024, 5, 30, 9, tzinfo=UTC)


async def test_feeds_of_comments_are_passed_over(visit: Visit) -> None:
    visit.blog.post("산책", WALK)
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{href}" title="{title}">'
        for href, title in (
            ("/comments/feed/", "댓글"),
            ("/wp-json/oembed", "x"),
            ("/posts/1/feed", "Comments on 산책"),
            ("/feed", "글"),
        )
    )
    visit.blog.serves("/home", f"<html><head>{links}</head><body>집</body></html>".encode())
    assert [post.title for post in await visit.posts("home")] == ["산책"]
    assert not any("comments" in path or "wp-json" in path for path in visit.blog.asked)


async def test_a_page_in_a_frame_leads_to_the_blog_inside() -> None:
    page = '<frameset><frame id="screenFrame" src="https://blog.naver.com/byul?Redirect=Log"></frameset>'
    signs = feed_urls.signposts(page.encode(), "", "http://my.example/")
    assert feed_urls.feeds(signs.frame) == ["https://rss.blog.naver.com/byul.xml"]


@pytest.mark.parametrize(
    ("url", "feed"),
    [
        ("https://blog.naver.com/byul", "https://rss.blog.naver.com/byul.xml"),
        ("https://blog.naver.com/Byul/223456789012", "https://rss.blog.naver.com/byul.xml"),
        ("https://m.blog.naver.com/byul?tab=1", "https://rss.blog.naver.com/byul.xml"),
        ("https://blog.naver.com/PostView.naver?blogId=byul&logNo=22", "https://rss.blog.naver.com/byul.xml"),
        ("https://m.blog.naver.com/PostList.nhn?blogId=8892050", "https://rss.blog.naver.com/8892050.xml"),
        ("https://rss.blog.naver.com/byul.xml", "https://rss.blog.naver.com/byul.xml"),
        ("http://byul.blog.me/100", "https://rss.blog.naver.com/byul.xml"),
        ("https://byul.tistory.com/m/123", "https://byul.tistory.com/rss"),
        ("https://velog.io/@byul/posts", "https://v2.velog.io/rss/@byul"),
        ("https://medium.com/@byul/a-b-123", "https://medium.com/feed/@byul"),
        ("https://byul.medium.com/", "https://byul.medium.com/feed"),
        ("https://byul.substack.com/p/x", "https://byul.substack.com/feed"),
        ("https://open.substack.com/pub/byul/p/x", "https://byul.substack.com/feed"),
        ("https://byul.blogspot.co.kr/2020/", "https://byul.blogspot.com/feeds/posts/default?max-results=150"),
        ("https://byul.wordpress.com/a", "https://byul.wordpress.com/feed/"),
    ],
)
def test_the_feeds_of_known_platforms_are_known(url: str, feed: str) -> None:
    assert feed_urls.feeds(url) == [feed]


@pytest.mark.parametrize(
    "url",
    [
        "https://naver.com/",
        "https://velog.io/",
        "https://medium.com/",
        "https://example.com/@me",
        "https://blog.naver.com/",
        "https://cafe.naver.com/x",
        "https://evil.example/blog.naver.com/x",
    ],
)
def test_other_addresses_belong_to_no_platform(url: str) -> None:
    assert feed_urls.feeds(url) == []


# Reading


async def test_posts_come_newest_first_with_all_that_is_known_of_them(visit: Visit) -> None:
    visit.blog.post("산책", WALK).post("빵", BREAD)
    newer, older = await visit.posts()
    assert (newer.title, older.title) == ("산책", "빵")
    assert older.markdown == "소금빵을 구웠는데요...\n\n버터를 너무 많이 넣었나 봐요 ㅠㅠ\n\n- 밀가루\n- 버터"
    assert (older.url, older.tags) == (visit.blog.url + "posts/2", ("일상",))
    assert older.published == datetime(2024, 5, 29, 9, tzinfo=UTC)


async def test_keys_are_the_same_the_next_time(visit: Visit) -> None:
    visit.blog.post("산책", WALK).post("빵", BREAD)
    assert [p.key for p in await visit.posts()] == [p.key for p in await visit.posts("posts/2")]


async def test_no_more_is_read_than_asked_for() -> None:
    async with visiting(limit=3) as visit:
        for n in range(9):
            visit.blog.post(f"글 {n}", WALK.replace("오늘", f"{n}일"))
        assert (await visit.find()).count == 3
        assert [post.title for post in await visit.posts()] == ["글 0", "글 1", "글 2"]


@pytest.mark.parametrize("form", ["atom", "json"])
async def test_a_feed_in_pages_is_read_through_all_of_them(visit: Visit, form: str) -> None:
    for n in range(7):
        visit.blog.post(f"글 {n}", WALK.replace("오늘", f"{n}일"))
    visit.blog.paged(3).speaks(form)
    assert (await visit.find()).count == 100  # more than the first page is known to follow, and nobody knows how much
    assert [post.title for post in await visit.posts()] == [f"글 {n}" for n in range(7)]


async def test_wordpress_gives_its_older_posts_page_by_page(visit: Visit) -> None:
    for n in range(5):
        visit.blog.post(f"글 {n}", WALK.replace("오늘", f"{n}일"))
    visit.blog.paged(2).generator = "https://wordpress.org/?v=6.7"
    assert [post.title for post in await visit.posts()] == [f"글 {n}" for n in range(5)]
    assert "/feed?paged=4" in visit.blog.asked


@pytest.mark.parametrize(("posts", "whole"), [(4, True), (10, False)])
async def test_a_wordpress_that_knows_no_pages_is_whole_only_where_its_first_is_not_full(
    visit: Visit, posts: int, whole: bool
) -> None:
    for n in range(posts):
        visit.blog.post(f"글 {n}", LONG.replace("비가", f"{n}번 비가"), guid=f"https://x.example/?p={n}")
    visit.blog.paged(posts).generator = "https://wordpress.org/?v=6.7"
    known = Known(posts={"wordpress:x.example/99": KnownPost("", None)})
    reading = await visit.reader.find(visit.blog.url, known)
    assert reading is not None
    read = [item async for item in reading.posts(known.posts)]
    assert (Gone("wordpress:x.example/99") in read) is whole


async def test_a_feed_that_points_at_itself_for_ever_ends(visit: Visit) -> None:
    feed = ('<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><link rel="next" href="/loop"/>'
            "<entry><title>하나</title><id>1</id><content>안녕</content></entry></feed>")  # fmt: skip
    visit.blog.serves("/loop", feed.encode(), "application/atom+xml")
    assert len(await visit.posts("loop")) == 1
    assert visit.blog.asked.count("/loop") == 2


# A feed that is cut short


async def test_where_the_feed_is_cut_short_the_page_is_read(visit: Visit) -> None:
    visit.blog.post("긴 글", LONG).post("빵", BREAD + LONG).truncated()
    long, bread = await visit.posts()
    assert long.markdown.count("긴 하루였습니다") == 20
    assert "## 저녁" in long.markdown
    assert "- 밀가루" in bread.markdown
    assert not any(word in long.markdown for word in ("댓글", "홈", "잘 보고 갑니다", "정성", "광고"))


async def test_a_cut_feed_is_noticed_by_measuring_even_without_a_sign() -> None:
    async with visiting() as visit:
        visit.blog.post("긴 글", LONG).post("또 긴 글", LONG.replace("비가", "눈이"))
        visit.blog.tells_only("<p>긴 하루였습니다. 아침에는 비가 왔고</p>")
        assert all("잘 잤다" in post.markdown for post in await visit.posts())


async def test_where_the_feed_is_whole_two_pages_are_enough_to_know_it(visit: Visit) -> None:
    for n in range(6):
        visit.blog.post(f"글 {n}", LONG.replace("비가", f"{n}번 비가"))
    assert len(await visit.posts()) == 6
    assert visit.blog.asked.count("/posts/1") == visit.blog.asked.count("/posts/2") == 1
    assert not {"/posts/3", "/posts/4", "/posts/5", "/posts/6"} & set(visit.blog.asked)


async def test_a_page_that_will_not_open_costs_one_post_and_no_more(visit: Visit) -> None:
    visit.blog.post("긴 글", LONG).post("없어진 글", LONG).post("빵", BREAD + LONG).truncated().loses("없어진 글")
    read = await visit.read()
    assert [item.title if isinstance(item, Post) else item for item in read] == [
        "긴 글",
        Skipped("없어진 글", "broken"),
        "빵",
    ]


def named(read: list[Post | Skipped | Same | Gone]) -> list[str]:
    """Posts by their titles, and what was left out by why."""
    return [
        item.title if isinstance(item, Post) else f"{item.name}: {item.why}"
        for item in read
        if not isinstance(item, Same | Gone)
    ]


async def until_it_stops(
    reading: FoundBlog, meanwhile: Callable[[], None] = lambda: None
) -> tuple[list[Post | Skipped | Same | Gone], BlogError | None]:
    """What was read, and what the reading ended with if it did not end by itself."""
    read: list[Post | Skipped | Same | Gone] = []
    try:
        async for item in reading.posts({}):
            read.append(item)
            meanwhile()
    except BlogError as error:
        return read, error
    return read, None


async def test_after_three_silent_pages_in_a_row_the_rest_is_left_for_another_time(visit: Visit) -> None:
    for n in range(1, 21):
        visit.blog.post(f"글 {n}", LONG.replace("비가", f"{n}번 비가"))
    visit.blog.truncated().falls_silent_at(*(f"/posts/{n}" for n in (2, 4, 5, *range(7, 21))))
    read, stopped = await until_it_stops(await visit.find())
    assert isinstance(stopped, Unreachable)
    assert named(read) == [f"글 {n}" if n in (1, 3, 6) else f"글 {n}: broken" for n in range(1, 9)]
    assert [path for path in visit.blog.asked if path in {f"/posts/{n}" for n in range(10, 21)}] == []


async def test_pages_that_answer_with_not_found_or_not_open_are_not_silent(visit: Visit) -> None:
    for n in range(1, 8):
        visit.blog.post(f"글 {n}", LONG.replace("비가", f"{n}번 비가"))
        if n < 6:
            visit.blog.loses(f"글 {n}")
    visit.blog.truncated()
    assert named(await visit.read())[5:] == ["글 6", "글 7"]


async def test_where_the_feed_is_whole_it_is_read_though_no_page_answers(visit: Visit) -> None:
    for n in range(1, 8):
        visit.blog.post(f"글 {n}", LONG.replace("비가", f"{n}번 비가"))
    visit.blog.falls_silent_at(*(f"/posts/{n}" for n in range(1, 8)))
    assert named(await visit.read()) == [f"글 {n}" for n in range(1, 8)]


async def test_after_half_an_hour_no_further_page_is_opened_and_what_was_read_stays() -> None:
    now = 0.0
    async with visiting(clock=lambda: now) as visit:
        for n in range(1, 8):
            visit.blog.post(f"글 {n}", LONG.replace("비가", f"{n}번 비가"))
        visit.blog.truncated().paged(5).speaks("atom")

        def later() -> None:
            nonlocal now
            now += 600

        read, stopped = await until_it_stops(await visit.find(), later)
    assert isinstance(stopped, Unreachable)
    assert named(read) == ["글 1", "글 2", "글 3"]
    assert "/feed?paged=2" not in visit.blog.asked


async def test_the_body_of_an_unknown_skin_is_found_as_well(visit: Visit) -> None:
    visit.blog.container = "my-own-skin-42"
    visit.blog.post("긴 글", LONG).truncated()
    (post,) = await visit.posts()
    assert post.markdown.count("긴 하루였습니다") == 20
    assert "댓글" not in post.markdown


def test_naver_posts_are_read_on_its_mobile_pages() -> None:
    assert (
        feed_urls.page("https://blog.naver.com/Byul/223?fromRss=true&trackingCode=rss")
        == "https://m.blog.naver.com/byul/223"
    )
    assert (
        feed_urls.page("https://blog.naver.com/PostView.naver?blogId=byul&logNo=223")
        == "https://m.blog.naver.com/byul/223"
    )
    assert feed_urls.page("https://example.com/1") == "https://example.com/1"


# Posts that come twice


async def test_a_post_that_comes_twice_is_told_once(visit: Visit) -> None:
    visit.blog.post("산책", WALK, path="/a").post("산책", WALK, path="/a?utm_source=rss", guid="2").post("빵", BREAD)
    read = await visit.read()
    assert [item.title if isinstance(item, Post) else item for item in read] == ["산책", Skipped("산책", "twice"), "빵"]


async def test_posts_that_share_a_bad_guid_are_still_different_posts(visit: Visit) -> None:
    visit.blog.post("산책", WALK, guid="1").post("빵", BREAD, guid="1")
    assert len(await visit.posts()) == 2


@pytest.mark.parametrize(
    ("url", "guid", "key"),
    [
        ("https://blog.naver.com/Byul/223?fromRss=true", "", "naver:byul/223"),
        ("https://x.blogspot.com/a", "tag:blogger.com,1999:blog-1.post-77", "blogger:77"),
        ("https://x.example/new-slug", "https://x.example/?p=12", "wordpress:x.example/12"),
        (
            "https://medium.com/@me/a-0123456789ab?source=rss",
            "https://medium.com/p/0123456789ab",
            "medium:0123456789ab",
        ),
        ("https://x.example/a", "https://x.example/a", ""),
    ],
)
def test_a_post_keeps_the_number_its_platform_gave_it(url: str, guid: str, key: str) -> None:
    assert feed_urls.platform_id(url, guid) == key


def test_one_page_has_one_address() -> None:
    assert feed_urls.canonical("http://Me.tistory.com/m/12/?utm_source=x&fbclid=1#c") == "https://me.tistory.com/12"
    assert feed_urls.canonical("https://x.example/?p=1&ref=rss") == "https://x.example/?p=1"


# What can go wrong


async def test_files_are_somebody_elses() -> None:
    async with visiting() as visit:
        assert await visit.reader.find(()) is None


@pytest.mark.parametrize("typed", ["제주 여행", "hello", "ftp://example.com/feed"])
async def test_what_is_no_address_is_said_to_be_none(visit: Visit, typed: str) -> None:
    with pytest.raises(NotAnAddress):
        await visit.reader.find(typed)


async def test_a_private_address_is_refused(visit: Visit) -> None:
    for typed in ("http://10.0.0.1/", "192.168.0.1", "localhost"):
        with pytest.raises(PrivateAddress):
            await visit.reader.find(typed)


async def test_a_page_without_any_feed_is_said_to_have_none(visit: Visit) -> None:
    visit.blog.post("산책", WALK).has_no_feed()
    with pytest.raises(NoBlogThere):
        await visit.find()
    assert len(visit.blog.asked) < 25


async def test_a_broken_feed_is_said_to_be_broken(visit: Visit) -> None:
    visit.blog.post("산책", WALK).breaks()
    for path in ("feed", ""):
        with pytest.raises(BrokenFeed) as told:
            await visit.find(path)
        assert told.value.url == visit.blog.url + "feed"


async def test_html_that_calls_itself_xml_is_a_page(visit: Visit) -> None:
    visit.blog.post("산책", WALK)
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>'
    visit.blog.serves("/x", page, "application/xml")
    assert len(await visit.posts("x")) == 1


async def test_an_empty_blog_is_said_to_be_empty_and_one_post_is_one(visit: Visit) -> None:
    with pytest.raises(NoPublicPosts) as told:
        await visit.find("feed")
    assert told.value.name == "소소한 하루"
    visit.blog.post("산책", WALK)
    assert len(await visit.posts("feed")) == 1


async def test_a_dead_host_is_unreachable_and_without_a_scheme_http_is_tried() -> None:
    async with visiting() as visit:
        visit.blog.post("산책", WALK)
        reading = await visit.reader.find(f"127.0.0.1:{visit.blog.port}")
        assert reading is not None
        assert reading.blog.address.startswith("http://127.0.0.1")
        visit.blog.dies()
        with pytest.raises(Unreachable):
            await visit.find()


async def test_a_huge_page_is_too_large(visit: Visit) -> None:
    with pytest.raises(TooLarge):
        await visit.find("_huge")


# Charsets


@pytest.mark.parametrize(
    ("charset", "label"),
    [
        ("utf-8", None),
        ("euc-kr", "euc-kr"),
        ("cp949", "EUC-KR"),
        ("cp949", "ks_c_5601-1987"),
        ("cp949", "windows-949"),
        ("cp949", "utf-8"),
        ("utf-8", "euc-kr"),
        ("utf-8", "iso-8859-1"),
        ("cp949", "iso-8859-1"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-8", "no-such-charset"),
    ],
)
async def test_korean_is_read_in_any_charset_and_under_any_label(visit: Visit, charset: str, label: str | None) -> None:
    text = WALK if charset == "euc-kr" else WALK.replace("활짝", "활짝, 뷁 쀍")
    visit.blog.title = "소소한 하루"
    visit.blog.post("산책", text).charset(charset, label)
    (post,) = await visit.posts("feed")
    assert post.title == "산책"
    assert ("뷁 쀍" in post.markdown) == (charset != "euc-kr")
    assert "ㅎㅎ" in post.markdown
    assert "\ufffd" not in post.markdown


@pytest.mark.parametrize(
    ("body", "label", "text"),
    [
        ("안녕하세요".encode("cp949"), "", "안녕하세요"),
        ("こんにちは、世界".encode("cp932"), "", "こんにちは、世界"),
        ("こんにちは、世界です".encode("euc_jp"), "euc-jp", "こんにちは、世界です"),
        ("你好世界，今天天气很好".encode("gb18030"), "gb2312", None),
        ("café déjà".encode("cp1252"), "iso-8859-1", "café déjà"),
        (("한글 " * 100).encode() + b"\xea\xb0", "utf-8", "한글 " * 100 + "\ufffd"),
        (("한글 " * 100).encode("cp949") + b"\xb0", "euc-kr", "한글 " * 100 + "\ufffd"),
        ("바다".encode(), "euc-kr", "바다"),  # these bytes are cp949 as well
        (("뷁 " * 100).encode("cp949") + b"\xb0", "euc-kr", "뷁 " * 100 + "\ufffd"),
        ("漢字漢文漢詩 뷁".encode("cp949"), "euc-kr", "漢字漢文漢詩 뷁"),
        (b"", "", ""),
        (b"plain", "utf-16", "plain"),
        ("메모장".encode("utf-16"), "", "메모장"),
        (b'<meta charset="euc-kr">' + "한글".encode("cp949"), "", '<meta charset="euc-kr">한글'),
    ],
)
def test_bytes_become_the_text_their_author_saw(body: bytes, label: str, text: str | None) -> None:
    assert decode(body, label) == (text if text is not None else body.decode("gb18030"))


# Feeds that are not quite XML


def rss(item: str, head: str = "") -> bytes:
    return f'<rss version="2.0"><channel><title>t</title>{head}<item>{item}</item></channel></rss>'.encode()


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("<title>떡볶이 & 순대</title>", "떡볶이 & 순대"),
        ("<title>가&nbsp;나&hellip;</title>", "가 나…"),
        ("<title>a\x08b\x00c</title>", "abc"),
        ("<title>&#8; &#xD800; 끝</title>", "끝"),
        ("<title>&foo; &amp; &lt;3</title>", "&foo; & <3"),
        ("<title><![CDATA[R&D & <b>굵게</b>]]></title>", "R&D & 굵게"),
        ("<title>&amp;quot;인용&amp;quot;</title>", '"인용"'),
    ],
)
def test_what_xml_forbids_is_repaired(item: str, title: str) -> None:
    (entry,) = parse_feed(rss(item)).entries
    assert entry.title == title


def test_a_feed_with_something_before_its_declaration_or_two_of_them_is_read() -> None:
    body = rss("<title>x</title>")
    for head in (
        b"\n\n  ",
        b"\xef\xbb\xbf",
        b'<?xml version="1.0" encoding="utf-8"?><?xml version="1.0"?>\n',
        b"<!-- hi -->",
    ):
        assert is_feed(head + body)
        assert len(parse_feed(head + body).entries) == 1


def test_a_feed_that_stops_in_the_middle_gives_what_came_before() -> None:
    whole = rss("<title>하나</title></item><item><title>둘</title><description>둘째 글의 처</description>")
    assert [e.title for e in parse_feed(whole[:-40]).entries][:1] == ["하나"]


@pytest.mark.parametrize(
    "body", [b'{"version":"https://jsonfeed.org/version/1","items":7}', b"{", b"<rss", b'{"items":[{}]']
)
def test_what_only_begins_like_a_feed_is_none(body: bytes) -> None:
    with pytest.raises(NoFeed):
        parse_feed(body)


def test_a_json_feed_of_the_wrong_types_is_read_as_far_as_it_makes_sense() -> None:
    body = '{"version":"https://jsonfeed.org/version/1","title":3,"items":[1,{"id":2,"title":["x"],"content_text":"가\\n나\\n\\n다","tags":[1,"a"]}]}'
    (entry,) = parse_feed(body.encode()).entries
    assert (entry.guid, entry.title, entry.tags) == ("2", "", ("a",))
    assert entry.html == "<p>가<br>나</p><p>다</p>"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Sun, 14 Jul 2024 09:31:00 +0900", datetime(2024, 7, 14, 9, 31, tzinfo=KST)),
        ("Sun, 14 Jul 2024 09:31:00", datetime(2024, 7, 14, 9, 31, tzinfo=KST)),
        ("Sun, 14 Jul 2024 00:31:00 GMT", datetime(2024, 7, 14, 9, 31, tzinfo=KST)),
        ("Sun, 14 Jul 2024 09:31:00 KST", datetime(2024, 7, 14, 9, 31, tzinfo=KST)),
        ("일, 14 7월 2024 09:31:00 +0900", datetime(2024, 7, 14, 9, 31, tzinfo=KST)),
        ("2024-07-14T09:31:00+09:00", datetime(2024, 7, 14, 9, 31, tzinfo=KST)),
        ("2024-07-14 09:31:00", datetime(2024, 7, 14, 9, 31, tzinfo=KST)),
        ("2024. 7. 14. 9:31", datetime(2024, 7, 14, 9, 31, tzinfo=KST)),
        ("2024. 7. 14. 9:31 +0000", datetime(2024, 7, 14, 9, 31, tzinfo=UTC)),
        ("2024. 7. 14.", datetime(2024, 7, 14, tzinfo=KST)),
        ("2024년 7월 14일 오후 9:31", datetime(2024, 7, 14, 21, 31, tzinfo=KST)),
        ("2024-07-14", datetime(2024, 7, 14, tzinfo=KST)),
        ("어제", None),
        ("2024-13-45", None),
        ("", None),
    ],
)
def test_dates_are_understood_in_every_form_and_always_have_a_timezone(said: str, meant: datetime | None) -> None:
    assert when(said, KST) == meant


@pytest.mark.parametrize(
    ("url", "head", "zone"),
    [
        ("https://me.tistory.com/rss", "", KST),
        ("https://blog.example.kr/rss", "", KST),
        ("https://blog.example.com/rss", "<language>ko</language>", KST),
        ("https://blog.example.com/rss", "", timezone(timedelta(0))),
    ],
)
def test_a_date_without_a_timezone_is_on_the_clock_of_its_host(url: str, head: str, zone: timezone) -> None:
    for date in ("2019. 12. 13. 12:45", "2019-12-13 12:45:00", "<![CDATA[2019-12-13 12:45]]>"):
        (entry,) = parse_feed(rss(f"<title>x</title><pubDate>{date}</pubDate>", head), url=url).entries
        assert entry.published == datetime(2019, 12, 13, 12, 45, tzinfo=zone)


# Bombs


BOMBS = {
    "billion laughs": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><rss><channel><title>&j;</title></channel></rss>",
    "200k deep": b"<rss><channel><item>" + b"<a>" * 200_000,
    "a megabyte of attributes": b"<rss><channel><item "
    + b" ".join(b"a%d='1'" % n for n in range(100_000))
    + b"/></channel></rss>",
    "20k items": b"<rss><channel>" + b"<item><title>x</title></item>" * 20_000 + b"</channel></rss>",
    "a local file": b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
    "unclosed CDATA": b"<rss><channel>" + b"<![CDATA[" * 100_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
async def test_a_bomb_is_given_up_and_the_next_blog_is_read(bomb: str) -> None:
    async with visiting(limit=5, seconds=1.0) as visit:
        visit.blog.post("산책", WALK).serves("/bomb", BOMBS[bomb], "application/rss+xml")
        assert len(await visit.posts("feed")) == 1
        try:
            reading = await visit.find("bomb")
            assert "root:" not in reading.blog.title
        except (HardToRead, NoBlogThere, NoPublicPosts):
            pass
        assert len(await visit.posts("feed")) == 1


async def test_a_post_that_hangs_its_reader_is_left_out_and_the_rest_is_read() -> None:
    bomb = "<p " + " ".join(f"a{n}=1" for n in range(120_000)) + ">x</p>"
    async with visiting(seconds=0.5) as visit:
        visit.blog.post("산책", WALK).post("폭탄", bomb).post("빵", BREAD)
        read = await visit.read("feed")
    assert [item.title if isinstance(item, Post) else item for item in read] == [
        "산책",
        Skipped("폭탄", "broken"),
        "빵",
    ]
