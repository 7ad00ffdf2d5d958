"""A text that grows belongs to the process that writes it, on SQLite and on PostgreSQL alike."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.errors import Forgotten
from bot.model import Revision
from bot.stores import InboxItem, Store
from storage.store import open_store
from tests.support.desk import ANN, NOON, Desk


@pytest.fixture
async def other(begun: str, ann: Desk) -> AsyncIterator[Store]:
    """The store of another process, on the same database."""
    async with open_store(begun) as opened:
        yield opened


async def begin(ann: Desk, owner: str = "one", task: str = "") -> Revision:
    draft = await ann.draft()
    return await ann.store.drafts.begin(Revision(draft.id, None, "", task=task, owner=owner))


async def kept(store: Store, revision: Revision) -> Revision:
    return (await store.drafts.lineage(revision))[-1]


async def becomes(store: Store, revision: Revision, text: str) -> None:
    async with asyncio.timeout(60):
        while True:
            if (await kept(store, revision)).text == text:
                return
            await asyncio.sleep(0.02)


async def is_refused(store: Store, revision: Revision) -> None:
    async with asyncio.timeout(60):
        while True:
            if not store.drafts.grow(revision):
                return
            await asyncio.sleep(0.02)


async def test_a_growing_text_is_kept_without_being_waited_for(ann: Desk) -> None:
    begun = await begin(ann)
    for length in range(1, 100):
        assert ann.store.drafts.grow(replace(begun, text="가나다 " * length))
    await becomes(ann.store, begun, "가나다 " * 99)
    assert await kept(ann.store, begun) == replace(begun, text="가나다 " * 99)


async def test_a_growing_text_is_kept_when_the_store_closes(begun: str, ann: Desk) -> None:
    async with open_store(begun) as store:
        revision = await begin(replace_store(ann, store))
        store.drafts.grow(replace(revision, text="여기까지 \0썼다"))
    assert (await kept(ann.store, revision)).text == "여기까지 썼다"


def replace_store(desk: Desk, store: Store) -> Desk:
    return Desk(store, desk.blog, desk.card)


async def test_what_is_finished_is_not_undone_by_what_it_was_while_it_grew(begun: str, ann: Desk) -> None:
    async with open_store(begun) as store:
        revision = await begin(replace_store(ann, store))
        store.drafts.grow(replace(revision, text="절반"))
        await store.drafts.finish(replace(revision, text="모두", whole=True))
    assert await kept(ann.store, revision) == replace(revision, text="모두", whole=True, owner="")


async def test_a_text_that_grows_does_not_put_its_draft_first(ann: Desk) -> None:
    revision = await begin(ann)
    newer = await ann.draft()
    ann.store.drafts.grow(replace(revision, text="글"))
    await becomes(ann.store, revision, "글")
    assert (await ann.store.drafts.drafts(ANN, 1)) == [newer]


async def test_whoever_lost_a_text_to_another_process_can_write_nothing_more_of_it(ann: Desk, other: Store) -> None:
    mine = await begin(ann)
    theirs = replace(mine, owner="two")
    ann.store.drafts.grow(replace(mine, text="하나"))
    await becomes(other, mine, "하나")
    await other.drafts.take_over(theirs)
    await is_refused(ann.store, replace(mine, text="하나 둘 셋"))
    await ann.store.drafts.finish(replace(mine, text="하나 둘 셋", whole=True))
    assert await kept(other, mine) == replace(theirs, text="하나")
    assert other.drafts.grow(replace(theirs, text="하나, 이어서"))
    await becomes(ann.store, mine, "하나, 이어서")
    await other.drafts.finish(replace(theirs, text="하나, 이어서 끝", whole=True))
    assert await kept(ann.store, mine) == replace(mine, text="하나, 이어서 끝", whole=True, owner="")


async def test_a_text_that_broke_off_never_takes_the_place_of_a_whole_one(ann: Desk, other: Store) -> None:
    mine = await begin(ann)
    await other.drafts.take_over(replace(mine, owner="two"))
    await other.drafts.finish(replace(mine, owner="two", text="모두", whole=True))
    await ann.store.drafts.finish(replace(mine, text="절반"))
    assert (await kept(other, mine)).text == "모두"


async def test_its_owner_may_finish_it_again(ann: Desk) -> None:
    mine = await begin(ann)
    await ann.store.drafts.finish(replace(mine, text="모두", whole=True))
    await ann.store.drafts.finish(replace(mine, text="모두 고침", whole=True))
    assert (await kept(ann.store, mine)).text == "모두 고침"


async def test_a_text_taken_back_by_its_first_owner_grows_on(ann: Desk, other: Store) -> None:
    mine = await begin(ann)
    await other.drafts.take_over(replace(mine, owner="two"))
    await is_refused(ann.store, replace(mine, text="하나"))
    await ann.store.drafts.take_over(mine)
    assert ann.store.drafts.grow(replace(mine, text="하나 둘"))
    await becomes(other, mine, "하나 둘")


async def test_a_text_that_is_called_off_stops_growing_and_what_there_is_of_it_stays(ann: Desk, other: Store) -> None:
    await ann.store.inbox.keep([InboxItem("said", ANN, "{}")])
    await ann.store.inbox.begin("said", "one", NOON)
    mine, finished = await begin(ann, task="said"), await begin(ann, owner="", task="said")
    unlike = await begin(ann, task="something else")
    await other.inbox.call_off("said")
    await other.inbox.call_off("said")
    await is_refused(ann.store, replace(mine, text="하나"))
    await other.drafts.finish(replace(mine, owner="two", text="아무 글"))
    assert (await kept(other, mine)).text == ""
    await ann.store.drafts.finish(replace(mine, text="하나 둘"))
    assert await kept(other, mine) == replace(mine, text="하나 둘", owner="")
    assert (await kept(other, finished), await kept(other, unlike)) == (finished, unlike)


async def test_what_is_begun_after_it_was_called_off_stops_at_once(ann: Desk, other: Store) -> None:
    await ann.store.inbox.keep([InboxItem("said", ANN, "{}")])
    await ann.store.inbox.begin("said", "one", NOON)
    await other.inbox.call_off("said")
    mine = await begin(ann, task="said")
    await is_refused(ann.store, replace(mine, text="하나"))
    await ann.store.drafts.take_over(mine)
    await is_refused(ann.store, replace(mine, text="하나"))
    await ann.store.drafts.finish(replace(mine, text="하나"))
    assert (await kept(other, mine)).text == "하나"


async def test_a_revision_is_found_by_the_task_it_was_begun_for(ann: Desk) -> None:
    mine = await begin(ann, task="said")
    await begin(ann)
    assert await ann.store.drafts.begun("said") == mine
    assert await ann.store.drafts.begun("something else") is None
    assert await ann.store.drafts.begun("") is None


async def test_what_is_forgotten_cannot_be_taken_over_and_stops_growing(ann: Desk) -> None:
    mine = await begin(ann)
    await ann.store.blogs.forget_blog(ann.blog)
    with pytest.raises(Forgotten):
        await ann.store.drafts.take_over(mine)
    await is_refused(ann.store, replace(mine, text="하나"))


async def test_many_texts_of_two_processes_grow_side_by_side(ann: Desk, other: Store) -> None:
    draft = await ann.draft()
    ours = [await ann.store.drafts.begin(Revision(draft.id, None, "", owner="one")) for _ in range(150)]
    for store, some in ((ann.store, ours[:120]), (other, ours[120:])):
        for one in some:
            store.drafts.grow(replace(one, text=f"글 {one.id}"))
    for one in ours:
        await becomes(ann.store, one, f"글 {one.id}")
