"""The one door for what costs: what each person, and everybody together, may still use today."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import NoReturn
from zoneinfo import ZoneInfo

from bot.errors import BlogError, BotError
from bot.people.access.allowed import TERMINAL
from bot.people.costs.meters import SILENT, LimitName, Meters
from bot.people.costs.prices import NANO
from bot.ports import Usage
from bot.settings import Settings
from bot.settings.limit import HeldLimit, Limit
from bot.stores.ledger import Amounts, Charge, Full, Ledger, Window
from bot.wording import Wording
from bot.wording.costs import Limited

NOTHING = Amounts()


class LimitReached(BotError):
    """`opens` is when there is more, in the zone whose days are counted; `most` in the unit that people read."""

    def __init__(self, full: Full, opens: datetime, most: int) -> None:
        super().__init__(full, opens, most)
        self.full, self.opens, self.most = full, opens, most

    def sentence(self, words: Wording) -> str:
        window = self.full.window
        return words.limit_reached(self.full.what, self.most, window.span, not window.person, self.opens)


class TooManyBlogs(BlogError):
    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most

    def sentence(self, words: Wording) -> str:
        return words.too_many_blogs(self.most)


class HoldsTooMuch(BlogError):
    """As much is kept of one person, or of everybody, as may be."""

    def __init__(self, megabytes: int, everybody: bool) -> None:
        super().__init__(megabytes, everybody)
        self.megabytes, self.everybody = megabytes, everybody

    def sentence(self, words: Wording) -> str:
        return words.holds_too_much(self.megabytes, self.everybody)


@dataclass(frozen=True)
class LimitRules:
    """What may be used; nanodollars as such, the budget of a month for all of them, 0 for none."""

    limits: Mapping[Limited, Limit]
    blogs: int
    megabytes: HeldLimit
    budget: int
    krw_per_usd: int
    zone: ZoneInfo

    def won(self, nanodollars: float) -> float:
        """What people read."""
        return nanodollars / NANO * self.krw_per_usd

    def unit(self, what: Limited, amount: float) -> float:
        """In what people read: won instead of nanodollars."""
        return self.won(amount) if what == "nanodollars" else amount


def rules_of(settings: Settings) -> LimitRules:
    """As the settings say them, the won in nanodollars."""
    won = settings.limit_won
    limits: dict[Limited, Limit] = {
        "drafts": settings.limit_drafts,
        "revisions": settings.limit_revisions,
        "tokens": settings.limit_tokens,
        "nanodollars": Limit(**{name: int(n * NANO / settings.krw_per_usd) for name, n in asdict(won).items()}),
        "readings": settings.limit_readings,
        "uploads": settings.limit_uploads,
    }
    budget = int(settings.budget_krw * NANO / settings.krw_per_usd)
    held = settings.limit_blogs, settings.limit_megabytes
    return LimitRules(limits, *held, budget, settings.krw_per_usd, settings.timezone)


@dataclass(frozen=True)
class Reservation:
    """What was taken for one request, and from which windows; `charge` is what it is reckoned at, where it is for a
    revision."""

    amounts: Amounts
    windows: tuple[Window, ...]
    charge: Charge | None


class Limits:
    """Nothing that costs is done before it was taken here. What is never settled stays taken until its day is over: so
    a process that dies in between leaks nothing, and what it had begun is counted at its estimate.
    """

    def __init__(self, ledger: Ledger, rules: LimitRules, now: Callable[[], datetime], meters: Meters = SILENT) -> None:
        self.rules = rules
        self.meters = meters
        self._ledger = ledger
        self._now = now

    async def take(self, person: str, amounts: Amounts, beside: Amounts = NOTHING) -> None:
        """Raises LimitReached where there is not enough left, for `beside` either, which is not taken."""
        await self._take(amounts, beside, self.windows(person), None)

    async def reserve(self, person: str, usage: Usage, nanodollars: int, revision: int | None) -> Reservation:
        """Take for one request to the model what it costs at most. Raises LimitReached, Forgotten."""
        amounts = Amounts(tokens=usage.tokens, nanodollars=nanodollars)
        charge = None if revision is None else _charge(revision, usage, nanodollars)
        windows = self.windows(person)
        id = await self._take(amounts, NOTHING, windows, charge)
        return Reservation(amounts, windows, charge and replace(charge, id=id))

    async def settle(self, taken: Reservation, usage: Usage, nanodollars: int) -> None:
        """Count what it was instead."""
        more = Amounts(tokens=usage.tokens - taken.amounts.tokens, nanodollars=nanodollars - taken.amounts.nanodollars)
        charge = taken.charge and replace(_charge(taken.charge.revision, usage, nanodollars), id=taken.charge.id)
        await self._ledger.settle(charge, more, taken.windows)
        self.meters.answered(usage, self.rules.won(nanodollars))

    async def month(self) -> int:
        """Nanodollars that everybody together has used of this month's budget."""
        *_, month = self.windows("")
        [used] = await self._ledger.used([month])
        return used.nanodollars

    def check_blogs(self, person: str, count: int) -> None:
        """Whether somebody who has so many may have one more. Raises TooManyBlogs."""
        if count >= self.rules.blogs and not person.startswith(TERMINAL):
            self._refuse("blogs", TooManyBlogs(self.rules.blogs))

    async def room(self, person: str) -> int:
        """How many bytes more may be kept of somebody, at least 1. Raises HoldsTooMuch."""
        if person.startswith(TERMINAL):
            return 1 << 62
        most = self.rules.megabytes
        left = most.person * 1_000_000 - await self._ledger.held(person)
        if left <= 0:
            self._refuse("megabytes", HoldsTooMuch(most.person, everybody=False))
        if await self._ledger.held("") >= most.bot * 1_000_000:
            self._refuse("megabytes", HoldsTooMuch(most.bot, everybody=True))
        return left

    def windows(self, person: str) -> tuple[Window, ...]:
        """Those of now: a person's minute and day, and everybody's minute, day and month."""
        now = self._now().astimezone(self.rules.zone)
        minute, today = _minute(now), _day(now)
        month = _month(now)
        free = person.startswith(TERMINAL)
        budget: Mapping[Limited, int] = {"nanodollars": self.rules.budget} if self.rules.budget else {}
        return (
            Window(person, "minute", *minute, {} if free else self._most("person_minute")),
            Window(person, "day", *today, {} if free else self._most("person_day")),
            Window("", "minute", *minute, {} if free else self._most("bot_minute")),
            Window("", "day", *today, {} if free else self._most("bot_day")),
            Window("", "month", *month, budget),
        )

    def _most(self, name: str) -> Mapping[Limited, int]:
        return {what: getattr(limit, name) for what, limit in self.rules.limits.items()}

    async def _take(self, amounts: Amounts, beside: Amounts, windows: tuple[Window, ...], charge: Charge | None) -> int:
        taken = await self._ledger.take(amounts, windows, beside, charge)
        if isinstance(taken, Full):
            opens = taken.window.ends.astimezone(self.rules.zone)
            most = self.rules.unit(taken.what, taken.window.most[taken.what])
            self._refuse(taken.what, LimitReached(taken, opens, round(most)))
        return taken

    def _refuse(self, limit: LimitName, error: BotError) -> NoReturn:
        self.meters.refused(limit)
        raise error


def _charge(revision: int, usage: Usage, nanodollars: int) -> Charge:
    return Charge(revision, usage.cached, usage.read, usage.written, nanodollars)


def _minute(now: datetime) -> tuple[datetime, datetime]:
    begins = now.replace(second=0, microsecond=0)
    return begins, begins + timedelta(minutes=1)


def _day(now: datetime) -> tuple[datetime, datetime]:
    """From midnight to midnight; where clocks are put forward or back, of 23 or 25 hours."""
    begins = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return begins, begins + timedelta(days=1)


def _month(now: datetime) -> tuple[datetime, datetime]:
    begins = _day(now)[0].replace(day=1)
    return begins, (begins + timedelta(days=32)).replace(day=1)
