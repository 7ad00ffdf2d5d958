"""Questions are answered side by side, by a few threads, and never change anything."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, make_url, select, text
from sqlalchemy.exc import OperationalError

from storage.database.sqlite_file import reading_engine
from storage.database.threads.readers import READERS, Readers
from tests.support.databases import begun_at


@pytest.fixture
async def readers(tmp_path: Path) -> AsyncIterator[Readers]:
    opened = Readers(reading_engine(make_url(begun_at(tmp_path / "maltu.db"))))
    yield opened
    await opened.close()


def one(db: Connection) -> object:
    return db.scalar(select(1))


class Slow:
    """A question that takes until it may end; its thread is known by then."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.may_end = threading.Event()
        self.thread = ""

    def __call__(self, db: Connection) -> object:
        self.thread = threading.current_thread().name
        self.begun.set()
        self.may_end.wait(30)
        return one(db)


async def asked_in_vain(readers: Readers) -> Slow:
    """A question that is being answered, and nobody waits for the answer any more."""
    slow = Slow()
    asked = asyncio.create_task(readers.read(slow))
    await asyncio.to_thread(slow.begun.wait, 30)
    asked.cancel()
    await asyncio.wait([asked])
    return slow


async def test_who_asks_while_others_wait_for_their_answer_waits_for_none_of_them(readers: Readers) -> None:
    slow = [Slow() for _ in range(READERS - 1)]
    asked = [asyncio.create_task(readers.read(each)) for each in slow]
    for each in slow:
        await asyncio.to_thread(each.begun.wait, 30)
    assert [await asyncio.wait_for(readers.read(one), 30) for _ in range(3)] == [1, 1, 1]
    assert len({each.thread for each in slow}) == READERS - 1
    for each in slow:
        each.may_end.set()
    assert await asyncio.gather(*asked) == [1] * len(slow)


async def test_a_crowd_is_answered_by_no_more_threads_than_there_may_be(readers: Readers) -> None:
    asked = asyncio.gather(*(readers.read(lambda db: threading.current_thread().name) for _ in range(300)))
    assert 1 <= len(set(await asked)) <= READERS


async def test_one_after_another_needs_one_thread(readers: Readers) -> None:
    names = {await readers.read(lambda db: threading.current_thread().name) for _ in range(20)}
    assert len(names) == 1


async def test_what_goes_wrong_is_told_to_whoever_asked_and_the_next_question_is_answered(readers: Readers) -> None:
    with pytest.raises(OperationalError):
        await readers.read(lambda db: db.execute(text("SELECT nothing FROM nowhere")))
    with pytest.raises(OperationalError, match="readonly"):
        await readers.read(lambda db: db.execute(text("DELETE FROM persons")))
    assert await readers.read(one) == 1


async def test_an_answer_that_nobody_waits_for_any_more_is_let_go(readers: Readers) -> None:
    slow = await asked_in_vain(readers)
    slow.may_end.set()
    assert await readers.read(one) == 1


async def test_whoever_goes_away_while_a_connection_is_opened_leaves_it_to_the_next(tmp_path: Path) -> None:
    slowly = reading_engine(make_url(begun_at(tmp_path / "maltu.db")))
    opened: list[object] = []

    @event.listens_for(slowly, "connect")
    def _(connection: object, _: object) -> None:
        time.sleep(0.05)
        opened.append(connection)

    readers = Readers(slowly)
    asked = asyncio.create_task(readers.read(one))
    await asyncio.sleep(0.01)
    asked.cancel()
    await asyncio.wait([asked])
    assert await asyncio.gather(*(readers.read(one) for _ in range(3 * READERS))) == [1] * 3 * READERS
    assert len(opened) == READERS
    await readers.close()


async def test_a_thread_is_not_free_while_it_finds_what_nobody_waits_for_any_more(readers: Readers) -> None:
    slow = await asked_in_vain(readers)
    assert await asyncio.wait_for(readers.read(one), 30) == 1
    slow.may_end.set()


async def test_a_file_that_cannot_be_opened_is_tried_again_by_the_next_question(tmp_path: Path) -> None:
    file = tmp_path / "later" / "maltu.db"
    readers = Readers(reading_engine(make_url(f"sqlite:///{file}")))
    with pytest.raises(OperationalError):
        await readers.read(one)
    file.parent.mkdir()
    begun_at(file)
    assert await readers.read(one) == 1
    await readers.close()


@pytest.mark.parametrize("before", [one, lambda db: None])
async def test_once_closed_nothing_is_asked_any_more(readers: Readers, before: Callable[[Connection], object]) -> None:
    await readers.read(before)
    await readers.close()
    with pytest.raises(RuntimeError, match="closed"):
        await readers.read(one)
