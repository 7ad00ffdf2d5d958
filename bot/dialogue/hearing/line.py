"""Have heard what people say: each person's in order, and nobody's behind those of somebody who says much at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.ports import Jobs, JobsStopped
from bot.stores import InboxItem

log = logging.getLogger(__name__)

AT_ONCE = 10  # things that one person says together
KNOWN = 60.0  # seconds for which what was given is not given again, should somebody find it unheard
PAUSE = 0.02  # seconds between the others, one of each person; to hear one takes a fourth of it


class HearingLine:
    """Whoever says more than `at_once` has the rest heard by and by, in `go_on`. It stands in the inbox: what is lost
    here is found there.
    """

    def __init__(self, jobs: Jobs, sleep: Callable[[float], Awaitable[None]], at_once: int = AT_ONCE) -> None:
        self._jobs = jobs
        self._sleep = sleep
        self._at_once = at_once
        self._behind: dict[str, dict[str, None]] = {}  # by person, in order, as long as something of theirs waits
        self._beginning: set[str] = set()  # persons whose first ones are being given
        self._given: dict[str, float] = {}  # when, in order
        self._any = asyncio.Event()

    async def give(self, items: Sequence[InboxItem]) -> None:
        """Have these heard, now or in their turn. Raises JobsStopped."""
        said: dict[str, list[str]] = {}
        self._forget(asyncio.get_running_loop().time() - KNOWN)
        for item in items:
            if not item.part_of and item.id not in self._given:
                said.setdefault(item.person, []).append(item.id)
        ended = await asyncio.gather(*(self._begin(who, ids) for who, ids in said.items()), return_exceptions=True)
        for error in filter(None, ended):
            raise error

    async def go_on(self) -> None:
        """Until cancelled, or the bot is being stopped."""
        while True:
            await self._any.wait()
            self._any.clear()
            while first := self._first_of_each():
                for person, id in first.items():
                    try:
                        await self._give([id])
                    except JobsStopped:
                        return
                    except Exception as error:  # whoever looks for what nobody has given finds it
                        log.warning("what waits to be heard was not given: %s", type(error).__name__)
                    self._behind.get(person, {}).pop(id, None)
                self._behind = {person: behind for person, behind in self._behind.items() if behind}
                await self._sleep(PAUSE)

    def _first_of_each(self) -> Mapping[str, str]:
        return {who: next(iter(behind)) for who, behind in self._behind.items() if who not in self._beginning}

    async def _begin(self, person: str, ids: Sequence[str]) -> None:
        if person in self._behind or person in self._beginning:
            self._behind[person] = self._behind.get(person, {}) | dict.fromkeys(ids)
            return
        if len(ids) > self._at_once:
            self._behind[person] = dict.fromkeys(ids[self._at_once :])
        self._beginning.add(person)
        try:
            await self._give(ids[: self._at_once])
        except BaseException:
            self._behind.pop(person, None)  # none of it before these, which are in the inbox with it
            raise
        finally:
            self._beginning.discard(person)
            self._any.set()

    async def _give(self, ids: Sequence[str]) -> None:
        for id in ids:
            await self._jobs.give(f"hear:{id}", None, "hear")
            self._given[id] = asyncio.get_running_loop().time()

    def _forget(self, before: float) -> None:
        while self._given and self._given[first := next(iter(self._given))] < before:
            del self._given[first]
