"""Five measures that tell most of a voice, each in a unit a reader knows."""

import pytest

from styles.learning.shown.rows import rows_first, telling_rows, unit_of
from styles.model import Standing
from tests.support.authors import AUTHORS, card


def standing(name: str, percentile: int, value: float = 1.0, usual: float = 3.0) -> Standing:
    return Standing(name, value, usual, percentile)


@pytest.mark.parametrize(
    ("measure", "unit"),
    [
        ("way 하였|했", "choices"),
        ("end polite", "endings"),
        ("final -더라고요", "forms"),
        ("opens 근데", "openings"),
        ("word 정말/MAG", "thousand"),
        ("exclamation", "screen"),
        ("heading", "screen"),
        ("sentence", "length"),
        ("end other", None),
        ("final -요", None),
        ("word 은/JX", None),
        ("tag NNG", None),
        ("gram x", None),
        ("variety", None),
        ("", None),
    ],
)
def test_only_what_a_reader_can_count_has_a_unit(measure: str, unit: str | None) -> None:
    assert unit_of(measure) == unit


def test_the_most_unusual_come_first_and_at_most_two_of_a_unit_and_one_of_endings() -> None:
    names = ["exclamation", "question", "dots", "end polite", "final -네요", "sentence", "way 하였|했"]
    rows = telling_rows([standing(name, 99 - n, 5.0) for n, name in enumerate(names)])
    assert [one.name for one in rows] == ["exclamation", "question", "end polite", "sentence", "way 하였|했"]


def test_what_is_left_of_a_class_of_endings_is_not_told_under_its_name() -> None:
    """11 % in -요 stood below 89 % in -요."""
    assert [one.name for one in rows_first([standing("final -요", 99, 0.11, 0.0), standing("dots", 99)])] == ["dots"]


def test_of_two_ways_the_one_is_told_that_is_taken_more() -> None:
    [row] = telling_rows([standing("way 하였|했", 4, 0.02, 0.3)])
    assert row == Standing("way 했|하였", 0.98, 0.7, 96)


def test_what_many_do_and_what_hardly_differs_is_not_told() -> None:
    assert telling_rows([standing("exclamation", 70), standing("question", 95, 3.0, 2.9)]) == ()


def test_the_picture_shows_what_the_words_say_first() -> None:
    every = [standing("aside size", 99), standing("way 하였|했", 2, 0.02, 0.3), standing("exclamation", 90)]
    assert [one.name for one in rows_first(every)] == ["way 했|하였", "exclamation"], (
        "nobody can say how long asides are"
    )


@pytest.mark.parametrize("author", AUTHORS)
def test_every_author_has_at_most_five(author: str) -> None:
    assert len(telling_rows(card(author).standings)) <= 5
