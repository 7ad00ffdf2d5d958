"""Count what can be counted in how somebody writes."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from statistics import fmean, pstdev

from styles.model import Ended, Habit, Profile, Range
from styles.reading.own_text import MARKS, PERSONAL, Block, Mark, Own
from styles.reading.sentences import Sentence, parted
from styles.spelling import measure_choices

PER = 1_500  # characters: habits are counted per so many, about one screen of a phone times three


@dataclass(frozen=True)
class Counted:
    """One post with its sentences, block by block. Headings have none."""

    own: Own
    blocks: tuple[tuple[Sentence, ...], ...]

    @property
    def sentences(self) -> list[Sentence]:
        return [s for block in self.blocks for s in block]

    @property
    def prose(self) -> list[Sentence]:
        pairs = zip(self.own.blocks, self.blocks, strict=True)
        return [s for block, found in pairs if block.kind == "prose" for s in found]

    @property
    def text(self) -> str:
        return self.own.text

    def head(self, characters: int) -> "Counted":
        """The post as far as the block in which `characters` are reached."""
        own = self.own.head(characters)
        return Counted(own, self.blocks[: len(own.blocks)])


def counted(posts: Sequence[Own], language: str) -> list[Counted]:
    """All posts cut into sentences."""
    return list(reading(posts, language))


def reading(posts: Sequence[Own], language: str) -> Iterator[Counted]:
    """Each post cut into sentences; kiwi, in threads of its own, is some lines ahead while the last one is measured."""
    cut = parted((b.text if b.kind != "heading" else "" for post in posts for b in post.blocks), language)
    return (Counted(post, tuple(tuple(next(cut)) for _ in post.blocks)) for post in posts)


# Habits of the hand: what is found by a pattern in the text …

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
    "face": re.compile(r"\^\^;*|;{2,}|[:;]-?[)(DPp](?![\w/])|T_T|ㅡㅡ|-_-|=_=|\(\?\)|\(!\)"),
    "parenthesis": re.compile(r"\([^()\n]{2,80}\)|（[^（）\n]{2,80}）"),
    "strike": re.compile(r"~~(?=[^\s~])[^~\n]{1,80}(?<=\S)~~"),
    "quotation": re.compile(r"[\"“][^\"“”\n]{1,80}[\"”]|['‘][^'‘’\n]{2,80}['’](?!\w)|「[^「」\n]{1,80}」"),
    "dash": re.compile(r"\s[—–-]\s|—"),
    "semicolon": re.compile(r"\w;\s"),
    "contraction": re.compile(r"\b\w+[’'](?:t|s|re|ve|ll|d|m)\b"),
}
# … and what is seen in the layout.


def _times(mark: Mark, own: Own) -> int:
    return own.times(mark)


LAYOUT: dict[str, Callable[[Own], int]] = {
    **{mark: partial(_times, mark) for mark in MARKS if mark != "italic"},
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


_SHAPED = ("laugh", "cry", "dots", "emoji", "face")  # habits whose form says more than their name


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
    ranked = sorted(values)
    return Range(_at(ranked, 0.1), _at(ranked, 0.5), _at(ranked, 0.9))


# Lines that stand in every post


def repeated(posts: Sequence[Own]) -> frozenset[str]:
    """Lines that stand in post after post: at least three times, and in an eighth of the posts."""
    lines = Counter(
        line for post in posts for line in {line for b in post.blocks for line in b.text.split("\n")} if line
    )
    return frozenset(line for line, n in lines.items() if n >= max(3, len(posts) / 8))


def _formulae(posts: Sequence[Own], place: slice, lines: frozenset[str]) -> tuple[str, ...]:
    """Of the repeated lines, those that stand at one end of posts."""
    found: Counter[str] = Counter()
    for post in posts:
        ends = [line for b in post.blocks[place] if b.kind == "prose" for line in b.text.split("\n")]
        found.update(line for line in ends[place] if line in lines)
    return tuple(line for line, n in found.most_common(3) if n >= 3 and len(line) <= 200 and _presentable(line))


def _presentable(text: str) -> bool:
    """Whether it has words, and nothing that only its author's acquaintances should read."""
    return bool(re.search(r"\w", text)) and not PERSONAL.search(text)


def without(post: Own, lines: frozenset[str]) -> Own:
    """The post without the lines that stand in every post."""
    kept = []
    for block in post.blocks:
        text = "\n".join(line for line in block.text.split("\n") if line not in lines)
        if text.strip():
            kept.append(Block(block.kind, text, block.start, block.end))
    return replace(post, blocks=tuple(kept))


# The profile


