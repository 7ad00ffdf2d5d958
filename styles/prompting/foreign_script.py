"""Find letters in a draft that its person never writes: stray Chinese, broken Hangul, the mark of a lost character."""

import re
from unicodedata import normalize

from styles.reading.sentences import sentences
from styles.spelling.protected import without_code

_SHOWN = 20  # characters of one stretch

_HAN = r"々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = r"\u3041-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d"
_HANGUL = r"\uac00-\ud7a3\u3131-\u318e"
_OLD_JAMO = r"\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb"  # letters that did not come together to a syllable
_CHINESE_MARKS = "、。，；：？！"
_LOST = "\ufffd"
# From Cyrillic to Thai, Tibetan and Ethiopic, and the smaller scripts of Asia; not Greek, which is used as symbols.
_OTHERS = (
    r"\u0400-\u0fff\u10a0-\u10ff\u1200-\u1bff\u2d00-\u2dff\ua000-\ua4ff\ua600-\ua6ff\ua800-\ua8df\ua900-\ua95f"
    r"\ua980-\uabff\ufb13-\ufdff\ufe70-\ufefc"
)
_FOREIGN = {
    "ko": _HAN + _KANA + _OTHERS + _OLD_JAMO + _CHINESE_MARKS,
    "ja": _HANGUL + _OTHERS + _OLD_JAMO,
    "en": _HAN + _KANA + _HANGUL + _OTHERS + _OLD_JAMO + _CHINESE_MARKS,
}
_PLAY = "ㅋㅎㅠㅜㅡㅇ"  # stand between words too: 좋아ㅋㅋ그래서


def strange(markdown: str, allowed: str, language: str) -> tuple[str, ...]:
    """The stretches of a foreign script, in order and once each, at most 20 characters of each.

    Characters that occur in `allowed` (the person's posts and notes) are theirs. Code and addresses do not count.
    """
    foreign = _foreign(allowed, language)
    return tuple(dict.fromkeys(m.group()[:_SHOWN] for m in foreign.finditer(_prose(markdown))))


def with_strange_sentences(markdown: str, allowed: str, language: str) -> tuple[str, ...]:
    """The sentences those stand in, in order and once each, as they stand in the draft: what is to be repaired."""
    foreign = _foreign(allowed, language)
    bare = without_code(markdown).split("\n")
    lines = [line for line, prose in zip(markdown.split("\n"), bare, strict=True) if foreign.search(_composed(prose))]
    cut = (s.text for each in sentences(lines, language) for s in each)
    return tuple(dict.fromkeys(text for text in cut if foreign.search(_prose(text))))


def _prose(markdown: str) -> str:
    return _composed(without_code(markdown))


def _composed(text: str) -> str:
    """A Mac writes 한 as three letters; together they are a syllable."""
    return normalize("NFC", text)


def _foreign(allowed: str, language: str) -> re.Pattern[str]:
    scripts = _FOREIGN.get(language, _FOREIGN["en"])
    theirs = "".join(sorted(set(re.findall(rf"[{scripts}\u3131-\u3163]", _composed(allowed)))))
    letter = f"(?![{theirs}])[{scripts}]" if theirs else f"[{scripts}]"
    broken = ""
    if language == "ko":
        single = rf"(?![{theirs}{_PLAY}])[\u3131-\u3163]"
        broken = rf"|(?<=[가-힣])[{_PLAY}]*+{single}[\u3131-\u3163]*+(?=[가-힣])"
    return re.compile(f"(?:{letter}[ー・]?|{_LOST})+{broken}")
