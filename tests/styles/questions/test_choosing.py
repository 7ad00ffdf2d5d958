"""Only what somebody's posts usually tell and their notes do not is asked for, three times at most and never again."""

from dataclasses import replace

import pytest

from styles import StyleCard
from styles.questions import choose, tells_of
from styles.questions.facet import FACETS
from styles.questions.tells import facets_of, told_in
from tests.support.authors import card

SHARES = {"where": 0.9, "why": 0.8, "trouble": 0.7, "price": 0.65, "next": 0.3}


def telling(shares: dict[str, float], genre: str = "", author: str = "plain") -> StyleCard:
    return replace(card(author), tells={genre: shares})


def test_what_most_posts_tell_is_asked_for_first_and_three_times_at_most() -> None:
    questions = choose(telling(SHARES), "성수 카페", "라떼 맛 그저 그럼")
    assert [question.facet for question in questions] == ["where", "why", "trouble"]
    assert all(question.text.endswith("?") and len(question.text) < 30 for question in questions)


def test_what_the_notes_tell_is_not_asked_for() -> None:
    questions = choose(telling(SHARES), "성수 카페", "성수역 근처 골목, 라떼 6,500원, 친구가 추천한 이유 궁금")
    assert [question.facet for question in questions] == ["trouble"]


def test_what_was_asked_before_is_never_asked_again() -> None:
    asked: list[str] = []
    while questions := choose(telling(SHARES), "카페", "", asked):
        assert not {question.facet for question in questions} & set(asked)
        asked += [question.facet for question in questions]
    assert asked == ["where", "why", "trouble", "price"]


def test_a_card_that_does_not_know_what_posts_tell_asks_nothing() -> None:
    assert choose(replace(card("plain"), tells={}), "성수 카페", "") == ()


def test_what_posts_of_the_genre_tell_goes_before_what_all_posts_do() -> None:
    both = replace(card("plain"), tells={"": {"why": 1.0}, "review": {"price": 1.0}})
    assert [question.text for question in choose(both, "성수 카페 후기", "")] == ["값은 얼마였어요?"]
    assert [question.facet for question in choose(both, "월요일", "")] == ["why"]


def test_questions_are_put_in_the_language_of_whoever_answers() -> None:
    asked = choose(telling({"why": 1.0}, author="japanese"), "京都", "", spoken="ko")
    assert [question.text for question in asked] == ["왜 하게 되셨어요?"]


def test_shares_are_of_posts_and_few_posts_have_none() -> None:
    posts = [("diary", "어제 비가 왔다. 값은 3,000원."), *[("diary", "어제 나갔다.")] * 4, ("essay", "생각만 했다.")]
    tells = tells_of(posts, "ko")
    assert set(tells) == {"", "diary"}, "one essay says nothing of essays"
    assert tells["diary"]["price"] == 0.2
    assert tells["diary"]["when"] == 1.0
    assert tells[""]["when"] == pytest.approx(5 / 6, abs=0.01)


def test_a_card_keeps_what_posts_tell_and_reads_cards_from_before() -> None:
    learned = telling({"why": 0.5})
    assert StyleCard.from_json(learned.to_json()) == learned
    before = learned.to_json().replace('"tells":{"":{"why":0.5}}', '"tells":{}').replace(',"tells":{}', "")
    assert "tells" not in before
    assert StyleCard.from_json(before).tells == {}


@pytest.mark.parametrize("language", ["ko", "en", "ja"])
def test_every_language_asks_for_every_facet_in_one_short_sentence(language: str) -> None:
    facets = facets_of(language)
    assert tuple(facets) == FACETS
    for facet in facets.values():
        assert "" in facet.asks
        assert all(text.count("?") == 1 and text.endswith("?") and len(text) <= 60 for text in facet.asks.values())


@pytest.mark.parametrize(
    ("text", "language", "facets"),
    [
        ("제주에서 동생이랑 먹은 고기국수, 9,000원", "ko", {"where", "who", "price"}),
        ("두 시간 넘게 기다려서 아쉬웠음", "ko", {"how long", "trouble"}),
        ("We went to the library in 2019 because my wife wanted to read.", "en", {"where", "when", "who", "why"}),
        ("先週、友人と駅で待った。", "ja", {"where", "when", "who"}),
    ],
)
def test_notes_and_prose_tell_alike(text: str, language: str, facets: set[str]) -> None:
    assert told_in(text, language) >= facets
