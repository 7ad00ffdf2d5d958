"""What was said and what is done about it, on SQLite and on PostgreSQL alike."""

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta

import pytest

from bot.stores import Inbox, InboxItem, Store, Task
from storage.store import open_store
from tests.support.databases import inside
from tests.support.desk import ANN, BEN, NOON

HOUR = timedelta(hours=1)


def said(id: str, person: str = ANN, part_of: str = "") -> InboxItem:
    return InboxItem(id, person, f'{{"text": "{id}"}}', part_of)


@pytest.fixture
def inbox(store: Store) -> Inbox:
    return store.inbox


async def ids(inbox: Inbox) -> Sequence[str]:
    return [item.id for item in await inbox.unheard()]


async def test_what_is_said_twice_is_kept_once(inbox: Inbox) -> None:
    assert await inbox.keep([said("b"), said("a"), said("b")]) == [said("b"), said("a")]
    assert await inbox.keep([said("a"), said("c\0")]) == [said("c\0")]
    assert await inbox.keep([said("c"), said("b")]) == []
    assert await inbox.keep([]) == ()
    assert await ids(inbox) == ["b", "a", "c"]
    assert await inbox.items("a") == [said("a")]


async def test_five_hundred_are_kept_in_their_order(inbox: Inbox) -> None:
    many = [said(f"{n % 7}:{n}") for n in range(500)]
    assert await inbox.keep(many) == many
    assert await inbox.unheard() == many


async def test_parts_come_with_what_they_are_parts_of(inbox: Inbox) -> None:
    await inbox.keep([said("album"), said("picture 2", part_of="album"), said("other")])
    await inbox.keep([said("picture 3", part_of="album")])
    assert await ids(inbox) == ["album", "other"]
    whole = [said("album"), said("picture 2", part_of="album"), said("picture 3", part_of="album")]
    assert await inbox.items("album") == whole
    await inbox.end("album")
    assert await inbox.items("album") == ()
    assert await ids(inbox) == ["other"]


async def test_a_part_that_comes_too_late_is_heard_by_itself(inbox: Inbox) -> None:
    await inbox.keep([said("album")])
    await inbox.end("album")
    assert await inbox.keep([said("late", part_of="album"), said("stray", part_of="?")]) == [
        said("late"),
        said("stray"),
    ]
    assert await ids(inbox) == ["late", "stray"]


async def test_a_task_is_alone_where_its_person_says_nothing_else(inbox: Inbox) -> None:
    await inbox.keep([said("before"), said("of ben", BEN), said("a"), said("picture 2", part_of="a")])
    assert not (await inbox.line_up("a", "write")).alone  # what came before it may change what it is about
    await inbox.end("before")
    assert (await inbox.line_up("a", "write")).alone
    await inbox.keep([said("after")])
    assert not (await inbox.line_up("a", "write")).alone
    await inbox.end("after")
    assert not (await inbox.line_up("a", "write")).alone  # what was done may have changed it


async def test_a_task_waits_behind_the_oldest_one_of_its_kind_and_person(inbox: Inbox) -> None:
    await inbox.keep([said("a"), said("r"), said("b"), said("c"), said("d", BEN), said("chat")])
    assert [(await inbox.line_up(*task)).ahead for task in (("a", "write"), ("r", "read"), ("d", "write"))] == [
        None
    ] * 3
    assert (await inbox.line_up("b", "write")).ahead == Task("a", ANN, "write")
    assert (await inbox.line_up("c", "write")).ahead == Task("a", ANN, "write")
    assert [task.id for task in await inbox.tasks(ANN)] == ["a", "r", "b", "c"]
    await inbox.end("a")
    assert (await inbox.line_up("c", "write")).ahead == Task("b", ANN, "write")
    assert (await inbox.line_up("c", "write")).before == 2  # Ann, for b, and Ben
    assert [task.id for task in await inbox.tasks(BEN)] == ["d"]


