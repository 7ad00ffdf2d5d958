"""A post that came through a converter is measured like the author's own Markdown of it."""

import math
import re
from collections import Counter
from collections.abc import Callable
from html import escape

import pytest
from markdown_it import MarkdownIt

from adapters.blogs.to_markdown.convert import html_to_markdown
from styles import learn
from styles.measuring.counted import Counted, counted
from styles.measuring.measures import measure_post
from styles.prompting.profile_lines import profile_lines
from styles.reading.layout import MARKS
from styles.reading.own_text import own
from tests.support.authors import AUTHORS, Page

POSTS = {
    "essay": """\
아침에 비가 왔다. 그래도 나갔다. 신발이 젖는 데는 오 분이면 충분했다.

강변에는 아무도 없었다. *나는* 늘 그렇듯 다리 아래에서 **돌아섰다**. 1) 아니면 2) 무엇이었을까?

---

집에 오니 양말에서 물이 한 컵은 나왔다. snake_case 라는 말이 떠올랐다.
""",
    "diary": """\
안녕하세요 콩이네예요 ㅎㅎ
오늘은 빵집에 다녀왔어요~ 별이 *** 다섯 개!
[속보] 소금빵이 다 팔렸대요... ^^;;

커피는 그냥 그랬어요. #소금빵 #나들이
다음엔 엄마랑 같이 갈래요!! 가격은 3.500원 * 2개

그럼 오늘도 좋은 하루 보내세요~
""",
    "tutorial": """\
## 설치

먼저 `pip install some_tool` 을 실행합니다. 그러면 아래와 같이 나옵니다.

```python
def main():
    return 1
```

### 설정 (선택)

- 첫 번째는 _환경 변수_ 입니다.
- 두 번째는 **설정 파일** 입니다.
  - 파일은 `~/.config` 에 있습니다.

1. 파일을 엽니다.
2. 값을 바꿉니다.
""",
    "links": """\
어제 읽은 글이다. [문서](https://docs.example/a_b)에 다 나온다.

https://blog.example/some_post_(1)

자세한 것은 https://news.example/read?id=1&page=2 에 있다. 나는 두 번 읽었다.

![강아지](https://img.example/a.jpg)

사진은 작년 것이다.
""",
    "quotes": """\
책에서 이런 문장을 보았다.

> 모든 것은 지나간다.
> 그러나 남는다.

나는 잘 모르겠다. ~~정말이다~~ 사실은 조금 안다.

| 이름 | 값 |
| --- | --- |
| 가 | 1 |

표는 위와 같다. 값이 하나뿐이라 표라고 하기도 부끄럽다.
""",
    "signs": """\
A<B 이고 B>C 이면 R&D 예산이 늘어난다. C# 도 배웠다.

+ 더하기가 아니라 **강조!** 를 쓰고 싶었다. 2 * 3 * 4 는 24다.

백슬래시 \\\\ 하나와 `백틱` 하나. 그리고 [대괄호] 와 {중괄호}, 밑줄 \\_\\_init\\_\\_ 까지.
""",
    "mathematics": """\
오일러의 등식은 이렇게 적는다.

$$e^{i\\pi} + 1 = 0$$

아름답다고들 한다. 나는 그저 신기했다.
""",
    "english": """\
I went to the library again today (as I always do).
It wasn't busy, so I sat by the window...

But the coffee was *cold*! We had planned to stay for an hour; we stayed for three.
""",
    "japanese": """\
今日は喫茶店に行きました。とても静かで、人はほとんどいませんでした。
コーヒーは**少し**苦かったです（笑）

## 帰り道

帰りに雨が降りました。傘がなくて、駅まで走りました。
""",
    "notes": """\
주석이 있는 글이다[^1]. 두 번째 문장도 있다.

[^1]: 주석은 세지 않는다.

마지막 문장이다. 끝\\_이라고 적었다.
""",
}
_RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def ours(text: str) -> str:
    """A page made from the Markdown, read back by our own converter."""
    return html_to_markdown(_RENDER.render(text), keep_newlines=True)


def typed(text: str) -> str:
    """The same page from a blog that makes links of addresses and that breaks lines where the author did."""
    html = MarkdownIt("commonmark", {"breaks": True}).enable(["table", "strikethrough"]).render(text)
    linked = re.sub(r'(?<!["=>])(https?://[^\s<]+)', r'<a href="\1">\1</a>', html)
    return html_to_markdown(linked)


def foreign(text: str) -> str:
    """As other converters spell it: everything escaped, setext headings, indented code, stars for a rule."""
    parts = re.split(r"(?ms)(^```.*?^```$)", text)
    return "".join(_indented(part) if part.startswith("```") else _spelled(part) for part in parts)


def _indented(fence: str) -> str:
    return "\n".join(f"    {line}" for line in fence.split("\n")[1:-1])


def _spelled(text: str) -> str:
    lines = []
    for line in text.split("\n"):
        if heading := re.match(r"## (.*)", line):
            lines += [heading[1], "-" * 8]
        elif re.match(r"[-*+] |\d+\. |\|| +- |> |#|\$\$|!\[", line):
            lines.append(re.sub(r"^(\s*)- ", r"\1*   ", line))
        else:
            lines.append("* * *" if line == "---" else _escaped(line))
    spelled = "\n".join(lines)
    return re.sub(r"(?<=[^\n|`])\n(?=[^\n*\d|>#\-= ])", "\\\\\n", spelled).replace("\n\n", "\n\n&nbsp;\n\n", 1)


def _escaped(line: str) -> str:
    """Each mark that means nothing here behind a backslash; links, code and what is bold stay."""
    kept = re.split(r"(`[^`]*`|!?\[[^\]]+\]\([^)]*\)|https?://\S+|\*\*?[^*]+\*\*?|~~.+?~~|\\.)", line)
    return "".join(re.sub(r"([_\[\]*.])", r"\\\1", part) if at % 2 == 0 else part for at, part in enumerate(kept))


