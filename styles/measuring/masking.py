"""Hide what a text is about and keep how it is said: '이 N를 N하여 적절한 N를 만들었다'."""

from collections.abc import Iterator, Sequence
from itertools import chain

from styles.languages import language_of
from styles.languages.tables import Masking
from styles.reading.sentences import Morpheme, Sentence


# After POSNoise (Halvani & Graner 2021, arXiv 2005.06605): nouns, names, numbers and most verbs give way to a letter;
# particles, endings, auxiliaries, pronouns, adverbs, marks and the spaces stay.
def _mask(morpheme: Morpheme, by: Masking) -> str:
    form, tag = morpheme.form, morpheme.tag
    letter = by.letters.get(tag) or by.letters.get(tag.partition("-")[0], "")
    if not letter or form in by.kept.get(letter, ()):
        return form
    suffix = next((s for s in by.suffixes.get(letter, ()) if form.endswith(s) and len(form) > len(s) + 2), "")
    return (letter.upper() if form[0].isupper() else letter) + suffix


def symbols(sentence: Sentence, language: str) -> list[str]:
    """The sentence piece by piece, what carries its subject masked; a piece after a space begins with one."""
    masking = language_of(language).counting.masking
    found: list[str] = []
    end = 0
    for m in sentence.morphemes:
        found.append((" " if m.start > end else "") + _mask(m, masking))
        end = max(end, m.start + m.size)
    return found


def grams(pieces: Sequence[str], longest: int) -> Iterator[str]:
    """Every run of 1 to `longest` pieces; '⟨' and '⟩' stand for the ends of the sentence."""
    padded = ["⟨", *pieces, "⟩"]
    runs = (zip(*(padded[i:] for i in range(n)), strict=False) for n in range(1, longest + 1))
    return map("\x1f".join, chain.from_iterable(runs))
