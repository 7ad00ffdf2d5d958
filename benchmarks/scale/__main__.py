"""Figures of a large community, measured on this machine.

    python -m benchmarks.scale claims [--blogs 1000000]      taking 200 that are due, in four processes
    python -m benchmarks.scale ingestion [--sqlite]          posts a second, and small reads beside them
    python -m benchmarks.scale keeping [--posts 100000]      backup and putting it back, both databases, and the move
    python -m benchmarks.scale reads [--blogs 2000]          blogs on loopback that one process looks at again a second

PostgreSQL is a server that is started for it, with fsync as it is by default, unless --server names one.
"""

import argparse
import asyncio
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.scale.claims import claim_in_processes
from benchmarks.scale.generated import databases, fill_with_blogs, postgres_server
from benchmarks.scale.ingestion import ingest
from benchmarks.scale.keeping import keep, move_and_compare, move_with_kills
from benchmarks.scale.reads import look_again
from storage.store import open_store

PROCESSES = 4


def shown(took: Sequence[float]) -> str:
    """Milliseconds, as p50, p99 and the most."""
    return f"p50 {median(took):.1f}, p99 {quantiles(took, n=100)[98]:.1f}, max {max(took):.1f} ms"


async def claims(server: str, blogs: int) -> None:
    """Each process without a pause, and as often as a million blogs want it."""
    async with databases(server) as new:
        url = new()
        await fill_with_blogs(url, blogs)
        share = blogs // 200 // PROCESSES
        for pause, times in ((0.25, min(80, share // 3)), (0.0, share // 2)):
            done = await claim_in_processes(url, PROCESSES, times, pause)
            double = len(done.blogs) - len(set(done.blogs))
            every = f"every {pause} s" if pause else "without a pause"
            print(
                f"{blogs} blogs, {PROCESSES} processes {every}: {len(done.took)} claims, {shown(done.took)}, ", end=""
            )
            print(f"{len(done.blogs)} blogs, {double} twice", flush=True)


async def ingestion(server: str) -> None:
    """Batches of 100, and one by one as posts come from the web."""
    for writers, batches, posts in ((8, 25, 100), (32, 100, 1)):
        async with databases(server) as new, open_store(new()) as store:
            done = await ingest(store, writers, batches, posts)
        print(f"{writers} blogs, {posts} posts at once: {done.posts / done.seconds:,.0f} posts/s ", end="")
        print(f"({done.posts / done.processor:,.0f} a second of one core); ", end="")
        print(f"small reads beside them {shown(done.reads)}", flush=True)


async def keeping(server: str, posts: int) -> None:
    """A database of posts: SQLite, PostgreSQL, and from one to the other."""
    async with databases("") as file, databases(server) as new:
        from_file, other_file, first, second, third = file(), file(), new(), new(), new()
        async with open_store(from_file) as store:
            await ingest(store, 10, posts // 1000, 100)
        took, same = await move_and_compare(from_file, first)
        print(f"{posts} posts moved in {took:.1f} s, hashes {'equal' if same else 'DIFFER'}", flush=True)
        same = await move_with_kills(from_file, second, 6, 0.7)
        print(f"moved by processes of which six were killed: hashes {'equal' if same else 'DIFFER'}", flush=True)
        for name, url, empty in (("SQLite", from_file, other_file), ("PostgreSQL", first, third)):
            done = await keep(url, empty)
            print(f"{name}, {posts} posts: backup {done.backup:.1f} s, restore {done.restore:.1f} s, ", end="")
            print(f"{done.megabytes:.0f} MB, hashes {'equal' if done.same else 'DIFFER'}", flush=True)


async def reads(server: str, blogs: int) -> None:
    """Through the jobs, the fetcher and the store, as the bot does it."""
    async with databases(server) as new:
        with TemporaryDirectory(prefix="maltu-scale-") as folder:
            rate, used = await look_again(new(), blogs, Path(folder))
    print(f"{'PostgreSQL' if server else 'SQLite'}: {blogs} blogs looked at again, {rate:.0f} a second; ", end="")
    print(f"{1000 * used:.1f} ms of a core each", flush=True)


def main() -> None:
    """Print the figures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figure", choices=["claims", "ingestion", "keeping", "reads"])
    parser.add_argument("--blogs", type=int, default=1_000_000, help="at most 20,000 are looked at again")
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--sqlite", action="store_true", help="of SQLite instead of PostgreSQL")
    parser.add_argument("--server", help="of PostgreSQL, where databases can be made")
    typed = parser.parse_args()
    started = nullcontext(typed.server or "") if typed.server or typed.sqlite else postgres_server()
    with started as server:
        match typed.figure:
            case "claims":
                asyncio.run(claims(server, typed.blogs))
            case "ingestion":
                asyncio.run(ingestion(server))
            case "keeping":
                asyncio.run(keeping(server, typed.posts))
            case "reads":
                asyncio.run(reads(server, min(typed.blogs, 20_000)))


if __name__ == "__main__":
    main()
