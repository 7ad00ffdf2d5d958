"""Tell a post that grew from one of our drafts from a post its author wrote: ours is never learned as theirs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

GRAM = 12  # characters: long enough that two people who write about one thing hardly share any
GROWN = 0.15  # of the shorter text's grams: from here on a post grew from the draft, however much was rewritten
ASKED = 0.06  # from here on its author is asked
LEAST = 100  # grams that must be left of both: less says nothing
_SHARED = 3  # posts in which a line is the author's header, greeting or farewell and nobody's draft

Verdict = Literal["grown", "asked", "new"]
Grams = frozenset[str]

_NOT_BARE = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Kin:
    """The draft a post is nearest to: its place in what was given, and the share of grams they have in common, 0–1."""

    draft: int
    share: float

    @property
    def verdict(self) -> Verdict:
        return "grown" if self.share >= GROWN else "asked" if self.share >= ASKED else "new"


def grams(text: str) -> Grams:
    """All runs of 12 letters and digits, whatever stands between them: spacing, marks and case change in editing."""
    bare = _NOT_BARE.sub("", unicodedata.normalize("NFKC", text).casefold())
    return frozenset(bare[i : i + GRAM] for i in range(len(bare) - GRAM + 1))


def of_the_author(posts: Sequence[str]) -> Grams:
    """The grams of lines that stand in three posts or more: series headers, greetings, farewells."""
    lines = Counter(line for post in posts for line in {line.strip() for line in post.split("\n")} if line)
    return grams_of(line for line, times in lines.items() if times >= _SHARED)


def grams_of(texts: Iterable[str]) -> Grams:
    """The grams of several texts together, none across two of them."""
    return frozenset().union(*map(grams, texts))


def shared(post: Grams, draft: Grams, others: Iterable[Grams] = ()) -> float:
    """The share of the shorter one's grams that are in both, 0–1; 0 where too little is left to tell.

    `others` are the author's other posts: what stands in one of them as well is quoted, or said again.
    """
    least = min(len(post), len(draft))
    return len((post & draft).difference(*others)) / least if least >= LEAST else 0.0


def nearest(
    post: str, drafts: Sequence[tuple[str, str]], author: Grams = frozenset(), others: Sequence[str] = ()
) -> Kin | None:
    """The draft that a post has most in common with; None where there is none to compare it with.

    `drafts` are (text, the notes it was written from); `author` is what `of_the_author` gives, `others` are the posts
    that were there before the draft. What the author put in, as notes or in other posts, proves nothing.
    """
    found = grams(post) - author
    shares = []
    for text, notes in drafts:
        given = grams(notes)
        here, there = found - given, grams(text) - author - given
        share = shared(here, there)
        shares.append(share if share < ASKED else shared(here, there, map(grams, others)))
    return max((Kin(n, share) for n, share in enumerate(shares)), key=lambda kin: kin.share, default=None)
