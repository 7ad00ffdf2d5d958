"""The turn that asks what to call a text, and its answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styles import Prompt, Turn
from styles.leaving.naming.request import read_names, to_name
from styles.leaving.naming.titles import TitleManner
from tests.support.authors import card

MANNER = TitleManner(4, 20, frozenset(), frozenset())


def test_it_goes_on_from_the_conversation_to_the_very_byte() -> None:
    whole = Prompt(card("chatty"), "비", turns=(Turn("# 비", "더 짧게"),), begun="# 비\n\n왔어요.")
    before, asked = whole.messages[:-1], to_name(whole, MANNER, 3).messages
    assert asked[: len(before)] == before
    assert [message.role for message in asked[len(before) :]] == ["user"]
    assert "4~20자" in asked[-1].content
    assert "태그 3개" in asked[-1].content


def test_nobody_is_asked_for_tags_who_uses_none() -> None:
    assert "태그" not in to_name(Prompt(card("chatty"), "비", begun="왔어요."), None, 0).messages[-1].content


@pytest.mark.parametrize(
    ("answer", "titles", "tags"),
    [
        (
            "제목: 비 온 날\n제목: 우산\n제목: 장마\n태그: 비, #장마",
            ("비 온 날", "우산", "장마"),
            ("비", "장마"),
        ),
        ("1. **제목 1:** 비 온 날\n- 태그： 비、우산", ("비 온 날",), ("비", "우산")),
        ("Title: A rainy day\nTags: rain, walk", ("A rainy day",), ("rain", "walk")),
        ("タイトル：雨の日\nタグ: 雨", ("雨の日",), ("雨",)),
        ("그럼 이렇게 지어 볼게요!", (), ()),
        ("", (), ()),
    ],
)
def test_titles_and_tags_are_read_from_the_lines_that_name_them(
    answer: str, titles: tuple[str, ...], tags: tuple[str, ...]
) -> None:
    assert read_names(answer) == (titles, tags)


@given(st.text(max_size=3_000))
def test_no_answer_raises(answer: str) -> None:
    read_names(answer)
