"""Learn how somebody writes from what they have written."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from styles.languages import is_learned
from styles.languages.gaps import HEARABLE
from styles.learning.enough import LEAST, TooLittle, Unfamiliar
from styles.learning.not_for_passages import others_posts, private_matters
from styles.learning.passages import Looked, choose, look
from styles.measuring.counted import Counted, reading
from styles.measuring.formulae import repeated, without
from styles.measuring.profile import habits, profile
from styles.measuring.slips import words_as_typed
from styles.model import LearnedLanguage, StyleCard
from styles.reading.joined import joined
from styles.reading.own_text import Own, Written, own
from styles.reading.spoken import spoken_language
from styles.scoring.background import LENGTHS, Background, Cut, background, cuts, take
from styles.scoring.distinctive import set_apart, unlike
from styles.scoring.machine_tells import TELLING
from styles.scoring.voice import fit_voice

SHORTEST = 300  # characters of a post by which a voice is measured

_JUDGED = 20_000  # characters of a post that say which language it is in
_T = TypeVar("_T")


_READ = 150  # posts that are cut into sentences, from first to last
_SOUGHT = 120  # of them that passages are looked for in
_HEARD = 60  # of them a voice is measured by: more of them change it no further
_CUT = 24  # of these that are measured at shorter lengths too, to know how the author's own short texts would stand


def learn(posts: Sequence[Written], figures: Background | None = None) -> StyleCard:
    """The style card of the author of `posts`: counted and chosen, the same each time, no model asked.

    Posts in another language than most, and posts with less than 80 characters of own text, do not count; the same
    post twice counts once. Takes about a second for ten posts: not for an event loop. `figures`: what the author is
    held against, if not what ships. Raises TooLittle and Unfamiliar.
    """
    raw = list({tuple(b.text for b in o.blocks): o for o in map(own, posts) if o.size >= LEAST}.values())
    if not raw:
        raise TooLittle
    texts = ["\n".join(b.text for b in o.blocks) for o in raw]
    spoken = spoken_language(texts)
    if not is_learned(spoken):
        raise Unfamiliar(spoken)
    raw = [o for o, text in zip(raw, texts, strict=True) if spoken_language([text[:_JUDGED]]) == spoken] or raw
    raw = [joined(post, spoken) for post in raw]
    lines = repeated(raw)
    kept = [o for o in raw if without(o, lines).text.strip()]
    if not kept:
        raise TooLittle
    return _card(kept, lines, spoken, figures or background(spoken))


def _card(raw: Sequence[Own], lines: frozenset[str], spoken: LearnedLanguage, figures: Background) -> StyleCard:
    texts = [without(o, lines) for o in raw]
    pairs = _spread(list(zip(texts, raw, strict=True)), _READ)
    read, measured, looked = _read(pairs, spoken, private_matters(raw))
    counts = profile(read, texts, [whole for _, whole in pairs], spoken)
    if spoken == "ko":
        counts = replace(counts, slips=words_as_typed([t.text for t in texts]))
    return StyleCard(
        language=spoken,
        posts=len(raw),
        characters=sum(o.size for o in raw),
        profile=counts,
        passages=choose(looked, others_posts(read)),
        standings=set_apart(measured, figures),
        unlike=unlike(measured, figures, has=habits(counts)),
        voice=fit_voice(measured, figures, (*HEARABLE, *TELLING)),
    )


def _read(
    posts: Sequence[tuple[Own, Own]], spoken: str, matters: re.Pattern[str] | None
) -> tuple[list[Counted], list[Cut], list[Looked]]:
    """Posts without and with their repeated lines, cut into sentences, measured and looked through one by one.

    At most 60 are measured whole, 24 of them at every length; short ones say too little.
    """
    read: list[Counted] = []
    measured: list[Cut] = []
    looked: list[Looked] = []
    heard = _spread([n for n, (text, _) in enumerate(posts) if len(text.text) >= SHORTEST], _HEARD)
    sought, cut = set(_spread(range(len(posts)), _SOUGHT)), set(_spread(heard, _CUT))
    for n, post in enumerate(reading([text for text, _ in posts], spoken)):
        read.append(post)
        looked.append(look(n, post, posts[n][1], spoken, choosing=n in sought, matters=matters))
        if n in heard:
            lengths = LENGTHS if n in cut else (0,)
            measured.append({size: take(c, spoken) for size, c in cuts(post, lengths).items()})
    return read, measured, looked


def _spread(some: Sequence[_T], most: int) -> list[_T]:
    step = max(1.0, len(some) / most)
    return [some[int(i * step)] for i in range(min(len(some), most))]
