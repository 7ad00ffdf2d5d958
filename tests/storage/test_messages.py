"""Which message shows what and what is pasted, on SQLite and on PostgreSQL alike."""

from bot.model import Shown
from bot.stores import Store
from styles import StyleCard
from tests.support.desk import ANN, BEN, Desk


async def test_every_message_of_a_draft_leads_to_the_revision_it_shows(ann: Desk) -> None:
    draft = await ann.draft()
    first = await ann.write(draft, "첫 글")
    second = await ann.write(draft, "둘째 글", first, "더 짧게")
    await ann.store.messages.remember(["m1", "m2"], first, ANN)
    await ann.store.messages.remember(["m3"], second, ANN)
    assert await ann.store.messages.shown_in("m2") == Shown(draft, first)
    assert await ann.store.messages.shown_in("m3") == Shown(draft, second)
    assert await ann.store.messages.shown_in("m4") is None


async def test_a_message_that_shows_another_revision_now_leads_there(ann: Desk) -> None:
    draft = await ann.draft()
    first, second = await ann.write(draft, "첫 글"), await ann.write(draft, "둘째 글")
    await ann.store.messages.remember(["m1", "m2"], first, ANN)
    await ann.store.messages.remember(["m2", "m2", "m" * 200], second, ANN)
    shown = [await ann.store.messages.shown_in(message) for message in ("m1", "m2", "m" * 200)]
    assert shown == [Shown(draft, first), Shown(draft, second), Shown(draft, second)]


async def test_plain_words_in_a_room_mean_the_draft_that_was_shown_there_last(ann: Desk) -> None:
    assert await ann.store.messages.shown_last("room", ANN) is None
    a, b = await ann.draft("a"), await ann.draft("b")
    text_a, text_b = await ann.write(a, "가"), await ann.write(b, "나")
    assert await ann.store.messages.shown_last("room", ANN) == Shown(b, text_b)
    await ann.store.messages.remember(["m1"], text_a, ANN)
    assert await ann.store.messages.shown_last("room", ANN) == Shown(a, text_a)
    await ann.write(a, "")
    assert await ann.store.messages.shown_last("room", ANN) == Shown(a, text_a)


async def test_plain_words_mean_nothing_where_no_draft_has_a_room_of_its_own(ann: Desk) -> None:
    await ann.write(await ann.draft(room="crowd", own_room=False), "글")
    await ann.write(await ann.draft(room="elsewhere"), "글")
    await ann.draft(room="not begun")
    assert [await ann.store.messages.shown_last(room, ANN) for room in ("crowd", "room", "not begun")] == [None] * 3


async def test_plain_words_mean_the_attempt_where_nothing_has_come_yet(ann: Desk) -> None:
    draft = await ann.draft()
    attempt = await ann.write(draft, "")
    assert await ann.store.messages.shown_last("room", ANN) == Shown(draft, attempt)


async def test_plain_words_in_a_room_of_many_mean_a_draft_of_the_one_who_speaks(ann: Desk, card: StyleCard) -> None:
    ben = await Desk.of(BEN, ann.store, card)
    mine, his = await ann.draft("내 글"), await ben.draft("벤의 글")
    text, his_text = await ann.write(mine, "내 글"), await ben.write(his, "벤의 글")
    assert await ann.store.messages.shown_last("room", ANN) == Shown(mine, text)
    assert await ann.store.messages.shown_last("room", BEN) == Shown(his, his_text)
    assert await ann.store.messages.shown_last("room", "telegram:3") is None


async def test_a_room_has_drafts_once_one_has_it_for_its_own(ann: Desk) -> None:
    await ann.draft(room="crowd", own_room=False)
    assert not await ann.store.messages.has_drafts("crowd")
    assert not await ann.store.messages.has_drafts("room")
    await ann.draft(room="room")
    assert await ann.store.messages.has_drafts("room")
    assert not await ann.store.messages.has_drafts("crowd")
    await ann.store.blogs.forget_blog(ann.blog)
    assert not await ann.store.messages.has_drafts("room")


async def test_what_is_pasted_stays_in_order_with_its_person_and_its_room(store: Store) -> None:
    for text in ("하나", "둘\0", "셋"):
        await store.messages.paste("fake:ann", "room", text)
    await store.messages.paste("fake:bob", "room", "남의 글")
    assert await store.messages.paste("fake:ann", "other", "다른 방") == 1
    assert await store.messages.pasted_pieces("fake:ann", "room") == ["하나", "둘", "셋"]
    await store.messages.forget_pasted("fake:ann", "room")
    assert await store.messages.pasted_pieces("fake:ann", "room") == []
    assert await store.messages.pasted_pieces("fake:bob", "room") == ["남의 글"]
    assert await store.messages.pasted_pieces("fake:ann", "other") == ["다른 방"]


async def test_the_newest_rooms_of_drafts_are_known_by_a_message_of_what_was_written_there_last(ann: Desk) -> None:
    rooms = {"discord:1": True, "discord:2": True, "discord:3": True, "discord:crowd": False, "telegram:9": True}
    for room, own in rooms.items():
        draft = await ann.draft(room=room, own_room=own)
        first = await ann.write(draft, "첫 글")
        last = await ann.write(draft, "둘째 글", first)
        await ann.store.messages.remember([f"{room} last"], last, ANN)
        await ann.store.messages.remember([f"{room} first"], first, ANN)
    newest = {"discord:3": "discord:3 last", "discord:2": "discord:2 last"}
    assert await ann.store.messages.newest_shown("discord:", 2) == newest
