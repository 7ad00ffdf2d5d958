"""The line that says something was given or paid for a post."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styles.leaving.sponsorship.cues import SPONSOR_KINDS, SponsorKind
from styles.leaving.sponsorship.disclosure import disclosure, own_disclosure, with_disclosure
from styles.leaving.sponsorship.recognition import sponsorship
from tests.support.authors import card

OURS = "본 포스팅은 업체로부터 식사를 제공받아 솔직하게 작성했습니다."


def posts(line: str, times: int) -> list[str]:
    with_line = [f"**{line}**\n\n{n}번째로 간 집이에요.\n\n맛있었어요." for n in range(times)]
    return [*with_line, "오늘은 그냥 걸었어요.\n\n비가 왔어요."]


def test_a_line_that_two_posts_have_is_taken_letter_by_letter() -> None:
    assert disclosure("given", card("chatty"), posts(OURS, 2)) == OURS


def test_a_line_of_a_single_post_is_not_a_habit() -> None:
    assert own_disclosure("given", posts(OURS, 1)) == ""


def test_a_line_of_theirs_about_something_else_is_not_taken() -> None:
    assert own_disclosure("commission", posts(OURS, 3)) == ""


def test_a_line_of_theirs_that_wavers_is_not_taken() -> None:
    wavering = "이 글은 파트너스 활동의 일환으로 수수료를 받을 수 있습니다."
    assert own_disclosure("commission", posts(wavering, 3)) == ""


@pytest.mark.parametrize("name", ["chatty", "plain", "english"])
@pytest.mark.parametrize("kind", SPONSOR_KINDS)
def test_a_line_of_ours_is_definite_and_known_for_what_it_is(name: str, kind: SponsorKind) -> None:
    line = disclosure(kind, card(name))
    assert sponsorship(line) == kind
    assert "수 있" not in line
    assert "may" not in line.split()


def test_a_line_of_ours_ends_as_its_author_s_sentences_do() -> None:
    assert disclosure("given", card("chatty")).endswith("썼어요.")
    assert disclosure("given", card("plain")).endswith("썼다.")


def test_a_japanese_line_is_known_for_what_it_is() -> None:
    japanese = replace(card("plain"), language="ja")
    assert [sponsorship(disclosure(kind, japanese)) for kind in SPONSOR_KINDS] == list(SPONSOR_KINDS)


@given(st.text(max_size=200))
def test_the_line_stands_first_once_and_all_of_the_text_below(text: str) -> None:
    once = with_disclosure(text, OURS)
    assert once.startswith(OURS)
    assert with_disclosure(once, OURS) == once
    assert once.endswith(text.lstrip("\n"))
