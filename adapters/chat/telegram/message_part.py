"""What one update from Telegram says, as it is stored until it is heard."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from adapters.chat.pages import utf16
from adapters.chat.telegram.files import SentFile
from bot.model import Language, Unread
from bot.stores import InboxItem

log = logging.getLogger(__name__)

FULL = 4096  # UTF-16 units; apps cut a paste here, in the middle of a word if need be …


@dataclass(frozen=True)
class MessagePart:
    """A message, or one that was edited, or the press of a button: whatever comes as one update.

    `message` is its number in its chat; of a press, that of the message the button hangs below. `reply_to` is such a
    number, too. `addressed`: said to us by itself; what goes on with it is said to us as well. A later version of this
    program reads what an earlier one has stored, so fields may be added, with defaults, and not renamed.
    """

    chat: int
    message: int
    sender: int
    text: str = ""
    topic: int | None = None
    language: Language | None = None
    reply_to: int | None = None
    quote: str | None = None
    file: SentFile | None = None
    sound: SentFile | None = None
    picture: SentFile | None = None
    album: str = ""
    about: Unread | None = None
    press: str = ""  # Telegram's name of it
    addressed: bool = True

    @property
    def single(self) -> bool:
        """Nothing goes on with it, and it goes on with nothing."""
        return bool(self.press) or self.about == "edited"

    @property
    def plain(self) -> bool:
        """Words and nothing else."""
        return bool(self.text) and self.file is None and self.about in (None, "forwarded")


def to_item(id: str, part: MessagePart, part_of: str = "") -> InboxItem:
    """As it is stored; `part_of` as in InboxItem."""
    body = _adapter().dump_json(part, exclude_defaults=True).decode()
    places = () if part.chat > 0 else (f"telegram:{part.chat}",)
    return InboxItem(id, f"telegram:{part.sender}", body, part_of, places)


def from_items(items: Sequence[InboxItem]) -> dict[str, MessagePart]:
    """What was stored, by id; without those that are done, and those that cannot be read."""
    return {item.id: part for item in items if item.body and (part := _from_item(item))}


def joined_text(parts: Sequence[MessagePart]) -> str:
    """The parts as one. Telegram takes spaces off the ends of a message, so a cut at a space is a line end now."""
    said = [part.text for part in parts]
    cuts = ["" if utf16(text) >= FULL or not text else "\n" for text in said]
    return "".join(text + cut for text, cut in zip(said, cuts, strict=True)).removesuffix("\n")


def _from_item(item: InboxItem) -> MessagePart | None:
    try:
        return _adapter().validate_json(item.body)
    except ValueError as error:  # its message holds what people said
        log.error("%s cannot be read any more: %s", item.id, type(error).__name__)
        return None


@cache
def _adapter() -> TypeAdapter[MessagePart]:
    return TypeAdapter(MessagePart)
