"""What was written is what is shown, with no more backslashes than that takes, and soon."""

import time

import pytest
from adapters.blogs.to_markdown.blocks import Run
from adapters.blogs.to_markdown.rendering import rendered_text
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from adapters.blogs.to_markdown.escape import write_cell, write_paragraph
from adapters.blogs.to_markdown.special_chars import live_markers
from tests.adapters.test_text_functions_stay_linear import squares

SIGNS = "가나 a1*_~`[]()<>&#-+=|\\!.:\"'^;"
GROUPS = ["~~", "**", "](", "[a]: ", "<b>", "<1@b.c>", "&amp;", "1. ", "- ", "> ", "---", "===", "|-|", ":-:", "```"]
TRAPS = [" *", "* ", "*^^* ", "ㅋㅋ~~ ", "\\`", "\\\\", " | ", "<!--", "[x]: <1 2> "]
PIECES = st.lists(st.sampled_from([*SIGNS, *GROUPS, *TRAPS]), max_size=10).map("".join)
MARKS = st.frozensets(st.sampled_from(["**", "*", "~~"]), max_size=2)
RUNS = st.one_of(
    st.builds(Run, PIECES, MARKS),
    st.builds(Run, PIECES, MARKS, st.just("https://e.example/a_b")),
    st.builds(Run, st.just(""), MARKS, st.just(""), st.just("![](https://e.example/a_b.jpg)")),
)


def _typed(*lines: str) -> str:
    return write_paragraph([[Run(line)] for line in lines])


def _without_spaces(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


@given(st.lists(PIECES, max_size=6))
def test_lines_are_shown_as_they_were_typed_whatever_stands_in_the_others(lines: list[str]) -> None:
    assert rendered_text(_typed(*lines)) == _without_spaces("".join(lines))


@given(st.lists(st.lists(RUNS, max_size=4), max_size=4))
def test_so_are_lines_with_emphasis_links_and_pictures(lines: list[list[Run]]) -> None:
    lines = [list(runs) for runs in lines]
    assert rendered_text(write_paragraph(lines)) == _without_spaces("".join(run.text for line in lines for run in line))


@given(st.lists(PIECES, min_size=1, max_size=3))
def test_so_is_what_stands_in_a_cell_of_a_table(lines: list[str]) -> None:
    row = write_cell([[Run(" ".join(line.split()))] for line in lines]) or "x"
    table = f"| {row} | 끝 |\n| --- | --- |"
    inside = [t for t in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(table) if t.type == "inline"]
    assert len(inside) == 2
    assert rendered_text(table) == (_without_spaces("".join(lines)) or "x") + "끝"


@given(st.lists(PIECES, min_size=1, max_size=5))
def test_a_text_in_which_nothing_is_alive_is_shown_as_it_stands(lines: list[str]) -> None:
    text = "\n".join(line.strip() for line in lines).strip()
    defines = text.startswith("[") and "]:" in text
    if not live_markers(text).alive and not defines:
        assert rendered_text(text) == _without_spaces(text)


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        (("정말 좋아요~~!! 또 가고 싶다~~ ㅎㅎ",), "정말 좋아요~~!! 또 가고 싶다~~ ㅎㅎ"),
        (("3 * 4 = 12 * 1", "snake_case_name"), "3 * 4 = 12 * 1  \nsnake_case_name"),
        (("[공지] a < b && c > d",), "[공지] a < b && c > d"),
        (("[준비물]: 밀가루, 버터",), "[준비물]: 밀가루, 버터"),
        (("2. 둘째", "그냥"), "2\\. 둘째  \n그냥"),
        (("그냥", "2. 둘째"), "그냥  \n2. 둘째"),
        (("*하나*", "3 * 4"), "\\*하나\\*  \n3 * 4"),
        (("- 하나", "2. 둘", "+1"), "\\- 하나  \n2. 둘  \n+1"),
    ],
)
def test_a_backslash_stands_only_in_a_line_that_needs_it(lines: tuple[str, ...], written: str) -> None:
    assert _typed(*lines) == written


@pytest.mark.parametrize(
    "lines",
    [
        ("*가", "나*"),
        ("`가", "나`"),
        ("`가", "\\` 나"),
        ("[가", "나](다)"),
        ("[가](", "나)"),
        ("[가](나()", ")"),
        ("<a", "b>"),
        ("[가]:", "나"),
        ("[가", "나]: 다"),
        ("[가]: <1 2>",),
        ("가 | 나", "--- | ---"),
        ("가", "==="),
        ("a \\| b", ":-:"),
    ],
)
def test_marks_that_would_meet_across_lines_do_not(lines: tuple[str, ...]) -> None:
    assert rendered_text(_typed(*lines)) == "".join("".join(lines).split())


def test_emphasis_is_kept_where_backslashes_can_save_it() -> None:
    assert write_paragraph([[Run("별 *"), Run("굵게", frozenset({"**"})), Run("* 끝")]]) == "별 \\***굵게**\\* 끝"


def test_a_link_behind_an_exclamation_mark_is_no_picture() -> None:
    assert write_paragraph([[Run("와!"), Run("여기", link="https://e.example/")]]) == "와\\![여기](https://e.example/)"


# Hostile texts

HOSTILE = ["[##_", "> [!", "{/*", "![[", "*a_ ", "[a](", "~~a ", "_a_ ", "<a ", "a*b*", "***a**b*", "[`", "#", "-|\n"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hundred_thousand_characters_of_marks_take_no_second(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    began = time.process_time()
    once = write_paragraph([[Run(text)]])
    write_paragraph([[Run(text[at : at + 100])] for at in range(0, 100_000, 100)])
    write_paragraph([[Run(text[:50_000], frozenset({"**"})), Run(text[50_000:])]])
    write_paragraph([[Run(text[at : at + 9], frozenset({"*"} if at % 2 else ())) for at in range(0, 100_000, 9)]])
    write_cell([[Run(text)]])
    assert time.process_time() - began < 5
    assert len(once) <= 2 * len(text)


def test_a_paragraph_takes_time_that_grows_with_it_and_no_faster() -> None:
    assert squares(_typed, HOSTILE) == []
