"""What is counted in English texts."""

import re

from styles.languages.letters import CHINESE_MARKS, HAN, HANGUL, KANA, OLD_JAMO, OTHERS
from styles.languages.names import GenreWords
from styles.languages.tables import CountingTables, Masking

_GENRES: GenreWords = {
    "diary": r"\b(?:diary|week|month|trip|travel|day|year in review|retrospective|journal|visit)\b",
    "review": r"\b(?:review|book|film|movie|read|restaurant|tried|versus|vs)\b",
    "tutorial": r"\b(?:how to|guide|tutorial|install|setup|using|build|fix|error|recipe)\b",
    "essay": r"\b(?:why|thoughts|on being|essay|opinion)\b",
    "notice": r"\b(?:announc\w+|notice|release|event|schedule|sale)\b",
}
COUNTING = CountingTables(
    closed=re.compile("F"),
    folds_case=True,
    has_registers=False,
    length_in_words=True,
    words_apart=True,
    short=8,
    long=30,
    masking=Masking(
        letters={"W": "x", "N": "#"},
        kept={},
        suffixes={"x": ("ing", "ed", "ly", "tion", "ness", "ment", "er", "s")},
    ),
    genres=_GENRES,
    opinion=r"\b(?:loved|enjoyed|recommend|disappoint)",
    call=r"\b(?:register|sign up|join us|deadline)\b",
    past=r"\b\w+ed\b|\b(?:was|were|went|had|did)\b",
    slips=None,
    two_ways=(),
    maxim=None,
    foreign=HAN + KANA + HANGUL + OTHERS + OLD_JAMO + CHINESE_MARKS,
    play="",
)
