"""A small Telegram for tests: the Bot API over real HTTP, with its refusals.

    async def test_…(bot_api: BotApi) -> None:           # the fixture is in this file; import it into the test module
        chat = Telegram(bot_api.token, api_url=bot_api.url, commands={})
        bot_api.says("ann", "/write 제주")                 # in her private chat with the bot
        shown = await bot_api.shown("ann", 2)             # waits until two messages of the bot stand there
        bot_api.presses(shown[-1], "짧게")

People are named by any word; each has a private chat of the same name. Groups are made by `group("family")`, forums by
`group("forum", topics=("제주",))`. Wherever a chat is asked for, its name or its number does. What people do returns
the Message it made; `shown`, `chat(…).messages` and `chat(…).texts` are what the bot shows now, `.seen` every text
it ever showed. Trouble is ordered beforehand: `hold_next`, `refuse_next`, `swallow_next`, `hang_up_next`, `block`.
"""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypedDict, Unpack

import pytest_asyncio
from aiohttp import web

Json = dict[str, Any]

SENDS = ("sendMessage", "sendDocument", "sendPhoto")
EDITS = ("editMessageText", "editMessageReplyMarkup", "deleteMessage")


class Refusal(Exception):
    """An answer with ok: false. Descriptions are Telegram's own."""

    def __init__(self, code: int, description: str, **parameters: object) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(description: str) -> Refusal:
    return Refusal(400, f"Bad Request: {description}")


class Where(TypedDict, total=False):
    """How people say something. Without a chat: where the message is that they answer, or else in private."""

    chat: str
    topic: str
    reply_to: "Message"
    quote: str  # marked by hand in the message they answer
    language: str | None


class What(TypedDict, total=False):
    """What a message is made of."""

    text: str
    entities: list[Json]
    buttons: list[list[Json]]
    file: tuple[str, bytes]
    photo: bytes
    preview: bool


@dataclass(eq=False)
class Message:
    """One message; of the bot if `sender` is empty."""

    chat: "Room"
    id: int
    sender: str = ""
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    reply_to: "Message | None" = None
    topic: int | None = None
    buttons: list[list[Json]] = field(default_factory=list)  # rows of them
    file: tuple[str, bytes] | None = None
    photo: bytes | None = None
    preview: bool = True
    deleted: bool = False
    edits: int = 0

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.buttons for button in row]

    @property
    def message_id(self) -> str:
        """As the adapter names it."""
        return f"telegram:{self.chat.id}:{self.id}"

    def marks(self, kind: str) -> list[str]:
        """The stretches of text that look like this: "bold", "code", …"""
        units = self.text.encode("utf-16-le")
        spans = [(e["offset"], e["offset"] + e["length"]) for e in self.entities if e["type"] == kind]
        return [units[2 * start : 2 * stop].decode("utf-16-le") for start, stop in spans]

    def json(self) -> Json:
        shown: Json = {"message_id": self.id, "date": 1_764_000_000, "chat": self.chat.json()}
        shown["from"] = self.chat.api.person(self.sender) if self.sender else self.chat.api.me
        if self.topic:
            shown |= {"message_thread_id": self.topic, "is_topic_message": True}
        if self.reply_to:
            shown["reply_to_message"] = self.reply_to.json() | {"reply_to_message": None}
        if self.file:
            name, content = self.file
            shown["document"] = self.chat.api.stored(name, content)
            shown |= {"caption": self.text} if self.text else {}
        elif self.photo is not None:
            shown["photo"] = [self.chat.api.stored("photo.jpg", self.photo) | {"width": 1, "height": 1}]
            shown |= {"caption": self.text} if self.text else {}
        else:
            shown["text"] = self.text
        return {key: value for key, value in shown.items() if value is not None}


