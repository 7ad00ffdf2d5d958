"""What has been worked out from a post is there as long as the post is, and no longer."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.errors import Forgotten
from bot.stores import KeptAnalysis
from storage.store import open_store
from storage.tables import analyses
from styles import StyleCard
from tests.support.databases import begun_at, inside
from tests.support.desk import ANN, BEN, NOON, WALK, Desk

FIRST, SECOND = KeptAnalysis("a1", b"\0\xff"), KeptAnalysis("b2", b"")
RAIN = replace(WALK, key="rain" * 1_000)


@pytest.fixture
async def kept(ann: Desk) -> Desk:
    """Ann, with two posts, from which something has been worked out."""
    await ann.store.blogs.keep_posts(ann.blog, [WALK, RAIN])
    await ann.store.analyses.keep_analyses(ann.blog, {WALK.key: FIRST, RAIN.key: FIRST})
    return ann


async def of(desk: Desk) -> dict[str, KeptAnalysis]:
    return dict(await desk.store.analyses.analyses(desk.blog))


async def test_what_was_worked_out_last_is_found_by_the_key_of_its_post(kept: Desk) -> None:
    assert await of(kept) == {WALK.key: FIRST, RAIN.key: FIRST}
    await kept.store.analyses.keep_analyses(kept.blog, {WALK.key: SECOND})
    await kept.store.analyses.keep_analyses(kept.blog, {})
    assert await of(kept) == {WALK.key: SECOND, RAIN.key: FIRST}


async def test_it_goes_with_its_post(kept: Desk) -> None:
    for _ in range(2):
        await kept.store.blogs.miss(kept.blog, [RAIN.key])
    await kept.store.blogs.keep_posts(kept.blog, [RAIN])
    assert await of(kept) == {WALK.key: FIRST}


async def test_it_is_not_kept_where_its_post_is_gone_already(kept: Desk) -> None:
    await kept.store.analyses.keep_analyses(kept.blog, {"gone": SECOND, WALK.key: SECOND})
    assert await of(kept) == {WALK.key: SECOND, RAIN.key: FIRST}


async def test_it_is_dropped_by_key(kept: Desk, card: StyleCard) -> None:
    ben = await Desk.of(BEN, kept.store, card)
    await ben.store.blogs.keep_posts(ben.blog, [WALK])
    await ben.store.analyses.keep_analyses(ben.blog, {WALK.key: FIRST})
    await kept.store.analyses.drop_analyses(kept.blog, [WALK.key, "unknown"])
    await kept.store.analyses.drop_analyses(kept.blog, [])
    assert await of(kept) == {RAIN.key: FIRST}
    assert await of(ben) == {WALK.key: FIRST}


async def test_it_goes_with_its_blog(database: str, card: StyleCard) -> None:
    async with open_store(database) as store:
        ann = await Desk.of(ANN, store, card)
        await store.blogs.keep_posts(ann.blog, [WALK])
        await store.analyses.keep_analyses(ann.blog, {WALK.key: FIRST})
        await store.blogs.forget_blog(ann.blog)
        assert await of(ann) == {}
        with pytest.raises(Forgotten):
            await store.analyses.keep_analyses(ann.blog, {WALK.key: FIRST})
    assert await inside(database, lambda db: db.scalar(select(func.count()).select_from(analyses))) == 0


async def test_no_byte_of_it_stays_in_the_files_once_it_is_forgotten(tmp_path: Path, card: StyleCard) -> None:
    async with open_store(begun_at(tmp_path / "maltu.db")) as store:
        ann = await Desk.of(ANN, store, card)
        await store.blogs.keep_posts(ann.blog, [WALK])
        await store.analyses.keep_analyses(ann.blog, {WALK.key: KeptAnalysis("a1", b"canary " * 9_000)})
        assert canaries(tmp_path) > 100
        await store.blogs.forget_blog(ann.blog)
        assert canaries(tmp_path) == 0


def canaries(folder: Path) -> int:
    return sum(file.read_bytes().count(b"canary") for file in folder.iterdir())


# What a model made of posts


async def test_notes_are_found_by_the_fingerprint_of_their_post_from_the_moment_they_were_made(ann: Desk) -> None:
    later = NOON + timedelta(hours=1)
    await ann.store.notes.keep_notes(ann.blog, "a1", ("비 옴", "걸음 \0"), NOON)
    await ann.store.notes.keep_notes(ann.blog, "b2", (), later)
    assert await ann.store.notes.notes(ann.blog) == {"a1": ("비 옴", "걸음 "), "b2": ()}
    assert set(await ann.store.notes.notes(ann.blog, later)) == {"a1"}
    assert not await ann.store.notes.notes(ann.blog, NOON)


async def test_notes_that_are_there_already_stay(ann: Desk) -> None:
    for notes in (("비 옴",), ("눈 옴",)):
        await ann.store.notes.keep_notes(ann.blog, "a1", notes, NOON)
    assert await ann.store.notes.notes(ann.blog) == {"a1": ("비 옴",)}


async def test_notes_are_of_one_blog_and_go_with_it(ann: Desk, card: StyleCard) -> None:
    ben = await Desk.of(BEN, ann.store, card)
    for desk in (ann, ben):
        await desk.store.notes.keep_notes(desk.blog, "a1", (desk.blog.owner,), NOON)
    await ann.store.blogs.forget_blog(ann.blog)
    assert await ben.store.notes.notes(ben.blog) == {"a1": (BEN,)}
    assert not await ann.store.notes.notes(ann.blog)
    with pytest.raises(Forgotten):
        await ann.store.notes.keep_notes(ann.blog, "a1", (), NOON)
