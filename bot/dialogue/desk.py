"""Take what is said, have it heard, and do what takes longer for each person one thing after another."""

import asyncio
import contextlib
import logging
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import assert_never

from bot.answer import one, say, stop_button
from bot.dialogue.hearing.line import HearingLine
from bot.dialogue.one_at_a_time import RunningTasks, Work
from bot.dialogue.router import Router
from bot.errors.frames import error_frames
from bot.errors.log_ids import in_hand
from bot.model import Reply
from bot.ports import Incoming, JobKind, Jobs, JobsStopped, Recall
from bot.stores import Inbox, InboxItem, Task, TaskKind
from bot.stores.waiting import LineFull
from bot.wording import Wording

log = logging.getLogger(__name__)

ForBlog = Callable[[str], Awaitable[None]]  # read a blog again, or have notes made of its posts, by the id of the job

LATE = timedelta(seconds=1.5)  # after which what is not heard may have been given to nobody
TOO_LATE = timedelta(hours=1)  # after which it was, most likely, and could not be heard
LATER = timedelta(seconds=20)  # until what could not be done is tried again
AT_ONCE = 20.0  # seconds; what begins later is found out anew from what was said
MOST_WAITING = 10  # tasks of one person; more than these are not taken
MOST_FAILURES = 5  # in a row, after which it is given up


