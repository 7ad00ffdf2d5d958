"""Find what sets an author apart from other bloggers, and whether it holds."""

import re
from collections.abc import Callable, Collection, Sequence
from statistics import NormalDist

import numpy as np

from styles.languages.measure_names import measure_name
from styles.measuring.habits import HABITS
from styles.model import Standing
from styles.reading.tokens import count
from styles.scoring.background import MEASURES, Background, Cut
from styles.scoring.ranks import Matrix, Space

MOST = 260
_HOLDS = 0.1  # within-author deviations: what each half of the posts must show of it, or it was chance
_LEFT = 0.15  # of the variance of a measure: what those chosen must leave unsaid of it
_FROM = 60  # places of a hundred: what lies nearer to the middle is said of nobody
Called = Callable[[str, str], str]


def set_apart(posts: Sequence[Cut], background: Background, called: Called = measure_name) -> tuple[Standing, ...]:
    """What an author is known by, what says most for its tokens first: measures that have a name and show in both
    halves of their posts (held-out verification, after PROSE 2025). Empty for fewer than three posts.

    Chosen greedily by how much each adds, per token of its label, to the Mahalanobis distance between the author and
    others, given those chosen before it (pivoted Cholesky of the within-author covariance).
    """
    if len(posts) < 3:
        return ()
    chooser = _Chooser(posts, background, called)
    found: list[Standing] = []
    while len(found) < MOST and chooser.best[0] > 0:
        found.append(chooser.take(chooser.best[1]))
    return tuple(found)


class _Chooser:
    """The measures, and what each would still add."""

    def __init__(self, posts: Sequence[Cut], background: Background, called: Called) -> None:
        self._space = space = background.space(MEASURES)
        self._values = [p[0].measures for p in posts]
        scored = space.scores(self._values)
        self._means = scored.mean(axis=0)
        one, other = (_effects(scored[start::2], space) for start in (0, 1))
        least = np.where(one * other > 0, np.minimum(abs(one), abs(other)), 0.0)
        self._effect = np.sign(one) * least
        labels = [_word(called(name, background.language)) for name in space.names]
        first = {label: f for f, label in reversed(list(enumerate(labels)))}  # two that are called alike are one
        tokens = [count(f"{label}, ") if label and first[label] == f else 0 for f, label in enumerate(labels)]
        self._tokens = np.array(tokens)
        far = np.abs(self._means) >= normal_score(_FROM)
        self._free = (least >= _HOLDS) & far & (self._tokens > 0)
        diagonal, factors = space.within
        self._scale = np.sqrt(diagonal + np.sum(factors**2, axis=1))
        self._factors = factors / self._scale[:, None]
        self._left, self._variance = self._effect.copy(), np.ones(len(least))
        self._rows: list[Matrix] = []
        self._look()

    def _look(self) -> None:
        useful = self._free & (self._variance > _LEFT) & (self._left * self._effect > 0)
        gains = np.where(useful, self._left**2 / np.maximum(self._variance, 1e-9) / np.maximum(self._tokens, 1), -1.0)
        f = int(gains.argmax())
        self.best = float(gains[f]), f

    def take(self, f: int) -> Standing:
        """Count it as said."""
        row = self._factors @ self._factors[f]
        row[f] = 1.0
        for earlier in self._rows:
            row = row - earlier * earlier[f]
        root = float(np.sqrt(self._variance[f]))
        row = row / root
        self._left = self._left - row * (self._left[f] / root)
        self._variance = self._variance - row**2
        self._rows.append(row)
        self._free[f] = False
        self._look()
        return self._standing(f)

    def _standing(self, f: int) -> Standing:
        name = self._space.names[f]
        own = np.array([v.get(name, 0.0) for v in self._values])
        own = own[~np.isnan(own)]
        value = round(float(own.mean()), 4) if len(own) else 0.0
        usual = round(float(self._space.quantiles[f, self._space.quantiles.shape[1] // 2]), 4)
        return Standing(name, value, usual, percentile(float(self._means[f])))


def _effects(scored: Matrix, space: Space) -> Matrix:
    """How far the author's mean lies from others', in deviations of the posts of one author."""
    diagonal, factors = space.within
    effects: Matrix = (scored.mean(axis=0) - space.middle) / np.sqrt(diagonal + np.sum(factors**2, axis=1))
    return effects


def _word(label: str) -> str:
    return " ".join(label.split())


_TEN = 10  # rules about what not to do: more of them are read as a list to tick
_RARE = 45  # place among a hundred that an author stays below of what they are said not to do


def unlike(
    posts: Sequence[Cut], background: Background, called: Called = measure_name, has: Collection[str] = ()
) -> tuple[str, ...]:
    """What language models do unasked and this author hardly does: up to ten measures, the widest gap first.

    Found by holding the author against models' own drafts (contrast with the model's failure, after TICL, Cho and
    others 2025), not by a list of what is thought to be bad style: what the author does too (`has`: habits of theirs)
    is never in it, nor what models do less than people.
    """
    if len(posts) < 3:
        return ()
    space = background.space(MEASURES)
    scored = space.scores([p[0].measures for p in posts])
    own = np.maximum(scored[::2].mean(axis=0), scored[1::2].mean(axis=0))
    diagonal, factors = space.within
    gaps = (background.model - own) / np.sqrt(diagonal + np.sum(factors**2, axis=1))
    found = [
        space.names[f]
        for f in np.argsort(-gaps, kind="stable")
        if gaps[f] > 0.8
        and background.model[f] > 0
        and percentile(float(own[f])) <= _RARE
        and _avoidable(space.names[f])
    ]
    return tuple(name for name in found if called(name, background.language) and name not in has)[:_TEN]


# A writer can leave out a mark, a kind of layout, an adverb, an ending; not a length, a particle, a part of speech, and
# not the commas, of which the profile tells how many there are.
_MARKS = frozenset(
    (
        *(
            "two dots",
            "three dots",
            "double commas",
            "many exclamations",
            "colon",
            "arrow",
            "gloss",
            "star",
            "middle dot",
        ),
        *("single quotes", "double quotes", "brackets", "italic", "asked and answered", "double blank lines"),
        *("numbered headings", "asking headings", "named items"),
    )
)
_AVOIDABLE = re.compile(r"word [^/]+/(?:MAG|MAJ|IC|副詞|接続詞)|final |end (?!other|noun|trailing)")


def _avoidable(name: str) -> bool:
    """Whether a writer can simply leave it."""
    return name in HABITS or name in _MARKS or _AVOIDABLE.match(name) is not None


def percentile(score: float) -> int:
    """A normal score as a place among a hundred, 1 to 99."""
    return min(99, max(1, round(100 * NormalDist().cdf(score))))


def normal_score(place: int) -> float:
    """The normal score of a place among a hundred."""
    return NormalDist().inv_cdf(min(99, max(1, place)) / 100)
