"""Look for what whoever runs the bot should know of: a budget that ends, a disk that fills, what fails or hangs."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.people.access.admins import InWords
from bot.people.costs.limits import Limits
from bot.stores import Store
from bot.stores.operations import FailingPlatform
from bot.wording import Wording
from bot.wording.operations import AlertTopic

NEAR = 0.8  # of the budget, and of what the database may hold
LEAST_SHARE, LEAST_BYTES = 0.05, 500_000_000  # of a disk that are left
LOOKED = timedelta(hours=1)
MOST_BLOGS, MOST_PEOPLE = 5, 3  # whose blogs of one kind may fail within that time
DOING, WAITING = timedelta(minutes=15), timedelta(minutes=10)  # that a task may take, and wait
RESTARTS, WITHIN = 3, timedelta(minutes=10)
NAMED = 3  # tasks in one message


@dataclass(frozen=True)
class Alert:
    """Something that is so. `say` None: it stays so, and another finding says more."""

    key: str
    say: InWords | None


AlertCheck = Callable[[], Awaitable[Sequence[Alert]]]


class AlertChecks:
    """Each finds what is so of its topic right now."""

    def __init__(self, store: Store, limits: Limits, now: Callable[[], datetime]) -> None:
        self._health = store.health
        self._starts = store.starts
        self._ledger = store.ledger
        self._limits = limits
        self._now = now
        self._long: frozenset[str] = frozenset()  # tasks that were long under way when it was looked last

    def all(self) -> Mapping[AlertTopic, AlertCheck]:
        """By their topics."""
        return {
            "budget": self.budget,
            "disk": self.disk,
            "storage": self.storage,
            "platform": self.platforms,
            "stuck": self.stuck,
            "restarts": self.restarts,
        }

    async def budget(self) -> Sequence[Alert]:
        """This month's, where there is one."""
        rules = self._limits.rules
        if not rules.budget:
            return ()
        used = await self._limits.month()
        won, most = rules.won(used), round(rules.won(rules.budget))
        if used >= rules.budget:
            return Alert("budget", None), Alert("budget spent", lambda words: words.admins_budget_spent(won, most))
        near = used >= NEAR * rules.budget
        return (Alert("budget", lambda words: words.admins_budget_near(won, most)),) if near else ()

    async def disk(self) -> Sequence[Alert]:
        """That of the database, where it is here."""
        disk = await self._health.disk()
        if disk is None or disk.free >= max(LEAST_SHARE * disk.total, LEAST_BYTES):
            return ()
        return (Alert("disk", lambda words: words.admins_disk_low(disk.free, disk.total)),)

    async def storage(self) -> Sequence[Alert]:
        """All that the bot may keep."""
        held, most = await self._ledger.held(""), self._limits.rules.megabytes.bot * 1_000_000
        return (Alert("storage", lambda words: words.admins_storage_near(held, most)),) if held >= NEAR * most else ()

    async def platforms(self) -> Sequence[Alert]:
        """Those of which half of all readings fail, and more than a few."""
        readings = await self._health.readings(self._now() - LOOKED)
        return [Alert(f"platform {each.kind}", partial(_platform_fails, each)) for each in readings if _fails(each)]

    async def stuck(self) -> Sequence[Alert]:
        """Tasks that were found twice: one that has just come to its turn after a long wait is not stuck. As long as
        none was, but any may be, what was told of them before stays so."""
        now = self._now()
        tasks = await self._health.stuck(now - DOING, now - WAITING)
        before, self._long = self._long, frozenset((*tasks.doing, *tasks.waiting))
        doing = [id for id in tasks.doing if id in before]
        waiting = [id for id in tasks.waiting if id in before]
        ids = (*doing, *waiting)[:NAMED]
        say = partial(_tasks_stuck, len(doing), len(waiting), ids)
        return (Alert("stuck", say if ids else None),) if self._long else ()

    async def restarts(self) -> Sequence[Alert]:
        """Starts that did not end as they should, on one machine."""
        times, minutes = await self._starts.most(self._now() - WITHIN), round(WITHIN.total_seconds() / 60)
        more = times > RESTARTS
        return (Alert("restarts", lambda words: words.admins_restarts(times, minutes)),) if more else ()


def _fails(of: FailingPlatform) -> bool:
    return of.failed >= MOST_BLOGS and of.people >= MOST_PEOPLE and 2 * of.failed >= of.looked


def _platform_fails(of: FailingPlatform, words: Wording) -> str:
    return words.admins_platform_fails(of.kind, of.failed, of.looked, of.people)


def _tasks_stuck(doing: int, waiting: int, ids: Sequence[str], words: Wording) -> str:
    return words.admins_tasks_stuck(doing, waiting, ids)
