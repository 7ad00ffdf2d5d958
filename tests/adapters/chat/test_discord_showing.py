"""What is shown on Discord lands once, also where it was begun before, or where Discord has the bot wait."""

from collections.abc import AsyncIterator, Sequence

import pytest

from bot.model import Button, File, Reply
from bot.ports import Incoming, Replies, Room
from tests.support.discord_stage import Ear, Place, Stage

LONG = "\n\n".join(f"{number}일째에는 오름에 올랐어요. " + "바람이 많이 불었어요. " * 30 for number in range(1, 9))
SHORTER = Button("더 짧게", "더 짧게")


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
async def stage(ear: Ear) -> AsyncIterator[Stage]:
    async with Stage(ear) as stage:
        yield stage


async def replies(*shown: Reply) -> Replies:
    for reply in shown:
        yield reply


async def heard(stage: Stage, ear: Ear) -> tuple[Incoming, Room, Place]:
    """What ann said in private, and where."""
    ann = stage.person("ann")
    await ann.says(ann.dm, "/write 제주")
    return ear.heard[-1], ear.heard[-1].room, ann.dm


async def test_a_thread_that_discord_delays_is_waited_for(stage: Stage, ear: Ear) -> None:
    said = await stage.person("ann").says(stage.general, f"<@{stage.me}> /write 제주")
    stage.limits("POST", "/channels/*/messages/*/threads", 60.0)
    room = await ear.heard[0].room.thread("제주", to=ear.heard[0].id)
    assert room.id == f"discord:{said.id}"
    assert max(stage.clock.slept) == 60


async def test_a_thread_that_discord_delays_for_too_long_is_done_without(stage: Stage, ear: Ear) -> None:
    await stage.person("ann").says(stage.general, f"<@{stage.me}> /write 제주")
    for seconds in (40.0, 40.0):
        stage.limits("POST", "/channels/*/messages/*/threads", seconds)
    assert await ear.heard[0].room.thread("제주", to=ear.heard[0].id) == ear.heard[0].room


async def test_a_thread_that_was_opened_before_a_crash_is_found_again(stage: Stage, ear: Ear) -> None:
    await stage.person("ann").says(stage.general, f"<@{stage.me}> /write 제주")
    asked = ear.heard[0]
    before = await asked.room.thread("제주", to=asked.id)
    stage.refuses("POST", "/channels/*/messages/*/threads", 400, 160004)
    await stage.restart(Ear())
    after = await (await stage.bot.room(asked.room.id)).thread("제주", to=asked.id)
    assert after.id == before.id


async def test_a_show_goes_on_in_the_messages_that_are_up(stage: Stage, ear: Ear) -> None:
    said, room, dm = await heard(stage, ear)
    half = LONG[: len(LONG) // 2]
    up = await room.show(replies(Reply(half)), said.id)
    told: list[Sequence[str]] = []

    async def placed(ids: Sequence[str]) -> None:
        told.append(ids)

    final = Reply(LONG, File("제주.md", b"md"), buttons=(SHORTER,))
    ids = await room.show(replies(Reply("쓰는 중…"), final), said.id, placed, over=up)
    assert list(ids[: len(up)]) == list(up)
    assert [len(each) for each in told] == list(range(len(up) + 1, len(ids) + 1))
    assert list(await room.show(replies(final), said.id, over=ids)) == list(ids)
    assert "\n\n".join(stage.texts(dm)).split() == LONG.split()
    assert [len(message.attachments) for message in stage.messages(dm)] == [0] * (len(ids) - 1) + [1]


async def test_a_page_that_was_up_but_not_known_of_is_not_put_up_twice(stage: Stage, ear: Ear) -> None:
    """The process died after Discord had taken the page, and before it could be remembered."""
    said, room, dm = await heard(stage, ear)
    first, *others = await room.show(replies(Reply(LONG)), said.id)
    text = LONG + "\n\n마지막 날에는 비가 왔어요."
    ids = await room.show(replies(Reply(text)), said.id, over=[first])
    assert list(ids) == [first, *others]
    assert "\n\n".join(stage.texts(dm)).split() == text.split()


async def test_two_answers_to_the_same_words_are_two_messages(stage: Stage, ear: Ear) -> None:
    said, room, dm = await heard(stage, ear)
    for text in ("읽었어요.", "배웠어요."):
        await room.show(replies(Reply(text)), said.id)
    assert stage.texts(dm) == ["읽었어요.", "배웠어요."]


async def test_a_page_that_was_taken_away_can_come_again(stage: Stage, ear: Ear) -> None:
    said, room, dm = await heard(stage, ear)

    async def changing() -> Replies:
        for text in (LONG, "짧아요.", LONG):
            yield Reply(text)
            await stage.clock.sleep(9)
            for _ in range(300):
                await stage.clock.sleep(0)

    await room.show(changing(), said.id)
    assert "\n\n".join(stage.texts(dm)).split() == LONG.split()


@pytest.mark.parametrize("times", [1, 4, 5, 12])
async def test_a_message_whose_answers_are_lost_stands_there_once_with_the_newest_text(
    stage: Stage, ear: Ear, times: int
) -> None:
    said, room, dm = await heard(stage, ear)
    stage.cuts("POST", "/channels/*/messages", times=times, arrives=True)

    async def growing() -> Replies:
        for end in range(1, 40):
            yield Reply("바람이 불었어요. " * end)
            await stage.clock.sleep(2)

    await room.show(growing(), said.id)
    assert stage.texts(dm) == ["바람이 불었어요. " * 39]


async def test_a_page_that_has_not_changed_is_not_edited(stage: Stage, ear: Ear) -> None:
    said, room, _ = await heard(stage, ear)
    up = await room.show(replies(Reply("글"), Reply("글")), said.id)
    await room.show(replies(Reply("글"), Reply("글")), said.id, over=up)
    assert len(stage.requests("PATCH")) == 1
