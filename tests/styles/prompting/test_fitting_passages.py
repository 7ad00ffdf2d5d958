"""Which of an author's titles are taken for one series."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styles.prompting.fitting_passages import title_likeness


@pytest.mark.parametrize(
    ("title", "topic", "alike"),
    [
        ("180806-180812 주간 회고", "180903-180909 주간회고", True),
        ("2019년 회고", "2020년 회고", True),
        ("깊이 우선 탐색(DFS) 알고리즘", "2020년 회고", False),
        ("", "2020년 회고", False),
    ],
)
def test_titles_of_a_series_are_alike_whatever_their_numbers(title: str, topic: str, alike: bool) -> None:
    assert (title_likeness(title, topic) > 0) is alike


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= title_likeness(one, other) == title_likeness(other, one) <= 1
