"""Do one thing at a time for each person, stop it on their word, and tell them when it goes wrong."""

import asyncio
import logging
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass

from bot.answer import one
from bot.drafts.growing import TakenOver
from bot.errors import BotError
from bot.errors.frames import error_frames
from bot.model import MessageId, Reply
from bot.ports import Incoming, Placed, Replies, Room
from bot.stores import Inbox, Task, TaskKind
from bot.wording import Wording

log = logging.getLogger(__name__)

LOOK = 0.5  # seconds between looks at what was called off by another process
ANSWER = 5.0  # seconds for one of them
LOOKS = 20  # for the end of what was stopped


class RunningTask:
    """What is being done for somebody in this process, and the way to stop it."""

    def __init__(self, task: Task, inbox: Inbox) -> None:
        self.task = task
        self.shown = task.shown
        self.stopped = task.called_off
        self.ended = asyncio.Event()
        self._inbox = inbox
        self._step: asyncio.Timeout | None = None

    @property
    def id(self) -> str:
        """Of what was said that asks for it."""
        return self.task.id

    async def show(self, messages: Sequence[MessageId]) -> None:
        """Note which messages are its answer so far, for whoever goes on with it."""
        self.shown = tuple(messages)
        try:
            await self._inbox.show(self.task.id, self.shown, self.task.owner)
        except Exception as error:  # a crash from here on may show something twice, which is better than an end here
            log.warning("messages of %s were not noted: %s", self.id, type(error).__name__)

    def stop(self) -> None:
        """End it at the reply it waits for right now."""
        self.stopped = True
        if self._step and not self._step.expired():
            self._step.reschedule(asyncio.get_running_loop().time())

    async def is_called_off(self) -> bool:
        """Whether its person wants no more of it, also where they said so to another process."""
        return self.stopped or self.task.id in await self._inbox.called_off(self.task.owner)

    async def next(self, replies: Replies) -> Reply:
        """The next reply. Raises StopAsyncIteration at their end, and _Stopped."""
        if self.stopped:
            raise _Stopped
        try:
            async with asyncio.timeout(None) as self._step:
                return await anext(replies)
        except TimeoutError:
            if not self.stopped:
                raise
            raise _Stopped from None
        finally:
            self._step = None


class InPlace:
    """A room in which whatever is shown goes on in the messages that a task has taken so far, once it is `running`."""

    def __init__(
        self, room: Room, running: RunningTask | None = None, leave: Callable[[], None] = lambda: None
    ) -> None:
        self._room = room
        self.running = running
        self.leave = leave

    @property
    def id(self) -> str:
        """As the room's own."""
        return self._room.id

    @property
    def private(self) -> bool:
        """As the room's own."""
        return self._room.private

    @property
    def link(self) -> str:
        """As the room's own."""
        return self._room.link

    async def show(
        self, replies: Replies, to: MessageId, placed: Placed | None = None, over: Sequence[MessageId] = ()
    ) -> Sequence[MessageId]:
        """As in the room itself, in the place of what the task has shown."""
        self.leave()
        if self.running:
            placed, over = placed or self.running.show, over or self.running.shown
        return await self._room.show(replies, to, placed, over)

    async def thread(self, title: str, to: MessageId) -> Room:
        """Another place, or this one."""
        thread = await self._room.thread(title, to)
        return self if thread.id == self.id else thread


class _Stopped(Exception):
    """The person wants no more of it."""


@dataclass(frozen=True)
class Work:
    """Something that takes longer than an answer and waits for its turn: of what kind it is, and how it is done."""

    kind: TaskKind
    do: Callable[[RunningTask], Awaitable[object]]


class RunningTasks:
    """What is being done in this process; `owner` is its name. The rows of the inbox say what is done anywhere."""

    def __init__(self, inbox: Inbox, owner: str, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._inbox = inbox
        self._owner = owner
        self._sleep = sleep
        self._running: dict[str, RunningTask] = {}

    @contextmanager
    def running(self, task: Task) -> Iterator[RunningTask]:
        """While it is being done here."""
        self._running[task.id] = running = RunningTask(task, self._inbox)
        try:
            yield running
        finally:
            del self._running[task.id]
            running.ended.set()

    async def of(self, person: str) -> Sequence[Task]:
        """What is being done for somebody and what waits behind it, in order."""
        return [task for task in await self._inbox.tasks(person) if not task.called_off]

    async def stop(self, task: Task) -> None:
        """Do no more of it, whichever process does it, and never begin it where it waits."""
        await self._inbox.call_off(task.id)
        if running := self._running.get(task.id):
            running.stop()
        elif not task.owner:
            await self._inbox.end(task.id)

    async def stop_all(self, person: str) -> None:
        """Do nothing more for somebody; returns once it has ended, within some seconds, whichever process does it."""
        for task in await self.of(person):
            await self.stop(task)
        here = [asyncio.ensure_future(one.ended.wait()) for one in self._running.values() if one.task.person == person]
        if here:
            await asyncio.wait(here, timeout=LOOK * LOOKS)
        for _ in range(LOOKS):
            if not any(task.owner for task in await self._inbox.tasks(person)):
                return
            await self._sleep(LOOK)

    async def watch(self) -> None:
        """Stop, until cancelled, what people called off by a word to another process."""
        while True:
            await self._sleep(LOOK)
            try:
                async with asyncio.timeout(ANSWER):
                    called_off = await self._inbox.called_off(self._owner) if self._running else ()
                for id in called_off:
                    if (running := self._running.get(id)) and not running.stopped:
                        running.stop()
            except Exception as error:
                log.warning("what was called off is not known right now: %s", type(error).__name__)


def meant(tasks: Sequence[Task], reply_to: MessageId | None) -> Task:
    """Which task somebody wants stopped: that of the message they reply to, else the last of those being done."""
    below = [task for task in tasks if reply_to in task.shown]
    return [*tasks[:1], *(task for task in tasks if task.owner), *below][-1]


async def with_errors_shown(
    replies: Replies, words: Wording, incoming: Incoming, running: RunningTask, stopped: Replies | None = None
) -> AsyncGenerator[Reply, None]:
    """The replies; where they break off, why, in the place of what was shown last; once stopped, `stopped`."""
    try:
        async with aclosing(replies):
            while True:
                yield await running.next(replies)
    except StopAsyncIteration:
        return
    except (_Stopped, TakenOver):
        if not await running.is_called_off():
            return
        async with aclosing(stopped or one(Reply(words.stopped()))) as rest:
            async for reply in rest:
                yield reply
    except Exception as error:
        yield Reply(error_text(error, words, incoming))


def error_text(error: Exception, words: Wording, incoming: Incoming) -> str:
    """What a person reads of an error; a bug gets a number that finds the line in the log."""
    if isinstance(error, BotError):
        log.info("told %s of %s", incoming.sender, type(error).__name__)
        return error.sentence(words)
    name = secrets.token_hex(3)
    log.error("error %s while hearing %s: %s", name, incoming.id, error_frames(error))
    return words.went_wrong(name)
