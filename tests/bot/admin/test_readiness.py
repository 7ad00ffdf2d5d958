"""Whether the bot is of use right now, and what it lacks where it is not."""

import asyncio

from bot.admin.readiness import Readiness


async def answers() -> None:
    return None


async def hangs() -> None:
    await asyncio.Event().wait()


async def fails() -> None:
    raise ConnectionError("postgresql://maltu:secret@db/maltu")


def yes() -> bool:
    return True


def no() -> bool:
    return False


async def test_all_that_is_asked_of_this_process_is_up() -> None:
    assert await Readiness(answers, yes, {"telegram": yes}).missing() == []
    assert await Readiness(answers, yes, {}).missing() == []


async def test_each_thing_that_is_not_has_a_line_without_a_secret() -> None:
    lines = await Readiness(fails, no, {"telegram": yes, "discord": no}).missing()
    assert lines == ["database: ConnectionError", "jobs: none is being done", "discord: not connected"]


async def test_a_database_that_hangs_is_not_waited_for() -> None:
    assert await Readiness(hangs, yes, {}, patience=0.01).missing() == ["database: no answer within 0.01 s"]
