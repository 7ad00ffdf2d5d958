"""Know which processes are alive where the database is PostgreSQL: by the sessions in which they hold a lock."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

import asyncpg  # type: ignore[import-untyped]

from adapters.jobs.lifelines import AWAY, PATIENCE

HELD = """
SELECT (classid::bigint << 32) | objid::bigint AS key FROM pg_locks
WHERE locktype = 'advisory' AND objsubid = 1 AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


class SessionLifeline:
    """An advisory lock of PostgreSQL, on a connection that is used for nothing else."""

    def __init__(self, dsn: str, executor: str) -> None:
        self._dsn = dsn
        self._executor = executor
        self._connection: asyncpg.Connection | None = None

    @property
    def held(self) -> bool:
        """Whether the connection that holds the lock is up, as far as this end of it knows."""
        return self._connection is not None and not self._connection.is_closed()

    async def take(self, lost: Callable[[], None]) -> None:
        """Hold the lock as long as this process and its connection live. Raises one of AWAY."""
        with _away():
            self._connection = await asyncpg.connect(self._dsn, timeout=PATIENCE, command_timeout=PATIENCE)
            self._connection.add_termination_listener(lambda _: lost())
            await self._connection.execute("SELECT pg_advisory_lock($1)", _key(self._executor))

    async def release(self) -> None:
        """Let go, as if this process had died."""
        if connection := self._connection:
            self._connection = None
            with suppress(*AWAY), _away():
                await connection.close(timeout=1)

    async def dead(self, executors: Iterable[str]) -> Sequence[str]:
        """Those whose locks nobody holds. Raises one of AWAY; the lock is lost then."""
        try:
            if not self._connection:
                raise ConnectionError("the lock is not held")
            with _away():
                held = {row["key"] for row in await self._connection.fetch(HELD)}
        except AWAY:
            if self._connection:
                self._connection.terminate()
            raise
        return [executor for executor in executors if _key(executor) not in held]


@contextmanager
def _away() -> Iterator[None]:
    """What the driver says of a database that is away, as one of AWAY, to be caught without the driver."""
    try:
        yield
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise ConnectionError(type(error).__name__) from error


def _key(executor: str) -> int:
    """64 bits of its name: what an advisory lock is called by."""
    return int.from_bytes(hashlib.sha256(f"maltu jobs {executor}".encode()).digest()[:8], "big", signed=True)
