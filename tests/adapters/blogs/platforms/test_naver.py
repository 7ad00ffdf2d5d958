"""Blogs on Naver are read by Naver's own lists, and posts as their authors typed them in whichever editor."""

import json
import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.blogs.crawl.incremental import Skip
from adapters.blogs.crawl.session import ReaderContext
from adapters.blogs.platforms.naver import NaverReader, post
from adapters.blogs.web.fetcher import Fetcher
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Allowance, Sandbox
from bot.errors import NoPublicPosts, Unreachable
from bot.model import File, Gone, Known, KnownPost, Post, Same, Skipped
from bot.ports import NOTHING, FoundBlog
from tests.support.blogs.naver_server import NaverServer, serving_naver

P = ParamSpec("P")
T = TypeVar("T")

PAIRS = sorted((Path(__file__).parents[3] / "data" / "naver").glob("*.html"))
HERE = "https://blog.naver.com/haru/223999999000"
SOURCE = "https://m.blog.naver.com/haru"


def page(path: Path) -> Post:
    return post(path.read_text(encoding="utf-8"), HERE)


# The three editors


@pytest.mark.parametrize("pair", PAIRS, ids=lambda path: path.stem)
def test_a_post_becomes_the_markdown_its_author_would_write(pair: Path) -> None:
    assert page(pair).markdown + "\n" == pair.with_suffix(".md").read_text(encoding="utf-8")


def share(found: Iterable[object], wanted: Iterable[object]) -> tuple[int, int]:
    left, hits, wanted = list(found), 0, list(wanted)
    for one in wanted:
        if one in left:
            left.remove(one)
            hits += 1
    return hits, len(wanted)


