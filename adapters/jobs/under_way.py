"""The jobs that are being done here, until they end or are parked."""

import asyncio
import logging
from typing import Any

from bot.errors.frames import error_frames
from bot.ports import JobKind, RunJob

log = logging.getLogger(__name__)

LAST_WORDS = 1.0  # seconds for a job to put down where it was when it is parked


class UnderWay:
    """Does jobs, and can park them: they are cancelled then, and are not done."""

    def __init__(self, run: RunJob) -> None:
        self._run = run
        self._tasks: set[asyncio.Task[Any]] = set()
        self.parking = False  # nothing is begun any more

    async def do(self, kind: JobKind, id: str) -> bool:
        """Whether the job is done; not where it was parked, or must not begin any more.

        A job that raises is done: the rows of its own say what became of it, and again would not go better.
        """
        task = asyncio.current_task()
        if self.parking or task is None:
            return False
        self._tasks.add(task)
        try:
            await self._run(kind, id)
        except asyncio.CancelledError as error:
            if self.parking or task.cancelling():
                return False
            _log(kind, id, error)
        except Exception as error:
            _log(kind, id, error)
        finally:
            self._tasks.discard(task)
        return True

    def park(self) -> None:
        """Begin nothing more, and cancel what is under way."""
        self.parking = True
        for task in self._tasks:
            task.cancel()

    async def drain(self, seconds: float) -> None:
        """Begin nothing more; what has not ended within these seconds is parked."""
        self.parking = True
        await self.ended(seconds)
        self.park()
        await self.ended(LAST_WORDS)

    async def ended(self, seconds: float) -> None:
        """Wait until nothing is under way, for so long at most."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)


def _log(kind: JobKind, id: str, error: BaseException) -> None:
    log.error("job %s %s failed: %s", kind, id, error_frames(error))
