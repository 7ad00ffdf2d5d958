"""A blog without a whole feed is read from the map of its site, from a page that lists its posts, or as one post."""

import gzip
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pytest

from adapters.blogs.crawl import sitemap
from adapters.blogs.crawl.any_page import dated_links, post_on_page
from adapters.blogs.crawl.fingerprint import ListFingerprint, min_refresh_seconds
from adapters.blogs.crawl.session import CrawlSession
from adapters.blogs.crawl.sitemap import learn_pattern, likely_posts, read_map
from adapters.blogs.crawl.sitemap_crawl import survey, without_idle_stamps
from adapters.blogs.formats.dates import KST
from adapters.blogs.platforms.any_blog import FeedReader
from adapters.blogs.web.fetcher import Page
from adapters.sandbox import Sandbox
from bot.errors import Blocked, BlogError, NoBlogThere, NotABlog, NotWelcome, Unreachable
from bot.model import Blog, Gone, Known, KnownPost, Post, Same, Skipped
from bot.ports import NOTHING, FoundBlog, Items, Source
from tests.support.blogs.blog_server import BlogServer, serving
from tests.support.blogs.reading import Item, kept, read_all, web_to

TEXT = "<p>오늘은 뒷산에 다녀왔어요~~ 벚꽃이 활짝 피었더라고요 ㅎㅎ</p>" * 6
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


def urlset(*spots: tuple[str, str]) -> bytes:
    rows = "".join(f"<url><loc>{loc}</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</url>" for loc, at in spots)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()


def index(*spots: tuple[str, str]) -> bytes:
    rows = "".join(
        f"<sitemap><loc>{loc}</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</sitemap>" for loc, at in spots
    )
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'.encode()


def article(title: str, text: str = TEXT, published: str = "2024-05-30T09:00:00+09:00") -> bytes:
    said = json.dumps(
        {"@context": "https://schema.org", "@type": "BlogPosting", "headline": title, "datePublished": published}
    )
    return (
        f"<html lang=ko><head><title>{title} | 소소한 하루</title><meta property='og:site_name' content='소소한 하루'>"
        f"<script type='application/ld+json'>{said}</script></head><body><nav>홈 소개</nav>"
        f"<div class=skin-7><h1>{title}</h1>{text}</div><footer>정성</footer></body></html>"
    ).encode()


async def read(
    blog: BlogServer, sandbox: Sandbox, path: str = "", known: Known = NOTHING
) -> tuple[FoundBlog, list[Item]]:
    async with web_to(blog.port, sandbox) as web:
        reading = await FeedReader(web, now=lambda: NOW).find(blog.url + path, known)
        assert reading is not None
        return reading, await read_all(reading, known)


def titles(items: Sequence[Item]) -> list[str]:
    return [item.title for item in items if isinstance(item, Post)]


# The map of a site


