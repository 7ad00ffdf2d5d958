"""Count what the bot does, and tell it in the words of Prometheus."""

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable
from typing import get_args

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Enum,
    Gauge,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.loop.watchdog import OURS
from bot.people.costs.meters import DraftOutcome, LimitName, ModelStatus
from bot.ports import Usage
from bot.stores.operations import QueueAges
from bot.wording.costs import Limited

log = logging.getLogger(__name__)

PATIENCE = 2.0  # seconds for the database
FRESH = 5.0  # seconds for which what it said is said again
PLATFORMS = ("discord", "telegram")
LIMITS = (*("won" if name == "nanodollars" else name for name in get_args(Limited)), "blogs", "megabytes")

GatherAges = Callable[[], Awaitable[QueueAges]]


class PrometheusMeters:
    """bot.people.costs.meters.Meters in a registry of its own; every name that can occur is there from the start."""

    def __init__(self) -> None:
        # Or each line comes twice, once with the moment of its beginning.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = registry = CollectorRegistry(auto_describe=True)
        ProcessCollector(registry=registry)
        self._drafts = Counter(
            "maltu_drafts", "Drafts and changes of drafts, by how they went", ["outcome"], registry=registry
        )
        self._tokens = Counter(
            "maltu_tokens", "Tokens of the model: read from its cache, read, written", ["kind"], registry=registry
        )
        self._won = Counter("maltu_won", "What the model has cost, in won", registry=registry)
        self._refusals = Counter(
            "maltu_refusals", "Requests refused, by the limit they ran into", ["limit"], registry=registry
        )
        self._slowed = Counter(
            "maltu_slowed", "Calls that a platform answered with 429", ["platform"], registry=registry
        )
        self._errors = Counter(
            "maltu_errors", "Errors in the log, by where they were noted", ["where"], registry=registry
        )
        self._model = Enum("maltu_model", "How the model is", states=get_args(ModelStatus), registry=registry)
        for counter, names in (
            (self._drafts, get_args(DraftOutcome)), (self._tokens, ("cached", "read", "written")),
            (self._refusals, LIMITS), (self._slowed, PLATFORMS),
        ):  # fmt: skip
            for name in names:
                counter.labels(name)

    def draft(self, outcome: DraftOutcome) -> None:
        """A text that somebody asked for, or a change of one."""
        self._drafts.labels(outcome).inc()

    def answered(self, usage: Usage, won: float) -> None:
        """What one request to the model took."""
        for kind, tokens in (("cached", usage.cached), ("read", usage.read), ("written", usage.written)):
            self._tokens.labels(kind).inc(max(0, tokens))
        self._won.inc(max(0.0, won))

    def refused(self, limit: LimitName) -> None:
        """Somebody has used what there is."""
        self._refusals.labels("won" if limit == "nanodollars" else limit).inc()

    def model(self, status: ModelStatus) -> None:
        """How it is from now on."""
        self._model.state(status)

    def slowed(self, platform: str) -> None:
        """A platform has asked to wait."""
        self._slowed.labels(platform if platform in PLATFORMS else "other").inc()

    def failed(self, logger: str) -> None:
        """An error was noted in the log, by this logger."""
        first, *rest = logger.split(".")
        self._errors.labels(".".join((first, *rest[:1])) if first in OURS else "libraries").inc()


class ErrorCounter(logging.Handler):
    """Counts what is logged as an error, whoever logs it."""

    def __init__(self, meters: PrometheusMeters) -> None:
        super().__init__(logging.ERROR)
        self._meters = meters

    def emit(self, record: logging.LogRecord) -> None:
        """Count one; its words are of no interest."""
        self._meters.failed(record.name)


class MetricsPage:
    """What is counted here, and what the database says when somebody asks; `lag` is the loop's, in seconds."""

    def __init__(
        self,
        meters: PrometheusMeters,
        look: GatherAges,
        lag: Callable[[], float],
        clock: Callable[[], float] = time.monotonic,
        patience: float = PATIENCE,
    ) -> None:
        self._registry = meters.registry
        self._look = look
        self._clock = clock
        self._patience = patience
        self._asked = -math.inf
        self._turn = asyncio.Lock()
        self._up = self._gauge("maltu_database_up", "Whether the database answered in time")
        self._ages = {
            "inbox": self._gauge("maltu_inbox_oldest_seconds", "Age of the oldest thing said that is not done"),
            "waiting": self._gauge("maltu_tasks_waiting_oldest_seconds", "Age of the oldest task nobody has begun"),
            "doing": self._gauge("maltu_tasks_doing_oldest_seconds", "For how long the longest task is being done"),
            "overdue": self._gauge("maltu_readings_overdue", "Blogs that should have been read again by now"),
            "reading": self._gauge("maltu_readings_oldest_seconds", "By how much the most overdue of them is"),
        }
        held = self._gauge("maltu_loop_lag_seconds", "For how long nobody could be answered, at most, of late")
        held.set_function(lag)

    async def text(self) -> tuple[bytes, str]:
        """The page and its type. What the database does not say in time is NaN."""
        async with self._turn:
            if self._clock() - self._asked >= FRESH:
                self._show(await self._ask())
                self._asked = self._clock()
        return generate_latest(self._registry), CONTENT_TYPE_LATEST

    async def _ask(self) -> QueueAges | None:
        try:
            async with asyncio.timeout(self._patience):
                return await self._look()
        except Exception as error:
            log.warning("the database did not say how long things wait: %s", type(error).__name__)
            return None

    def _show(self, ages: QueueAges | None) -> None:
        self._up.set(ages is not None)
        for name, gauge in self._ages.items():
            gauge.set(math.nan if ages is None else getattr(ages, name))

    def _gauge(self, name: str, help: str) -> Gauge:
        return Gauge(name, help, registry=self._registry)
