"""Processes that die at any step of what they do, and the next ones, which go on."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.model import MessageId
from bot.stores import InboxItem, Store
from bot.wording import words_in
from tests.support.people import Person, Shown, Stage


class Deadline:
    """The process does so many things with what it remembers, and dies at the next one, before it or right after it.

    From then on nothing it does is remembered.
    """

    def __init__(self, steps: int, after: bool) -> None:
        self.died = asyncio.Event()
        self.died_at = "the end"
        self._left = steps
        self._after = after
        self._buried = False

    async def step(self, name: str, call: Callable[[], Awaitable[Any]]) -> object:
        self._left -= 1
        if self._left >= 0:
            return await call()
        if not self.died.is_set():
            self.died_at = name
            if self._after:
                await call()
            self.died.set()
        if not self._buried:
            await asyncio.Event().wait()
        raise asyncio.CancelledError

    def bury(self) -> None:
        """What is under way can be cancelled, and does not wait for its last words."""
        self._buried = True


class Mortal:
    """A family of the store, used by a process that is going to die."""

    def __init__(self, family: object, deadline: Deadline) -> None:
        self._family = family
        self._deadline = deadline

    def __getattr__(self, name: str) -> Callable[..., object]:
        method = getattr(self._family, name)
        if name == "grow":
            return lambda revision: True if self._deadline.died.is_set() else method(revision)
        return lambda *args, **kwargs: self._deadline.step(name, lambda: method(*args, **kwargs))


def mortal(store: Store, deadline: Deadline) -> Store:
    families: dict[str, Any] = {name: Mortal(getattr(store, name), deadline) for name in vars(store)}
    return replace(store, **families)


async def outlives(stage: Stage, ann: Person, says: str, deadline: Deadline) -> list[Shown]:
    """What is shown of something said to a process that dies of it, once the next process has done all."""
    [id] = await said_to_a_dying(stage, ann, [says], deadline)
    assert await stage.store.inbox.unheard() == [], deadline.died_at
    assert await stage.store.inbox.tasks(ann.id) == [], deadline.died_at
    notice = words_in("ko").ai_writes()
    return [answer for answer in stage.answers if answer.to == id and answer.text != notice]


async def said_to_a_dying(stage: Stage, ann: Person, texts: Sequence[str], deadline: Deadline) -> list[MessageId]:
    """The ids of what was said at once to a process that dies meanwhile, once the next process, to which all of it is
    delivered again, has done all."""
    alive, known = stage.store, set(stage.said)
    stage.store = mortal(alive, deadline)
    stage._start()
    said, died = asyncio.create_task(_say_at_once(ann, texts)), asyncio.create_task(deadline.died.wait())
    await asyncio.wait([said, died], return_when=asyncio.FIRST_COMPLETED)
    deadline.bury()
    await stage.dies()
    for task in (said, died):
        task.cancel()
    await asyncio.wait([said, died])
    stage.store, stage.owner = alive, f"after {texts[-1]}"
    stage._start()
    ids = [id for id in stage.said if id not in known]
    await stage.desk.resume()
    await stage.desk.take([InboxItem(id, ann.id, "{}") for id in ids])  # its platform may not know that they arrived
    await stage.jobs.idle()
    return ids


async def _say_at_once(ann: Person, texts: Sequence[str]) -> list[MessageId]:
    return await asyncio.gather(*map(ann.mutters, texts))


def deadlines(every: int = 1) -> Iterator[Deadline]:
    """So many steps later each time, until a process comes to its end."""
    for after in (False, True):
        for steps in range(0, 200, every):
            yield (deadline := Deadline(steps, after))
            if not deadline.died.is_set():
                break
