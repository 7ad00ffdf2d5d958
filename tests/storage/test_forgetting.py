"""What is forgotten leaves nothing behind."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.errors import Forgotten
from bot.model import Blog, Revision, Shown, ShownCard
from bot.stores import Store
from storage.store import open_store
from storage.tables import metadata
from styles import StyleCard
from tests.support.databases import begun_at, inside
from tests.support.desk import ANN, BEN, NOON, WALK, Desk


async def test_a_forgotten_blog_takes_along_all_that_grew_from_it(ann: Desk, card: StyleCard) -> None:
    other = await Desk.of(ANN, ann.store, card, "https://other.example/")
    kept = await other.write(await other.draft("남는 글"), "남는 글")
    drafts = [await ann.draft(), await ann.draft()]
    revisions = [await ann.write(draft, "글") for draft in drafts]
    await ann.store.blogs.keep_posts(ann.blog, [WALK])
    await ann.store.messages.remember(["gone"], revisions[0], ANN)
    await ann.store.messages.remember(["kept"], kept, ANN)
    await ann.store.messages.remember_card(["gone card"], ann.blog)
    await ann.store.messages.remember_card(["kept card"], other.blog)

    assert await ann.store.blogs.forget_blog(ann.blog) == 2

    assert await ann.store.blogs.blogs(ANN) == [other.blog]
    assert await ann.store.blogs.posts(ann.blog) == []
    assert await ann.store.cards.version(ann.blog) is None
    assert await ann.store.cards.versions(ann.blog, 9) == []
    assert await ann.store.messages.shown_card("gone card") == ShownCard(None)
    assert await ann.store.messages.shown_card("kept card") == ShownCard(other.blog)
    assert [draft.topic for draft in await ann.store.drafts.drafts(ANN, 5)] == ["남는 글"]
    assert await ann.store.drafts.lineage(revisions[0]) == []
    assert await ann.store.messages.shown_in("gone") == Shown(None, None)
    shown = await ann.store.messages.shown_in("kept")
    assert shown
    assert shown.revision == kept


async def test_the_newest_blog_is_in_use_after_the_one_in_use_was_forgotten(store: Store) -> None:
    a, b, c = [await store.blogs.keep_blog(Blog("feed", f"https://{n}.example/", n, owner=ANN)) for n in "abc"]
    await store.blogs.use(a)
    await store.blogs.forget_blog(a)
    assert await store.blogs.blogs(ANN) == [c, b]


async def test_nobody_can_forget_the_blog_of_somebody_else(ann: Desk) -> None:
    await ann.draft()
    assert await ann.store.blogs.forget_blog(replace(ann.blog, owner=BEN)) == 0
    assert await ann.store.blogs.blogs(ANN) == [ann.blog]
    assert len(await ann.store.drafts.drafts(ANN, 5)) == 1


async def test_a_lineage_of_eleven_hundred_revisions_is_told_and_forgotten(ann: Desk, begun: str) -> None:
    first = await ann.store.drafts.begin(Revision((await ann.draft()).id, None, ""))
    later = [replace(first, id=first.id + n, parent=first.id + n - 1, request="더") for n in range(1, 1_100)]
    columns = ("id", "draft", "parent", "request", "text", "whole")
    rows = [{name: getattr(one, name) for name in columns} for one in later]
    await inside(begun, lambda db: db.execute(insert(metadata.tables["revisions"]), rows))
    line = [first, *later]
    assert await ann.store.drafts.lineage(line[-1]) == line
    assert await ann.store.blogs.forget_blog(ann.blog) == 1


async def test_what_is_written_when_its_blog_is_forgotten_goes_nowhere(ann: Desk, card: StyleCard) -> None:
    draft = await ann.draft()
    being_written = await ann.store.drafts.begin(Revision(draft.id, None, ""))
    await ann.store.blogs.forget_blog(ann.blog)
    await ann.store.drafts.finish(replace(being_written, text="글", whole=True))
    await ann.store.messages.remember(["late"], being_written, ANN)
    assert await ann.store.messages.shown_in("late") == Shown(None, None)
    for too_late in (
        ann.store.drafts.begin(Revision(draft.id, being_written.id, "더 짧게")),
        ann.draft(),
        ann.store.blogs.keep_posts(ann.blog, [WALK]),
        ann.store.cards.keep_card(ann.blog, card, NOON),
        ann.store.messages.remember_card(["late"], ann.blog),
        ann.store.blogs.use(ann.blog),
        ann.store.drafts.place(being_written),
    ):
        with pytest.raises(Forgotten):
            await too_late
    assert await ann.store.blogs.blogs(ANN) == []


async def test_the_number_of_something_forgotten_never_names_something_else(ann: Desk, card: StyleCard) -> None:
    draft = await ann.draft()
    revision = await ann.write(draft, "글")
    await ann.store.blogs.forget_blog(ann.blog)
    ben = await Desk.of(BEN, ann.store, card)
    drafted = await ben.draft()
    written = await ben.write(drafted, "벤의 글")
    assert ben.blog.id > ann.blog.id
    assert ben.card > ann.card
    assert drafted.id > draft.id
    assert written.id > revision.id


async def test_no_byte_of_what_was_forgotten_stays_in_the_files(tmp_path: Path, card: StyleCard) -> None:
    async with open_store(begun_at(tmp_path / "maltu.db")) as store:
        ann = await Desk.of(ANN, store, replace(card, rules=("canary",)))
        await store.blogs.keep_posts(ann.blog, [replace(WALK, key=f"{n}", markdown="canary " * 900) for n in range(30)])
        draft = await ann.draft("canary")
        revision = await ann.write(draft, "canary " * 900)
        await ann.write(draft, "canary " * 9_000, revision, "canary")
        assert canaries(tmp_path) > 100
        await store.blogs.forget_blog(ann.blog)
        assert canaries(tmp_path) == 0
    assert canaries(tmp_path) == 0


def canaries(folder: Path) -> int:
    return sum(file.read_bytes().count(b"canary") for file in folder.iterdir())
