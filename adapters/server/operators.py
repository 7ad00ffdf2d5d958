"""Show whoever runs the bot, over HTTP, how this process is."""

import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime

from adapters.server.prometheus import ErrorCounter, MetricsPage, PrometheusMeters
from adapters.server.serving import ServedPages, served
from bot.admin.readiness import Readiness
from bot.ports import Chat, Jobs
from bot.settings.operating import is_loopback
from bot.stores.operations import Health

log = logging.getLogger(__name__)


class OperatorPages:
    """At this host and port; `meters` counts for them."""

    def __init__(self, host: str, port: int) -> None:
        self.meters = PrometheusMeters()
        self._host = host
        self._port = port

    @asynccontextmanager
    async def shown(
        self, health: Health, jobs: Jobs, chats: Mapping[str, Chat], lag: Callable[[], float]
    ) -> AsyncIterator[int]:
        """While they are; the port. `chats` are those that this process listens to. Raises CannotServe."""
        if not is_loopback(self._host):
            log.warning("HTTP_HOST is not loopback: whoever reaches its port reads /metrics and /readyz")
        ready = Readiness(health.answers, jobs.alive, {name: chat.connected for name, chat in chats.items()})
        metrics = MetricsPage(self.meters, lambda: health.ages(datetime.now(UTC)), lag)
        hooks = [hook for chat in chats.values() if (hook := chat.hook())]
        with self._errors_counted():
            async with served(self._host, self._port, ServedPages(ready.missing, metrics.text, hooks)) as port:
                yield port

    @contextmanager
    def _errors_counted(self) -> Iterator[None]:
        counter = ErrorCounter(self.meters)
        logging.getLogger().addHandler(counter)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(counter)
