"""Do what only one process does at a time, and go on with it where another one has died."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from bot.ports import Turns

log = logging.getLogger(__name__)

T = TypeVar("T")

TRY = 0.25  # seconds between two tries; the one who had the turn may have died in between
TELL = 4  # tries, after which somebody who looks into the log may want to know


async def in_turn(
    turns: Turns,
    name: str,
    work: Callable[[], Awaitable[T]],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> T:
    """Wait for the turn of this name and do the work while it is ours: it is cancelled where the turn is lost, and
    done once more when it is ours again. What it returns, or raises, ends this, but where it has lost its turn."""
    while True:
        try:
            async with asyncio.timeout(None) as ours:
                await _wait_for(turns, name, partial(_end, ours), sleep)
                done = await work()
                if await turns.held(name):
                    return done
        except TimeoutError:
            if not ours.expired():
                raise
        finally:
            await turns.release(name)
        log.warning("the turn %s was lost", name)


async def first_free(turns: Turns, names: Iterable[str], lost: Callable[[], None]) -> str:
    """The first of these turns that nobody had; it is ours now. Empty where there is none."""
    for name in names:
        if await turns.take(name, lost):
            return name
    return ""


async def _wait_for(
    turns: Turns, name: str, lost: Callable[[], None], sleep: Callable[[float], Awaitable[None]]
) -> None:
    tries = 0
    while not await turns.take(name, lost):
        if tries == TELL:
            log.info("waiting for the turn %s, which another process has", name)
        tries += 1
        await sleep(TRY)


def _end(ours: asyncio.Timeout) -> None:
    with suppress(RuntimeError):  # it has ended by itself
        ours.reschedule(asyncio.get_running_loop().time())
