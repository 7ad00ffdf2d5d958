"""Which of ten dislikes become rules, and whether drafts are edited less for it.

    python -m benchmarks.dislikes DRAFTS… [--corpus CORPUS] [--careless SHARE]

DRAFTS are folders of Korean drafts by a model (those in -습니다 are left out). Twelve bloggers, each with ten dislikes
drawn from those that are known, publish ten drafts one after the other. The model puts what they dislike into each
draft until the rule is accepted. They take out what they dislike, write some sentences anew, drop some, add some of
their own, and move paragraphs: `--careless` is the share of sentences they leave alone although they dislike something
in them. A proposed rule is accepted if it is one of the ten, else it is false, and declined.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import fmean

from benchmarks.dislikes.texts import on_sentences, prose_lines, read_draft, sentences_of, tidy
from benchmarks.dislikes.tics import AT_THE_EDGES, TICS, Tic
from styles.learning.published.edits import PostEdits, edits_of
from styles.learning.published.rules import repeated_edits
from tests.support.authors import Page

BLOGGERS, DISLIKES, DRAFTS, EARLY = 12, 10, 10, 5
_ANEW, _DROPPED, _ADDED, _MOVED = 0.12, 0.05, (1, 5), 0.3  # shares of sentences, how many, share of posts


@dataclass
class Blogger:
    """The order of dislikes is that in which drafts are edited."""

    dislikes: Sequence[Tic]
    chance: Random
    sentences: Sequence[str]  # of their own, to add
    careless: float = 0.0
    accepted: set[str] = field(default_factory=set)
    false: set[str] = field(default_factory=set)
    posts: list[PostEdits] = field(default_factory=list)

    def publishes(self, draft: str) -> None:
        """A draft as the model writes it for them by now, edited; then they answer what is proposed."""
        written = _written(draft, self.dislikes, self.accepted, self.chance)
        self.posts.append(edits_of(Page(written), Page(self._edited(written))))
        for edit in repeated_edits(self.posts):
            known = edit.kind in {tic.kind for tic in self.dislikes}
            (self.accepted if known else self.false).add(edit.kind)

    def _edited(self, text: str) -> str:
        for tic in sorted(self.dislikes, key=lambda tic: tic.kind not in AT_THE_EDGES):
            if tic.kind in AT_THE_EDGES and tic.kind not in self.accepted:
                text = tic.out(text)
        text = on_sentences(text, self._as_they_feel)
        text = self._with_more(text)
        for tic in self.dislikes:
            if tic.kind not in AT_THE_EDGES and self.chance.random() >= self.careless:
                text = tic.out(text)
        return text

    def _as_they_feel(self, sentence: str) -> str:
        lot = self.chance.random()
        if lot < _ANEW:
            return self.chance.choice(self.sentences)
        return "" if lot < _ANEW + _DROPPED else sentence

    def _with_more(self, text: str) -> str:
        lines = text.split("\n")
        places = prose_lines(text)[1:-1] or prose_lines(text)
        for _ in range(self.chance.randint(*_ADDED)):
            place = self.chance.choice(places)
            lines[place] = f"{lines[place]} {self.chance.choice(self.sentences)}"
        parts = "\n".join(lines).split("\n\n")
        if len(parts) > 4 and self.chance.random() < _MOVED:
            parts[1], parts[2] = parts[2], parts[1]
        return tidy("\n\n".join(parts))


def _written(draft: str, tics: Sequence[Tic], accepted: set[str], chance: Random) -> str:
    """A draft with what the model likes, but for rules it has been given: those it obeys."""
    for tic in sorted(tics, key=lambda tic: tic.kind in AT_THE_EDGES):
        if tic.kind not in accepted:
            draft = tic.put(draft, chance)
        elif tic.kind not in AT_THE_EDGES:
            draft = tic.out(draft)
    return draft


def _drafts(folders: Sequence[Path]) -> list[str]:
    texts = [read_draft(file) for folder in folders for file in sorted(folder.glob("*.md")) if file.stem[0] != "B"]
    return [text for text in texts if len(prose_lines(text)) >= 4 and _is_plain(text)]


def _is_plain(text: str) -> bool:
    found = [s for n in prose_lines(text) for s in sentences_of(text.split("\n")[n])]
    return len(found) >= 8 and sum(s.endswith("다.") and not s.endswith("니다.") for s in found) >= 0.7 * len(found)


def _sentences(corpus: Path) -> Iterator[list[str]]:
    """The plain sentences of each author."""
    for folder in sorted(corpus.glob("ko_*")):
        texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.md"))[:30]]
        found = [s for text in texts for n in prose_lines(text) for s in sentences_of(text.split("\n")[n])]
        plain = [s for s in found if re.fullmatch(r"[가-힣][가-힣 ,]{14,70}다\.", s) and not s.endswith("니다.")]
        if len(plain) >= 60:
            yield plain


def _dislikes(chance: Random) -> list[Tic]:
    """Ten of them, but never both of what goes against itself."""
    drawn = chance.sample(TICS, len(TICS))
    against = next(tic for tic in drawn if tic.kind in ("joined", "split"))
    kinds = [tic for tic in drawn if tic.kind not in ("joined", "split") or tic is against][:DISLIKES]
    return [tic for tic in TICS if tic in kinds]


def main() -> None:
    """Print what became of each blogger's dislikes, and the shares of their drafts that they edited."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drafts", type=Path, nargs="+")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--careless", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=0, help="of the first blogger")
    told = parser.parse_args()
    drafts, authors = _drafts(told.drafts), list(_sentences(told.corpus))
    early: list[int] = []
    bloggers: list[Blogger] = []
    for n in range(BLOGGERS):
        chance = Random(told.seed + n)
        blogger = Blogger(_dislikes(chance), chance, authors[n % len(authors)], told.careless)
        for number, draft in enumerate(chance.sample(drafts, DRAFTS), 1):
            blogger.publishes(draft)
            early += [len(blogger.accepted)] if number == EARLY else []
        missed = sorted({tic.kind for tic in blogger.dislikes} - blogger.accepted)
        print(
            f"{n:2} after {EARLY}: {early[-1]} of {DISLIKES}; after {DRAFTS}: {len(blogger.accepted)}",
            *missed,
            *blogger.false,
            sep="; ",
        )
        bloggers.append(blogger)
    first, last = (fmean(p.share for b in bloggers for p in b.posts[at]) for at in (slice(2), slice(-2, None)))
    print(f"{len(drafts)} drafts; proposed after {EARLY}: {fmean(early):.1f} ({min(early)}–{max(early)}) of {DISLIKES}")
    print(f"false: {sum(len(b.false) for b in bloggers)}; edited {first:.0%} -> {last:.0%}: {last / first - 1:+.0%}")


if __name__ == "__main__":
    main()
