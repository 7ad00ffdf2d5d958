"""Jobs that survive the process: what one began and could not end, the next one or another one goes on with."""

import asyncio
import contextlib
import logging
import os
import socket
import sqlite3
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, make_url

from adapters.jobs.engine import Engine, EngineClosed
from adapters.jobs.turns import turns_at
from adapters.jobs.under_way import UnderWay
from bot.errors.frames import error_frames
from bot.ports import JobKind, JobsStopped, PickJobs, RunJob, Turns
from bot.turns import first_free

log = logging.getLogger(__name__)

# What is known of a database that is away: try again.
AWAY = (OSError, TimeoutError, sqlite3.Error)
PATIENCE = 5  # seconds for an answer of the database
LOOK = {"sqlite": 3.0, "postgresql": 0.5}  # seconds between two looks for processes that died
LONG = 30  # seconds for what it does in many steps
WRITES = 300  # drafts at once
WORKERS = [f"worker:{number}" for number in range(32)]  # turns of those that do jobs; each of them takes the first
WAITS = (0.5, 1.0, 2.0, 5.0)  # seconds before it is launched again, the last one for ever
KEPT = timedelta(days=2)  # what is done is known so long, and is not done again
NIGHT = 4  # o'clock, where the bot runs
CLOSING = 1.0  # seconds


@dataclass(frozen=True)
class _Life:
    """From a launch to the loss of its turn: nothing is done under the same executor id afterwards."""

    executor: str
    engine: Engine
    under_way: UnderWay


