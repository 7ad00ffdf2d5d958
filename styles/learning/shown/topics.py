"""Find a topic on which somebody writes otherwise than in the rest of their blog."""

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple, Protocol

from styles.learning.budget import Beginning
from styles.learning.enough import TooLittle, Unfamiliar
from styles.model import StyleCard
from styles.reading.own_text import Written

LEAST = 8  # posts on a topic, and beside it
_TRIED = 3  # topics, the largest ones
_LEARNED, _HEARD = 12, 12  # posts a voice is learned from, and others that are heard by it
_LONGEST = 6_000  # characters of a post that are looked at
_OWN, _FOREIGN = 50, 30  # matches: by the voice of the topic half of its posts have more, by that of the rest less


class Tagged(Written, Protocol):
    """A post, and what its blog files it under."""

    @property
    def tags(self) -> tuple[str, ...]: ...


class Topic(NamedTuple):
    """A tag, and how many posts have it."""

    name: str
    posts: int


def topics(posts: Sequence[Tagged]) -> Iterator[Topic]:
    """What at least eight posts are filed under, and at least eight are not; the largest first."""
    counts = Counter(tag for post in posts for tag in dict.fromkeys(post.tags) if tag.strip())
    return (Topic(tag, n) for tag, n in counts.most_common() if LEAST <= n <= len(posts) - LEAST)


def topic_apart(posts: Sequence[Tagged]) -> Topic | None:
    """The largest topic whose posts sound like one another and not like the rest; None where there is none.

    Voices are learned from every other post on either side, and heard in the posts between. Takes some seconds a topic.
    """
    for topic, _ in zip(topics(posts), range(_TRIED), strict=False):
        on_it = [_beginning(post) for post in posts if topic.name in post.tags]
        rest = [_beginning(post) for post in posts if topic.name not in post.tags]
        if _is_apart(on_it, rest):
            return topic
    return None


def _beginning(post: Written) -> Beginning:
    return Beginning(post.title, post.markdown[:_LONGEST])


def _is_apart(on_it: Sequence[Written], rest: Sequence[Written]) -> bool:
    from styles.learning.learn import learn  # here: it takes figures, and no process of the bot's own

    try:
        theirs, others = (learn(some[::2][:_LEARNED]) for some in (on_it, rest))
    except (TooLittle, Unfamiliar):
        return False
    heard = on_it[1::2][:_HEARD]
    return _match(theirs, heard) >= _OWN and _match(others, heard) <= _FOREIGN


def _match(card: StyleCard, posts: Sequence[Written]) -> float:
    """The median of the posts that are long enough to be heard; 0 where none is."""
    from styles.scoring.score import hear

    found = [match for post in posts if (match := hear(card, post.markdown).match) is not None]
    return median(found) if found else 0.0
