"""Learn how somebody writes from what they have written."""

from collections.abc import Sequence
from dataclasses import replace

from styles.background import LENGTHS, Background, Cut, background, cuts, take
from styles.card import StyleCard
from styles.features import Counted, counted, habits, profile, repeated, without
from styles.gaps import HEARABLE
from styles.passages import choose
from styles.slips import typed
from styles.standing import set_apart, unlike
from styles.tells import TELLING
from styles.text import Own, Written, language, own
from styles.voice import listened

SHORTEST = 300  # characters of a post by which a voice is measured
LEAST = 80  # characters of the author's own prose: less says nothing about a voice


class Unfamiliar(ValueError):
    """Most of the posts are neither in Hangul nor in kana nor in Latin letters."""


class TooLittle(ValueError):
    """No post has enough text of the author's own to learn from."""


def enough(post: Written) -> bool:
    """Whether a post has enough text of the author's own to learn from."""
    return own(post).size >= LEAST


_HEARD = 60  # posts a voice is measured by: more of them change it no further
_CUT = 24  # of them that are measured at shorter lengths too, to know how the author's own short texts would stand


def learn(posts: Sequence[Written], figures: Background | None = None) -> StyleCard:
    """The style card of the author of `posts`: counted and chosen, the same each time, no model asked.

    Posts in another language than most, and posts with less than 80 characters of own text, do not count; the same
    post twice counts once. Takes about a second for ten posts: not for an event loop. `figures`: what the author is
    held against, if not what ships. Raises TooLittle and Unfamiliar.
    """
    raw = list({tuple(b.text for b in o.blocks): o for o in map(own, posts) if o.size >= LEAST}.values())
    if not raw:
        raise TooLittle
    spoken = language("\n".join(b.text for o in raw for b in o.blocks)[:500_000])
    if not spoken:
        raise Unfamiliar
    raw = [o for o in raw if language("\n".join(b.text for b in o.blocks)[:20_000]) == spoken] or raw
    lines = repeated(raw)
    posts_counted = counted([without(o, lines) for o in raw], spoken)
    kept = [(c, o) for c, o in zip(posts_counted, raw, strict=True) if c.sentences]
    if not kept:
        raise TooLittle
    return _card([c for c, _ in kept], [o for _, o in kept], spoken, figures or background(spoken))


def _card(posts: Sequence[Counted], raw: Sequence[Own], spoken: str, figures: Background) -> StyleCard:
    measured, counts = studied(posts, spoken), profile(posts, raw, spoken)
    if spoken == "ko":
        counts = replace(counts, slips=typed([p.text for p in posts]))
    return StyleCard(
        language=spoken,
        posts=len(posts),
        characters=sum(o.size for o in raw),
        profile=counts,
        passages=choose(posts, raw, spoken),
        standings=set_apart(measured, figures),
        unlike=unlike(measured, figures, has=habits(counts)),
        voice=listened(measured, figures, (*HEARABLE, *TELLING)),
    )


def studied(posts: Sequence[Counted], spoken: str) -> list[Cut]:
    """At most 60 posts from first to last, measured whole, 24 of them at every length; short ones say too little."""
    some = _spread([p for p in posts if len(p.text) >= SHORTEST], _HEARD)
    cut = {id(p) for p in _spread(some, _CUT)}
    return [{n: take(c, spoken) for n, c in cuts(p, LENGTHS if id(p) in cut else (0,)).items()} for p in some]


def _spread(posts: Sequence[Counted], most: int) -> list[Counted]:
    step = max(1.0, len(posts) / most)
    return [posts[int(i * step)] for i in range(min(len(posts), most))]
