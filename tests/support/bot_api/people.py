"""What people do on Telegram, what they see, and what goes wrong there."""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Unpack

from tests.support.bot_api.chats import Json, Message, Refusal, Room, What, Where

SENDS = ("sendMessage", "sendDocument", "sendPhoto")
EDITS = ("editMessageText", "editMessageReplyMarkup", "deleteMessage")


class People:
    """The side of people: what they say and see, and what goes wrong."""

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
        self.webhook: Json | None = None  # as it was set, and not deleted since
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
        self, who: str, files: dict[str, bytes], caption: str = "", album: str = "", **where: Unpack[Where]
    ) -> list[Message]:
        """Several files at once, the caption on the last; parts that come later name the same album."""
        group = {"media_group_id": f"album{album or self._last_update}"}
        last = list(files)[-1]
        return [
            self._deliver(who, where, group, text=caption if name == last else "", file=(name, content))
            for name, content in files.items()
        ]

    def photographs_album(
        self, who: str, photos: Sequence[bytes], caption: str = "", **where: Unpack[Where]
    ) -> list[Message]:
        """Several photos at once, the caption on the first."""
        group = {"media_group_id": f"photos{self._last_update}"}
        return [
            self._deliver(who, where, group, text="" if at else caption, photo=each) for at, each in enumerate(photos)
        ]

    def photographs(self, who: str, caption: str = "", **where: Unpack[Where]) -> Message:
        return self._deliver(who, where, text=caption, photo=b"\xff\xd8jpeg")

    def speaks(self, who: str, content: bytes, seconds: int = 3, caption: str = "", **where: Unpack[Where]) -> Message:
        """A voice message."""
        voice = self.stored("", content) | {"duration": seconds, "mime_type": "audio/ogg"}
        return self.sends(who, {"voice": voice}, caption, **where)

    def sends(self, who: str, content: Json, caption: str = "", **where: Unpack[Where]) -> Message:
        """Anything else, as Telegram words it: sends("ann", {"dice": {"emoji": "🎲", "value": 6}})."""
        return self._deliver(who, where, content | ({"caption": caption} if caption else {}), text="")

    def edits(self, message: Message, text: str) -> None:
        """A person changes what they have said."""
        message.text = text
        self._push({"edited_message": message.json() | {"edit_date": 1_764_000_060}})

    def presses(self, message: Message, label: str, who: str = "", language: str | None = "ko") -> None:
        """`who` is by default the person whose private chat it is; `language` what their app is set to."""
        button = next(button for row in message.buttons for button in row if button["text"] == label)
        self._last_press += 1
        query = {"id": f"press{self._last_press}", "chat_instance": "1", "data": button["callback_data"]}
        presser = self.person(who or message.chat.name, language)
        self._push({"callback_query": query | {"from": presser, "message": message.json()}})

    def happens(self, **update: object) -> None:
        """Any other update, as Telegram words it: happens(edited_message={…})."""
        self._push(update)

    def again(self) -> None:
        """Deliver the newest update a second time."""
        self.updates.append(dict(self.updates[-1]))

    def numbers_updates_from(self, first: int) -> None:
        """As Telegram does after a week without any: it begins anywhere."""
        self._last_update = first - 1

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

    async def shown(self, chat: str | int, count: int, within: float = 60) -> list[Message]:
        """The bot's messages in a chat, once there are that many."""
        room = self.chat(chat)
        await self.until(lambda: len(room.messages) >= count, within)
        return room.messages

    async def until(self, fits: Callable[[], object], within: float = 60) -> None:
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
        if not shown.get("text"):
            shown.pop("text", None)
        if answered and not topic and room.kind == "supergroup":  # Telegram numbers chains of replies, too
            shown["message_thread_id"] = answered.id
        if topic and not answered:  # Telegram makes everything in a topic answer the message that opened it
            shown["reply_to_message"] = room.all[topic - 1].json()
        if "quote" in where:
            shown["quote"] = {"text": where["quote"], "position": 0, "is_manual": True}
        self._push({"message": shown})
        return message

    def _push(self, update: Json) -> None:
        self._last_update += 1
        self.updates.append({"update_id": self._last_update} | update)
