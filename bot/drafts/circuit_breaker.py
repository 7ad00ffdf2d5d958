"""Stop asking a model for a while that does not work, and tell whoever runs the bot."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, tzinfo

from bot.drafts.model_errors import Busy, ModelError, NoBalance
from bot.wording import Wording

log = logging.getLogger(__name__)

TellAdmins = Callable[[str], Awaitable[None]]  # says something to everybody who runs the bot

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
    """`words` are those of whoever runs the bot, `zone` the one in which people are told the time. What it knows goes
    with the process: the next one finds out anew.
    """

    def __init__(self, host: str, tell: TellAdmins, words: Wording, zone: tzinfo, now: Callable[[], datetime]) -> None:
        self._host = host
        self._tell = tell
        self._words = words
        self._zone = zone
        self._now = now
        self._failures = 0
        self._rest = SHORTEST
        self._opens: datetime | None = None
        self._trial: datetime | None = None  # until when the one that goes first is waited for

    def check(self) -> None:
        """Raises ModelRests while the model is not to be asked."""
        now = self._now()
        if self._opens and now < max(self._opens, self._trial or self._opens):
            raise ModelRests(self._host, max(self._opens, self._trial or self._opens).astimezone(self._zone))
        if self._opens:
            self._trial = now + TRIAL

    async def works(self) -> None:
        """A text comes: everybody may ask again."""
        rested, self._opens, self._trial = self._opens, None, None
        self._failures, self._rest = 0, SHORTEST
        if rested:
            await self._say(self._words.admins_model_back(self._host))

    async def failed(self, error: ModelError) -> None:
        """Rests at once where the account is empty, and longer each time where the server fails again and again."""
        self._failures += isinstance(error, Busy)
        empty = isinstance(error, NoBalance)
        if not (empty or (isinstance(error, Busy) and (self._opens or self._failures >= MOST_FAILURES))):
            return
        first, rest = self._opens is None, EMPTY if empty else self._rest
        self._opens, self._trial = (self._now() + rest).astimezone(self._zone), None
        self._rest = min(LONGEST, 2 * self._rest)
        if first and empty:
            await self._say(self._words.admins_no_balance(self._host, self._opens))
        elif first:
            await self._say(self._words.admins_model_down(self._host, self._failures, self._opens))

    async def _say(self, text: str) -> None:
        try:
            await self._tell(text)
        except Exception as error:
            log.warning("whoever runs the bot could not be told: %s", type(error).__name__)
