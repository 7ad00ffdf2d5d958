"""Do one thing at a time for each person, stop it on their word, and tell them when it goes wrong."""

import asyncio
import logging
import secrets
import traceback
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager

from bot.answer import one, say
from bot.errors import BotError
from bot.model import Reply
from bot.ports import Incoming, Replies
from bot.wording import Wording

log = logging.getLogger(__name__)


class RunningTask:
    """What is being done for somebody, and the way to stop it."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.stopped = False
        self._step: asyncio.Timeout | None = None

    def stop(self) -> None:
        """End it at the reply it waits for right now."""
        self.stopped = True
        if self._step and not self._step.expired():
            self._step.reschedule(asyncio.get_running_loop().time())

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


class _Stopped(Exception):
    """The person wants no more of it."""


class UserTasks:
    """What is being done right now, and for whom."""

    def __init__(self) -> None:
        self._running: dict[str, RunningTask] = {}

    @contextmanager
    def begin(self, person: str, what: str) -> Iterator[RunningTask | None]:
        """One thing at a time for each person: None while something is being done for them already."""
        if person in self._running:
            yield None
            return
        self._running[person] = task = RunningTask(what)
        try:
            yield task
        finally:
            del self._running[person]

    def running(self, person: str) -> RunningTask | None:
        """What is being done for somebody right now."""
        return self._running.get(person)


async def say_busy(tasks: UserTasks, incoming: Incoming, words: Wording) -> None:
    """What is being done for them already, and how to stop it."""
    task = tasks.running(incoming.sender)
    await say(incoming, words.busy_with(task.what if task else ""))


async def with_errors_shown(
    replies: Replies, words: Wording, incoming: Incoming, task: RunningTask, stopped: Replies | None = None
) -> AsyncGenerator[Reply, None]:
    """The replies; where they break off, why, in the place of what was shown last; once stopped, `stopped`."""
    try:
        async with aclosing(replies):
            while True:
                yield await task.next(replies)
    except StopAsyncIteration:
        return
    except _Stopped:
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
    frames = "".join(traceback.format_tb(error.__traceback__))  # without the message, which may quote a text
    log.error("error %s while hearing %s: %s\n%s", name, incoming.id, type(error).__name__, frames)
    return words.went_wrong(name)