def measured(read: Post, told: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """How many of the things that stand in the post have been found, and how many there are."""

    def texts(kind: str) -> list[str]:
        return [line.text for line in read.lines if line.kind == kind]

    own = [line for line in read.lines if line.kind == "prose" and not line.text.startswith("$$")]
    lines = [text for text, _ in told["lines"]]
    typed = "\n".join(line.text for line in own)
    cells = [
        cell.strip() for row in re.findall(r"^\| (.*) \|$", read.markdown, re.M) for cell in re.split(r"(?<!\\)\|", row)
    ]
    cells = [
        re.sub(r"\\\||\*\*", lambda found: "|" if found[0] == "\\|" else "", cell) for cell in cells if cell != "---"
    ]
    code = re.findall(r"^(`{3,})\w*\n(.*?)\n\1$", read.markdown, re.S | re.M)
    return {
        "lines": share((line.text for line in own), lines),
        "nothing else": share(lines, (line.text for line in own)),
        "blanks": share(((line.text, line.blank_before) for line in own), map(tuple, told["lines"])),
        "voice": (sum(mark in typed for mark in told["voice"]), len(told["voice"])),
        "headings": share(texts("heading"), told["headings"]),
        "list": share(texts("list"), told["list"]),
        "quotes": share(texts("quote"), told["quotes"]),
        "captions": share(texts("caption"), told["captions"]),
        "cards": share(texts("link"), told["cards"]),
        "code": share((text for _, text in code), told["code"]),
        "formulas": (sum(one in read.markdown for one in told["formulas"]), len(told["formulas"])),
        "tables": share(cells, told["tables"]),
        "images": share(re.findall(r"!\[[^\]]*\]\(([^)]*)\)", read.markdown), told["images"]),
        "rules": share(re.findall(r"^---$", read.markdown, re.M), ["---"] * told["rules"]),
        "leaks": (sum(one in read.markdown for one in told["others"]), 0),
    }


def test_what_was_typed_is_kept_and_what_was_not_stays_out() -> None:
    found: dict[str, tuple[int, int]] = {}
    for pair in PAIRS:
        for name, (hits, all_) in measured(page(pair), json.loads(pair.with_suffix(".json").read_text())).items():
            found[name] = (found.get(name, (0, 0))[0] + hits, found.get(name, (0, 0))[1] + all_)
    assert found.pop("leaks") == (0, 0)
    assert {name: hits / all_ for name, (hits, all_) in found.items() if hits < all_} == {}
    assert found["lines"][1] >= 35


@pytest.mark.parametrize("pair", PAIRS, ids=lambda path: path.stem)
def test_title_tags_date_and_unknown_components_are_told(pair: Path) -> None:
    told, read = json.loads(pair.with_suffix(".json").read_text(encoding="utf-8")), page(pair)
    assert (read.key, read.url) == ("naver:haru/223999999000", HERE)
    assert (read.title, list(read.tags), list(read.unknown)) == (told["title"], told["tags"], told["unknown"])
    assert (read.published.isoformat() if read.published else None) == told["published"]


def test_an_answer_to_naver_s_daily_question_is_the_author_s() -> None:
    asked = (
        '<div class="se-component se-mrBlog"><strong class="se-mrBlog-from">From, 블로그씨</strong>'
        '<p class="se-mrBlog-question">어떤 계절이 좋아요?</p>'
    )
    answer = '<div class="se-module se-module-text"><p class="se-text-paragraph">저는 여름이요!</p></div>'
    html = f'<div class="se-main-container">{asked}{answer}</div></div>'
    kinds = [(line.text, line.kind) for line in post(html, HERE).lines]
    assert kinds == [("어떤 계절이 좋아요?", "quote"), ("— 블로그씨", "quote"), ("저는 여름이요!", "prose")]


def test_an_empty_line_at_the_end_of_one_component_and_at_the_start_of_the_next_are_two() -> None:
    box = '<div class="se-component se-text"><div class="se-module se-module-text">{}</div></div>'
    line, empty = (
        '<p class="se-text-paragraph"><span>{}</span></p>',
        '<p class="se-text-paragraph"><span>\u200b</span></p>',
    )
    boxes = box.format(line.format("가") + empty) + box.format(empty + line.format("나"))
    html = f'<div class="se-main-container">{boxes}</div>'
    assert [(x.text, x.blank_before) for x in post(html, HERE).lines] == [("가", 0), ("나", 2)]


def se4(*boxes: str) -> Post:
    return post(f'<div class="se-main-container">{"".join(boxes)}</div>', HERE)


TEXT = '<div class="se-component se-text"><div class="se-module se-module-text">{}</div></div>'
LINE = '<p class="se-text-paragraph"><span>{}</span></p>'


def test_code_is_exact_although_its_box_is_indented() -> None:
    view = '<div class="__se_code_view">a = 1\n  b\xa0= 2 </div>'
    box = f'<div class="se-code-source">\n                    {view}\n                </div>'
    found = se4(f'<div class="se-component se-code">{box}</div>', TEXT.format(LINE.format("끝")))
    assert found.markdown == "```\na = 1\n  b = 2 \n```\n\n끝"


def test_a_list_right_below_a_line_stays_right_below_it() -> None:
    items = '<ul class="se-text-list"><li class="se-text-list-item"><p class="se-text-paragraph">{}</p></li></ul>'
    empty = LINE.format("\u200b")
    close = se4(TEXT.format(LINE.format("앞") + items.format("하나") + LINE.format("뒤")))
    assert [(line.text, line.blank_before) for line in close.lines] == [("앞", 0), ("하나", 0), ("뒤", 1)]
    apart = se4(TEXT.format(LINE.format("앞") + empty + items.format("하나")))
    assert [(line.text, line.blank_before) for line in apart.lines] == [("앞", 0), ("하나", 1)]


def test_what_stands_below_a_video_is_its_caption() -> None:
    caption = '<p class="se-text-paragraph se-caption">파도 소리~~</p>'
    shown = '<img class="se-video-thumbnail-resource" src="https://phinf.pstatic.net/v.jpg">'
    title = '<strong class="se-video-title-text">동영상 제목</strong>'
    found = se4(f'<div class="se-component se-video">{shown}{title}{caption}</div>', TEXT.format(LINE.format("끝")))
    assert [(line.text, line.kind) for line in found.lines] == [("파도 소리~~", "caption"), ("끝", "prose")]
    silent = se4(f'<div class="se-component se-video">{shown}{title}</div>', TEXT.format(LINE.format("끝")))
    assert silent.markdown == "끝"


def test_a_line_with_a_moving_picture_and_a_video_keeps_the_picture() -> None:
    gif = '<video class="_gifmp4" data-gif-url="https://postfiles.pstatic.net/a.gif?type=w966"></video>'
    html = f'<div id="viewTypeSelector"><p>앞</p><p>{gif}<iframe src="https://e.com/v"></iframe></p><p>뒤</p></div>'
    assert "![](https://postfiles.pstatic.net/a.gif?type=w966)" in post(html, HERE).markdown
    bare = '<div id="viewTypeSelector"><p>앞</p><p><iframe src="https://e.com/v"></iframe></p><p>뒤</p></div>'
    assert post(bare, HERE).markdown == "앞\n\n뒤"


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ('<script>location.href="MobileErrorView.naver?errorType=noPost"</script>', "broken"),
        ('<script>location.href="/MobileErrorView.naver?errorType=buddyOpen"</script>', "private"),
        ("", "broken"),
        ("<html><body><p>점검 중입니다</p></body></html>", "broken"),
        ('<meta name="ROBOTS" content="NOINDEX,nofollow"><div id="viewTypeSelector"><p>글</p></div>', "noindex"),
        ('<div id="viewTypeSelector"><p>&nbsp;</p></div>', "short"),
    ],
)
def test_a_page_without_a_post_for_us_is_passed_over(html: str, why: str) -> None:
    with pytest.raises(Skip) as skipped:
        post(html, HERE)
    assert skipped.value.why == why


