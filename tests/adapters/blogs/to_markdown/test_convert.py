"""A post's HTML becomes Markdown that reads as its author's page reads."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.blogs.page.dom import text_of
from adapters.blogs.page.main_box import main_box
from adapters.blogs.to_markdown.blocks import Run
from adapters.blogs.to_markdown.convert import html_to_markdown, page_to_markdown
from adapters.blogs.to_markdown.escape import write_paragraph
from adapters.blogs.to_markdown.rendering import rendered_text
from adapters.sandbox import Sandbox, SandboxFailed

PAIRS = sorted((Path(__file__).parents[3] / "data" / "blogs").glob("*.html"))
FROM_MARKDOWN = ("velog", "jekyll")


@pytest.mark.parametrize("page", PAIRS, ids=lambda path: path.stem)
def test_a_page_becomes_the_markdown_its_author_would_write(page: Path) -> None:
    read = page_to_markdown(page.read_bytes(), "utf-8", "https://example.org/blog/post", "", page.stem in FROM_MARKDOWN)
    assert read + "\n" == page.with_suffix(".md").read_text(encoding="utf-8")


def test_there_is_a_pair_for_every_editor_we_know() -> None:
    assert {path.stem for path in PAIRS} >= {"tistory", "velog", "wordpress", "jekyll"}


# Lines and paragraphs


def test_lines_typed_one_below_the_other_stay_lines_and_an_empty_line_parts_paragraphs() -> None:
    html = "<p>첫 줄</p><p>둘째 줄</p><p>&nbsp;</p><p>새 문단</p><p><br></p><p>\u200b</p><p>마지막</p>"
    assert html_to_markdown(html) == "첫 줄  \n둘째 줄\n\n새 문단\n\n\n마지막"


def test_paragraphs_of_a_page_without_empty_ones_stay_paragraphs() -> None:
    assert html_to_markdown("<p>하나</p><p>둘<br>둘 반</p>\n<p>셋</p>") == "하나\n\n둘  \n둘 반\n\n셋"


def test_one_empty_paragraph_among_many_does_not_make_them_lines() -> None:
    html = "".join(f"<p>문단 {n}</p>" for n in range(9)) + "<p>&nbsp;</p><p>끝</p>"
    assert "  \n" not in html_to_markdown(html)


def test_line_breaks_of_the_source_are_the_authors_only_where_it_was_markdown() -> None:
    html = "<p>첫 줄\n둘째 줄</p>"
    assert html_to_markdown(html) == "첫 줄 둘째 줄"
    assert html_to_markdown(html, keep_newlines=True) == "첫 줄\n둘째 줄"


def test_two_breaks_part_paragraphs_and_a_break_at_the_end_is_nothing() -> None:
    assert html_to_markdown("가<br><br>나<br>") == "가\n\n나"


def test_old_editors_put_every_line_in_a_div() -> None:
    html = "<div>가</div><div>나</div><div><br></div><div>다</div>"
    assert html_to_markdown(html, "https://blog.naver.com/me/1") == "가  \n나\n\n다"


# Voice


@pytest.mark.parametrize(
    "line",
    [
        "ㅋㅋㅋ 진짜ㅠㅠ~~ ^^ ... !! ;; :) >_< -_-;;",
        "좋아요~~ 정말 좋아요~~",
        "*별표* 하나와 **둘**",
        "snake_case_name 과 _밑줄_",
        "1. 숫자로 시작하는 줄",
        "- 줄표로 시작하는 줄",
        "# 해시로 시작하는 줄",
        "> 꺾쇠로 시작",
        "+1 추천",
        "= 같음",
        "---",
        "===",
        "***",
        "`백틱` 하나",
        "[대괄호](괄호)",
        "<b>태그 아님</b>",
        "<https://example.com>",
        "&amp; &lt; &nbsp;",
        "역슬래시 \\* \\ 끝\\",
        "| 표 | 아님 |",
        "```",
        "~~~",
        "*^^*",
        "(*´▽`*)",
        "￣へ￣ ¯\\_(ツ)_/¯",
        "C# 과 #",
        "☆*:.｡. o(≧▽≦)o .｡.:*☆",
    ],
)
def test_what_the_author_typed_is_what_a_reader_sees(line: str) -> None:
    typed = line.replace("&", "&amp;").replace("<", "&lt;")
    for around in (
        "<p>{}</p>",
        "<h2>{}</h2>",
        "<ul><li>{}</li></ul>",
        "<blockquote>{}</blockquote>",
        "<p>앞줄<br>{}</p>",
    ):
        html = around.format(typed)
        assert rendered_text(html_to_markdown(html)).removeprefix("앞줄") == "".join(line.split())


@pytest.mark.parametrize(
    "line",
    [
        "ㅋㅋㅋ 진짜ㅠㅠ~~ ^^ ... !! ;; :) -_-;;",
        "snake_case_name",
        "# 없이 C# 쓰기",
        "3 * 4 = 12",
        "a < b && c > d",
        "2024. 5. 1.",
    ],
)
def test_what_needs_no_backslash_gets_none(line: str) -> None:
    typed = line.replace("&", "&amp;").replace("<", "&lt;")
    assert "\\" not in html_to_markdown(f"<p>음, {typed}</p>")


@given(
    st.lists(
        st.text(alphabet=st.sampled_from("가나 a1*_~`[]()<>&#-+=|\\!.:\"'^;ㅋ\n"), max_size=30), min_size=1, max_size=4
    )
)
def test_no_text_is_changed_by_being_written_down(lines: list[str]) -> None:
    written = write_paragraph([[Run(" ".join(line.split()))] for line in lines])
    assert rendered_text(written) == "".join("".join(lines).split())


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="가나 a!?.*_~(\"'", max_size=6),
            st.frozensets(st.sampled_from(["**", "*", "~~"]), max_size=3),
        ),
        max_size=6,
    )
)
def test_no_text_is_changed_by_being_emphasised(runs: list[tuple[str, frozenset[str]]]) -> None:
    written = write_paragraph([[Run(text, marks) for text, marks in runs]])
    assert rendered_text(written) == "".join("".join(text for text, _ in runs).split())


def test_bold_that_ends_in_punctuation_stays_bold_before_a_korean_letter() -> None:
    assert html_to_markdown("<p><b>안녕!</b>하세요</p>") == "**안녕**!하세요"
    assert html_to_markdown("<p>그는 <strong>&quot;왔다&quot;</strong>고 했다</p>") == '그는 **"왔다**"고 했다'
    assert html_to_markdown("<p>그는<b>(굵게)</b> 왔다</p>") == "그는(**굵게)** 왔다"
    assert html_to_markdown("<p><b>굵게 <br>두 줄</b></p>") == "**굵게**  \n**두 줄**"
    assert html_to_markdown("<p><b> </b>빈 것<i></i></p>") == "빈 것"


# Other people's words


@pytest.mark.parametrize(
    "chrome",
    [
        "<script>alert('남')</script>",
        "<style>p{color:red}</style>",
        "<ins class='adsbygoogle'>남</ins>",
        "<div class='sharedaddy'>남</div>",
        "<form><input value='남'><button>남</button></form>",
        "<div id='comments'>남</div>",
        "<div style='display: none'>남</div>",
        "<iframe src='https://ads.example/'>남</iframe>",
        "<!-- 남 -->",
        "<nav>남</nav>",
        "<svg><text>남</text></svg>",
        "<noscript>남</noscript>",
        "<textarea>남</textarea>",
    ],
)
def test_what_surrounds_a_post_is_left_out(chrome: str) -> None:
    assert html_to_markdown(f"<p>내 글</p>{chrome}<p>이어서</p>") == "내 글\n\n이어서"


def test_a_link_card_is_a_bare_link_and_a_dangerous_link_only_its_words() -> None:
    card = '<figure data-ke-type="opengraph" data-og-source-url="https://example.com/a"><p>남의 제목</p></figure>'
    assert html_to_markdown(card) == "<https://example.com/a>"
    assert (
        html_to_markdown('<p><a href="javascript:alert(1)">눌러</a> <a href="data:text/html,x">봐</a></p>') == "눌러 봐"
    )
    assert html_to_markdown('<p><a href="https://e.com/a b)(c">말</a></p>') == "[말](https://e.com/a%20b%29%28c)"


def test_tracking_pixels_stickers_and_pictures_in_the_page_itself_are_no_pictures() -> None:
    html = '<p>끝<img src="data:image/png;base64,AAAA"><img src="https://t.example/p" width="1"><img src="https://x/blank.gif"></p>'
    assert html_to_markdown(html) == "끝"


def test_the_picture_of_a_picture_element_is_found_behind_its_sources() -> None:
    sources = '<source srcset="a.webp" type="image/webp"><source srcset="a.avif">'
    html = f'<p>앞</p><picture>{sources}<img src="https://e.com/a.jpg" alt="말"></picture><p>뒤</p>'
    assert html_to_markdown(html) == "앞\n\n![말](https://e.com/a.jpg)\n\n뒤"


def test_a_caption_is_the_line_below_its_picture_in_emphasis() -> None:
    figure = '<figure><img src="https://e.com/a.jpg"><figcaption><p>우리 <b>밭</b><br>가을</p></figcaption></figure>'
    assert html_to_markdown(f"{figure}<p>글</p>") == "![](https://e.com/a.jpg)  \n*우리 밭 가을*\n\n글"
    assert (
        html_to_markdown("<figure><pre>x = 1</pre><figcaption>코드</figcaption></figure>") == "```\nx = 1\n```\n\n코드"
    )


def test_a_heading_of_class_anchor_stays_and_a_mark_of_that_class_goes() -> None:
    mark = '<a class="hash-link" aria-label="Direct link" href="#a">\u200b</a><a class="anchor" href="#a">#</a>'
    html = f'<h2 class="anchor anchorWithStickyNavbar_LWe7" id="a">제목{mark}</h2><p>글</p>'
    assert html_to_markdown(html) == "## 제목\n\n글"


def test_a_long_box_of_class_share_is_the_post_and_a_short_one_its_buttons() -> None:
    post = "".join(f"<p>오늘은 {n}번째로 바다에 다녀왔고 참 좋았다.</p>" for n in range(40))
    page = f"<div class='entry themeform share'>{post}<div class='share'>공유하기</div></div>"
    read = html_to_markdown(page)
    assert read.count("바다") == 40
    assert "공유" not in read


@pytest.mark.parametrize(
    ("picture", "shown"),
    [
        ('src="https://s.w.org/images/core/emoji/14.0.0/72x72/1f600.png" alt="😀" class="wp-smiley"', "😀"),
        ('src="https://s.w.org/images/core/emoji/14.0.0/72x72/1f600.png" alt="😀"', "😀"),
        ('src="https://e.com/wp-includes/images/smilies/icon_smile.gif" alt=":)" class="wp-smiley"', ":)"),
        ('src="https://e.com/e/1f1f0.svg" alt="🇰🇷" class="emoji"', "🇰🇷"),
        ('src="https://e.com/emoji/smile.png" alt="smile"', ""),
        ('src="https://e.com/a.jpg" alt="!"', "![!](https://e.com/a.jpg)"),
    ],
)
def test_a_picture_of_an_emoji_is_the_emoji(picture: str, shown: str) -> None:
    assert html_to_markdown(f"<p>끝!<img {picture}></p>") == f"끝!{shown}"


def test_what_a_page_hides_is_left_out() -> None:
    assert html_to_markdown("<p>앞<span hidden>숨김</span>뒤</p><div hidden><p>숨김</p></div>") == "앞뒤"


def test_a_quotation_with_nothing_in_it_leaves_no_mark() -> None:
    assert html_to_markdown("<p>앞</p><blockquote><br></blockquote><p>뒤</p>") == "앞\n\n뒤"


# Code, lists, tables


def test_code_is_exact_to_the_last_space_and_its_fence_is_long_enough() -> None:
    assert html_to_markdown("<pre>a  b\n\n```\n\tc  \n</pre>") == "````\na  b\n\n```\n\tc  \n````"
    assert html_to_markdown("<p><code>a `b` c</code></p>") == "``a `b` c``"


def test_code_from_korean_editors_is_code() -> None:
    coloured = (
        '<table class="colorscripter-code-table"><tr><td><div>1</div><div>2</div></td><td><div><div>if x:</div>'
        "<div>&nbsp;&nbsp;print(x)</div></div></td></tr></table>"
    )
    assert html_to_markdown(coloured) == "```\nif x:\n  print(x)\n```"
    assert html_to_markdown("<pre>├\xa0─</pre>") == "```\n├\xa0─\n```"
    numbered = "<table><tr><td class='gutter'><pre>1\n2</pre></td><td class='code'><pre>a\nb</pre></td></tr></table>"
    assert html_to_markdown(numbered) == "```\na\nb\n```"


def test_lists_nest_and_keep_their_numbers() -> None:
    html = "<ol start='3'><li>셋<ul><li>가<ol><li>a</li></ol></li></ul></li><li>넷</li></ol>"
    assert html_to_markdown(html) == "3. 셋\n   - 가\n     1. a\n4. 넷"
    assert html_to_markdown("<ul><li>가</li><ul><li>나</li></ul></ul>") == "- 가\n  - 나"


def test_a_table_for_layout_is_no_table() -> None:
    assert html_to_markdown("<table><tr><td><p>글</p><p>또 글</p></td></tr></table>") == "글\n\n또 글"


def test_the_title_of_a_table_stands_above_it() -> None:
    rows = "<tr><th>가</th><th>나</th></tr><tr><td>1</td><td>2</td></tr>"
    table = "| 가 | 나 |\n| --- | --- |\n| 1 | 2 |"
    html = f"<p>앞</p><table><caption>값 <b>셋</b></caption>{rows}</table>"
    assert html_to_markdown(html) == f"앞\n\n값 **셋**\n\n{table}"


# Finding the post


def test_the_post_is_found_by_what_its_feed_says_of_it() -> None:
    feed = "<p>오늘은 바다에 갔다. 파도가 높았고 바람이 셌다.</p><p>그래도 참 좋았다. 또 가고 싶다.</p>"
    menu = "<p>메뉴 항목이 아주 길게 늘어서 있는 곁가지 글입니다.</p>" * 9
    page = f"<div><div class='menu-x'>{menu}</div><div class='unknown'>{feed}</div></div>"
    assert page_to_markdown(page.encode(), "", "", feed).startswith("오늘은 바다에")
    assert "메뉴" not in page_to_markdown(page.encode(), "", "", feed)


def test_without_a_feed_the_post_is_where_most_of_the_text_is() -> None:
    page = (
        "<body><ul><li><a>홈</a></li></ul><div class='q'>"
        + "<p>긴 이야기를 적어 봅니다. 정말로요.</p>" * 5
        + "</div></body>"
    )
    found = main_box(page)
    assert found is not None
    assert found.get("class") == "q"


def test_an_empty_container_of_the_new_editor_in_an_old_page_is_passed_over() -> None:
    page = "<div class='se-main-container'></div><div id='postViewArea'><p>옛날 글</p></div>"
    assert page_to_markdown(page.encode(), "", "", "") == "옛날 글"


def test_an_empty_page_has_no_post() -> None:
    assert page_to_markdown(b"", "", "", "") == ""
    assert html_to_markdown("") == ""
    assert html_to_markdown("<p>\u200b</p><p>&nbsp;</p>") == ""


# Hostile pages


@given(st.text(alphabet=st.sampled_from("<>/=\"'&; abpdivult liolhr12가\n\x00"), max_size=200))
def test_no_soup_breaks_the_reading(soup: str) -> None:
    html_to_markdown(soup)
    main_box(soup, soup)


@pytest.mark.parametrize("open_", ["<div>", "<b>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<a>", "<p><span>"])
def test_deep_nesting_takes_no_stack(open_: str) -> None:
    html_to_markdown(open_ * 5000 + "x")
    assert "깊은 곳" in html_to_markdown(open_ * 60 + "깊은 곳")


def test_blocks_deep_inside_spans_are_found() -> None:
    page = ("<span>" + "<i>x</i>" * 40) * 200 + "<p>깊은 곳</p>"
    assert "깊은 곳" in html_to_markdown(page)


async def test_a_page_that_hangs_its_reader_is_given_up_and_the_next_one_is_read() -> None:
    bomb = "<p " + " ".join(f"a{n}=1" for n in range(120_000)) + ">x</p>"
    async with Sandbox(seconds=0.5) as sandbox:
        with pytest.raises(SandboxFailed):
            await sandbox.run(html_to_markdown, bomb)
        assert await sandbox.run(html_to_markdown, "<p>다음 글</p>") == "다음 글"


def test_the_text_of_an_element_leaves_out_its_scripts() -> None:
    found = main_box("<article>가<script>나</script>다<style>라</style></article>")
    assert found is not None
    assert re.sub(r"\s", "", text_of(found)) == "가다"
