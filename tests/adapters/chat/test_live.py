"""A growing reply is drawn at the pace of its room, and its last form always lands."""

import asyncio
import heapq
from collections.abc import AsyncGenerator, Coroutine, Sequence
from itertools import count, pairwise
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.chat.live import Hold, RoomGone, paint
from adapters.chat.pace import Pace
from adapters.chat.pages import Pages, pages
from adapters.chat.wall import MessageGone, ShownPage, Wall
from bot.model import Button, File, MessageId, Reply
from bot.ports import Placed, Replies

T = TypeVar("T")
Moment = float | str | Reply | Exception  # wait so long, show this, or fail
FILE = File("제주.md", b"# \xec\xa0\x9c\xec\xa3\xbc")
SHORTER = Button("더 짧게", "더 짧게")


class VirtualTime:
    """Time that jumps to the next sleeper as soon as nobody has anything to do."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._order = count()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        wake = asyncio.Event()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._order), wake))
        await wake.wait()

    async def until(self, work: Coroutine[Any, Any, T]) -> T:
        async with asyncio.TaskGroup() as together:
            task = together.create_task(_caught(work))
            while not task.done():
                for _ in range(20):
                    await asyncio.sleep(0)
                if self._sleepers and not task.done():
                    self.now, _, wake = heapq.heappop(self._sleepers)
                    wake.set()
        result = task.result()
        if isinstance(result, _Raised):
            raise result.error
        return result


class _Raised:
    def __init__(self, error: BaseException) -> None:
        self.error = error


async def _caught(work: Coroutine[Any, Any, T]) -> T | _Raised:
    try:
        return await work
    except Exception as error:
        return _Raised(error)


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