WORDS = st.sampled_from(
    [
        "se-component", "se-section-image", "se-quotation", "se-text", "se-mrBlog", "se-code", "se-table", "se-formula",
        "se_component", "se_quotation", "se_image", "se-caption", "se-cite", "og", "__se_object",
        "colorscripter-code-table",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["div", "p", "table", "td", "img", "span", "script"]), WORDS, WORDS), max_size=25
    )
)
def test_no_soup_of_components_breaks_the_reading(soup: list[tuple[str, str, str]]) -> None:
    inside = "".join(
        f'<{tag} class="{a} {b}" colspan="9999" data-module="{{" data-linkdata="[">ㅋ' for tag, a, b in soup
    )
    for container in ("se-main-container", "se_component_wrap", "post_ct"):
        with suppress(Skip):
            post(f'<div class="{container}"><div class="se-component se_component se-text se_text">{inside}', HERE)


@pytest.mark.parametrize(
    "open_",
    [
        '<div class="se-component se-quotation">',
        '<div class="se-component se-sectionTitle">',
        '<div class="se-component se-table"><table><tr><td colspan="99" rowspan="99">',
        '<span style="font-weight:bold">',
        '<div class="se-component se-mrBlog"><div class="se-module-text">',
        '<p class="se-text-paragraph">ㅋ</p>',
    ],
)
def test_deep_and_long_posts_take_no_stack(open_: str) -> None:
    html = '<div class="se-main-container"><div class="se-component se-text">{}끝</div></div>'
    for times in (50, 120, 3000):
        with suppress(Skip):
            post(html.format(open_ * times), HERE)


# The blog


