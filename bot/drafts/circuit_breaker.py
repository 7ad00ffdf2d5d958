"""Stop asking a model for a while that does not work, and tell whoever runs the bot."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo

from bot.drafts.model_errors import Busy, ModelError, NoBalance
from bot.people.access.alerts import Alerts
from bot.people.costs.meters import ModelStatus
from bot.wording import Wording

EMPTY_ACCOUNT, DOWN = "balance", "model"  # as alerts are named
MOST_FAILURES = 3  # in a row; each of them is three tries already
SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(minutes=30)
EMPTY = timedelta(minutes=10)  # between two looks at whether an account was topped up
TRIAL = timedelta(minutes=1)  # after a rest one request goes first, and the others follow once it works


class ModelRests(ModelError):
    """The model has failed several times, and is not asked until `opens`."""

    def __init__(self, host: str, opens: datetime) -> None:
        super().__init__(host)
        self.opens = opens

    def sentence(self, words: Wording) -> str:
        return words.model_rests(self.host, self.opens)


class CircuitBreaker:
    """`alerts` tell whoever runs the bot, `zone` is the one in which people are told the time. What it knows goes
    with the process: the next one finds out anew.
    """

    def __init__(self, host: str, alerts: Alerts, zone: tzinfo, now: Callable[[], datetime]) -> None:
        self._host = host
        self._alerts = alerts
        self._zone = zone
        self._now = now
        self._failures = 0
        self._rest = SHORTEST
        self._opens: datetime | None = None
        self._trial: datetime | None = None  # until when the one that goes first is waited for
        self._empty = False  # why it rests
        self._tried = False  # a text has come since another process may have told that none does

    def check(self) -> None:
        """Raises ModelRests while the model is not to be asked."""
        now = self._now()
        if self._opens and now < max(self._opens, self._trial or self._opens):
            raise ModelRests(self._host, max(self._opens, self._trial or self._opens).astimezone(self._zone))
        if self._opens:
            self._trial = now + TRIAL

    @property
    def status(self) -> ModelStatus:
        """How the model is."""
        if self._opens:
            return "empty" if self._empty else "rests"
        return "works" if self._tried else "unknown"

    async def works(self) -> None:
        """A text comes: everybody may ask again."""
        rested, self._opens, self._trial = self._opens, None, None
        self._failures, self._rest = 0, SHORTEST
        if rested or not self._tried:
            self._tried = True
            await self._alerts.off((EMPTY_ACCOUNT, DOWN), lambda words: words.admins_model_back(self._host))

    async def failed(self, error: ModelError) -> None:
        """Rests at once where the account is empty, and longer each time where the server fails again and again."""
        self._failures += isinstance(error, Busy)
        empty = isinstance(error, NoBalance)
        down = isinstance(error, Busy) and (self._opens is not None or self._failures >= MOST_FAILURES)
        if not (empty or down):
            return
        self._empty, rest = empty, EMPTY if empty else self._rest
        opens = self._opens = (self._now() + rest).astimezone(self._zone)
        self._trial, self._rest = None, min(LONGEST, 2 * self._rest)
        if empty:
            await self._alerts.on(EMPTY_ACCOUNT, lambda words: words.admins_no_balance(self._host, opens))
        else:
            failures = self._failures
            await self._alerts.on(DOWN, lambda words: words.admins_model_down(self._host, failures, opens))
