"""What a blog's tools put into Markdown is not its author's, and what its author wrote as HTML is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styles.reading.own_text import own
from styles.reading.tidy import tidied
from tests.support.authors import Page


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("![x]({{ site.url }}/assets/a.png)", "![x](/assets/a.png)"),
        ('![](a.png){: width="720"}', "![](a.png)"),
        ("import Image from '@components/Image';\n\n안녕하세요", "\n\n안녕하세요"),
        ("export const meta = { title: 'x' }\n글", "\n글"),
        (":::message\n조심하세요\n:::", "\n조심하세요\n"),
        ("<Callout>꼭 보세요</Callout>", "꼭 보세요"),
        ("it’s “fine” – really", 'it\'s "fine" — really'),
        ("pages 3–5 -- yes", "pages 3-5 — yes"),
        ("I&rsquo;ve &#8211; a&nbsp;b &lt;c&gt;", "I've — a b &lt;c&gt;"),
        ('<img src="a.png" alt="바다"> 예뻤다', "![](a.png) 예뻤다"),
        ("<strong>꼭</strong> <em>다시</em>", "**꼭** *다시*"),
        ("<br>\n다음 줄", "\n다음 줄"),
    ],
)
def test_machinery_goes_and_html_becomes_markdown(markdown: str, shown: str) -> None:
    assert tidied(markdown) == shown


@pytest.mark.parametrize(
    "code",
    [
        "```jsx\nimport A from 'a';\n<Image src='x'/>\n:::message\n“curly” – {{ x }}\n```",
        "~~~\n{: .no_toc}\n~~~",
        "`<Image>` 컴포넌트와 `{{ site.url }}` 와 `“`",
        "````\n```\nimport A from 'a';\n```\n````",
    ],
)
def test_code_is_left_as_it_is(code: str) -> None:
    assert tidied(code) == code


def test_a_post_written_as_html_inside_markdown_is_read() -> None:
    post = own(
        Page(
            "<h2>첫째 날</h2><p>아침 일찍 나섰다. <b>추웠다.</b></p>\n<ul><li>김밥을 샀다</li><li>물도 샀다</li></ul>"
            "<blockquote><p>남의 말</p></blockquote><table><tr><td>값</td></tr></table><pre>a = 1</pre>"
            "<figure><img src='a.jpg'><figcaption>산 위에서</figcaption></figure><p>내려왔다.</p>"
        )
    )
    assert [(block.kind, block.text) for block in post.blocks] == [
        ("heading", "첫째 날"),
        ("prose", "아침 일찍 나섰다. 추웠다."),
        ("list", "김밥을 샀다"),
        ("list", "물도 샀다"),
        ("prose", "내려왔다."),
    ]
    assert {kind: post.times(kind) for kind in ("quote", "table", "code", "picture", "bold")} == {
        "quote": 1,
        "table": 1,
        "code": 1,
        "picture": 1,
        "bold": 1,
    }
    assert "산 위에서" in [line.text for line in post.lines if line.kind == "caption"]


def test_a_picture_with_machinery_in_its_address_is_a_picture_and_no_exclamation() -> None:
    post = own(Page("![전경]({{ site.url }}/assets/a.png)\n\n좋았다."))
    assert post.text == "좋았다."
    assert post.times("picture") == 1


@given(st.text(alphabet="<>/p bliimg`~:{}&;#x1a\n“–", max_size=80))
def test_any_text_is_tidied_without_an_error(text: str) -> None:
    tidied(text)
