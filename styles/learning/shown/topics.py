"""Find a topic on which somebody writes otherwise than in the rest of their blog."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import NamedTuple, Protocol

from styles.learning.budget import Beginning
from styles.learning.enough import TooLittle, Unfamiliar
from styles.reading.own_text import Written

LEAST = 8  # posts on a topic, and beside it
_TRIED = 3  # topics, the largest ones
_MOST = 12  # posts a voice is learned from, and as many others that are heard by it
_LONGEST = 6_000  # characters of a post that are looked at
# Matches: by the voice of the topic half of its posts have more, by that of the rest less. Of eight pairs of bloggers,
# eight posts each, the medians were 74–98 and 0–3, of eight halves of one blogger's posts 34–86 and 4–67.
_OWN, _FOREIGN = 60, 10


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


def match_of(learned: Sequence[Written], heard: Sequence[Written]) -> float | None:
    """How posts sound by a voice learned from others: the median match of those that are long enough; None where none
    is, or nothing can be learned. Takes about a second."""
    from styles.learning.learn import learn  # here: both take figures, which no process of the bot's own holds
    from styles.scoring.score import hear

    try:
        card = learn(learned)
    except (TooLittle, Unfamiliar):
        return None
    found = [match for post in heard if (match := hear(card, post.markdown).match) is not None]
    return median(found) if found else None


Match = Callable[[Sequence[Written], Sequence[Written]], float | None]


def topic_apart(posts: Sequence[Tagged], match: Match = match_of) -> Topic | None:
    """The largest topic whose posts sound like one another and not like the rest; None where there is none.

    Voices are learned from every other post on either side, and heard in the posts between. Takes some seconds a topic.
    """
    for topic, _ in zip(topics(posts), range(_TRIED), strict=False):
        on_it = [_beginning(post) for post in posts if topic.name in post.tags]
        rest = [_beginning(post) for post in posts if topic.name not in post.tags]
        heard = on_it[1::2][:_MOST]
        own, foreign = match(on_it[::2][:_MOST], heard), match(rest[::2][:_MOST], heard)
        if own is not None and foreign is not None and own >= _OWN and foreign <= _FOREIGN:
            return topic
    return None


def _beginning(post: Written) -> Beginning:
    return Beginning(post.title, post.markdown[:_LONGEST])
