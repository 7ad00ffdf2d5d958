"""Tell what keeps the bot from being of use right now."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

PATIENCE = 1.0  # seconds for the database


class Readiness:
    """`database` returns once it answers; `jobs` and, by the names of their platforms, `chats` say whether they are up.

    A process is asked only for the chats it listens to.
    """

    def __init__(
        self,
        database: Callable[[], Awaitable[None]],
        jobs: Callable[[], bool],
        chats: Mapping[str, Callable[[], bool]],
        patience: float = PATIENCE,
    ) -> None:
        self._database = database
        self._jobs = jobs
        self._chats = chats
        self._patience = patience

    async def missing(self) -> Sequence[str]:
        """A line each of what is not ready, in words for a log; none: all is. Raises nothing."""
        lines = [await self._of_database(), "" if self._jobs() else "jobs: none is being done"]
        lines += ["" if up() else f"{name}: not connected" for name, up in self._chats.items()]
        return [line for line in lines if line]

    async def _of_database(self) -> str:
        try:
            async with asyncio.timeout(self._patience):
                await self._database()
        except TimeoutError:
            return f"database: no answer within {self._patience:g} s"
        except Exception as error:  # its message may hold an address
            return f"database: {type(error).__name__}"
        return ""
