"""What was heard and waits for nothing is done as it was heard, unless something could have changed it since."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

import pytest

from bot.stores import InboxItem, LinedUp, Task, TaskKind
from storage.inbox import SqlInbox
from tests.support.people import Person, Stage


class SlowInbox(SqlInbox):
    """Of one message, getting in line waits, and something happens before it is begun."""

    slow = ""
    before: Callable[[str], Awaitable[object]] | None = None

    def hold(self, id: str) -> None:
        self.slow, self.routed, self.may_line_up = id, asyncio.Event(), asyncio.Event()

    async def line_up(self, id: str, kind: TaskKind, most: int = 1_000) -> LinedUp:
        if id == self.slow:
            self.routed.set()
            await self.may_line_up.wait()
        return await super().line_up(id, kind, most)

    async def begin(self, id: str, owner: str, now: datetime) -> Task | None:
        if before := self.before:
            self.before = None
            await before(id)
        return await super().begin(id, owner, now)


async def with_slow_inbox(stage: Stage) -> tuple[SlowInbox, Person]:
    inbox = SlowInbox(stage.store.inbox._database, stage._now)  # type: ignore[attr-defined]
    stage.store = replace(stage.store, inbox=inbox)
    stage._start()
    return inbox, await stage.blogger()


async def lineage(stage: Stage, person: Person) -> list[int | None]:
    """The place of each revision's parent, oldest first."""
    [draft] = await stage.store.drafts.drafts(person.id, 9)
    revisions = await stage.store.drafts.revisions(draft.id)
    places = {revision.id: place for place, revision in enumerate(revisions)}
    return [None if one.parent is None else places[one.parent] for one in revisions]


async def test_a_wish_that_gets_in_line_after_a_later_one_is_about_what_came_of_that(stage: Stage) -> None:
    inbox, ann = await with_slow_inbox(stage)
    stage.writer.will("# 첫째 글", "# 공손한 글", "# 짧은 글")
    await ann.says("/write 첫째")
    inbox.hold(f"fake:{stage._ids + 1}")
    shorter = asyncio.create_task(ann.mutters("더 짧게 써 줘"))
    await inbox.routed.wait()
    await ann.mutters("더 공손하게 써 줘")
    inbox.may_line_up.set()
    await shorter
    await stage.jobs.idle()
    assert await lineage(stage, ann) == [None, 0, 1]


async def test_what_was_heard_while_something_was_written_is_about_what_came_of_it(stage: Stage) -> None:
    inbox, ann = await with_slow_inbox(stage)
    stage.writer.will("# 첫째 글", "# 짧은 글")
    await ann.says("/write 첫째")
    stage.writer.hold = asyncio.Event()
    asked = len(stage.writer.prompts)
    shorter = asyncio.create_task(ann.mutters("더 짧게 써 줘"))
    await stage.writer.asked(asked + 1)
    inbox.hold(f"fake:{stage._ids + 1}")
    back = asyncio.create_task(ann.mutters("되돌려"))
    await inbox.routed.wait()
    stage.writer.hold.set()
    await shorter
    inbox.may_line_up.set()
    await back
    await stage.jobs.idle()
    assert stage.answers[-1].text.startswith("# 첫째 글")


@pytest.mark.parametrize(("meanwhile", "topic"), [("nothing", "첫째"), ("a part", "둘째"), ("a try", "둘째")])
async def test_what_is_begun_otherwise_than_it_was_heard_is_looked_at_again(
    stage: Stage, meanwhile: str, topic: str
) -> None:
    inbox, ann = await with_slow_inbox(stage)
    stage.writer.will("# 글")

    async def changes(id: str) -> None:
        stage.said[id] = replace(stage.said[id], text="/write 둘째")  # as it would be recalled now
        if meanwhile == "a part":
            await inbox.keep([InboxItem("fake:part", ann.id, "{}", part_of=id)])
        elif meanwhile == "a try":
            await inbox.begin(id, "a process that died", stage._now())

    inbox.before = changes
    await ann.says("/write 첫째")
    assert [draft.topic for draft in await stage.store.drafts.drafts(ann.id, 9)] == [topic]
