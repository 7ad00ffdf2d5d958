"""Answers that were written down, at the pace of a model that writes them now."""

import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping

from bot.ports import Usage
from styles import Prompt

PIECE = re.compile(r"\S+\s*|\s+")  # words, as a model's server sends them
PAUSE = 0.06  # seconds between two of them

WaitAWhile = Callable[[float], Awaitable[None]]


class Replay:
    """A Writer that asks nobody. `answers`: by what stands in a request, the first that fits; '' fits all."""

    host = "127.0.0.1"  # nothing leaves this machine

    def __init__(self, answers: Mapping[str, str], sleep: WaitAWhile) -> None:
        self._answers = answers
        self._sleep = sleep

    async def write(self, prompt: Prompt) -> AsyncGenerator[str | Usage, None]:
        """The answer to this request, word by word."""
        asked = prompt.messages[-1].content
        answer = next(answer for mark, answer in self._answers.items() if mark in asked)
        for piece in PIECE.findall(answer):
            yield piece
            await self._sleep(PAUSE)
        yield Usage(read=len(asked) // 2, written=len(answer) // 2)
