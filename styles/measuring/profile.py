"""Count what can be counted in how somebody writes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean, pstdev

from styles.measuring.counted import REGISTERS, Counted, length
from styles.measuring.formulae import closings, openings, refrains
from styles.measuring.genre import of_post
from styles.measuring.habits import habit_counts, spread, unused
from styles.measuring.manner import alternating, manner_of, manners
from styles.model import Choice, Ended, Profile
from styles.reading.own_text import PERSONAL, Own
from styles.reading.sentences import Sentence


def profile(
    posts: Sequence[Counted], texts: Sequence[Own], raw: Sequence[Own], language: str, choices: Sequence[Choice]
) -> Profile:
    """Measure posts: `texts` without their repeated lines, `posts` the same cut into sentences, `raw` with their
    repeated lines, `choices` what is written the same way each time."""
    every = [s for post in posts for s in post.sentences]
    prose = [
        s for post in posts for b, ss in zip(post.own.blocks, post.blocks, strict=True) if b.kind == "prose" for s in ss
    ]
    judged = prose or every
    lengths = [float(length(s, language)) for s in judged]
    habits, kinds = habit_counts(texts, language), _kinds(posts, raw)
    return Profile(
        endings=_endings(judged),
        registers=_registers(posts),
        sentence=spread(lengths),
        mean=fmean(lengths) if lengths else 0.0,
        deviation=pstdev(lengths) if lengths else 0.0,
        paragraph=spread(_paragraphs(posts)),
        post=spread(float(len(post.text)) for post in texts),
        commas=_per(judged, lambda s: len(re.findall("[,，、]", s.text))),
        unmarked=_per(judged, lambda s: not re.search(r"[.!?。！？…~♡♥)\]:]\W*$", s.text)),
        habits=tuple(h for h in habits if h.posts >= _SEEN),
        absent=unused(habits, _SEEN),
        selves=_shares(w for s in every for w in s.selves),
        openers=_openers(every),
        choices=tuple(choices),
        greetings=openings(raw),
        farewells=closings(raw),
        greetings_of_some=_of_some(kinds, openings, raw),
        farewells_of_some=_of_some(kinds, closings, raw),
        refrains=refrains(raw, language),
        manners=manners(posts),
        alternating=alternating(posts),
    )


_SEEN = 0.05  # of the posts: what fewer have is no habit


def _kinds(posts: Sequence[Counted], raw: Sequence[Own]) -> dict[str, list[Own]]:
    """The posts of each manner and of each genre, whole."""
    kinds: dict[str, list[Own]] = {}
    for post, whole in zip(posts, raw, strict=True):
        for kind in filter(None, (manner_of(post), of_post(post))):
            kinds.setdefault(kind, []).append(whole)
    return kinds


def _of_some(
    kinds: Mapping[str, Sequence[Own]], formulae: Callable[[Sequence[Own]], tuple[str, ...]], raw: Sequence[Own]
) -> tuple[str, ...]:
    """What opens or closes half the posts of one manner or of one genre, and not half of all."""
    every = formulae(raw)
    found = [line for kind, some in sorted(kinds.items()) for line in formulae(some) if line not in every]
    return tuple(dict.fromkeys(found))[:3]


_ALSO_MEASURED: Mapping[str, tuple[str, ...]] = {  # of a habit, as they are measured besides
    "dots": ("two dots", "three dots"),
    "exclamation": ("many exclamations", "mixed marks"),
    "question": ("asked and answered",),
    "quotation": ("single quotes", "double quotes", "brackets"),
    "title marks": ("brackets",),
    "parenthesis": ("gloss",),
    "heading": ("numbered headings", "asking headings"),
    "bullet": ("named items",),
}


def habits(measured: Profile) -> frozenset[str]:
    """The measures of what the profile tells of already: what an author does, if only in some posts, what they are said
    to leave, how their sentences end and open."""
    done = {name for h in measured.habits for name in (h.name, *_ALSO_MEASURED.get(h.name, ()))}
    ended = {f"end {e.ending}" for e in measured.endings} | {f"final {f}" for e in measured.endings for f in e.forms}
    opened = {f"word {word}/{tag}" for word, _ in measured.openers for tag in ("MAG", "MAJ")}
    return frozenset(done | ended | opened | {*measured.absent})


def _per(found: Sequence[Sentence], what: Callable[[Sentence], float]) -> float:
    return fmean(what(s) for s in found) if found else 0.0


def _endings(found: Sequence[Sentence]) -> tuple[Ended, ...]:
    kinds = Counter(s.ending for s in found)
    ended = []
    for ending, n in kinds.most_common():
        of = [s for s in found if s.ending == ending]
        forms = tuple(
            f for f, times in Counter(s.form for s in of if s.form).most_common(6) if times >= max(2, 0.03 * n)
        )
        ended.append(Ended(ending, n / len(found), forms, _sample(of, forms)))
    return tuple(e for e in ended if e.share >= 0.01)


def _sample(of: Sequence[Sentence], forms: Sequence[str]) -> str:
    """A sentence to show as evidence: with the commonest form, neither clipped nor long, the same one each time."""
    fit = [
        s.text
        for s in of
        if 12 <= s.length <= 45
        and (not forms or s.form == forms[0])
        and re.match(r"[가-힣A-Zぁ-ヿ一-鿿]", s.text)
        and not re.search(r"[$`*_|<>={}\[\]\\]|~~", s.text)
        and not PERSONAL.search(s.text)
    ]
    return min(fit, key=lambda t: (abs(len(t) - 26), t)) if fit else ""


def _registers(posts: Sequence[Counted]) -> tuple[tuple[str, float], ...]:
    mostly: list[str] = []
    for post in posts:
        kinds = Counter(s.ending for s in post.sentences if s.ending in REGISTERS)
        if kinds:
            mostly.append(kinds.most_common(1)[0][0])
    return _shares(mostly)


def _paragraphs(posts: Sequence[Counted]) -> list[float]:
    return [
        float(len(found))
        for post in posts
        for block, found in zip(post.own.blocks, post.blocks, strict=True)
        if block.kind == "prose" and found
    ]


def _shares(words: Iterable[str]) -> tuple[tuple[str, float], ...]:
    counts = Counter(words)
    total = counts.total()
    return tuple((word, n / total) for word, n in counts.most_common(4) if n / total >= 0.05)


def _openers(found: Sequence[Sentence]) -> tuple[tuple[str, float], ...]:
    counts = Counter(s.first for s in found if s.first)
    return tuple((w, 100 * n / len(found)) for w, n in counts.most_common(8) if n >= 3)
