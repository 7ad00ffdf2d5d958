"""A topic is told apart where its posts sound like one another and not like the rest of the blog."""

from collections.abc import Sequence
from dataclasses import dataclass

from styles import Written
from styles.learning.shown.topics import Topic, match_of, topic_apart, topics
from tests.support.authors import AUTHORS


@dataclass(frozen=True)
class Filed:
    markdown: str
    tags: tuple[str, ...] = ()
    title: str = "제목"


def filed(tag: str, posts: int) -> list[Filed]:
    return [Filed(f"{tag} {n}", (tag,)) for n in range(posts)]


def by_their_first_word(learned: Sequence[Written], heard: Sequence[Written]) -> float:
    """Posts sound like others of their own topic alone."""
    words = {post.markdown.split()[0] for post in learned}
    return 90.0 if {post.markdown.split()[0] for post in heard} == words else 3.0


def test_a_topic_has_eight_posts_and_eight_others_beside_it() -> None:
    assert list(topics(filed("여행", 9) + filed("개발", 8))) == [Topic("여행", 9), Topic("개발", 8)]
    assert list(topics(filed("여행", 9) + filed("개발", 7))) == []
    assert list(topics([Filed("", (" ",))] * 20)) == []


def test_posts_that_sound_like_one_another_and_not_like_the_rest_are_apart() -> None:
    assert topic_apart(filed("개발", 8) + filed("여행", 9), by_their_first_word) == Topic("여행", 9)


def test_posts_that_sound_like_the_rest_too_are_not() -> None:
    posts = [Filed("일상 이야기", ("여행" if n % 2 else "일상",)) for n in range(20)]
    assert topic_apart(posts, by_their_first_word) is None
    assert topic_apart(filed("여행", 8) + filed("개발", 8), lambda learned, heard: 3.0) is None


def test_the_rest_may_be_of_many_topics() -> None:
    posts = [Filed(f"개발 {n}", (f"강의 {n}",)) for n in range(9)] + filed("여행", 9)
    assert topic_apart(posts, by_their_first_word) == Topic("여행", 9)


def test_what_is_too_short_to_be_heard_is_not_apart() -> None:
    assert match_of(AUTHORS["chatty"], AUTHORS["plain"]) is None
    assert match_of([Filed("짧다")], AUTHORS["plain"]) is None
