"""Telegram as a crowd meets it: strict, counted, and troubled by a seeded schedule.

What is refused, and what people say and see, is the tests' small Bot API; added here are how often and when it is
called, quicker checks of long texts, the platform's limits, and faults. Times are this machine's monotonic clock.
"""

import asyncio
import random
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal, TypeVar

from aiohttp import web

from tests.support.bot_api.chats import Json, Message, Refusal, Room, bad
from tests.support.bot_api.forms import keyboard_of, parameters_of
from tests.support.bot_api.methods import BotApi

Trouble = Literal["", "flood", "gateway", "swallow", "drop"]
LIMIT = 30  # calls in one second that Telegram bears of a bot
FIRST_PERSON = 1001  # the id of whoever is spoken of first
SHOWING = ("sendMessage", "sendDocument", "sendPhoto", "editMessageText", "editMessageReplyMarkup", "deleteMessage")
COUNTED = (*SHOWING, "answerCallbackQuery", "sendChatAction", "getFile")


Busy = TypeVar("Busy", bound="BusyTelegram")


@dataclass(frozen=True)
class Faults:
    """The share of calls that show something and meet each trouble; the same seed, the same schedule."""

    seed: int = 0
    share: float = 0.0
    retry_after: int = 3

    def at(self, chat: str, number: int) -> Trouble:
        """What the number-th call that shows something in this chat meets."""
        chance = random.Random(f"{self.seed}:{chat}:{number}")
        kinds: tuple[Trouble, ...] = ("flood", "gateway", "swallow", "drop")
        return chance.choice(kinds) if chance.random() < self.share else ""