class Desk:
    """Whatever is said comes in here and is kept before anything else; `owner` is this process's name.

    `jobs` run `run`, here or, after a crash, in another process: all they know is the id of what was said. A process
    that is alone knows how many drafts are written at most; whoever has to wait behind those is told so.
    """

    def __init__(
        self,
        inbox: Inbox,
        jobs: Jobs,
        router: Router,
        tasks: RunningTasks,
        recall: Recall,
        renew: ForBlog,
        note: ForBlog,
        owner: str,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        most_written: int | None = None,
    ) -> None:
        self._most_written = most_written or sys.maxsize
        # Others would find what is held back here unheard, and hear it before its turn.
        self._line = HearingLine(jobs, sleep) if most_written else HearingLine(jobs, sleep, sys.maxsize)
        self._inbox = inbox
        self._jobs = jobs
        self._router = router
        self._tasks = tasks
        self._recall = recall
        self._renew = renew
        self._note = note
        self._owner = owner
        self._now = now
        self._sleep = sleep
        self._ready: dict[str, tuple[Incoming, Work]] = {}  # heard here, and nothing can have changed it since

    async def take(self, items: Sequence[InboxItem]) -> None:
        """Keep what was said, and have it heard, now or, where the bot is being stopped, by the next process.

        What was taken before is given once more unless it is done, or was given a moment ago, for it may not have come
        to that; a job is done once for each id.
        """
        kept = {item.id: item for item in await self._inbox.keep(items)}
        open_ones = [kept.get(item.id, item) for item in items if item.id in kept or await self._inbox.items(item.id)]
        with contextlib.suppress(JobsStopped):
            await self._line.give(open_ones)

    async def resume(self) -> None:
        """Have heard what an earlier process kept and did not answer, and done, in its order, what it had lined up."""
        for item in await self._inbox.unheard():
            tasks = await self._inbox.tasks(item.person)
            if task := next((task for task in tasks if task.id == item.id), None):
                await self._give_turn(task.id, task.person, task.kind)
            else:
                await self._line.give([item])

    async def resume_in_time(self) -> None:
        """The same, however long the database is away; not once the bot is being stopped."""
        while True:
            try:
                return await self.resume()
            except JobsStopped:
                return None
            except Exception as error:
                log.warning("what an earlier process left is not known right now: %s", type(error).__name__)
                await self._sleep(LATE.total_seconds())

    async def hear_the_rest(self) -> None:
        """Until cancelled, have heard what somebody said who says much at once."""
        await self._line.go_on()

    async def hear_late(self) -> None:
        """Until cancelled, have heard what a process kept and died, or stopped, before it could give it."""
        while True:
            try:
                now = self._now()
                await self._line.give(await self._inbox.overdue(now - TOO_LATE, now - LATE))
            except JobsStopped:
                return
            except Exception as error:
                log.warning("what nobody has given is not known right now: %s", type(error).__name__)
            await self._sleep(LATE.total_seconds())

    async def run(self, kind: JobKind, id: str) -> None:
        """Do a job. What goes wrong on our side is tried again later, a few times, or left to the next process."""
        name, _, failures = id.partition("#")
        with in_hand(name):
            await self._try(kind, name, int(failures or 0))

    async def _try(self, kind: JobKind, name: str, failures: int) -> None:
        try:
            await self._run(kind, name)
        except Exception as error:
            times = failures + 1
            try:
                if times < MOST_FAILURES:
                    await self._jobs.at(f"{name}#{times}", self._now() + LATER, kind)
            except JobsStopped:  # its platform could not be spoken to any more
                log.info("job %s is left to the next process: %s", name, type(error).__name__)
                raise asyncio.CancelledError from None  # it is parking: the job is left as it is
            log.error("job %s failed: %s", name, error_frames(error))

    async def _run(self, kind: JobKind, id: str) -> None:
        match kind:
            case "hear":
                await self._hear(id.removeprefix("hear:"))
            case "do" | "read":
                await self._do(id.removeprefix("do:"))
            case "renew":
                await self._renew(id)
            case "note":
                await self._note(id)
            case _:
                assert_never(kind)

    async def _hear(self, id: str) -> None:
        items = await self._inbox.items(id)
        lined_up = await self._inbox.tasks(items[0].person) if items else ()
        if task := next((task for task in lined_up if task.id == id), None):
            await self._give_turn(task.id, task.person, task.kind)  # a process that is dead by now had lined it up
            return
        incoming = await self._whole(items)
        work = await self._router.hear(incoming) if incoming else None
        if incoming and work:
            await self._line_up(id, incoming, work, beside=bool(lined_up))
        elif items:
            await self._end(id, incoming)

    async def _whole(self, items: Sequence[InboxItem]) -> Incoming | None:
        """What was said, with the parts that another process has taken while this one waited for them."""
        while items:
            incoming = await self._recall(items)
            now = await self._inbox.items(items[0].id) if incoming else ()
            if incoming is None or len(now) <= max(incoming.parts, len(items)):
                return incoming
            items = now
        return None

    async def _line_up(self, id: str, incoming: Incoming, work: Work, beside: bool) -> None:
        """`beside`: something was being done for them when it was heard, which may have changed what it is about."""
        try:
            ahead, alone, others = await self._inbox.line_up(id, work.kind, MOST_WAITING)
        except LineFull as full:
            await say(incoming, (await self._router.words(incoming)).too_much_waits(full.waiting))
            await self._end(id, incoming)
            return
        crowded = work.kind == "write" and others >= self._most_written
        if ahead or crowded:
            words = await self._router.words(incoming)
            room = self._router.introduced(incoming, words).room
            await self._inbox.show(id, await room.show(one(_waits(ahead, words)), incoming.id))
        elif alone and not beside:
            self._ready[id] = incoming, work
            asyncio.get_running_loop().call_later(AT_ONCE, self._ready.pop, id, None)
        await self._give_turn(id, incoming.sender, work.kind)

    async def _give_turn(self, id: str, person: str, kind: TaskKind) -> None:
        """Writing waits for writing and reading for reading of the same person: they may write while more is read."""
        await self._jobs.give(f"do:{id}", f"{person} {kind}", "do" if kind == "write" else "read")

    async def _do(self, id: str) -> None:
        task = await self._inbox.begin(id, self._owner, self._now())
        items = await self._inbox.items(id) if task else ()
        incoming, work = self._ready.pop(id, (None, None))
        if not (incoming and task and _is_as_heard(incoming, items, task)):
            incoming, work = await self._recall(items) if items else None, None
        if task and incoming:
            with self._tasks.running(task) as running:
                await (work.do(running) if work else self._router.do(incoming, running))
        await self._end(id, incoming, task.owner if task else "")

    async def _end(self, id: str, incoming: Incoming | None, owner: str = "") -> None:
        await self._inbox.end(id, owner)
        if incoming:
            await incoming.ended()


def _is_as_heard(incoming: Incoming, items: Sequence[InboxItem], task: Task) -> bool:
    """Whether it is begun for the first time, by whom it was heard of, and no part has come since."""
    return task.tries == 1 and task.person == incoming.sender and len(items) == incoming.parts


def _waits(ahead: Task | None, words: Wording) -> Reply:
    """For what of theirs is ahead, or for others of a crowd."""
    own = words.waits_for_reading() if ahead and ahead.kind == "read" else words.waits_for_draft()
    return Reply(own if ahead else words.waits_for_others(), buttons=(stop_button(words),))
