"""What was given for drafts and asked about them, on SQLite and on PostgreSQL alike."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import Forgotten
from bot.model import AskedQuestion, Draft, Revision
from bot.stores.materials import FacetCount, InterviewOutcome, InterviewWishes, Material, ShownMaterial
from storage.store import open_store
from styles import StyleCard
from tests.support.desk import ANN, BEN, NOON, Desk

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
WHERE, WHY = AskedQuestion("where", "어디예요?"), AskedQuestion("why", "왜 가셨어요?")


def note(text: str, ref: str = "telegram:1:7") -> Material:
    return Material(0, "note", text, ref)


def answer(text: str, ref: str = "telegram:1:9") -> Material:
    return Material(0, "answer", text, ref)


async def gathers(desk: Desk, given: Material, room: str = "room") -> Draft:
    begun = Draft(ANN, desk.blog.id, desk.card, "성수 카페", "", room, True, NOON, state="gathering")
    return await desk.store.materials.gather(begun, given)


async def asks(desk: Desk, given: Material, *questions: AskedQuestion) -> Draft:
    draft = await gathers(desk, given)
    assert await desk.store.materials.phase(draft, "asked", questions)
    found = await desk.store.drafts.draft(draft.id, ANN)
    assert found
    return found


async def told(desk: Desk, draft: Draft) -> list[tuple[int, str, str]]:
    return [(one.number, one.kind, one.text) for one in await desk.store.materials.materials(draft)]


async def test_a_draft_that_is_begun_twice_by_one_message_is_one_draft(ann: Desk) -> None:
    first = await gathers(ann, note("창가 자리"))
    assert await gathers(ann, note("창가 자리")) == first
    assert await gathers(ann, note("창가 자리", "telegram:1:8")) != first
    assert await ann.store.drafts.draft(first.id, ANN) == first


async def test_what_is_given_is_kept_once_and_in_order(ann: Desk) -> None:
    draft = await gathers(ann, note("창가 자리"))
    assert await ann.store.materials.keep_material(draft, answer("대림창고 옆")) == "new"
    assert await ann.store.materials.keep_material(draft, answer("대림창고 옆")) == "known"
    photo = Material(0, "photo", "간판", "telegram:1:9#2", NOON, "글자 '어니언'")
    assert await ann.store.materials.keep_material(draft, photo) == "new"
    assert await told(ann, draft) == [(1, "note", "창가 자리"), (2, "answer", "대림창고 옆"), (3, "photo", "간판")]
    kept = (await ann.store.materials.materials(draft))[2]
    assert replace(kept, created=None) == replace(photo, number=3)
    assert kept.created


async def test_what_was_heard_wrongly_is_put_right(ann: Desk) -> None:
    draft = await gathers(ann, note("창가 자리"))
    await ann.store.materials.correct(draft, 1, "창가 쪽 자리")
    assert await told(ann, draft) == [(1, "note", "창가 쪽 자리")]


async def test_what_comes_after_a_draft_went_on_is_late(ann: Desk) -> None:
    draft = await gathers(ann, note("창가 자리"))
    assert await ann.store.materials.phase(draft, "written")
    assert await ann.store.materials.keep_material(draft, answer("늦은 말")) == "late"
    assert await ann.store.materials.keep_material(draft, note("창가 자리")) == "known"
    assert not await ann.store.materials.phase(draft, "asked", [WHERE])


async def test_the_draft_of_a_message_is_found_by_whoever_said_it(ann: Desk) -> None:
    draft = await gathers(ann, note("창가 자리"))
    found = await ann.store.materials.given("telegram:1:7", ANN)
    assert found
    assert (found[0], found[1].text) == (draft, "창가 자리")
    assert await ann.store.materials.given("telegram:1:7", BEN) is None
    assert await ann.store.materials.given("telegram:1:77", ANN) is None


async def test_words_in_a_room_go_to_the_newest_draft_there_if_it_is_asked_about(ann: Desk) -> None:
    draft = await asks(ann, note("창가 자리"), WHERE, WHY)
    assert (draft.state, draft.asked) == ("asked", (WHERE, WHY))
    waiting = ann.store.materials.waiting
    assert await waiting(ANN, "room", LONG_AGO) == draft
    assert await waiting(BEN, "room", LONG_AGO) is None
    assert await waiting(ANN, "elsewhere", LONG_AGO) is None
    assert await waiting(ANN, "room", datetime.now(UTC) + timedelta(hours=1)) is None
    await ann.draft("새 글")
    assert await waiting(ANN, "room", LONG_AGO) is None


async def test_a_draft_is_written_once_from_all_that_was_given(ann: Desk) -> None:
    draft = await asks(ann, note(""), WHERE, WHY)
    store = ann.store.materials
    await store.keep_material(draft, answer("대림창고 옆"))
    revision = Revision(draft.id, None, "", task="telegram:1:9")
    heard = InterviewOutcome(1, "", {"where": True, "why": False})
    assert await store.begin_written(draft, revision, heard) is None
    begun = await store.begin_written(draft, revision, replace(heard, heard=2, notes="대림창고 옆"))
    assert begun
    assert await ann.store.drafts.begun("telegram:1:9") == begun
    assert await store.begin_written(draft, revision, replace(heard, heard=2)) is None
    written = await ann.store.drafts.draft(draft.id, ANN)
    assert written
    assert (written.state, written.notes, written.heard) == ("written", "대림창고 옆", 2)
    assert written.asked == (WHERE._replace(open=False), WHY._replace(open=False))
    assert await store.facets(ANN, ann.blog.id) == {"where": FacetCount(1, 1), "why": FacetCount(1, 0)}
    assert await store.wishes(ANN) == InterviewWishes()


async def test_a_draft_for_which_nothing_was_given_is_written_too(ann: Desk) -> None:
    draft = await ann.draft()
    assert await ann.store.materials.begin_written(draft, Revision(draft.id, None, ""), InterviewOutcome(0))


async def test_a_revision_that_is_begun_ends_the_asking(ann: Desk) -> None:
    draft = await asks(ann, note(""), WHERE)
    await ann.store.drafts.begin(Revision(draft.id, None, "더 짧게"))
    assert await ann.store.materials.waiting(ANN, "room", LONG_AGO) is None


async def test_how_often_in_a_row_somebody_did_not_answer_is_counted(ann: Desk) -> None:
    store, counts = ann.store.materials, []
    for number, skipped in enumerate((True, True, False, True)):
        draft = await asks(ann, note("", f"telegram:1:{number}"), WHERE)
        answered = InterviewOutcome(1, "", {"where": not skipped}, skipped)
        await store.begin_written(draft, Revision(draft.id, None, ""), answered)
        counts.append((await store.wishes(ANN)).skipped)
    assert counts == [1, 2, 0, 1]
    assert await store.facets(ANN, ann.blog.id) == {"where": FacetCount(4, 1)}


async def test_what_somebody_wants_of_being_asked_is_kept(ann: Desk) -> None:
    wishes = InterviewWishes(asks=False, skipped=1, eyes="no")
    await ann.store.materials.wish(ANN, wishes)
    assert await ann.store.materials.wishes(ANN) == wishes
    assert await ann.store.materials.wishes(BEN) == InterviewWishes()


async def test_a_message_shows_the_questions_about_a_draft_also_once_that_is_forgotten(ann: Desk) -> None:
    draft = await asks(ann, note("창가 자리"), WHERE)
    store = ann.store.materials
    await store.remember_material(["q1", "q2"], draft)
    await store.remember_material(["m1"], draft, 1)
    assert await store.shown_material("q2") == ShownMaterial(draft)
    assert await store.shown_material("m1") == ShownMaterial(draft, 1)
    assert await store.shown_material("other") is None
    await ann.store.forgetting.forget_draft(draft)
    assert await store.shown_material("q2") == ShownMaterial(None)
    await store.remember_material(["late"], draft)
    assert await store.shown_material("late") is None


async def test_nothing_is_kept_for_a_draft_that_is_forgotten(ann: Desk) -> None:
    draft = await asks(ann, note("창가 자리"), WHERE)
    await ann.store.forgetting.forget_draft(draft)
    store = ann.store.materials
    assert await store.materials(draft) == []
    assert not await store.phase(draft, "written")
    with pytest.raises(Forgotten):
        await store.keep_material(draft, answer("대림창고 옆"))
    with pytest.raises(Forgotten):
        await store.begin_written(draft, Revision(draft.id, None, ""), InterviewOutcome(1, ""))
    await ann.store.blogs.forget_blog(ann.blog)
    with pytest.raises(Forgotten):
        await gathers(ann, note("창가 자리", "telegram:1:10"))


async def test_all_of_it_belongs_to_whoever_gave_it(ann: Desk) -> None:
    draft = await asks(ann, note("창가 자리"), WHERE)
    await ann.store.materials.remember_material(["q1"], draft)
    await ann.store.materials.begin_written(
        draft, Revision(draft.id, None, ""), InterviewOutcome(1, "", {"where": True})
    )
    await ann.store.materials.wish(ANN, InterviewWishes(eyes="yes"))
    mine = "materials", "material_messages", "facets", "persons"
    rows = await ann.store.forgetting.everything(ANN)
    assert [len(rows[table]) for table in mine] == [1, 1, 1, 1]
    assert rows["materials"][0]["text"] == "창가 자리"
    await ann.store.forgetting.forget_person(ANN)
    rows = await ann.store.forgetting.everything(ANN)
    assert [len(rows[table]) for table in mine] == [0, 0, 0, 0]
    await ann.store.materials.wish(ANN, InterviewWishes(eyes="yes"))
    assert await ann.store.materials.wishes(ANN) == InterviewWishes()


async def test_what_is_asked_outlives_a_restart(begun: str, card: StyleCard) -> None:
    async with open_store(begun) as store:
        draft = await asks(await Desk.of(ANN, store, card), note("창가 자리"), WHERE)
    async with open_store(begun) as store:
        assert await store.materials.waiting(ANN, "room", LONG_AGO) == draft


async def test_a_draft_is_named_and_moves_to_its_room_as_long_as_it_is_not_written(ann: Desk) -> None:
    draft = await gathers(ann, note("창가 자리"))
    new = replace(draft, topic="서울숲", room="thread", own_room=False)
    assert await ann.store.materials.name_draft(draft, new)
    assert await ann.store.drafts.draft(draft.id, ANN) == new
    assert await ann.store.materials.phase(draft, "written")
    assert not await ann.store.materials.name_draft(draft, replace(draft, topic="남산"))


async def test_whether_somebody_has_ever_spoken_is_known(ann: Desk) -> None:
    draft = await gathers(ann, note("창가 자리"))
    assert not await ann.store.materials.has_given(ANN, "speech")
    await ann.store.materials.keep_material(draft, Material(0, "speech", "비가 왔어요", "telegram:1:10"))
    assert await ann.store.materials.has_given(ANN, "speech")
    assert not await ann.store.materials.has_given(BEN, "speech")
