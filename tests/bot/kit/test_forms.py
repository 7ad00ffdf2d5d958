"""A draft in each form: what editors keep of it, letter by letter."""

from textwrap import dedent

import pytest

from bot.kit.blocks import blocks_of
from bot.kit.leaving import as_markdown, leaving
from bot.kit.naver import naver
from bot.kit.parts import KitParts
from bot.kit.plain import plain
from bot.kit.rich import rich

DRAFT = dedent(
    """\
    ## 비 오는 날

    첫 줄은 **굵고** ~~틀렸고~~ `코드`예요.
    둘째 줄 ㅋㅋㅋ;; 5 < 6 &amp; "인용"

    [사진 1–2]

    - 하나
      - 안의 *하나*
    - 둘
      이어서

    3. 셋
    4. 넷

    > 말했다.
    >
    > 또 말했다.

    ---

    | 메뉴 | 값 |
    |---|---|
    | 라떼 | **6,500원** |

    ```python
    if a < b:
      print("&")
    ```

    [여기](https://map.naver.com/p/1)와 [저기](https://example.com/a)
    """
)

NAVER = """\
<p><b><span style="font-size:24px">비 오는 날</span></b></p>
<p><br></p>
<p>첫 줄은 <b>굵고</b> <del>틀렸고</del> <span style="background-color:#f2f2f2">코드</span>예요.</p>
<p>둘째 줄 ㅋㅋㅋ;; 5 &lt; 6 &amp; "인용"</p>
<p><br></p>
<p>[사진 1]</p>
<p>[사진 2]</p>
<p><br></p>
<p>• 하나</p>
<p>\u00a0\u00a0\u00a0• 안의 <i>하나</i></p>
<p>• 둘</p>
<p>이어서</p>
<p><br></p>
<p>3. 셋</p>
<p>4. 넷</p>
<blockquote><p>말했다.</p><p><br></p><p>또 말했다.</p></blockquote>
<hr>
<table><tbody><tr><td><b>메뉴</b></td><td><b>값</b></td></tr><tr><td>라떼</td><td><b>6,500원</b></td></tr></tbody></table>
<p><span style="background-color:#f2f2f2">if a &lt; b:</span></p>
<p><span style="background-color:#f2f2f2">\u00a0 print("&amp;")</span></p>
<p><br></p>
<p><a href="https://map.naver.com/p/1">여기</a>와 <a href="https://example.com/a">저기</a></p>
<p>https://map.naver.com/p/1</p>"""

RICH = """\
<h2>비 오는 날</h2>
<p>첫 줄은 <strong>굵고</strong> <del>틀렸고</del> <code>코드</code>예요.<br>둘째 줄 ㅋㅋㅋ;; 5 &lt; 6 &amp; "인용"</p>
<p>[사진 1]</p>
<p>[사진 2]</p>
<ul><li>하나<ul><li>안의 <em>하나</em></li></ul></li><li>둘<br>이어서</li></ul>
<ol start="3"><li>셋</li><li>넷</li></ol>
<blockquote><p>말했다.</p>
<p>또 말했다.</p></blockquote>
<hr>
<table><tbody><tr><td><strong>메뉴</strong></td><td><strong>값</strong></td></tr><tr><td>라떼</td><td><strong>6,500원</strong></td></tr></tbody></table>
<pre><code>if a &lt; b:
  print("&amp;")</code></pre>
<p><a href="https://map.naver.com/p/1">여기</a>와 <a href="https://example.com/a">저기</a></p>"""

PLAIN = """\
비 오는 날

첫 줄은 굵고 틀렸고 코드예요.
둘째 줄 ㅋㅋㅋ;; 5 < 6 & "인용"

[사진 1]
[사진 2]

• 하나
   • 안의 하나
• 둘
이어서

3. 셋
4. 넷

> 말했다.
>
> 또 말했다.

———

메뉴 | 값
라떼 | 6,500원

if a < b:
  print("&")

여기와 저기"""


def test_naver_gets_paragraphs_and_nothing_it_may_lose() -> None:
    assert naver(blocks_of(DRAFT)) == NAVER


def test_tistory_and_wordpress_get_what_html_has_for_it() -> None:
    assert rich(blocks_of(DRAFT)) == RICH