class BusyTelegram(BotApi):
    """`refuses`: whether too many calls are answered with 429, as Telegram does, or only counted."""

    def __init__(
        self,
        faults: Faults | None = None,
        refuses: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.faults = faults or Faults()
        self.now = clock
        self.calls: list[tuple[float, str]] = []
        self.floods = 0  # answered with 429
        self.lost_answers = 0  # to calls that put up a message
        self.wrong: Counter[str] = Counter()  # calls that Telegram would call a mistake
        self.given: dict[int, float] = {}  # by update: when it was first handed over …
        self.confirmed: dict[int, float] = {}  # … and when it was never asked for again
        self.first_shown: dict[str, float] = {}  # by the name of a chat
        self.file_sent: dict[str, float] = {}
        self.last_shown: dict[str, float] = {}
        self.polled = asyncio.Event()  # since it was last cleared
        self._refuses = refuses
        self._shows: Counter[str] = Counter()  # by the number of a chat
        self._by_number: dict[int, Room] = {}

    def address(self, process: str = "") -> str:
        """What this process of a bot is told to be Telegram; one that is alone has no name."""
        return f"{self.url}/as/{process}" if process else self.url

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer a call, or fail as the schedule has it."""
        method, parameters = request.match_info["method"], await parameters_of(request)
        trouble = self._trouble_of(method, str(parameters.get("chat_id")))
        if trouble == "drop":
            return _hang_up(request)
        if trouble == "gateway":
            return web.Response(status=502, text="<html>502 Bad Gateway</html>", content_type="text/html")
        try:
            if request.match_info["token"] != self.token:
                raise Refusal(401, "Unauthorized")
            if trouble == "flood":
                raise _flood(self.faults.retry_after)
            result = await self._done(method, parameters)
        except Refusal as no:
            return self._refused(no)
        if trouble == "swallow":
            self.lost_answers += method.startswith("send")
            return _hang_up(request)
        return web.json_response({"ok": True, "result": result})

    async def _done(self, method: str, parameters: Json) -> object:
        if method in COUNTED:
            self._count_call(method, parameters)
        result = await getattr(self, f"_on_{method}")(parameters)
        if method in SHOWING:
            self._note(self.chat(int(parameters["chat_id"])), method)
        return result

    def _refused(self, no: Refusal) -> web.Response:
        if no.code == 429:
            self.floods += 1
        elif "not modified" not in str(no):
            self.wrong[str(no)] += 1
        else:
            self.wrong["not modified"] += 1
        answer: Json = {"ok": False, "error_code": no.code, "description": no.description}
        return web.json_response(answer | ({"parameters": no.parameters} if no.parameters else {}), status=no.code)

    def _trouble_of(self, method: str, chat: str) -> Trouble:
        if method not in SHOWING:
            return ""
        self._shows[chat] += 1
        return self.faults.at(chat, self._shows[chat])

    def _count_call(self, method: str, parameters: Json) -> None:
        now = self.now()
        recent = len(self.calls) - bisect_left(self.calls, (now - 1, ""))
        if self._refuses and recent >= LIMIT:
            raise _flood(1)
        self.calls.append((now, method))

    def _note(self, room: Room, method: str) -> None:
        now = self.now()
        room.seen.clear()  # every text it ever showed would fill the memory of an hour
        self.first_shown.setdefault(room.name, now)
        self.last_shown[room.name] = now
        if method == "sendDocument":
            self.file_sent[room.name] = now

    def chat(self, which: str | int) -> Room:
        """The room of a name or a number. Raises StopIteration on a number that nobody has."""
        if isinstance(which, int) and which in self._by_number:
            return self._by_number[which]
        room = super().chat(which)
        self._by_number[room.id] = room
        return room

    async def _on_getUpdates(self, parameters: Json) -> list[Json]:
        self.polled.set()
        offset, now = int(parameters.get("offset", 0)), self.now()
        for update in self.updates:
            if update["update_id"] < offset:
                self.confirmed.setdefault(update["update_id"], now)
        news = await super()._on_getUpdates(parameters)
        for update in news:
            self.given.setdefault(update["update_id"], self.now())
        return news

    async def _on_sendMessage(self, parameters: Json) -> Json:
        text, entities = checked_text(parameters)
        return self._new(parameters, text=text, entities=entities)

    async def _on_editMessageText(self, parameters: Json) -> Json:
        text, entities = checked_text(parameters)
        message = self._mine(parameters)
        if message.file or message.photo is not None:
            raise bad("there is no text in the message to edit")
        self._change(message, text=text, entities=entities, buttons=keyboard_of(parameters))
        return message.json()

    # What can be asked afterwards

    def below(self, message: Message) -> Sequence[Message]:
        """What the bot says below a message now, and below its own answers there."""
        return [shown for shown in message.chat.messages if _leads_to(shown, message)]

    def screen(self, name: str) -> str:
        """Every text of the bot in a chat, from top to bottom."""
        return "\n".join(self.chat(name).texts)

    def most_in_a_second(self) -> int:
        """The largest number of calls in any second."""
        times = [at for at, _ in self.calls]
        return max((n - bisect_left(times, at - 1) + 1 for n, at in enumerate(times)), default=0)


def _leads_to(shown: Message, message: Message) -> bool:
    above = shown.reply_to
    while above is not None and above is not message:
        above = above.reply_to
    return above is message


def checked_text(parameters: Json) -> tuple[str, list[Json]]:
    """What is left of a text as Telegram cleans it, with its entities. Raises Refusal."""
    text: str = parameters.get("text", "")
    entities: list[Json] = parameters.get("entities") or []
    units = text.encode("utf-16-le")
    size = len(units) // 2
    for entity in entities:
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        if start < 0 or entity["length"] <= 0 or stop > size:
            raise bad(f"entity beginning at UTF-16 offset {start} ends after the end of the text")
        if any(units[2 * at + 1 : 2 * at + 2] in _LOW for at in (start, stop)):
            raise bad(f"entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol")
    if not text.strip(" \n\t\u200b\u200c\u200d\u2060\ufeff"):
        raise bad("message text is empty")
    if len(text.strip().encode("utf-16-le")) // 2 > 4096:
        raise bad("message is too long")
    return text.rstrip(), entities


_LOW = [bytes([byte]) for byte in range(0xDC, 0xE0)]  # how the second half of a pair begins


def _flood(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def _hang_up(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.close()
    return web.Response(status=500)


@asynccontextmanager
async def serving(api: Busy) -> AsyncIterator[Busy]:
    """This Telegram on loopback, at `api.url`."""
    app = web.Application(client_max_size=100_000_000)
    app.router.add_route("*", "/bot{token}/{method}", api.answer)
    app.router.add_get("/file/bot{token}/{path}", api.download)
    app.router.add_route("*", "/as/{process}/bot{token}/{method}", api.answer)
    app.router.add_get("/as/{process}/file/bot{token}/{path}", api.download)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    api.url = f"http://{host}:{port}"
    try:
        yield api
    finally:
        api.closing = True
        await runner.cleanup()
