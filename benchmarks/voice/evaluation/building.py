"""Make the figures of a language from a corpus of blogs: python -m benchmarks.voice background CORPUS_DIR OUT."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from benchmarks.voice.evaluation.folds import Studied, calibrate
from styles.learning.learn import SHORTEST
from styles.measuring.counted import REGISTERS, Counted, counted
from styles.measuring.formulae import repeated, without
from styles.reading.joined import joined
from styles.reading.own_text import Written, own
from styles.reading.spoken import language
from styles.scoring.background import LENGTHS, Background, Cut, cuts, gather, take

_PARAGRAPH = 80  # characters from which a paragraph says which post it is of
_NUMBER = re.compile(r"\d+")  # headers of a series differ in nothing else


def study(posts: Sequence[Written], spoken: str, cut: Sequence[int] = LENGTHS) -> list[Studied]:
    """The posts of one author that are in the language and long enough, measured; oldest first if they came so.

    Lines that stand in post after post are left out everywhere, so nobody is known by a signature.
    """
    raw = [o for o in map(own, posts) if o.size >= SHORTEST and language("\n".join(b.text for b in o.blocks)) == spoken]
    raw = [joined(post, spoken) for post in raw]
    lines = repeated(raw)
    taken = counted([without(o, lines) for o in raw], spoken)
    return [_studied(c, spoken, cut) for c in taken if c.sentences]


def _studied(post: Counted, spoken: str, lengths: Sequence[int]) -> Studied:
    registers = Counter(s.ending for s in post.sentences if s.ending in REGISTERS)
    content = Counter(m.form for s in post.sentences for m in s.morphemes if m.tag.startswith(("NN", "W", "名詞")))
    return Studied(
        post,
        {n: take(c, spoken) for n, c in cuts(post, lengths).items()},
        content,
        registers.most_common(1)[0][0] if registers else "other",
        frozenset(_NUMBER.sub("0", b.text) for b in post.own.blocks if len(b.text) >= _PARAGRAPH),
    )


def build(authors: Mapping[str, Sequence[Cut]], models: Sequence[Cut], spoken: str) -> Background:
    """The figures of all these authors, calibrated on each of them against statistics that they are not in."""
    figures = gather(authors, models, spoken)
    return replace(figures, calibration=calibrate(authors, models, spoken, LENGTHS))
