"""A blog on Velog is read in its author's own Markdown, line by line as Velog shows it."""

import re
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from adapters.blogs.platforms.velog import VelogReader, as_shown, post
from adapters.sandbox import Sandbox
from bot.errors import BlogError, HardToRead, NoBlogThere, NoPublicPosts, Unreachable
from bot.model import Known, Post, Same, Skipped
from bot.ports import FoundBlog
from styles.reading.own_text import Line, own
from tests.support.authors import Page
from tests.support.blogs.api_servers import Velog, marked, serving
from tests.support.blogs.reading import Hung, kept, read_all, web_to
from tests.support.posts import CHATTY, PLAIN

ADDRESS = "https://velog.io/@kong"


@pytest_asyncio.fixture
async def velog() -> AsyncIterator[Velog]:
    async with serving(Velog()) as platform:
        yield platform


@pytest_asyncio.fixture
async def reader(velog: Velog, sandbox: Sandbox) -> AsyncIterator[VelogReader]:
    async with web_to(velog.port, sandbox, limit=60) as web:
        yield VelogReader(web, f"{velog.url}/graphql", f"{velog.url}/rss")


async def found(reader: VelogReader, known: Known = Known(), address: str = ADDRESS) -> FoundBlog:  # noqa: B008
    reading = await reader.find(address, known)
    assert reading is not None
    return reading


async def test_more_posts_than_one_sheet_holds_are_all_read(velog: Velog, reader: VelogReader) -> None:
    velog.many(57)
    reading = await found(reader)
    posts = [item for item in await read_all(reading) if isinstance(item, Post)]
    assert [p.title for p in posts] == [f"글 {n}" for n in range(1, 58)]
    assert sum(" posts" in asked for asked in velog.asked) == 2


async def test_a_post_is_told_with_all_that_its_author_gave_it(velog: Velog, reader: VelogReader) -> None:
    velog.post("첫 글/하나", "## 하루\n\n오늘은 비\n내일은 맑음 ㅎㅎ", "일상", "날씨")
    [told] = await read_all(await found(reader))
    assert isinstance(told, Post)
    assert told.key == "velog:kong/0b5e-100000"
    assert told.url == "https://velog.io/@kong/%EC%B2%AB-%EA%B8%80%2F%ED%95%98%EB%82%98"
    assert told.markdown == "## 하루\n\n오늘은 비  \n내일은 맑음 ㅎㅎ"
    assert told.tags == ("일상", "날씨")
    assert str(told.published) == "2026-05-31 09:00:00+00:00"
    assert told.content_hash == "2026-05-31T09:00:00.000Z"


async def test_closed_posts_are_counted_and_never_opened(velog: Velog, reader: VelogReader) -> None:
    velog.post("비밀", "x", closed="private").post("쓰다 만 글", "x", closed="temp").post("열린 글", "안녕하세요")
    items = await read_all(await found(reader))
    assert [item for item in items if isinstance(item, Skipped)] == [
        Skipped("비밀", "private"),
        Skipped("쓰다 만 글", "draft"),
    ]
    assert not any("비밀" in asked for asked in velog.asked)


async def test_a_blog_of_closed_posts_alone_says_how_many_there_are(velog: Velog, reader: VelogReader) -> None:
    velog.post("비밀", "x", closed="private").post("일기", "x", closed="private")
    with pytest.raises(NoPublicPosts) as refusal:
        await found(reader)
    assert refusal.value.closed == 2


async def test_html_in_place_of_markdown_is_read_line_by_line(velog: Velog, reader: VelogReader) -> None:
    velog.post("옛 글", "<p>첫 줄\n둘째 줄</p><pre><code>a\n  b\n</code></pre>", html=True)
    [told] = await read_all(await found(reader))
    assert isinstance(told, Post)
    assert told.markdown == "첫 줄  \n둘째 줄\n\n```\na\n  b\n```"


async def test_somebody_who_does_not_exist_has_no_blog(velog: Velog, reader: VelogReader) -> None:
    with pytest.raises(NoBlogThere):
        await found(reader, address="https://velog.io/@nobody")


async def test_an_error_of_velogs_own_is_no_empty_blog(velog: Velog, reader: VelogReader) -> None:
    velog.post("글", "안녕").swallows_its_errors()
    with pytest.raises(Unreachable):
        await found(reader)


async def test_where_the_list_is_closed_the_feed_has_the_newest_posts(velog: Velog, reader: VelogReader) -> None:
    velog.many(25).refuses(403, "/graphql")
    velog.named("글 1").text = "오늘은 비\n내일은 맑음\n\n```py\nif x:\n    y\n```"
    reading = await found(reader)
    posts = [item for item in await read_all(reading) if isinstance(item, Post)]
    assert len(posts) == 20
    assert posts[0].markdown == "오늘은 비  \n내일은 맑음\n\n```py\nif x:\n    y\n```"
    assert posts[0].key == "velog:kong/글-1"


async def test_a_feed_that_hangs_its_reader_is_told_of_as_one_that_cannot_be_read(velog: Velog) -> None:
    velog.many(3).refuses(403, "/graphql")
    async with web_to(velog.port, Hung()) as web:
        with pytest.raises(HardToRead):
            await found(VelogReader(web, f"{velog.url}/graphql", f"{velog.url}/rss"))


