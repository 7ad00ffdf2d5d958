"""What changed in a voice, told in plain sentences."""

from dataclasses import replace

import pytest

from bot.card.card_diff import changes, diff_line
from bot.wording import words_in
from styles import StyleCard
from styles.model import Ended, Habit
from tests.support.authors import AUTHORS, card

KO, EN = words_in("ko"), words_in("en")


def with_profile(**changed: object) -> StyleCard:
    plain = card("plain")
    return replace(plain, profile=replace(plain.profile, **changed))  # type: ignore[arg-type]


def ends(**shares: float) -> StyleCard:
    return with_profile(endings=tuple(Ended(name, share, (), "") for name, share in shares.items()))


def has(*names: str, posts: float = 0.5) -> StyleCard:
    return with_profile(habits=tuple(Habit(name, posts, 1.0, 2.0) for name in names))


@pytest.mark.parametrize("author", AUTHORS)
def test_a_voice_that_stayed_the_same_is_said_to(author: str) -> None:
    assert changes(card(author), card(author), KO) == ["말투는 그대로예요."]
    assert changes(card(author), card(author), EN) == ["The voice stayed the same."]


def test_posts_are_counted_beside_what_moved() -> None:
    more = replace(card("plain"), posts=card("plain").posts + 4)
    was = card("plain").posts
    assert changes(card("plain"), more, KO) == [
        f"배운 글이 {was}편에서 {was + 4}편으로 늘었어요.",
        "말투는 그대로예요.",
    ]
    assert "줄었어요" in changes(more, card("plain"), KO)[0]


def test_endings_that_shift_by_five_points_are_told_the_farthest_first() -> None:
    before, after = ends(plain=0.80, noun=0.10, polite=0.10), ends(plain=0.50, noun=0.14, polite=0.35, clipped=0.01)
    assert changes(before, after, KO) == [
        "-다로 끝나는 문장이 80%에서 50%로 줄었어요.",
        "-요로 끝나는 문장이 10%에서 35%로 늘었어요.",
    ]
    assert changes(before, after, EN)[0] == "Sentences that end in -다: 80% → 50%."


def test_an_ending_that_is_gone_is_told() -> None:
    assert changes(ends(plain=0.9, clipped=0.1), ends(plain=0.9), KO) == [
        "-음/-함으로 끝나는 문장이 10%에서 0%로 줄었어요."
    ]


def test_sentences_that_got_longer_are_told_and_a_character_more_is_not() -> None:
    assert changes(with_profile(mean=20.0), with_profile(mean=26.2), KO) == ["문장이 평균 20자에서 26자로 길어졌어요."]
    assert changes(with_profile(mean=20.0), with_profile(mean=21.5), KO) == ["말투는 그대로예요."]
    assert changes(with_profile(mean=40.0), with_profile(mean=43.0), KO) == ["말투는 그대로예요."]


def test_habits_that_came_and_went_are_told_and_those_that_waver_are_not() -> None:
    assert changes(has("dots", "wave"), has("wave", "emoji"), KO) == [
        "새로 생긴 버릇: 이모지.",
        "거의 사라진 버릇: 말줄임.",
    ]
    assert changes(has("dots", posts=0.15), has("dots", posts=0.3), KO) == ["말투는 그대로예요."]


def test_another_language_is_told_alone() -> None:
    english = replace(card("english"), posts=card("chatty").posts)
    assert changes(card("chatty"), english, KO) == ["다른 언어로 쓴 글이에요."]


def test_on_one_line_stand_posts_and_rules() -> None:
    first, second = card("plain"), replace(card("plain"), rules=("이모지는 빼 줘", "짧게"))
    assert diff_line(first, first, KO) == ""
    assert diff_line(first, second, KO) == "+ ‘이모지는 빼 줘’, + ‘짧게’"
    assert diff_line(second, replace(first, rules=("짧게",)), KO) == "− ‘이모지는 빼 줘’"
    assert diff_line(first, replace(second, passages=()), KO) == "다시 배움, + ‘이모지는 빼 줘’, + ‘짧게’"
    assert diff_line(first, replace(has("dots"), posts=9), EN) == f"{first.posts}→9 posts"
    assert diff_line(first, replace(first, rules=tuple("가나다")), KO) == "+ ‘가’, + ‘나’, …"
