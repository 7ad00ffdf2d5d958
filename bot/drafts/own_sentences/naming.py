"""Tell from a request which of a person's own sentences they want changed."""

import re
from collections.abc import Iterator, Sequence

from bot.wording import HEARD
from styles.reading.function_words import ENGLISH

_TELLING = 5  # letters of a predicate: 맛있었어요, but not 좋겠어요
_LONGEST = 2_000  # characters of a request: what is longer brings a text of its own along

_EVERYTHING = re.compile("|".join(one for words in HEARD for one in words.heard_everything), re.I)
_QUOTE = re.compile("[“‘\"']([^“”‘’\"'\n]{4,500})[”’\"']")
_WORD = re.compile("[가-힣]{2,20}|[A-Za-z]{4,30}|[一-鿿ァ-ヴー]{2,20}")
_PARTICLE = re.compile(
    "(?<=[가-힣]{2})(?:께서|에서는|에서|에는|으로|이랑|까지|부터|보다|처럼|하고|[은는이가을를도의에로랑과와만])\\Z"
)
# Words that say nothing of a sentence's subject
_COMMON = frozenset(
    {"그리고", "그래서", "그런데", "근데", "하지만", "그러나", "그래도", "아무튼", "정말", "진짜", "너무", "조금"}
    | {"많이", "아주", "되게", "다시", "그냥", "이번", "다음", "처음", "마지막", "번째", "가장", "제일"}
    | {"今回", "最初", "最後", "本当", "全体", "部分", "文章", "段落", "記事", "自分"}
    | {"훨씬", "여기", "거기", "이거", "그거"}
)


def changes_all(request: str) -> bool:
    """Whether a request is about every sentence there is: about all of the text, its manner or its language."""
    return _EVERYTHING.search(request[:_LONGEST]) is not None


def names(request: str, sentence: str) -> bool:
    """Whether a request quotes a part of a sentence, or names it by one of its words, the last of which says too little
    where it is short: '사장님 얘기는 빼 줘' is about '사장님이 되게 친절하셨어요'."""
    asked = request[:_LONGEST]
    if any(quote.strip() in sentence for quote in _QUOTE.findall(asked)):
        return True
    *words, last = _WORD.findall(sentence) or [""]
    words += [last] if len(last) >= _TELLING else []
    return not set(_stems(words)).isdisjoint(_stems(_WORD.findall(asked)))


def _stems(words: Sequence[str]) -> Iterator[str]:
    """Words without the particles that follow them, as far as they mean something by themselves."""
    for word in (_PARTICLE.sub("", word.lower()) for word in words):
        if word and word not in _COMMON and word not in ENGLISH:
            yield word
