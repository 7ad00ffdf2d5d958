"""One of two real processes dies while drafts grow and people are asked something: the other one goes on with all."""

import asyncio

import aiohttp
import pytest

from benchmarks.chaos.interviews import Evening
from benchmarks.chaos.real_interviews import Guest, is_asked, mornings
from benchmarks.chaos.two.called_off import call_off
from benchmarks.chaos.two.killed import kill, left_by
from benchmarks.chaos.two.limit import ALLOWED, taken_at_once
from benchmarks.chaos.two.pair import NAMES, Pair, pair
from benchmarks.load.figures import complaints
from benchmarks.load.program import TREE
from benchmarks.load.stubs.model_stub import Manner
from benchmarks.load.stubs.shared_telegram import SharedTelegram
from benchmarks.load.stubs.telegram_stub import serving

TOLD = "제주에서"  # so that they are asked nothing
GUESTS = [
    Guest("p7", Evening(7, "", (("답7의1 홍대 연남동",),), ())),
    Guest("p8", Evening(8, "라떼", (("답8의1 홍대 연남동", "답8의2 창가 자리"),), ())),
]


@pytest.mark.timeout(400)  # two processes start, which takes long where everything else does, too
async def test_what_one_of_two_processes_leaves_the_other_goes_on_with(postgres_database: str) -> None:
    async with pair(TREE, 10, Manner(rate=100, seconds=8), postgres_database, asked="where") as two:
        await two.begin(*NAMES)
        wishes = [two.here.write(guest.person, notes=guest.plan.notes) for guest in GUESTS]
        stopped, left = [await two.write(some, 0.2, TOLD) for some in (two.here.people[:3], two.here.people[3:7])]
        assert await two.all_grow([*stopped, *left])
        off = await call_off(two, stopped, over=0.1)
        assert (len(off.took), off.kept) == (3, 3)
        assert await two.until(lambda: all(is_asked(two.here, wish) for wish in wishes), 60)
        _answer(two)
        death = await kill(two, two.api.polled_last, left)
        helped = two.api.says("p9", "/help")
        legacy = await left_by(two, death, left)
        assert (legacy.whole, legacy.elsewhere, legacy.doubled, legacy.lost) == (4, 0, 0, 0)
        assert len(legacy.same_message) == len(death.places)
        assert two.api.below(helped)
        assert (two.api.most_pollers, two.api.conflicts) == (1, [])
        assert await two.until(lambda: all(guest.person in two.api.file_sent for guest in GUESTS), 60)
        left_over = await mornings(two.here, GUESTS)
        assert all(morning.well for morning in left_over.values()), left_over
        assert complaints(two.program(two.other(death.process)).log) == []


def _answer(two: Pair) -> None:
    """Everybody who was asked answers; each word is delivered twice."""
    for guest in GUESTS:
        for answers in guest.plan.said:
            for answer in answers:
                two.api.says(guest.person, answer)
                two.api.again()


async def test_of_fifty_drafts_asked_of_two_processes_at_once_no_more_are_given_than_allowed(
    postgres_database: str,
) -> None:
    assert sum(await taken_at_once(TREE, postgres_database, 50)) == ALLOWED


# Who is known to call


async def test_who_shows_something_and_who_asks_for_updates_is_known_by_the_address() -> None:
    async with serving(SharedTelegram()) as api, aiohttp.ClientSession() as session:
        room = api.chat("ann")

        async def calls(process: str, method: str, **parameters: object) -> int:
            form = {name: str(value) for name, value in parameters.items()}
            async with session.post(f"{api.address(process)}/bot{api.token}/{method}", data=form) as answer:
                return answer.status

        assert await calls("a", "sendMessage", chat_id=room.id, text="안녕하세요") == 200
        assert await calls("b", "editMessageText", chat_id=room.id, message_id=1, text="네") == 200
        assert [(sign.process, sign.message) for sign in api.of(["ann"])] == [("a", 1), ("b", 1)]
        assert api.holders(["ann"]) == {"ann": "b"}
        first = asyncio.create_task(calls("a", "getUpdates", timeout=50))
        await api.until(lambda: api.polling["a"])
        assert await calls("b", "getUpdates", timeout=0) == 200
        assert await first == 409
        assert [process for _, process in api.conflicts] == ["a"]
        assert api.most_pollers == 2
