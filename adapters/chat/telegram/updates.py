"""Ask Telegram for news, for as long as it takes."""

import logging
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import BadRequest, Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from adapters.chat.pace import PlatformPace
from adapters.chat.telegram.request import Answered, TelegramRequest
from adapters.chat.telegram.trouble import error_name, seconds
from bot.errors import CannotStart

log = logging.getLogger(__name__)

T = TypeVar("T")
RawUpdate = dict[str, Any]  # JSON

WANTED = ("message", "edited_message", "callback_query")
POLL = 50  # seconds that Telegram waits for news before it answers; it allows no more
BATCH = 100  # updates in one answer; Telegram gives no more
ANSWER = 15  # seconds for an answer to arrive once Telegram has ended its waiting
CONFLICTS = 2  # in a row: the question of a process of ours that died may hang at Telegram for a moment
CONNECTIONS = 32  # 28 calls a second need few


class NoTelegram(CannotStart):
    """Telegram cannot be used as it is set up; the text says what to do."""


class TokenUnknown(NoTelegram):
    """Telegram does not know the token."""


WRONG_TOKEN = (
    "Telegram does not accept TELEGRAM_TOKEN. Copy it again from @BotFather, and check TELEGRAM_API_URL if set."
)


def line(token: str, api_url: str, pace: PlatformPace | None = None, heard: Answered | None = None) -> Bot:
    """A connection to the Bot API; `heard` hears of each answer."""
    base = api_url.rstrip("/")
    return Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        # Telegram is slow at times; what it has not answered in half a minute, it will not
        request=TelegramRequest(CONNECTIONS, 30, pace, heard),
        get_updates_request=TelegramRequest(1, ANSWER),
    )


class Updates:
    """What happens on Telegram, each update once, as Telegram words it.

    Telegram forgets what is confirmed by asking for what comes after it. What was not comes again, for 24 hours.
    """

    def __init__(
        self, bot: Bot, sleep: Callable[[float], Awaitable[None]], ours: Callable[[], Awaitable[bool]]
    ) -> None:
        self._bot = bot
        self._ours = ours  # whether this process is the one that asks
        self._sleep = sleep
        self._seen: deque[int] = deque(maxlen=10 * BATCH)
        self._away = False
        self.reached = True  # Telegram gave an answer the last time it was asked, if it was

    async def come(self) -> AsyncGenerator[Sequence[RawUpdate], None]:
        """What has come by now; it is confirmed once the next is asked for. Ends where another process asks.

        Raises NoTelegram if the token is not accepted (any more); everything else is waited out."""
        offset: int | None = None
        try:
            while await self._ours():
                updates = await reach(partial(self._fetch, offset), self._sleep)
                fresh = {update["update_id"]: update for update in updates if update["update_id"] not in self._seen}
                if fresh:
                    yield tuple(fresh.values())
                self._seen.extend(fresh)  # once it is kept; where the turn was lost before that, it comes again
                if updates:
                    offset = updates[-1]["update_id"] + 1  # after an idle week they begin anywhere, so not the highest
        finally:
            self.reached = True  # whoever asks now is another process

    async def _fetch(self, offset: int | None) -> list[RawUpdate]:
        """The library's own call reads all updates or none, and logs what it cannot read."""
        timeout = 0 if self._away else POLL  # so that it is known at once whether Telegram is there again
        asked = {"offset": offset, "timeout": timeout, "limit": BATCH, "allowed_updates": WANTED}
        try:
            updates: list[RawUpdate] = await self._bot.do_api_request(
                "get_updates", api_kwargs=asked, read_timeout=ANSWER + POLL
            )
        except TelegramError as error:
            self.reached, self._away = False, not isinstance(error, Conflict)
            if isinstance(error, EndPointNotFound):  # what a revoked token looks like here
                raise InvalidToken from error
            raise
        self.reached, self._away = True, False
        return updates


async def reach(call: Callable[[], Awaitable[T]], sleep: Callable[[float], Awaitable[None]]) -> T:
    """Call until Telegram answers. Raises NoTelegram on a wrong token, BadRequest if it will never be taken."""
    failures = 0
    while True:
        try:
            return await call()
        except InvalidToken:
            raise NoTelegram(WRONG_TOKEN) from None
        except BadRequest:
            raise
        except RetryAfter as error:
            await sleep(seconds(error.retry_after))
        except TelegramError as error:
            failures += 1
            quiet = CONFLICTS if isinstance(error, Conflict) else 0
            wait = min(2.0 ** (failures - quiet), 30)
            if failures > quiet:
                log.warning("%s; trying again in %d s", _plainly(error), wait)
            await sleep(wait)


def _plainly(error: TelegramError) -> str:
    if isinstance(error, Conflict):
        return "another program takes this bot's messages away, since it uses the same TELEGRAM_TOKEN; stop it"
    return f"Telegram cannot be reached: {error_name(error)}"