async def test_posts_that_a_feed_has_no_room_for_are_found_in_the_map(sandbox: Sandbox) -> None:
    async with serving() as blog:
        blog.post("하나", TEXT).post("둘", TEXT + "<p>둘째</p>")
        for n in (3, 4):
            blog.serves(f"/posts/{n}", article(f"글 {n}"))
        here = blog.url[:-1]
        spots = [(f"{here}/posts/{n}", f"2024-05-0{5 - n}") for n in (4, 3, 2, 1)]
        blog.serves("/sitemap.xml", urlset(*spots, (f"{here}/tag/x", ""), (f"{here}/about", "")), "application/xml")
        reading, items = await read(blog, sandbox)
        assert titles(items) == ["하나", "둘", "글 3", "글 4"]
        assert not {"/tag/x", "/about"} & set(blog.asked)
        _, again = await read(blog, sandbox, known=Known("", kept(reading, items).posts))
        assert [type(item) for item in again] == [Same] * 4
        gone = {**kept(reading, items).posts, "x": KnownPost("", datetime(2001, 1, 1, tzinfo=UTC))}
        assert (await read(blog, sandbox, known=Known("", gone)))[1][-1] == Gone("x")


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("where", ["/sitemap.xml", "/hidden/map.xml"])
async def test_a_blog_without_a_feed_is_read_from_its_map_and_looked_at_again_with_one_question(
    sandbox: Sandbox, packed: bool, where: str
) -> None:
    async with serving() as blog:
        here = blog.url[:-1]
        blog.has_no_feed().serves("/2024/05/walk/", article("산책")).serves("/2024/04/bread/", article("빵"))
        inner = urlset((f"{here}/2024/04/bread/", "2024-05-02"), (f"{here}/2024/05/walk/", "2024-05-01"))
        blog.serves("/maps/post-sitemap.xml", gzip.compress(inner) if packed else inner, "application/xml")
        blog.serves("/maps/page-sitemap.xml", urlset((f"{here}/2024/05/not-a-post/", "")), "application/xml")
        children = [(f"{here}/maps/{name}-sitemap.xml", "2024-05-31") for name in ("page", "post")]
        blog.serves(where, index(*children), "application/xml")
        blog.asks_of_programs(f"Sitemap: {here}/gone.xml\n" + f"Sitemap: {here}{where}" * (where != "/sitemap.xml"))
        reading, items = await read(blog, sandbox)
        assert (reading.blog, titles(items)) == (Blog("feed", blog.url, "소소한 하루"), ["산책", "빵"])
        assert all(item.published for item in items if isinstance(item, Post))
        assert "/maps/page-sitemap.xml" not in blog.asked
        blog.asked.clear()
        same, nothing = await read(blog, sandbox, known=kept(reading, items))
        assert (same.fingerprint, same.blog, nothing, blog.asked) == (reading.fingerprint, reading.blog, [], [where])


@pytest.mark.parametrize("lost", [True, False])
async def test_only_a_map_that_was_read_whole_tells_what_is_gone(sandbox: Sandbox, lost: bool) -> None:
    async with serving() as blog:
        here = blog.url[:-1]
        blog.has_no_feed().serves("/2024/05/walk/", article("산책"))
        blog.serves("/posts-1.xml", urlset((f"{here}/2024/05/walk/", "")))
        blog.serves("/posts-2.xml", b"" if lost else urlset((f"{here}/2024/04/none/", "")))
        blog.serves("/sitemap.xml", index((f"{here}/posts-1.xml", ""), (f"{here}/posts-2.xml", "")))
        _, items = await read(blog, sandbox, known=Known("", {"x": KnownPost("", datetime(2001, 1, 1, tzinfo=UTC))}))
        assert (Gone("x") in items) is not lost


async def test_a_site_that_names_pages_without_end_is_not_followed_for_ever(sandbox: Sandbox) -> None:
    async with serving() as blog:
        here = blog.url[:-1]
        for n in range(6):
            pages = urlset(*((f"{here}/2024/05/{n}-{page}/", "") for page in range(20_000)))
            blog.serves(f"/posts-{n}.xml", gzip.compress(pages, 1))
        blog.serves("/sitemap.xml", index(*((f"{here}/posts-{n}.xml", "") for n in range(6))))
        async with web_to(blog.port, sandbox) as web:
            found = await survey(web.session(Known()), blog.url)
        assert len(found.spots) == 40_000
        assert not found.whole


def test_a_map_that_says_the_same_moment_of_every_page_says_nothing() -> None:
    spots = [sitemap.Spot(f"https://x.example/{n}", "2024-05-01") for n in range(3)]
    assert without_idle_stamps(spots) == [sitemap.Spot(f"https://x.example/{n}") for n in range(3)]
    mixed = [*spots[:2], sitemap.Spot("https://x.example/3", "2024-05-02")]
    assert without_idle_stamps(mixed) == mixed


