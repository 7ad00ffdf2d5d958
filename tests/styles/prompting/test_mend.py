"""What of a draft is filled in by its author, and which of its sentences are least like them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styles import StyleCard, blanks, faults, prompt
from styles.model import Usual, Voice
from styles.prompting.mend import MOST, suspects
from tests.support.authors import card


def _never(*names: str) -> StyleCard:
    """Somebody who ends every sentence plainly and has next to none of these."""
    usual = tuple(Usual(name, 0.0, 0.0, 0.01) for name in names)
    return replace(card("plain"), voice=Voice("", 9, {}, {}, {}, usual))


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


def test_an_ending_the_author_never_uses_is_suspect() -> None:
    assert suspects(_never(), "오늘은 비가 왔다. 그래서 집에 있었어요.") == ("그래서 집에 있었어요.",)


def test_a_maxim_at_the_end_of_a_paragraph_is_suspect_where_the_author_has_none() -> None:
    text = "오늘은 비가 왔다. 결국 삶이란 기다리는 것이다.\n\n나는 걸었다."
    assert suspects(_never("maxims"), text) == ("결국 삶이란 기다리는 것이다.",)
    assert suspects(_never(), text) == ()


def test_a_question_answered_at_once_is_suspect_where_the_author_asks_none() -> None:
    text = "그렇다면 왜 그랬는가? 비가 와서 그랬다."
    assert "그렇다면 왜 그랬는가?" in suspects(_never("asked and answered"), text)


def test_at_most_six_sentences_are_suspect() -> None:
    assert len(suspects(_never(), "\n\n".join(f"{n}번 집에 있었어요." for n in range(20)))) == MOST


@pytest.mark.parametrize("text", ["", "\0\ud800", "[" * 999, "# \n> \n- ", "非" * 999, "1. ? ? ?\n", "🙂\u200d"])
@pytest.mark.parametrize("author", ["chatty", "english", "japanese"])
def test_no_draft_is_too_strange_to_be_looked_through(author: str, text: str) -> None:
    for found in (suspects(card(author), text), faults(prompt(card(author), "x"), text)):
        assert len(found) <= MOST
        assert all(sentence in text for sentence in found)
