"""Habits of the hand: laughs, dots, emoji, headings, pictures, and how often an author has them."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from styles.model import Habit, Range
from styles.reading.layout import MARKS, Mark
from styles.reading.own_text import Own

PER = 1_500  # characters: habits are counted per so many, about one screen of a phone times three


# What is found by a pattern in the text …

_EMOJI = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55](?:\ufe0f|\u200d[\U0001f300-\U0001faff\u2640\u2642]\ufe0f?)*"
)
PATTERNS: dict[str, re.Pattern[str]] = {
    "laugh": re.compile(r"ㅋ+|ㅎㅎ+|(?<=[ぁ-ヿ一-鿿])[wｗ]+(?!\w)|[(（]笑[)）]|\bhaha\w*|\blol\b", re.I),
    "cry": re.compile(r"[ㅠㅜ]+"),
    "wave": re.compile(r"[~〜～]+(?![~\w/])"),  # looked for without the strikes
    "dots": re.compile(r"\.{2,}|…+|,{2,}"),
    "exclamation": re.compile(r"[!！]+"),
    "question": re.compile(r"[?？]+"),
    "emoji": _EMOJI,
    "face": re.compile(r"\^\^;*|;{2,}|[:;]-?[)(DPp](?![\w/])|T_T|ㅡㅡ|-_-|=_="),
    "doubt": re.compile(r"[(（][?？!！]{1,3}[)）]"),
    "mixed marks": re.compile(  # ..!! and ~! and ?!, from where a run of marks begins
        r"(?<![.!?~…])(?:"
        r"(?:\.{2,6}|…{1,3}|~{1,4})[!?]{1,6}|[!?]{1,6}(?:\.{2,6}|…{1,3}|~{1,4})|\?!{1,4}|!\?{1,4}"
        r")(?![.!?~…])"
    ),
    "parenthesis": re.compile(r"\([^()\n]{2,80}\)|（[^（）\n]{2,80}）"),
    "strike": re.compile(r"~~(?=[^\s~])[^~\n]{1,80}(?<=\S)~~"),
    "quotation": re.compile(r"[\"“][^\"“”\n]{1,80}[\"”]|['‘][^'‘’\n]{2,80}['’](?!\w)|「[^「」\n]{1,80}」"),
    "title marks": re.compile(r"『[^『』\n]{1,80}』|《[^《》\n]{1,80}》|〈[^〈〉\n]{1,80}〉"),
    "dash": re.compile(r"\s[—–-]\s|—"),
    "semicolon": re.compile(r"\w;\s"),
    "contraction": re.compile(r"\b\w+[’'](?:t|s|re|ve|ll|d|m)\b"),
}
# … and what is seen in the layout.


def _times(mark: Mark, own: Own) -> int:
    return own.times(mark)


LAYOUT: dict[str, Callable[[Own], int]] = {
    **{mark: partial(_times, mark) for mark in MARKS if mark != "italic"},
    "broken": lambda own: own.broken,
    "broken apart": lambda own: own.broken_apart,
    "heading emoji": lambda own: sum(bool(_EMOJI.search(b.text)) for b in own.blocks if b.kind == "heading"),
}
HABITS = (*PATTERNS, *LAYOUT)
# What language models do unasked: on generic Korean drafts headings 5 times as often as people, bold, bullet summaries.
_MODELS_LIKE = (
    "heading",
    "bullet",
    "number",
    "bold",
    "emoji",
    "exclamation",
    "question",
    "dash",
    "quotation",
    "table",
    "rule",
)
_NOT_KOREAN = {"semicolon", "contraction", "dash"}


def habit_counts(posts: Sequence[Own], language: str) -> list[Habit]:
    """Every habit that a language may have, commonest first: in what share of the posts, how often per 1,500 characters
    of those that have it (median and ninth decile), and in which forms."""
    names = [n for n in HABITS if n not in (_NOT_KOREAN if language != "en" else ())]
    return sorted((_habit(name, posts) for name in names), key=lambda h: (-h.posts, h.name))


def unused(habits: Sequence[Habit], seen: float) -> tuple[str, ...]:
    """What models like and an author has in fewer than this share of their posts."""
    return tuple(h.name for h in habits if h.posts < seen and h.name in _MODELS_LIKE)


def _habit(name: str, posts: Sequence[Own]) -> Habit:
    rates: list[float] = []
    forms: Counter[str] = Counter()
    for post in posts:
        if name in PATTERNS:
            text = PATTERNS["strike"].sub("", post.text) if name == "wave" else post.text
            found = [f.strip() for f in PATTERNS[name].findall(text)]
            times = len(found)
            forms.update(f if len(f) <= 8 else f[:8] for f in found)
        else:
            times = LAYOUT[name](post)
        if times:
            rates.append(times * PER / max(post.size, 300))
    shape = tuple(f for f, _ in forms.most_common(4)) if name in _SHAPED else ()
    return Habit(name, len(rates) / len(posts), _at(rates, 0.5), _at(rates, 0.9), shape)


_SHAPED = ("laugh", "cry", "dots", "emoji", "face", "mixed marks")  # habits whose form says more than their name


def _at(values: Iterable[float], quantile: float) -> float:
    """Linear interpolation between order statistics; 0 for no values."""
    ranked = sorted(values)
    if not ranked:
        return 0.0
    place = quantile * (len(ranked) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (ranked[high] - ranked[low]) * (place - low)


def spread(values: Iterable[float]) -> Range:
    """First decile, median and ninth decile."""
    ranked = sorted(values)
    return Range(_at(ranked, 0.1), _at(ranked, 0.5), _at(ranked, 0.9))
