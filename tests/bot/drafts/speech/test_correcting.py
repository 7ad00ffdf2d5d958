"""What was misheard is put right by whatever somebody says about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drafts.speech.correcting import corrected

HEARD = "대림창구 옆에 새로 생긴 데를 갔는데 라떼가 6500원이었고 창가 자리가 좋았어요. 동생이랑 갔고 비가 왔어요."


@pytest.mark.parametrize(
    ("said", "was", "now"),
    [
        ("대림창고", "대림창구", "대림창고"),
        ("대림창구 → 대림창고", "대림창구", "대림창고"),
        ("대림창구 -> 대림창고", "대림창구", "대림창고"),
        ("대림창구가 아니고 대림창고예요", "대림창구", "대림창고"),
        ("“라떼” 말고 “플랫화이트”", "라떼", "플랫화이트"),
        ("라떼가 7500원이었고", "라떼가 6500원이었고", "라떼가 7500원이었고"),
        ("not 동생이랑 but 언니랑", "동생이랑", "언니랑"),
    ],
)
def test_only_the_words_that_are_meant_are_put_right(said: str, was: str, now: str) -> None:
    assert corrected(HEARD, said) == HEARD.replace(was, now)


def test_what_they_marked_gives_way_to_what_they_say() -> None:
    assert corrected(HEARD, "혼자 갔고", "동생이랑 갔고") == HEARD.replace("동생이랑 갔고", "혼자 갔고")


def test_a_long_answer_is_the_whole_said_anew() -> None:
    anew = "대림창고 옆 카페에 다녀왔어요. 라떼는 6,500원, 창가가 좋았고 혼자였어요."
    assert corrected(HEARD, anew) == anew


@pytest.mark.parametrize("said", ["주차는 두 시간 무료", "더 짧게", "a → b"])
def test_words_that_are_like_nothing_that_was_heard_are_about_something_else(said: str) -> None:
    assert corrected(HEARD, said) is None


@pytest.mark.parametrize("said", ["", ".", "→", " "])
def test_nothing_that_was_heard_is_lost_to_an_empty_correction(said: str) -> None:
    assert corrected(HEARD, said) == HEARD


@pytest.mark.parametrize("said", ["대림창고", "대림창구 → 대림창고", "“라떼” 말고 “플랫화이트”"])
def test_a_correction_that_is_made_twice_is_made_once(said: str) -> None:
    once = corrected(HEARD, said)
    assert once is not None
    assert corrected(once, said) == once


@given(st.text(max_size=400), st.text(max_size=120), st.text(max_size=40))
def test_whatever_is_said_can_be_put_right(heard: str, said: str, quote: str) -> None:
    corrected(heard, said, quote)
