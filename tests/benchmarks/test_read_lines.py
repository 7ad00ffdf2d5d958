"""What a profile says in numbers is read back as where such numbers stand among other bloggers."""

from dataclasses import replace

import pytest

from benchmarks.voice.evaluation.read_lines import read_lines
from styles.model import Ended, Habit
from styles.prompting.card_text import profile_text
from styles.scoring.background import MEASURES, background
from tests.support.authors import AUTHORS, card

SPACE = background("ko").space(MEASURES)


def _score(name: str, value: float) -> float:
    values = {n: float("nan") for n in SPACE.names} | {name: value}
    return float(SPACE.scores([values])[0][SPACE.names.index(name)])


def test_numbers_of_the_lines_stand_where_the_same_posts_would() -> None:
    profile = replace(
        card("plain").profile,
        endings=(Ended("plain", 0.8, ("-다",), ""), Ended("polite", 0.2, (), "")),
        mean=42.0,
        deviation=25.0,
        unmarked=0.12,
        habits=(Habit("dots", 0.6, 3.0, 8.0, ("..",)), Habit("laugh", 0.25, 2.0, 4.0, ("ㅋㅋ",))),
        absent=("bold",),
        openers=(("그래서", 3.0),),
    )
    told = read_lines(profile_text(replace(card("plain"), profile=profile)), SPACE, "ko")
    expected = {
        *(("end plain", 0.8), ("end polite", 0.2), ("sentence", 42), ("sentence deviation", 25), ("unmarked", 0.12)),
        *(("dots", 3.0), ("bold", 0.0), ("first 그래서", 0.03)),
    }
    assert {name: told[name] for name, _ in expected} == {n: pytest.approx(_score(n, v)) for n, v in expected}
    assert told["laugh"] == pytest.approx(0.25 * _score("laugh", 2.0) + 0.75 * _score("laugh", 0.0))


@pytest.mark.parametrize("author", AUTHORS)
def test_every_profile_has_numbers_to_read(author: str) -> None:
    space = background(card(author).language).space(MEASURES)
    assert {"sentence", "comma"} <= read_lines(profile_text(card(author)), space, card(author).language).keys()


@pytest.mark.parametrize(
    "text", ["", "\0", "문장 끝: ", "자주 쓰는 것(1,500자에): ;; 3", "쉼표: 열 문장에 3개.", "a\n" * 999]
)
def test_a_text_without_numbers_gives_none(text: str) -> None:
    assert read_lines(text, SPACE, "ko") == {}
