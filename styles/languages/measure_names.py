"""What each measure is called when a person or a model reads of it."""

import re
from collections.abc import Iterable, Mapping

from styles.languages import language_of
from styles.languages.letters import plain_jamo
from styles.model import Standing

GRAM = "gram "  # before a masked phrase, so that it is a name like any other


def habit_name(name: str, language: str) -> str:
    """A habit as a reader calls it; '' for one that has no name."""
    return str(language_of(language).habits.get(name, ""))


def ending_name(name: str, language: str) -> str:
    """A kind of ending (styles.reading.sentences.Ending) as a reader calls it; '' for one that has no name."""
    return str(language_of(language).endings.get(name, ""))


def choice_name(written: str) -> str:
    """A choice of spelling as a whole word: '할수있' -> '할수있다'."""
    return f"{written}다" if _STEM.search(written) else written


_STEM = re.compile("[있없같되하않싶었였됐됬했]$")


def measure_name(name: str, language: str) -> str:
    """A measure as somebody calls it who reads `language`; '' for one that nobody can write by: parts of speech,
    particles, fragments of words."""
    words = language_of(language)
    if label := words.measures.get(name) or words.habits.get(name):
        return str(label)
    kind, _, form = name.partition(" ")
    match kind:
        case "word":
            return _word(*form.rpartition("/")[::2])
        case "end":
            return words.ends.format(ending_name(form, language)) if form != "other" else ""
        case "final":
            return f"~{plain_jamo(form[1:])}." if form else ""
        case "opens":
            return words.opens.format(form) if _is_chosen(form) else ""
        case "way":
            return words.way.format(form.partition("|")[0])
        case "gram":
            return _gram(form)
    return ""


_SHARES = re.compile(
    r"(?:end|final|opens|first|way) |script |(?:short|long) sentences|one-line|unmarked|switches|asked"
)


def value_text(name: str, value: float) -> str:
    """A value as a person reads it: shares in per cent, the rest as a number; '27%', '0.3%', '4', '1,200'."""
    return f"{_number(100 * value)}%" if _SHARES.match(name) else _number(value)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.1f}".removesuffix(".0")


def telling(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Those that a person can make something of, the most unusual first, each word once."""
    found: dict[str, Standing] = {}
    for s in sorted(standings, key=lambda s: -abs(s.percentile - 50)):
        if measure_name(s.name, "ko"):
            found.setdefault(_TOLD_AS.sub("", s.name), s)
    return tuple(found.values())


_TOLD_AS = re.compile(r"^(?:word|opens|first) |/[A-Z]+(?:-[A-Z])?$")

# Korean forms by their tags. A writer can take up a second verb or a bound noun; -라 and -어 alone mean nothing to
# anybody, and what is left out counts units or is of the subject.
_SECOND_VERBS: Mapping[str, str] = {
    "싶": "-고 싶다",
    "보": "-어 보다",
    "주": "-어 주다",
    "드리": "-어 드리다",
    "버리": "-어 버리다",
    "놓": "-어 놓다",
    "두": "-어 두다",
    "내": "-어 내다",
    "대": "-어 대다",
}
_BOUND = frozenset("것 거 수 줄 때문 만큼 뿐 듯 터 따름 채 척 탓 덕분".split())
_FRAGMENTS = frozenset("라 어 아 여 게 지 다 나 러 려 자 ᆯ 었 았 였 는 ᆫ".split())
_PARTS = {"NP": "대명사", "IC": "감탄사"}
# English words that somebody chooses; the others stand where grammar puts them.
_CHOSEN = frozenset(
    """
    actually also although anyway basically because but certainly clearly definitely especially essentially exactly
    fairly finally gonna honestly hopefully however i indeed instead just kind like likely literally lots maybe mostly
    moreover nevertheless obviously ok okay otherwise perhaps personally plus possibly pretty probably quite rather
    really simply since so somehow sometimes somewhat sort still stuff surely therefore thing things though thus
    together too totally unfortunately usually very we well whatever wow yeah yet you
    """.split()
)
_CHOSEN_JAPANESE = re.compile("副詞|接続詞|感動詞|代名詞")


def _is_chosen(word: str) -> bool:
    """Whether a word is one by which somebody is known; of other scripts than Latin any of two letters and more."""
    return (word.lower() in _CHOSEN or "'" in word) if word.isascii() else len(word) > 1


def _word(form: str, tag: str) -> str:
    match tag:
        case "F":
            return form if _is_chosen(form) else ""
        case "EC" | "EP" if form in _FRAGMENTS:
            return ""
        case "EC":
            return f"-{plain_jamo(form)}"
        case "EP":
            return f"-{plain_jamo(form)}-"
        case "VX":
            return _SECOND_VERBS.get(form, "")
        case "NNB":
            return form if form in _BOUND else ""
        case "NP" | "IC":
            return f"{form}({_PARTS[tag]})"
        case "MAG" | "MAJ":
            return form
        case _:
            return form if _CHOSEN_JAPANESE.match(tag) else ""


_PHRASE = re.compile("[가-힣]+(?: [가-힣]+)+")


def _gram(form: str) -> str:
    """A run of pieces that is a phrase anybody knows: ‘것 같다’; '' where it is masked or a fragment."""
    shown = plain_jamo("".join(form.split("\x1f"))).strip()
    return f"‘{shown}’" if len(shown) >= 4 and _PHRASE.fullmatch(shown) else ""


def labels(names: Iterable[str], language: str) -> dict[str, str]:
    """Label to measure, for those that have one; of two alike the first counts."""
    found: dict[str, str] = {}
    for name in names:
        if label := " ".join(measure_name(name, language).split()):
            found.setdefault(label, name)
    return found
