"""Long posts are cut to what can be learned from in bounded time, and those of a usual length are not."""

from functools import partial
from inspect import signature

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sandbox import voices
from adapters.sandbox.voices import learn_with
from bot.model import Post
from styles.learning.budget import BUDGET, STEP, USUAL, Beginning, within_budget

SENTENCE = "오늘은 뒷산에 다녀왔어요. 벚꽃이 활짝 피었더라고요!\n"


def of(*sizes: int) -> list[Beginning]:
    return [Beginning(f"{n}", (SENTENCE * (size // len(SENTENCE) + 1))[:size]) for n, size in enumerate(sizes)]


def test_a_hundred_posts_of_a_usual_length_stay_as_they_are() -> None:
    posts = of(*[8000] * 100)
    assert within_budget(posts) == posts


def test_a_hundred_posts_of_twenty_thousand_characters_are_cut_to_the_budget_at_the_end_of_a_line() -> None:
    cut = within_budget(of(*[20_000] * 100))
    assert BUDGET / STEP / 1.1 < sum(len(post.markdown) for post in cut) <= BUDGET
    assert all(post.markdown.endswith("!") for post in cut)


def test_one_post_more_does_not_cut_the_others_anew() -> None:
    assert within_budget(of(*[20_000] * 100))[:100] == within_budget(of(*[20_000] * 101))[:100]


@given(st.lists(st.integers(0, 50_000), max_size=20), st.integers(100_000, 200_000))
def test_the_budget_is_never_exceeded_and_short_posts_are_never_cut(sizes: list[int], budget: int) -> None:
    posts = of(*sizes)
    cut = within_budget(posts, budget)
    assert sum(len(post.markdown) for post in cut) <= budget
    assert all(whole.markdown.startswith(post.markdown) for whole, post in zip(posts, cut, strict=True))
    assert [post for post in cut if len(post.markdown) < USUAL] == [p for p in posts if len(p.markdown) < USUAL]


def test_a_voice_is_learned_from_the_beginnings_of_endless_posts_and_known_by_them_the_next_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(voices, "within_budget", partial(within_budget, budget=40_000))
    posts = [Post(f"{n}", f"{n}", f"{n}번째 글이에요.\n" + SENTENCE * 1_000) for n in range(3)]
    card, kept = learn_with(posts, {})
    assert signature(within_budget).parameters["budget"].default == BUDGET
    assert card.characters <= 40_000
    assert set(kept) == {"0", "1", "2"}
    again, fresh = learn_with(posts, kept)
    assert (again, fresh) == (card, {})
