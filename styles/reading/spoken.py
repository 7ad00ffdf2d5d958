"""Tell which language texts are in, those included whose voice cannot be learned."""

import re
from collections.abc import Callable, Sequence
from functools import cache

_LIKELY = 0.1  # probability of English from which Latin letters are taken for English: 0 of 606 English posts had less
_SAMPLE = 20_000  # characters: the detector walks a text byte by byte, some 0.6 ms a thousand; 2,000 of one post
_LEAST = 40  # letters: of fewer the detector makes anything
# No language; pidgin, which short English looks like; and those that have letters of their own.
_NOT_TOLD = frozenset({"zxx", "pcm", "ko", "ja"})


def language(text: str) -> str:
    """Of the script: 'ko', 'ja', 'en' (for all in Latin letters), or '' for other scripts; by what most letters are."""
    scripts = ("[가-힣]+", "[ぁ-ヿ]+", "[一-鿿]+", "[A-Za-zÀ-ɏ]+")
    hangul, kana, han, latin = (sum(map(len, re.findall(script, text))) for script in scripts)
    others = sum(map(str.isalpha, text)) - hangul - kana - han - latin
    if others > hangul + kana + han + latin / 4:
        return ""
    if hangul and hangul >= max(kana, latin / 4):  # a Hangul syllable carries what three or four Latin letters do
        return "ko"
    if kana > max(latin / 6, han / 10):
        return "ja"
    return "" if han > latin / 2 else "en"


def spoken_language(texts: Sequence[str]) -> str:
    """The language most of some texts is in, as a code of ISO 639: "ko" and "ja" by their letters, all others by a
    detector (py3langid), "en" for Latin letters that may be English; '' where it cannot be told."""
    by_letters = language("\n".join(texts)[:500_000])
    if by_letters in ("ko", "ja"):
        return by_letters
    each = max(200, _SAMPLE // max(10, len(texts)))
    sample = "\n".join(text[:each] for text in texts)[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _LEAST:
        return by_letters
    ranked = _detector()(sample)
    detected = ranked[0][0]
    if detected in _NOT_TOLD or dict(ranked)["en"] >= _LIKELY:
        return by_letters
    return detected


@cache
def _detector() -> Callable[[str], list[tuple[str, float]]]:
    """Codes of languages and their probabilities, the likeliest first.

    A second to load, so not before it is needed, nor imported before that.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    rank: Callable[[str], list[tuple[str, float]]] = identifier.rank
    return rank
