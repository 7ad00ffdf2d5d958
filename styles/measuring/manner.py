"""Tell which manner a post is written in: polite to its readers, or plain, as among friends and in diaries."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from styles.measuring.counted import Counted
from styles.model import Manner
from styles.reading.sentences import Sentence

# -습니다 and -요 alternate in nearly every polite post, -다 and -음 in many a diary; -습니다 beside -다 is another
# matter. Japanese です・ます and だ・である are told the same way; English has no such endings, so its posts have none.
MANNER_OF: Mapping[str, Manner] = {
    "formal": "polite",
    "polite": "polite",
    "plain": "plain",
    "casual": "plain",
    "clipped": "plain",
}
_MOSTLY = 0.75  # of the sentences that tell: where neither manner has so many, a post mixes them
_PAIRS = 10  # of neighbouring sentences, below which nothing is said of how they alternate


def manner_of(post: Counted) -> Manner | None:
    """The manner of one post: what three of four of its sentences are in, or mixed; None where none of them tells.

    Told by its paragraphs where it has any: a list is clipped whoever writes it.
    """
    told = Counter(MANNER_OF[s.ending] for s in _telling(post))
    if not told:
        return None
    manner, times = told.most_common(1)[0]
    return manner if times >= _MOSTLY * told.total() else "mixed"


def manners(posts: Sequence[Counted]) -> tuple[tuple[Manner, float], ...]:
    """Of the posts that have a manner, the share that are in each, commonest first."""
    found = Counter(manner for post in posts if (manner := manner_of(post)))
    return tuple((manner, times / found.total()) for manner, times in found.most_common())


def alternating(posts: Sequence[Counted]) -> tuple[tuple[Manner, float], ...]:
    """Of each manner the share of neighbouring sentences in it that end otherwise, as -습니다 beside -요; of those that
    have ten such pairs."""
    pairs: Counter[Manner] = Counter()
    differ: Counter[Manner] = Counter()
    for post in posts:
        for one, other in pairwise(_telling(post)):
            if MANNER_OF[one.ending] == MANNER_OF[other.ending]:
                pairs[MANNER_OF[one.ending]] += 1
                differ[MANNER_OF[one.ending]] += one.ending != other.ending
    return tuple((manner, differ[manner] / n) for manner, n in pairs.most_common() if n >= _PAIRS)


def _telling(post: Counted) -> list[Sentence]:
    """The sentences whose ending is of a manner, in paragraphs; where there are none, in lists."""
    prose = [s for s in post.prose if s.ending in MANNER_OF]
    return prose or [s for s in post.sentences if s.ending in MANNER_OF]
