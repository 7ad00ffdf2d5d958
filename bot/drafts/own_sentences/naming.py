"""Tell from a request which of a person's own sentences they want changed."""

import re
from collections.abc import Iterator, Sequence

from bot.model import LANGUAGES
from bot.wording import words_in
from styles.reading.function_words import ENGLISH

_LONGEST = 2_000  # characters of a request: what is longer brings a text of its own along
_STEM = 3  # letters at the head of a word by which it is known again, whatever ending follows
_LATIN = 5

_EVERYTHING = re.compile("|".join(one for code in LANGUAGES for one in words_in(code).heard_everything), re.I)
_QUOTE = re.compile("[“‘\"']([^“”‘’\"'\n]{4,500})[”’\"']")
_WORD = re.compile(r"[^\W_]+")
_CONNECTS = frozenset(
    {"그리고", "그래서", "그런데", "하지만", "그러나", "그래도", "그러니", "그러면", "아무튼", "어쨌든"}
)


def changes_all(request: str) -> bool:
    """Whether a request is about every sentence there is: about all of the text, its manner or its language."""
    return _EVERYTHING.search(request[:_LONGEST]) is not None


def names(request: str, sentence: str) -> bool:
    """Whether a request quotes a part of a sentence, or names it by one of its words, the last of which says too little:
    '사장님 얘기는 빼 줘'."""
    if any(quote.strip() in sentence for quote in _QUOTE.findall(request[:_LONGEST])):
        return True
    *words, last = _WORD.findall(sentence) or [""]
    return not set(_stems(words or [last])).isdisjoint(_stems(_WORD.findall(request[:_LONGEST])))


def _stems(words: Sequence[str]) -> Iterator[str]:
    """The heads of words that mean something by themselves."""
    for word in map(str.lower, words):
        size = _LATIN if word.isascii() else _STEM
        if len(word) >= size and word not in ENGLISH and word[:_STEM] not in _CONNECTS:
            yield word[:size]