@dataclass(eq=False)
class Room:
    """A chat as Telegram keeps it."""

    api: "BotApi"
    name: str
    id: int
    kind: str = "private"
    topics: dict[str, int] = field(default_factory=dict)
    all: list[Message] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    gone: Refusal | None = None
    calls: list[float] = field(default_factory=list)
    typing: int = 0

    @property
    def messages(self) -> list[Message]:
        return [message for message in self.all if not message.sender and not message.deleted]

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages if message.file is None and message.photo is None]

    def json(self) -> Json:
        shown = {"id": self.id, "type": self.kind}
        return shown | ({"first_name": self.name} if self.kind == "private" else {"title": self.name})

    def find(self, id: int, refusal: str) -> Message:
        for message in self.all:
            if message.id == id and not message.deleted:
                return message
        raise bad(refusal)

    def add(
        self, sender: str, reply_to: Message | None = None, topic: int | None = None, **what: Unpack[What]
    ) -> Message:
        message = Message(self, len(self.all) + 1, sender, reply_to=reply_to, topic=topic, **what)
        self.all.append(message)
        return message


class BotApi:
    """Telegram itself. `url` and `token` are for the bot; everything else is for the test."""

    token = "123456:test-token-that-must-not-be-logged"

    def __init__(self) -> None:
        self.url = ""
        self.me: Json = {"id": 123456, "is_bot": True, "first_name": "maltu", "username": "maltu_bot"}
        self.me["can_read_all_group_messages"] = False
        self.menus: dict[str, list[Json]] = {}
        self.answered: list[str] = []  # presses that were answered
        self.log: list[tuple[str, Json]] = []  # every call: method and parameters
        self.refused: list[str] = []  # descriptions of every refusal
        self.updates: list[Json] = []  # not confirmed yet
        self.polls = 0
        self._rooms: dict[str, Room] = {}
        self._people: dict[str, Json] = {}
        self._files: dict[str, bytes] = {}
        self._trouble: list[tuple[tuple[str, ...], object]] = []
        self._clock: Callable[[], float] | None = None
        self._poller: object = None
        self._last_update = 1000
        self._last_press = 0
        self.closing = False

    # What people do

    def says(self, who: str, text: str, **where: Unpack[Where]) -> Message:
        """`chat`, `topic` (its name), `reply_to` (a Message), `quote` (marked by hand), `language`, all optional."""
        return self._deliver(who, where, text=text)

    def uploads(self, who: str, name: str, content: bytes, caption: str = "", **where: Unpack[Where]) -> Message:
        return self._deliver(who, where, text=caption, file=(name, content))

    def uploads_album(
        self, who: str, files: dict[str, bytes], caption: str = "", **where: Unpack[Where]
    ) -> list[Message]:
        """Several files at once; like Telegram, the caption is on the last of a group of documents."""
        group = {"media_group_id": f"album{self._last_update}"}
        last = list(files)[-1]
        return [
            self._deliver(who, where, group, text=caption if name == last else "", file=(name, content))
            for name, content in files.items()
        ]

    def photographs(self, who: str, caption: str = "", **where: Unpack[Where]) -> Message:
        return self._deliver(who, where, text=caption, photo=b"\xff\xd8jpeg")

    def presses(self, message: Message, label: str, who: str = "") -> None:
        """`who` is by default the person whose private chat it is."""
        button = next(button for row in message.buttons for button in row if button["text"] == label)
        self._last_press += 1
        query = {"id": f"press{self._last_press}", "chat_instance": "1", "data": button["callback_data"]}
        self._push(
            {"callback_query": query | {"from": self.person(who or message.chat.name), "message": message.json()}}
        )

    def happens(self, **update: object) -> None:
        """Any other update, as Telegram words it: happens(edited_message={…})."""
        self._push(update)

    def again(self) -> None:
        """Deliver the newest update a second time."""
        self.updates.append(dict(self.updates[-1]))

    # What there is

    def group(self, name: str, topics: tuple[str, ...] = ()) -> Room:
        room = self._rooms.setdefault(name, Room(self, name, -1001000000000 - len(self._rooms), "supergroup"))
        for topic in topics:
            room.topics[topic] = room.add("admin", text="").id
        return room

    def chat(self, which: str | int) -> Room:
        if isinstance(which, int):
            return next(room for room in self._rooms.values() if room.id == which)
        if which not in self._rooms:
            self._rooms[which] = Room(self, which, self.person(which)["id"])
        return self._rooms[which]

    def person(self, name: str, language: str | None = "ko") -> Json:
        if name not in self._people:
            self._people[name] = {"id": 1001 + len(self._people), "is_bot": name.endswith("_bot"), "first_name": name}
        known = self._people[name]
        return known | ({"language_code": language} if language else {})

    async def shown(self, chat: str | int, count: int, within: float = 5) -> list[Message]:
        """The bot's messages in a chat, once there are that many."""
        room = self.chat(chat)
        await self.until(lambda: len(room.messages) >= count, within)
        return room.messages

    async def until(self, fits: Callable[[], object], within: float = 5) -> None:
        """Wait until this is so; AssertionError with what every chat shows if it never is."""
        end = time.monotonic() + within
        while not fits():
            if time.monotonic() > end:
                raise AssertionError(f"this never came; shown: { {n: r.texts for n, r in self._rooms.items()} }")
            await asyncio.sleep(0.005)

    def called(self, method: str) -> list[Json]:
        """The parameters of every call of a method that arrived, refused or not."""
        return [parameters for name, parameters in self.log if name == method]

    # Trouble

    def hold_next(self, seconds: int, times: int = 1, methods: tuple[str, ...] = SENDS + EDITS) -> None:
        """429 for the next calls."""
        flood = Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        self._trouble += [(methods, flood)] * times

    def refuse_next(self, code: int, description: str, methods: tuple[str, ...] = SENDS + EDITS) -> None:
        self._trouble.append((methods, Refusal(code, description)))

    def swallow_next(self, methods: tuple[str, ...] = SENDS + EDITS) -> None:
        """Do what is asked, then hang up without an answer."""
        self._trouble.append((methods, "swallow"))

    def hang_up_next(self, times: int = 1, methods: tuple[str, ...] = SENDS + EDITS) -> None:
        """502 from the front door, with HTML instead of JSON."""
        self._trouble += [(methods, "gateway")] * times

    def block(self, chat: str | int, description: str = "Forbidden: bot was blocked by the user") -> None:
        self.chat(chat).gone = Refusal(403, description)

    def migrate(self, chat: str | int) -> None:
        new = self.chat(chat).id - 10
        description = "Bad Request: group chat was upgraded to a supergroup chat"
        self.chat(chat).gone = Refusal(400, description, migrate_to_chat_id=new)

    def strict(self, clock: Callable[[], float]) -> None:
        """Count calls as Telegram does, by this clock: one a second to a person, twenty a minute to a group."""
        self._clock = clock

    # How it works

    def stored(self, name: str, content: bytes) -> Json:
        key = f"file{len(self._files)}"
        self._files[key] = content
        return {"file_id": key, "file_unique_id": key, "file_name": name, "file_size": len(content)}

    def _deliver(self, who: str, where: Where, extra: Json | None = None, **what: Unpack[What]) -> Message:
        answered = where.get("reply_to")
        room = self.chat(where.get("chat", answered.chat.name if answered else who))
        topic = room.topics[where["topic"]] if "topic" in where else answered.topic if answered else None
        message = room.add(who, answered, topic, **what)
        shown = message.json() | (extra or {}) | {"from": self.person(who, where.get("language", "ko"))}
        if topic and not answered:  # Telegram makes everything in a topic answer the message that opened it
            shown["reply_to_message"] = room.all[topic - 1].json()
        if "quote" in where:
            shown["quote"] = {"text": where["quote"], "position": 0, "is_manual": True}
        self._push({"message": shown})
        return message

    def _push(self, update: Json) -> None:
        self._last_update += 1
        self.updates.append({"update_id": self._last_update} | update)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            if request.match_info["token"] != self.token:
                raise Refusal(401, "Unauthorized")
            parameters = await _parameters(request)
            self.log.append((method, parameters))
            trouble = self._next_trouble(method)
            if isinstance(trouble, Refusal):
                raise trouble
            if trouble == "gateway":
                return web.Response(status=502, text="<html>502 Bad Gateway</html>", content_type="text/html")
            result = await getattr(self, f"_on_{method}")(parameters)
            if trouble == "swallow":
                assert request.transport
                request.transport.close()
        except Refusal as no:
            self.refused.append(no.description)
            answer: Json = {"ok": False, "error_code": no.code, "description": no.description}
            return web.json_response(answer | ({"parameters": no.parameters} if no.parameters else {}), status=no.code)
        return web.json_response({"ok": True, "result": result})

    async def download(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.token:
            return web.Response(status=401)
        return web.Response(body=self._files[request.match_info["path"]])

    def _next_trouble(self, method: str) -> object:
        for trouble in self._trouble:
            if method in trouble[0]:
                self._trouble.remove(trouble)
                return trouble[1]
        return None

    def _count(self, room: Room) -> None:
        if self._clock is None:
            return
        now, span, most = self._clock(), *((1.0, 1) if room.kind == "private" else (60.0, 20))
        room.calls = [at for at in room.calls if at > now - span + 0.01]
        if len(room.calls) >= most:
            wait = int(room.calls[0] + span - now) + 1
            raise Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        room.calls.append(now)

    def _target(self, parameters: Json) -> Room:
        try:
            room = self.chat(int(parameters["chat_id"]))
        except StopIteration:
            raise bad("chat not found") from None
        self._count(room)
        if room.gone:
            raise room.gone
        return room

    def _new(self, parameters: Json, **what: Unpack[What]) -> Json:
        room, keyboard = self._target(parameters), _keyboard(parameters)
        topic = int(parameters.get("message_thread_id", 0)) or None
        if topic and topic not in room.topics.values():
            raise bad("message thread not found")
        answer: Json = parameters.get("reply_parameters", {})
        answered = None
        if answer:
            try:
                answered = room.find(answer["message_id"], "message to be replied not found")
            except Refusal:
                if not answer.get("allow_sending_without_reply"):
                    raise
        message = room.add("", answered, topic, **what)
        message.buttons = keyboard
        room.seen.append(message.text)
        return message.json()

    async def _on_getMe(self, _: Json) -> Json:
        return self.me

    async def _on_deleteWebhook(self, parameters: Json) -> bool:
        if parameters.get("drop_pending_updates"):
            self.updates.clear()
        return True

    async def _on_setMyCommands(self, parameters: Json) -> bool:
        for command in parameters["commands"]:
            if not re.fullmatch("[a-z0-9_]{1,32}", command["command"]):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.menus[parameters.get("language_code", "")] = parameters["commands"]
        return True

    async def _on_getUpdates(self, parameters: Json) -> list[Json]:
        self.polls += 1
        if (offset := int(parameters.get("offset", 0))) > 0:
            self.updates = [update for update in self.updates if update["update_id"] >= offset]
        wanted = parameters.get("allowed_updates", ("message", "callback_query"))
        end = time.monotonic() + float(parameters.get("timeout", 0))
        self._poller = me = object()
        while True:
            news = [update for update in self.updates if any(kind in update for kind in wanted)]
            if self._poller is not me:  # of two pollers, Telegram sends the earlier one away
                reason = "terminated by other getUpdates request; make sure that only one bot instance is running"
                raise Refusal(409, f"Conflict: {reason}")
            if news or self.closing or time.monotonic() >= end:
                return news[: int(parameters.get("limit", 100))]
            await asyncio.sleep(0.005)

    async def _on_sendMessage(self, parameters: Json) -> Json:
        text, entities = _text(parameters)
        preview = not parameters.get("link_preview_options", {}).get("is_disabled", False)
        return self._new(parameters, text=text, entities=entities, preview=preview)

    async def _on_sendDocument(self, parameters: Json) -> Json:
        return self._new(parameters, text=parameters.get("caption", ""), file=parameters["document"])

    async def _on_sendPhoto(self, parameters: Json) -> Json:
        _, content = parameters["photo"]
        if not content.startswith((b"\xff\xd8", b"\x89PNG")):
            raise bad("IMAGE_PROCESS_FAILED")
        return self._new(parameters, text=parameters.get("caption", ""), photo=content)

    async def _on_editMessageText(self, parameters: Json) -> Json:
        text, entities = _text(parameters)
        message = self._mine(parameters)
        if message.file or message.photo is not None:
            raise bad("there is no text in the message to edit")
        self._change(message, text=text, entities=entities, buttons=_keyboard(parameters))
        message.preview = not parameters.get("link_preview_options", {}).get("is_disabled", False)
        message.chat.seen.append(text)
        return message.json()

    async def _on_editMessageReplyMarkup(self, parameters: Json) -> Json:
        message = self._mine(parameters)
        self._change(message, buttons=_keyboard(parameters))
        return message.json()

    async def _on_deleteMessage(self, parameters: Json) -> bool:
        room = self._target(parameters)
        room.find(int(parameters["message_id"]), "message to delete not found").deleted = True
        return True

    async def _on_sendChatAction(self, parameters: Json) -> bool:
        self._target(parameters).typing += 1
        return True

    async def _on_answerCallbackQuery(self, parameters: Json) -> bool:
        self.answered.append(parameters["callback_query_id"])
        return True

    async def _on_getFile(self, parameters: Json) -> Json:
        key = parameters["file_id"]
        if len(self._files[key]) > 20_000_000:
            raise bad("file is too big")
        return {"file_id": key, "file_unique_id": key, "file_path": key}

    def _mine(self, parameters: Json) -> Message:
        message = self._target(parameters).find(int(parameters["message_id"]), "message to edit not found")
        if message.sender:
            raise bad("message can't be edited")
        return message

    @staticmethod
    def _change(message: Message, **what: Unpack[What]) -> None:
        if all(getattr(message, name) == value for name, value in what.items()):
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly the same as a "
                "current content and reply markup of the message"
            )
        for name, value in what.items():
            setattr(message, name, value)
        message.edits += 1


