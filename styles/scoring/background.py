"""How other bloggers of a language write, as figures only: what one author is heard against."""

import hashlib
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import add
from pathlib import Path
from typing import NamedTuple

import numpy as np

from styles.measuring.counted import Counted
from styles.measuring.masking import grams, symbols
from styles.measuring.measures import measure_post
from styles.scoring.ranks import Matrix, Space, make

LENGTHS = (300, 600, 1_200, 0)  # characters a text is compared at; 0 for whole posts
FeatureKind = str
MEASURES, PHRASES, CHARACTERS = "measures", "phrases", "characters"
KINDS = (MEASURES, PHRASES, CHARACTERS)
FIRST = (MEASURES, PHRASES)  # what a draft is chosen by; CHARACTERS, the second scorer, only ever judges
_CLIP = 3  # uses of one phrase that count in one post: a phrase used ten times is mostly the subject
_DATA = Path(__file__).parents[1] / "data"


class Taken(NamedTuple):
    """One text, measured in the three ways."""

    measures: Mapping[str, float]
    phrases: Mapping[str, float]
    characters: Mapping[str, float]


def take(post: Counted, language: str) -> Taken:
    """Measure a text: what can be named, masked phrases of 1 to 4 pieces, masked runs of 2 to 5 characters."""
    pieces = [symbols(s, language) for s in post.sentences]
    phrases = Counter(chain.from_iterable(grams(sentence, 4) for sentence in pieces))
    text = "\n".join(map("".join, pieces))
    runs: Counter[str] = Counter()
    shorter: Iterable[str] = text
    for n in range(1, 5):  # each run is the one before it and a character more
        shorter = list(map(add, shorter, text[n:]))
        runs.update(shorter)
    total, size = max(60, sum(map(len, pieces))), max(150, len(text))
    clipped = [n * 1_000 / total for n in range(_CLIP + 1)]
    return Taken(
        measure_post(post, language),
        {p: clipped[n if n < _CLIP else _CLIP] for p, n in phrases.items()},
        {r: n * 1_000 / size for r, n in runs.items()},
    )


def cuts(post: Counted, lengths: Iterable[int] = LENGTHS) -> dict[int, Counted]:
    """The post whole, and its beginnings of every length it reaches."""
    return {n: post.head(n) if n else post for n in lengths if len(post.text) >= n}


def nearest(characters: int) -> int:
    """The length of LENGTHS a text is compared at."""
    return 0 if characters >= 2_000 else max((n for n in LENGTHS if n and n <= characters), default=300)


@dataclass(frozen=True)
class Background:
    """`calibration`: for each length, slope and offset of the odds that a text is the author's own (Platt 1999).
    `model`: mean normal scores of what language models write unasked, measure by measure."""

    language: str
    spaces: Mapping[tuple[FeatureKind, int], Space]
    calibration: Mapping[int, tuple[float, float]]
    model: Matrix
    mark: str = ""  # names these very figures

    def space(self, kind: FeatureKind, length: int = 0) -> Space:
        """Of one kind of measures at one length of LENGTHS, in characters; 0 for whole posts."""
        return self.spaces[kind, length]

    def to_bytes(self) -> bytes:
        """A compressed .npz of half-precision numbers; the same for the same figures."""
        arrays: dict[str, Matrix] = {"model": self.model}
        for (kind, length), space in self.spaces.items():
            stem = f"{kind}-{length}"
            if not length:
                arrays[f"{stem}-within"], arrays[f"{stem}-within-factors"] = space.within
            arrays[f"{stem}-quantiles"], arrays[f"{stem}-middle"] = space.quantiles, space.middle
            arrays[f"{stem}-total"], arrays[f"{stem}-total-factors"] = space.total
        about = {
            "language": self.language,
            "calibration": {str(n): list(pair) for n, pair in self.calibration.items()},
            "names": {kind: list(self.spaces[kind, 0].names) for kind in KINDS},
        }
        text = np.frombuffer(json.dumps(about, ensure_ascii=False, sort_keys=True).encode(), dtype=np.uint8)
        file = io.BytesIO()
        halves = {name: array.astype(np.float16) for name, array in sorted(arrays.items())}
        np.savez_compressed(file, allow_pickle=False, about=text, **halves)
        return file.getvalue()

    @staticmethod
    def from_bytes(stored: bytes) -> "Background":
        """Only for what to_bytes made."""
        with np.load(io.BytesIO(stored), allow_pickle=False) as file:
            about = json.loads(bytes(file["about"]).decode())
            arrays = {name: file[name].astype(np.float64) for name in file.files if name != "about"}
        spaces = {}
        for kind in KINDS:
            within = arrays[f"{kind}-0-within"], arrays[f"{kind}-0-within-factors"]
            for length in LENGTHS:
                stem = f"{kind}-{length}"
                total = arrays[f"{stem}-total"], arrays[f"{stem}-total-factors"]
                names = tuple(about["names"][kind])
                spaces[kind, length] = Space(
                    names, arrays[f"{stem}-quantiles"], within, total, arrays[f"{stem}-middle"]
                )
        calibration = {int(n): (float(a), float(b)) for n, (a, b) in about["calibration"].items()}
        mark = hashlib.sha256(stored).hexdigest()[:12]
        return Background(about["language"], spaces, calibration, arrays["model"], mark)


