"""Run the program of whatever tree is on the path, with a watch on its loop, and Discord somewhere else.

    PYTHONPATH=<tree> python -P benchmarks/load/launcher.py [--lag FILE] [--discord URL] telegram

Nothing of this tree is imported here. Where the bot's loop is late is written into FILE once a second: when, by the
monotonic clock, and by how many milliseconds.
"""

import argparse
import asyncio
import sys
import threading
from pathlib import Path

EVERY = 0.02  # seconds between two looks at the loop


class LoopWatch:
    """Asks a loop to come back after EVERY seconds, and keeps by how much it was late."""

    def __init__(self, loop: asyncio.AbstractEventLoop, file: Path) -> None:
        self._loop = loop
        self._file = file
        self._late: list[str] = []
        self._due = loop.time() + EVERY
        loop.call_at(self._due, self._look)

    def _look(self) -> None:
        now = self._loop.time()
        self._late.append(f"{now:.3f} {1000 * (now - self._due):.2f}\n")
        if len(self._late) >= 1 / EVERY:
            with self._file.open("a") as file:
                file.writelines(self._late)
            self._late.clear()
        self._due = now + EVERY
        self._loop.call_at(self._due, self._look)


class Watched(asyncio.DefaultEventLoopPolicy):
    """The first loop of the main thread is watched: it is the bot's own."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file: Path | None = file

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """A loop as ever."""
        loop = super().new_event_loop()
        if self._file and threading.current_thread() is threading.main_thread():
            LoopWatch(loop, self._file)
            self._file = None
        return loop


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
        asyncio.set_event_loop_policy(Watched(typed.lag))
    if typed.discord:
        _elsewhere(typed.discord)
    from bot.cli import main as run

    return run([typed.part])


if __name__ == "__main__":
    sys.exit(main())
