"""Every language stands under its own code, and Korean spacing is one table."""

from typing import get_args

import pytest

from styles.languages import LANGUAGES, language_of
from styles.languages.ko_spacing import SPACINGS
from styles.measuring.slips import words_as_typed
from styles.model import LearnedLanguage
from styles.spelling import rules


@pytest.mark.parametrize("code", get_args(LearnedLanguage))
def test_a_language_is_found_by_its_code(code: LearnedLanguage) -> None:
    assert LANGUAGES[code].code == language_of(code).code == code


def test_a_language_that_is_none_of_ours_is_taken_for_english() -> None:
    assert language_of("fr").code == "en"


@pytest.mark.parametrize("apart", [name for name, spacing in SPACINGS.items() if spacing.respells])
def test_what_the_table_respells_is_a_rule_of_spelling(apart: str) -> None:
    assert (apart, SPACINGS[apart].together) in {tuple(way.name for way in rule.ways) for rule in rules("ko")}


@pytest.mark.parametrize("word", ["할수있다", "것같다", "그런것", "첫번째", "두가지", "뿐만아니라", "안되", "이정도"])
def test_what_the_table_calls_a_slip_is_noticed(word: str) -> None:
    assert words_as_typed([f"그는 {word} 말한다", f"또 {word} 적는다"]) == (word,)


def test_a_misspelt_word_is_told_once_whatever_follows_it() -> None:
    texts = [
        "메세지를 보냈다. 메세지가 왔다.",
        "메세지에 답했다. 메세지의 뜻",
        "컨텐츠가 좋다",
        "컨텐츠는 많다",
        "그 메세지는",
    ]
    assert words_as_typed(texts) == ("메세지", "컨텐츠")


def test_what_a_verb_is_cut_off_behind_is_told_as_a_whole_word() -> None:
    assert words_as_typed(["잘 안되지만 한다", "또 안되지만 한다", "안되니까"]) == ("안되지만",)