@cache
def background(language: str) -> Background:
    """The figures that ship with the program, for "ko", "en" and "ja". Raises FileNotFoundError for another."""
    return Background.from_bytes((_DATA / f"background_{language}.npz").read_bytes())


Cut = Mapping[int, Taken]  # one post at every length it reaches
_SHARE = {MEASURES: 0.02, PHRASES: 0.06, CHARACTERS: 0.05}  # of posts that must have it
_EACH = 80
_MOST = {MEASURES: 1_200, PHRASES: 1_800, CHARACTERS: 1_800}


def gather(
    posts: Mapping[str, Sequence[Cut]],
    models: Sequence[Cut],
    language: str,
    lengths: Sequence[int] = LENGTHS,
    kinds: Sequence[FeatureKind] = KINDS,
) -> Background:
    """The figures of some authors' posts (author to posts) and of drafts by language models, not calibrated yet.

    Every author counts the same. A measure is kept if one post in fifty has it, a phrase or run of characters if one in
    twenty has it, and only what at least two authors (three, for phrases) write.
    """
    posts = {a: _some(posts[a]) for a in sorted(posts)}
    everyone = {**posts, "": models} if models else posts
    spaces: dict[tuple[FeatureKind, int], Space] = {}
    for kind in kinds:
        names = _common(kind, posts)
        for length in lengths:
            rows = [(a, cut[length]) for a, cuts_ in everyone.items() for cut in cuts_ if length in cut]
            rows = rows or [(a, cut[0]) for a, cuts_ in everyone.items() for cut in cuts_]
            values = [_row(getattr(taken, kind), names) for _, taken in rows]
            spaces[kind, length] = make(names, np.array(values), [a for a, _ in rows], shrink=0.1, most=48)
    whole = spaces[MEASURES, 0]
    model = whole.scores([m[0].measures for m in models]).mean(axis=0) if models else whole.middle
    return Background(language, spaces, dict.fromkeys(lengths, (1.0, 0.0)), model)


def _some(cuts_: Sequence[Cut]) -> Sequence[Cut]:
    """At most 80 posts, from first to last: more of one author adds nothing to what is said of all."""
    step = max(1.0, len(cuts_) / _EACH)
    return [cuts_[int(i * step)] for i in range(min(len(cuts_), _EACH))]


def _row(values: Mapping[str, float], names: Sequence[str]) -> list[float]:
    return [values.get(n, 0.0) for n in names]


def _common(kind: FeatureKind, posts: Mapping[str, Sequence[Cut]]) -> tuple[str, ...]:
    """What is common enough to be compared, commonest first."""
    share: defaultdict[str, float] = defaultdict(float)
    authors: Counter[str] = Counter()
    for cuts_ in posts.values():
        own: Counter[str] = Counter()
        for cut in cuts_:
            own.update(n for n, v in getattr(cut[0], kind).items() if v)
        authors.update(own.keys())
        for name, n in own.items():
            share[name] += n / len(cuts_)
    least = min(len(posts), 2 if kind == MEASURES else 3)
    kept = [n for n, s in share.items() if s / len(posts) >= _SHARE[kind] and authors[n] >= least]
    return tuple(sorted(kept, key=lambda n: (-share[n], n))[: _MOST[kind]])
