"""Chats and their messages as Telegram keeps them."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

if TYPE_CHECKING:
    from tests.support.bot_api.people import People

Json = dict[str, Any]


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
            shown |= self._captioned()
        elif self.photo is not None:
            shown["photo"] = [self.chat.api.stored("photo.jpg", self.photo) | {"width": 1, "height": 1}]
            shown |= self._captioned()
        else:
            shown |= {"text": self.text, "entities": self._said()}
        return {key: value for key, value in shown.items() if value is not None}

    def _captioned(self) -> Json:
        return {"caption": self.text, "caption_entities": self._said()} if self.text else {}

    def _said(self) -> list[Json]:
        """The marks on it; in what people type, Telegram marks @names by itself."""
        names = re.finditer(r"(?<!\w)@\w{4,32}", self.text) if self.sender else ()
        found = [(len(self.text[: name.start()].encode("utf-16-le")) // 2, len(name[0])) for name in names]
        return self.entities + [{"type": "mention", "offset": at, "length": length} for at, length in found]


@dataclass(eq=False)
class Room:
    """A chat as Telegram keeps it."""

    api: "People"
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
