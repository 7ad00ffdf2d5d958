"""What is kept of an author to hear them again, and how a text stands to it."""

import base64
from collections.abc import Mapping, Sequence

import numpy as np

from styles.model import Typical, Usual, Voice
from styles.scoring.background import CHARACTERS, FIRST, KINDS, LENGTHS, Background, Cut, FeatureKind, Taken
from styles.scoring.ranks import Matrix, Space

LEAST_POSTS = 3
_STEP = 50.0  # normal scores are kept to a fiftieth


def fit_voice(posts: Sequence[Cut], background: Background, names: Sequence[str] = ()) -> Voice | None:
    """The voice of an author; None for fewer than three posts. `names`: the measures whose usual range is kept."""
    if len(posts) < LEAST_POSTS:
        return None
    scored = {kind: background.space(kind).scores([getattr(p[0], kind) for p in posts]) for kind in KINDS}
    packed = {kind: _pack(rows.mean(axis=0)) for kind, rows in scored.items()}
    left: dict[FeatureKind, dict[int, Matrix]] = {
        kind: _left_out(posts, kind, scored[kind], background) for kind in KINDS
    }
    lengths = [n for n in LENGTHS if n in left[CHARACTERS]]
    first = {n: _typical(np.mean([left[kind][n] for kind in FIRST], axis=0)) for n in lengths}
    second = {n: _typical(left[CHARACTERS][n]) for n in lengths}
    return Voice(background.mark, len(posts), packed, first, second, tuple(_usual(n, posts) for n in names))


def _left_out(posts: Sequence[Cut], kind: FeatureKind, scored: Matrix, background: Background) -> dict[int, Matrix]:
    """For each length, how each post stands to the voice of the others."""
    n = len(posts)
    directions = background.space(kind).direction((scored.sum(axis=0) - scored) / (n - 1), n - 1)
    found: dict[int, Matrix] = {}
    for length in LENGTHS:
        there = [i for i, p in enumerate(posts) if length in p]
        if len(there) >= LEAST_POSTS:
            space = background.space(kind, length)
            rows = scored if not length else space.scores([getattr(posts[i][length], kind) for i in there])
            found[length] = space.standing(rows, directions[there])
    return found


def _typical(values: Matrix) -> Typical:
    """Of few posts the deviation is uncertain, so it is widened a little and never below a quarter."""
    n = len(values)
    return Typical(float(values.mean()), max(0.25, float(values.std(ddof=1)) * (1 + 1 / n)))


def _usual(name: str, posts: Sequence[Cut]) -> Usual:
    values = np.array([p[0].measures.get(name, 0.0) for p in posts])
    values = values[~np.isnan(values)]
    low, middle, high = np.quantile(values, (0.1, 0.5, 0.9)) if len(values) else (0.0, 0.0, 0.0)
    return Usual(name, round(float(low), 4), round(float(middle), 4), round(float(high), 4))


def _pack(mean: Matrix) -> str:
    return base64.b64encode(np.clip(np.rint(mean * _STEP), -127, 127).astype(np.int8).tobytes()).decode()


def mean_scores(voice: Voice, kind: FeatureKind) -> Matrix:
    """The author's mean normal scores, measure by measure."""
    return np.frombuffer(base64.b64decode(voice.means[kind]), dtype=np.int8) / _STEP


def standing(voice: Voice, kind: FeatureKind, taken: Sequence[Taken], length: int, background: Background) -> Matrix:
    """How texts stand along the author's direction, in standard deviations of other people's texts of that length."""
    direction = background.space(kind).direction(mean_scores(voice, kind), voice.posts)
    space: Space = background.space(kind, length)
    return space.standing(space.scores([getattr(t, kind) for t in taken]), direction)


def standings(voice: Voice, taken: Sequence[Taken], length: int, background: Background) -> tuple[Matrix, Matrix]:
    """By the first scorer (the mean of measures and phrases) and by the second (characters)."""
    by: Mapping[FeatureKind, Matrix] = {kind: standing(voice, kind, taken, length, background) for kind in KINDS}
    return np.mean([by[kind] for kind in FIRST], axis=0), by[CHARACTERS]
