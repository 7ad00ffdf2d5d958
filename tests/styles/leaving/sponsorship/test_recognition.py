"""Whether notes say that something was given or paid for a post."""

from collections.abc import Mapping, Sequence

import pytest

from styles.leaving.sponsorship.recognition import sponsorship
from tests.styles.leaving.sponsorship.notes import (
    ALIKE,
    ALIKE_AFTER,
    ALIKE_LAST,
    ALIKE_LATER,
    SAID,
    SAID_AFTER,
    SAID_LAST,
    SAID_LATER,
)


def told(notes: Mapping[str, Sequence[str]]) -> list[str]:
    return [note for some in notes.values() for note in some if sponsorship(note)]


def test_of_forty_ways_to_say_it_at_least_thirty_nine_are_found() -> None:
    assert len(told(SAID)) >= 39


def test_of_forty_notes_that_look_alike_at_most_one_is_taken_for_it() -> None:
    assert len(told(ALIKE)) <= 1, told(ALIKE)


def test_what_was_learned_later_stays_learned() -> None:
    assert len(told(SAID_AFTER) + told(SAID_LATER)) >= 39
    assert told(ALIKE_AFTER) + told(ALIKE_LATER) == []


def test_of_ways_to_say_it_that_nobody_was_taught_half_are_found() -> None:
    assert len(told(SAID_LAST)) >= 10
    assert len(told(ALIKE_LAST)) <= 2, told(ALIKE_LAST)


@pytest.mark.parametrize(
    ("notes", "kind"),
    [
        ("성수 카페\n라떼 6,500원\n업체에서 식사권 제공받음", "given"),
        ("원고료 받고 쓰는 글\n제품도 제공받음", "paid"),
        ("후기 쓰면 음료 공짜", "rewarded"),
        ("쿠팡 파트너스 링크 넣기", "commission"),
        ("협찬임", "sponsored"),
        ("내돈내산 아니고 협찬", "sponsored"),
        ("", None),
    ],
)
def test_what_was_given_is_told_apart(notes: str, kind: str | None) -> None:
    assert sponsorship(notes) == kind
