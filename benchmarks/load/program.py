"""The program itself, of this tree or another, as a process that can be started, watched and killed."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from benchmarks.load.stubs.model_stub import Asked, Manner
from tests.support.posts import CHATTY

HERE = Path(__file__).parent
TREE = HERE.parents[1]
NO_LIMITS = {  # a crowd is to be measured, not refused
    f"LIMIT_{name}": "person 999999999/minute 999999999/day, bot 999999999/minute 999999999/day"
    for name in ("DRAFTS", "REVISIONS", "TOKENS", "WON", "READINGS", "UPLOADS")
}
KEEP = ("PATH", "HOME", "SYSTEMROOT", "LANG")


def environment(tree: Path, **more: str) -> Mapping[str, str]:
    """Nothing of whoever runs this, but for where programs are."""
    system = {name: os.environ[name] for name in KEEP if name in os.environ}
    return system | {"PYTHONPATH": str(tree), "LC_ALL": "C.UTF-8"} | NO_LIMITS | more


def posts_to_learn() -> Sequence[tuple[str, str]]:
    """Forty posts of some 1,000 characters, of sentences of one blogger; no two lines are the same."""
    lines = [line.strip() for post in CHATTY for line in post.markdown.split("\n") if line.strip()]
    posts = [[f"{line} 그게 {n}번째 날이었어요." for line in lines[n::3][:14]] for n in range(1, 41)]
    return [(f"{n}번째 날", "\n\n".join(post)) for n, post in enumerate(posts, 1)]


async def prepare(
    tree: Path, database: str, platform: str, numbers: range, asked: str = "", known: bool = False
) -> None:
    """A database of this tree's shape, where these people have a blog and a card; `asked`: what their posts always
    tell, so that thin notes are asked for it; `known`: they have spoken with the bot, and were told that an AI writes.
    Raises CalledProcessError."""
    typed = [database, platform, str(numbers[0]), str(numbers[-1]), asked, *(["known"] if known else [])]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", str(HERE / "prepare.py"), *typed, env=environment(tree), stdin=subprocess.PIPE
    )
    await process.communicate(json.dumps(posts_to_learn()).encode())
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, typed)


@dataclass
class Program:
    """The bot in a folder of its own; it can be started again and again there."""

    tree: Path
    folder: Path
    settings: Mapping[str, str]
    part: str = "telegram"
    watched: bool = True  # how late its loop is
    discord: str = ""
    started: float = 0.0
    _process: asyncio.subprocess.Process | None = field(default=None, repr=False)

    @property
    def pid(self) -> int:
        """Of the process that runs, or ran last. Raises RuntimeError before the first start."""
        if self._process is None:
            raise RuntimeError("it was never started")
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether it has ended, by itself or not."""
        return self._process is None or self._process.returncode is not None

    @property
    def log(self) -> str:
        """All it has complained of so far."""
        file = self.folder / "log"
        return file.read_text(errors="replace") if file.exists() else ""

    async def start(self) -> None:
        """Start it; its log goes on where the last one ended."""
        run = [sys.executable, "-P", str(HERE / "launcher.py")]
        run += ["--lag", str(self.folder / "lag")] if self.watched else []
        run += ["--discord", self.discord] if self.discord else []
        settings = {"DATA_DIR": str(self.folder / "data"), **self.settings}
        with (self.folder / "log").open("ab") as log:
            self.started = time.monotonic()
            self._process = await asyncio.create_subprocess_exec(
                *run, self.part, cwd=self.folder, env=environment(self.tree, **settings), stdout=log, stderr=log
            )

    def send(self, what: signal.Signals) -> None:
        """A signal, without waiting for what comes of it. Raises RuntimeError before the first start."""
        os.kill(self.pid, what)

    async def end(self, how: signal.Signals = signal.SIGTERM, within: float = 30) -> float:
        """Send the signal and wait; killed after `within`. How many seconds it took to end."""
        if self._process is None or self._process.returncode is not None:
            return 0.0
        sent = time.monotonic()
        self._process.send_signal(how)
        try:
            async with asyncio.timeout(within):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        return time.monotonic() - sent

    async def until(self, fits: Callable[[], object], within: float) -> bool:
        """Wait until it is so. Whether it ever was, within so many seconds and before the program had ended."""
        end = time.monotonic() + within
        while not fits():
            if time.monotonic() > end or self.ended:
                return False
            await asyncio.sleep(0.1)
        return True

    def lateness(self, since: float = 0.0, until: float = float("inf")) -> Sequence[float]:
        """By how many milliseconds its loop was late, each time it was looked at in between."""
        file = self.folder / "lag"
        looks = [line.split() for line in file.read_text().splitlines()] if file.exists() else []
        return [float(look[1]) for look in looks if len(look) == 2 and since <= float(look[0]) <= until]


@dataclass(frozen=True)
class ModelProcess:
    """A model that writes in a process of its own."""

    url: str

    async def asked(self) -> Sequence[Asked]:
        """Every request to write so far."""
        async with aiohttp.ClientSession() as session, session.get(f"{self.url}/asked") as answer:
            return [Asked(*one) for one in await answer.json()]


@asynccontextmanager
async def model(manner: Manner) -> AsyncIterator[ModelProcess]:
    """A model of this manner, until the end of the block."""
    typed = [part for name, value in vars(manner).items() for part in (f"--{name}", str(value))]
    run = [sys.executable, "-m", "benchmarks.load.stubs.model_stub", *typed]
    process = await asyncio.create_subprocess_exec(*run, env=environment(TREE), stdout=subprocess.PIPE)
    assert process.stdout
    try:
        port = int(await process.stdout.readline())
        yield ModelProcess(f"http://127.0.0.1:{port}")
    finally:
        process.kill()
        await process.wait()
