"""Which posts grew from drafts, on SQLite and on PostgreSQL alike."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import Forgotten
from bot.model import Origin, Post, Provenance
from bot.stores import LeftOut
from bot.stores.published import LastText
from styles import StyleCard
from tests.support.desk import ANN, BEN, NOON, WALK, Desk


def post(key: str) -> Post:
    return replace(WALK, key=key, title=f"{key} 글", published=NOON - timedelta(days=ord(key)))


async def keeps(desk: Desk, *found: Origin) -> None:
    await desk.store.blogs.keep_posts(desk.blog, [post(one.key) for one in found])
    await desk.store.origins.keep_origins(desk.blog, found)


async def test_what_is_known_of_a_post_is_replaced_by_what_is_found_later(ann: Desk) -> None:
    draft = await ann.draft()
    revision = await ann.write(draft, "글")
    await keeps(ann, Origin("a", "own"), Origin("b", "auto", 0.5, draft.id, revision.id))
    later = Origin("a", "asked", 0.1, draft.id, revision.id)
    await ann.store.origins.keep_origins(ann.blog, [later])
    assert await ann.store.origins.origins(ann.blog) == {
        "a": later,
        "b": Origin("b", "auto", 0.5, draft.id, revision.id),
    }


async def test_posts_that_must_not_be_learned_are_counted_as_long_as_they_are_there(ann: Desk) -> None:
    every: list[Provenance] = ["own", "auto", "auto", "yes", "no", "asked"]
    await keeps(ann, *(Origin(f"{n}", of) for n, of in enumerate(every)))
    assert await ann.store.origins.left_out(ann.blog) == LeftOut(3, 1)
    for _ in range(2):
        await ann.store.blogs.miss(ann.blog, ["1", "5"])
    assert await ann.store.origins.left_out(ann.blog) == LeftOut(2, 0)
    assert await ann.store.origins.open_question(ANN) is None, "there is nothing to ask about a post that is gone"
    assert (await ann.store.origins.origins(ann.blog))["1"].provenance == "auto", "it may come back"


async def test_questions_come_one_by_one_until_each_is_answered(ann: Desk) -> None:
    draft = await ann.draft()
    await keeps(ann, Origin("a", "asked", 0.1, draft.id), Origin("b", "asked", 0.1))
    first = await ann.store.origins.open_question(ANN)
    assert first is not None
    assert (first.blog, first.title, first.begun) == (ann.blog, "a 글", NOON)
    await ann.store.origins.answer(first, grown=True)
    second = await ann.store.origins.open_question(ANN, ann.blog)
    assert second is not None
    assert (second.title, second.begun) == ("b 글", None)
    await ann.store.origins.answer(second, grown=False)
    assert await ann.store.origins.open_question(ANN) is None
    known = await ann.store.origins.origins(ann.blog)
    assert {key: one.provenance for key, one in known.items()} == {"a": "yes", "b": "no"}


async def test_a_question_is_found_by_its_number_and_by_the_message_that_asks_it(ann: Desk, card: StyleCard) -> None:
    await keeps(ann, Origin("a", "asked", 0.1))
    question = await ann.store.origins.open_question(ANN)
    assert question is not None
    await ann.store.origins.remember_question(["m1", "m2"], question)
    shown = await ann.store.origins.shown_question("m2")
    assert shown == replace(question, message="m2")
    assert await ann.store.origins.question(question.id) == shown
    assert await ann.store.origins.shown_question("elsewhere") is None
    assert await ann.store.origins.question(10**18) is None
    ben = await Desk.of(BEN, ann.store, card)
    assert await ann.store.origins.open_question(BEN) is None
    assert await ann.store.origins.open_question(ANN, ben.blog) is None


async def test_a_post_stays_grown_when_the_draft_it_grew_from_is_forgotten(ann: Desk, card: StyleCard) -> None:
    other = await Desk.of(ANN, ann.store, card, "https://other.example/")
    draft = await other.draft()
    revision = await other.write(draft, "글")
    await keeps(ann, Origin("a", "auto", 0.9, draft.id, revision.id))
    await ann.store.blogs.forget_blog(other.blog)
    assert await ann.store.origins.origins(ann.blog) == {"a": Origin("a", "auto", 0.9)}


async def test_what_is_known_of_posts_goes_with_their_blog(ann: Desk) -> None:
    await keeps(ann, Origin("a", "asked", 0.1))
    question = await ann.store.origins.open_question(ANN)
    assert question is not None
    await ann.store.blogs.forget_blog(ann.blog)
    assert await ann.store.origins.origins(ann.blog) == {}
    assert await ann.store.origins.question(question.id) is None
    await ann.store.origins.answer(question, grown=True)
    with pytest.raises(Forgotten):
        await ann.store.origins.keep_origins(ann.blog, [Origin("a", "auto")])


async def test_of_each_draft_the_newest_text_counts_and_all_that_was_asked_for(ann: Desk, card: StyleCard) -> None:
    draft, empty = await ann.draft(), await ann.draft("빈 글")
    first = await ann.write(draft, "하나")
    second = await ann.write(draft, "둘", first, "더 길게")
    await ann.write(draft, "", second, "다시")
    await ann.write(empty, "")
    ben = await Desk.of(BEN, ann.store, card)
    await ben.write(await ben.draft(), "벤의 글")
    assert await ann.store.drafts.last_texts(ANN, NOON) == [LastText(draft, second, ("더 길게", "다시"))]
    assert await ann.store.drafts.last_texts(ANN, NOON + timedelta(days=1)) == []
