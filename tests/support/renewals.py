"""Jobs that are done as soon as they are given, or, held back, when they are wanted."""

from collections.abc import Awaitable, Callable

from bot.ports import JobKind


class Renewals:
    """`given` are all of them, each with its key."""

    def __init__(self, run: Callable[[str], Awaitable[None]]) -> None:
        self.given: list[tuple[str, str | None]] = []
        self.held = False
        self._run = run

    async def give(self, id: str, key: str | None, kind: JobKind) -> None:
        """Has it done at once, unless they are held back."""
        self.given.append((id, key))
        if not self.held:
            await self._run(id)
