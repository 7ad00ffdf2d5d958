"""Markdown as Telegram shows it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.chat.telegram.entities.marks import format_markdown


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("# 제목\n## 소제목\n본문", "제목\n소제목\n본문"),
        ("- 하나\n  - 둘\n- 셋", "• 하나\n  • 둘\n• 셋"),
        ("2024. 11. 3. 제주\n2020. 부산", "2024. 11. 3. 제주\n2020. 부산"),
        ("1. 하나\n1. 둘\n\n3) 셋", "1. 하나\n1. 둘\n\n3) 셋"),
        ("[확인: 가격]: 만원\n\n[확인: 날짜](언제)", "[확인: 가격]: 만원\n\n[확인: 날짜](언제)"),
        ("<div>상자</div>\n\n**a**<b>c <!-- 말 -->", "<div>상자</div>\n\na<b>c <!-- 말 -->"),
        ("```제주 이야기\n글\n```", "```제주 이야기\n글\n```"),
        ("$5에서 $6까지, $x$", "$5에서 $6까지, $x$"),
        ("||숨김|| 5~6명 ~~취소~~", "||숨김|| 5~6명 취소"),
        ("**'제주'**는 **아직", "'제주'는 **아직"),
        ("[글](https://a.kr/b_(c)) https://b.kr/c_d_e", "글 (https://a.kr/b_(c)) https://b.kr/c_d_e"),
        ("[https://a.kr](https://a.kr) `[글](https://a.kr)`", "https://a.kr [글](https://a.kr)"),
        ("[a [b] c](https://a.kr)", "[a [b] c (https://a.kr)"),
        ("- [x] 했다\n- [ ] 안 했다", "[x] 했다\n[ ] 안 했다"),
        ("```python\nprint('안녕')\n```", "print('안녕')"),
        ("| 메뉴 | 값 |\n|---|---|\n| 국수 | 9,000원 |", "메뉴 | 값     \n---+-------\n국수 | 9,000원"),
        ("> 인용\n\n---\n\n![사진](사진.jpg)", "인용\n\n———\n\n![사진](사진.jpg)"),
        ("`**코드**` \\*별\\* &amp;", "**코드** *별* &"),
        ("", "…"),
        ("#", "#"),
        ("\ue000 사적인 **글자**", "\ue000 사적인 **글자**"),
        ("반쪽 \ud83d 글자", "반쪽 \ufffd 글자"),
    ],
)
def test_markdown_is_shown_with_the_same_words(markdown: str, shown: str) -> None:
    assert format_markdown(markdown).text == shown


PIECES = (
    "제주|😀|**|_|`|```|\n|\n\n|---|<b>|$5|~~| |[글]|(https://a.kr)|[x] |: |!|\\|'|&lt;|# |- |1. |2024. |> |    |\ue007"
)


@settings(max_examples=400)
@given(st.lists(st.sampled_from([*PIECES.split("|"), "|", "||"]), max_size=40).map("".join) | st.text(max_size=200))
def test_whatever_is_written_its_letters_are_shown_and_marks_lie_within(markdown: str) -> None:
    look = format_markdown(markdown)
    kept = markdown.replace("https://a.kr", "").replace("&lt;", "<")
    letters = [char for char in kept if char.isalnum()]
    assert [char for char in look.text.replace("https://a.kr", "").replace("&lt;", "<") if char.isalnum()] == letters
    assert look.text.strip()
    units = look.text.encode("utf-16-le")
    for mark in look.marks:
        start, stop = mark.offset, mark.offset + mark.length
        assert 0 <= start < stop <= len(units) // 2
        units[2 * start : 2 * stop].decode("utf-16-le")


def _code(markdown: str) -> list[str]:
    """The words that stand in code, where Telegram makes nothing to press of them."""
    look = format_markdown(markdown)
    units = look.text.encode("utf-16-le")
    spans = [(mark.offset, mark.offset + mark.length) for mark in look.marks if mark.type == "code"]
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in spans]


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        ("😀 @durov 님, /start@evil_bot (/help)", ["@durov", "/start@evil_bot", "/help"]),
        ("> @durov\n\n# /stop", ["@durov", "/stop"]),
        ("README.md와 evil.io/x", ["README.md", "evil.io/x"]),
        ("이메일 a@b.com, https://velog.io/@me, 1/2, 한글/영문, Node.js, 3.5, 갔다.정말 /usr/bin", []),
        ("`@durov` 님", ["@durov"]),
        ("\ue000 @durov", ["@durov"]),  # shown as it is written
    ],
)
def test_names_commands_and_bare_hosts_are_nothing_to_press(markdown: str, code: list[str]) -> None:
    assert _code(markdown) == code


def test_other_marks_make_room_for_code() -> None:
    look = format_markdown("**굵은 @durov 글**")
    assert [(mark.type, mark.offset, mark.length) for mark in look.marks] == [
        ("bold", 0, 3),
        ("code", 3, 6),
        ("bold", 9, 2),
    ]


def test_of_more_names_than_telegram_takes_marks_none_is_left_alive() -> None:
    [mark] = format_markdown("@durov " * 150).marks
    assert (mark.type, mark.offset) == ("pre", 0)
