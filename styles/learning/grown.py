"""Tell a post that grew from one of our drafts from a post its author wrote: ours is never learned as theirs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from styles.reading.own_text import Written, own

GRAM = 12  # characters: long enough that two people who write about one thing hardly share any
GROWN = 0.15  # of the shorter text's grams: from here on a post grew from the draft, however much was rewritten
ASKED = 0.06  # from here on its author is asked
LEAST = 100  # grams that must be left of both: less says nothing
_SLACK = timedelta(days=1)  # some blogs say on which day a post was published and no more
_GIVEN = {False: 5, True: 9}  # letters in a row that came from the notes; whether they are Latin ones
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


class Published(Written, Protocol):
    """A post, and when it was published, where its blog says so."""

    @property
    def published(self) -> datetime | None: ...


@dataclass(frozen=True)
class DraftText:
    """A draft as it was left, what its author put in (topic, notes, requests), and when it was begun."""

    title: str
    markdown: str
    notes: str
    begun: datetime


def grams(text: str) -> Grams:
    """All runs of 12 letters and digits, whatever stands between them: spacing, marks and case change in editing."""
    bare = _bare(text)
    return frozenset(bare[i : i + GRAM] for i in range(len(bare) - GRAM + 1))


def _bare(text: str) -> str:
    return _NOT_BARE.sub("", unicodedata.normalize("NFKC", text).casefold())


def _not_given(found: Grams, notes: str) -> Grams:
    """The grams in which no stretch of the notes stands.

    Whoever writes from the same notes says the same things, with endings of their own: of twelve drafts that a model
    wrote from full notes of a post, three shared more than 15 % with that post where only whole grams of the notes were
    left out, and 10 % at most so.
    """
    bare = _bare(notes)
    given = {size: {bare[i : i + size] for i in range(len(bare) - size + 1)} for size in _GIVEN.values()}
    return frozenset(gram for gram in found if not _holds(gram, given)) if bare else found


def _holds(gram: str, given: dict[int, set[str]]) -> bool:
    size = _GIVEN[gram.isascii()]
    return any(gram[i : i + size] in given[size] for i in range(GRAM - size + 1))


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
        here, there = _not_given(found, notes), _not_given(grams(text) - author, notes)
        share = shared(here, there)
        shares.append(share if share < ASKED else shared(here, there, map(grams, others)))
    return max((Kin(n, share) for n, share in enumerate(shares)), key=lambda kin: kin.share, default=None)


def find_origins(
    posts: Sequence[Published], drafts: Sequence[DraftText], known: Sequence[Published]
) -> list[Kin | None]:
    """For each post the draft it is nearest to, of those begun before it was published; None where there is none.

    A post without a date is held against every draft. `known` are posts of the author that are known to be their own,
    or have a date: what stood in one of them before a draft was begun is quoted in it. Takes some 0.4 ms a pair of long
    texts: not for an event loop.
    """
    author = of_the_author([post.markdown for post in known])
    texts = [own(draft).text for draft in drafts]
    every = [grams(text) for text in texts]

    def origin(post: Published) -> Kin | None:
        found = own(post).text
        bare = grams(found) - author
        kins = []
        for n, draft in enumerate(drafts):
            if post.published and post.published + _SLACK <= draft.begun:
                continue
            kin = None
            if len(bare & every[n]) >= ASKED * LEAST:  # fewer are less than ASKED of any text that says something
                kin = nearest(found, [(texts[n], draft.notes)], author, _before(draft, known))
            kins.append(Kin(n, kin.share if kin else 0.0))
        return max(kins, key=lambda kin: kin.share, default=None)

    return [origin(post) for post in posts]


def _before(draft: DraftText, known: Sequence[Published]) -> list[str]:
    """The posts that were there before a draft; one without a date is known to have been."""
    return [p.markdown for p in known if p.published is None or p.published + _SLACK <= draft.begun]


def most_alike(text: str, posts: Sequence[str]) -> Kin | None:
    """The post, by its place, that a text has most in common with; lines that stand in three of them aside.

    Takes some 3 ms a post of 6,000 characters: not for an event loop.
    """
    return nearest(text, [(post, "") for post in posts], of_the_author(posts))
