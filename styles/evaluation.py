"""Measure how well a voice is told from others', on authors that nothing was learned from."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import fmean, pstdev

import numpy as np

from styles.background import FIRST, MEASURES, Background, Cut, Kind, gather
from styles.beside import read_back
from styles.figures import auc, calibrated, calibration_error, chance
from styles.space import Matrix, solve
from styles.standing import score

_TRAINING = 60  # posts of an author that are learned from at most
SIZES = (300, 600, 1_200, 2_400)  # tokens of a profile


@dataclass(frozen=True)
class Studied:
    """One post of a corpus: measured, with the words that carry its subject and the register most of it is in."""

    cut: Cut
    content: Mapping[str, int]
    register: str


Corpus = Mapping[str, Sequence[Studied]]  # author to posts, oldest first


@dataclass(frozen=True)
class _Fold:
    """One way to divide authors and posts. Nothing of a candidate is in `background`."""

    background: Background
    calibration: tuple[float, float]
    train: Mapping[str, Sequence[Studied]]
    test: Sequence[tuple[str, Studied]]
    generic: Sequence[Cut]


def folds(corpus: Corpus, models: Sequence[Cut], generic: Sequence[Cut], language: str, seed: int) -> Iterator[_Fold]:
    """Authors in two halves, each in turn the candidates while the other half (with `models`, drafts by language
    models) is the background; half of every candidate's posts to learn from, the other half to be told apart."""
    rng = random.Random(seed)
    names = sorted(corpus)
    rng.shuffle(names)
    half = max(2, len(names) // 2)
    for candidates in (names[:half], names[-half:]):
        others = [n for n in names if n not in candidates]
        if len(candidates) < 2 or not others:
            continue
        yield _fold(corpus, candidates, others, models, generic, language, rng)


def _fold(
    corpus: Corpus,
    candidates: Sequence[str],
    others: Sequence[str],
    models: Sequence[Cut],
    generic: Sequence[Cut],
    language: str,
    rng: random.Random,
) -> _Fold:
    shared = {n: [s.cut for s in corpus[n]] for n in others}
    train, test = {}, []
    for name in candidates:
        order = list(range(len(corpus[name])))
        rng.shuffle(order)
        half = len(order) // 2
        train[name] = [corpus[name][i] for i in sorted(order[:half][:_TRAINING])]
        test += [(name, corpus[name][i]) for i in sorted(order[half:])]
    return _Fold(
        gather(shared, models, language, (0, 300)), calibrate(shared, models, language)[0], train, test, generic
    )


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
    return {n: calibrated(np.array(own[n]), np.array(others[n])) if own[n] else (1.0, -2.0) for n in lengths}


def _judged(
    posts: Mapping[str, Sequence[Cut]], name: str, strangers: Sequence[str], figures: Background, length: int
) -> tuple[list[float], list[float]]:
    """How the posts of an author that were not learned from stand to them, and how posts of strangers do."""
    learned = posts[name][::2][:_TRAINING]
    asked = [c for c in posts[name][1::2] if length in c]
    foreign = [c for n in strangers if n != name for c in posts[n][:: max(1, len(posts[n]) // 40)] if length in c]
    if len(learned) < 3 or not asked or not foreign:
        return [], []
    row = _table({name: _Texts(learned, figures)}, _Texts([*asked, *foreign], figures, length), FIRST)[0]
    return list(row[: len(asked)]), list(row[len(asked) :])


class _Texts:
    """Some posts as normal scores, each kind and length worked out when it is first asked for."""

    def __init__(self, cuts: Sequence[Cut], background: Background, length: int = 0) -> None:
        self.background = background
        self.length = length
        self._cuts = cuts
        self._scores: dict[Kind, Matrix] = {}

    def scores(self, kind: Kind) -> Matrix:
        if kind not in self._scores:
            rows = [getattr(cut[self.length], kind) for cut in self._cuts]
            self._scores[kind] = self.background.space(kind, self.length).scores(rows)
        return self._scores[kind]

    def direction(self, kind: Kind, most: int) -> Matrix:
        """Learned from at most so many of these posts, from first to last."""
        rows = self.scores(kind)
        some = rows[[int(i * max(1.0, len(rows) / most)) for i in range(min(most, len(rows)))]]
        return self.background.space(kind).direction(some.mean(axis=0), len(some))


def _table(learned: Mapping[str, _Texts], texts: _Texts, kinds: Sequence[Kind], most: int = _TRAINING) -> Matrix:
    """Candidates × posts: how each post stands to each candidate's voice, as the mean of some kinds."""
    found = [
        [texts.background.space(k, texts.length).standing(texts.scores(k), of.direction(k, most)) for k in kinds]
        for of in learned.values()
    ]
    table: Matrix = np.array(found).mean(axis=1)
    return table


def _accuracy(table: Matrix, owner: Matrix) -> float:
    """The mean over authors of the share of their posts that stand highest with them."""
    best = table.argmax(axis=0)
    return fmean(float(np.mean(best[owner == j] == j)) for j in range(len(table)) if (owner == j).any())


def _macro(table: Matrix, owner: Matrix, allowed: Matrix) -> float:
    return _mean(auc(table[j, owner == j], table[j, (owner != j) & allowed[j]]) for j in range(len(table)))


def _mean(values: Iterator[float]) -> float:
    known = [v for v in values if v == v]
    return fmean(known) if known else float("nan")


def _matched(names: Sequence[str], owner: Matrix, posts: Sequence[Studied]) -> Matrix:
    """Candidates × posts: the five posts of others nearest in subject (cosine of tf-idf of content words) to each post
    of the candidate."""
    df = Counter(w for s in posts for w in s.content)
    vectors = []
    for s in posts:
        v = {w: (1 + log(n)) * log(len(posts) / df[w]) for w, n in s.content.items() if 1 < df[w] < len(posts) / 3}
        size = sqrt(sum(x * x for x in v.values())) or 1.0
        vectors.append({w: x / size for w, x in v.items()})
    words = {w: i for i, w in enumerate(sorted({w for v in vectors for w in v}))}
    matrix = np.zeros((len(posts), len(words)))
    for i, v in enumerate(vectors):
        for w, x in v.items():
            matrix[i, words[w]] = x
    alike = matrix @ matrix.T
    chosen = np.zeros((len(names), len(posts)), dtype=bool)
    for i, j in enumerate(owner):
        near = np.where(owner == j, -1.0, alike[i])
        chosen[j, np.argsort(-near, kind="stable")[:5]] = True
    return chosen


def _card(fold: _Fold, posts: Sequence[Studied], owner: Matrix, profiles: Mapping[str, str]) -> dict[str, float]:
    """From the text of the profiles alone: what they tell is read back, and posts are held against that."""
    space = fold.background.space(MEASURES)
    at = {n: i for i, n in enumerate(space.names)}
    scored = space.scores([s.cut[0].measures for s in posts]) - space.middle
    diagonal, factors = space.within
    rows: list[Matrix] = []
    for text in profiles.values():
        told = read_back(text, space.names, fold.background.language)
        which = [at[n] for n in told]
        mean = np.array([score(place) for place in told.values()]) - space.middle[which]
        weights = solve(diagonal[which], factors[which], mean)
        total = fold.background.space(MEASURES).total
        spread = sqrt(float(weights**2 @ total[0][which] + np.sum((weights @ total[1][which]) ** 2))) or 1.0
        rows.append(scored[:, which] @ weights / spread)
    table: Matrix = np.array(rows)
    own = table[owner, np.arange(len(owner))]
    others = table[np.arange(len(table))[:, None] != owner[None, :]]
    return {"accuracy": _accuracy(table, owner), "auc": auc(own, others)}


def _ece(table: Matrix, owner: Matrix, calibration: tuple[float, float]) -> float:
    chances = [chance(float(z), calibration) for row in table for z in row]
    return calibration_error(chances, [bool(o == j) for j in range(len(table)) for o in owner])


def _short(learned: Mapping[str, _Texts], fold: _Fold, length: int) -> float:
    names = list(learned)
    pairs = [(names.index(n), s.cut) for n, s in fold.test if length in s.cut]
    table = _table(learned, _Texts([cut for _, cut in pairs], fold.background, length), FIRST)
    return _macro(table, np.array([j for j, _ in pairs]), np.ones(table.shape, dtype=bool))


def time_split(fold: _Fold, corpus: Corpus) -> float:
    """Accuracy where the older half is learned from and the newer half is told apart."""
    names = list(fold.train)
    learned, test = {}, []
    for name in names:
        half = len(corpus[name]) // 2
        learned[name] = _Texts([s.cut for s in corpus[name][:half][-_TRAINING:]], fold.background)
        test += [(names.index(name), s.cut) for s in corpus[name][half:]]
    texts = _Texts([cut for _, cut in test], fold.background)
    return _accuracy(_table(learned, texts, FIRST), np.array([j for j, _ in test]))


def _ceiling(fold: _Fold, posts: Sequence[Studied], owner: Matrix) -> float:
    """What the whole training text gives: masked character runs, ridge classification of tf-idf, closed set."""
    train = [(j, s) for j, n in enumerate(fold.train) for s in fold.train[n]]
    df = Counter(r for _, s in train for r in s.cut[0].characters)
    kept = {r: i for i, r in enumerate(sorted(r for r, n in df.items() if n >= 3))}
    idf = np.array([log(len(train) / df[r]) + 1 for r in kept])
    known, asked = _rows([s for _, s in train], kept, idf), _rows(posts, kept, idf)
    targets = np.full((len(train), len(fold.train)), -1.0)
    targets[np.arange(len(train)), [j for j, _ in train]] = 1.0
    counts = Counter(j for j, _ in train)
    weight = np.array([1 / counts[j] for j, _ in train]) * len(train) / len(counts)
    kernel = known @ known.T
    solved = np.linalg.solve(kernel + np.diag(0.3 / weight), targets)
    return _accuracy((asked @ known.T @ solved).T, owner)


def _rows(posts: Sequence[Studied], kept: Mapping[str, int], idf: Matrix) -> Matrix:
    rows = np.zeros((len(posts), len(kept)))
    for i, s in enumerate(posts):
        for run, rate in s.cut[0].characters.items():
            if run in kept:
                rows[i, kept[run]] = np.log1p(rate) * idf[kept[run]]
    unit: Matrix = rows / np.maximum(np.sqrt(np.sum(rows**2, axis=1, keepdims=True)), 1e-9)
    return unit


def summary(reports: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Mean and spread (standard deviation over folds) of every figure."""
    first = reports[0]
    found: dict[str, object] = {}
    for key, value in first.items():
        values = [r[key] for r in reports]
        if isinstance(value, Mapping):
            found[key] = summary([v for v in values if isinstance(v, Mapping)])
        else:
            known = [float(v) for v in values if isinstance(v, int | float) and v == v]
            found[key] = {"mean": round(fmean(known), 4), "sd": round(pstdev(known), 4)} if known else None
    return found
