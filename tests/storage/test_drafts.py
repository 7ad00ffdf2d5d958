"""Drafts and their revisions, on SQLite and on PostgreSQL alike."""

from dataclasses import replace

import pytest

from bot.errors import Forgotten
from bot.model import Revision
from styles import StyleCard
from tests.support.desk import ANN, BEN, Desk


async def test_a_draft_is_found_again_as_it_was_begun(ann: Desk) -> None:
    draft = await ann.draft(own_room=False)
    assert draft.id
    assert await ann.store.drafts.drafts(ANN, 5) == [draft]
    assert await ann.store.drafts.drafts(BEN, 5) == []


async def test_a_draft_is_found_by_its_number_by_its_owner_alone(ann: Desk, card: StyleCard) -> None:
    ben = await Desk.of(BEN, ann.store, card)
    mine, his = await ann.draft("내 글"), await ben.draft("벤의 글")
    assert await ann.store.drafts.draft(mine.id, ANN) == mine
    assert await ann.store.drafts.draft(his.id, BEN) == his
    assert await ann.store.drafts.draft(mine.id, BEN) is None
    await ann.store.blogs.forget_blog(ann.blog)
    assert await ann.store.drafts.draft(mine.id, ANN) is None


async def test_the_line_of_a_draft_stays_with_it_and_comes_with_every_message_that_shows_it(ann: Desk) -> None:
    draft = await ann.draft()
    revision = await ann.write(draft, "글")
    await ann.store.messages.remember(["m1"], revision, ANN)
    kept = replace(draft, sponsor="제공받아 썼어요.", settled=True)
    await ann.store.drafts.keep_sponsor(kept)
    assert await ann.store.drafts.draft(draft.id, ANN) == kept
    shown = await ann.store.messages.shown_in("m1")
    assert shown
    assert shown.draft == kept
    await ann.store.blogs.forget_blog(ann.blog)
    with pytest.raises(Forgotten):
        await ann.store.drafts.keep_sponsor(kept)


async def test_nobody_changes_the_line_of_somebody_else_s_draft(ann: Desk) -> None:
    draft = await ann.draft()
    with pytest.raises(Forgotten):
        await ann.store.drafts.keep_sponsor(replace(draft, owner=BEN, sponsor="광고"))
    assert await ann.store.drafts.draft(draft.id, ANN) == draft


async def test_the_draft_that_was_worked_on_last_comes_first(ann: Desk) -> None:
    a, b, c = [await ann.draft(topic) for topic in "abc"]
    assert await ann.store.drafts.drafts(ANN, 5) == [c, b, a]
    await ann.write(a, "글")
    assert await ann.store.drafts.drafts(ANN, 2) == [a, c]


async def test_the_newest_revision_is_the_newest_with_a_text_or_else_the_newest(ann: Desk) -> None:
    draft = await ann.draft()
    assert await ann.store.drafts.newest(draft) is None
    empty = await ann.write(draft, "")
    assert await ann.store.drafts.newest(draft) == empty
    written = await ann.write(draft, "첫 글")
    await ann.write(draft, "", written)
    assert await ann.store.drafts.newest(draft) == written


async def test_a_text_that_broke_off_is_kept_as_far_as_it_came(ann: Desk) -> None:
    draft = await ann.draft()
    begun = await ann.store.drafts.begin(Revision(draft.id, None, ""))
    await ann.store.drafts.finish(replace(begun, text="여기까", whole=False))
    assert await ann.store.drafts.newest(draft) == replace(begun, text="여기까", whole=False)


async def test_a_text_that_grows_is_kept_as_it_was_told_last(ann: Desk) -> None:
    draft = await ann.draft()
    other = await ann.write(draft, "다른 글")
    begun = await ann.store.drafts.begin(Revision(draft.id, other.id, "더 길게"))
    for length in range(1, 100):
        await ann.store.drafts.finish(replace(begun, text="가나다라마 " * length))
    assert await ann.store.drafts.newest(draft) == replace(begun, text="가나다라마 " * 99)
    await ann.store.drafts.finish(replace(begun, text="가나다라마 " * 100, whole=True))
    kept = [other, replace(begun, text="가나다라마 " * 100, whole=True)]
    assert await ann.store.drafts.lineage(begun) == kept


async def test_revisions_are_counted_for_each_draft_in_the_order_they_were_begun(ann: Desk) -> None:
    draft, other = await ann.draft(), await ann.draft()
    first = await ann.write(draft, "하나")
    elsewhere = await ann.write(other, "딴 글")
    empty = await ann.write(draft, "", first, "더 길게")
    branch = await ann.write(draft, "한", first, "더 짧게")
    await ann.write(draft, "하나!")
    assert [await ann.store.drafts.place(revision) for revision in (first, empty, branch)] == [1, 2, 3]
    assert await ann.store.drafts.place(elsewhere) == 1
    await ann.store.drafts.finish(replace(first, text="하나 둘"))
    assert await ann.store.drafts.place(first) == 1


async def test_the_lineage_of_a_branch_leaves_out_the_other_branch(ann: Desk) -> None:
    draft = await ann.draft()
    first = await ann.write(draft, "하나")
    longer = await ann.write(draft, "하나 둘 셋", first, "더 길게")
    shorter = await ann.write(draft, "한", first, "더 짧게")
    again = await ann.write(draft, "하나!", shorter, "느낌표")
    assert await ann.store.drafts.lineage(again) == [first, shorter, again]
    assert await ann.store.drafts.lineage(longer) == [first, longer]
    assert await ann.store.drafts.lineage(first) == [first]


async def test_all_revisions_of_a_draft_are_told_the_oldest_first(ann: Desk) -> None:
    draft, other = await ann.draft("하나"), await ann.draft("둘")
    first = await ann.write(draft, "첫 글")
    await ann.write(other, "다른 글")
    second = await ann.write(draft, "둘째 글", first)
    assert await ann.store.drafts.revisions(draft.id) == [first, second]
    assert await ann.store.drafts.revisions(0) == []
