"""Attend to a few at a time, whoever came first."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

LONGEST = 1.0  # seconds; who takes longer waits for something that is not ours


class FewAtOnce:
    """Where a crowd were attended to all at once, each of them would be answered when the last one is."""

    def __init__(self, at_once: int) -> None:
        self._free = asyncio.Semaphore(at_once)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Callable[[], None]]:
        """Wait for a turn. What is yielded ends it before the block does, for one who only waits from then on."""
        await self._free.acquire()
        at_it = True

        def leave() -> None:
            nonlocal at_it
            if at_it:
                at_it = False
                self._free.release()

        over = asyncio.get_running_loop().call_later(LONGEST, leave)
        try:
            yield leave
        finally:
            over.cancel()
            leave()
