"""How good the number is that a person is shown: 말투 일치, folded at their own range and matched by length."""

from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.voice.evaluation.figures import auc, calibration_error
from benchmarks.voice.evaluation.folds import Fold, Texts, table
from styles.model import Voice
from styles.scoring.background import FIRST, Background, Cut, nearest
from styles.scoring.calibration import chance
from styles.scoring.ranks import Matrix
from styles.scoring.score import fold_over, typical_at
from styles.scoring.voice import fit_voice

_FIGURES = ("auc", "generic", "ece", "own_median", "own_below_50", "others_from_50", "others_from_90", "drafts_from_50")


def seen(fold: Fold) -> dict[str, float]:
    """AUC and calibration of what is shown for unseen posts of the candidates beside each other's, and how often it
    says what is wrong. NaN where nobody has enough posts to be heard."""
    voices = {name: fit_voice([s.cut for s in posts], fold.background) for name, posts in fold.train.items()}
    heard = {name: voice for name, voice in voices.items() if voice}
    posts = [(name, s.cut, nearest(len(s.post.text))) for name, s in fold.test]
    learned = {name: Texts([s.cut for s in fold.train[name]], fold.background) for name in heard}
    shown = _shown(heard, learned, [(cut, length) for _, cut, length in posts], fold.background)
    generic = [(cut, max(cut.keys() - {0}, default=300)) for cut in fold.generic]
    drafts = _shown(heard, learned, generic, fold.background)
    own = np.array([[name == author for author, _, _ in posts] for name in heard])
    if not shown.size or not own.any():
        return dict.fromkeys(_FIGURES, float("nan"))
    return {
        "auc": _mean([auc(row[mine], row[~mine]) for row, mine in zip(shown, own, strict=True)]),
        "generic": _mean([auc(row[mine], of) for row, mine, of in zip(shown, own, drafts, strict=True)]),
        "ece": calibration_error(list(shown.ravel()), list(own.ravel())),
        "own_median": float(np.median(shown[own])),
        "own_below_50": float(np.mean(shown[own] < 0.5)),
        "others_from_50": float(np.mean(shown[~own] >= 0.5)),
        "others_from_90": float(np.mean(shown[~own] >= 0.9)),
        "drafts_from_50": float(np.mean(drafts >= 0.5)) if drafts.size else float("nan"),
    }


def _mean(values: Sequence[float]) -> float:
    known = [v for v in values if v == v]
    return float(np.mean(known)) if known else float("nan")


def _shown(
    voices: Mapping[str, Voice], learned: Mapping[str, Texts], posts: Sequence[tuple[Cut, int]], figures: Background
) -> Matrix:
    """Candidates × posts: the share that is shown, 0 to 1. A whole post stands among others of about its length."""
    shown = np.full((len(voices), len(posts)), np.nan)
    for length in figures.calibration:
        there = [i for i, (_, size) in enumerate(posts) if (size if size in figures.calibration else 0) == length]
        if not there:
            continue
        places = table(learned, Texts([{length: posts[i][0][0]} for i in there], figures, length), FIRST)
        for row, voice in enumerate(voices.values()):
            typical = typical_at(voice.first, length)
            said = [chance(fold_over(float(place), typical), figures.calibration[length]) for place in places[row]]
            shown[row, there] = said
    return shown
