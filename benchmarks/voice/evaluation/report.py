"""Measure how well a voice is told from others', on authors that nothing was learned from."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log, sqrt
from statistics import fmean, pstdev

import numpy as np

from benchmarks.voice.evaluation.figures import auc, calibration_error, false_at
from benchmarks.voice.evaluation.folds import Corpus, Fold, Studied, Texts, folds, table
from benchmarks.voice.evaluation.read_back import read_back
from benchmarks.voice.evaluation.read_lines import read_lines
from benchmarks.voice.evaluation.seen import seen
from styles.languages import language_of
from styles.languages.measure_names import GRAM
from styles.measuring.profile import habits, profile
from styles.model import StyleCard
from styles.prompting.card_text import profile_text
from styles.prompting.squeeze import squeeze
from styles.scoring.background import CHARACTERS, FIRST, LENGTHS, MEASURES, PHRASES, Cut, FeatureKind
from styles.scoring.calibration import chance
from styles.scoring.distinctive import normal_score, set_apart, unlike
from styles.scoring.ranks import Matrix, solve
from styles.spelling import measure_choices

SIZES = (300, 600, 1_200, 2_400, 5_000)  # tokens of a card


def evaluate(
    corpus: Corpus,
    models: Sequence[Cut],
    generic: Sequence[Cut],
    language: str,
    seeds: int,
    heard: Callable[[str], None],
    lengths: Sequence[int] = LENGTHS,
) -> dict[str, object]:
    """Every figure, as mean and spread over `seeds` divisions of authors and posts, both halves of the authors in turn.

    `models`: drafts by language models that go into the background; `generic`: others, to be told from the authors.
    `heard` is told what is done. `lengths`: what all of these were cut to.
    """
    reports = []
    for seed in range(seeds):
        for number, fold in enumerate(folds(corpus, models, generic, language, seed, lengths)):
            reports.append(report(fold, profiles(fold)))
            heard(f"seed {seed}, half {number + 1}: {len(fold.train)} candidates, {len(fold.test)} posts to tell apart")
    if not reports:
        return {}
    found = summary(reports)
    found["retention"] = {
        size: round(_number(found, "card", size, "accuracy") / max(1e-9, _number(found, "ceiling")), 4)
        for size in ("600", "1200")
    }
    return found | {
        "authors": len(corpus),
        "posts": sum(map(len, corpus.values())),
        "seeds": seeds,
        "language": language,
    }


def _number(found: object, *keys: str) -> float:
    for key in (*keys, "mean"):
        assert isinstance(found, dict)
        found = found[key]
    assert isinstance(found, float)
    return found


def profiles(fold: Fold) -> dict[str, dict[int, str]]:
    """For each candidate, the profile as it is sent with a card learned from their training posts, at every size."""
    found = {}
    for name, posts in fold.train.items():
        texts, cuts = [s.post for s in posts], [s.cut for s in posts]
        language = language_of(fold.background.language).code
        owns = [t.own for t in texts]
        measured = profile(texts, owns, owns, language, measure_choices([o.text for o in owns], language))
        standings, rare = set_apart(cuts, fold.background), unlike(cuts, fold.background, has=habits(measured))
        card = StyleCard(language, len(posts), sum(o.size for o in owns), measured, (), standings, rare)
        found[name] = {size: profile_text(squeeze(card, size)) for size in SIZES}
    return found


def report(fold: Fold, told: Mapping[str, Mapping[int, str]]) -> dict[str, object]:
    """Every figure of one fold. `told`: for each candidate the profile texts learned from `fold.train`, by size."""
    names = list(fold.train)
    owner = np.array([names.index(n) for n, _ in fold.test])
    posts = [s for _, s in fold.test]
    texts = Texts([s.cut for s in posts], fold.background)
    learned = {n: Texts([s.cut for s in p], fold.background) for n, p in fold.train.items()}
    by = {"voice": table(learned, texts, FIRST), "second": table(learned, texts, (CHARACTERS,))}
    first = by["voice"]
    register = {n: Counter(s.register for s in fold.train[n]).most_common(1)[0][0] for n in names}
    same = np.array([[register[n] == s.register for s in posts] for n in names])
    matched, everything = _matched(names, owner, posts), np.ones_like(same)
    against = {"other": everything, "same_register": same, "topic_matched": matched}
    models = Texts(fold.generic, fold.background)
    voices = {}
    for key, kinds in (("voice", FIRST), ("second", (CHARACTERS,))):
        voices[key] = {what: _macro(by[key], owner, allowed) for what, allowed in against.items()}
        drafts = table(learned, models, kinds) if fold.generic else np.empty((len(names), 0))
        voices[key]["generic"] = _mean(auc(by[key][j, owner == j], drafts[j]) for j in range(len(names)))
    return {
        "card": {str(size): _card(fold, texts, owner, [told[n][size] for n in names]) for size in SIZES},
        "ceiling": _ceiling(fold, posts, owner),
        "raw_dump": {str(n): _accuracy(table(learned, texts, FIRST, n), owner) for n in (1, 5, 20)},
        "accuracy": _accuracy(first, owner),
        **voices,
        "fpr_at_90_tpr": _mean(
            false_at(first[j, owner == j], first[j, (owner != j) & matched[j]]) for j in range(len(names))
        ),
        "ece": _ece(first, owner, fold.background.calibration[0]),
        "seen": seen(fold),
        "auc_300_chars": _short(learned, fold, 300),
        "auc_5_posts": _macro(table(learned, texts, FIRST, 5), owner, everything),
        "time_split_accuracy": _time_split(fold),
    }


def _accuracy(places: Matrix, owner: Matrix) -> float:
    """The mean over authors of the share of their posts that stand highest with them."""
    best = places.argmax(axis=0)
    return fmean(float(np.mean(best[owner == j] == j)) for j in range(len(places)) if (owner == j).any())


def _macro(places: Matrix, owner: Matrix, allowed: Matrix) -> float:
    return _mean(auc(places[j, owner == j], places[j, (owner != j) & allowed[j]]) for j in range(len(places)))


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


def _card(fold: Fold, texts: Texts, owner: Matrix, profiles: Sequence[str]) -> dict[str, float]:
    """From the text of the profiles alone: what they tell is read back, in words and in numbers, and posts are held
    against that."""
    kinds = {MEASURES: "", PHRASES: GRAM}
    names = [before + n for kind, before in kinds.items() for n in fold.background.space(kind).names]
    rows = []
    for text in profiles:
        told = read_lines(text, fold.background.space(MEASURES), fold.background.language)
        told |= {n: normal_score(p) for n, p in read_back(text, names, fold.background.language).items()}
        parts = [_held_against(told, before, kind, texts) for kind, before in kinds.items()]
        rows.append(sum(parts, np.zeros(len(owner))))
    places: Matrix = np.array(rows)
    own = places[owner, np.arange(len(owner))]
    others = places[np.arange(len(places))[:, None] != owner[None, :]]
    return {"accuracy": _accuracy(places, owner), "auc": auc(own, others)}


def _held_against(told: Mapping[str, float], before: str, kind: FeatureKind, texts: Texts) -> Matrix:
    """How posts stand along the direction that some normal scores tell of."""
    space = texts.background.space(kind)
    at = {before + n: i for i, n in enumerate(space.names)}
    which = [at[n] for n in told if n in at]
    scored: Matrix = (texts.scores(kind) - space.middle)[:, which]
    if not which:
        return np.zeros(len(scored))
    mean = np.array([score for n, score in told.items() if n in at]) - space.middle[which]
    weights = solve(space.within[0][which], space.within[1][which], mean)
    spread = sqrt(float(weights**2 @ space.total[0][which] + np.sum((weights @ space.total[1][which]) ** 2))) or 1.0
    along: Matrix = scored @ weights / spread
    return along


def _ece(places: Matrix, owner: Matrix, calibration: tuple[float, float]) -> float:
    chances = [chance(float(z), calibration) for row in places for z in row]
    return calibration_error(chances, [bool(o == j) for j in range(len(places)) for o in owner])


def _short(learned: Mapping[str, Texts], fold: Fold, length: int) -> float:
    names = list(learned)
    pairs = [(names.index(n), s.cut) for n, s in fold.test if length in s.cut]
    places = table(learned, Texts([cut for _, cut in pairs], fold.background, length), FIRST)
    return _macro(places, np.array([j for j, _ in pairs]), np.ones(places.shape, dtype=bool))


def _time_split(fold: Fold) -> float:
    """Accuracy where the older half is learned from and the newer half is told apart."""
    names = list(fold.older)
    learned = {n: Texts([s.cut for s in posts], fold.background) for n, posts in fold.older.items()}
    texts = Texts([s.cut for _, s in fold.newer], fold.background)
    return _accuracy(table(learned, texts, FIRST), np.array([names.index(n) for n, _ in fold.newer]))


def _ceiling(fold: Fold, posts: Sequence[Studied], owner: Matrix) -> float:
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
