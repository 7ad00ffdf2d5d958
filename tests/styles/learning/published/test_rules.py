"""What somebody changes again and again, and never leaves, may become a rule."""

import pytest

from styles.learning.published.edits import PostEdits, Tally
from styles.learning.published.rules import RepeatedEdit, repeated_edits


def post(*tallies: tuple[str, int, int]) -> PostEdits:
    return PostEdits(0.3, tuple(Tally(kind, done, left, f"{kind} 전", f"{kind} 후") for kind, done, left in tallies))


def kinds(*posts: PostEdits, habits: frozenset[str] = frozenset()) -> list[str]:
    return [edit.kind for edit in repeated_edits(posts, habits)]


def test_three_times_in_two_posts_are_enough_and_the_newest_example_is_shown() -> None:
    assert repeated_edits([post(("opener 또한", 2, 0)), post(("opener 또한", 1, 0))]) == [
        RepeatedEdit("opener 또한", 3, 2, "opener 또한 전", "opener 또한 후")
    ]


@pytest.mark.parametrize("posts", [[("closing", 1, 0)] * 2, [("closing", 9, 0)], [("closing", 0, 9)] * 3])
def test_fewer_times_or_one_post_are_not(posts: list[tuple[str, int, int]]) -> None:
    assert kinds(*map(post, posts)) == []


def test_one_post_that_goes_against_it_is_enough_to_say_nothing() -> None:
    done = [post(("mark emoji", 3, 0))] * 4
    assert kinds(*done) == ["mark emoji"]
    assert kinds(*done, post(("mark emoji", 0, 1))) == []
    assert kinds(*done, post(("mark emoji", 8, 1))) == []


def test_one_oversight_among_many_goes_against_nothing() -> None:
    assert kinds(*[post(("mark emoji", 12, 1))] * 2) == ["mark emoji"]


def test_what_is_done_both_ways_is_no_rule() -> None:
    assert kinds(post(("joined", 2, 0)), post(("joined", 2, 0)), post(("split", 1, 0))) == []
    swapped = [post(("end formal>polite", 5, 0))] * 2
    assert kinds(*swapped) == ["end formal>polite"]
    assert kinds(*swapped, post(("end polite>formal", 1, 0))) == []
    assert kinds(*swapped, post(("end formal>plain", 1, 0))) == []
    assert kinds(*swapped, post(("end formal", 0, 1))) == []
    assert kinds(*swapped, post(("end polite", 0, 5))) == ["end formal>polite"]


@pytest.mark.parametrize(
    ("kind", "habit"),
    [
        ("mark emoji", "emoji"),
        ("layout heading", "heading"),
        ("end formal>polite", "end formal"),
        ("opener 또한", "opener 또한"),
    ],
)
def test_what_the_author_does_in_posts_of_their_own_is_no_dislike(kind: str, habit: str) -> None:
    posts = [post((kind, 3, 0))] * 2
    assert kinds(*posts) == [kind]
    assert kinds(*posts, habits=frozenset({habit})) == []
