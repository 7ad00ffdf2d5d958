"""Versions of style cards, on SQLite and on PostgreSQL alike."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import Forgotten
from bot.model import ShownCard, Version
from bot.stores.outdated import Outdated
from styles import StyleCard
from tests.support.desk import ANN, BEN, NOON, Desk


async def test_a_draft_keeps_the_card_it_was_begun_with(ann: Desk, card: StyleCard) -> None:
    newer = await ann.store.cards.keep_card(ann.blog, replace(card, posts=99), NOON)
    assert await ann.store.cards.card(ann.card) == card
    assert await ann.store.cards.card(newer) == replace(card, posts=99)


async def test_each_version_of_a_card_has_a_mark_of_its_own_that_stays(ann: Desk, card: StyleCard) -> None:
    again = await ann.store.cards.keep_card(ann.blog, card, NOON, parent=1)
    first, second = [await ann.store.cards.card(id) for id in (ann.card, again)]
    assert len({first.mark, second.mark, card.mark}) == 3
    assert all(re.fullmatch("[a-z]{10}", one.mark) for one in (first, second))
    assert (await ann.store.cards.card(ann.card)).mark == first.mark
    assert [one.card.mark for one in await ann.store.cards.versions(ann.blog, 9)] == [second.mark, first.mark]
    copied = await ann.store.cards.keep_card(ann.blog, first, NOON, parent=2)
    assert (await ann.store.cards.card(copied)).mark not in (first.mark, second.mark)


async def test_a_blog_that_was_never_learned_has_no_card(ann: Desk) -> None:
    blog = await ann.store.blogs.keep_blog(replace(ann.blog, address="https://new.example/"))
    assert await ann.store.cards.version(blog) is None
    assert await ann.store.cards.versions(blog, 9) == []
    with pytest.raises(Forgotten):
        await ann.store.cards.card(ann.card + 1)


async def test_versions_of_a_card_are_numbered_for_each_blog_and_told_newest_first(ann: Desk, card: StyleCard) -> None:
    elsewhere = await Desk.of(ANN, ann.store, card, "https://other.example/")
    later, ruled = NOON + timedelta(1), replace(card, rules=("이모지는 빼 줘",))
    second = await ann.store.cards.keep_card(ann.blog, ruled, later, parent=1)
    third = await ann.store.cards.keep_card(ann.blog, card, later, parent=None)
    told = [
        Version(3, third, None, later, card),
        Version(2, second, 1, later, ruled),
        Version(1, ann.card, None, NOON, card),
    ]
    assert await ann.store.cards.versions(ann.blog, 9) == told
    assert await ann.store.cards.versions(ann.blog, 2) == told[:2]
    assert await ann.store.cards.version(ann.blog) == told[0]
    assert [await ann.store.cards.version(ann.blog, n) for n in (1, 2, 3)] == told[::-1]
    assert [await ann.store.cards.version(ann.blog, n) for n in (0, -1, 4, 999_999_999)] == [None] * 4
    assert await ann.store.cards.versions(elsewhere.blog, 9) == [Version(1, elsewhere.card, None, NOON, card)]


async def test_rules_in_any_words_come_back_as_they_went_in(ann: Desk, card: StyleCard) -> None:
    rules = ("‘~입니다’체 안 써요", 'say "hi"\\ {x}', "\0이모지 ✨ 👨‍👩‍👧")
    await ann.store.cards.keep_card(ann.blog, replace(card, rules=rules), NOON, parent=1)
    newest = await ann.store.cards.version(ann.blog)
    assert newest
    assert newest.card.rules == rules


async def test_messages_lead_to_the_blog_whose_card_they_show(ann: Desk, card: StyleCard) -> None:
    ben = await Desk.of(BEN, ann.store, card)
    await ann.store.messages.remember_card(["m1", "m2", "m2"], ann.blog)
    await ann.store.messages.remember_card(["m2", "m3"], ben.blog)
    shown = [await ann.store.messages.shown_card(message) for message in ("m1", "m2", "m3", "m4")]
    assert shown == [ShownCard(ann.blog), ShownCard(ben.blog), ShownCard(ben.blog), None]
    assert await ann.store.messages.shown_in("m1") is None


async def test_a_card_takes_the_place_of_the_newest_alone(ann: Desk, card: StyleCard) -> None:
    second = await ann.store.cards.keep_card(ann.blog, replace(card, rules=("짧게",)), NOON, 1, over=ann.card)
    with pytest.raises(Outdated):
        await ann.store.cards.keep_card(ann.blog, replace(card, rules=("길게",)), NOON, 1, over=ann.card)
    third = await ann.store.cards.keep_card(ann.blog, card, NOON, 2, over=second)
    assert [one.id for one in await ann.store.cards.versions(ann.blog, 9)] == [third, second, ann.card]
