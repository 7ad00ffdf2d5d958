"""Learn a voice and hear it: what takes figures and an analyser, which are loaded with the first call."""

from collections.abc import Mapping, Sequence

from styles.model import Demonstration, StyleCard
from styles.reading.own_text import Written
from styles.verdict import Hearing


def learn(posts: Sequence[Written]) -> StyleCard:
    """As styles.learning.learn.learn. Raises TooLittle and Unfamiliar."""
    from styles.learning.learn import learn

    return learn(posts)


def learn_further(posts: Sequence[Written], known: Mapping[str, bytes]) -> tuple[StyleCard, dict[str, bytes]]:
    """As styles.learning.learn.learn_further. Raises TooLittle and Unfamiliar."""
    from styles.learning.learn import learn_further

    return learn_further(posts, known)


def whole_posts(posts: Sequence[Written]) -> tuple[Demonstration, ...]:
    """As styles.learning.learn.whole_posts. Raises TooLittle and Unfamiliar."""
    from styles.learning.learn import whole_posts

    return whole_posts(posts)


def fingerprint(post: Written) -> str:
    """As styles.learning.analysis.fingerprint."""
    from styles.learning.analysis import fingerprint

    return fingerprint(post)


def hear(card: StyleCard, markdown: str) -> Hearing:
    """As styles.scoring.score.hear."""
    from styles.scoring.score import hear

    return hear(card, markdown)
