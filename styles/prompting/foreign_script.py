"""Find letters in a draft that its person never writes: stray Chinese, broken Hangul, the mark of a lost character."""

import re
from unicodedata import normalize

from styles.languages import language_of
from styles.reading.sentences import sentences
from styles.spelling.protected import without_code

_SHOWN = 20  # characters of one stretch

_LOST = "\ufffd"


def foreign_stretches(markdown: str, allowed: str, language: str) -> tuple[str, ...]:
    """The stretches of a foreign script, in order and once each, at most 20 characters of each.

    Characters that occur in `allowed` (the person's posts and notes) are theirs. Code and addresses do not count.
    """
    foreign = _foreign(allowed, language)
    return tuple(dict.fromkeys(m.group()[:_SHOWN] for m in foreign.finditer(_prose(markdown))))


def foreign_sentences(markdown: str, allowed: str, language: str) -> tuple[str, ...]:
    """The sentences those stand in, in order and once each, as they stand in the draft: what is to be repaired."""
    foreign = _foreign(allowed, language)
    bare = without_code(markdown).split("\n")
    lines = [line for line, prose in zip(markdown.split("\n"), bare, strict=True) if foreign.search(_nfc(prose))]
    cut = (s.text for each in sentences(lines, language) for s in each)
    return tuple(dict.fromkeys(text for text in cut if foreign.search(_prose(text))))


def _prose(markdown: str) -> str:
    return _nfc(without_code(markdown))


def _nfc(text: str) -> str:
    """A Mac writes 한 as three letters; together they are a syllable."""
    return normalize("NFC", text)


def _foreign(allowed: str, language: str) -> re.Pattern[str]:
    counting = language_of(language).counting
    scripts, play = counting.foreign, counting.play
    theirs = "".join(sorted(set(re.findall(rf"[{scripts}\u3131-\u3163]", _nfc(allowed)))))
    letter = f"(?![{theirs}])[{scripts}]" if theirs else f"[{scripts}]"
    broken = ""
    if play:
        single = rf"(?![{theirs}{play}])[\u3131-\u3163]"
        broken = rf"|(?<=[가-힣])[{play}]*+{single}[\u3131-\u3163]*+(?=[가-힣])"
    return re.compile(f"(?:{letter}[ー・]?|{_LOST})+{broken}")
