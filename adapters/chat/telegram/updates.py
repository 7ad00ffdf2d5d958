"""Ask Telegram for news, for as long as it takes."""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import suppress
from typing import Any, TypeVar

from telegram import Bot, Update
from telegram.error import BadRequest, Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from adapters.chat.pace import Pace
from adapters.chat.telegram.request import PacedRequest
from adapters.chat.telegram.trouble import error_name, seconds

log = logging.getLogger(__name__)

T = TypeVar("T")

WANTED = ("message", "callback_query")
POLL = 50  # seconds that Telegram waits for news before it answers; it allows no more
BATCH = 100  # updates in one answer; Telegram gives no more
ANSWER = 15  # seconds for an answer to arrive once Telegram has ended its waiting
LOOK_AGAIN = 0.25  # seconds between answers while something is still being put together


class NoTelegram(Exception):
    """Telegram cannot be used as it is set up; the text says what to do."""


WRONG_TOKEN = (
    "Telegram does not accept TELEGRAM_TOKEN. Copy it again from @BotFather, and check TELEGRAM_API_URL if set."
)


def line(token: str, api_url: str, pace: Pace | None = None) -> Bot:
    """A connection to the Bot API."""
    base = api_url.rstrip("/")
    return Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        # Telegram is slow at times; what it has not answered in half a minute, it will not
        request=PacedRequest(
            pace, read_timeout=30, write_timeout=30, connect_timeout=10, pool_timeout=10, media_write_timeout=120
        ),
        get_updates_request=HTTPXRequest(
            connection_pool_size=1, read_timeout=ANSWER, connect_timeout=10, pool_timeout=10
        ),
    )


class Updates:
    """What happens on Telegram, each update once.

    An update is confirmed, and so forgotten by Telegram, once hearing it has begun. What was not comes again after a
    crash, for 24 hours. Only if a hundred wait at the same time they are confirmed early, or nothing new would come.
    One that cannot be read is left out and confirmed, or every start would end with it; `unread` counts them.
    """

    def __init__(self, bot: Bot, sleep: Callable[[float], Awaitable[None]]) -> None:
        self._bot = bot
        self._sleep = sleep
        self._last = 0  # update ids begin at 1
        self._offset: int | None = None
        self._seen: deque[int] = deque(maxlen=10 * BATCH)
        self._waiting: set[int] = set()
        self.unread = 0

    async def come(self) -> AsyncGenerator[Update, None]:
        """Raises NoTelegram if the token is not accepted (any more); everything else is waited out."""
        while True:
            updates = await reach(self._fetch, self._sleep)
            for number, raw in ((raw["update_id"], raw) for raw in updates):
                if number not in self._seen:
                    self._seen.append(number)
                    self._last = number  # not the highest: after an idle week Telegram begins anywhere
                    if update := self._read(number, raw):
                        self._waiting.add(number)
                        yield update
            await asyncio.sleep(0)  # what can be heard at once has begun now
            self._offset = self._unheard() if len(updates) < BATCH else self._last + 1
            if self._waiting:
                await self._sleep(LOOK_AGAIN)

    def release(self, updates: set[int]) -> None:
        """Nobody needs these again."""
        self._waiting -= updates

    async def confirm(self) -> None:
        """So that the next start does not hear the last ones again."""
        if not self._last:
            return
        with suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(3):
                await self._ask(self._unheard(), wait=0, most=1)

    def _unheard(self) -> int | None:
        return min(self._waiting, default=self._last + 1) if self._last else None

    def _read(self, number: int, raw: dict[str, Any]) -> Update | None:
        try:
            return Update.de_json(raw, self._bot)
        except Exception as error:  # whatever a field can do that is missing or of another kind than it was
            self.unread += 1
            log.warning("update %d cannot be read, %d so far: %s", number, self.unread, type(error).__name__)
            return None

    async def _fetch(self) -> list[dict[str, Any]]:
        return await self._ask(self._offset, wait=0 if self._waiting else POLL, most=BATCH)

    async def _ask(self, offset: int | None, wait: int, most: int) -> list[dict[str, Any]]:
        """Updates as Telegram words them. The library's own call reads all or none, and logs what it cannot read."""
        asked = {"offset": offset, "timeout": wait, "limit": most, "allowed_updates": WANTED}
        try:
            updates: list[dict[str, Any]] = await self._bot.do_api_request(
                "get_updates", api_kwargs=asked, read_timeout=ANSWER + wait
            )
        except EndPointNotFound as error:  # what a revoked token looks like here
            raise InvalidToken from error
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
            wait = min(2.0**failures, 30)
            log.warning("%s; trying again in %d s", _plainly(error), wait)
            await sleep(wait)


def _plainly(error: TelegramError) -> str:
    if isinstance(error, Conflict):
        return "another program takes this bot's messages away, since it uses the same TELEGRAM_TOKEN; stop it"
    return f"Telegram cannot be reached: {error_name(error)}"
