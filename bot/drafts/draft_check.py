"""Hear how a draft sounds beside the author's own posts, and say it on one line."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.wording import Wording
from styles import Gap, Hearing, Prompt, StyleCard, gap_said, tell_said
from styles.verdict import Tell

Listen = Callable[[StyleCard, str], Awaitable[Hearing | None]]  # a full card, a text: how it sounds beside the posts
Finish = Callable[[StyleCard, str], Awaitable[str]]  # a full card, a text: with the author's own spelling and spacing

Check = Callable[[Prompt, str], Awaitable[tuple[str, ...]]]  # a prompt, the draft: sentences that must not stay

PATIENCE = 20.0  # seconds: a draft is not kept from its reader for longer

log = logging.getLogger(__name__)


async def unheard(card: StyleCard, text: str) -> Hearing | None:
    """Nobody listens."""
    return None


async def as_written(card: StyleCard, text: str) -> str:
    """Nobody touches it."""
    return text


async def faultless(asked: Prompt, text: str) -> tuple[str, ...]:
    """Nobody looks."""
    return ()


async def checked(check: Check, asked: Prompt, text: str, revision: int, patience: float) -> tuple[str, ...]:
    """The sentences that must not stay; none where looking for them fails or takes too many seconds."""
    try:
        async with asyncio.timeout(patience):
            return await check(asked, text)
    except Exception as error:
        log.warning("revision %s was not checked: %s", revision, type(error).__name__)
        return ()


async def heard(listen: Listen, card: StyleCard, text: str, revision: int, patience: float) -> Hearing | None:
    """How a text sounds; None where there is too little to say, or listening failed or took too many seconds."""
    try:
        async with asyncio.timeout(patience):
            hearing = await listen(card, text)
    except Exception as error:
        log.warning("revision %s was not heard: %s", revision, type(error).__name__)
        return None
    return hearing if hearing and hearing.match is not None else None


async def finished(finish: Finish, card: StyleCard, text: str, revision: int, patience: float) -> str:
    """A text in the author's own hand; as it came where that fails or takes too many seconds."""
    try:
        async with asyncio.timeout(patience):
            return await finish(card, text) or text
    except Exception as error:
        log.warning("revision %s was not finished: %s", revision, type(error).__name__)
        return text


def nearer(one: Hearing | None, other: Hearing) -> bool:
    """Whether one text sounds more like the author than the other: in their range, no caricature, a better match."""
    return one is not None and _nearness(one) > _nearness(other)


def _nearness(hearing: Hearing) -> tuple[bool, bool, int]:
    return hearing.within, not hearing.overdone, hearing.match or 0


def score(
    hearing: Hearing,
    words: Wording,
    of_gap: Callable[[Gap, str], str] = gap_said,
    of_tell: Callable[[Tell, str], str] = tell_said,
) -> str:
    """'말투 일치 91 · 문장이 평소보다 조금 짧아요': the match, and the strongest difference there are words for."""
    said = [of_gap(gap, words.language) for gap in hearing.gaps]
    said += [of_tell(tell, words.language) for tell in hearing.tells]
    said += [words.overdone()] if hearing.overdone else []
    return words.score(hearing.match or 0, next((why for why in said if why), "").rstrip("."))