@pytest.mark.parametrize(
    ("shown", "posts", "others"),
    [
        (["/posts/a", "/posts/b"], ["/posts/c"], ["/tag/a", "/posts/a/b", "/about", "/notes/c"]),
        (["/2024/05/a/", "/2023/01/b/"], ["/2019/12/c/"], ["/2019/12/", "/category/12/c/", "/about/"]),
        (["/archives/12.html", "/archives/9.html"], ["/archives/3.html"], ["/archives/", "/archives/cat.html"]),
        (["/a", "/b"], ["/c"], ["/tag", "/about", "/c/d"]),
        (["/entry/산책", "/entry/빵"], ["/entry/%EA%B8%B8"], ["/category/길"]),
        (["/?p=12", "/?p=9"], ["/?p=1"], ["/?page_id=1", "/"]),
        (["/posts/only"], ["/posts/c"], ["/pages/c"]),
    ],
)
def test_the_shape_of_posts_is_learned_from_those_in_the_feed(
    shown: list[str], posts: list[str], others: list[str]
) -> None:
    shape = learn_pattern([f"https://x.example{path}" for path in shown])
    assert shape is not None
    assert all(shape.fits(f"https://www.x.example{path}") for path in posts)
    assert not any(shape.fits(f"https://x.example{path}") for path in others)
    assert not shape.fits(f"https://y.example{posts[0]}")


def test_without_a_feed_the_addresses_tell_what_is_likely_a_post() -> None:
    def there(*paths: str, home: str = "/") -> list[str]:
        found = likely_posts([f"https://x.example{path}" for path in paths], f"https://x.example{home}")
        return [url.removeprefix("https://x.example") for url in found]

    assert there("/", "/about", "/blog/a", "/blog/", "/tag/b") == ["/blog/a"]
    assert there("/2024/05/a", "/x", "/contact") == ["/2024/05/a"]
    assert there("/walk", "/bread", "/about") == ["/walk", "/bread"]
    assert there("/me/a", "/you/b", home="/me/") == ["/me/a"]


BAD_MAPS = {
    "nothing": b"",
    "a page": b"<html><body>404</body></html>",
    "half": b"<urlset><url><loc>https://x.example/a</loc></url><url><loc>htt",
    "a bomb": b'<!DOCTYPE u [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>',
    "a file": b'<!DOCTYPE u [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>',
    "no addresses": b"<urlset><url><loc>http://[x</loc></url><url><loc>javascript:x</loc></url><url/></urlset>",
    "torn gzip": gzip.compress(b"<urlset/>")[:-9],
    "no gzip": b"\x1f\x8b\x08" + b"x" * 30,
}


@pytest.mark.parametrize("name", BAD_MAPS)
def test_a_bad_map_names_what_can_be_read_of_it(name: str) -> None:
    assert [spot.url for spot in read_map(BAD_MAPS[name], "https://x.example/").spots if "/a" in spot.url] == (
        ["https://x.example/a"] if name == "half" else []
    )


def test_a_packed_map_may_not_unpack_without_end() -> None:
    with pytest.raises(BlogError):
        read_map(gzip.compress(b"<urlset>" + b" " * 31_000_000), "https://x.example/")


# A page that lists posts, a page that is one


async def test_a_page_that_lists_its_posts_with_their_dates_is_a_blog(sandbox: Sandbox) -> None:
    async with serving() as blog:
        rows = "".join(f"<li><a href='/w/{n}'>글 {n}</a> <time>{said}</time></li>" for n, said in
                       enumerate(("7시간 전", "2024. 5. 30.", "2024-05-01"), 1))  # fmt: skip
        blog.has_no_feed().serves(
            "/", f"<html lang=ko><title>산책</title><a href='/about'>나</a><ul>{rows}</ul>".encode()
        )
        for n in (1, 2, 3):
            blog.serves(f"/w/{n}", article(f"글 {n}", published=""))
        reading, items = await read(blog, sandbox)
        assert (titles(items), reading.blog.address, reading.count) == (["글 1", "글 2", "글 3"], blog.url, 3)
        dates = [item.published for item in items if isinstance(item, Post)]
        assert dates == [datetime(2024, 6, 1, 5, tzinfo=UTC), datetime(2024, 5, 30, tzinfo=KST),
                         datetime(2024, 5, 1, tzinfo=KST)]  # fmt: skip
        blog.asked.clear()
        _, nothing = await read(blog, sandbox, known=kept(reading, items))
        assert (nothing, blog.asked) == ([], ["/"])


