"""Say what a post is about and which facts are in it, in notes that do not sound like its author."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from styles.sentences import sentences
from styles.text import Written, own
from styles.trial.telegraphic import content, telegraphic

_FEWEST, _MOST = 6, 8  # notes
_LEAST = {"en": 16}  # characters: shorter notes say nothing
_USUAL = 7


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
    """Title and 6 to 8 telegraphic notes of the sentences that say most of the post, in its order; no model asked."""
    blocks = [b for b in own(post).blocks if b.kind != "heading"]
    said = [s.text for found in sentences([b.text[:5_000] for b in blocks], language) for s in found][:400]
    notes = telegraphic([_bare(s) for s in said], language)
    return Brief(" ".join(post.title.split()), "\n".join(f"- {notes[i]}" for i in _central(notes, said, language)))


def _bare(sentence: str) -> str:
    """Without smiles, and asides that are longer than a gloss; nothing of a question, or around a formula."""
    if sentence.rstrip().endswith(("?", "？")) or re.search(r"\$[^$\n]{1,200}\$", sentence):
        return ""
    return re.sub(r"\([^()]{25,300}\)|[ㅋㅎㅠㅜ]{1,50}|[~^;]{1,20}(?!\d)", " ", sentence)


def _central(notes: Sequence[str], said: Sequence[str], language: str) -> list[int]:
    """Which notes to keep, in order: each adds the most that those before have not said, for its length."""
    words = [Counter(content(note)) for note in notes]
    often = Counter(word for found in words for word in set(found))
    least = _LEAST.get(language, _USUAL)
    free = {i for i, note in enumerate(notes) if len(note) >= least and words[i]}
    most = _FEWEST + min(_MOST - _FEWEST, sum(map(len, said)) // (2_000 if language == "en" else 800))
    known: set[str] = set()
    chosen: list[int] = []
    while free and len(chosen) < most:
        best = max(sorted(free), key=lambda i: _gain(notes[i], words[i], often, known))
        chosen.append(best)
        known |= set(words[best])
        free -= {best, *(i for i in free if set(words[i]) <= known and not re.search(r"\d", notes[i]))}
    return sorted(chosen)


def _gain(note: str, words: Counter[str], often: Counter[str], known: set[str]) -> float:
    """What a note adds: its words by how often the post comes back to them, known ones little; figures too."""
    new = sum(math.log(1 + often[w]) * (0.2 if w in known else 1) for w in words)
    return (new + 0.7 * min(3, len(re.findall(r"\d+", note)))) / math.sqrt(len(note) + 10)
