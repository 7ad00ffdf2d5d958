"""Divide authors and posts so that nothing of whom is judged is in what they are judged by."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from styles.measuring.counted import Counted
from styles.scoring.background import FIRST, Background, Cut, FeatureKind, gather
from styles.scoring.calibration import fit_calibration
from styles.scoring.ranks import Matrix

TRAINING = 60  # posts of an author that are learned from at most


@dataclass(frozen=True)
class Studied:
    """One post of a corpus: measured, with the words that carry its subject and the register most of it is in."""

    post: Counted
    cut: Cut
    content: Mapping[str, int]
    register: str
    paragraphs: frozenset[str] = frozenset()  # the long ones, by which a post is known that says something again


Corpus = Mapping[str, Sequence[Studied]]  # author to posts, oldest first


@dataclass(frozen=True)
class Fold:
    """One way to divide authors and posts. Nothing of a candidate is in `background`."""

    background: Background
    train: Mapping[str, Sequence[Studied]]
    test: Sequence[tuple[str, Studied]]
    generic: Sequence[Cut]
    older: Mapping[str, Sequence[Studied]]  # the older half of every candidate's posts
    newer: Sequence[tuple[str, Studied]]


def folds(
    corpus: Corpus,
    models: Sequence[Cut],
    generic: Sequence[Cut],
    language: str,
    seed: int,
    lengths: Sequence[int] = (0, 300),
) -> Iterator[Fold]:
    """Authors in two halves, each in turn the candidates while the other half (with `models`, drafts by language
    models) is the background; half of every candidate's posts to learn from, the other half to be told apart, but for
    posts that share a long paragraph with one that is learned from. `lengths`: those that the posts are cut to."""
    rng = random.Random(seed)
    names = sorted(corpus)
    rng.shuffle(names)
    half = max(2, len(names) // 2)
    for candidates in (names[:half], names[-half:]):
        others = [n for n in names if n not in candidates]
        if len(candidates) < 2 or not others:
            continue
        shared = {n: [s.cut for s in corpus[n]] for n in others}
        figures = replace(
            gather(shared, models, language, lengths), calibration=calibrate(shared, models, language, lengths)
        )
        yield _fold(corpus, candidates, figures, generic, rng)


def _fold(
    corpus: Corpus, candidates: Sequence[str], figures: Background, generic: Sequence[Cut], rng: random.Random
) -> Fold:
    train, test = {}, []
    older, newer = {}, []
    for name in candidates:
        posts = corpus[name]
        order = list(range(len(posts)))
        rng.shuffle(order)
        half = len(order) // 2
        train[name] = [posts[i] for i in sorted(order[:half][:TRAINING])]
        test += [(name, s) for s in _unlike([posts[i] for i in sorted(order[half:])], train[name])]
        older[name] = list(posts[:half][-TRAINING:])
        newer += [(name, s) for s in _unlike(posts[half:], older[name])]
    return Fold(figures, train, test, generic, older, newer)


def _unlike(posts: Sequence[Studied], learned: Sequence[Studied]) -> list[Studied]:
    """The posts that say nothing again of what is learned from: headers of series, posts published twice."""
    known = {paragraph for post in learned for paragraph in post.paragraphs}
    return [post for post in posts if not known & post.paragraphs]


def calibrate(
    posts: Mapping[str, Sequence[Cut]], models: Sequence[Cut], language: str, lengths: Sequence[int] = (0,)
) -> dict[int, tuple[float, float]]:
    """Slope and offset of the first scorer's odds at every length, from authors of whom each was in no statistics it
    was judged by. Of fewer than three authors: even odds at two deviations."""
    names = sorted(posts)
    parts = min(4, len(names) // 2) if len(names) >= 4 else len(names)
    own: dict[int, list[float]] = {n: [] for n in lengths}
    others: dict[int, list[float]] = {n: [] for n in lengths}
    for part in range(parts if len(names) >= 3 else 0):
        judged = names[part::parts]
        rest = {n: posts[n] for n in names if n not in judged}
        figures = gather(rest, models, language, sorted({0, *lengths}), FIRST)
        for name in judged:
            for length in lengths:
                near, far = _judged(posts, name, judged if len(judged) > 1 else names, figures, length)
                own[length] += near
                others[length] += far
    return {n: fit_calibration(np.array(own[n]), np.array(others[n])) if own[n] else (1.0, -2.0) for n in lengths}


def _judged(
    posts: Mapping[str, Sequence[Cut]], name: str, strangers: Sequence[str], figures: Background, length: int
) -> tuple[list[float], list[float]]:
    """How the posts of an author that were not learned from stand to them, and how posts of strangers do."""
    learned = posts[name][::2][:TRAINING]
    asked = [c for c in posts[name][1::2] if length in c]
    foreign = [c for n in strangers if n != name for c in posts[n][:: max(1, len(posts[n]) // 40)] if length in c]
    if len(learned) < 3 or not asked or not foreign:
        return [], []
    row = table({name: Texts(learned, figures)}, Texts([*asked, *foreign], figures, length), FIRST)[0]
    return list(row[: len(asked)]), list(row[len(asked) :])


class Texts:
    """Some posts as normal scores, each kind and length worked out when it is first asked for."""

    def __init__(self, cuts: Sequence[Cut], background: Background, length: int = 0) -> None:
        self.background = background
        self.length = length
        self._cuts = cuts
        self._scores: dict[FeatureKind, Matrix] = {}

    def scores(self, kind: FeatureKind) -> Matrix:
        if kind not in self._scores:
            rows = [getattr(cut[self.length], kind) for cut in self._cuts]
            self._scores[kind] = self.background.space(kind, self.length).scores(rows)
        return self._scores[kind]

    def direction(self, kind: FeatureKind, most: int) -> Matrix:
        """Learned from at most so many of these posts, from first to last."""
        rows = self.scores(kind)
        some = rows[[int(i * max(1.0, len(rows) / most)) for i in range(min(most, len(rows)))]]
        return self.background.space(kind).direction(some.mean(axis=0), len(some))


def table(learned: Mapping[str, Texts], texts: Texts, kinds: Sequence[FeatureKind], most: int = TRAINING) -> Matrix:
    """Candidates × posts: how each post stands to each candidate's voice, as the mean of some kinds."""
    found = [
        [texts.background.space(k, texts.length).standing(texts.scores(k), of.direction(k, most)) for k in kinds]
        for of in learned.values()
    ]
    table: Matrix = np.array(found).mean(axis=1)
    return table
