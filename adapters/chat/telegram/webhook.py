"""Hear from Telegram at an address of our own, instead of asking it for news."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import BadRequest

from adapters.chat.telegram.updates import WANTED, NoTelegram, RawUpdate, reach
from bot.errors.frames import error_frames
from bot.ports import Delivery

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
CONNECTIONS = 40  # at once; Telegram delivers what is said in one chat one after another whatever this is
AGAIN = 300.0  # seconds; whoever begins to ask with this token has Telegram forget the address
PATIENCE = 20.0  # seconds for the store; Telegram hangs up after a minute

KeepUpdate = Callable[[RawUpdate], Awaitable[None]]


class Webhook:
    """The mailbox at `url`. Its secret follows from the token, so that all processes of a bot have the same."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self.path = urlsplit(url).path or "/"
        self.secret = hmac.new(token.encode(), b"maltu hears by webhook", "sha256").hexdigest()
        self._keep: KeepUpdate | None = None

    def admits(self, headers: Mapping[str, str]) -> bool:
        """Whether it is Telegram that delivers."""
        given = headers.get(SECRET_HEADER, "")
        return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self.secret.encode())

    @property
    def open(self) -> bool:
        """Whether anybody hears what is delivered."""
        return self._keep is not None

    @contextmanager
    def heard_by(self, keep: KeepUpdate) -> Iterator[None]:
        """What is delivered meanwhile is given to `keep`, which may raise: it is delivered again then."""
        self._keep = keep
        try:
            yield
        finally:
            self._keep = None

    async def stay(self, bot: Bot, sleep: Callable[[float], Awaitable[None]]) -> None:
        """Have Telegram deliver here, and again and again, since a start elsewhere without this setting ends it. Until
        cancelled. Raises NoTelegram where Telegram does not take the address from the first."""
        address: dict[str, Any] = {"url": self.url, "secret_token": self.secret, "max_connections": CONNECTIONS}
        taken = False
        while True:
            try:
                await reach(partial(bot.set_webhook, allowed_updates=WANTED, **address), sleep)
                if not taken:
                    log.info("Telegram delivers to @%s", bot.username)
                taken = True
            except BadRequest as refusal:
                if not taken:
                    raise NoTelegram(f"Telegram does not take TELEGRAM_WEBHOOK_URL: {refusal.message}.") from None
                log.error("Telegram does not take TELEGRAM_WEBHOOK_URL any more: %s", refusal.message)
            await sleep(AGAIN)

    async def take(self, body: bytes) -> Delivery:
        """Have an update kept. Raises nothing but cancellation."""
        update = _update(body)
        if update is None:
            return "nonsense"
        if self._keep is None:
            return "later"
        try:
            async with asyncio.timeout(PATIENCE):
                await self._keep(update)
        except Exception as error:
            log.error("update %s could not be kept, it is to come again: %s", update["update_id"], error_frames(error))
            return "later"
        return "kept"


def _update(body: bytes) -> RawUpdate | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    known = isinstance(update, dict) and type(update.get("update_id")) is int
    return update if known else None