async def test_a_task_that_is_begun_again_remembers_the_first_time(inbox: Inbox) -> None:
    await inbox.keep([said("a")])
    await inbox.line_up("a", "write")
    begun = Task("a", ANN, "write", "one", tries=1, begun=NOON)
    assert await inbox.begin("a", "one", NOON) == begun
    await inbox.show("a", ["m1", "m2"], "one")
    again = Task("a", ANN, "write", "two", False, ("m1", "m2"), 2, NOON)
    assert await inbox.begin("a", "two", NOON + HOUR) == again
    assert (await inbox.line_up("a", "write")).ahead is None
    assert await inbox.tasks(ANN) == [again]
    assert await ids(inbox) == ["a"]


async def test_what_is_done_leaves_nothing_but_its_id(inbox: Inbox, begun: str) -> None:
    await inbox.keep([said("a"), said("b", part_of="a")])
    await inbox.line_up("a", "write")
    await inbox.begin("a", "one", NOON)
    await inbox.show("a", ["m1"], "one")
    await inbox.end("a", "one")
    await inbox.show("a", ["late"], "one")
    await inbox.call_off("a")
    assert await inbox.begin("a", "two", NOON) is None
    assert (await inbox.line_up("a", "write")).ahead is None
    assert (await inbox.tasks(ANN), await inbox.items("a"), await inbox.unheard()) == ([], (), [])
    query = "SELECT id, body, shown, state, called_off FROM inbox ORDER BY number"
    rows = await inside(begun, lambda db: [tuple(row) for row in db.exec_driver_sql(query)])
    assert [(id, body, bool(shown) and shown != "[]", state, bool(off)) for id, body, shown, state, off in rows] == [
        ("a", "", False, "done", False),
        ("b", "", False, "done", False),
    ]
    assert await inbox.keep([said("a"), said("b", part_of="a")]) == []


async def test_what_is_called_off_before_it_began_never_begins(inbox: Inbox) -> None:
    await inbox.keep([said("a"), said("b")])
    await inbox.line_up("a", "write")
    await inbox.call_off("a")
    assert await inbox.called_off("one") == []
    assert await inbox.begin("a", "one", NOON) is None
    assert (await inbox.tasks(ANN), await ids(inbox)) == ([], ["b"])


async def test_who_does_a_task_learns_that_it_is_called_off_and_so_does_who_adopts_it(inbox: Inbox) -> None:
    await inbox.keep([said("a"), said("b"), said("c")])
    for id in "abc":
        await inbox.line_up(id, "write")
        await inbox.begin(id, "two" if id == "c" else "one", NOON)
    assert await inbox.called_off("one") == []
    await inbox.call_off("a")
    await inbox.call_off("c")
    assert (await inbox.called_off("one"), await inbox.called_off("two")) == (["a"], ["c"])
    adopted = await inbox.begin("a", "two", NOON)
    assert adopted
    assert (adopted.called_off, adopted.tries) == (True, 2)
    await inbox.end("a", "two")
    assert (await inbox.called_off("one"), await inbox.called_off("two")) == ([], ["c"])


async def test_nothing_is_known_of_what_was_never_said(inbox: Inbox) -> None:
    for id in ("?", ""):
        await inbox.show(id, ["m1"])
        await inbox.call_off(id)
        await inbox.end(id)
        assert await inbox.items(id) == ()
        assert await inbox.begin(id, "one", NOON) is None
        assert (await inbox.line_up(id, "write")).ahead is None


class Clock:
    def __init__(self) -> None:
        self.time = NOON


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def timed(begun: str, clock: Clock) -> AsyncIterator[Inbox]:
    async with open_store(begun, lambda: clock.time) as store:
        yield store.inbox


async def test_ids_are_known_for_four_days_and_what_is_not_done_for_ever(timed: Inbox, clock: Clock) -> None:
    await timed.keep([said("done"), said("open")])
    await timed.end("done")
    clock.time = NOON + 95 * HOUR
    assert await timed.keep([said("done"), said("open")]) == []
    clock.time = NOON + 97 * HOUR
    assert await timed.keep([said("done"), said("open")]) == [said("done")]


async def test_a_store_opened_again_knows_what_was_said(begun: str) -> None:
    async with open_store(begun) as store:
        await store.inbox.keep([said("a"), said("b", BEN)])
        await store.inbox.line_up("a", "read")
    async with open_store(begun) as store:
        assert await ids(store.inbox) == ["a", "b"]
        assert await store.inbox.keep([said("a")]) == []
        assert await store.inbox.tasks(ANN) == [Task("a", ANN, "read")]