async def test_a_page_that_is_one_post_is_read_as_one(sandbox: Sandbox) -> None:
    async with serving() as blog:
        blog.has_no_feed().serves("/essay", article("산책"))
        _, items = await read(blog, sandbox, "essay")
    (post,) = items
    assert isinstance(post, Post)
    assert (post.title, post.published) == ("산책", datetime(2024, 5, 30, 9, tzinfo=KST))
    assert post.markdown.startswith("오늘은 뒷산에")
    assert "정성" not in post.markdown


def test_what_a_page_says_of_its_post_is_read_from_wherever_it_says_it() -> None:
    def of(head: str, body: str = "<p>글</p>") -> tuple[str, datetime | None, tuple[str, ...]]:
        found = post_on_page(
            f"<html lang=ko><head>{head}</head><body>{body}</body></html>".encode(),
            "",
            "https://x.example/",
            "",
            False,
            NOW,
        )
        return found.title, found.published, found.tags

    day = datetime(2024, 5, 30, tzinfo=KST)
    meta = "<meta property='og:title' content='산책 | 하루'><meta property='og:site_name' content='하루'>"
    dated = "<meta property='article:published_time' content='2024-05-30'><meta property='article:tag' content='봄'>"
    assert of(meta + dated) == ("산책", day, ("봄",))
    assert of("<title>하루</title>", "<h1>산책</h1><time datetime='2024-05-30'>어제</time>") == ("산책", day, ())
    assert of("", "<h1>산책</h1><time>2024년 5월 30일</time>") == ("산책", day, ())
    graph = {"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "headline": "산책", "keywords": "봄, 산"}]}
    assert of(f"<script type='application/ld+json'>{json.dumps(graph)}</script>") == ("산책", None, ("봄", "산"))
    assert of("<script type='application/ld+json'>{" + '"a":[' * 100_000 + "</script><title>t</title>")[0] == "t"


def test_a_list_of_links_without_dates_is_no_blog() -> None:
    page = b"<ul><li><a href='/posts/1'>a</a></li><li><a href='/posts/2'>b</a></li></ul>"
    assert dated_links(page, "", "https://x.example/") == ()


# Hand-over


class Elsewhere:
    """A platform that knows its pages by a word on them, or its blogs by their addresses."""

    def __init__(self, word: str = "", address: str = "") -> None:
        self._word, self._address = word, address
        self.asked: list[str] = []

    async def at(self, home: str, page: str, session: CrawlSession) -> FoundBlog | None:
        self.asked.append(home)
        return self._reading() if self._word in page else None

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        self.asked.append(str(source))
        return self._reading() if source == self._address else None

    def _reading(self) -> FoundBlog:
        async def nothing(known: Mapping[str, KnownPost]) -> Items:
            return
            yield

        return FoundBlog(Blog("tistory", "x", "x"), 0, nothing)


async def test_a_blog_on_a_domain_of_its_own_is_left_to_the_platform_that_knows_it(sandbox: Sandbox) -> None:
    async with serving() as blog, web_to(blog.port, sandbox) as web:
        blog.post("산책", TEXT)
        first, second = Elsewhere("made by nobody"), Elsewhere("정성")
        reading = await FeedReader(web, (first, second)).find(blog.url + "posts/1")
        assert reading is not None
        assert reading.blog.kind == "tistory"
        assert first.asked == second.asked == [blog.url]
        assert "/feed" not in blog.asked


@pytest.mark.parametrize(
    "frame", ["<frame id=mainFrame src='{}'>", "<frame src={}>", "<iframe id='screenFrame' src='{}'>"]
)
async def test_what_a_page_only_frames_is_left_to_whom_it_belongs(sandbox: Sandbox, frame: str) -> None:
    there = "https://blog.naver.com/byul"
    async with serving() as blog, web_to(blog.port, sandbox) as web:
        blog.serves("/", f"<html><frameset>{frame.format(there)}</frameset></html>".encode())
        naver = Elsewhere(address=there)
        reading = await FeedReader(web, readers=(naver,)).find(blog.url)
        assert reading is not None
        assert (reading.blog.kind, naver.asked) == ("tistory", [there])


# Keeping current


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
@pytest.mark.parametrize("tagged", [True, False])
async def test_a_feed_that_has_not_changed_costs_one_question(sandbox: Sandbox, form: str, tagged: bool) -> None:
    async with serving() as blog:
        blog.post("산책", TEXT).speaks(form)
        blog.etag = '"7"' if tagged else ""
        reading, items = await read(blog, sandbox)
        blog.asked.clear()
        again, nothing = await read(blog, sandbox, "posts/1", kept(reading, items))
        assert (again.fingerprint == reading.fingerprint, again.blog, nothing) == (True, reading.blog, [])
        assert blog.asked == ["/feed"]


async def test_a_post_that_changed_in_the_feed_is_read_again_and_the_others_are_the_same(sandbox: Sandbox) -> None:
    async with serving() as blog:
        blog.post("산책", TEXT).post("빵", TEXT + "<p>빵</p>")
        reading, items = await read(blog, sandbox)
        blog.posts[1].html = TEXT + "<p>소금빵</p>"
        again, changed = await read(blog, sandbox, known=kept(reading, items))
        assert again.fingerprint != reading.fingerprint
        assert [type(item) for item in changed] == [Same, Post]


@pytest.mark.parametrize("for_good", [True, False])
async def test_only_a_move_for_good_changes_the_address(sandbox: Sandbox, for_good: bool) -> None:
    async with serving() as blog:
        blog.post("산책", TEXT).redirects_to("/feed", "/old", for_good)
        reading, items = await read(blog, sandbox, "old")
        assert reading.blog.address == blog.url + ("feed" if for_good else "old")
        assert titles(items) == ["산책"]


@pytest.mark.parametrize(
    ("body", "headers", "seconds"),
    [
        (b"<rss><channel><ttl>60</ttl>", {}, 3600.0),
        (b"<rss><channel><ttl>60</ttl>", {"cache-control": "public, max-age=7200"}, 7200.0),
        (b"<rss>", {"retry-after": "300"}, 300.0),
        (b"<rss>", {"cache-control": "max-age=99999999"}, 86_400.0),
        (b"<rss>", {"cache-control": "no-store"}, 0.0),
        (b"<rss><ttl>x</ttl>", {"retry-after": "soon"}, 0.0),
    ],
)
def test_a_blog_is_left_alone_as_long_as_it_asks(body: bytes, headers: dict[str, str], seconds: float) -> None:
    assert min_refresh_seconds(Page("https://x.example/", 200, "", "", body, headers)) == seconds


@pytest.mark.parametrize("said", ["", "naver 7", "{", "{}", '{"at": 1}', "[1]", '{"x": "y"}', "null"])
def test_a_seal_that_is_none_of_ours_is_passed_over(said: str) -> None:
    assert ListFingerprint.parse(said) is None


# What can stand in the way


def rss(title: str, *links: str) -> bytes:
    items = "".join(f"<item><title>{link}</title><link>{link}</link></item>" for link in links)
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


async def test_the_feed_beside_a_person_s_page_comes_before_that_of_the_host(sandbox: Sandbox) -> None:
    async with serving() as blog:
        blog.hides_its_feed().post("대학 소식", TEXT).serves("/~kim/", b"<title>Kim</title><p>hi</p>")
        blog.serves("/~kim/rss.xml", rss("김의 집", f"{blog.url}~kim/1"), "application/rss+xml")
        blog.serves("/~kim/1", article("산책"))
        reading, items = await read(blog, sandbox, "~kim/")
        assert (reading.blog.title, len(titles(items))) == ("김의 집", 1)
        assert "/feed" not in blog.asked


@pytest.mark.parametrize("page", ["~kim/", "~kim", "~kim/1"])
async def test_the_feed_of_a_host_is_not_taken_for_that_of_one_of_its_people(sandbox: Sandbox, page: str) -> None:
    async with serving() as blog:
        blog.hides_its_feed().post("대학 소식", TEXT).post("입학", TEXT).post("김의 글", TEXT, "/~kim/1")
        blog.serves(f"/{page}", b"<title>Kim</title><p>hi</p>")
        with pytest.raises(BlogError):
            await read(blog, sandbox, page)


@pytest.mark.parametrize("page", ["posts/", "posts/1"])
async def test_a_feed_from_above_is_read_where_its_posts_lie_below_or_the_page_is_one_of_them(
    sandbox: Sandbox, page: str
) -> None:
    async with serving() as blog:
        blog.hides_its_feed().post("산책", TEXT).post("빵", TEXT).serves("/posts/", b"<title>x</title><p>hi</p>")
        _, items = await read(blog, sandbox, page)
        assert titles(items) == ["산책", "빵"]


async def test_what_is_no_blog_is_said_before_anything_is_asked(sandbox: Sandbox) -> None:
    async with serving() as blog, web_to(blog.port, sandbox) as web:
        with pytest.raises(NotABlog):
            await FeedReader(web).find("https://cafe.naver.com/walks")


async def test_a_feed_of_comments_leads_to_the_blog_and_is_not_read_for_it(sandbox: Sandbox) -> None:
    item = "<item><title>a</title><description>nice</description></item>"
    said = f"<rss version='2.0'><channel><title>Comments for x</title><link>/</link>{item}</channel></rss>".encode()
    async with serving() as blog:
        blog.post("산책", TEXT).serves("/comments/feed", said, "application/rss+xml")
        _, items = await read(blog, sandbox, "comments/feed")
        assert titles(items) == ["산책"]


SHELL = b'<html><head><title>x</title><script src="/a.js"></script></head><body><div id="root"></div></body></html>'


async def test_an_app_that_shows_nothing_is_read_by_its_feed_or_said_to_be_one(sandbox: Sandbox) -> None:
    async with serving() as blog:
        blog.post("산책", TEXT).serves("/", SHELL)
        assert titles((await read(blog, sandbox))[1]) == ["산책"]
        blog.has_no_feed()
        with pytest.raises(Blocked) as told:
            await read(blog, sandbox)
        assert told.value.reason == "script"


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (403, b"no", Unreachable),
        (403, b"<title>Just a moment...</title>", Blocked),
        (429, b"", Blocked),
        (500, b"", Unreachable),
    ],
)
async def test_a_refusal_is_never_a_blank_answer(
    sandbox: Sandbox, status: int, body: bytes, error: type[BlogError]
) -> None:
    async with serving() as blog:
        blog.refuses("/", status, body)
        with pytest.raises(error):
            await read(blog, sandbox)


