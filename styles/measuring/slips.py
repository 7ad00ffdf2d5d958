"""What nobody means to do and everybody does in their own way: slips, run-ons, maxims, bursts of play."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import nan
from statistics import fmean

from styles.languages import LANGUAGES, language_of
from styles.languages.ko_spacing import END
from styles.measuring.counted import Counted
from styles.measuring.habits import PATTERNS, PER

_DOUBLED = re.compile(r"(?<!\w)(\w{2,8}) \1(?!\w)")
_EVERY = [by for language in LANGUAGES.values() if (by := language.counting.slips)]
_WORD = 13  # letters: what is as long is no word


def words_as_typed(texts: Sequence[str]) -> tuple[str, ...]:
    """Words as this author types them and no dictionary does, commonest first, up to ten: what a model tidies away.

    A word once, whatever particles follow it: of 메세지를 and 메세지는 it is 메세지. Only what stands in two posts at
    least: once is a mistake, twice is a hand.
    """
    patterns = [pattern for by in _EVERY for pattern in (by.joined, by.misspelt, by.parted)]
    posts: Counter[str] = Counter()
    typed: dict[str, Counter[str]] = {}
    for text in texts:
        words = {(m.group().strip(), _around(text, m.start(), m.end())) for p in patterns for m in p.finditer(text)}
        words = {(stem, word) for stem, word in words if 2 <= len(word) < _WORD}
        posts.update({stem for stem, _ in words})
        for stem, word in words:
            typed.setdefault(stem, Counter())[word] += 1
    often = sorted((stem for stem, n in posts.items() if n >= 2), key=lambda stem: (-posts[stem], stem))
    return tuple(dict.fromkeys(_as_said(stem, typed[stem]) for stem in often))[:10]


def _as_said(stem: str, typed: Counter[str]) -> str:
    """The stem where it is a word that particles follow, else the word as it is mostly typed."""
    if not _CUT_OFF.search(stem) and any(w.startswith(stem) and _PARTICLE.match(w, len(stem)) for w in typed):
        return stem
    return min(typed, key=lambda word: (-typed[word], len(word), word))


_PARTICLE = re.compile(END)
_CUT_OFF = re.compile("[있없되돼됐됬않같하]$")  # a verb's stem is no word by itself


def _around(text: str, start: int, end: int) -> str:
    """The whole word, or words, that a stretch of text is of."""
    before = re.search("[가-힣]*$", text[max(0, start - _WORD) : start])
    after = re.match("[가-힣]*", text[end : end + _WORD])
    return ((before[0] if before else "") + text[start:end] + (after[0] if after else "")).strip()


def slips(post: Counted, language: str) -> Iterator[tuple[str, float]]:
    """What nobody means to do: words run together or written twice, misspelt words, sentences that run on."""
    found, size = post.sentences, max(300, len(post.text)) / PER
    counting = language_of(language).counting
    if by := counting.slips:
        yield "run together", len(by.joined_either_way.findall(post.text)) / size
        yield "misspelt", len(by.misspelt.findall(post.text)) / size
        joins = [sum(m.tag == by.joins for m in s.morphemes) for s in found]
        yield "run-ons", sum(n >= 4 for n in joins) / (len(joins) + 2)
        yield "clauses", fmean(joins) if joins else nan
    yield "doubled words", len(_DOUBLED.findall(post.text)) / size
    last = [
        ss[-1]
        for b, ss in zip(post.own.blocks, post.blocks, strict=True)
        if b.kind == "prose" and len(ss) >= 2 and len(b.text) >= 60
    ]
    if last:
        short = [s for s in last if s.length <= 45 and not re.search(r"\d|[A-Za-z]", s.text)]
        yield "maxims", sum(bool(counting.maxim and counting.maxim.match(s.text)) for s in short) / (len(last) + 1)
    bursts = [sum(len(p.findall(b.text)) for p in _TICS) for b in post.own.blocks if b.kind == "prose"]
    yield "most tics", float(max(bursts, default=0))


_TICS = [PATTERNS[n] for n in ("laugh", "cry", "dots", "emoji", "face", "strike")] + [re.compile("!!|~(?!~)")]
