"""What each measure is called when a person or a model reads of it."""

import re
from collections.abc import Iterable

from styles.languages import language_of
from styles.languages.letters import plain_jamo
from styles.model import Standing

GRAM = "gram "  # before a masked phrase, so that it is a name like any other
_LETTERS = {"N", "V", "A", "L", "R", "#", "U", "X", "x"}


def habit_name(name: str, language: str) -> str:
    """A habit as a reader calls it; '' for one that has no name."""
    return str(language_of(language).habits.get(name, ""))


def ending_name(name: str, language: str) -> str:
    """A kind of ending (styles.reading.sentences.Ending) as a reader calls it; '' for one that has no name."""
    return str(language_of(language).endings.get(name, ""))


def measure_name(name: str, language: str) -> str:
    """A measure as somebody calls it who reads `language`; '' for one that says nothing to a reader."""
    words = language_of(language)
    if label := words.measures.get(name) or words.habits.get(name):
        return str(label)
    kind, _, form = name.partition(" ")
    match kind:
        case "word":
            return _word(*form.rpartition("/")[::2])
        case "end":
            return words.ends.format(ending_name(form, language))
        case "final":
            return f"~{form[1:]}." if form else ""
        case "first" | "opens":
            return words.opens.format(form) if kind == "opens" else ""
        case "way":
            return words.way.format(form.partition("|")[0])
        case "gram":
            return _gram(form)
    return ""


_UNSAYABLE = re.compile(r"gram |word (?:[^/]*/(?:J|XSN|ETM|MM|助)|[ᆨ-ᇿ]+/)|tag |script ")


def sayable(name: str) -> bool:
    """Whether a writer can do anything about it: nobody writes more genitives by being told so."""
    return not _UNSAYABLE.match(name)


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
        if sayable(s.name):
            found.setdefault(_WORD.sub("", s.name), s)
    return tuple(found.values())


_WORD = re.compile(r"^(?:word|opens|first) |/[A-Z]+(?:-[A-Z])?$")


def _word(form: str, tag: str) -> str:
    form = plain_jamo(form)
    if tag.startswith("EF"):
        return ""  # said by "final"
    if tag.startswith("E"):
        return {"EP": f"-{form}-", "ETN": f"-{form}(명사형)", "ETM": f"-{form}(관형형)"}.get(tag, f"-{form}")
    if tag.startswith("J"):
        return f"‘{form}’" + {"JX": "", "JKB": "ᵇ", "JC": "ᶜ"}.get(tag, "ʲ")
    if tag.startswith(("VX", "VC")):
        return f"{form}다"
    if tag == "NNB" and form not in _BOUND:
        return ""  # units and times: of the subject, not of the voice
    if tag in ("NNB", "XSN", "MM"):
        return form + {"NNB": "", "XSN": "(접미사)", "MM": "(관형사)"}[tag]
    return form if tag in ("F", "MAG", "MAJ") else f"{form}({_TAGS.get(tag, tag)})"


_BOUND = frozenset("것 거 수 줄 때문 만큼 뿐 듯 데 바 터 따름 채 척 김 탓 덕분 대로 편 쪽 식".split())
_TAGS = {"NP": "대명사", "IC": "감탄사"}


def _gram(form: str) -> str:
    """A run of pieces as a reader would write it, ○ for a masked word, ^ and $ for the ends of a sentence."""
    pieces = [" ○" if p in (f" {x}" for x in _LETTERS) else "○" if p in _LETTERS else p for p in form.split("\x1f")]
    shown = "".join(pieces).replace("⟨", "^").replace("⟩", "$").strip()
    return plain_jamo(shown) if re.search(r"[^○^$\s\d.,]", shown) else ""


def labels(names: Iterable[str], language: str) -> dict[str, str]:
    """Label to measure, for those that have one; of two alike the first counts."""
    found: dict[str, str] = {}
    for name in names:
        if label := " ".join(measure_name(name, language).split()):
            found.setdefault(label, name)
    return found
