"""The figures of a large community, on a small one."""

import asyncio
from pathlib import Path

from benchmarks.scale.claims import claim
from benchmarks.scale.generated import fill_with_blogs
from benchmarks.scale.ingestion import ingest
from benchmarks.scale.keeping import keep, move_and_compare
from storage.store import open_store


async def test_no_blog_is_taken_twice_by_those_who_take_at_the_same_time(begun: str) -> None:
    await fill_with_blogs(begun, 1_000)
    found = await asyncio.gather(*(claim(begun, 3, 0) for _ in range(2)))
    blogs = [id for one in found for id in one.blogs]
    assert len(blogs) == len(set(blogs)) == 1_000


async def test_posts_that_were_kept_are_there_also_after_a_backup_and_a_move(
    tmp_path: Path, postgres_database: str
) -> None:
    url = f"sqlite:///{tmp_path / 'maltu.db'}"
    async with open_store(url) as store:
        done = await ingest(store, writers=2, batches=2, posts=3)
        [blog] = await store.blogs.blogs("telegram:1")
        assert len(await store.blogs.posts(blog)) == 6
    assert done.posts == 12
    assert (await keep(url, f"sqlite:///{tmp_path / 'other.db'}")).same
    assert (await move_and_compare(url, postgres_database))[1]
