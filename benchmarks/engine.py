"""Whether DBOS still does what the jobs rely on; to be run by hand at each upgrade, some three minutes.

    python -m benchmarks.engine

A line for each issue of dbos-transact-py that would lose work or do it twice, on SQLite and on a PostgreSQL that is
begun for it. Ends with 1 where a line says "BROKEN".
"""

import asyncio
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import make_url

from adapters.jobs.durable import DurableJobs
from bot.ports import JobKind
from tests.support.databases import embedded_server, new_database

Give = tuple[str, str | None]


class Diary:
    """A file where every process writes down what it begins and ends."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{uuid4().hex}.txt"
        self._file.touch()
        self.path = str(self._file)

    def lines(self) -> list[tuple[str, str, int]]:
        """begun or ended, which job, and which process."""
        words = (line.split() for line in self._file.read_text().splitlines())
        return [(word, id, int(process)) for word, id, process in words]

    def ended(self) -> Counter[str]:
        """How often each job came to its end."""
        return Counter(id for word, id, _ in self.lines() if word == "ended")

    def most_at_once(self, dead: Sequence[int] = ()) -> int:
        """The most jobs of one key that lived at the same time; `dead` are processes that were killed meanwhile."""
        most, busy = 0, Counter[str]()
        for word, id, process in self.lines():
            busy[id.partition("-")[0]] += (1 if word == "begun" else -1) if process not in dead else 0
            most = max(most, *busy.values())
        return most


async def work(url: str, path: str, seconds: float) -> None:
    """A process that does jobs until it is told to end; each takes these seconds."""
    diary = os.open(path, os.O_WRONLY | os.O_APPEND)

    async def run(kind: JobKind, id: str) -> None:
        os.write(diary, f"begun {id} {os.getpid()}\n".encode())
        await asyncio.sleep(seconds)
        os.write(diary, f"ended {id} {os.getpid()}\n".encode())

    jobs = DurableJobs(url)
    await jobs.start(run)
    adopting = asyncio.create_task(jobs.adopt())
    print("ready", flush=True)
    while line := (await asyncio.to_thread(sys.stdin.readline)).split():
        await jobs.give(line[0], line[1] if len(line) > 1 else None, "do")
    await jobs.drain(0)
    adopting.cancel()


class Worker:
    """That process, from outside."""

    def __init__(self, url: str, diary: Diary, seconds: float) -> None:
        self._command = [sys.executable, "-m", "benchmarks.engine", "work", url, diary.path, str(seconds)]
        self.pid = 0

    async def start(self, jobs: Sequence[Give] = ()) -> "Worker":
        """Ready, and given these."""
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(*self._command, stdin=pipe, stdout=pipe)
        self.pid = self._process.pid
        assert self._process.stdin
        assert self._process.stdout
        await self._process.stdout.readline()
        self._process.stdin.write("".join(f"{id} {key or ''}\n" for id, key in jobs).encode())
        return self

    async def drain(self) -> None:
        """As a deploy ends it."""
        await self._process.communicate(b"\n")

    async def kill(self) -> None:
        """kill -9."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.communicate()


async def until(true: Callable[[], bool], seconds: float = 90) -> bool:
    """Whether it came true."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        await asyncio.sleep(0.05)
    return true()


def jobs_of(prefix: str, many: int, keys: int) -> list[Give]:
    """Ids that name their key."""
    return [(f"{prefix}{n % keys}-{n}", f"{prefix}{n % keys}") for n in range(many)]


async def killed_again_and_again(url: str, folder: Path) -> str:
    """#805: a recovered job blocks a queue that does one at a time."""
    diary, chance, dead = Diary(folder), random.Random(805), []
    given = jobs_of("a", 40, 8)
    worker = await Worker(url, diary, 0.4).start(given)
    for _ in range(8):
        await asyncio.sleep(chance.uniform(0.3, 1.5))
        await worker.kill()
        dead.append(worker.pid)
        worker = await Worker(url, diary, 0.4).start(given)
    whole = await until(lambda: len(diary.ended()) == 40)
    await worker.kill()
    return verdict(whole and diary.most_at_once(dead) == 1, f"{len(diary.ended())} of 40 done through 8 kills")


async def overlapping_deploy(url: str, folder: Path) -> str:
    """#804: a new process begins while the old one is still ending."""
    diary, given = Diary(folder), [(f"b{n}-0", f"b{n}") for n in range(10)]
    old = await Worker(url, diary, 3).start(given)
    await until(lambda: len(diary.lines()) == 10)
    new, _ = await asyncio.gather(Worker(url, diary, 3).start(), old.drain())
    whole = await until(lambda: len(diary.ended()) == 10)
    await asyncio.sleep(4)
    await new.kill()
    twice = sum(times > 1 for times in diary.ended().values())
    return verdict(whole and not twice, f"{len(diary.ended())} of 10 done, {twice} of them twice")


