"""An answer is put in word for word where it can stand there, and everything else stays byte for byte."""

import pytest

from bot.drafts.open_questions.blanks import open_blanks
from bot.drafts.open_questions.filling import filling_of
from bot.wording import words_in

KO = words_in("ko")
TEXT = "# 카페\n\n- 영업 시간: [확인: 영업 시간]\n- 같이 간 사람: [확인: 같이 간 사람]\n\n좋았어요.\n"


def _filled(said: str, text: str = TEXT) -> str:
    filling = filling_of(said, text, KO, has_model=True)
    assert filling
    return filling.text


def test_what_is_open_is_listed_once_each_and_pictures_are_not() -> None:
    text = (
        "[확인: 값] [확인: 사진] [확인: 사진, 창가] [확인: 값] [check: opening hours] [확인: 링크](·) [확인: 간판 사진]"
    )
    assert [blank.what for blank in open_blanks(text)] == ["값", "opening hours"]
    assert len(open_blanks(text)[0].places) == 2
    assert len(open_blanks("".join(f"[확인: {n}번째]" for n in range(30)))) == 9


def test_values_are_put_in_and_nothing_else_changes() -> None:
    expected = TEXT.replace("[확인: 영업 시간]", "10시부터 2시까지").replace("[확인: 같이 간 사람]", "동생이랑")
    assert _filled("1 10시부터 2시까지 2 동생이랑") == expected


def test_an_answer_of_one_leaves_the_other_open() -> None:
    assert _filled("2 동생") == TEXT.replace("[확인: 같이 간 사람]", "동생")


def test_the_same_asked_twice_is_answered_in_both_places() -> None:
    assert (
        _filled("1 6,500원", "라떼: [확인: 값]\n\n| 라떼 | [확인: 값] |\n") == "라떼: 6,500원\n\n| 라떼 | 6,500원 |\n"
    )


@pytest.mark.parametrize(
    ("text", "said", "filled"),
    [
        ("입장료는 [확인: 입장료].", "1 5,000원", "입장료는 5,000원."),
        ("입장료는 [확인: 입장료].", "1 5,000원.", "입장료는 5,000원."),
        ("**값**: **[확인: 값]**", "1 5,000원", "**값**: **5,000원**"),
        (
            "비가 왔다.\n\n[확인: 왜 갔는지]\n",
            "1 비가 와서 그냥 들어갔어요.",
            "비가 왔다.\n\n비가 와서 그냥 들어갔어요.\n",
        ),
        ("1. [확인: 메뉴]\n", "1 라떼", "1. 라떼\n"),
    ],
)
def test_an_answer_stands_where_a_value_can(text: str, said: str, filled: str) -> None:
    assert _filled(said, text) == filled


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[확인: 같이 간 사람]과 함께 갔다.", "1 동생"),
        ("거기는 [확인: 같이 간 사람].", "1 동생이랑"),
        ("비가 왔다.\n\n[확인: 왜 갔는지]\n", "1 비 와서"),
        ("값은 [확인: 값] 정도였다.", "1 5,000원"),
    ],
)
def test_where_it_would_not_read_well_the_model_is_told_what_the_answer_is_of(text: str, said: str) -> None:
    filling = filling_of(said, text, KO, has_model=True)
    assert filling
    assert filling.text == ""
    assert text[text.index("[") : text.index("]") + 1] + " → " + said[2:] in filling.request
    outline = filling_of(said, text, KO, has_model=False)
    assert outline
    assert said[2:] in outline.text, "without a model the author's words are all there is"


def test_a_wish_with_a_number_is_a_request_that_says_what_the_number_means() -> None:
    filling = filling_of("1번 빼 줘", TEXT, KO, has_model=True)
    assert filling
    assert filling.text == ""
    assert filling.request.startswith("1번 빼 줘\n")
    assert "1 [확인: 영업 시간]" in filling.request


@pytest.mark.parametrize("said", ["더 짧게", "2 문단만 더 짧게", "10시부터", ""])
def test_words_without_a_number_of_the_list_are_requests_as_ever(said: str) -> None:
    assert filling_of(said, TEXT, KO, has_model=True) is None


def test_a_draft_that_leaves_nothing_open_is_not_filled() -> None:
    assert filling_of("1 10시부터", "# 카페\n\n좋았어요. [확인: 사진]\n", KO, has_model=True) is None
