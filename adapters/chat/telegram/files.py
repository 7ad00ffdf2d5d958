"""Fetch the files that people send on Telegram, once somebody wants to see them."""

import asyncio
import logging
from dataclasses import dataclass
from functools import partial

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from adapters.chat.telegram.trouble import error_name
from bot.errors import NotReceived
from bot.sent import Attachment

log = logging.getLogger(__name__)

LARGEST = 20_000_000  # bytes; getFile hands over no larger files
TRIES = 3


@dataclass(frozen=True)
class SentFile:
    """A file as Telegram names it. `size` in bytes, 0 where it does not say; `unique` names it in the log.

    `seconds` is how long a recording is, 0 where nobody says; `as_file`: sent as a file, and left as it is.
    """

    name: str
    size: int
    id: str
    unique: str
    seconds: int = 0
    as_file: bool = False


class Downloads:
    """Fetch files, a few at a time: each may be 20 MB of memory."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._slots = asyncio.Semaphore(4)

    def attachment(self, file: SentFile, caption: str = "") -> Attachment:
        """The handle of a file, which is not asked for before somebody fetches it."""
        return Attachment(
            file.name,
            file.size,
            f"telegram:{file.id}",
            partial(self.fetch, file),
            seconds=file.seconds,
            as_file=file.as_file,
            caption=caption,
        )

    async def fetch(self, file: SentFile) -> bytes:
        """What stands in a file. Raises NotReceived if it is too large or cannot be had."""
        if file.size > LARGEST:
            raise NotReceived(file.name)
        for _ in range(TRIES):
            try:
                async with self._slots:
                    found = await self._bot.get_file(file.id)
                    return bytes(await found.download_as_bytearray())
            except BadRequest as refusal:  # "file is too big"
                log.warning("file %s was not handed over: %s", file.unique, refusal.message)
                break
            except TelegramError as error:
                log.warning("file %s did not arrive: %s", file.unique, error_name(error))
        raise NotReceived(file.name)
