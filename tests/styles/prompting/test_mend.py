"""What of a draft is filled in by its author, and which of its sentences are mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styles import blanks, faults, prompt
from styles.prompting.mend import MOST
from tests.support.authors import card


@pytest.mark.parametrize(
    ("language", "link", "picture"),
    [
        ("ko", "[확인: 링크]", "[확인: 사진, 빵집]"),
        ("en", "[check: link]", "[check: picture, 빵집]"),
        ("ja", "[確認: リンク]", "[確認: 写真, 빵집]"),
    ],
)
def test_an_address_that_was_taken_out_is_left_for_the_author(language: str, link: str, picture: str) -> None:
    assert blanks("[여기](·)에서. ![빵집](·)", language) == f"여기 {link}에서. {picture}"


def test_real_addresses_stay() -> None:
    text = "[여기](https://a.example) ![빵](b.png) (·) [확인: 링크]"
    assert blanks(text, "ko") == text


@given(st.text(alphabet="[]()!·\\\\1a\n"), st.sampled_from(["ko", "en", "ja", "fr"]))
def test_filling_blanks_again_changes_nothing_more(text: str, language: str) -> None:
    once = blanks(text, language)
    assert blanks("글 " + once.replace("·", ""), language) == "글 " + once.replace("·", "")


def _copying(words: int) -> str:
    """A draft of some four hundred words, so many of them in one run from a passage of the author's."""
    taken = " ".join(card("chatty").passages[0].text.split()[:words])
    own = (f"낱말{n} 가{n} 나{n} 다{n} 라{n}." for n in range(80))
    return "\n\n".join(["# 제목", taken + ".", *own])


@pytest.mark.parametrize(("words", "found"), [(0, False), (10, False), (28, True), (60, True)])
def test_a_draft_with_more_than_two_runs_of_a_hundred_from_the_passages_is_mended(words: int, found: bool) -> None:
    asked = prompt(card("chatty"), "비")
    assert bool(faults(asked, _copying(words))) is found


@pytest.mark.parametrize("text", ["", "\0\ud800", "[" * 999, "# \n> \n- ", "非" * 999, "1. ? ? ?\n", "🙂\u200d"])
@pytest.mark.parametrize("author", ["chatty", "english", "japanese"])
def test_no_draft_is_too_strange_to_be_looked_through(author: str, text: str) -> None:
    found = faults(prompt(card(author), "x"), text)
    assert len(found) <= MOST
    assert all(sentence in text for sentence in found)