async def test_a_post_behind_a_login_is_left_out_and_the_next_one_read(sandbox: Sandbox) -> None:
    login = "<p>로그인이 필요합니다</p><form><input type=password></form>".encode()
    async with serving() as blog:
        blog.post("비밀", TEXT).post("산책", TEXT + "<p>산</p>").truncated().serves("/posts/1", login)
        _, items = await read(blog, sandbox)
        assert (items[0], titles(items)) == (Skipped("비밀", "private"), ["산책"])


async def test_a_feed_that_robots_txt_forbids_is_not_read(sandbox: Sandbox) -> None:
    async with serving() as blog:
        blog.post("산책", TEXT).asks_of_programs("User-agent: *\nDisallow: /feed\n")
        with pytest.raises(NotWelcome):
            await read(blog, sandbox)
        assert "/feed" not in blog.asked


async def test_a_loop_of_redirects_is_unreachable_and_nothing_at_all_is_no_blog(sandbox: Sandbox) -> None:
    async with serving() as blog:
        blog.has_no_feed().redirects_to("/loop", "/loop").serves("/bare", b"<p>hello</p>")
        with pytest.raises(Unreachable):
            await read(blog, sandbox, "loop")
        with pytest.raises(NoBlogThere):
            await read(blog, sandbox, "bare")


async def test_a_list_that_fails_in_the_middle_is_not_passed_off_as_whole(sandbox: Sandbox) -> None:
    async with serving() as blog:
        for n in range(4):
            blog.post(f"글 {n}", TEXT + f"<p>{n}</p>")
        blog.paged(2).speaks("atom").falls_silent_at("/older")
        blog.older_path = "/older"
        with pytest.raises(Unreachable):
            await read(blog, sandbox, known=Known("", {"x": KnownPost("", datetime(2001, 1, 1, tzinfo=UTC))}))
