"""Put together what Telegram delivers in pieces: albums, and texts that the app cut in two."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import MaybeInaccessibleMessage, Message

from adapters.chat.pages import utf16

ALBUM = 1.0  # seconds after which no further part of an album comes
PASTE = 1.5  # seconds after which no further part of a pasted text comes
FULL = 4096  # UTF-16 units; apps cut a paste here, in the middle of a word if need be …
NEARLY_FULL = 4000  # … or at the last space or line before
LONGEST = 16 * FULL  # apps cut a paste of any length, and everything that reads it reads it whole


@dataclass
class Heard:
    """What somebody said: one message, or several that belong together. `due` when it is complete, by the clock.

    `rest_of` what had no more room for it: what is too long for one thing said is several, and nothing of it is lost.
    """

    parts: list[Message]
    updates: set[int]
    due: float
    rest_of: "Heard | None" = None

    @property
    def text(self) -> str:
        """The parts as one. Telegram takes spaces off the ends of a message, so a cut at a space is a line end now."""
        said = [part.text or part.caption or "" for part in self.parts]
        cuts = ["" if utf16(part) >= FULL or not part else "\n" for part in said]
        return "".join(part + cut for part, cut in zip(said, cuts, strict=True)).removesuffix("\n")


class Ears:
    """Everything that is said comes in here, in order."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._open: dict[tuple[int, int | None, int], Heard] = {}

    def catch(self, update: int, message: Message) -> Heard | None:
        """What begins with this message; None if it goes on with something that began before."""
        speaker = _speaker(message)
        heard = self._open.get(speaker)
        due = self._clock() + _patience(message)
        goes_on = heard is not None and _goes_on(heard.parts[-1], message)
        if heard and goes_on and _has_room(heard, message):
            heard.parts.append(message)
            heard.updates.add(update)
            heard.due = due
            return None
        if heard:
            heard.due = self._clock()
        rest_of = (heard.rest_of or heard) if heard and goes_on else None
        self._open[speaker] = begun = Heard([message], {update}, due, rest_of)
        return begun

    async def whole(self, heard: Heard) -> None:
        """Wait until nothing more belongs to it."""
        while (wait := heard.due - self._clock()) > 0.001:  # below a millisecond, rounding would loop for ever
            await self._sleep(wait)
        speaker = _speaker(heard.parts[0])
        if self._open.get(speaker) is heard:
            del self._open[speaker]


def topic(message: MaybeInaccessibleMessage) -> int | None:
    """The forum topic. Outside forums Telegram numbers chains of replies in the same field."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def _speaker(message: Message) -> tuple[int, int | None, int]:
    return message.chat.id, topic(message), message.from_user.id if message.from_user else 0


def _patience(message: Message) -> float:
    if message.media_group_id:
        return ALBUM
    return PASTE if utf16(message.text or "") >= NEARLY_FULL else 0.0


def _goes_on(before: Message, message: Message) -> bool:
    if before.media_group_id or message.media_group_id:
        return before.media_group_id == message.media_group_id
    return utf16(before.text or "") >= NEARLY_FULL and message.text is not None and not message.text.startswith("/")


def _has_room(heard: Heard, message: Message) -> bool:
    return sum(utf16(part.text or "") for part in (*heard.parts, message)) <= LONGEST
