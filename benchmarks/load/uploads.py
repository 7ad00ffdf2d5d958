"""How much memory files take that many people send on Discord at the same time.

    python -m benchmarks.load.uploads [--messages 12] [--files 3] [--megabytes 15]

The real adapter, connected to a small Discord in a process of its own, hears messages with files; each is recalled, its
files are fetched, and held for a tenth of a second. A row: who sent them, how they were fetched, and by how much the
most memory that the process of the bot had is above what it had before. Linux only: it reads /proc.
"""

import argparse
import asyncio
import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import discord.gateway
import discord.http
from yarl import URL

from adapters.chat.discord import Discord
from benchmarks.load.stubs.discord_stub import BusyDiscord, serving
from bot.dialogue.attached import Attachments
from bot.ports import Incoming
from bot.stores import InboxItem

HELD = 0.1  # seconds


@dataclass(frozen=True)
class Sending:
    """How many messages come at once, each with so many files of so many bytes, from one person or from as many."""

    messages: int
    files: int
    size: int
    people: int


def main() -> None:
    """Print a row for each way."""
    typed = _typed()
    print(f"{typed.messages} messages x {typed.files} files x {typed.megabytes} MB")
    for people in (1, typed.messages):
        for bounded in (False, True):
            crowd = Sending(typed.messages, typed.files, typed.megabytes * 1_000_000, people)
            said = "one person" if people == 1 else f"{people} people"
            how = "as the bot does" if bounded else "all at once"
            print(f"{said:12} {how:16} {_measured(crowd, bounded):+7.0f} MiB", flush=True)


def _typed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=12)
    parser.add_argument("--files", type=int, default=3)
    parser.add_argument("--megabytes", type=int, default=15)
    return parser.parse_args()


def _measured(crowd: Sending, bounded: bool) -> float:
    """MiB more than before."""
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe()
    stub = spawning.Process(target=_serve, args=(crowd, theirs), daemon=True)
    stub.start()
    more, result = spawning.Pipe(duplex=False)
    bot = spawning.Process(target=_hear, args=(ours.recv(), crowd, bounded, result), daemon=True)
    bot.start()
    found = float(more.recv())
    bot.join()
    stub.terminate()
    stub.join()
    return found


def _serve(crowd: Sending, line: Connection) -> None:
    asyncio.run(_discord(crowd, line))


async def _discord(crowd: Sending, line: Connection) -> None:
    async with serving(BusyDiscord()) as api:
        line.send(api.url)
        await api.identified.wait()
        for n in range(crowd.messages):
            names = [f"{n}-{file}.zip" for file in range(crowd.files)]
            await api.says(f"person {n % crowd.people}", "", names, crowd.size)
        await asyncio.Event().wait()


def _hear(url: str, crowd: Sending, bounded: bool, result: Connection) -> None:
    discord.http.Route.BASE = f"{url}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL(f"{url.replace('http', 'ws', 1)}/gateway")
    result.send(asyncio.run(_bot(crowd, bounded)))


async def _bot(crowd: Sending, bounded: bool) -> float:
    chat, uploads = Discord("good"), Attachments()
    taken: asyncio.Queue[InboxItem] = asyncio.Queue()

    async def take(items: Sequence[InboxItem]) -> None:
        for item in items:
            taken.put_nowait(item)

    listening = asyncio.create_task(chat.listen(take))
    said = [await chat.recall([await taken.get()]) for _ in range(crowd.messages)]
    before = _begin_anew()
    fetch = _held if bounded else _all_at_once
    await asyncio.gather(*(fetch(uploads, each) for each in said if each))
    most = _memory("VmHWM")
    listening.cancel()
    await asyncio.wait([listening])
    return (most - before) / 1024


async def _held(uploads: Attachments, said: Incoming) -> None:
    async with uploads.held(said.sender, said.files) as files:
        assert len(files) == len(said.files)
        await asyncio.sleep(HELD)


async def _all_at_once(uploads: Attachments, said: Incoming) -> None:
    files = await asyncio.gather(*(each.fetch() for each in said.files))
    await asyncio.sleep(HELD)
    assert len(files) == len(said.files)


def _begin_anew() -> int:
    """The kernel's high-water mark begins here; kB held now."""
    Path("/proc/self/clear_refs").write_text("5")
    return _memory("VmRSS")


def _memory(name: str) -> int:
    """In kB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


if __name__ == "__main__":
    main()
