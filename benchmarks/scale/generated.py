"""Databases that are full of generated rows, made by the database itself, and a PostgreSQL server to have them on."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import Connection, text

from bot.model import Post
from storage.database.opening import migrate, migrating_engine, read
from tests.support.databases import embedded_server, new_database
from tests.support.posts import CHATTY

NOW = datetime(2026, 11, 29, tzinfo=UTC)
SPREAD = 21_600  # seconds over which the times are spread at which blogs are due: six hours
SERIES = {
    "postgresql": "generate_series(1, :many) AS n(i)",
    "sqlite": "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many) SELECT i FROM n) AS n",
}
DUE = {
    "postgresql": f"TIMESTAMPTZ '2026-11-28 12:00:00Z' + (i * 1597 % {SPREAD}) * INTERVAL '1 second'",
    "sqlite": f"datetime('2026-11-28 12:00:00', (i * 1597 % {SPREAD}) || ' seconds') || '.000000'",
}
DECLARED = {"postgresql": "TIMESTAMPTZ '2026-01-01Z'", "sqlite": "'2026-01-01 00:00:00.000000'"}


@contextmanager
def postgres_server() -> Iterator[str]:
    """One that waits for its disk, as a server does that is used."""
    with embedded_server() as url:

        async def as_it_is() -> None:
            connection = await asyncpg.connect(url)
            for setting in ("fsync", "full_page_writes"):
                await connection.execute(f"ALTER SYSTEM RESET {setting}")
            await connection.execute("SELECT pg_reload_conf()")
            await connection.close()

        asyncio.run(as_it_is())
        yield url


@asynccontextmanager
async def databases(server: str) -> AsyncIterator[Callable[[], str]]:
    """Makes empty ones, each time another: SQLite files, or databases of a server where one is given."""
    with TemporaryDirectory(prefix="maltu-scale-") as folder:
        if not server:
            made = iter(range(1_000))
            yield lambda: f"sqlite:///{Path(folder) / f'{next(made)}.db'}"
            return
        async with AsyncExitStack() as stack:
            left = [await stack.enter_async_context(new_database(server)) for _ in range(3)]
            yield left.pop


async def fill_with_blogs(url: str, many: int) -> None:
    """A person for each blog, and each blog due some time before NOW."""
    address = read(url)
    await migrate(address)
    engine = migrating_engine(address)
    try:
        async with engine.begin() as db:
            await db.run_sync(_fill, many)
        async with engine.connect() as db:
            await (await db.execution_options(isolation_level="AUTOCOMMIT")).execute(text("ANALYZE"))
    finally:
        await engine.dispose()


def _fill(db: Connection, many: int) -> None:
    kind = db.dialect.name
    series = SERIES[kind]
    numbers = {"many": many}
    db.execute(
        text(
            "INSERT INTO blogs (id, owner, kind, address, mark, title) SELECT i, 'telegram:' || i, 'feed', "
            f"'https://b' || i || '.example/', 'm' || i, 'blog ' || i FROM {series}"
        ),
        numbers,
    )
    persons = f"INSERT INTO persons (id, language, blog) SELECT 'telegram:' || i, 'ko', i FROM {series}"
    db.execute(text(persons), numbers)
    db.execute(
        text(
            "INSERT INTO watches (blog, declared, proved, seal, whole, due, failures, told, room, message) "
            f"SELECT i, {DECLARED[kind]}, '', 'f', true, {DUE[kind]}, 0, false, '', '' FROM {series}"
        ),
        numbers,
    )


def posts_of(blog: int, first: int, many: int) -> Sequence[Post]:
    """Posts of some 1,500 characters, none like another."""
    said = "\n\n".join(post.markdown for post in CHATTY)[:1_450]
    return [
        Post(f"https://b{blog}.example/{n}", f"{n}번째 글", f"{n} {blog}\n\n{said}", published=NOW, tags=("일상",))
        for n in range(first, first + many)
    ]
