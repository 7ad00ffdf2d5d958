"""What several processes of the bot do for the same people."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.jobs.durable import DurableJobs
from bot.dialogue.desk import Desk, ForBlog
from bot.dialogue.one_at_a_time import RunningTasks
from bot.people.costs.limits import LimitReached, Limits
from bot.ports import Incoming
from bot.settings.limit import Limit
from bot.stores import InboxItem
from bot.stores.ledger import Amounts
from bot.stores.waiting import LineFull
from bot.wording import words_in
from storage.store import open_store
from tests.support.databases import begun
from tests.support.desk import NOON
from tests.support.people import LIMITED, UNLIMITED, Stage
from tests.support.worker import until

__all__ = ["begun"]  # on both databases

KO = words_in("ko")
ANY = Limit(10**9, 10**9, 10**9, 10**9)


async def test_what_a_process_kept_and_could_not_give_any_more_is_heard_by_another(stage: Stage) -> None:
    ann = stage.person("ann")
    stage.said["fake:1"] = Incoming("fake:1", ann.alone, ann.id, "/help")
    await stage.store.inbox.keep([InboxItem("fake:1", ann.id, "{}")])

    hearing = asyncio.create_task(stage.desk.hear_late())
    await until(lambda: bool(stage.answers))
    hearing.cancel()
    await asyncio.wait([hearing])

    assert {shown.to for shown in stage.answers} == {"fake:1"}


async def test_parts_that_another_process_takes_are_heard_with_what_they_belong_to(stage: Stage) -> None:
    ann = stage.person("ann")
    recalled: list[int] = []

    async def recall(items: Sequence[InboxItem]) -> Incoming:
        recalled.append(len(items))
        if len(items) < 3:  # another process takes the rest meanwhile
            await stage.store.inbox.keep([InboxItem(f"fake:part {len(items)}", ann.id, "{}", part_of="fake:1")])
        return Incoming("fake:1", ann.alone, ann.id, "/help", parts=len(items))

    stage.desk = Desk(stage.store.inbox, stage.jobs, stage.bot, stage.tasks, recall, _never, _never, "one", stage._now)
    stage.jobs.run = stage.desk.run
    await stage.desk.take([InboxItem("fake:1", ann.id, "{}")])
    await stage.jobs.answered("fake:1")

    assert recalled == [1, 2, 3]
    assert {shown.to for shown in stage.answers} == {"fake:1"}


async def test_a_job_that_fails_while_its_process_stops_is_done_by_the_next_one(stage: Stage, tmp_path: Path) -> None:
    begun, fails, done = asyncio.Event(), asyncio.Event(), list[str]()

    async def fail(id: str) -> None:
        begun.set()
        await fails.wait()
        raise OSError

    async def renew(id: str) -> None:
        done.append(id)

    def process(renew: ForBlog) -> tuple[DurableJobs, Desk]:
        jobs = DurableJobs(f"sqlite:///{tmp_path}/maltu.db")
        return jobs, Desk(stage.store.inbox, jobs, stage.bot, stage.tasks, _nobody, renew, _never, "one", stage._now)

    jobs, desk = process(fail)
    await jobs.start(desk.run)
    await jobs.give("blog-1", None, "renew")
    await asyncio.wait_for(begun.wait(), 30)
    draining = asyncio.create_task(jobs.drain(30))
    await until(lambda: not jobs.alive())
    fails.set()
    await draining

    jobs, desk = process(renew)
    await jobs.start(desk.run)
    try:
        async with asyncio.timeout(15):
            await until(lambda: done == ["blog-1"])
    finally:
        await jobs.drain(0)


async def test_what_an_earlier_process_left_is_asked_for_until_the_database_is_there(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = stage.person("ann")
    stage.said["fake:1"] = Incoming("fake:1", ann.alone, ann.id, "/help")
    await stage.store.inbox.keep([InboxItem("fake:1", ann.id, "{}")])
    unheard, slept, failures = stage.store.inbox.unheard, list[float](), [OSError(), OSError()]

    async def away() -> Sequence[InboxItem]:
        if failures:
            raise failures.pop()
        return await unheard()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await asyncio.sleep(0)

    monkeypatch.setattr(stage.store.inbox, "unheard", away)
    desk = Desk(
        stage.store.inbox, stage.jobs, stage.bot, stage.tasks, _nobody, _never, _never, "one", stage._now, sleep
    )
    await desk.resume_in_time()
    await stage.jobs.answered("fake:1")

    assert len(slept) == 2
    assert {shown.to for shown in stage.answers} == {"fake:1"}


async def _nobody(items: Sequence[InboxItem]) -> Incoming | None:
    return None


async def _never(id: str) -> None:
    raise AssertionError(id)


async def test_a_yes_is_understood_by_a_process_that_did_not_ask(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/forget-me")
    async with stage.restarted():
        await ann.says("네")
        assert await stage.store.blogs.blogs(ann.id) == []


async def test_cancel_stops_what_another_process_does_and_does_not_say_that_nothing_is_being_done(stage: Stage) -> None:
    ann = await stage.blogger()
    await stage.store.inbox.keep([InboxItem("fake:w", ann.id, "{}")])
    await stage.store.inbox.line_up("fake:w", "write")
    task = await stage.store.inbox.begin("fake:w", "the other process", NOON)
    assert task

    async def pause(seconds: float) -> None:
        await asyncio.sleep(0.01)

    other = RunningTasks(stage.store.inbox, "the other process", pause)
    with other.running(task) as running:
        watching = asyncio.create_task(other.watch())
        await ann.mutters("/cancel")
        await until(lambda: running.stopped)
        watching.cancel()
        await asyncio.wait([watching])

    assert KO.nothing_to_stop() not in [shown.text for shown in stage.answers]


async def test_what_a_process_does_late_that_lost_a_task_changes_nothing(stage: Stage) -> None:
    inbox, ann = stage.store.inbox, stage.person("ann")
    await inbox.keep([InboxItem("fake:w", ann.id, "{}")])
    await inbox.line_up("fake:w", "write")
    await inbox.begin("fake:w", "stopped", NOON)
    await inbox.show("fake:w", ["m1"], "stopped")
    await inbox.begin("fake:w", "adopter", NOON)

    await inbox.show("fake:w", ["m2"], "stopped")
    await inbox.end("fake:w", "stopped")

    [task] = await inbox.tasks(ann.id)
    assert (task.owner, task.shown) == ("adopter", ("m1",))


async def test_no_more_wait_than_may_however_many_processes_line_up_at_once(stage: Stage) -> None:
    ann = stage.person("ann")
    async with open_store(stage.database) as other:
        ids = [f"fake:{number}" for number in range(50)]
        await stage.store.inbox.keep([InboxItem(id, ann.id, "{}") for id in ids])
        stores = [stage.store, other] * 25
        lined = await asyncio.gather(
            *(store.inbox.line_up(id, "write", 10) for store, id in zip(stores, ids, strict=True)),
            return_exceptions=True,
        )

    assert sum(isinstance(one, LineFull) for one in lined) == 40
    assert len(await stage.store.inbox.tasks(ann.id)) == 10


async def test_nobody_passes_a_limit_however_many_processes_are_asked_at_once(stage: Stage) -> None:
    limits = dict.fromkeys(LIMITED, ANY) | {"drafts": replace(ANY, person_minute=7)}
    rules = replace(UNLIMITED, limits=limits)
    async with open_store(stage.database) as other:
        both = [Limits(store.ledger, rules, stage.clock.now) for store in (stage.store, other)] * 25
        taken = await asyncio.gather(
            *(limits.take("fake:ann", Amounts(drafts=1)) for limits in both), return_exceptions=True
        )

    assert taken.count(None) == 7
    assert sum(isinstance(one, LimitReached) for one in taken) == 43


async def test_words_about_a_card_are_understood_by_a_process_that_did_not_show_it(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/style")
    async with stage.restarted():
        told = await ann.says("이모지는 쓰지 마")
        assert KO.rule_noted() in told.text
        await ann.says("/help")
        assert await stage.store.messages.looked_at(ann.id, ann.alone.id) is None
