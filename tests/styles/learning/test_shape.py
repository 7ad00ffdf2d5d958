"""How a post is built, told in numbers, and which one is taken for an example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Post
from styles import StyleCard, learn
from styles.learning.shape import MOST, akin, fitting, said, shape, shapes
from styles.measuring.profile import counted
from styles.model import Shape
from styles.prompting.prompt import prompt, with_shape
from styles.reading.own_text import own
from tests.support.posts import CHATTY, PLAIN

LONG = "오늘은 뒷산에 다녀왔어요. 벚꽃이 활짝 피었더라고요. " * 20


def shape_of(markdown: str, title: str = "제목") -> Shape:
    [post] = counted([own(Post("", title, markdown))], "ko")
    return shape(post)


def test_a_shape_is_the_sentences_of_each_paragraph_between_headings() -> None:
    found = shape_of(
        "하나예요. 둘이에요.\n\n셋이에요.\n\n## 소제목\n\n넷이에요.\n\n- 목록이에요.\n- 또 있어요.\n\n**굵게** 써요."
    )
    assert found.sections == ((2, 1), (1, 2, 1))
    assert (found.bold, found.lists, found.pictures, found.code) == (1, 1, 0, 0)
    assert said(found, "ko") == "첫머리 2·1 / 소제목 1·2·1. 굵은 글씨 1군데, 사진 0장, 목록 1개, 코드 0개."


def test_a_post_without_headings_says_so() -> None:
    assert said(shape_of("하나예요.\n\n둘이에요. 셋이에요."), "ko").startswith("소제목 없이 1·2.")


def test_a_card_keeps_no_more_shapes_than_it_can_use_and_none_of_scraps() -> None:
    posts = counted([own(Post("", f"글 {n}", LONG)) for n in range(30)] + [own(Post("", "조각", "짧아요."))], "ko")
    found = shapes(posts)
    assert len(found) == MOST
    assert "조각" not in {one.title for one in found}


@pytest.mark.parametrize(
    ("title", "topic", "alike"),
    [
        ("180806-180812 주간 회고", "180903-180909 주간회고", True),
        ("2019년 회고", "2020년 회고", True),
        ("깊이 우선 탐색(DFS) 알고리즘", "2020년 회고", False),
        ("", "2020년 회고", False),
    ],
)
def test_titles_of_a_series_are_akin_whatever_their_numbers(title: str, topic: str, alike: bool) -> None:
    assert (akin(title, topic) > 0) is alike


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= akin(one, other) == akin(other, one) <= 1


def test_the_example_is_of_the_series_then_of_the_genre_then_of_the_size() -> None:
    def one(title: str, genre: str, size: int) -> Shape:
        return Shape(title, genre, size, ((1,),), 0, 0, 0, 0)

    weekly, other = one("3월 주간 회고", "essay", 9000), one("다", "essay", 1000)
    near, far = one("가", "diary", 1000), one("나", "diary", 5000)
    found = (other, far, near, weekly)
    assert fitting(found, "4월 주간 회고", "diary", 1000) == weekly
    assert fitting(found, "바다 여행", "diary", 1200) == near
    assert fitting(found, "바다 여행", "notice", 1000) in (other, near)
    assert fitting((), "바다", "diary", 1000) is None


@pytest.fixture(scope="module")
def card() -> StyleCard:
    return learn(
        [Post(str(n), post.title, f"{post.markdown}\n\n{n}번째 날. {LONG}") for n, post in enumerate((*CHATTY, *PLAIN))]
    )


def test_a_request_can_carry_the_shape_of_a_post_of_that_kind(card: StyleCard) -> None:
    asked = prompt(card, "가을 소풍", "- 김밥", 2000)
    plain, shaped = asked.messages, with_shape(asked, card).messages
    assert plain[0] == shaped[0], "what is the same for every request stays so"
    assert "문단마다의 문장 수" in shaped[1].content
    assert "문단마다의 문장 수" not in plain[1].content


def test_a_card_with_shapes_is_read_back_as_it_was(card: StyleCard) -> None:
    assert StyleCard.from_json(card.to_json()) == card
    assert card.shapes
