"""Whoever came first is served first, with all that they ask for afterwards; nobody's turn is lost."""

import asyncio

from adapters.sandbox.first_come import FirstComeQueue


async def _come(line: FirstComeQueue, who: str, times: int, served: list[str]) -> None:
    for _ in range(times):
        async with line.turn():
            served.append(who)
            await asyncio.sleep(0)
        await asyncio.sleep(0)  # something is done with it elsewhere


async def test_what_is_asked_for_later_goes_with_what_was_asked_for_first() -> None:
    line, served = FirstComeQueue(1), list[str]()
    await asyncio.gather(*(_come(line, who, 3, served) for who in "abc"))
    assert served.index("b") < served.index("c")
    assert [served.count(who) for who in "abc"] == [3, 3, 3]
    assert "".join(served).rindex("a") < "".join(served).rindex("b") < "".join(served).rindex("c")
    assert "".join(served).rindex("a") <= 5, "not one after another: abcabcabc"


async def test_as_many_are_served_at_a_time_as_there_are_turns() -> None:
    line, inside, most = FirstComeQueue(2), 0, 0

    async def come() -> None:
        nonlocal inside, most
        async with line.turn():
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(come() for _ in range(9)))
    assert (inside, most) == (0, 2)


async def test_a_turn_of_somebody_who_left_goes_to_the_next() -> None:
    line, served = FirstComeQueue(1), list[str]()
    async with line.turn():
        waits = [asyncio.create_task(_come(line, who, 1, served)) for who in "abc"]
        await asyncio.sleep(0)
        waits[0].cancel()
    waits[1].cancel()  # the turn is b's already, or on its way
    await asyncio.wait(waits)
    async with asyncio.timeout(5), line.turn():
        served.append("d")
    assert served[-2:] == ["c", "d"]
