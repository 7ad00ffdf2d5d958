"""Give jobs to other processes, from one that does none itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from dbos import DBOSClient, EnqueueOptions

from adapters.jobs.runner import BOT, FINISHED, LANES, MANY, NAME, SCHEMA, VERSION
from bot.ports import JobKind


class Giver:
    """As adapters.jobs.runner.Runner, without doing anything: a client of DBOS."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.others = True
        self._client: DBOSClient | None = None

    async def launch(self) -> None:
        """Raises whatever DBOS raises where the database is away, or no process that does jobs has ever begun."""
        self._client = DBOSClient(
            system_database_url=self._url, dbos_system_schema=SCHEMA, application_name=BOT, lazy=True
        )
        await self._client.check_connection_async()
        await self._client.list_queues_async()

    async def give(self, kind: JobKind, id: str, key: str | None, delay: float | None) -> None:
        """Kept once this returns, once for each id."""
        options: EnqueueOptions = {
            "queue_name": LANES[kind],
            "workflow_name": NAME,
            "workflow_id": id,
            "app_version": VERSION,
            "queue_partition_key": key or f"at {id}",
        }
        if delay is not None:
            options["delay_seconds"] = delay
        await self._opened.enqueue_async(options, kind, id)

    async def executors(self) -> set[str]:
        """Others look for the dead."""
        return set()

    async def adopt(self, dead: Sequence[str]) -> None:
        """Others go on with what they left."""

    async def prune(self, before: datetime) -> int:
        """Others forget what is done."""
        return 0

    async def known(self) -> Mapping[str, bool]:
        """Every job there is, and whether it has ended."""
        found: dict[str, bool] = {}
        while some := await self._opened.list_workflows_async(
            limit=MANY, offset=len(found), load_input=False, load_output=False
        ):
            found |= {job.workflow_id: job.status in FINISHED for job in some}
        return found

    async def delete(self, ids: Sequence[str]) -> None:
        """Forget these jobs, with all that they were given and gave."""
        for at in range(0, len(ids), MANY):
            await self._opened.delete_workflows_async(list(ids[at : at + MANY]))

    async def settle(self) -> None:
        """Nothing is under way."""

    def destroy(self) -> None:
        """Close its connections."""
        if self._client:
            self._client.destroy()

    @property
    def _opened(self) -> DBOSClient:
        assert self._client
        return self._client
