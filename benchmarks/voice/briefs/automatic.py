"""Say what a post is about and which facts are in it, in notes that do not sound like its author."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from styles.notes.telegraphic import content, telegraphic
from styles.reading.own_text import Block, Written, own
from styles.reading.sentences import sentences

_FEWEST, _MOST = 6, 8  # notes
_LEAST = {"en": 16}  # characters: shorter notes say nothing
_USUAL = 7
_SOURCES = re.compile(r"\W{0,5}(references?|sources?|참고|출처|레퍼런스|参考)", re.I)


@dataclass(frozen=True)
class Brief:
    """What a writer is told: a topic, and notes in lines."""

    topic: str
    notes: str

    @property
    def text(self) -> str:
        """As it stands in a file: the topic on the first line, the notes below."""
        return f"{self.topic}\n{self.notes}\n"


def given(text: str) -> Brief | None:
    """A brief somebody wrote: the topic on the first line, the notes below. None where there is no topic."""
    topic, _, notes = text.lstrip("\ufeff").strip().partition("\n")
    return Brief(topic.strip().removeprefix("#").strip(), notes.strip()) if topic.strip() else None


def automatic(post: Written, language: str) -> Brief:
    """Title and 6 to 8 telegraphic notes, each of the sentence that says most of its stretch of the post."""
    blocks = _body(own(post).blocks)
    said = [s.text for found in sentences([b.text[:5_000] for b in blocks], language) for s in found][:400]
    notes = telegraphic([_bare(s) for s in said], language)
    return Brief(" ".join(post.title.split()), "\n".join(f"- {notes[i]}" for i in _central(notes, said, language)))


def _body(blocks: Sequence[Block]) -> list[Block]:
    """Prose and lists, as far as the list of sources at the end."""
    sources = (i for i, b in enumerate(blocks) if b.kind == "heading" and _SOURCES.match(b.text))
    return [b for b in blocks[: next(sources, len(blocks))] if b.kind != "heading"]


def _bare(sentence: str) -> str:
    """Without smiles, and asides that are longer than a gloss; nothing of a question, or around a formula."""
    if sentence.rstrip().endswith(("?", "？")) or re.search(r"\$[^$\n]{1,200}\$", sentence):
        return ""
    return re.sub(r"\([^()]{25,300}\)|[ㅋㅎㅠㅜ]{1,50}|[~^;]{1,20}(?!\d)", " ", sentence)


def _central(notes: Sequence[str], said: Sequence[str], language: str) -> list[int]:
    """Which notes to keep: of as many equal stretches of the post the one each that adds most to those before."""
    words = [Counter(content(note)) for note in notes]
    often = Counter(word for found in words for word in set(found))
    least = _LEAST.get(language, _USUAL)
    free = [i for i, note in enumerate(notes) if len(note) >= least and words[i]]
    size = sum(len(said[i]) for i in free)
    most = _FEWEST + min(_MOST - _FEWEST, size // (2_000 if language == "en" else 800))
    known: set[str] = set()
    chosen: list[int] = []
    for stretch in _stretches(free, [len(s) for s in said], most):
        best = max(stretch, key=lambda i: _gain(notes[i], words[i], often, known))
        chosen.append(best)
        known |= set(words[best])
    return sorted(chosen)


def _stretches(indices: Sequence[int], sizes: Sequence[int], most: int) -> list[list[int]]:
    """At most `most` runs of indices of about equal size, none of them empty."""
    if len(indices) <= most:
        return [[i] for i in indices]
    total, passed = sum(sizes[i] for i in indices), 0
    runs: list[list[int]] = [[] for _ in range(most)]
    for at, i in enumerate(indices):
        by_size = most * (passed + sizes[i] // 2) // max(1, total)
        last = max(n for n in range(most) if runs[n]) if at else -1
        number = min(by_size, last + 1, most - 1)  # no run is passed over
        number = max(number, last, most - (len(indices) - at))  # nor is one left without any
        runs[number].append(i)
        passed += sizes[i]
    return runs


def _gain(note: str, words: Counter[str], often: Counter[str], known: set[str]) -> float:
    """What a note adds: its words by how often the post comes back to them, known ones little; figures too."""
    new = sum(math.log(1 + often[w]) * (0.2 if w in known else 1) for w in words)
    figures = 0.7 * min(3, len(re.findall(r"\d+", note)))
    whole = 0.3 if note.endswith("면") else 1.0  # a condition without its case
    return whole * (new + figures) / math.pow(len(note) + 10, 0.35)
