"""Say how long a draft has been waited for while nothing of it comes."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress

from bot.drafts.draft_text import noted
from bot.model import Reply, Revision
from bot.ports import Replies
from bot.wording import Wording

EVERY = 15.0  # seconds between two words about the waiting

Come = asyncio.Queue[Reply | None]


async def with_waiting(
    replies: Replies,
    sentence: Callable[[float], str | None],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Replies:
    """The same replies, and while the first of them stands, what there is to say about the waiting.

    `sentence` is asked every 15 seconds until a second one comes, with the seconds since the first; None says nothing.
    Raises what the replies raise.
    """
    come: Come = asyncio.Queue(1)
    reading = asyncio.ensure_future(_read(replies, come))  # a task of its own, for they may hold a timeout open
    coming = asyncio.ensure_future(come.get())
    try:
        if first := await coming:
            yield first
            since, coming = clock(), asyncio.ensure_future(come.get())
            while not await _comes(coming, sleep):
                if said := sentence(clock() - since):
                    yield Reply(said)
            reply = coming.result()
            while reply:
                yield reply
                reply = await come.get()
        if failure := await reading:
            raise failure
    finally:
        coming.cancel()
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading


def still_writing(revision: Revision, words: Wording, seconds: float) -> str:
    """What stands there while the model is waited for: how long, below what there is of the text already."""
    return noted(revision.text, words.still_writing(seconds)) if revision.text else words.still_writing(seconds)


async def _read(replies: Replies, come: Come) -> Exception | None:
    """Hand them on one by one, and None at the end; what went wrong."""
    failure = None
    try:
        async with aclosing(replies):
            async for reply in replies:
                await come.put(reply)
    except Exception as error:
        failure = error
    await come.put(None)
    return failure


async def _comes(coming: asyncio.Future[Reply | None], sleep: Callable[[float], Awaitable[None]]) -> bool:
    """Whether it comes before it is time to say something."""
    pause = asyncio.ensure_future(sleep(EVERY))
    try:
        await asyncio.wait((coming, pause), return_when=asyncio.FIRST_COMPLETED)
    finally:
        pause.cancel()
    return coming.done()