def read(text: str, spoken: str) -> Counted:
    return counted([own(Page(text))], spoken)[0]


def marks(post: Counted) -> Counter[str]:
    return Counter({mark: post.own.times(mark) for mark in MARKS})


def figures(post: Counted, spoken: str) -> dict[str, str]:
    """Every measure, to nine digits; what there was no occasion for is left out."""
    return {name: f"{value:.9g}" for name, value in measure_post(post, spoken).items() if not math.isnan(value)}


@pytest.mark.parametrize("converter", [ours, typed, foreign])
@pytest.mark.parametrize("kind", POSTS)
def test_a_converted_post_has_the_measures_of_the_original(kind: str, converter: Callable[[str], str]) -> None:
    spoken = {"english": "en", "japanese": "ja"}.get(kind, "ko")
    one, other = read(POSTS[kind], spoken), read(converter(POSTS[kind]), spoken)
    assert [(b.kind, b.text) for b in one.own.blocks] == [(b.kind, b.text) for b in other.own.blocks]
    assert marks(one) == marks(other)
    assert figures(one, spoken) == figures(other, spoken)


@pytest.mark.parametrize("kind", ["essay", "diary", "tutorial", "signs"])
def test_the_foreign_spelling_is_another_spelling(kind: str) -> None:
    assert foreign(POSTS[kind]) != POSTS[kind]


def edited(text: str) -> str:
    """Lines as Naver's editor has them, each a <p> and an empty one between paragraphs, read back."""
    lines = (
        f'<p class="se-text-paragraph"><span>{escape(line) or chr(0x200B)}</span></p>' for line in text.split("\n")
    )
    return html_to_markdown(f"<div>{''.join(lines)}</div>", "https://blog.naver.com/kong/1")


@pytest.mark.parametrize("kind", ["diary", "english", "japanese"])
def test_lines_of_an_editor_are_the_lines_of_the_author(kind: str) -> None:
    spoken = {"english": "en", "japanese": "ja"}.get(kind, "ko")
    text = re.sub(r"\*\*|\*(?=cold|!)|^## ", "", POSTS[kind], flags=re.M).rstrip("\n")
    one, other = read(text, spoken), read(edited(text), spoken)
    assert "  \n" in edited(text)
    assert [(b.kind, b.text) for b in one.own.blocks] == [(b.kind, b.text) for b in other.own.blocks]
    assert marks(one) == marks(other)
    assert figures(one, spoken) == figures(other, spoken)


@pytest.mark.parametrize(
    ("theirs", "author"),
    [
        (
            "\\[공지\\] 오늘은 쉽니다.\n\n그래서 집에 있었다. \\[끝\\]",
            "[공지] 오늘은 쉽니다.\n\n그래서 집에 있었다. [끝]",
        ),
        ('[caption id="a_1" width="3"]![](/a.png)[/caption]\n\n바다였다.', "![](/a.png)\n\n바다였다."),
        ('\\[caption width="3"\\]![](/a.png)\\[/caption\\]\n\n바다였다.', "![](/a.png)\n\n바다였다."),
        ("**안녕\\!** 잘\\_지냈다\\. 1\\. 아니고", "**안녕!** 잘_지냈다. 1. 아니고"),
        ("<https://a.example/b>\n\n바다였다.", "https://a.example/b\n\n바다였다."),
        ("[https://a.example/b](https://a.example/b)\n\n바다였다.", "https://a.example/b\n\n바다였다."),
        ("비가 왔다.  \n그래도 갔다.", "비가 왔다.\n그래도 갔다."),
        ("비가 왔다.\\\n그래도 갔다.", "비가 왔다.\n그래도 갔다."),
        ("비가&nbsp;왔다.\n\n&nbsp;\n\n그래도 갔다.", "비가 왔다.\n\n그래도 갔다."),
        ("바다\n====\n\n비가 왔다.\n\n* * *\n\n갔다.", "# 바다\n\n비가 왔다.\n\n---\n\n갔다."),
        ("\\[^1\\]: 주석\n\n비가 왔다.", "[^1]: 주석\n\n비가 왔다."),
        ("* * *\n\n    x = 1\n    y = 2\n\n비가 왔다.", "---\n\n```\nx = 1\ny = 2\n```\n\n비가 왔다."),
    ],
)
def test_what_a_converter_spells_its_own_way_is_counted_as_the_author_wrote_it(theirs: str, author: str) -> None:
    one, other = read(author, "ko"), read(theirs, "ko")
    assert [(b.kind, b.text) for b in one.own.blocks] == [(b.kind, b.text) for b in other.own.blocks]
    assert marks(one) == marks(other)
    assert figures(one, "ko") == figures(other, "ko")


def test_a_formula_between_escaped_brackets_is_still_no_prose() -> None:
    assert not read("\\[\n\\frac{a}{b} = c\n\\]", "ko").own.blocks


@pytest.mark.parametrize("author", ["chatty", "clipped", "formal"])
@pytest.mark.parametrize("converter", [ours, foreign])
def test_the_profile_of_converted_posts_is_the_authors(author: str, converter: Callable[[str], str]) -> None:
    posts = AUTHORS[author]
    one = learn(posts)
    other = learn([Page(converter(post.markdown), post.title) for post in posts])
    assert (one.profile, one.standings, one.unlike, one.voice) == (
        other.profile,
        other.standings,
        other.unlike,
        other.voice,
    )
    assert profile_lines(one) == profile_lines(other)
    assert not any("\\" in line or "nbsp" in line for line in profile_lines(other))
