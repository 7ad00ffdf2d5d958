"""Keep jobs in a database and run them, with DBOS; all of this happens in the loop of the engine."""

import asyncio
import logging
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence, Set
from contextlib import suppress
from datetime import datetime
from functools import partial
from itertools import count
from typing import Any
from uuid import uuid4
from weakref import WeakValueDictionary

from dbos import DBOS, DBOSConfig, Queue, SetEnqueueOptions, SetWorkflowID
from dbos._core import execute_dequeued_workflow

from bot.ports import JobKind

log = logging.getLogger(__name__)

Do = Callable[[JobKind, str], Awaitable[bool]]  # whether the job is done; else it is left to another process

# What is heard and read, what is written, and what keeps blogs current wait in lanes of their own.
LANES: Mapping[JobKind, str] = {"hear": "keyed", "read": "keyed", "do": "writing", "renew": "upkeep", "note": "upkeep"}
UPKEEP = 8  # blogs that one process keeps current at the same time; the rest is for the others
BOT = "maltu"
SHARE = 8  # drafts that a process begins at once, and again at each look, where others could begin them as well
NAME = "job"
NAMES_BEFORE = ("at once", "in line")  # what earlier versions of the bot have left is found by them
VERSION = "1"  # of a job's name and arguments, which never change
SCHEMA = "jobs"  # in PostgreSQL
POLLING = 0.5  # seconds; only what other processes gave and left waits for it
AGAIN, LONGEST = 0.1, 5.0  # seconds until it is tried again to begin jobs, twice as long each time
OFTEN = 3  # failures in a row; one or two happen where another process begins jobs at the same moment
SPACING = 0.002  # seconds; jobs of a key are begun by the time they were given, which has milliseconds on PostgreSQL
FINISHED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
MANY = 500
EXPECTED = ("Asyncio task cancelled", "Workflow already exists in queue")


