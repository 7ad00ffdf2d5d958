"""Measure folders of texts:  python -m benchmarks.voice score, evaluate, background."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.voice.corpus import Text, authors, files, read
from benchmarks.voice.evaluation.building import build, study
from benchmarks.voice.evaluation.folds import Studied
from benchmarks.voice.evaluation.report import evaluate
from styles.languages.gaps import gap_said, tell_said
from styles.learning.learn import learn
from styles.scoring.background import KINDS, LENGTHS, Background, Cut
from styles.scoring.score import hear

_FEWEST = 5  # posts of an author that can be divided in two


def scored(learned: Sequence[Text], draft: Text, spoken: str) -> dict[str, object]:
    """How a draft sounds beside an author's posts. Raises TooLittle and Unfamiliar."""
    card = learn(learned)
    hearing = hear(card, draft.markdown)
    return {
        "match": hearing.match,
        "within": hearing.within,
        "overdone": hearing.overdone,
        "gaps": [{**gap._asdict(), "said": gap_said(gap, spoken)} for gap in hearing.gaps],
        "tells": [{"tell": tell, "said": tell_said(tell, spoken)} for tell in hearing.tells],
        "posts": card.posts,
    }


def in_words(found: Mapping[str, object], spoken: str) -> str:
    """The same for a person."""
    if found["match"] is None:
        said = (
            "300자가 넘는 글과, 배울 글 세 편이 있어야 해요."
            if spoken == "ko"
            else "It takes 300 characters and three posts."
        )
        return said + "\n"
    lines = [f"{'말투 일치' if spoken == 'ko' else 'sounds like the author'} {found['match']}"]
    for key in ("gaps", "tells"):
        listed = found[key]
        assert isinstance(listed, list)
        lines += [f"- {each['said']}" for each in listed if each["said"]]
    return "\n".join(lines) + "\n"


def as_table(found: Mapping[str, object], before: str = "") -> str:
    """Every figure with its spread, a line each."""
    lines = []
    for key, value in found.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping) and "mean" in value:
            lines.append(f"{name:<28} {value['mean']:.3f} ± {value['sd']:.3f}\n")
        elif isinstance(value, Mapping):
            lines.append(as_table(value, f"{name} "))
        elif value is not None:
            lines.append(f"{name:<28} {value}\n")
    return "".join(lines)


def corpus_of(folder: Path, language: str, lengths: Sequence[int] = LENGTHS) -> dict[str, list[Studied]]:
    """Every author of a language with five posts or more, measured; what is done is told on stderr."""
    found = {}
    for name, texts in authors(folder, [language], _tell).items():
        posts = study(texts, language, lengths)
        if len(posts) >= _FEWEST:
            found[name] = posts
            _tell(f"{name}: {len(posts)} posts")
        else:
            _tell(f"{name}: {len(posts)} posts are too few; left out.")
    return found


def drafts(folder: Path | None, language: str) -> list[Cut]:
    """Drafts by language models, measured."""
    texts = [read(path) for path in files(folder)] if folder else []
    return [s.cut for s in study(texts, language)]


def spoken_in(folder: Path) -> str:
    """The language most authors of a corpus have."""
    found = Counter(p.name[:2] for p in folder.iterdir() if p.is_dir() and p.name[:3] in ("ko_", "en_", "ja_"))
    return found.most_common(1)[0][0] if found else "ko"


def evaluated(folder: Path, language: str, models: Path | None, generic: Path | None, seeds: int) -> dict[str, object]:
    corpus = corpus_of(folder, language)
    return evaluate(corpus, drafts(models, language), drafts(generic, language), language, seeds, _tell)


def figures_of(folder: Path, language: str, models: Path | None) -> Background:
    corpus = corpus_of(folder, language)
    return build({a: [s.cut for s in posts] for a, posts in corpus.items()}, drafts(models, language), language)


def told(figures: Background) -> str:
    sizes = ", ".join(f"{len(figures.space(kind).names)} {kind}" for kind in KINDS)
    return f"{figures.language}: {sizes}"


def _tell(said: str) -> None:
    sys.stderr.write(said + "\n")
