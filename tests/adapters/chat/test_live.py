"""A growing reply is drawn at the pace of its room, and its last form always lands."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine, Sequence
from itertools import count, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.chat.live import Hold, RoomGone, paint
from adapters.chat.pace import Order, Pace, Urgency
from adapters.chat.pages import Pages, pages
from adapters.chat.wall import MessageGone, ShownPage, Wall
from bot.model import Button, File, MessageId, Reply
from bot.ports import Placed, Replies
from tests.support.virtual_time import VirtualTime

Moment = float | str | Reply | Exception  # wait so long, show this, or fail
FILE = File("제주.md", b"# \xec\xa0\x9c\xec\xa3\xbc")
SHORTER = Button("더 짧게", "더 짧게")


class FakeCanvas:
    """A room on paper: what is up now, and every call with its moment."""

    def __init__(self, time: VirtualTime, apart: bool = True) -> None:
        self.apart = apart
        self.shown: dict[MessageId, ShownPage] = {}
        self.calls: list[tuple[float, str, MessageId]] = []
        self._time = time
        self._ids = count(1)
        self._refusals: list[Exception] = []

    def hold_next(self, *seconds: float) -> None:
        self._refusals += [Hold(each) for each in seconds]

    def fail_next(self, error: Exception) -> None:
        self._refusals.append(error)

    @property
    def texts(self) -> list[str]:
        return [sheet.text for sheet in self.shown.values()]

    @property
    def moments(self) -> list[float]:
        return [moment for moment, _, _ in self.calls]

    async def put(self, sheet: ShownPage, above: Sequence[MessageId]) -> MessageId:
        message = f"fake:{next(self._ids)}"
        self._call("put", message)
        self.shown[message] = sheet
        return message

    async def change(self, message: MessageId, sheet: ShownPage) -> None:
        self._call("change", message)
        if message not in self.shown or not self.shown[message].text:
            raise MessageGone(stands=message in self.shown)
        self.shown[message] = sheet

    async def erase(self, message: MessageId) -> None:
        self._call("erase", message)
        del self.shown[message]

    def _call(self, verb: str, message: MessageId) -> None:
        self.calls.append((self._time.now, verb, message))
        if self._refusals:
            raise self._refusals.pop(0)


class Stage:
    """One room with its pace, and what is said in it."""

    def __init__(self, pace: float = 1.0) -> None:
        self.time = VirtualTime()
        self.canvas = FakeCanvas(self.time)
        self.pace = Pace(pace, self.time, self.time.sleep)
        self.finished_at: float | None = None
        self.closed = False

    async def script(self, *moments: Moment) -> AsyncGenerator[Reply, None]:
        try:
            for moment in moments:
                match moment:
                    case Exception():
                        raise moment
                    case Reply():
                        yield moment
                    case str():
                        yield Reply(moment)
                    case _:
                        await self.time.sleep(moment)
            self.finished_at = self.time.now
        finally:
            self.closed = True

    async def paint(
        self, *moments: Moment, over: Sequence[MessageId] = (), placed: Placed | None = None
    ) -> list[MessageId]:
        return list(await self.time.until(self.painted(self.script(*moments), over, placed)))

    def painted(
        self, replies: Replies, over: Sequence[MessageId] = (), placed: Placed | None = None
    ) -> Coroutine[Any, Any, Sequence[MessageId]]:
        return paint(replies, Wall(self.canvas, over), self.pace, Pages(100), placed)


async def test_the_first_words_appear_at_once() -> None:
    stage = Stage(pace=3)
    assert await stage.paint("읽는 중…") == ["fake:1"]
    assert stage.canvas.calls == [(0, "put", "fake:1")]
    assert stage.canvas.shown == {"fake:1": ShownPage("읽는 중…")}


async def test_replies_faster_than_the_pace_are_skipped_but_never_the_last() -> None:
    stage = Stage(pace=1)
    await stage.paint(*(moment for n in range(100) for moment in (f"{n}편", 0.1)), "다 읽었어요")
    assert stage.canvas.texts == ["다 읽었어요"]
    assert 9 <= len(stage.canvas.calls) <= 12
    assert all(later - earlier >= 0.999 for earlier, later in pairwise(stage.canvas.moments))


async def test_what_is_drawn_is_the_newest_at_that_moment() -> None:
    stage = Stage(pace=1)
    seen: list[str] = []

    async def watch() -> None:
        await stage.time.sleep(1.5)
        seen.extend(stage.canvas.texts)

    async with asyncio.TaskGroup() as together:
        together.create_task(watch())
        await stage.paint("하나", 0.2, "둘", 0.7, "셋", 2.0, "넷")
    assert seen == ["셋"]


async def test_a_slow_reply_is_not_drawn_twice() -> None:
    stage = Stage()
    await stage.paint("하나", 60, "하나", 60, "둘", 60)
    assert [verb for _, verb, _ in stage.canvas.calls] == ["put", "change"]


async def test_the_last_reply_lands_through_any_number_of_holds() -> None:
    stage = Stage()
    stage.canvas.hold_next(3, 0, 7728, 5, 1, 1, 1, 1, 1, 1)
    assert await stage.paint("첫 줄", 1, "첫 줄\n\n끝") == ["fake:11"]
    assert stage.canvas.texts == ["첫 줄\n\n끝"]
    assert stage.time.now > 7728


async def test_a_hold_is_waited_out_in_full() -> None:
    stage = Stage(pace=1)
    stage.canvas.hold_next(30)
    await stage.paint("안녕하세요")
    assert stage.canvas.moments == [0, 30]


async def test_the_model_is_read_on_during_a_hold() -> None:
    stage = Stage()
    stage.canvas.hold_next(500)
    await stage.paint("하나", 1, "둘", 1, "셋")
    assert stage.finished_at == 2
    assert stage.canvas.texts == ["셋"]


async def test_two_replies_in_one_room_share_its_pace_and_its_holds() -> None:
    stage = Stage(pace=2)
    stage.canvas.hold_next(20)

    async def both() -> None:
        async with asyncio.TaskGroup() as together:
            for name in ("가", "나"):
                moments: list[Moment] = [name, 1, name * 2, 60, name * 3]
                together.create_task(stage.painted(stage.script(*moments)))

    await stage.time.until(both())
    assert sorted(stage.canvas.texts) == ["가가가", "나나나"]
    assert all(later - earlier >= 1.999 for earlier, later in pairwise(stage.canvas.moments))
    assert stage.canvas.moments[1] >= 20


async def test_rooms_do_not_wait_for_each_other() -> None:
    stage = Stage(pace=50)
    other = FakeCanvas(stage.time)
    pace = Pace(50, stage.time, stage.time.sleep)

    async def both() -> None:
        async with asyncio.TaskGroup() as together:
            together.create_task(stage.painted(stage.script("가")))
            together.create_task(paint(stage.script("나"), Wall(other), pace, Pages(100)))

    await stage.time.until(both())
    assert stage.canvas.moments == other.moments == [0]


def growing(text: str, step: int, seconds: float) -> list[Moment]:
    return [moment for end in range(step, len(text) + step, step) for moment in (text[:end], seconds)]


async def test_full_pages_are_put_up_once_and_not_touched_again() -> None:
    text = "\n\n".join(f"{n}째 날에는 바닷가를 오래 걸었어요. 바람이 좋았어요." for n in range(20))
    stage = Stage()
    ids = await stage.paint(*growing(text, 10, 1.0))
    assert stage.canvas.texts == pages(text, 100)
    assert ids == list(stage.canvas.shown)
    last_change = {message: at for at, (_, _, message) in enumerate(stage.canvas.calls)}
    assert sorted(ids, key=lambda each: last_change[each]) == ids


async def test_pages_that_are_no_longer_needed_are_taken_away() -> None:
    stage = Stage()
    progress = "글을 읽고 있어요. " * 30
    ids = await stage.paint(progress, 30, "다 읽었어요.")
    assert ids == ["fake:1"]
    assert stage.canvas.texts == ["다 읽었어요."]
    assert [verb for _, verb, _ in stage.canvas.calls].count("erase") == len(pages(progress, 100)) - 1


async def test_what_hangs_below_comes_with_the_last_page_of_the_last_reply() -> None:
    stage = Stage()
    text = "첫째 날이에요. " * 15
    final = Reply(text, file=FILE, picture=FILE, buttons=(SHORTER,))
    looks: list[ShownPage] = []

    async def watch() -> None:
        await stage.time.sleep(20)
        looks.extend(stage.canvas.shown.values())

    async with asyncio.TaskGroup() as together:
        together.create_task(watch())
        ids = await stage.paint(final, 30, final)
    first, last = pages(text, 100)
    assert looks == [ShownPage(first), ShownPage(last)]
    assert list(stage.canvas.shown.values()) == [
        ShownPage(first),
        ShownPage(last, buttons=(SHORTER,)),
        ShownPage("", picture=FILE),
        ShownPage("", file=FILE),
    ]
    assert ids == ["fake:1", "fake:2", "fake:3", "fake:4"]
    assert [verb for _, verb, _ in stage.canvas.calls] == ["put", "put", "change", "put", "put"]


async def test_where_a_message_carries_its_files_they_come_with_the_last_page() -> None:
    stage = Stage()
    stage.canvas.apart = False
    assert await stage.paint("글", 30, Reply("글", FILE, FILE, (SHORTER,))) == ["fake:1"]
    assert list(stage.canvas.shown.values()) == [ShownPage("글", FILE, FILE, (SHORTER,))]


async def test_a_page_that_stays_as_it_is_is_not_touched_when_a_picture_comes_below_it() -> None:
    stage = Stage(pace=3.2)
    await stage.paint("카드", 60, Reply("카드", picture=FILE))
    assert stage.canvas.calls == [(0, "put", "fake:1"), (60, "put", "fake:2")]


@pytest.mark.parametrize("blank", ["", "  \n", "\u200b\u200b", "\u3000\u00a0"])
async def test_text_that_nobody_can_see_is_drawn_as_dots(blank: str) -> None:
    stage = Stage()
    await stage.paint(blank)
    assert stage.canvas.texts == ["…"]


async def test_no_reply_at_all_takes_no_message() -> None:
    stage = Stage()
    assert await stage.paint(1.0) == []
    assert stage.canvas.calls == []


async def test_a_room_that_is_gone_stops_the_writing() -> None:
    stage = Stage()
    stage.canvas.fail_next(RoomGone())
    with pytest.raises(RoomGone):
        await stage.paint("하나", 5000, "둘")
    assert stage.closed
    assert stage.finished_at is None
    assert len(stage.canvas.calls) == 1


async def test_gone_is_said_even_when_the_writing_ends_badly_over_it() -> None:
    stage = Stage()
    stage.canvas.fail_next(RoomGone())

    async def stubborn() -> AsyncGenerator[Reply, None]:
        try:
            yield Reply("하나")
            await stage.time.sleep(5000)
        finally:
            raise RuntimeError("the store is closed")

    with pytest.raises(RoomGone) as gone:
        await stage.time.until(stage.painted(stubborn()))
    assert isinstance(gone.value.__cause__, RuntimeError)


async def test_a_bug_in_a_canvas_is_raised_as_it_is() -> None:
    stage = Stage()
    stage.canvas.fail_next(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        await stage.paint("하나", 5000)
    assert stage.closed


async def test_writing_that_fails_is_drawn_to_its_end_before_the_failure_is_raised() -> None:
    stage = Stage()
    stage.canvas.hold_next(9)
    with pytest.raises(ZeroDivisionError):
        await stage.paint("하나", 0.1, Reply("둘", buttons=(SHORTER,)), ZeroDivisionError())
    assert list(stage.canvas.shown.values()) == [ShownPage("둘", buttons=(SHORTER,))]


async def test_cancelling_closes_the_generator() -> None:
    stage = Stage()
    work = asyncio.ensure_future(stage.painted(stage.script("하나", 5000)))
    for _ in range(20):
        await asyncio.sleep(0)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert stage.closed
    assert stage.canvas.texts == ["하나"]


async def test_messages_are_told_as_they_are_put_up_also_when_the_writing_is_broken_off() -> None:
    stage = Stage()
    told: list[tuple[float, list[MessageId]]] = []

    async def placed(ids: Sequence[MessageId]) -> None:
        told.append((stage.time.now, list(ids)))

    replies = stage.script("쓰는 중…", 5, "첫째 날이에요. " * 15, 5, "둘째 날이에요. " * 15, 5, Reply("끝", file=FILE))
    ids = await stage.time.until(stage.painted(replies, placed=placed))
    assert told == [(0, ["fake:1"]), (6, ["fake:1", "fake:2"]), (15, ["fake:1"]), (17, ["fake:1", "fake:3"])]
    assert ids == ["fake:1", "fake:3"]

    work = asyncio.ensure_future(paint(stage.script("하나", 5000), Wall(stage.canvas), Pace(0), Pages(100), placed))
    for _ in range(20):
        await asyncio.sleep(0)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert stage.canvas.shown[told[-1][1][0]] == ShownPage("하나")


def grows(text: str, seconds: float) -> list[Moment]:
    """A token of some three characters each so many seconds."""
    return [moment for end in range(3, len(text) + 3, 3) for moment in (text[:end], seconds)]


async def test_a_slow_text_is_not_drawn_once_a_token_but_its_last_state_is_there_at_once() -> None:
    stage, text = Stage(pace=1), "바람이 불었어요. " * 9
    await stage.paint("쓰는 중…", 9, *grows(text, 1.0)[:-1])
    assert stage.canvas.texts == [text]
    assert stage.canvas.moments[:2] == [0, 9]
    assert len(stage.canvas.calls) <= 33 / 2.5 + 3
    assert stage.canvas.moments[-1] == stage.finished_at


async def test_much_text_at_once_is_drawn_as_soon_as_the_room_bears_it() -> None:
    stage = Stage(pace=1)
    await stage.paint("가" * 10, 1.2, "가" * 90, 1.2, "가" * 95, 1.2, "가" * 95 + "끝", 60)
    assert stage.canvas.moments[:3] == [0, 1.2, 3.7]


async def test_words_that_come_after_a_silence_are_drawn_at_once() -> None:
    stage = Stage(pace=1)
    await stage.paint("하나", 60, "하나 둘", 60)
    assert stage.canvas.moments == [0, 60]


class AskedPace(Pace):
    """Keeps what each call was for, as it was asked."""

    def __init__(self, seconds: float, time: VirtualTime) -> None:
        super().__init__(seconds, time, time.sleep)
        self.orders: list[Order] = []
        self.asked: list[tuple[Urgency, float]] = []

    async def turn(self, order: Order | None = None) -> None:
        assert order
        self.orders.append(order)
        self.asked.append(order())
        await super().turn(order)


async def test_first_signs_last_states_and_files_are_asked_for_as_such_and_what_grows_by_when_it_was_drawn() -> None:
    stage = Stage()
    stage.pace = pace = AskedPace(1, stage.time)
    await stage.paint("쓰는 중…", 5, "첫 줄", 5, "첫 줄\n\n둘째 줄", 5, Reply("끝", FILE))
    assert pace.asked == [
        (Urgency.FIRST, 0),
        (Urgency.GROWING, 0),
        (Urgency.GROWING, 5),
        (Urgency.LAST, 15),
        (Urgency.FILE, 15),
    ]
    assert [order()[0] for order in pace.orders[1:3]] == [Urgency.LAST] * 2  # had they waited that long


# Going on in what is up


async def test_messages_that_are_up_are_changed_before_new_ones_are_put_up() -> None:
    stage = Stage()
    text = "첫째 날이에요. " * 30
    told: list[list[MessageId]] = []

    async def placed(ids: Sequence[MessageId]) -> None:
        told.append(list(ids))

    up = await stage.paint(text[:150])
    calls = len(stage.canvas.calls)
    ids = await stage.paint(text[:150], 5, Reply(text, FILE), over=up, placed=placed)
    verbs = [verb for _, verb, _ in stage.canvas.calls[calls:]]
    assert ids[:2] == up
    assert verbs == ["change"] * 3 + ["put"] * (len(ids) - 2)
    assert stage.canvas.texts == [*pages(text, 100), ""]
    assert told == [ids[:count] for count in range(3, len(ids) + 1)]


async def test_a_file_that_was_up_comes_anew_in_its_place_and_stale_pages_are_taken_away() -> None:
    stage = Stage()
    text = "첫째 날이에요. " * 15
    *left, file = await stage.paint(Reply(text, FILE))
    assert len(left) == 2
    assert (await stage.paint(Reply("짧아요.", FILE), over=[*left, file]))[0] == left[0]
    assert [*stage.canvas.shown.values()] == [ShownPage("짧아요."), ShownPage("", file=FILE)]


async def test_a_picture_that_was_up_comes_anew_with_the_file_that_was_missing() -> None:
    stage = Stage()
    up = await stage.paint(Reply("카드", picture=FILE))
    ids = await stage.paint(Reply("카드", FILE, FILE), over=up)
    assert ids[0] == up[0]
    assert [*stage.canvas.shown.values()][1:] == [ShownPage("", picture=FILE), ShownPage("", file=FILE)]


async def test_nothing_that_is_up_is_touched_where_nothing_is_said() -> None:
    stage = Stage()
    up = await stage.paint("하나")
    assert await stage.paint(1.0, over=up) == up
    assert stage.canvas.texts == ["하나"]


async def test_while_a_text_grows_again_the_pages_behind_it_stay() -> None:
    stage = Stage()
    text = "첫째 날이에요. " * 30
    up = await stage.paint(text)
    seen: list[int] = []

    async def watch() -> None:
        await stage.time.sleep(3)
        seen.append(len(stage.canvas.shown))

    async with asyncio.TaskGroup() as together:
        together.create_task(watch())
        await stage.paint(text[:20], 60, text, over=up)
    assert seen == [len(up)]
    assert stage.canvas.texts == pages(text, 100)


@given(
    st.integers(0, 400),
    st.integers(0, 400),
    st.booleans(),
    st.booleans(),
    st.lists(st.floats(-1, 30), max_size=4),
    st.sampled_from([True, False]),
)
def test_whatever_was_up_the_room_ends_up_with_the_last_reply(
    before: int, after: int, had_file: bool, has_file: bool, holds: list[float], apart: bool
) -> None:
    text = "첫째 날이에요. 바람이 불었어요.\n\n" * 20
    stage = Stage(0.5)
    stage.canvas.apart = apart
    up = asyncio.run(stage.paint(Reply(text[:before], FILE if had_file else None)))
    stage.canvas.hold_next(*holds)
    ids = asyncio.run(stage.paint("다시", Reply(text[:after], FILE if has_file else None), over=up))
    assert list(stage.canvas.shown) == sorted(ids, key=lambda each: list(stage.canvas.shown).index(each))
    shown = [stage.canvas.shown[each].text for each in ids if stage.canvas.shown[each].text]
    assert shown == [page if page.strip() else "…" for page in pages(text[:after], 100)]
    assert sum(bool(sheet.file) for sheet in stage.canvas.shown.values()) == has_file


# Held up


async def test_a_first_sign_that_the_platform_held_up_says_so_and_what_follows_does_not() -> None:
    stage = Stage()
    stage.canvas.hold_next(12)
    seen: list[str] = []

    async def watch() -> None:
        await stage.time.sleep(20)
        seen.extend(stage.canvas.texts)

    async with asyncio.TaskGroup() as together:
        together.create_task(watch())
        await stage.paint(Reply("쓰는 중…", late="늦었어요."), 30, "첫 줄")
    assert seen == ["쓰는 중…\n\n늦었어요."]
    assert stage.canvas.texts == ["첫 줄"]


async def test_a_short_hold_is_not_worth_a_word() -> None:
    stage = Stage()
    stage.canvas.hold_next(4)
    await stage.paint(Reply("쓰는 중…", late="늦었어요."))
    assert stage.canvas.texts == ["쓰는 중…"]


moments = st.lists(st.one_of(st.floats(0, 5), st.text("가나 .\n`", max_size=300)), max_size=20)


@given(moments, st.lists(st.floats(-1, 60), max_size=8), st.sampled_from([0.0, 0.5, 3.2]))
def test_whatever_comes_the_room_ends_up_with_the_last_reply(
    moments: list[Moment], holds: list[float], pace: float
) -> None:
    stage = Stage(pace)
    stage.canvas.hold_next(*holds)
    ids = asyncio.run(stage.paint(*moments))
    said = [moment for moment in moments if isinstance(moment, str)]
    wanted = pages(said[-1], 100) if said else []
    assert [text for text in stage.canvas.texts if text != "…"] == [page for page in wanted if page.strip()]
    assert ids == list(stage.canvas.shown)
    assert all(later - earlier >= pace - 0.001 for earlier, later in pairwise(stage.canvas.moments))
