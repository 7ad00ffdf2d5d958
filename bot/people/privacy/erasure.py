"""Forget somebody entirely: what is being done for them, all that is kept, and what is left among jobs and files."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence, Set

from bot.errors.frames import error_frames
from bot.ports import Jobs
from bot.stores.forgetting import Erased, Forgetting

log = logging.getLogger(__name__)

SWEEP = 5.0  # seconds between two looks at what is left among the jobs

ForPerson = Callable[[str], Awaitable[object]]
CountFiles = Callable[[str], Awaitable[int]]


class Erasure:
    """`stop` ends what is being done for somebody; `files` deletes what chats keep of them, and counts those."""

    def __init__(
        self,
        forgetting: Forgetting,
        jobs: Jobs,
        stop: ForPerson,
        files: CountFiles,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._forgetting = forgetting
        self._jobs = jobs
        self._stop = stop
        self._files = files
        self._sleep = sleep

    async def forget(self, person: str) -> tuple[Erased, int]:
        """How much of them was forgotten, and how many files. Jobs go a little later, this one among them."""
        await self._stop(person)
        files = await self._files(person)
        return await self._forgetting.forget_person(person), files

    async def run(self) -> None:
        """Until cancelled, see that nothing of those who were forgotten stays among the jobs."""
        while True:
            await self._sleep(SWEEP)
            try:
                await self.sweep()
            except Exception as error:
                log.error("forgetting jobs failed: %s", error_frames(error))

    async def sweep(self) -> bool:
        """Whether nothing of anybody forgotten is left among the jobs."""
        marks = await self._forgetting.sweeping()
        if marks and await self._jobs.forget(self._of_the_forgotten):
            await self._forgetting.swept(marks)
            return True
        return not marks

    async def _of_the_forgotten(self, jobs: Sequence[str]) -> Set[str]:
        names = {job: name_in(job) for job in jobs}
        theirs = await self._forgetting.unswept(set(names.values()))
        return {job for job, name in names.items() if name in theirs}


def name_in(job: str) -> str:
    """What leads from a job to a person: 'hear:said#2' -> 'said'; 'renew:5:telegram:42 2026…' -> 'telegram:42'"""
    kind, _, rest = job.partition(":")
    of_a_blog = kind in ("renew", "note")
    return rest.partition(":")[2].rpartition(" ")[0] if of_a_blog else rest.partition("#")[0]
