"""Learn how somebody writes from what they have written."""

from collections.abc import Sequence

from styles.card import Profile, StyleCard
from styles.features import counted, profile, repeated, without
from styles.passages import choose
from styles.text import Written, language, own

LEAST = 80  # characters of the author's own prose: less says nothing about a voice


class Unfamiliar(ValueError):
    """Most of the posts are neither in Hangul nor in kana nor in Latin letters."""


class TooLittle(ValueError):
    """No post has enough text of the author's own to learn from."""


def enough(post: Written) -> bool:
    """Whether a post has enough text of the author's own to learn from."""
    return own(post).size >= LEAST


def learn(posts: Sequence[Written]) -> StyleCard:
    """The style card of the author of `posts`: counted and chosen, the same each time, no model asked.

    Posts in another language than most, and posts with less than 80 characters of own text, do not count; the same
    post twice counts once. Takes about a second for ten posts: not for an event loop. Raises TooLittle and Unfamiliar.
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
    measured: Profile = profile([c for c, _ in kept], [o for _, o in kept], spoken)
    return StyleCard(
        language=spoken,
        posts=len(kept),
        characters=sum(o.size for _, o in kept),
        profile=measured,
        passages=choose([c for c, _ in kept], [o for _, o in kept], spoken),
    )
