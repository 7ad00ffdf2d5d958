"""While a draft is waited for, people hear how long it has been, and of what."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest

from bot.drafts import waiting
from bot.drafts.waiting import with_waiting
from bot.model import Reply
from bot.wording import Wording, words_in
from tests.support.people import Stage
from tests.support.virtual_time import VirtualTime

KO, EN = words_in("ko"), words_in("en")


async def script(time: VirtualTime, *moments: float | str | Exception) -> AsyncGenerator[Reply, None]:
    for moment in moments:
        match moment:
            case Exception():
                raise moment
            case str():
                yield Reply(moment)
            case _:
                await time.sleep(moment)


async def shown(*moments: float | str | Exception, words: Wording = KO) -> list[tuple[float, str]]:
    time = VirtualTime()
    told: list[tuple[float, str]] = []

    async def watch() -> None:
        async for reply in with_waiting(script(time, *moments), words.still_writing, time.sleep, time):
            told.append((time.now, reply.text))

    try:
        await time.until(watch())
    except ZeroDivisionError:
        told.append((time.now, "failed"))
    return told


async def test_every_fifteen_seconds_it_is_said_how_long_the_model_has_been_waited_for() -> None:
    assert await shown("쓰는 중…", 50, "첫 줄", 50, "둘째 줄") == [
        (0, "쓰는 중…"),
        (15, "아직 쓰는 중이에요 · 15초째 모델의 답을 기다리고 있어요"),
        (30, "아직 쓰는 중이에요 · 30초째 모델의 답을 기다리고 있어요"),
        (45, "아직 쓰는 중이에요 · 45초째 모델의 답을 기다리고 있어요"),
        (50, "첫 줄"),
        (100, "둘째 줄"),
    ]


async def test_replies_that_come_soon_are_the_only_ones() -> None:
    assert await shown("쓰는 중…", 14, "첫 줄", "둘째 줄") == [(0, "쓰는 중…"), (14, "첫 줄"), (14, "둘째 줄")]


@pytest.mark.parametrize("moments", [(), (40,), ("쓰는 중…",)])
async def test_where_nothing_is_awaited_nothing_is_said(moments: tuple[float | str, ...]) -> None:
    assert [text for _, text in await shown(*moments)] == [each for each in moments if isinstance(each, str)]


async def test_a_failure_while_waiting_is_raised_once_all_was_given_on() -> None:
    assert await shown("쓰는 중…", 20, ZeroDivisionError()) == [
        (0, "쓰는 중…"),
        (15, KO.still_writing(15)),
        (20, "failed"),
    ]
    assert await shown("쓰는 중…", "첫 줄", ZeroDivisionError()) == [(0, "쓰는 중…"), (0, "첫 줄"), (0, "failed")]


async def test_whoever_stops_listening_stops_the_writing_and_what_it_must_still_do_is_done() -> None:
    stored: list[str] = []

    async def writing() -> AsyncGenerator[Reply, None]:
        try:
            yield Reply("쓰는 중…")
            await asyncio.sleep(3600)
        finally:
            await asyncio.sleep(0)
            stored.append("kept")

    async with aclosing(with_waiting(writing(), KO.still_writing)) as replies:
        assert (await anext(replies)).text == "쓰는 중…"
    assert stored == ["kept"]

    async def listen() -> None:
        async for _ in with_waiting(writing(), KO.still_writing):
            pass

    listening = asyncio.ensure_future(listen())
    for _ in range(20):
        await asyncio.sleep(0)
    listening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listening
    assert stored == ["kept", "kept"]


async def test_whoever_waits_for_a_draft_reads_it_where_the_draft_will_stand(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "EVERY", 0.01)
    ann, reads_the_prompt = await stage.blogger(), asyncio.Event()
    stage.writer.will([reads_the_prompt, "# 키보드"])
    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(ann.says("/write 키보드"))
        await stage.sees("초째 모델의 답을 기다리고 있어요")
        reads_the_prompt.set()
    assert writing.result().text == "# 키보드"


def test_long_waits_are_told_in_minutes() -> None:
    assert KO.still_writing(59.9) == "아직 쓰는 중이에요 · 59초째 모델의 답을 기다리고 있어요"
    assert KO.still_writing(120) == "아직 쓰는 중이에요 · 2분째 모델의 답을 기다리고 있어요"
    assert KO.still_writing(135) == "아직 쓰는 중이에요 · 2분 15초째 모델의 답을 기다리고 있어요"
    assert EN.still_writing(45) == "Still writing · waiting for the model for 45 s"
    assert EN.still_writing(135) == "Still writing · waiting for the model for 2 min 15 s"
