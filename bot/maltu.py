"""The bot: who lets in, does, keeps current, tells and forgets, all at once."""

import asyncio
from dataclasses import dataclass

from adapters.jobs.durable import DurableJobs
from adapters.jobs.in_memory import InMemoryJobs
from bot.admin.alerts.watch import AlertWatch
from bot.blogs.refresh import Refresher
from bot.dialogue.desk import Desk
from bot.dialogue.one_at_a_time import RunningTasks
from bot.people.access.announcer import Announcer
from bot.people.access.door import Door
from bot.people.link.late_rows import LateRows
from bot.people.privacy.erasure import Erasure
from bot.people.privacy.expiry import Expiry
from bot.ports import Turns
from bot.turns import in_turn

SCHEDULER = "scheduler"  # the turn

StartedJobs = InMemoryJobs | DurableJobs


@dataclass(frozen=True)
class Maltu:
    """The bot with everything it needs from the world."""

    door: Door
    desk: Desk
    jobs: StartedJobs
    tasks: RunningTasks
    refresher: Refresher
    announcer: Announcer
    erasure: Erasure
    expiry: Expiry
    late_rows: LateRows
    alerts: AlertWatch
    turns: Turns
    schedules: bool  # what one process does for all of them is done here where the turn is ours

    async def work(self) -> None:
        """Until cancelled, do what was said, also what an earlier process left, and keep blogs current."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.turns.keep())
            await self.jobs.start(self.desk.run)
            await self.desk.resume_in_time()
            tasks.create_task(self.jobs.adopt())
            tasks.create_task(self.tasks.watch())
            tasks.create_task(self.door.answer())
            tasks.create_task(self.desk.hear_the_rest())
            if self.schedules:
                tasks.create_task(in_turn(self.turns, SCHEDULER, self._schedule))

    async def _schedule(self) -> None:
        """Until cancelled, what one process does for all of them."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.desk.hear_late())
            tasks.create_task(self.refresher.run())
            tasks.create_task(self.announcer.run())
            tasks.create_task(self.erasure.run())
            tasks.create_task(self.expiry.run())
            tasks.create_task(self.late_rows.run())
            tasks.create_task(self.alerts.run())
