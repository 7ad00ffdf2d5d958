"""The words of a caption by which its photo finds the paragraph that tells of it."""

import re

from styles.languages import LANGUAGES

_WORD = re.compile(r"[^\W\d_]{1,40}")
_KOREAN = re.compile(
    r"([가-힣]{1,20}?)(?:이랑|하고|에서는?|에게|한테|까지|부터|으로|이라|처럼|보다|은|는|이|가|을|를|에|의|도|로|와|과|랑|만)?\Z"
)
_JAPANESE = re.compile(r"[一-鿿々]{1,20}|[ァ-ヿ]{2,20}")
_SAYS_NOTHING = re.compile(r"[a-z]{1,2}|the|and|was|are|for|with|this|that|from|here|there|some|very|our|my|its", re.I)
_NOTHING = frozenset(word for words in LANGUAGES.values() for word in (words.picture, f"{words.picture}s")) | {"photo"}


def words_of(text: str, language: str) -> frozenset[str]:
    """What a text is about, word by word, without particles, function words and numbers; of Japanese also the pairs of
    characters that words are made of."""
    if language == "ja":
        runs = _JAPANESE.findall(text)
        found = {run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1))}
    else:
        found = {_bare(word.lower()) for word in _WORD.findall(text) if not _SAYS_NOTHING.fullmatch(word)}
    return frozenset(found - _NOTHING)


def _bare(word: str) -> str:
    if korean := _KOREAN.fullmatch(word):
        return korean[1]
    return word[:-1] if len(word) > 3 and word.endswith("s") and word.isascii() else word