async def late_second_recovery(url: str, folder: Path) -> str:
    """#742: who recovers with an old list does work twice."""
    diary = Diary(folder)
    killed = await Worker(url, diary, 2).start([(f"c{n}-0", None if n % 2 else f"c{n}") for n in range(10)])
    await until(lambda: len(diary.lines()) == 10)
    await killed.kill()
    begun: list[str] = []

    async def run(kind: JobKind, id: str) -> None:
        begun.append(id)
        await asyncio.sleep(2)

    jobs, stale = DurableJobs(url), await executors(url)
    await jobs.start(run)
    assert jobs._life
    engine = jobs._life.engine
    await until(lambda: len(begun) == 10)
    for _ in range(3):
        await engine.adopt(stale)
        await asyncio.sleep(0.5)
    await asyncio.sleep(2)
    await jobs.drain(0)
    return verdict(Counter(begun).most_common(1)[0][1] == 1 and len(begun) == 10, f"{len(begun)} begun of 10")


async def executors(url: str) -> list[str]:
    """Everybody who has begun something."""
    query = "SELECT DISTINCT executor_id FROM {}workflow_status WHERE executor_id IS NOT NULL"
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(jobs_file(url))) as db:
            return [row[0] for row in db.execute(query.format(""))]
    connection: Any = await asyncpg.connect(url)
    try:
        return [row[0] for row in await connection.fetch(query.format("jobs."))]
    finally:
        await connection.close()


def jobs_file(url: str) -> Path:
    """Where jobs are kept beside a SQLite database."""
    return Path(str(make_url(url).database)).parent / "maltu-jobs.db"


async def two_processes(url: str, folder: Path) -> str:
    """dbos-transact-ts #1252: two processes on one queue with keys."""
    diary = Diary(folder)
    given = jobs_of("d", 200, 20)
    both = await asyncio.gather(*(Worker(url, diary, 0.02).start(given[n::2]) for n in range(2)))
    whole = await until(lambda: len(diary.ended()) == 200)
    for worker in both:
        await worker.kill()
    twice = sum(times > 1 for times in diary.ended().values())
    text = f"{len(diary.ended())} of 200 done, {twice} twice, at most {diary.most_at_once()} at once of a key"
    return verdict(whole and not twice and diary.most_at_once() == 1, text)


async def locked_file(url: str, folder: Path) -> str:
    """#761: a file that somebody else locks for longer than SQLite waits."""
    diary = Diary(folder)
    worker = await Worker(url, diary, 1).start([(f"e{n}-0", None) for n in range(20)])
    await until(lambda: len(diary.lines()) >= 20)
    with closing(sqlite3.connect(jobs_file(url), timeout=60)) as db:
        db.execute("BEGIN EXCLUSIVE")
        await asyncio.sleep(36)
        db.rollback()
        await asyncio.sleep(5)
        rows = db.execute("SELECT status, count(*) FROM workflow_status WHERE workflow_uuid LIKE 'e%' GROUP BY 1")
        states = dict(rows.fetchall())
    await worker.kill()
    return verdict(states == {"SUCCESS": 20}, f"{states}")


async def thrown_out_while_recovering(url: str, folder: Path) -> str:
    """#716: PostgreSQL ends all sessions, and takes no new ones for two seconds, while jobs are recovered."""
    diary = Diary(folder)
    killed = await Worker(url, diary, 100).start([(f"f{n}-0", f"f{n}") for n in range(250)])
    await until(lambda: len(diary.lines()) == 250)
    await killed.kill()
    after = Diary(folder)
    starting = asyncio.create_task(Worker(url, after, 0.05).start())
    await asyncio.sleep(2)
    await shut_out(url, 2)
    worker = await starting
    await asyncio.sleep(0.5)
    await shut_out(url, 2)
    whole = await until(lambda: len(after.ended()) == 250)
    await worker.kill()
    return verdict(whole, f"{len(after.ended())} of 250 done")


async def shut_out(url: str, seconds: float) -> None:
    """Nobody has a session or gets one for so long."""
    name = make_url(url).database
    connection: Any = await asyncpg.connect(make_url(url).set(database="postgres").render_as_string(False))
    try:
        await connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        await connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name)
        await asyncio.sleep(seconds)
    finally:
        await connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        await connection.close()


def verdict(good: bool, told: str) -> str:
    """What stands in the line."""
    return f"{'holds ' if good else 'BROKEN'}  {told}"


Check = Callable[[str, Path], Awaitable[str]]
ON_BOTH: list[Check] = [late_second_recovery, overlapping_deploy, killed_again_and_again]
CHECKS: dict[str, list[Check]] = {
    "sqlite": [*ON_BOTH, locked_file],
    "postgresql": [*ON_BOTH, two_processes, thrown_out_while_recovering],
}


@asynccontextmanager
async def database(backend: str, server: str, folder: Path) -> AsyncIterator[str]:
    """The URL of one with nothing in it."""
    if backend == "sqlite":
        yield f"sqlite:///{folder}/maltu.db"
        return
    async with new_database(server) as url:
        yield url


async def main(server: str) -> bool:
    """Whether everything holds; prints a line each."""
    good = True
    for backend, checks in CHECKS.items():
        for check in checks:
            with tempfile.TemporaryDirectory() as folder:
                async with database(backend, server, Path(folder)) as url:
                    told = await check(url, Path(folder))
            print(f"{backend:<10} {told:<55} {str(check.__doc__).strip()}", flush=True)
            good = good and told.startswith("holds")
    return good


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        asyncio.run(work(sys.argv[2], sys.argv[3], float(sys.argv[4])))
    else:
        with embedded_server() as postgres:
            sys.exit(0 if asyncio.run(main(postgres)) else 1)
