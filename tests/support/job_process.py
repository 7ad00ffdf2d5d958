"""A process of its own that does jobs, to be killed: python -m tests.support.job_process DATABASE_URL

It reads lines "id key kind" (key "-": none) and gives them; it writes "ready", "given ID", "begun ID" and "ended ID".
A job whose id ends with "!" never ends.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.jobs.durable import DurableJobs
from bot.ports import JobKind


async def _main(url: str) -> None:
    jobs = DurableJobs(url)

    async def run(kind: JobKind, id: str) -> None:
        _say(f"begun {id}")
        if id.endswith("!"):
            await asyncio.sleep(1000)
        _say(f"ended {id}")

    await jobs.start(run)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(jobs.adopt())
        _say("ready")
        while line := (await asyncio.to_thread(sys.stdin.readline)).split():
            id, key, kind = line
            await jobs.give(id, None if key == "-" else key, "hear" if kind == "hear" else "do")
            _say(f"given {id}")


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

    async def kill(self) -> None:
        """kill -9."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.communicate()


@asynccontextmanager
async def job_process(url: str) -> AsyncIterator[JobProcess]:
    """Started and ready; killed at the end."""
    command = [sys.executable, "-m", "tests.support.job_process", url]
    pipe = asyncio.subprocess.PIPE
    other = JobProcess(await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe))
    try:
        await other.says("ready")
        yield other
    finally:
        await other.kill()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1]))