class Runner:
    """DBOS between its launch and its end."""

    def __init__(self, url: str, executor: str, do: Do, most_written: int) -> None:
        self._executor = executor
        self._do = do
        self._most = {"keyed": sys.maxsize, "writing": most_written, "upkeep": UPKEEP}
        self.others = False  # whether other processes do jobs as well
        self._looked = float("-inf")
        self._begun: dict[str, set[str]] = {lane: set() for lane in self._most}
        self._settling = False
        self._active: set[asyncio.Task[Any]] = set()
        self._orders: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._wanted = asyncio.Event()  # something may be begun
        self._lanes: set[str] = set()  # … in these lanes
        self._at_it = asyncio.Lock()  # held while jobs are being begun
        self._claiming: asyncio.Task[None] | None = None
        self._sqlite = url.startswith("sqlite")
        self._polling = 2 * POLLING if self._sqlite else POLLING  # there, hardly anybody else gives anything
        _quieten(logging.getLogger("dbos"))
        self._dbos = DBOS(config=_config(url, executor, self._sqlite))

        self._job = self._named(NAME)
        for name in NAMES_BEFORE:
            self._named(name)

    def _named(self, name: str) -> Callable[[JobKind, str], Coroutine[Any, Any, None]]:
        @DBOS.workflow(name=name)
        async def job(kind: JobKind, id: str) -> None:
            await self._body(kind, id)

        return job

    async def launch(self) -> None:
        """Begin with what waits. Raises whatever DBOS raises where the database is away."""
        DBOS.listen_queues([])  # what waits is begun by ourselves, as many as this process bears
        DBOS.launch()
        self._queues: list[Queue] = [
            await DBOS.register_queue_async(
                lane, partition_concurrency=1, polling_interval_sec=POLLING, on_conflict="always_update"
            )
            for lane in self._most
        ]
        waiting = await DBOS.list_queued_workflows_async(load_input=False)
        self._turns = count(1 + max((job.priority or 0 for job in waiting), default=0))
        self._claiming = asyncio.create_task(self._claim_again_and_again())  # the engine cancels it with the loop

    async def give(self, kind: JobKind, id: str, key: str | None, delay: float | None) -> None:
        """Kept once this returns, once for each id."""
        if key is None and delay is None:
            with SetWorkflowID(id):
                await DBOS.start_workflow_async(self._job, kind, id)
            return
        async with self._orders.setdefault(key or id, asyncio.Lock()):
            with SetWorkflowID(id), self._options(key or f"at {id}", delay):
                await DBOS.enqueue_workflow_async(LANES[kind], self._job, kind, id)
            self._want(LANES[kind])
            if not self._sqlite:
                await asyncio.sleep(SPACING)

    def _options(self, key: str, delay: float | None) -> SetEnqueueOptions:
        # SQLite's times have only seconds here (Python 3.11): there, the one process that there is counts.
        priority = next(self._turns) if self._sqlite else None
        return SetEnqueueOptions(queue_partition_key=key, delay_seconds=delay, priority=priority)

    async def executors(self) -> set[str]:
        """The other processes that began something and have not ended it."""
        begun = await DBOS.list_workflows_async(status="PENDING", load_input=False, load_output=False)
        return {job.executor_id for job in begun if job.executor_id} - {self._executor}

    async def adopt(self, dead: Sequence[str]) -> None:
        """Have done what these began. DBOS takes over nothing that somebody else has taken over meanwhile."""
        await asyncio.to_thread(DBOS._recover_pending_workflows, list(dead))
        self._want(*self._most)

    async def prune(self, before: datetime) -> int:
        """How many jobs were forgotten that ended before this."""
        gone = 0
        while old := await DBOS.list_workflows_async(
            status=FINISHED, completed_before=before.isoformat(), limit=MANY, load_input=False, load_output=False
        ):
            await self.delete([job.workflow_id for job in old])
            gone += len(old)
        return gone

    async def known(self) -> Mapping[str, bool]:
        """Every job there is, and whether it has ended."""
        found: dict[str, bool] = {}
        while some := await DBOS.list_workflows_async(
            limit=MANY, offset=len(found), load_input=False, load_output=False
        ):
            found |= {job.workflow_id: job.status in FINISHED for job in some}
        return found

    async def delete(self, ids: Sequence[str]) -> None:
        """Forget these jobs, with all that they were given and gave."""
        for at in range(0, len(ids), MANY):
            await DBOS.delete_workflows_async(list(ids[at : at + MANY]))

    async def settle(self) -> None:
        """Begin nothing more, and wait until what was begun is begun, and what was done is written down as done."""
        self._settling = True
        async with self._at_it:
            pass
        while jobs := asyncio.all_tasks() - {asyncio.current_task(), self._claiming}:
            await asyncio.wait(jobs)

    def destroy(self) -> None:
        """End, in a thread of its own: DBOS waits for its threads."""
        DBOS.destroy(destroy_registry=True)

    async def _body(self, kind: JobKind, id: str) -> None:
        task = asyncio.current_task()
        assert task
        self._active.add(task)
        task.add_done_callback(partial(self._ended, id))
        if self._settling or not await self._do(kind, id):
            raise asyncio.CancelledError  # DBOS leaves a cancelled job as it is: to whoever adopts it

    def _ended(self, id: str, task: asyncio.Task[Any]) -> None:
        """Something may wait behind it."""
        self._active.discard(task)
        for lane, begun in self._begun.items():
            if id in begun:
                begun.discard(id)
                self._want(lane)

    def _want(self, *lanes: str) -> None:
        """Look at these lanes next; each look is two questions to the database."""
        self._lanes.update(lanes)
        self._wanted.set()

    async def _claim_again_and_again(self) -> None:
        failures = 0
        while not self._settling:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._polling):
                    await self._wanted.wait()
            self._wanted.clear()
            try:
                now = asyncio.get_running_loop().time()
                if looks := now - self._looked >= self._polling:
                    self._looked, self._lanes = now, {*self._most}
                lanes, self._lanes = self._lanes, set()
                async with self._at_it:
                    await asyncio.to_thread(self._claim, lanes, looks)
                failures = 0
            except Exception as error:  # another process claimed at the same moment, or the database is away
                failures += 1
                if failures == OFTEN:
                    log.warning("jobs wait to be begun: %s", type(error).__name__)
                await asyncio.sleep(min(AGAIN * 2.0**failures, LONGEST))
                self._want(*self._most)

    def _claim(self, lanes: Set[str], looks: bool) -> None:
        """What DBOS's threads of these queues would do, as far as this process bears more. Of many drafts at once it
        leaves some to the others, which see them only when they look."""
        for queue in () if self._settling else [each for each in self._queues if each.name in lanes]:
            begun = self._begun[queue.name]
            room = self._most[queue.name] - len(begun)
            if self.others and queue.name == LANES["do"]:
                room = min(room, SHARE if looks else SHARE - len(begun))
            if room > 0:
                self._begin(queue, room, begun)

    def _begin(self, queue: Queue, room: int, begun: set[str]) -> None:
        owner, database = str(uuid4()), self._dbos._sys_db
        ids = database.start_queued_partitioned_workflows(queue, self._executor, VERSION, room, owner_xid=owner)
        begun.update(ids)
        for status in database.get_workflow_statuses(ids) if ids else ():
            execute_dequeued_workflow(self._dbos, status, owner)


class JobsFile(sqlite3.Connection):
    """Waits for the disk now and then, not for each job. Where the power is cut the last ones may be unknown at the
    next start, which gives anew whatever the inbox has; a job a second time finds there that it is done."""

    def __init__(self, file: str, **how: object) -> None:
        super().__init__(file, **how)  # type: ignore[arg-type]  # as SQLAlchemy has it
        self.execute("PRAGMA synchronous = NORMAL")  # in the log of writes ahead, nothing is damaged by it
        self.execute("PRAGMA cache_size = -256")  # KiB, of each of eight connections; a job is a few rows


def _config(url: str, executor: str, sqlite: bool) -> DBOSConfig:
    return {
        "name": BOT,
        "system_database_url": url,
        "dbos_system_schema": SCHEMA,
        "executor_id": executor,
        "application_version": VERSION,
        "log_level": "WARNING",
        "use_listen_notify": False,  # nobody waits for a message
        "notification_listener_polling_interval_sec": 0.2,  # it asks nobody anything, and the end of DBOS waits for it
        "max_executor_threads": 8,
        "sys_db_pool_size": 8,
        "db_engine_kwargs": {"hide_parameters": True, **({"connect_args": {"factory": JobsFile}} if sqlite else {})},
        "scheduler_polling_interval_sec": 3600.0,  # there are no schedules
    }


def _quieten(logger: logging.Logger) -> None:
    """To where everything else is logged, without what is said of each job that is parked, or given once more."""
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())  # or DBOS writes to the terminal
        logger.addFilter(lambda record: not str(record.msg).startswith(EXPECTED))