async def _parameters(request: web.Request) -> Json:
    """Forms carry JSON in their fields; files come as multipart parts or are attached under another name."""
    form = await request.post() if request.can_read_body else {}
    parts: Json = {name: (v.filename, v.file.read()) if isinstance(v, web.FileField) else v for name, v in form.items()}
    for name, value in parts.items():
        if isinstance(value, str) and name not in ("text", "caption", "callback_query_id", "file_id"):
            attached = value.removeprefix("attach://")
            parts[name] = parts[attached] if attached != value else _json(value)
    return parts


def _json(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _text(parameters: Json) -> tuple[str, list[Json]]:
    """What is left of a text as Telegram cleans it, with its entities."""
    assert "parse_mode" not in parameters
    text: str = parameters.get("text", "")
    entities: list[Json] = parameters.get("entities") or []
    breaks = {0}
    for char in text:
        breaks.add(max(breaks) + _units(char))
    for entity in entities:
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        if start < 0 or entity["length"] <= 0 or stop > _units(text):
            raise bad(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {stop}"
            )
        if not {start, stop} <= breaks:
            raise bad(f"entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol")
    if not text.strip(" \n\t\u200b\u200c\u200d\u2060\ufeff"):
        raise bad("message text is empty")
    if _units(text.strip()) > 4096:
        raise bad("message is too long")
    return text.rstrip(), entities


def _keyboard(parameters: Json) -> list[list[Json]]:
    rows: list[list[Json]] = (parameters.get("reply_markup") or {}).get("inline_keyboard", [])
    for row in rows:
        if len(row) > 8:
            raise bad("REPLY_MARKUP_TOO_LONG")
        for button in row:
            if not 1 <= len(button["callback_data"].encode()) <= 64:
                raise bad("BUTTON_DATA_INVALID")
            if not button["text"].strip():
                raise bad("can't parse inline keyboard button: Text buttons must be non-empty")
    return rows


@asynccontextmanager
async def serve() -> AsyncIterator[BotApi]:
    """A Bot API of its own on loopback."""
    api = BotApi()
    app = web.Application(client_max_size=100_000_000)
    app.router.add_route("*", "/bot{token}/{method}", api.answer)
    app.router.add_get("/file/bot{token}/{path}", api.download)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    api.url = f"http://{host}:{port}"
    try:
        yield api
    finally:
        api.closing = True
        await runner.cleanup()


@pytest_asyncio.fixture
async def bot_api() -> AsyncIterator[BotApi]:
    async with serve() as api:
        yield api