async def test_what_is_known_by_its_number_is_not_read_once_more_from_the_feed(
    velog: Velog, reader: VelogReader
) -> None:
    velog.many(3)
    reading = await found(reader)
    known = kept(reading, await read_all(reading))
    velog.refuses(403, "/graphql")
    with pytest.raises(Unreachable):
        await found(reader, known)


async def test_what_is_known_from_the_feed_alone_is_read_from_it_again(velog: Velog, reader: VelogReader) -> None:
    velog.many(3).refuses(403, "/graphql")
    reading = await found(reader)
    known = kept(reading, await read_all(reading))
    again = await found(reader, known)
    assert (again.fingerprint, await read_all(again, known)) == (known.fingerprint, [])
    velog.named("글 2").text = "고쳐 썼어요!"
    again = await found(reader, known)
    assert [type(item) for item in await read_all(again, known)] == [Same, Post, Same]


async def test_a_sheet_that_fails_in_the_middle_ends_the_reading(velog: Velog, reader: VelogReader) -> None:
    velog.many(57)
    reading = await found(reader)
    velog.refusals["/graphql"] = 500
    with pytest.raises(BlogError):
        await read_all(reading)


# Markdown as Velog shows it

SHOWN = [
    ("가\n나\n\n다", "가  \n나\n\n다"),
    ("가  \n나\\\n다", "가  \n나\\\n다"),
    ("가 \n나", "가  \n나"),
    ("가\r\n나", "가  \n나"),
    ("- 가\n  나\n- 다\n- 라", "- 가  \n  나\n- 다\n- 라"),
    ("> 가\n> 나", "> 가  \n> 나"),
    ("```\n가\n나\n```", "```\n가\n나\n```"),
    ("    가\n    나", "    가\n    나"),
    ("~~~py\nx\n\ny\n~~~\n가\n나", "~~~py\nx\n\ny\n~~~\n가  \n나"),
    ("| 가 | 나 |\n|---|---|\n| 다 | 라 |", "| 가 | 나 |\n|---|---|\n| 다 | 라 |"),
    ("| 가 | 나 |\n|---|---|\n| 다 | 라 |\n\n마\n바", "| 가 | 나 |\n|---|---|\n| 다 | 라 |\n\n마  \n바"),
    ("가 `나\n다` 라\n마", "가 `나\n다` 라  \n마"),
    ("$$\na\nb\n$$\n가\n나", "$$\na\nb\n$$  \n가  \n나"),
    ("<div>\n가\n나\n</div>", "<div>\n가\n나\n</div>"),
    ("**가\n나**", "**가  \n나**"),
    ("[가\n나](https://x.kr)\n다", "[가  \n나](https://x.kr)  \n다"),
    ("# 제목\n가\n나", "# 제목\n가  \n나"),
    ("가\n---", "가\n---"),
    ("---\ntitle: 하루\ntags:\n  - 가\n---\n가\n나", "가  \n나"),
    ("---\n가\n나\n---", "---\n가  \n나\n---"),
    ("!youtube[abc-12]\n가", "<https://www.youtube.com/watch?v=abc-12>  \n가"),
    ("```\n!youtube[abc]\n```", "```\n!youtube[abc]\n```"),
    ("{% raw %} {{ 가 }} <!-- 나 -->", "{% raw %} {{ 가 }} <!-- 나 -->"),
]


@pytest.mark.parametrize(("typed", "shown"), SHOWN)
def test_each_line_of_a_paragraph_stays_a_line_and_nothing_else_changes(typed: str, shown: str) -> None:
    assert as_shown(typed) == shown


@given(st.text(alphabet="가나 \n\t`$*_-+>|#[]()!<\\1.~=", max_size=60))
def test_nothing_but_the_ends_of_lines_ever_changes(typed: str) -> None:
    once = as_shown(typed)
    assert [line.rstrip() for line in once.split("\n")] == [line.rstrip() for line in typed.strip("\n").split("\n")]
    assert as_shown(once) == once


def test_a_video_is_a_link_and_no_line_of_the_author() -> None:
    assert [line.kind for line in lines(as_shown("안녕하세요\n\n!youtube[abc]"))] == ["prose", "link"]


# From Markdown to the feed's HTML and back

TECHNICAL = sorted((Path(__file__).parents[3] / "data" / "velog").glob("*.md"))


def lines(markdown: str) -> tuple[Line, ...]:
    return own(Page(markdown)).lines


def code(markdown: str) -> Counter[str]:
    tokens = MarkdownIt("commonmark").parse(markdown)
    return Counter(token.content.rstrip("\n") for token in tokens if token.type in ("fence", "code_block"))


def said(markdown: str) -> Counter[tuple[str, str]]:
    written = [line for line in lines(markdown) if line.kind != "code"]
    return Counter((re.sub(r"\s+", " ", line.text), line.kind) for line in written)


def test_the_way_to_html_and_back_keeps_lines_and_code() -> None:
    sources = [path.read_text("utf-8") for path in TECHNICAL]
    sources += [written.markdown.replace("  \n", "\n") for written in (*CHATTY, *PLAIN)]
    kept_lines = all_lines = kept_code = all_code = 0
    for source in map(as_shown, sources):
        back = post(marked(source), "https://velog.io/@kong/a").markdown
        all_lines, kept_lines = all_lines + said(source).total(), kept_lines + (said(source) & said(back)).total()
        all_code, kept_code = all_code + code(source).total(), kept_code + (code(source) & code(back)).total()
    assert all_lines > 80
    assert kept_lines >= 0.985 * all_lines
    assert kept_code >= 0.99 * all_code
    assert all_code >= 5
