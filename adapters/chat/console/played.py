"""A chat that plays by itself: what somebody says is typed before one's eyes."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from typing import TextIO

from rich.text import Text

from adapters.chat.console.drawn import DrawnScreen

KEY = 0.05  # seconds between two letters
READ = 2.5  # seconds to read an answer before the next is typed


class PlayedScreen(DrawnScreen):
    """`said`: what is typed, one message each, after a heading that says what comes. `sleep` has it go slowly."""

    answers = True
    waits = True

    def __init__(
        self, output: TextIO, said: Sequence[tuple[str, str]], sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        super().__init__(output)
        self._said = said
        self._sleep = sleep

    async def lines(self) -> AsyncGenerator[str, None]:
        """One after another."""
        for heading, line in self._said:
            self._screen.rule(heading, style="dim", align="left")
            await self._type(line)
            yield line
            await self._sleep(READ)

    def forget(self) -> None:
        """What is typed is kept nowhere."""

    async def _type(self, line: str) -> None:
        self._screen.print("[bold]>[/bold] ", end="")
        for letter in line:
            self._screen.print(Text("\n  " if letter == "\n" else letter, style="bold"), end="", soft_wrap=True)
            await self._sleep(KEY)
        self._screen.print()
