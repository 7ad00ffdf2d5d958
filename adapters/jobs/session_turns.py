"""Take turns where the database is PostgreSQL: advisory locks of one session, which ends with its process."""

import asyncio
import hashlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress

import asyncpg  # type: ignore[import-untyped]

from bot.ports import nothing_lost

log = logging.getLogger(__name__)

PATIENCE = 5.0  # seconds for an answer of the database
SILENCE = 8.0  # seconds without a sign of life after which PostgreSQL ends a session: its process was stopped
TRUST = 7 / 8  # of that, after which a process does not trust itself any more
HELD = """
SELECT (classid::bigint << 32) | objid::bigint AS key FROM pg_locks
WHERE locktype = 'advisory' AND objsubid = 1 AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def awake_or_asleep() -> float:
    """Seconds since some moment; on Linux, time.monotonic() leaves out those for which the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class SessionTurns:
    """bot.ports.Turns on a connection that is used for nothing else; all that was taken is lost with it.

    A process that is stopped, or whose machine is, keeps its connection: so PostgreSQL is told to end the session when
    no sign of life came for `silence` seconds, and the process counts the same seconds by `clock` and does not trust
    itself any more when they are nearly over.
    """

    def __init__(
        self,
        dsn: str,
        silence: float = SILENCE,
        clock: Callable[[], float] = awake_or_asleep,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._dsn = dsn
        self._silence = silence
        self._clock = clock
        self._sleep = sleep
        self._connection: asyncpg.Connection | None = None
        self._one_at_a_time = asyncio.Lock()
        self._ours: dict[str, Callable[[], None]] = {}  # what to call where it is lost
        self._asked = float("-inf")  # when a question was asked that was answered

    async def take(self, name: str, lost: Callable[[], None] = nothing_lost) -> bool:
        """Whether it is ours from now on."""
        with suppress(OSError):
            async with self._session() as session:
                if name not in self._ours and await session.fetchval("SELECT pg_try_advisory_lock($1)", _key(name)):
                    self._ours[name] = lost
                    return True
        return False

    async def held(self, name: str) -> bool:
        """Whether it is ours, as far as PostgreSQL knows."""
        with suppress(OSError):
            if name in self._ours:
                await self._give_sign()
        return name in self._ours

    async def release(self, name: str) -> None:
        """Let go, as if this process had died."""
        if self._ours.pop(name, None) is None:
            return
        with suppress(OSError):
            async with self._session() as session:
                await session.execute("SELECT pg_advisory_unlock($1)", _key(name))
                if not self._ours:
                    self._connection = None
                    await session.close(timeout=1)

    async def free(self, names: Iterable[str]) -> Sequence[str]:
        """Those that nobody has. Raises OSError."""
        async with self._session() as session:
            taken = {row["key"] for row in await session.fetch(HELD)}
        return [name for name in names if _key(name) not in taken]

    async def sure(self) -> None:
        """Wait until PostgreSQL cannot have ended the session."""
        while self._connection is None or self._clock() - self._asked > self._silence * TRUST:
            await self._sleep(self._silence / 40)

    async def keep(self) -> None:
        """Until cancelled, give signs of life, and have a session again where it was lost."""
        while True:
            with suppress(OSError):
                await self._give_sign()
            await self._sleep(self._silence / 4 if self._connection else self._silence / 20)

    async def close(self) -> None:
        """Let go of everything; nobody needs to hear of it."""
        self._ours.clear()
        self._end(self._connection)

    async def _give_sign(self) -> None:
        async with self._session() as session:
            await session.execute("SELECT 1")

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[asyncpg.Connection]:
        """Whatever goes wrong with it ends it. Raises OSError."""
        async with self._one_at_a_time:
            asked = self._clock()
            try:
                if self._connection is None:
                    self._connection = await self._connect()
                yield self._connection
                self._asked = asked
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
                if self._connection:
                    log.warning("the turns of this process are lost: %s", type(error).__name__)
                self._end(self._connection)
                raise ConnectionError(type(error).__name__) from error

    async def _connect(self) -> asyncpg.Connection:
        session = await asyncpg.connect(self._dsn, timeout=PATIENCE, command_timeout=PATIENCE)
        session.add_termination_listener(self._end)
        try:
            await session.execute(f"SET idle_session_timeout = {int(self._silence * 1000)}")
        except asyncpg.UndefinedObjectError:
            log.warning("PostgreSQL before 14 keeps the turns of a process that was stopped")
        return session

    def _end(self, session: asyncpg.Connection | None) -> None:
        """Whoever had a turn hears that it is lost."""
        if session is not self._connection:
            return
        self._connection, ours, self._ours = None, self._ours, {}
        if session:
            session.terminate()
        for lost in ours.values():
            lost()


def _key(name: str) -> int:
    """64 bits of its name: what an advisory lock is called by."""
    return int.from_bytes(hashlib.sha256(f"maltu {name}".encode()).digest()[:8], "big", signed=True)
