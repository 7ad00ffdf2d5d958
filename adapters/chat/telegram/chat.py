"""Talk with people on Telegram."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

from telegram import BotCommand, CallbackQuery, MaybeInaccessibleMessage, Update
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application, CallbackContext, TypeHandler

from adapters.chat.failures import error_frames
from adapters.chat.pace import Pace, PlatformPace
from adapters.chat.telegram.ears import Ears, Heard, topic
from adapters.chat.telegram.reading import Downloads, meant_for_us, read, read_press
from adapters.chat.telegram.room import TelegramRoom
from adapters.chat.telegram.trouble import error_name, hush
from adapters.chat.telegram.updates import WRONG_TOKEN, NoTelegram, Updates, line, reach
from bot.model import Language
from bot.ports import Hear, Incoming

log = logging.getLogger(__name__)

PRIVATE_PACE = 1.0  # one message a second to one person
GROUP_PACE = 3.2  # groups bear 20 messages and edits a minute
PLATFORM_PACE = 28  # calls a second; Telegram bears about 30
GRACE = 10.0  # seconds for replies under way when the bot stops

Menus = Mapping[Language | None, Sequence[tuple[str, str]]]  # name and description; None: for everybody else


@dataclass(frozen=True)
class TelegramCheck:
    """What Telegram says about a token. `reads_groups`: privacy mode is off, so all of a group's messages arrive."""

    name: str
    reads_groups: bool


async def check(token: str, api_url: str) -> TelegramCheck:
    """Raises NoTelegram if the bot could not work."""
    hush()
    bot = line(token, api_url)
    try:
        await bot.initialize()
        return TelegramCheck(f"@{bot.username}", bool(bot.can_read_all_group_messages))
    except InvalidToken:
        raise NoTelegram(WRONG_TOKEN) from None
    except TelegramError as error:
        raise NoTelegram(f"{api_url} does not answer: {error_name(error)}.") from None
    finally:
        await bot.shutdown()


class Telegram:
    """Each thing said is heard in a task of its own; in one chat they begin in order."""

    def __init__(
        self,
        token: str,
        *,
        api_url: str,
        commands: Menus,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        hush()
        self._platform = PlatformPace(PLATFORM_PACE, clock, sleep)
        self._bot = line(token, api_url, self._platform)
        self._menus = commands
        self._clock = clock
        self._sleep = sleep
        self._updates = Updates(self._bot, sleep)
        self._ears = Ears(clock, sleep)
        self._downloads = Downloads(self._bot)
        self._paces: dict[int, Pace] = {}
        self._in_order: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def room(self, id: str) -> TelegramRoom:
        """The room of this id. Raises ValueError for one of another platform."""
        match id.split(":"):
            case ["telegram", chat]:
                return self._room(int(chat))
            case ["telegram", chat, below]:
                return self._room(int(chat), int(below))
        raise ValueError(f"not a room on Telegram: {id!r}")

    async def listen(self, hear: Hear) -> None:
        """Raises NoTelegram if the token is wrong; everything else is waited out."""
        underway: set[asyncio.Task[None]] = set()
        # Without its Updater, which confirms up to a hundred updates before they are handled and loses them in a crash.
        application = Application.builder().bot(self._bot).updater(None).job_queue(None).build()
        try:
            await self._begin(application)
            async with asyncio.TaskGroup() as tasks, aclosing(self._updates.come()) as updates:

                async def take(update: Update, _: object) -> None:
                    for work in self._take(update, hear):
                        underway.add(task := tasks.create_task(work))
                        task.add_done_callback(underway.discard)

                application.add_handler(TypeHandler(Update, take))
                application.add_error_handler(_log_failure)
                try:
                    async for update in updates:
                        await application.process_update(update)
                finally:
                    if underway:
                        await asyncio.wait(underway, timeout=GRACE)
        finally:
            await self._updates.confirm()
            await application.shutdown()
            await self._bot.shutdown()

    async def _begin(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        await reach(application.initialize, self._sleep)
        await reach(partial(self._bot.delete_webhook, drop_pending_updates=False), self._sleep)
        for language, menu in self._menus.items():
            commands = [BotCommand(name, description) for name, description in menu]
            try:
                await reach(partial(self._bot.set_my_commands, commands, language_code=language), self._sleep)
            except BadRequest as refusal:
                log.error("Telegram does not take the menu for %s: %s", language or "everybody", refusal.message)
        log.info("listening on Telegram as @%s", self._bot.username)

    def _take(self, update: Update, hear: Hear) -> list[Coroutine[Any, Any, None]]:
        """What there is to do about an update."""
        number, message, query = {update.update_id}, update.message, update.callback_query
        if message and meant_for_us(message, self._bot.username):
            heard = self._ears.catch(update.update_id, message)
            return [self._hear(hear, message.chat.id, heard.updates, partial(self._whole, heard))] if heard else []
        if query and query.message and query.data:
            pressed = self._hear(hear, query.message.chat.id, number, partial(self._press, query, query.message))
            return [self._answer(query), pressed]
        self._updates.release(number)
        return []

    async def _hear(self, hear: Hear, chat: int, updates: set[int], reading: Callable[[], Awaitable[Incoming]]) -> None:
        try:
            async with self._in_order.setdefault(chat, asyncio.Lock()):
                incoming = await reading()
            self._updates.release(updates)
            await hear(incoming)
        except Exception as error:
            self._updates.release(updates)
            log.error(
                "updates %s in telegram:%d were not heard to the end: %s", sorted(updates), chat, error_frames(error)
            )

    async def _whole(self, heard: Heard) -> Incoming:
        await self._ears.whole(heard)
        first = heard.parts[0]
        return read(heard, self._room(first.chat.id, topic(first)), self._downloads)

    async def _press(self, query: CallbackQuery, below: MaybeInaccessibleMessage) -> Incoming:
        return read_press(query, below, self._room(below.chat.id, topic(below)))

    async def _answer(self, query: CallbackQuery) -> None:
        """The button shines until this is said."""
        try:
            await self._bot.answer_callback_query(query.id)
        except TelegramError as error:  # after a few minutes Telegram does not want it any more
            log.info("press %s was not answered: %s", query.id, error_name(error))

    def _room(self, chat: int, topic: int | None = None) -> TelegramRoom:
        """All rooms of a chat share its pace."""
        if chat not in self._paces:
            self._paces[chat] = self._platform.room(PRIVATE_PACE if chat > 0 else GROUP_PACE)
        return TelegramRoom(self._bot, self._paces[chat], chat, topic)


async def _log_failure(update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """An update that could not even be taken; it is not confirmed, and the next one is heard."""
    number = update.update_id if isinstance(update, Update) else 0
    log.error("update %s could not be taken: %s", number, error_frames(context.error) if context.error else "")
