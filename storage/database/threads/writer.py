"""Write to SQLite, which bears one writer: a thread that keeps all that waits in one transaction."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from storage.database.sqlite_file import BUSY

log = logging.getLogger(__name__)

MOST = 500  # changes in one transaction: others wait for its one fsync
AGAIN = 2.0  # seconds until the log is wiped again where another program was reading it
PATIENCE = 1000, 250  # milliseconds to wait for readers at the first time, and again, while others wait for us
_STATES = {True: ("reads", "stays in it until that ends"), False: ("has left", "is out of it")}
R = TypeVar("R")


@dataclass(frozen=True)
class _Wanted:
    change: Callable[[Connection], Any]
    wipe: bool
    told: "asyncio.Future[Any]"


@dataclass(frozen=True)
class _Outcome:
    wanted: _Wanted
    value: Any = None
    error: Exception | None = None


class _Undone(Exception):
    """SQLite took back the whole transaction, as it may where the disk is full."""


class WriterThread:
    """`engine` begins each transaction with BEGIN IMMEDIATE. A change whose caller has been cancelled is made all the
    same. Belongs to the loop it is made in.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._loop = asyncio.get_running_loop()
        self._queue: SimpleQueue[_Wanted | None] = SimpleQueue()
        self._closed = False
        self.lingers = False  # what was deleted is still in the file: another program reads what was there before
        self._warned = False  # that it is
        self._wiped = 0.0
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    async def write(self, change: Callable[[Connection], R], wipe: bool = False) -> R:
        """What `change` returns, once it is on the disk; with `wipe`, what it deleted is out of the log as well.

        Raises RuntimeError where this is closed, and what `change` raises.
        """
        if self._closed:
            raise RuntimeError("the database is closed")
        told: asyncio.Future[R] = self._loop.create_future()
        self._queue.put(_Wanted(change, wipe, told))
        return await told

    async def close(self) -> None:
        """Once all that waits is kept."""
        self._closed = True
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        self._wipe(quietly=True)  # what an earlier process could not; whoever only starts beside us is gone soon
        while batch := self._batch():
            outcomes = _keep_batch(self._engine, batch)
            if any(one.wanted.wipe for one in outcomes) or (self.lingers and time.monotonic() > self._wiped + AGAIN):
                self._wipe()
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                self._loop.call_soon_threadsafe(_tell, outcomes)
        self._engine.dispose()

    def _wipe(self, quietly: bool = False) -> None:
        held = not _wipe(self._engine, PATIENCE[self.lingers])
        if held != self._warned and not quietly:
            log.warning("another program %s the database file; what was forgotten %s", *_STATES[held])
            self._warned = held
        self.lingers, self._wiped = held, time.monotonic()

    def _next(self) -> _Wanted | None:
        """What is wanted next; while it is waited for, what could not be wiped is tried again and again."""
        while self.lingers:
            with suppress(Empty):
                return self._queue.get(timeout=AGAIN)
            self._wipe()
        return self._queue.get()

    def _batch(self) -> Sequence[_Wanted]:
        """All that waits, at least one; nothing once this is closed."""
        batch: list[_Wanted] = []
        with suppress(Empty):
            while len(batch) < MOST:
                wanted = self._queue.get_nowait() if batch else self._next()
                if wanted is None:
                    if batch:
                        self._queue.put(None)  # it is the last
                    break
                batch.append(wanted)
        return batch


def _keep_batch(engine: Engine, batch: Sequence[_Wanted]) -> Sequence[_Outcome]:
    """What came of each, when all of it is on the disk."""
    try:
        with engine.begin() as db:
            if len(batch) > 1:
                return [_try(db, wanted) for wanted in batch]
            return [_Outcome(batch[0], batch[0].change(db))]
    except _Undone:
        return [outcome for wanted in batch for outcome in _keep_batch(engine, [wanted])]  # by itself, each fails alone
    except Exception as error:
        return [_Outcome(wanted, error=error) for wanted in batch]


def _try(db: Connection, wanted: _Wanted) -> _Outcome:
    """A change in a savepoint, so that where it fails the others stay. Raises _Undone."""
    savepoint = db.begin_nested()
    try:
        value = wanted.change(db)
        savepoint.commit()
    except Exception as error:
        if not _in_transaction(db):
            raise _Undone from error
        savepoint.rollback()
        return _Outcome(wanted, error=error)
    return _Outcome(wanted, value)


def _in_transaction(db: Connection) -> bool:
    sqlite: Any = db.connection.driver_connection
    return bool(sqlite.in_transaction)


def _wipe(engine: Engine, patience: int) -> bool:
    """Take what was deleted out of the log as well; in the main file it is zeroed then. Whether that could be done."""
    raw = engine.raw_connection()
    cursor = raw.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {patience}")
        [(busy, _, _)] = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except Exception as error:
        log.warning("the write-ahead log was not wiped: %s", type(error).__name__)
        return False
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY}")
        raw.close()
    return not busy


def _tell(outcomes: Sequence[_Outcome]) -> None:
    for one in outcomes:
        if one.wanted.told.done():  # by being cancelled
            continue
        if one.error:
            one.wanted.told.set_exception(one.error)
        else:
            one.wanted.told.set_result(one.value)
