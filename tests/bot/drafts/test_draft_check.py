"""How a draft sounds, on one line."""

from bot.drafts.draft_check import score
from bot.wording import words_in
from styles import Gap, Hearing
from styles.verdict import Tell

SHORT, LONG, UNNAMED = Gap("short", 1, 2, 3), Gap("long", 4, 2, 3), Gap("unnamed", 1, 2, 3)


def of_gap(gap: Gap, language: str) -> str:
    named = {"short": {"ko": "문장이 평소보다 짧아요", "en": "sentences are shorter"}, "long": {"ko": "길어요."}}
    return named.get(gap.name, {}).get(language, "")


def of_tell(tell: Tell, language: str) -> str:
    return f"tell {tell} {language}" if tell != "maxims" else ""


def line(hearing: Hearing, language: str = "ko") -> str:
    return score(hearing, words_in("ko" if language == "ko" else "en"), of_gap, of_tell)


def test_a_match_stands_alone_where_nothing_is_different() -> None:
    assert line(Hearing(91)) == "말투 일치 91"
    assert line(Hearing(91), "en") == "Sounds like you: 91"
    assert line(Hearing(0)) == "말투 일치 0"


def test_the_strongest_difference_is_said_and_no_other() -> None:
    assert line(Hearing(91, gaps=(SHORT, LONG), tells=("no slips",))) == "말투 일치 91 · 문장이 평소보다 짧아요"
    assert line(Hearing(91, gaps=(SHORT, LONG)), "en") == "Sounds like you: 91 · sentences are shorter"
    assert line(Hearing(91, gaps=(LONG,))) == "말투 일치 91 · 길어요", "the line ends without a full stop"


def test_what_there_are_no_words_for_is_passed_over() -> None:
    assert line(Hearing(91, gaps=(UNNAMED, SHORT))) == "말투 일치 91 · 문장이 평소보다 짧아요"
    assert line(Hearing(40, gaps=(UNNAMED,), tells=("maxims", "no slips"))) == "말투 일치 40 · tell no slips ko"
    assert line(Hearing(40, gaps=(UNNAMED,), tells=("maxims",))) == "말투 일치 40"


def test_a_caricature_is_called_one_where_nothing_else_is_said() -> None:
    assert line(Hearing(97, within=False, overdone=True)) == "말투 일치 97 · 버릇이 평소보다 진하게 나왔어요"
    assert "진하게" not in line(Hearing(97, within=False, overdone=True, gaps=(SHORT,)))
