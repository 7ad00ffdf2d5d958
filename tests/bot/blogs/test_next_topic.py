"""What is suggested to write first, once a blog is learned."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.blogs.next_topic import suggestion
from bot.model import Button, Post
from bot.wording import words_in
from styles import StyleCard, learn
from tests.support.people import Stage
from tests.support.posts import CHATTY

KO, EN = words_in("ko"), words_in("en")


@pytest.fixture(scope="module")
def card() -> StyleCard:
    return learn(CHATTY)


def titled(*titles: str) -> Sequence[Post]:
    return [Post(title, title, "비가 왔어요.", published=datetime(2027, 11, 1, tzinfo=UTC)) for title in titles]


@pytest.mark.parametrize(
    ("titles", "topic"),
    [
        (["제주 카페 후기", "주간 일기"], "새로 가 본 카페"),
        (["1", "47주차 주간 일기"], "이번 주에 있었던 일"),
        (["무선 청소기 사용기"], "최근에 써 본 물건 후기"),
    ],
)
def test_a_topic_is_of_the_kind_of_the_newest_post_that_tells_its_kind(
    card: StyleCard, titles: list[str], topic: str
) -> None:
    found = suggestion(card, titled(*titles), KO)
    assert found.text.endswith(f"`/write {topic}`")
    assert found.buttons == (Button(KO.write_this_button(), f"/write {topic}"),)


def test_it_is_in_the_language_of_the_blog_and_offered_in_that_of_the_person(card: StyleCard) -> None:
    found = suggestion(card, titled("제주 카페 후기"), EN)
    assert found.text == EN.suggest_topic("제주 카페 후기", "새로 가 본 카페")


def test_titles_that_tell_nothing_suggest_nothing(card: StyleCard) -> None:
    assert suggestion(card, titled("1", "2"), KO).text == ""
    assert suggestion(card, (), KO).buttons == ()


async def test_a_learned_blog_comes_with_a_suggestion_whose_button_writes(stage: Stage) -> None:
    stage.shelf.blogs["https://kong.example"] = [*titled("제주 카페 후기"), *CHATTY]
    ann = stage.person("ann")
    learned = await ann.says("/register-blog https://kong.example")
    assert KO.suggest_topic("제주 카페 후기", "새로 가 본 카페") in learned.text
    await ann.presses(learned, KO.write_this_button())
    assert "새로 가 본 카페" in str(stage.writer.prompts[-1])