class DurableJobs:
    """bot.ports.Jobs in the bot's PostgreSQL, or in a SQLite file beside the bot's own. `url` is the bot's database.

    Each process has a turn that is named by its executor id: where nobody has it any more, that process is dead. At
    most `writes` drafts are written at once; with 0 of them this process gives jobs and does none.
    """

    def __init__(
        self,
        url: str,
        turns: Turns | None = None,
        writes: int = WRITES,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._url = make_url(url)
        self._turns = turns or turns_at(self._url)
        self._writes = writes
        self._clock = clock
        self._sleep = sleep
        self._run: RunJob | None = None
        self._life: _Life | None = None
        self._begun = asyncio.Event()
        self._stopping = False
        self._worker = ""  # the turn by which the others know that this one does jobs
        self._pruned = clock() - KEPT  # where the bot never runs at night, it is done soon after the start

    async def start(self, run: RunJob) -> None:
        """Begin to do what is given and what was left; returns once launched, however often it takes."""
        self._run = run
        await self._live()

    async def give(self, id: str, key: str | None, kind: JobKind) -> None:
        """Have it done, once for each id: of one key one at a time and in order; without a key at once.

        Raises JobsStopped. It is kept once this returns, which waits for the start.
        """
        await self._keep(id, key, kind, None)

    async def at(self, id: str, when: datetime, kind: JobKind) -> None:
        """Have it done when its time has come, give or take two seconds. Raises JobsStopped."""
        await self._keep(id, None, kind, when)

    async def adopt(self) -> None:
        """Do, until cancelled, what processes began that are dead by now; begin again where this one lost its turn."""
        await self._begun.wait()
        while not self._stopping:
            try:
                await self._look()
            except (*AWAY, EngineClosed) as error:
                log.warning("jobs: the database is away: %s", type(error).__name__)
            except Exception as error:
                log.error("jobs: looking for the dead failed: %s", error_frames(error))
            await self._sleep(LOOK[self._url.get_backend_name()])

    async def drain(self, seconds: float) -> None:
        """Begin nothing more; what is under way may end within these seconds and is left to the next process then."""
        self._stopping = True
        self._begun.set()
        if life := self._life:
            self._life = None
            await life.under_way.drain(seconds)
            await life.engine.close(CLOSING)
            await self._turns.release(self._worker)
            await self._turns.release(_turn(life.executor))

    async def forget(self, meant: PickJobs) -> bool:
        """Forget the jobs that are meant, also on the disk; False: some are not done yet, or the file is being read."""
        if not (life := self._life):
            return False
        try:
            known = await life.engine.known()
            theirs = await meant(list(known))
            await life.engine.delete([id for id in theirs if known[id]])
        except EngineClosed:
            return False
        in_file = self._url.get_backend_name() == "sqlite"
        wiped = await asyncio.to_thread(_wipe, jobs_file(self._url)) if in_file else True
        return wiped and all(known[id] for id in theirs)

    def alive(self) -> bool:
        """Whether jobs are being done: launched, and known to the others as alive."""
        return self._life is not None and not self._life.under_way.parking

    async def _keep(self, id: str, key: str | None, kind: JobKind, when: datetime | None) -> None:
        while await self._begun.wait():
            if self._stopping or not (life := self._life):
                raise JobsStopped
            delay = max(0.0, (when - self._clock()).total_seconds()) if when else None
            with contextlib.suppress(EngineClosed):
                await life.engine.give(kind, id, key, delay)
                return

    async def _live(self, before: _Life | None = None) -> None:
        """Launch, again and again while the database is away or restarts under it."""
        tries = 0
        while not self._stopping:
            try:
                self._life = await self._launch(before)
            except Exception as error:  # DBOS raises of all kinds
                where = type(error).__name__ if isinstance(error, AWAY) else error_frames(error)
                log.warning("jobs cannot begin yet: %s", where)
                await self._sleep(WAITS[min(tries, len(WAITS) - 1)])
                tries += 1
            else:
                self._begun.set()
                return

    async def _launch(self, before: _Life | None) -> _Life:
        # Never the same twice: what is left under an id that lives again is done twice or never, dbos-transact-py#804
        executor = f"{socket.gethostname()}-{uuid4()}"
        assert self._run
        under_way = UnderWay(self._run)
        if not await self._turns.take(_turn(executor), under_way.park):
            raise ConnectionError("no turns")
        if self._writes:
            self._worker = self._worker or await first_free(self._turns, WORKERS, self._is_no_worker)
        if before:
            await before.engine.close(CLOSING)
        engine = Engine(_place(self._url), executor, under_way, self._writes)
        try:
            await engine.launch()
            begun = await asyncio.wait_for(engine.executors(), PATIENCE)
            await asyncio.wait_for(engine.adopt(await self._dead(begun, engine)), LONG)
        except BaseException:
            under_way.park()
            await engine.close(CLOSING)
            await self._turns.release(_turn(executor))
            raise
        return _Life(executor, engine, under_way)

    async def _look(self) -> None:
        if not (life := self._life):
            return
        if life.under_way.parking:
            await self._begin_again(life)
            return
        begun = await asyncio.wait_for(life.engine.executors(), PATIENCE)
        if dead := await self._dead(begun, life.engine):
            log.info("jobs: going on with what %d other processes began", len(dead))
            await asyncio.wait_for(life.engine.adopt(dead), LONG)
        now = self._clock()
        since = now - self._pruned
        if since > KEPT or (now.astimezone().hour == NIGHT and since > timedelta(hours=12)):
            self._pruned = now
            await asyncio.wait_for(life.engine.prune(now - KEPT), LONG)

    def _is_no_worker(self) -> None:
        self._worker = ""

    async def _dead(self, executors: Collection[str], engine: Engine) -> Sequence[str]:
        """Those of these that are; the engine learns whether it is the only one that does jobs. Raises OSError."""
        free = set(await self._turns.free([*map(_turn, executors), *WORKERS]))
        engine.share(len(free & {*WORKERS}) < len(WORKERS) - 1)
        return [executor for executor in executors if _turn(executor) in free]

    async def _begin_again(self, life: _Life) -> None:
        """Others may be doing what was under way here, so it was parked; a new life goes on with what they left."""
        self._begun.clear()
        self._life = None
        await life.under_way.ended(PATIENCE)
        await self._live(life)


def _turn(executor: str) -> str:
    return f"jobs {executor}"


def _place(url: URL) -> str:
    """Where DBOS keeps jobs; a file of its own, because what it writes should not wait for what the bot writes."""
    if url.get_backend_name() != "sqlite":
        return url.set(drivername="postgresql").render_as_string(hide_password=False)
    file = jobs_file(url)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    file.chmod(0o600)
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")  # the file remembers it
    return URL.create("sqlite", database=str(file)).render_as_string()


def jobs_file(url: URL) -> Path:
    """Where jobs are kept whose bot has its database in an SQLite file."""
    return Path(str(url.database)).parent / "maltu-jobs.db"


def _wipe(file: Path) -> bool:
    """Write the file anew without what was deleted, which not every SQLite zeroes. False where others read it."""
    with contextlib.closing(sqlite3.connect(file, timeout=0.5, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("VACUUM")
            [(busy, _, _)] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.OperationalError:
            return False
    return not busy
