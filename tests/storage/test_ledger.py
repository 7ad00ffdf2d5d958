"""What is used of what is limited is counted once, and never beyond the limit."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.stores import Store
from bot.stores.ledger import Amounts, Charge, Full, Window
from tests.support.desk import ANN, NOON, WALK, Desk

TODAY = datetime(2026, 11, 24, tzinfo=UTC)
DAY = timedelta(days=1)
DRAFT = Amounts(drafts=1, tokens=1_000, nanodollars=5_000_000_000)


def day(person: str = ANN, begins: datetime = TODAY, **most: int) -> Window:
    return Window(person, "day", begins, begins + DAY, most)  # type: ignore[arg-type]


async def test_of_fifty_at_once_no_more_are_let_in_than_the_limit(store: Store) -> None:
    windows = day(drafts=7), day("", drafts=1_000)
    taken = await asyncio.gather(*(store.ledger.take(DRAFT, windows, Amounts()) for _ in range(50)))
    assert taken.count(0) == 7
    assert [one for one in taken if one] == [Full("drafts", windows[0])] * 43
    assert await store.ledger.used(windows) == [Amounts(7, 0, 7_000, 35_000_000_000)] * 2


async def test_of_fifty_people_at_once_no_more_are_let_in_than_all_may_have(store: Store) -> None:
    everybody = day("", nanodollars=40_000_000_000)
    each = [(day(f"telegram:{n}", drafts=3), everybody) for n in range(50)]
    taken = await asyncio.gather(*(store.ledger.take(DRAFT, windows, Amounts()) for windows in each))
    assert taken.count(0) == 8
    assert await store.ledger.used([everybody]) == [Amounts(8, 0, 8_000, 40_000_000_000)]
    assert sum(one.drafts for [one] in [await store.ledger.used(windows[:1]) for windows in each]) == 8


async def test_what_must_be_left_beside_it_is_not_taken(store: Store) -> None:
    window = day(tokens=1_000)
    one = Amounts(drafts=1)
    assert await store.ledger.take(one, [window], Amounts(tokens=1_001)) == Full("tokens", window)
    assert await store.ledger.take(one, [window], Amounts(tokens=1_000)) == 0
    assert await store.ledger.used([window]) == [one]


async def test_what_is_not_asked_for_may_be_used_up(store: Store) -> None:
    window = day(drafts=0, readings=1)
    assert await store.ledger.take(Amounts(readings=1), [window], Amounts()) == 0


async def test_a_new_day_begins_with_nothing_and_what_comes_late_counts_there(store: Store) -> None:
    tomorrow = day(begins=TODAY + DAY, drafts=2)
    await store.ledger.take(DRAFT, [day(drafts=2)], Amounts())
    assert await store.ledger.take(DRAFT, [tomorrow], Amounts()) == 0
    assert await store.ledger.used([day(), tomorrow]) == [Amounts(), DRAFT]
    assert await store.ledger.take(DRAFT, [day(drafts=2)], Amounts()) == 0
    assert await store.ledger.take(DRAFT, [tomorrow], Amounts()) == Full("drafts", tomorrow)


async def test_a_charge_is_settled_once(ann: Desk) -> None:
    ledger = ann.store.ledger
    draft = await ann.draft()
    written = await ann.write(draft, "글")
    window = day()
    charge = Charge(written.id, 0, 6_000, 8_192, 11_630_400)
    id = await ledger.take(Amounts(tokens=14_192, nanodollars=11_630_400), [window], Amounts(), charge)
    assert isinstance(id, int)
    assert await ledger.charges(draft.id) == [replace(charge, id=id)]
    real = replace(charge, id=id, cached=5_000, read=1_000, written=1_500, nanodollars=1_065_000)
    for _ in range(2):
        await ledger.settle(real, Amounts(tokens=-6_692, nanodollars=-10_565_400), [window])
    assert await ledger.charges(draft.id) == [replace(real, settled=True)]
    assert await ledger.used([window]) == [Amounts(tokens=7_500, nanodollars=1_065_000)]


async def test_what_is_asked_for_beside_drafts_is_counted_without_a_charge(ann: Desk) -> None:
    window, taken = day(), Amounts(tokens=9_692, nanodollars=11_000_000)
    assert await ann.store.ledger.take(taken, [window], Amounts()) == 0
    await ann.store.ledger.settle(None, Amounts(tokens=-7_492, nanodollars=-10_000_000), [window])
    assert await ann.store.ledger.used([window]) == [Amounts(tokens=2_200, nanodollars=1_000_000)]


async def test_what_is_settled_after_its_day_is_taken_from_no_other(ann: Desk) -> None:
    ledger = ann.store.ledger
    written = await ann.write(await ann.draft(), "글")
    charge = Charge(written.id, nanodollars=10)
    id = await ledger.take(Amounts(nanodollars=10), [day()], Amounts(), charge)
    assert isinstance(id, int)
    tomorrow = day(begins=TODAY + DAY)
    await ledger.take(Amounts(nanodollars=3), [tomorrow], Amounts())
    await ledger.settle(replace(charge, id=id, nanodollars=1), Amounts(nanodollars=-9), [day()])
    assert await ledger.used([tomorrow]) == [Amounts(nanodollars=3)]


async def test_charges_go_with_their_draft_and_what_was_used_stays(ann: Desk) -> None:
    ledger = ann.store.ledger
    draft = await ann.draft()
    written = await ann.write(draft, "글")
    await ledger.take(DRAFT, [day()], Amounts(), Charge(written.id, nanodollars=1))
    await ann.store.blogs.forget_blog(ann.blog)
    assert await ledger.charges(draft.id) == []
    assert await ledger.used([day()]) == [DRAFT]


async def test_bytes_are_counted_not_characters_and_each_persons_own(ann: Desk) -> None:
    held = ann.store.ledger.held
    assert await held(ANN) == 0
    await ann.store.blogs.keep_posts(ann.blog, [WALK])
    draft = await ann.draft()
    await ann.write(draft, "가\\나다", request="더 짧게")
    await ann.store.messages.paste(ANN, "room", "라마")
    texts = (WALK.markdown, draft.notes, "가\\나다", "더 짧게", "라마")
    assert await held(ANN) == sum(len(text.encode()) for text in texts)
    assert await held("telegram:99") == 0
    assert await held("") > await held(ANN)


@pytest.mark.parametrize("begins", [NOON, NOON.astimezone()])
async def test_a_window_is_known_whatever_zone_it_is_told_in(store: Store, begins: datetime) -> None:
    await store.ledger.take(DRAFT, [day(begins=NOON)], Amounts())
    assert await store.ledger.used([day(begins=begins)]) == [DRAFT]