def profile(posts: Sequence[Counted], texts: Sequence[Own], raw: Sequence[Own], language: str) -> Profile:
    """Measure posts: `texts` without their repeated lines, `raw` with them, `posts` those of `texts` that were read."""
    every = [s for post in posts for s in post.sentences]
    prose = [
        s for post in posts for b, ss in zip(post.own.blocks, post.blocks, strict=True) if b.kind == "prose" for s in ss
    ]
    judged = prose or every
    lengths = [float(length(s, language)) for s in judged]
    lines = repeated(raw)
    names = [n for n in HABITS if n not in (_NOT_KOREAN if language != "en" else ())]
    habits = sorted((_habit(name, texts) for name in names), key=lambda h: (-h.posts, h.name))
    return Profile(
        endings=_endings(judged),
        switches=_switches(posts),
        registers=_registers(posts),
        sentence=spread(lengths),
        mean=fmean(lengths) if lengths else 0.0,
        deviation=pstdev(lengths) if lengths else 0.0,
        paragraph=spread(_paragraphs(posts)),
        post=spread(float(len(post.text)) for post in texts),
        commas=_per(judged, lambda s: len(re.findall("[,，、]", s.text))),
        unmarked=_per(judged, lambda s: not re.search(r"[.!?。！？…~♡♥)\]:]\W*$", s.text)),
        habits=tuple(h for h in habits if h.posts >= 0.05),
        absent=tuple(h.name for h in habits if h.posts < 0.05 and h.name in _MODELS_LIKE),
        selves=_shares(w for s in every for w in s.selves),
        openers=_openers(every),
        choices=measure_choices([post.text for post in texts], language),
        greetings=_formulae(raw, slice(0, 2), lines),
        farewells=_formulae(raw, slice(-2, None), lines),
    )


def habits(measured: Profile) -> frozenset[str]:
    """The measures of what an author does in three posts of ten or more, or ends one sentence of ten with."""
    done = {h.name for h in measured.habits if h.posts >= 0.3}
    ended = {f"end {e.ending}" for e in measured.endings if e.share >= 0.1}
    return frozenset(done | ended | {f"final {f}" for e in measured.endings if e.share >= 0.1 for f in e.forms})


def length(sentence: Sentence, language: str) -> int:
    return len(sentence.text.split()) if language == "en" else sentence.length


def _per(found: Sequence[Sentence], what: Callable[[Sentence], float]) -> float:
    return fmean(what(s) for s in found) if found else 0.0


def _endings(found: Sequence[Sentence]) -> tuple[Ended, ...]:
    kinds = Counter(s.ending for s in found)
    ended = []
    for ending, n in kinds.most_common():
        of = [s for s in found if s.ending == ending]
        forms = tuple(
            f for f, times in Counter(s.form for s in of if s.form).most_common(6) if times >= max(2, 0.03 * n)
        )
        ended.append(Ended(ending, n / len(found), forms, _sample(of, forms)))
    return tuple(e for e in ended if e.share >= 0.01)


def _sample(of: Sequence[Sentence], forms: Sequence[str]) -> str:
    """A sentence to show as evidence: with the commonest form, neither clipped nor long, the same one each time."""
    fit = [
        s.text
        for s in of
        if 12 <= s.length <= 45
        and (not forms or s.form == forms[0])
        and re.match(r"[가-힣A-Zぁ-ヿ一-鿿]", s.text)
        and not re.search(r"[$`*_|<>={}\[\]\\]|~~", s.text)
        and _presentable(s.text)
    ]
    return min(fit, key=lambda t: (abs(len(t) - 26), t)) if fit else ""


REGISTERS = frozenset({"formal", "polite", "plain", "casual", "clipped"})


def _switches(posts: Sequence[Counted]) -> float:
    pairs = [
        a.ending != b.ending for post in posts for a, b in pairwise(s for s in post.sentences if s.ending in REGISTERS)
    ]
    return sum(pairs) / len(pairs) if pairs else 0.0


def _registers(posts: Sequence[Counted]) -> tuple[tuple[str, float], ...]:
    mostly: list[str] = []
    for post in posts:
        kinds = Counter(s.ending for s in post.sentences if s.ending in REGISTERS)
        if kinds:
            mostly.append(kinds.most_common(1)[0][0])
    return _shares(mostly)


def _paragraphs(posts: Sequence[Counted]) -> list[float]:
    return [
        float(len(found))
        for post in posts
        for block, found in zip(post.own.blocks, post.blocks, strict=True)
        if block.kind == "prose" and found
    ]


def _shares(words: Iterable[str]) -> tuple[tuple[str, float], ...]:
    counts = Counter(words)
    total = counts.total()
    return tuple((word, n / total) for word, n in counts.most_common(4) if n / total >= 0.05)


def _openers(found: Sequence[Sentence]) -> tuple[tuple[str, float], ...]:
    counts = Counter(s.first for s in found if s.first)
    return tuple((w, 100 * n / len(found)) for w, n in counts.most_common(8) if n >= 3)
