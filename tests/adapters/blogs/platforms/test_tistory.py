"""A blog on Tistory is read from its list, whichever list it has, and its posts as their author set them out."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.blogs.crawl.incremental import Skip
from adapters.blogs.crawl.session import ReaderContext
from adapters.blogs.platforms.kakao import permanent
from adapters.blogs.platforms.tistory import TistoryReader, identity, post
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Sandbox
from bot.errors import Blocked, NoPublicPosts, Unreachable
from bot.model import Gone, Known, KnownPost, Post, Same, Skipped
from bot.ports import FoundBlog
from tests.support.blogs.counted import differences
from tests.support.blogs.reading import kept
from tests.support.blogs.tistory_server import HOST, KST, TistoryServer, tistory

PAIRS = sorted((Path(__file__).parents[3] / "data" / "tistory").glob("*.html"))
URL = "https://haru.tistory.com/384"
HEAD = """<script>window.T.config = {"BLOG":{"id":5257,"name":"haru","title":"하루"},"DEFAULT_URL":"https://haru.kr"};
window.T.entryInfo = {"entryId":384,"categoryLabel":"A/B"};</script>"""


def read(body: str, head: str = HEAD) -> Post:
    return post(f'<html><head>{head}</head><body><div class="contents_style">{body}</div></body></html>', URL)


# The posts themselves


@pytest.mark.parametrize("page", PAIRS, ids=lambda path: path.stem)
def test_a_page_becomes_the_markdown_its_author_would_write(page: Path) -> None:
    found = post(page.read_text(encoding="utf-8"), URL)
    assert found.markdown + "\n" == page.with_suffix(".md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAIRS, ids=lambda path: path.stem)
def test_all_that_the_author_made_is_kept_and_nothing_of_others(page: Path) -> None:
    assert differences(post(page.read_text(encoding="utf-8"), URL), page) == []


def test_a_page_says_when_it_was_written_by_a_clock_of_twenty_four_hours() -> None:
    said = '<meta property="article:published_time" content="2024-05-30T17:38:00+09:00"/>'
    found = read("<p>글</p>", HEAD + '<meta property="og:regDate" content="20240530053800"/>' + said)
    assert found.published == datetime(2024, 5, 30, 17, 38, tzinfo=KST)
    assert read("<p>글</p>", HEAD + '<meta property="og:regDate" content="20240530053800"/>').published is None


def test_a_post_has_one_key_under_all_its_addresses() -> None:
    page = f'<head>{HEAD}</head><body><div class="contents_style"><p>글</p></div></body>'
    urls = ("https://haru.kr/384", "https://haru.tistory.com/m/384", "https://haru.tistory.com/entry/제목")
    assert {post(page, url).key for url in urls} == {"tistory:haru.tistory.com/384"}


@pytest.mark.parametrize("classes", ["contents_style", "tt_article_useless_p_margin", "x contents_style y"])
def test_a_post_is_found_in_any_skin(classes: str) -> None:
    page = f'<body><p>메뉴</p><div class="a"><div class="{classes}"><p>내 글</p></div></div><p>댓글</p></body>'
    assert post(page, URL).markdown == "내 글"


def test_paragraphs_of_a_blog_that_spaces_them_are_paragraphs() -> None:
    text = "".join(f"<p>문단 {n}</p>" for n in range(4))
    assert read(text).markdown == "문단 0\n\n문단 1\n\n문단 2\n\n문단 3"
    close = f'<div class="tt_article_useless_p_margin contents_style">{text}</div>'
    assert post(close, URL).markdown == "문단 0  \n문단 1  \n문단 2  \n문단 3"
    assert read(text + "<p>&nbsp;</p><p>끝</p>").markdown.endswith("문단 3\n\n끝")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("값은 $a_1*b_2*c$ 입니다", "값은 $a_1*b_2*c$ 입니다"),
        (r"\(x*y*z\) 그리고 \[\sum_{i}*x*\]", r"$x*y*z$ 그리고 $$\sum_{i}*x*$$"),
        ("$$\nE = mc^2\n$$", "$$ E = mc^2 $$"),
        ("커피 $5와 빵 $10", "커피 $5와 빵 $10"),
        ("$3~$5 사이", "$3~$5 사이"),
        ("<code>$a*b*$</code> 그대로", "`$a*b*$` 그대로"),
    ],
)
def test_formulas_stay_as_they_were_typed(typed: str, written: str) -> None:
    assert read(f"<p>{typed}</p>", '<script src="/mathjax/tex.js"></script>').markdown == written


def test_without_a_script_that_draws_them_dollars_are_only_dollars() -> None:
    assert read("<p>$a *b* c$ 그렇다</p>").markdown == r"$a \*b\* c$ 그렇다"


@pytest.mark.parametrize(
    ("address", "stays"),
    [
        (
            "https://blog.kakaocdn.net/dna/a/b/img.png?credential=x&expires=1&allow_ip=&signature=y%3D",
            "https://blog.kakaocdn.net/dna/a/b/img.png",
        ),
        (
            "https://img1.daumcdn.net/thumb/R1280x0/?scode=mtistory2&fname=https%3A%2F%2Fblog.kakaocdn.net%2Fdn%2Fa.png%3Fcredential%3Dx",
            "https://blog.kakaocdn.net/dn/a.png",
        ),
        ("https://t1.daumcdn.net/cfile/tistory/99A?original", "https://t1.daumcdn.net/cfile/tistory/99A?original"),
        ("https://x.kr/a.jpg?width=3", "https://x.kr/a.jpg?width=3"),
        ("http://[bad", ""),
    ],
)
def test_no_address_is_kept_that_will_have_expired_tomorrow(address: str, stays: str) -> None:
    assert permanent(address) == stays


def test_a_component_that_nobody_knows_keeps_its_words_and_is_named() -> None:
    found = read('<p>앞</p><figure data-ke-type="hologram"><p>입체 글</p></figure>')
    assert (found.markdown, found.unknown) == ("앞\n\n입체 글", ("hologram",))


def test_words_of_a_skin_in_a_post_about_skins_are_no_components() -> None:
    assert read("<p>[##_article_rep_desc_##] 치환자</p>").lines[0].text == "[##_article_rep_desc_##] 치환자"


FORM = '<form><input type="password"></form>'


@pytest.mark.parametrize(
    "page",
    [
        f"<h2>비밀</h2>{FORM}",
        "<h2>비밀</h2><p>보호되어 있는 글입니다. 내용을 보시려면 비밀번호를 입력하세요.</p>",
        f'<div class="entryProtected">{FORM}</div><div class="contents_style"><p>미리보기</p></div>',
    ],
)
def test_a_post_behind_a_password_is_private(page: str) -> None:
    with pytest.raises(Skip) as shut:
        post(f"<body>{page}</body>", URL)
    assert shut.value.why == "private"


def test_a_comment_that_wants_a_password_closes_no_post() -> None:
    assert post(f'<body><div class="contents_style"><p>글</p></div>{FORM}</body>', URL).markdown == "글"


@pytest.mark.parametrize("soup", ["<", "window.T.config = {", "<script>window.T.config = {</script>", "", "\x00"])
def test_a_page_without_a_post_is_broken(soup: str) -> None:
    assert identity(soup) is None
    with pytest.raises(Skip) as skip:
        post(f"<html><head>{soup}</head></html>", URL)
    assert skip.value.why == "broken"


@pytest.mark.parametrize("soup", ["[##_", "[##_|_##]", "[##_1C|_##]", "[#M_a|b|", "_M#]", "[##_Image|kage@_##]"])
def test_half_a_component_of_old_does_no_harm(soup: str) -> None:
    assert read(f"<p>글 {soup}</p>").markdown.startswith("글")


@pytest.mark.parametrize("text", ["[##_1C|", "[#M_", "$x", r"\(", r"\[", "$$", "window.T.config = "])
def test_a_hundred_thousand_of_anything_take_no_time(text: str) -> None:
    head = '<script src="mathjax.js"></script>'
    assert read(f"<p>{text * 5}</p>", head).key
    many = f"<html><head>{head}</head><body><div class='contents_style'><pre>{text * 100_000}</pre></div></body></html>"
    began = datetime.now(KST)
    post(many, URL)
    assert (datetime.now(KST) - began).total_seconds() < 3


# Whose blog it is


def test_a_blog_on_its_own_domain_is_known_by_any_of_its_pages() -> None:
    found = identity(TistoryServer(own="https://haru.kr").skin("글", "<p>글</p>"))
    assert found is not None
    assert (found.id, found.name, found.title, found.url) == (5257, "haru", "하루의 기록", "https://haru.kr")


def test_a_page_that_only_quotes_such_a_script_is_not_of_tistory() -> None:
    quoted = 'window.T.config = {"BLOG":{"name":"haru"}}; window.TistoryBlog = {tistoryUrl: "https://haru.tistory.com"}'
    assert identity(f"<pre>{quoted}</pre>") is None
    assert identity(f"<script>{quoted}</script>") is not None


# Reading a blog


@dataclass
class Desk:
    blog: TistoryServer
    reader: TistoryReader
    web: ReaderContext

    async def find(self, known: Known | None = None, source: str = f"https://{HOST}/") -> FoundBlog:
        reading = await self.reader.find(source, known or Known())
        assert reading is not None
        return reading

    async def items(self, known: Known | None = None) -> list[Post | Skipped | Same | Gone]:
        return [item async for item in (await self.find(known)).posts((known or Known()).posts)]

    async def titles(self) -> list[str]:
        return [item.title for item in await self.items() if isinstance(item, Post)]

    async def remembered(self) -> Known:
        reading = await self.find()
        items = [item async for item in reading.posts({})]
        self.blog.asked.clear()
        return kept(reading, items)


@pytest_asyncio.fixture
async def desk(sandbox: Sandbox) -> AsyncIterator[Desk]:
    async with AsyncExitStack() as stack:
        blog = await stack.enter_async_context(tistory())
        blog.hosts |= {"haru.kr", "accounts.kakao.com"}
        blog.post("산책", "<p>오늘은 뒷산에 다녀왔어요~~</p>", tags=("산", "봄"))
        blog.post("빵 & 커피", "<p>소금빵을 구웠는데요...</p>", slug="빵-커피").post("이사", "<p>이사했습니다.</p>")
        fetcher = await stack.enter_async_context(blog.reached())
        web = ReaderContext(fetcher, sandbox, Robots(fetcher), 10)
        yield Desk(blog, TistoryReader(web, blog.root), web)


async def test_posts_come_with_what_their_pages_say(desk: Desk) -> None:
    reading = await desk.find()
    posts = reading.posts({})
    first = await anext(posts)
    await posts.aclose()
    assert (reading.blog.kind, reading.blog.address) == ("tistory", f"https://{HOST}")
    assert (reading.blog.title, reading.count) == ("하루의 기록", 3)
    assert isinstance(first, Post)
    assert (first.key, first.url, first.tags) == ("tistory:haru.tistory.com/400", f"https://{HOST}/400", ("산", "봄"))
    assert first.published == datetime(2024, 5, 30, 17, 38, tzinfo=KST)


WAYS = ("/m/api/entry/0/POST", "/sitemap.xml", "/", "/rss")


@pytest.mark.parametrize("way", WAYS)
async def test_every_way_to_the_list_leads_to_the_same_posts(desk: Desk, way: str) -> None:
    for path in WAYS:
        if path != way:
            desk.blog.closes(path)
    assert await desk.titles() == ["산책", "빵 & 커피", "이사"]
    assert ("/400" in desk.blog.asked) == (way != "/rss")  # a feed holds the posts themselves
    known = await desk.remembered()
    assert await desk.items(known) == []
    assert len(desk.blog.asked) == 1  # the way that was open before is tried first


async def test_a_long_list_is_read_page_by_page_and_a_page_that_fails_ends_the_reading(desk: Desk) -> None:
    desk.blog.leaves_of(2)
    assert await desk.titles() == ["산책", "빵 & 커피", "이사"]
    desk.blog.closes("/m/api/entry/0/POST?page=1&size=20", 500)
    with pytest.raises(Unreachable):
        await desk.items(Known(posts={"tistory:haru.tistory.com/1": KnownPost("x", None)}))


async def test_a_list_that_says_there_is_always_more_is_left(desk: Desk) -> None:
    page = json.dumps({"data": {"items": [{"id": 400, "title": "산책", "path": "/400"}], "isLast": False}})
    desk.blog.serves("/m/api/entry/0/POST", page)
    assert await desk.titles() == ["산책"]
    assert sum("/m/api/" in asked for asked in desk.blog.asked) == 2


async def test_a_post_listed_by_its_number_and_by_its_title_is_read_once(desk: Desk) -> None:
    both = "".join(f"<url><loc>https://{HOST}{path}</loc></url>" for path in ("/393", "/entry/빵-커피", "/m/393"))
    desk.blog.closes("/m/api/entry/0/POST").serves("/sitemap.xml", f"<urlset>{both}</urlset>")
    first, second = await desk.items()
    assert isinstance(first, Post)
    assert isinstance(second, Skipped)
    assert second.why == "twice"


async def test_a_changed_post_is_read_again_a_new_one_too_and_a_deleted_one_is_gone(desk: Desk) -> None:
    known = await desk.remembered()
    desk.blog.changes("산책", "고쳐 씀").writes("봄", "<p>새 글</p>").loses("이사")
    found = await desk.items(known)
    assert [item.markdown for item in found if isinstance(item, Post)] == ["새 글", "고쳐 씀"]
    assert [item.key for item in found if isinstance(item, Same)] == ["tistory:haru.tistory.com/393"]
    assert [item.key for item in found if isinstance(item, Gone)] == ["tistory:haru.tistory.com/386"]


async def test_closed_posts_are_counted_and_not_opened(desk: Desk) -> None:
    desk.blog.post("일기", "<p>비밀</p>", visibility="PROTECTED")
    assert Skipped("일기", "private") in await desk.items()
    assert "/379" not in desk.blog.asked
    desk.blog.closes("/m/api/entry/0/POST")
    assert [i.why for i in await desk.items() if isinstance(i, Skipped)] == ["private"]  # seen at its door


async def test_a_password_that_the_blog_itself_wants_closes_one_post_and_not_the_blog(desk: Desk) -> None:
    desk.blog.serves("/400", f"<html><body><p>비밀번호를 입력하세요</p>{FORM}</body></html>")
    found = await desk.items()
    assert found[0] == Skipped("산책", "private")
    assert [item.title for item in found if isinstance(item, Post)] == ["빵 & 커피", "이사"]


@pytest.mark.parametrize(("way", "gone"), [("/sitemap.xml", 1), ("/", 0), ("/rss", 0)])
async def test_a_post_is_gone_only_where_the_list_is_all_of_the_blog(desk: Desk, way: str, gone: int) -> None:
    for path in WAYS:
        if path != way:
            desk.blog.closes(path)
    keys = "tistory:haru.tistory.com/400", "tistory:haru.tistory.com/12"
    old = Known(posts=dict.fromkeys(keys, KnownPost("x", datetime(2019, 1, 1, tzinfo=KST))))
    assert sum(isinstance(item, Gone) for item in await desk.items(old)) == gone


async def test_posts_known_by_their_numbers_are_not_read_once_more_by_their_titles(desk: Desk) -> None:
    for number, entry in enumerate(desk.blog.entries):
        entry.slug = f"글-{number}"
    known = await desk.remembered()
    desk.blog.closes("/m/api/entry/0/POST")
    with pytest.raises(Unreachable):
        await desk.find(known)


async def test_a_blog_without_public_posts_says_how_many_are_closed(desk: Desk) -> None:
    desk.blog.entries.clear()
    with pytest.raises(NoPublicPosts) as none:
        await desk.find()
    assert none.value.closed == 0
    desk.blog.closes("/m/api/entry/0/POST")
    with pytest.raises(NoPublicPosts):
        await desk.find()
    desk.blog._closed.clear()
    desk.blog.post("일기", "<p>비밀</p>", visibility="PROTECTED")
    with pytest.raises(NoPublicPosts) as none:
        await desk.find()
    assert none.value.closed == 1


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_a_private_or_missing_blog_is_not_there(desk: Desk, status: int) -> None:
    for path in WAYS:
        desk.blog.closes(path, status)
    with pytest.raises(Unreachable) as gone:
        await desk.find()
    assert gone.value.status == status


async def test_a_page_that_is_lost_is_skipped_and_the_next_one_is_read(desk: Desk) -> None:
    desk.blog.misplaces("산책")
    found = await desk.items()
    assert found[0] == Skipped("산책", "broken")
    assert [item.title for item in found if isinstance(item, Post)] == ["빵 & 커피", "이사"]


async def test_a_feed_that_is_cut_short_sends_us_to_the_pages(desk: Desk) -> None:
    for path in WAYS[:3]:
        desk.blog.closes(path)
    desk.blog.cuts_its_feed()
    assert [item.markdown for item in await desk.items() if isinstance(item, Post)] == [
        "오늘은 뒷산에 다녀왔어요~~",
        "소금빵을 구웠는데요...",
        "이사했습니다.",
    ]


async def test_a_login_that_comes_instead_of_the_list_is_a_wall(desk: Desk) -> None:
    desk.blog.serves("/login", "<p>카카오계정</p>")
    desk.blog.redirects("/m/api/entry/0/POST", f"http://accounts.kakao.com:{desk.blog.port}/login")
    with pytest.raises(Blocked) as wall:
        await desk.find()
    assert wall.value.reason == "login"


async def test_a_blog_under_its_own_domain_is_the_same_blog(desk: Desk) -> None:
    desk.blog.own = "https://haru.kr"
    known = await desk.remembered()
    page = desk.blog.page(desk.blog.entries[1])
    reading = await desk.reader.at("https://haru.kr/", page, desk.web.session(Known()))
    assert reading is not None
    assert (reading.blog.address, reading.blog.title) == (f"https://{HOST}", "하루의 기록")
    assert {item.key async for item in reading.posts({}) if isinstance(item, Post)} == set(known.posts)
    desk.blog.asked.clear()
    reading = await desk.reader.at("https://haru.kr/", page, desk.web.session(known))
    assert reading is not None
    assert (reading.count, len(desk.blog.asked)) == (0, 1)


async def test_a_page_of_another_platform_is_left_to_it(desk: Desk) -> None:
    page = "<html><body><article>딴 블로그</article></body></html>"
    assert await desk.reader.at("https://haru.kr/", page, desk.web.session(Known())) is None
    assert await desk.reader.find("https://haru.kr/") is None
    assert desk.blog.asked == []
