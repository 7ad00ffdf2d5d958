"""Write what was asked about, once its person has answered, or wants it written as it is."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.answer import say, stop_button
from bot.commands import Address, AskMe, JustWrite, Say
from bot.dialogue.asking.interview import Interview
from bot.dialogue.drafting import Drafting
from bot.dialogue.one_at_a_time import RunningTask, RunningTasks, Work, with_errors_shown
from bot.dialogue.photos.look_questions import LookQuestions
from bot.dialogue.said import Said
from bot.model import Draft, Reply, Shown
from bot.people.access.allowed import TERMINAL
from bot.ports import Replies
from bot.stores import Store

QUIET = timedelta(seconds=8)  # after the last words; what comes until then belongs to the same answer


class Answers:
    """Each message of an answer is kept; the first of them has the draft written, from all that came until then."""

    def __init__(
        self,
        store: Store,
        interview: Interview,
        looks: LookQuestions,
        drafting: Drafting,
        tasks: RunningTasks,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._materials = store.materials
        self._drafts = store.drafts
        self._interview = interview
        self._looks = looks
        self._drafting = drafting
        self._tasks = tasks
        self._now = now
        self._sleep = sleep

    async def answer(self, said: Said, draft: Draft) -> Work | None:
        """What is done about an answer; nothing where it goes on with another one, or is somebody else's."""
        if draft.owner != said.incoming.sender:
            return None
        if isinstance(said.command, AskMe):
            if not await self._materials.given(said.incoming.id, said.incoming.sender):  # else it was said before
                await self._interview.want(said, said.command)
            if said.command.on or draft.state == "written":
                return None
        kept = "known" if draft.state == "written" else await self._interview.keep(said, draft)
        if draft.state == "written" or kept == "late":
            return await self._say_of_written(said, draft)
        if await self._is_lined_up(said, draft):
            return None
        return Work("write", partial(self._write, said, draft))

    async def _say_of_written(self, said: Said, draft: Draft) -> Work | None:
        """A draft that is begun by now: what was an answer to its questions has gone into it, or changes it."""
        incoming = said.incoming
        if await self._materials.given(incoming.id, incoming.sender):
            return None
        if isinstance(said.command, JustWrite):
            await say(incoming, said.words.written_already())
            return None
        return await self._drafting.refine_draft(said, Shown(draft, await self._drafts.newest(draft)))

    async def _is_lined_up(self, said: Said, draft: Draft) -> bool:
        """Whether another message has it written already, and its turn comes before."""
        given = {one.ref for one in await self._materials.materials(draft) if one.kind != "note"}
        tasks = [task.id for task in await self._tasks.of(said.incoming.sender)]
        before = tasks[: tasks.index(said.incoming.id)] if said.incoming.id in tasks else tasks
        return any(task in given for task in before)

    async def _write(self, said: Said, draft: Draft, running: RunningTask) -> None:
        if await self._pause(draft):
            waiting = with_errors_shown(self._until_quiet(said, draft), said.words, said.incoming, running)
            await said.incoming.room.show(waiting, said.incoming.id)
        if running.stopped:
            return
        now = await self._looks.before(said, draft, running) if isinstance(said.command, Say | Address) else draft
        if now:
            await self._drafting.write_given(said, now, running)

    async def _until_quiet(self, said: Said, draft: Draft) -> Replies:
        yield Reply(said.words.writing(), buttons=(stop_button(said.words),))
        heard = -1
        while (given := await self._materials.materials(draft)) and len(given) != heard:
            heard = len(given)
            await self._sleep(await self._pause(draft))

    async def _pause(self, draft: Draft) -> float:
        """Seconds in which more of the answer may come; none after a word to go on, and in the terminal, where each
        line is answered before the next."""
        given = await self._materials.materials(draft)
        last = given[-1] if given else None
        if last is None or last.created is None or not last.text.strip() or draft.owner.startswith(TERMINAL):
            return 0.0
        return max(0.0, (last.created + QUIET - self._now()).total_seconds())
