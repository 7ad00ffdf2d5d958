"""Run the program of whatever tree is on the path, with a watch on its loop, and Discord somewhere else.

    PYTHONPATH=<tree> python -P benchmarks/load/launcher.py [--lag FILE] [--discord URL] telegram

Nothing of this tree is imported here. Where the bot's loop is late is written into FILE once a second: when, by the
monotonic clock, and by how many milliseconds.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Coroutine
from contextvars import Context
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

EVERY = 0.02  # seconds between two looks at the loop


class LoopWatch:
    """Asks a loop to come back after EVERY seconds, and keeps by how much it was late."""

    def __init__(self, loop: asyncio.AbstractEventLoop, file: Path) -> None:
        self._loop = loop
        self._file = file
        self._late: list[str] = []
        self._ask()

    def _ask(self) -> None:
        self._due = time.monotonic() + EVERY  # the clock of a loop may stand still while it is busy
        self._loop.call_later(EVERY, self._look)

    def _look(self) -> None:
        now = time.monotonic()
        self._late.append(f"{now:.3f} {1000 * (now - self._due):.2f}\n")
        if len(self._late) >= 1 / EVERY:
            with self._file.open("a") as file:
                file.writelines(self._late)
            self._late.clear()
        self._ask()


def _watch(file: Path) -> None:
    """The first loop that something is run in is watched: it is the bot's own."""

    class Watched(asyncio.Runner):  # type: ignore[misc]
        def run(self, coro: Coroutine[Any, Any, T], *, context: Context | None = None) -> T:
            asyncio.Runner = asyncio.runners.Runner = before  # type: ignore[misc]
            LoopWatch(self.get_loop(), file)
            return super().run(coro, context=context)

    before = asyncio.Runner
    asyncio.Runner = asyncio.runners.Runner = Watched  # type: ignore[misc]


def _elsewhere(url: str) -> None:
    import discord.http
    from yarl import URL

    discord.http.Route.BASE = f"{url}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL(f"{url.replace('http', 'ws', 1)}/gateway")


def main() -> int:
    """The exit status of the program."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lag", type=Path)
    parser.add_argument("--discord")
    parser.add_argument("part")
    typed = parser.parse_args()
    if typed.lag:
        _watch(typed.lag)
    if typed.discord:
        _elsewhere(typed.discord)
    from bot.cli import main as run

    return run([typed.part])


if __name__ == "__main__":
    sys.exit(main())
