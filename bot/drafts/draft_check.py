"""Hear how a draft sounds beside the author's own posts, and say it on one line."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from difflib import SequenceMatcher
from itertools import islice
from typing import TypeVar

from bot.wording import Wording
from styles import Gap, Hearing, Prompt, StyleCard, gap_said, tell_said
from styles.verdict import Tell

Listen = Callable[[StyleCard, str], Awaitable[Hearing | None]]  # a full card, a text: how it sounds beside the posts
# A full card, a text, sentences in it: with the author's own spelling and spacing everywhere but in those
Finish = Callable[[StyleCard, str, Sequence[str]], Awaitable[str]]
Check = Callable[[Prompt, str], Awaitable[tuple[str, ...]]]  # a prompt, the draft: sentences that must not stay

T = TypeVar("T")

MOST_PLACES = 99  # that are told of
MOST_PAIRS = 2_000  # of equal words in a line: comparing one that says the same over and over takes their square

LONGEST_CHECKED = 20_000  # characters of a draft: no post is as long, and what is longer is not waited for
PATIENCE = 60.0  # seconds for each check, while the text stands there already; in a crowd most of them are its line

log = logging.getLogger(__name__)


async def unheard(card: StyleCard, text: str) -> Hearing | None:
    """Nobody listens."""
    return None


async def as_written(card: StyleCard, text: str, kept: Sequence[str]) -> str:
    """Nobody touches it."""
    return text


async def faultless(asked: Prompt, text: str) -> tuple[str, ...]:
    """Nobody looks."""
    return ()


def is_too_long(text: str) -> bool:
    """Whether a draft is shown as it came: nobody checks, mends, spells, hears or compares it."""
    return len(text) > LONGEST_CHECKED


async def within_patience(work: Awaitable[T], instead: T, missed: str, revision: int, patience: float) -> T:
    """What the work comes to; `instead` where it fails or takes more than `patience` seconds, and the log says so."""
    try:
        async with asyncio.timeout(patience):
            return await work
    except Exception as error:
        log.warning("revision %s was not %s: %s", revision, missed, type(error).__name__)
        return instead


async def answer_unwatched(pieces: AsyncGenerator[str, None], revision: int) -> str:
    """An answer that nobody watches coming; empty where none comes, for there is a whole draft already."""
    text = ""
    try:
        async with aclosing(pieces):
            async for piece in pieces:
                text += piece
    except Exception as error:
        log.warning("revision %s has no second answer: %s", revision, type(error).__name__)
        return ""
    return text


def score(
    hearing: Hearing,
    words: Wording,
    of_gap: Callable[[Gap, str], str] = gap_said,
    of_tell: Callable[[Tell, str], str] = tell_said,
) -> str:
    """'말투 일치도 91점 · 문장이 평소보다 조금 짧아요': the match, and the strongest difference there are words for; or
    why there is no match; '' where neither is known."""
    if hearing.match is None:
        return words.unscored(hearing.unheard) if hearing.unheard else ""
    said = [of_gap(gap, words.language) for gap in hearing.gaps]
    said += [of_tell(tell, words.language) for tell in hearing.tells]
    said += [words.overdone()] if hearing.overdone else []
    return words.score(hearing.match, next((why for why in said if why), "").rstrip("."))


def spelled_otherwise(before: str, after: str) -> list[tuple[str, str]]:
    """The words that were changed, place by place, as [('첫 번째', '첫번째')]; none where lines came or went.

    Lines that say the same words over and over are passed over.
    """
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        return []
    moved = ((a.split(), b.split()) for a, b in zip(old, new, strict=True) if a != b)
    places = (place for a, b in moved if _pairs(a, b) <= MOST_PAIRS for place in _changed_words(a, b))
    return list(islice(places, MOST_PLACES))


def _pairs(one: Sequence[str], other: Sequence[str]) -> int:
    """Of equal words, one from each."""
    counted = Counter(other)
    return sum(times * counted[word] for word, times in Counter(one).items())


def _changed_words(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(" ".join(before[a:b]), " ".join(after[c:d])) for step, a, b, c, d in steps if step == "replace"]
