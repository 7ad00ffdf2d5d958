"""Hide what a text is about and keep how it is said: '이 N를 N하여 적절한 N를 만들었다'."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from styles.reading.sentences import Morpheme, Sentence

# After POSNoise (Halvani & Graner 2021, arXiv 2005.06605): nouns, names, numbers and most verbs give way to a letter;
# particles, endings, auxiliaries, pronouns, adverbs, marks and the spaces stay.
_KOREAN = {
    "NNG": "N",
    "NNP": "N",
    "NR": "#",
    "XR": "R",
    "SL": "L",
    "SH": "L",
    "SN": "#",
    "W_URL": "U",
    "VV": "V",
    "VA": "A",
}
_KEPT = frozenset(
    "하|되|있|없|같|보|가|오|주|싶|알|모르|만들|쓰|나|들|먹|좋|많|크|작|그렇|이렇|저렇|어떻|괜찮|재밌|재미있|말하|생각하|느끼|"
    "나오|들어가|찾|사|받|넣|두|놓|버리|시작하|위하|대하|통하|따르|의하|관하|맞|다르|쉽|어렵|길|짧|새롭|싫|이러|그러|저러".split(
        "|"
    )
)
_JAPANESE = {
    "名詞-普通名詞": "N",
    "名詞-固有名詞": "N",
    "名詞-数詞": "#",
    "動詞-一般": "V",
    "形容詞-一般": "A",
    "形状詞-一般": "A",
}
_JAPANESE_KEPT = frozenset(
    "思 い 言 いっ 思っ 使っ 使う 使い 見 書い 書く 作っ 作る でき 出来 わかり 分かり いい 良い ない".split()
)
_ENDS = ("ing", "ed", "ly", "tion", "ness", "ment", "er", "s")


def _korean(m: Morpheme) -> str:
    letter = _KOREAN.get(m.tag.partition("-")[0], "")
    return m.form if not letter or (letter in "VA" and m.form in _KEPT) else letter


def _japanese(m: Morpheme) -> str:
    letter = _JAPANESE.get(m.tag, "")
    return m.form if not letter or m.form in _JAPANESE_KEPT else letter


def _english(m: Morpheme) -> str:
    match m.tag:
        case "W":
            end = next((e for e in _ENDS if m.form.endswith(e) and len(m.form) > len(e) + 2), "")
            return ("X" if m.form[0].isupper() else "x") + end
        case "N":
            return "#"
        case _:
            return m.form


_MASKS: dict[str, Callable[[Morpheme], str]] = {"ko": _korean, "ja": _japanese}


def symbols(sentence: Sentence, language: str) -> list[str]:
    """The sentence piece by piece, what carries its subject masked; a piece after a space begins with one."""
    mask = _MASKS.get(language, _english)
    found: list[str] = []
    end = 0
    for m in sentence.morphemes:
        found.append((" " if m.start > end else "") + mask(m))
        end = max(end, m.start + m.size)
    return found


def masked(sentences: Sequence[Sentence], language: str) -> str:
    """The sentences with their subjects masked, a line each."""
    return "\n".join("".join(symbols(s, language)) for s in sentences)


def grams(pieces: Sequence[str], longest: int) -> Iterator[str]:
    """Every run of 1 to `longest` pieces; '⟨' and '⟩' stand for the ends of the sentence."""
    padded = ["⟨", *pieces, "⟩"]
    runs = (zip(*(padded[i:] for i in range(n)), strict=False) for n in range(1, longest + 1))
    return map("\x1f".join, chain.from_iterable(runs))
