"""What became of drafts and which rules were proposed, on SQLite and on PostgreSQL alike."""

from dataclasses import replace

import pytest

from bot.errors import Forgotten
from bot.model import Draft, Origin, Provenance
from bot.stores.published import PublishedDraft
from styles.learning.published.edits import PostEdits, Tally
from tests.support.desk import ANN, WALK, Desk

EDITS = PostEdits(0.38, (Tally("mark emoji", 2, 0, "좋아요 😊", "좋아요"),), "저는 비 오는 날이 좋아요.")


async def publishes(desk: Desk, draft: Draft, *keys: str, provenance: Provenance = "auto") -> list[PublishedDraft]:
    found = [PublishedDraft(key, f"{key} 글", draft.id, EDITS) for key in keys]
    await desk.store.blogs.keep_posts(desk.blog, [replace(WALK, key=key) for key in keys])
    await desk.store.origins.keep_origins(desk.blog, [Origin(key, provenance, 0.5, draft.id) for key in keys])
    await desk.store.edits.keep_edits(desk.blog, found)
    return found


async def test_what_was_done_to_drafts_is_kept_in_the_order_in_which_it_was_found(ann: Desk) -> None:
    found = await publishes(ann, await ann.draft(), "b", "a", "c")
    assert await ann.store.edits.edits(ann.blog) == found


async def test_a_post_that_changed_keeps_its_place_and_is_not_told_of_again(ann: Desk) -> None:
    draft = await ann.draft()
    await publishes(ann, draft, "a", "b")
    await ann.store.edits.tell(ann.blog, ["a"])
    later = PublishedDraft("a", "새 제목", draft.id, PostEdits(0.5))
    await ann.store.edits.keep_edits(ann.blog, [later])
    first, second = await ann.store.edits.edits(ann.blog)
    assert first == replace(later, told=True)
    assert not second.told


async def test_a_post_that_its_author_says_is_their_own_counts_no_more(ann: Desk) -> None:
    draft = await ann.draft()
    await publishes(ann, draft, "a")
    await publishes(ann, draft, "b", provenance="no")
    assert [one.key for one in await ann.store.edits.edits(ann.blog)] == ["a"]


async def test_what_quotes_a_draft_is_forgotten_with_it(ann: Desk) -> None:
    draft = await ann.draft()
    await publishes(ann, draft, "a")
    await ann.store.forgetting.forget_draft(draft)
    assert await ann.store.edits.edits(ann.blog) == []


async def test_what_was_found_in_a_post_is_dropped_with_it(ann: Desk) -> None:
    kept, _ = await publishes(ann, await ann.draft(), "kept", "gone")
    for dropped in (0, 1):
        assert await ann.store.blogs.miss(ann.blog, ["gone"]) == dropped
    assert [row["key"] for row in (await ann.store.forgetting.everything(ANN))["edits"]] == ["kept"]
    assert await ann.store.edits.edits(ann.blog) == [kept]


async def test_a_proposal_is_open_until_it_is_settled_and_then_for_good(ann: Desk) -> None:
    open_one = (await ann.store.edits.propose(ann.blog, ["closing", "mark emoji"]))["closing"]
    assert (open_one.blog, open_one.kind, open_one.state) == (ann.blog, "closing", "open")
    assert await ann.store.edits.settle(open_one, "declined")
    assert not await ann.store.edits.settle(open_one, "rule")
    again = await ann.store.edits.propose(ann.blog, ["closing"])
    assert again == {"closing": replace(open_one, state="declined")}
    assert await ann.store.edits.proposal(open_one.id) == again["closing"]


@pytest.mark.parametrize("id", [0, -1, 99, 2**40])
async def test_a_number_of_no_proposal_is_none(ann: Desk, id: int) -> None:
    assert await ann.store.edits.proposal(id) is None


async def test_nothing_is_kept_of_a_blog_that_is_forgotten(ann: Desk) -> None:
    draft = await ann.draft()
    await publishes(ann, draft, "a")
    [proposal] = (await ann.store.edits.propose(ann.blog, ["closing"])).values()
    await ann.store.blogs.forget_blog(ann.blog)
    assert await ann.store.edits.proposal(proposal.id) is None
    with pytest.raises(Forgotten):
        await ann.store.edits.propose(ann.blog, ["closing"])
    with pytest.raises(Forgotten):
        await ann.store.edits.keep_edits(ann.blog, [PublishedDraft("a", "", draft.id, EDITS)])


async def test_all_of_it_belongs_to_its_author(ann: Desk) -> None:
    await publishes(ann, await ann.draft(), "a")
    await ann.store.edits.propose(ann.blog, ["closing"])
    rows = await ann.store.forgetting.everything(ANN)
    assert len(rows["edits"]) == len(rows["proposals"]) == 1
    await ann.store.forgetting.forget_person(ANN)
    rows = await ann.store.forgetting.everything(ANN)
    assert not rows["edits"]
    assert not rows["proposals"]
