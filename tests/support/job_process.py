"""A process of its own that does jobs, to be killed: python -m tests.support.job_process DATABASE_URL SILENCE

It reads lines "id key kind" (key "-": none) and gives them; it writes "ready", "given ID", "begun ID" and "ended ID".
A job whose id ends with "!" never ends. One that ends with "~" shows something again and again, as drafts do: it writes
"shown ID" as often, and "parked ID" where it is parked. SILENCE seconds without a sign of life take its turns from it.
"""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from adapters.jobs.durable import DurableJobs
from adapters.jobs.session_turns import SILENCE, SessionTurns
from adapters.jobs.turns import turns_at
from bot.ports import JobKind, Turns


async def _main(url: str, silence: float) -> None:
    turns = turns_at(url) if url.startswith("sqlite") else SessionTurns(url, silence)
    jobs = DurableJobs(url, turns)

    async def run(kind: JobKind, id: str) -> None:
        _say(f"begun {id}")
        if id.endswith("!"):
            await asyncio.sleep(1000)
        if id.endswith("~"):
            await _show_again_and_again(turns, id)
        _say(f"ended {id}")

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(turns.keep())
        await jobs.start(run)
        tasks.create_task(jobs.adopt())
        _say("ready")
        while line := (await asyncio.to_thread(sys.stdin.readline)).split():
            id, key, kind = line
            await jobs.give(id, None if key == "-" else key, "hear" if kind == "hear" else "do")
            _say(f"given {id}")


async def _show_again_and_again(turns: Turns, id: str) -> None:
    try:
        while True:
            await turns.sure()
            _say(f"shown {id}")
            await asyncio.sleep(0.02)
    except asyncio.CancelledError:
        _say(f"parked {id}")
        raise


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class JobProcess:
    """That process, from outside."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.said: list[str] = []

    async def give(self, id: str, key: str = "-", kind: JobKind = "do") -> None:
        """Returns once it is kept."""
        assert self._process.stdin
        self._process.stdin.write(f"{id} {key} {kind}\n".encode())
        await self.says(f"given {id}")

    async def says(self, line: str) -> None:
        """Wait until it has said so."""
        assert self._process.stdout
        while line not in self.said:
            said = await asyncio.wait_for(self._process.stdout.readline(), 60)
            assert said, f"it ended without {line}; it said {self.said}"
            self.said.append(said.decode().strip())

    def send(self, number: signal.Signals) -> None:
        """A signal."""
        self._process.send_signal(number)

    async def silent(self) -> None:
        """Wait until it says nothing more for a while."""
        assert self._process.stdout
        with suppress(TimeoutError):
            while said := await asyncio.wait_for(self._process.stdout.readline(), 0.3):
                self.said.append(said.decode().strip())

    async def kill(self) -> None:
        """kill -9."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.communicate()


@asynccontextmanager
async def job_process(url: str, silence: float = SILENCE) -> AsyncIterator[JobProcess]:
    """Started and ready; killed at the end."""
    command = [sys.executable, "-m", "tests.support.job_process", url, str(silence)]
    pipe = asyncio.subprocess.PIPE
    other = JobProcess(await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe))
    try:
        await other.says("ready")
        yield other
    finally:
        await other.kill()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], float(sys.argv[2])))
