"""Whoever has not spoken for long is told once, and forgotten a month later."""

import asyncio
from datetime import timedelta

import pytest

from bot.people.privacy.expiry import Expiry
from bot.wording import words_in
from tests.support.people import Stage

KO = words_in("ko")
TOLD = KO.forgotten_soon(24, 30)


async def test_somebody_silent_for_two_years_is_told_once_and_then_forgotten(stage: Stage) -> None:
    ann = await stage.blogger()
    await stage.blogger("bob", "https://plain.example")
    await stage.store.forgetting.forget_old(timedelta(days=7))
    stage.passes(timedelta(days=700))
    await stage.expiry.forget_old()
    assert not [shown for shown in stage.answers if shown.text == TOLD]
    stage.passes(timedelta(days=60))
    await stage.person("bob").says("/help")
    for _ in range(2):
        await stage.expiry.forget_old()
    assert [shown.room.id for shown in stage.answers if shown.text == TOLD] == ["ann"]
    stage.passes(timedelta(days=29))
    await stage.expiry.forget_old()
    assert await stage.store.blogs.blogs(ann.id)
    stage.passes(timedelta(days=2))
    await stage.expiry.forget_old()
    assert not any((await stage.store.forgetting.everything(ann.id)).values())
    assert await stage.store.blogs.blogs("fake:bob")


async def test_whoever_speaks_after_being_told_is_kept(stage: Stage) -> None:
    ann = await stage.blogger()
    await stage.expiry.forget_old()
    stage.passes(timedelta(days=800))
    await stage.expiry.forget_old()
    assert stage.answers[-1].text == TOLD
    await ann.says("안녕하세요")
    stage.passes(timedelta(days=60))
    await stage.expiry.forget_old()
    assert await stage.store.blogs.blogs(ann.id)


async def test_a_paste_that_was_never_finished_goes_after_a_week(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.says("/learn")
    await ann.says("붙여 넣다 만 글")
    stage.passes(timedelta(days=8))
    await stage.expiry.forget_old()
    assert await stage.store.messages.pasted_pieces(ann.id, "ann") == []


async def test_it_is_done_at_once_and_then_once_a_day(stage: Stage) -> None:
    ann, slept = stage.person("ann"), list[float]()
    await ann.says("/learn")

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        stage.passes(timedelta(seconds=seconds))
        if not await stage.store.messages.pasted_pieces(ann.id, "ann"):
            raise asyncio.CancelledError

    expiry = Expiry(stage.store, stage.erasure, stage.find_room, 24, "ko", stage.clock.now, sleep)
    with pytest.raises(asyncio.CancelledError):
        await expiry.run()
    assert slept == [86_400.0] * 8
