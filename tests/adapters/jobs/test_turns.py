"""What only one process does at a time: the same where files are locked and where PostgreSQL keeps the locks."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from adapters.jobs.file_turns import FileTurns
from adapters.jobs.session_turns import SessionTurns
from adapters.jobs.turns import open_turns, turns_at
from bot.ports import Turns, nothing_lost
from bot.turns import first_free, in_turn
from tests.support.databases import hang_up

Begin = Callable[[], Awaitable[Turns]]


@pytest.fixture
async def process(database: str) -> AsyncIterator[Begin]:
    """Begins a process that shares its turns with those before it. A test that takes it runs once on each database."""
    async with AsyncExitStack() as living:

        async def begin() -> Turns:
            return await living.enter_async_context(open_turns(database))

        yield begin


async def test_a_turn_is_one_process_s_until_it_lets_go(process: Begin) -> None:
    here, there = await process(), await process()

    assert await here.take("poller:telegram:1")
    assert not await there.take("poller:telegram:1")
    assert not await here.take("poller:telegram:1")
    assert (await here.held("poller:telegram:1"), await there.held("poller:telegram:1")) == (True, False)

    await here.release("poller:telegram:1")
    assert await there.take("poller:telegram:1")
    assert (await here.held("poller:telegram:1"), await there.held("poller:telegram:1")) == (False, True)


async def test_turns_of_other_names_are_others(process: Begin) -> None:
    here, there = await process(), await process()

    assert await here.take("shard:discord:0")
    assert await there.take("shard:discord:1")


async def test_those_that_nobody_has_are_known(process: Begin) -> None:
    here, there = await process(), await process()
    await here.take("a")
    await there.take("b")

    assert await here.free(["a", "b", "c"]) == ["c"]
    await there.release("b")
    assert await here.free(["a", "b", "c"]) == ["b", "c"]


async def test_of_several_turns_the_first_that_nobody_has_is_taken(tmp_path: Path) -> None:
    here, there, seats = FileTurns(tmp_path), FileTurns(tmp_path), ["seat:0", "seat:1"]

    assert await first_free(here, seats, nothing_lost) == "seat:0"
    assert await first_free(there, seats, nothing_lost) == "seat:1"
    assert await first_free(there, seats, nothing_lost) == ""
    await here.close()
    await there.close()


async def test_what_is_released_without_having_been_taken_stays_with_whoever_has_it(process: Begin) -> None:
    here, there = await process(), await process()
    await here.take("scheduler")

    await there.release("scheduler")

    assert await here.held("scheduler")
    assert not await there.take("scheduler")


async def test_whoever_waits_for_a_turn_works_as_soon_as_the_other_lets_go(process: Begin) -> None:
    here, there = await process(), await process()
    await here.take("scheduler")
    worked = asyncio.Event()

    async def work() -> None:
        worked.set()

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(in_turn(there, "scheduler", work, _soon))
        await asyncio.sleep(0.1)
        assert not worked.is_set()
        await here.release("scheduler")

    assert worked.is_set()
    assert await here.take("scheduler")  # which was let go of after the work


async def test_locks_of_files_leave_nothing_behind(tmp_path: Path) -> None:
    turns = turns_at(f"sqlite:///{tmp_path}/maltu.db")

    await turns.take("poller:telegram:1")
    assert files_in(tmp_path) == ["maltu.poller-telegram-1.lock"]

    await turns.release("poller:telegram:1")
    assert files_in(tmp_path) == []


def files_in(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


async def test_whoever_loses_a_turn_with_the_connection_hears_it(postgres_database: str) -> None:
    turns, lost = turns_at(postgres_database), asyncio.Event()
    await turns.take("scheduler", lost.set)

    await hang_up(postgres_database)

    async with asyncio.timeout(60):
        await lost.wait()
    assert not await turns.held("scheduler")


async def test_work_is_broken_off_where_its_turn_is_lost_and_begun_again_once_it_is_back(
    postgres_database: str,
) -> None:
    times = 0
    begun = asyncio.Event()

    async def work() -> str:
        nonlocal times
        times += 1
        begun.set()
        return "done" if times == 2 else await asyncio.Event().wait() and ""

    async with open_turns(postgres_database) as turns, asyncio.TaskGroup() as tasks:
        working = tasks.create_task(in_turn(turns, "scheduler", work, _soon))
        await begun.wait()
        await hang_up(postgres_database)
        async with asyncio.timeout(60):
            assert await working == "done"


async def test_a_process_that_gives_no_sign_of_life_loses_its_turns_to_the_next(postgres_database: str) -> None:
    stopped, next_one = SessionTurns(postgres_database, silence=0.3), SessionTurns(postgres_database, silence=0.3)
    await stopped.take("poller:telegram:1")

    async def work() -> bool:
        return await next_one.held("poller:telegram:1")

    async with asyncio.timeout(60):
        assert await in_turn(next_one, "poller:telegram:1", work, _soon)
    assert not await stopped.held("poller:telegram:1")
    await next_one.close()


async def test_a_process_that_was_stopped_is_not_sure_of_itself_before_it_has_asked(postgres_database: str) -> None:
    now = 0.0
    turns = SessionTurns(postgres_database, clock=lambda: now)
    await turns.take("poller:telegram:1")
    await turns.sure()

    now = 7.5  # PostgreSQL ends the session at 8
    async with asyncio.TaskGroup() as tasks:
        sure = tasks.create_task(turns.sure())
        await asyncio.sleep(0.3)
        assert not sure.done()
        assert await turns.held("poller:telegram:1")
    await turns.close()


async def _soon(seconds: float) -> None:
    await asyncio.sleep(min(seconds, 0.02))