def test_where_nothing_else_is_taken_the_letters_are_all_there() -> None:
    assert plain(blocks_of(DRAFT)) == PLAIN


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<b onclick=x>아</b>", "<p>&lt;b onclick=x&gt;아&lt;/b&gt;</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[눌러](javascript:alert(1))", "<p>[눌러](javascript:alert(1))</p>"),
        ("[눌러](data:text/html,x)", "<p>[눌러](data:text/html,x)</p>"),
        ("[눌러](/a)", "<p>눌러</p>"),
        ('[눌러](https://a.example/"onx=1)', "<p>눌러</p>"),
        ("[눌러](https://a.example/?a=1&b='2')", "<p>눌러</p>"),
        ("[눌러](https://a.example/?a=1&b=2)", '<p><a href="https://a.example/?a=1&amp;b=2">눌러</a></p>'),
        ("![한 장](https://a.example/1.jpg)", '<p><img src="https://a.example/1.jpg" alt="한 장"></p>'),
        ("![한 장](1.jpg)", "<p>[한 장]</p>"),
        ("앞 [사진 3] 뒤", "<p>앞</p>\n<p>[사진 3]</p>\n<p>뒤</p>"),
        ("`[사진 3]`", "<p><code>[사진 3]</code></p>"),
        ("[확인: 사진 4]", "<p>[사진 4]</p>"),
        ("[photos 2-3]", "<p>[photo 2]</p>\n<p>[photo 3]</p>"),
        ("[写真 1]", "<p>[写真 1]</p>"),
        ("[사진 9, 3]", "<p>[사진 9]</p>\n<p>[사진 3]</p>"),
        (
            "**말투(voice)**는 ~~“옛”~~이 *(새)*로",
            "<p><strong>말투(voice)</strong>는 <del>“옛”</del>이 <em>(새)</em>로</p>",
        ),
        ("것**(저것)** 2 ** 3 **4 snake_case_name", "<p>것<strong>(저것)</strong> 2 ** 3 **4 snake_case_name</p>"),
        ("1. ", "<ol><li></li></ol>"),
        ("", ""),
    ],
)
def test_nothing_of_a_text_is_read_as_html_and_only_pages_are_led_to(typed: str, shown: str) -> None:
    assert rich(blocks_of(typed)) == shown


def test_the_title_leaves_by_itself_and_what_must_be_seen_stands_around_the_text() -> None:
    parts = KitParts(
        titles=("성수 어니언, 비 오는 날",), tags=("성수 카페", "어니언"), sponsor_line="제품을 제공받아 썼어요.",
        ai_line="AI의 도움을 받았어요.",
    )  # fmt: skip
    left = leaving("---\nlayout: post\n---\n# 성수 카페\n\n갔다 왔어요.", "주제", parts)
    assert left.titles == ("성수 어니언, 비 오는 날", "성수 카페")
    assert left.hashtags == "#성수카페 #어니언"
    assert plain(left.text) == "제품을 제공받아 썼어요.\n\n갔다 왔어요.\n\nAI의 도움을 받았어요."
    assert naver(left.text).startswith('<p><b><span style="font-size:19px">제품을 제공받아 썼어요.</span></b></p>')
    assert rich(left.text).startswith("<p><strong>제품을 제공받아 썼어요.</strong></p>")


def test_a_draft_without_a_title_is_called_by_its_topic() -> None:
    assert leaving("갔다 왔어요.", "성수\n카페", KitParts()).titles == ("성수 카페",)


@pytest.mark.parametrize(
    ("front_matter", "file"),
    [
        ("", "제공받았어요.\n\n# 제목\n\n글  \n이에요.\n\nAI\n"),
        ("---\ntags: [a]\n---", "---\ntags: [a]\n---\n\n제공받았어요.\n\n# 제목\n\n글  \n이에요.\n\nAI\n"),
        ("---\ntitle: 제목\n---", "---\ntitle: 제목\n---\n\n제공받았어요.\n\n글  \n이에요.\n\nAI\n"),
    ],
)
def test_the_markdown_file_has_the_text_to_the_letter(front_matter: str, file: str) -> None:
    parts = KitParts(front_matter=front_matter, sponsor_line="제공받았어요.", ai_line="AI")
    assert as_markdown("# 제목\n\n글  \n이에요.\n", parts) == file


@pytest.mark.parametrize(
    "line",
    ["2026. 11. 29.", "2026. 11. 29. 비 오는 날 다녀왔다", "11. 29. 토요일", "[영업시간]: 11:00~21:00", "- - 하나"],
)
def test_dates_and_lines_that_look_like_marks_are_pasted_as_they_stand(line: str) -> None:
    text = leaving(f"{line}\n\n다음 줄", "주제", KitParts()).text
    assert all(letters in form for form in (plain(text), naver(text)) for letters in line.replace("- ", "").split())


def test_a_text_that_begins_with_a_divider_keeps_its_beginning() -> None:
    text = "---\n\n오늘은 비가 왔어요.\n\n---\n\n본문"
    assert "오늘은 비가 왔어요." in plain(leaving(text, "비", KitParts()).text)
    assert "오늘은 비가 왔어요." in as_markdown(text, KitParts(front_matter="---\ntitle: 비\n---"))