class Here(Sandbox):
    """Does at once, in this process, what is else done apart; the contract of all readers goes the whole way."""

    async def run_within(self, allowance: Allowance, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return work(*args, **kwargs)


@asynccontextmanager
async def web(naver: NaverServer, limit: int = 100) -> AsyncIterator[NaverReader]:
    async with Fetcher(frozenset({("127.0.0.1", naver.port)})) as fetcher:
        yield NaverReader(ReaderContext(fetcher, Here(), Robots(fetcher), limit), naver.sites)


async def find(naver: NaverServer, known: Known = NOTHING, limit: int = 100) -> FoundBlog:
    async with web(naver, limit) as reader:
        reading = await reader.find(SOURCE, known)
    assert reading is not None
    return reading


async def read(
    naver: NaverServer, known: Known = NOTHING, limit: int = 100
) -> tuple[FoundBlog, list[Post | Skipped | Same | Gone]]:
    async with web(naver, limit) as reader:
        reading = await reader.find(SOURCE, known)
        assert reading is not None
        return reading, [item async for item in reading.posts(known.posts)]


def remembered(items: Iterable[object], seal: str = "") -> Known:
    return Known(seal, {p.key: KnownPost(p.content_hash, p.published) for p in items if isinstance(p, Post)})


def titles(items: Iterable[object]) -> list[str]:
    return [item.title for item in items if isinstance(item, Post)]


@pytest.fixture
async def naver() -> AsyncIterator[NaverServer]:
    async with serving_naver() as server:
        yield server


async def test_a_blog_is_read_with_its_name_and_its_posts_with_their_tags_and_exact_dates(naver: NaverServer) -> None:
    naver.post("빵 & 버터", "구웠어요~~\n\n맛있네요 ㅎㅎ", "빵", "버터").post("산책", "걸었다")
    reading, items = await read(naver)
    assert (reading.blog.kind, reading.blog.address, reading.blog.title, reading.count) == (
        "naver", "https://blog.naver.com/haru", "하루의 기록", 2,
    )  # fmt: skip
    first = items[0]
    assert isinstance(first, Post)
    assert (first.title, first.markdown, first.tags) == ("빵 & 버터", "구웠어요~~\n\n맛있네요 ㅎㅎ", ("빵", "버터"))
    assert first.url == "https://blog.naver.com/haru/223999999000"
    assert first.published is not None
    assert first.published.isoformat() == "2024-05-31T09:30:05+09:00"


async def test_what_is_not_on_naver_is_left_to_others(naver: NaverServer) -> None:
    async with web(naver) as reader:
        assert await reader.find("https://example.com/haru") is None
        assert await reader.find((File("a.md", b"x"),)) is None
    assert naver.asked == []


@pytest.mark.parametrize(("posts", "pages"), [(29, 1), (31, 2), (60, 3)])  # the third one is empty
async def test_a_list_is_read_to_its_short_last_page_whatever_its_total_says(
    naver: NaverServer, posts: int, pages: int
) -> None:
    reading, items = await read(naver.many(posts))
    assert titles(items) == [f"{n + 1}번째 글" for n in range(posts)]
    assert reading.count == posts
    assert sum("post-list" in path for path in naver.asked) == pages


async def test_a_post_published_while_the_list_is_read_brings_none_twice(naver: NaverServer) -> None:
    _, items = await read(naver.many(33).gets_a_post_between_pages("새 글"))
    assert titles(items) == [f"{n + 1}번째 글" for n in range(33)]
    assert not any(isinstance(item, Skipped) for item in items)


async def test_a_list_that_repeats_itself_has_an_end_but_proves_no_post_gone(naver: NaverServer) -> None:
    known = Known(posts={"naver:haru/1": KnownPost("x", None)})
    _, items = await read(naver.many(40).repeats_itself(), known)
    assert len(titles(items)) == 30
    assert not any(isinstance(item, Gone) for item in items)


async def test_posts_for_neighbours_and_shared_ones_are_counted_and_not_opened(naver: NaverServer) -> None:
    naver.post("공개").post("비공개", notOpen=True).post("이웃", buddyOpen=True).post("서로이웃", bothBuddyOpen=True)
    naver.post("막힘", postBlocked=True).post("퍼온 글", searchYn="false")
    _, items = await read(naver)
    assert titles(items) == ["공개"]
    assert items[1:] == [
        Skipped("비공개", "private"), Skipped("이웃", "private"), Skipped("서로이웃", "private"),
        Skipped("막힘", "private"), Skipped("퍼온 글", "others"),
    ]  # fmt: skip
    assert sum(path.startswith("/m/haru/") for path in naver.asked) == 1


async def test_a_blog_without_an_open_post_says_how_many_are_closed(naver: NaverServer) -> None:
    with pytest.raises(NoPublicPosts) as none:
        await find(naver)
    assert none.value.closed == 0
    naver.post("이웃", buddyOpen=True).post("비공개", notOpen=True)
    with pytest.raises(NoPublicPosts) as closed:
        await find(naver)
    assert closed.value.closed == 2


async def test_a_post_kept_from_search_engines_or_no_longer_there_is_passed_over(naver: NaverServer) -> None:
    naver.post("숨긴 글").post("지운 글").post("이웃에게만").post("남은 글")
    naver.hides_from_search("숨긴 글").says_no("지운 글", "noPost").says_no("이웃에게만", "buddyOpen")
    _, items = await read(naver)
    assert items[:3] == [Skipped("숨긴 글", "noindex"), Skipped("지운 글", "broken"), Skipped("이웃에게만", "private")]
    assert titles(items) == ["남은 글"]


async def test_what_its_author_keeps_from_search_engines_is_read_once_the_blog_is_proved_to_be_theirs(
    naver: NaverServer,
) -> None:
    naver.post("숨긴 글", "저만 알고 싶은 산책길이에요~~").hides_from_search("숨긴 글").post("남은 글")
    _, items = await read(naver, Known(proved="https://blog.naver.com/haru"))
    assert titles(items) == ["숨긴 글", "남은 글"]
    _, others = await read(naver, Known(proved="https://blog.naver.com/someone"))
    assert others[0] == Skipped("숨긴 글", "noindex")


async def test_a_post_that_its_author_takes_out_of_search_engines_is_forgotten(naver: NaverServer) -> None:
    first, items = await read(naver.post("가").post("나"))
    naver.changes("나", "이제 숨길게요").hides_from_search("나")
    _, again = await read(naver, remembered(items, first.fingerprint))
    assert [type(item) for item in again] == [Same, Skipped, Gone]


async def test_an_id_that_nobody_has_is_said_to_be_no_blog(naver: NaverServer) -> None:
    async with web(naver) as reader:
        with pytest.raises(Unreachable) as missing:
            await reader.find("https://blog.naver.com/nobody")
    assert (missing.value.host, missing.value.status) == ("blog.naver.com/nobody", 404)


# The list changes


async def test_an_unchanged_blog_costs_one_request_and_keeps_its_name(naver: NaverServer) -> None:
    first, items = await read(naver.many(35))
    naver.asked.clear()
    again, none = await read(naver, remembered(items, first.fingerprint))
    assert (again.fingerprint, again.blog, again.count, none) == (first.fingerprint, first.blog, 0, [])
    assert len(naver.asked) == 1


async def test_only_what_is_new_or_changed_is_read_again_and_what_is_deleted_is_gone(naver: NaverServer) -> None:
    first, items = await read(naver.post("가").post("나").post("다"))
    naver.changes("나", "고쳐 썼어요!").loses("다").post("라")
    naver.asked.clear()
    again, changed = await read(naver, remembered(items, first.fingerprint))
    assert again.fingerprint != first.fingerprint
    assert titles(changed) == ["나", "라"]
    assert [type(item) for item in changed] == [Same, Post, Post, Gone]
    assert sum(path.startswith("/m/haru/") for path in naver.asked) == 2


async def test_a_list_that_fails_in_the_middle_does_not_pass_for_the_whole_blog(naver: NaverServer) -> None:
    naver.many(35).refuses("list 2", 500)
    read_so_far: list[object] = []
    async with web(naver) as reader:
        known = Known(posts={"naver:haru/1": KnownPost("x", None)})
        reading = await reader.find(SOURCE, known)
        assert reading is not None
        with pytest.raises(Unreachable):
            await _collect(reading, known, read_so_far)
    assert len(read_so_far) == 30
    assert not any(isinstance(item, Gone) for item in read_so_far)


async def _collect(reading: FoundBlog, known: Known, items: list[object]) -> None:
    async for item in reading.posts(known.posts):
        items.append(item)


# Where Naver refuses its lists


async def test_without_the_best_list_the_list_of_titles_is_read(naver: NaverServer) -> None:
    naver.post('"빵" & 100% + 버터\'s').many(31).dates_loosely().refuses("list")
    reading, items = await read(naver)
    assert titles(items)[:2] == ['"빵" & 100% + 버터\'s', "1번째 글"]
    assert len(titles(items)) == 32
    assert all(isinstance(p, Post) and p.published and (p.published.hour, p.published.second) == (9, 5) for p in items)
    assert reading.blog.title == "haru"


async def test_shared_posts_in_the_list_of_titles_are_others(naver: NaverServer) -> None:
    _, items = await read(naver.post("내 글").post("퍼온 글", searchYn="false").refuses("list", 500))
    assert items[1:] == [Skipped("퍼온 글", "others")]


async def test_without_both_lists_the_feed_names_the_newest_posts_and_their_pages_are_read_whole(
    naver: NaverServer,
) -> None:
    naver.post("긴 글", "한 줄\n두 줄\n세 줄까지 다 있어요").refuses("list").refuses("titles")
    known = Known(posts={"naver:haru/1": KnownPost("x", None)})
    reading, items = await read(naver, known)
    assert [(p.markdown, p.url) for p in items if isinstance(p, Post)] == [
        ("한 줄  \n두 줄  \n세 줄까지 다 있어요", "https://blog.naver.com/haru/223999999000")
    ]
    assert reading.blog.title == "하루의 기록"
    assert reading.newest_only
    assert not any(isinstance(item, Gone) for item in items)  # older posts may well be there


async def test_a_day_without_the_best_list_brings_no_post_twice_to_be_read(naver: NaverServer) -> None:
    first, items = await read(naver.many(3))
    assert not first.newest_only
    _, refused = await read(naver.refuses("list"), remembered(items, first.fingerprint))
    assert [type(item) for item in refused] == [Same] * 3


async def test_where_every_list_is_refused_the_first_refusal_is_told(naver: NaverServer) -> None:
    naver.post("가").refuses("list", 503).refuses("titles").refuses("feed")
    async with web(naver) as reader:
        with pytest.raises(Unreachable) as refused:
            await reader.find(SOURCE)
    assert refused.value.status == 503


async def test_a_blog_is_read_without_its_name_where_that_is_refused(naver: NaverServer) -> None:
    reading, items = await read(naver.many(31).refuses("card", 500), limit=31)
    assert (reading.blog.title, reading.count, len(titles(items))) == ("haru", 31, 31)
