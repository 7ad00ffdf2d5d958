"""Talk with people on Telegram."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from weakref import WeakValueDictionary

from telegram import BotCommand, Update
from telegram.error import BadRequest, InvalidToken, TelegramError

from adapters.chat.budget import shared_budget
from adapters.chat.pace import Pace, PlatformPace, no_matter
from adapters.chat.telegram.ears import Ears, Speaker, speaker
from adapters.chat.telegram.files import Downloads, SentFile
from adapters.chat.telegram.message_part import MessagePart, from_items
from adapters.chat.telegram.reading import put_together, read
from adapters.chat.telegram.room import TelegramRoom
from adapters.chat.telegram.trouble import error_name, hush
from adapters.chat.telegram.updates import WRONG_TOKEN, NoTelegram, RawUpdate, TokenUnknown, Updates, line, reach
from adapters.chat.telegram.webhook import Webhook
from bot.errors.frames import error_frames
from bot.model import Language
from bot.ports import Incoming, Take, Turns
from bot.stores import InboxItem
from bot.stores.paces import Paces
from bot.turns import Alone, in_turn

log = logging.getLogger(__name__)

PRIVATE_PACE = 1.0  # one message a second to one person
GROUP_PACE = 3.2  # groups bear 20 messages and edits a minute
PLATFORM_PACE = 28  # calls a second; Telegram bears about 30
UNKEPT = 10_000  # updates that were delivered and could not be kept; Telegram delivers them again

Menus = Mapping[Language | None, Sequence[tuple[str, str]]]  # name and description; None: for everybody else


@dataclass(frozen=True)
class TelegramCheck:
    """What Telegram says about a token. `reads_groups`: privacy mode is off, so all of a group's messages arrive;
    `date` is what time it is at Telegram, as HTTP writes it."""

    name: str
    reads_groups: bool
    date: str = field(default="", compare=False)


async def check(token: str, api_url: str) -> TelegramCheck:
    """Raises NoTelegram if the bot could not work."""
    hush()
    dates: list[str] = []

    bot = line(token, api_url, heard=lambda _, date: dates.append(date))
    try:
        await bot.initialize()
        return TelegramCheck(f"@{bot.username}", bool(bot.can_read_all_group_messages), "".join(dates[-1:]))
    except InvalidToken:
        raise TokenUnknown(WRONG_TOKEN) from None
    except TelegramError as error:
        raise NoTelegram(f"{api_url} does not answer: {error_name(error)}.") from None
    finally:
        await bot.shutdown()


class Telegram:
    """What is said is told to Telegram as received once it is kept.

    An update that cannot be read is left out and confirmed, or every start would end with it. With a `webhook`,
    Telegram delivers there; without one it is asked. `slowed` hears of each call that Telegram answers with 429.
    """

    def __init__(
        self,
        token: str,
        *,
        api_url: str,
        commands: Menus,
        turns: Turns | None = None,
        paces: Paces | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        webhook: Webhook | None = None,
        slowed: Callable[[], None] = no_matter,
    ) -> None:
        hush()
        self._turns = turns or Alone()
        shared = shared_budget(paces, "telegram", PLATFORM_PACE, clock, sleep)
        self._platform = PlatformPace(PLATFORM_PACE, clock, sleep, self._turns.sure, shared)
        self._slowed = slowed
        self._bot = line(token, api_url, self._platform, self._answered)
        self._webhook = webhook
        self._unkept: dict[int, list[InboxItem]] = {}
        self._left: list[InboxItem] = []  # what was caught and could not be kept yet
        self._begun = False
        self._menus = commands
        self._clock = clock
        self._sleep = sleep
        self._updates = Updates(self._bot, sleep, self._listens_here)
        self._ears = Ears(clock, sleep)
        self._downloads = Downloads(self._bot)
        self._paces: dict[int, Pace] = {}
        self._unread = 0
        self._in_order: WeakValueDictionary[Speaker, asyncio.Lock] = WeakValueDictionary()

    def connected(self) -> bool:
        """Whether what is said reaches us, or the process whose turn it is, as far as is known."""
        return self._webhook.open if self._webhook else self._begun and self._updates.reached

    def hook(self) -> Webhook | None:
        """Where Telegram delivers; None: it is asked."""
        return self._webhook

    async def fetch(self, ref: str) -> bytes:
        """What was sent, by the name that Telegram gave it. Raises NotReceived."""
        return await self._downloads.fetch(SentFile("photo.jpg", 0, ref.removeprefix("telegram:"), ""))

    async def forget(self, person: str) -> int:
        """Nothing of them is kept beside the store."""
        return 0

    async def room(self, id: str) -> TelegramRoom:
        """The room of this id. Raises ValueError for one of another platform."""
        match id.split(":"):
            case ["telegram", chat]:
                return self._room(int(chat))
            case ["telegram", chat, below]:
                return self._room(int(chat), int(below))
        raise ValueError(f"not a room on Telegram: {id!r}")

    async def private(self, person: str) -> TelegramRoom | None:
        """The chat with this person alone, which has their number; nothing lands there before they have opened it."""
        platform, _, number = person.partition(":")
        return self._room(int(number)) if platform == "telegram" and number.isdecimal() else None

    async def listen(self, take: Take) -> None:
        """What `take` fails to keep is given to it again; it must not wait for what is recalled from that.

        Of all processes with this token one asks for news. Raises NoTelegram if it is wrong; all else is waited out."""
        try:
            await self._begin()
            self._begun = True
            if self._webhook:
                await self._open(self._webhook, take)
            else:
                await in_turn(self._turns, self._turn, partial(self._hear, take), self._sleep)
        finally:
            self._begun = False
            await self._bot.shutdown()

    async def attend(self) -> None:
        """Be able to show something, until cancelled, while other processes listen. Raises NoTelegram."""
        try:
            await reach(self._bot.initialize, self._sleep)
            await asyncio.Event().wait()
        finally:
            await self._bot.shutdown()

    async def _open(self, webhook: Webhook, take: Take) -> None:
        """What was not asked for before is delivered now. Raises NoTelegram where Telegram cannot deliver there."""
        async with asyncio.TaskGroup() as tasks:
            with webhook.heard_by(partial(self._take_delivered, take, tasks)):
                await webhook.stay(self._bot, self._sleep)

    async def recall(self, items: Sequence[InboxItem]) -> Incoming | None:
        """What was said, once all of it is there, and after what the same person said before it in the same chat; what
        others say there does not wait for somebody's paste."""
        stored = from_items(items)
        if not stored:
            return None
        first, heard = next(iter(stored.values())), self._ears.find(stored)
        async with self._in_order.setdefault(speaker(first), asyncio.Lock()):
            parts = await self._ears.whole(heard)
        return put_together(parts, self._room(first.chat, first.topic), self._downloads) if parts else None

    async def _begin(self) -> None:
        await reach(self._bot.initialize, self._sleep)
        if not self._webhook:
            await reach(partial(self._bot.delete_webhook, drop_pending_updates=False), self._sleep)
        for language, menu in self._menus.items():
            commands = [BotCommand(name, description) for name, description in menu]
            try:
                await reach(partial(self._bot.set_my_commands, commands, language_code=language), self._sleep)
            except BadRequest as refusal:
                log.error("Telegram does not take the menu for %s: %s", language or "everybody", refusal.message)

    @property
    def _turn(self) -> str:
        return f"poller:telegram:{self._bot.id}"

    async def _listens_here(self) -> bool:
        return await self._turns.held(self._turn)

    async def _hear(self, take: Take) -> None:
        """For as long as the turn is ours."""
        log.info("listening on Telegram as @%s", self._bot.username)
        await self._receive((), take)
        async with asyncio.TaskGroup() as tasks, aclosing(self._updates.come()) as news:
            async for updates in news:
                for press in await self._receive(updates, take):
                    tasks.create_task(self._answer(press))

    async def _receive(self, updates: Sequence[RawUpdate], take: Take) -> list[str]:
        """Have what was said to us kept; the presses of buttons among it."""
        said: dict[str, MessagePart] = {}
        for raw in updates:
            if part := self._read(raw):
                said[f"telegram:{self._bot.id}:{raw['update_id']}"] = part
            await asyncio.sleep(0)  # a hundred at once would hold everybody up for 30 ms
        async with self._ears.receiving:
            self._left += [item for id, part in said.items() for item in self._ears.catch(id, part)]
            await self._keep_left(take)
        return [part.press for part in said.values() if part.press]

    async def _take_delivered(self, take: Take, tasks: asyncio.TaskGroup, raw: RawUpdate) -> None:
        """Raises what `take` raises: what it could not keep is kept as first put together, once delivered again."""
        number, part = raw["update_id"], self._read(raw)
        if part is None:
            return
        async with self._ears.receiving:
            known = self._unkept.pop(number, None)
            items = self._ears.catch(f"telegram:{self._bot.id}:{number}", part) if known is None else known
            try:
                if items:
                    await take(items)
            except BaseException:
                self._remember_unkept(number, items)
                raise
        if part.press:
            tasks.create_task(self._answer(part.press))

    def _remember_unkept(self, number: int, items: list[InboxItem]) -> None:
        while len(self._unkept) >= UNKEPT:
            del self._unkept[next(iter(self._unkept))]
        self._unkept[number] = items

    def _read(self, raw: RawUpdate) -> MessagePart | None:
        try:
            return read(Update.de_json(raw, self._bot), self._bot)
        except Exception as error:  # whatever a field can do that is missing or of another kind than it was
            self._unread += 1
            log.warning("update %s cannot be read, %d so far: %s", raw["update_id"], self._unread, type(error).__name__)
            return None

    async def _keep_left(self, take: Take) -> None:
        """Until this is done, Telegram keeps these updates and all that come after them."""
        failures = 0
        while self._left:
            try:
                await take(self._left)
                self._left = []
            except Exception as error:
                failures += 1
                wait = min(2.0**failures, 30)
                log.error("%d updates could not be kept, again in %d s: %s", len(self._left), wait, error_frames(error))
                await self._sleep(wait)

    def _answered(self, status: int, _date: str) -> None:
        if status == 429:
            self._slowed()

    async def _answer(self, press: str) -> None:
        """The button shines until this is said."""
        try:
            await self._bot.answer_callback_query(press)
        except Exception as error:  # after a few minutes Telegram does not want it any more; nobody misses it
            log.info("press %s was not answered: %s", press, error_name(error))

    def _room(self, chat: int, topic: int | None = None) -> TelegramRoom:
        """All rooms of a chat share its pace."""
        if chat not in self._paces:
            self._paces[chat] = self._platform.room(PRIVATE_PACE if chat > 0 else GROUP_PACE)
        return TelegramRoom(self._bot, self._paces[chat], chat, topic)
