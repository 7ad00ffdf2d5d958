"""How a draft sounds, on one line."""

import pytest

from bot.drafts.draft_check import score, spelled_otherwise
from bot.model import LANGUAGES, Language
from bot.wording import words_in
from styles import Gap, Hearing
from styles.verdict import Tell, Unheard

SHORT, LONG, UNNAMED = Gap("short", 1, 2, 3), Gap("long", 4, 2, 3), Gap("unnamed", 1, 2, 3)


def of_gap(gap: Gap, language: str) -> str:
    named = {"short": {"ko": "문장이 평소보다 짧아요", "en": "sentences are shorter"}, "long": {"ko": "길어요."}}
    return named.get(gap.name, {}).get(language, "")


def of_tell(tell: Tell, language: str) -> str:
    return f"tell {tell} {language}" if tell != "maxims" else ""


def line(hearing: Hearing, language: str = "ko") -> str:
    return score(hearing, words_in("ko" if language == "ko" else "en"), of_gap, of_tell)


def test_a_match_stands_alone_where_nothing_is_different() -> None:
    assert line(Hearing(91)) == "말투 일치도 91점"
    assert line(Hearing(91), "en") == "Sounds like you: 91"
    assert line(Hearing(0)) == "말투 일치도 0점"


@pytest.mark.parametrize(
    ("why", "korean", "english"),
    [
        ("short draft", "300자가 넘는 글부터", "from 300 characters on"),
        ("few posts", "세 편 이상 배워야", "once I've learned three posts"),
        ("other figures", "다시 읽고 배운 뒤에", "learned anew"),
    ],
)
def test_where_there_is_no_match_the_reason_is_said(why: Unheard, korean: str, english: str) -> None:
    assert korean in line(Hearing(None, unheard=why))
    assert english in line(Hearing(None, unheard=why), "en")
    assert line(Hearing(None)) == ""


def test_the_strongest_difference_is_said_and_no_other() -> None:
    assert line(Hearing(91, gaps=(SHORT, LONG), tells=("no slips",))) == "말투 일치도 91점 · 문장이 평소보다 짧아요"
    assert line(Hearing(91, gaps=(SHORT, LONG)), "en") == "Sounds like you: 91 · sentences are shorter"
    assert line(Hearing(91, gaps=(LONG,))) == "말투 일치도 91점 · 길어요", "the line ends without a full stop"


def test_what_there_are_no_words_for_is_passed_over() -> None:
    assert line(Hearing(91, gaps=(UNNAMED, SHORT))) == "말투 일치도 91점 · 문장이 평소보다 짧아요"
    assert line(Hearing(40, gaps=(UNNAMED,), tells=("maxims", "no slips"))) == "말투 일치도 40점 · tell no slips ko"
    assert line(Hearing(40, gaps=(UNNAMED,), tells=("maxims",))) == "말투 일치도 40점"


def test_a_caricature_is_called_one_where_nothing_else_is_said() -> None:
    assert line(Hearing(97, within=False, overdone=True)) == "말투 일치도 97점 · 말버릇이 평소보다 훨씬 많아요"
    assert "말버릇" not in line(Hearing(97, within=False, overdone=True, gaps=(SHORT,)))


def test_words_spelled_otherwise_are_found_place_by_place() -> None:
    before = "# 첫 번째 날\n\n할 수 있는 일은 다 했어요. 되요, 안되요.\n끝."
    after = "# 첫번째 날\n\n할수 있는 일은 다 했어요. 되요, 안돼요.\n끝."
    assert spelled_otherwise(before, after) == [("첫 번째", "첫번째"), ("할 수", "할수"), ("안되요.", "안돼요.")]
    assert spelled_otherwise(before, before) == []


def test_words_are_compared_only_where_that_says_something_and_takes_no_time() -> None:
    assert spelled_otherwise("한 줄", "한 줄\n두 줄") == []
    assert spelled_otherwise("할 수 또 " * 2000, "할수 또 " * 2000) == [], "the same over and over"
    assert spelled_otherwise("할 수 " * 2000, "할수 " * 2000), "a long line takes no longer than its length"
    assert len(spelled_otherwise("할 수\n" * 500, "할수\n" * 500)) == 99
    assert spelled_otherwise("그리고 끝", "끝") == [], "a word that came or went is no spelling"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_spelled_otherwise_is_said_with_three_examples(language: Language) -> None:
    places = [("첫 번째", "첫번째"), ("첫 번째", "첫번째"), ("할 수", "할수"), ("안 되", "안되"), ("더 더", "더더")]
    said = words_in(language).spelled_otherwise(places)
    assert "5" in said
    assert said.count("→") == 3
    assert said.count("첫번째") == 1
