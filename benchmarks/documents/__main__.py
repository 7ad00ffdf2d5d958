"""How long hostile documents keep their person, everybody else and the event loop, through the whole /register-blog.

    python -m benchmarks.documents [--only WORD…] [--kind feeds pages archives] [--json FILE] [--log]

Every site of the battery is registered by somebody new, then a good feed by somebody else; archives are uploaded. One
line each: seconds until the last word, and processor seconds of all processes, with learning; milliseconds the loop
stood still (p99, longest) and the most of a processor it took between two ticks; MiB of the largest process; seconds
until the next good feed was read; and what the person was told. Marked are ▲ more than 4 s, ✘ a bug number.
"""

import argparse
import asyncio
import json
import logging
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import SecretStr

from benchmarks.documents.archives import ARCHIVES
from benchmarks.documents.feeds import FEEDS
from benchmarks.documents.pages import PAGES
from benchmarks.documents.server import GOOD
from benchmarks.documents.watching import watching
from bot.dialogue.desk import Desk
from bot.ports import Incoming, Placed, Replies, Room
from bot.sent import Attachment
from bot.settings import Settings
from bot.wording import words_in
from tests.support.conversation import conversation
from tests.support.flows.talk import SaidHere

WORDS = words_in("ko")
BUG = WORDS.went_wrong("x").partition("(")[0]
LONGEST = 4.0
STILL = 100.0  # milliseconds


@dataclass(frozen=True)
class Figures:
    name: str
    seconds: float
    p99: float
    longest: float
    busiest: float
    child: float
    next_good: float
    told: str
    work: float
    places: dict[str, int]

    def __str__(self) -> str:
        marks = ("▲" if self.seconds > LONGEST else " ") + ("✘" if self.told.startswith(BUG) else " ")
        took = f"{self.seconds:6.1f} s ({self.work:4.1f})"
        lag = f"{self.p99:5.0f} {self.longest:5.0f} {self.busiest:5.0f} ms"
        told = " ".join(self.told.split())[:80]
        line = f"{self.name:20}{marks}{took} {lag} {self.child:5.0f} MiB {self.next_good:5.2f} s  {told}"
        return f"{line}\n    {self.places}" if self.longest > STILL else line


class Listener:
    """A private room that keeps what stood there and when it came."""

    private = True
    link = ""

    def __init__(self, name: str) -> None:
        self.id = f"console:{name}"
        self.said: list[tuple[float, str]] = []

    async def show(
        self, replies: Replies, to: str, placed: Placed | None = None, over: Sequence[str] = ()
    ) -> Sequence[str]:
        """Keeps every reply."""
        async for reply in replies:
            self.said.append((time.monotonic(), reply.text))
        return (f"{self.id}:1",)

    async def thread(self, title: str, to: str) -> Room:
        """There are none."""
        return self


class People:
    """Somebody new for everything that is said."""

    def __init__(self, desk: Desk, said: SaidHere) -> None:
        self._desk = desk
        self._said = said
        self._count = 0

    async def say(self, text: str, files: tuple[Attachment, ...] = ()) -> tuple[Listener, float]:
        """The room afterwards, and when it was said."""
        self._count += 1
        room, began = Listener(str(self._count)), time.monotonic()
        incoming = Incoming(f"console:{self._count}:0", room, f"console:{self._count}", text, files=files)
        await self._said.hear(incoming, self._desk)
        return room, began


async def _run(people: People, name: str, good: str, text: str, files: tuple[Attachment, ...] = ()) -> Figures:
    async with watching() as watch:
        room, began = await people.say(text, files)
    ended, told = room.said[-1] if room.said else (time.monotonic(), "NOTHING SAID")
    next_room, next_began = await people.say(good)
    learning = WORDS.learning(12)
    read = next((when for when, said in next_room.said if said == learning), next_room.said[-1][0])
    return Figures(
        name,
        ended - began,
        watch.p99,
        watch.longest,
        1000 * watch.busiest,
        watch.largest,
        read - next_began,
        told,
        watch.work,
        dict(watch.places.most_common(3)),
    )


def _attachment(name: str, data: bytes) -> Attachment:
    async def load() -> bytes:
        return data

    return Attachment(name, len(data), name, load)


async def battery(kinds: Sequence[str], only: Sequence[str]) -> list[Figures]:
    """Print the table line by line."""
    sites = [name for kind, some in (("feeds", FEEDS), ("pages", PAGES)) if kind in kinds for name in some]
    sites = [name for name in sites if not only or any(word in name for word in only)]
    zips = [name for name in ARCHIVES if "archives" in kinds and (not only or any(word in name for word in only))]
    serve = [sys.executable, "-m", "benchmarks.documents.server", GOOD, *sites]
    server = await asyncio.create_subprocess_exec(*serve, stdin=-1, stdout=-1)
    assert server.stdout
    ports: dict[str, int] = json.loads(await server.stdout.readline())
    rows: list[Figures] = []
    said = SaidHere()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.model_construct(
            database_url=SecretStr(f"sqlite:///{folder}/maltu.db"),
            data_dir=Path(folder),
            fetch_allow=frozenset(("127.0.0.1", port) for port in ports.values()),
        )
        async with conversation(settings, {"console": said}) as desk:
            people = People(desk, said)
            good = f"/register-blog http://127.0.0.1:{ports[GOOD]}/"
            await people.say(good)
            for name in sites:
                rows.append(await _run(people, name, good, f"/register-blog http://127.0.0.1:{ports[name]}/"))
                print(rows[-1], flush=True)
            for name in zips:
                data = await asyncio.to_thread(ARCHIVES[name])
                rows.append(await _run(people, name, good, "", (_attachment("블로그.zip", data),)))
                print(rows[-1], flush=True)
    server.kill()
    return rows


def _sum_up(rows: Sequence[Figures]) -> None:
    count = len(rows)
    print(f"{count} documents: ≤ 4 s {sum(row.seconds <= LONGEST for row in rows)},", end=" ")
    print(f"a reason told {sum(not row.told.startswith(BUG) for row in rows)},", end=" ")
    print(f"next good feed < 1 s {sum(row.next_good < 1 for row in rows)},", end=" ")
    print(f"largest process {max(row.child for row in rows):.0f} MiB,", end=" ")
    print(f"loop: longest {max(row.longest for row in rows):.0f} ms, worst p99 {max(row.p99 for row in rows):.0f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="benchmarks.documents", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kind", nargs="*", default=["feeds", "pages", "archives"])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--log", action="store_true")
    asked = parser.parse_args()
    if asked.log:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    found = asyncio.run(battery(asked.kind, asked.only))
    _sum_up(found)
    if asked.json:
        asked.json.write_text(json.dumps([asdict(row) for row in found], ensure_ascii=False, indent=1))
