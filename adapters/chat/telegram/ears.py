"""Put together what Telegram delivers in parts: albums, and texts that the app cut in two."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from adapters.chat.pages import utf16
from adapters.chat.telegram.message_part import FULL, MessagePart, to_item
from bot.stores import InboxItem

ALBUM = 1.0  # seconds after which no further part of an album comes
PASTE = 1.5  # seconds after which no further part of a pasted text comes
NEARLY_FULL = 4000  # … or at the last space or line before
LONGEST = 16 * FULL  # apps cut a paste of any length, and everything that reads it reads it whole
KEPT = 60.0  # seconds for which something whole is remembered that nobody asks for

Speaker = tuple[int, int | None, int]
K = TypeVar("K")


@dataclass(eq=False)
class Heard:
    """What somebody said: one part, or several that belong together. `due` when it is complete, by the clock.

    `joined`: it goes on with something else, and is heard with that.
    """

    parts: dict[str, MessagePart]  # by the id they are stored under, in order
    due: float
    addressed: bool = True
    joined: bool = False

    @property
    def id(self) -> str:
        """That of its first part."""
        return next(iter(self.parts))

    @property
    def first(self) -> MessagePart:
        """With which it begins."""
        return self.parts[self.id]

    @property
    def last(self) -> MessagePart:
        """After which something may go on."""
        return self.parts[next(reversed(self.parts))]


class Ears:
    """Everything that is said comes in here, in order.

    `receiving` is held from catching what was said until it is stored, so that nothing counts as whole meanwhile.
    What a group says to itself is never stored: it waits here for its next part, which may address us.
    """

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self.receiving = asyncio.Lock()
        self._clock = clock
        self._sleep = sleep
        self._open: dict[Speaker, Heard] = {}  # what may go on
        self._unasked: dict[str, Heard] = {}  # what had to be waited for, and nobody has asked for yet

    def catch(self, id: str, part: MessagePart) -> list[InboxItem]:
        """What is to be stored now, as something that begins or goes on; nothing of what is not said to us."""
        self._forget()
        if part.single:
            return [to_item(id, part)]
        before = self._open.get(speaker(part))
        if before and id in before.parts:  # stored before a restart, and delivered again
            return []
        belongs = before is not None and self._is_waiting(before) and _goes_on(before.last, part)
        heard = before if before and belongs and _has_room(before, part) else Heard({}, 0.0, addressed=False)
        if before and heard is not before:
            before.due = self._clock()
        missing = {} if heard.addressed else dict(heard.parts)
        heard.addressed = heard.addressed or part.addressed or bool(before and belongs and before.addressed)
        self._add(heard, id, part)
        return _items(heard, missing | {id: part}) if heard.addressed else []

    def find(self, stored: Mapping[str, MessagePart]) -> Heard:
        """What begins with the first of these, as far as it is known; after a restart, it may go on again."""
        id = next(iter(stored))
        heard = self._unasked.get(id)
        if heard is None:
            return self._open_again(Heard(dict(stored), self._clock()))
        if not heard.joined:
            heard.parts = {**stored, **heard.parts}
        return heard

    async def whole(self, heard: Heard) -> Sequence[MessagePart]:
        """All its parts, once nothing more belongs to it; none if it is heard with something else."""
        while not heard.joined and (wait := heard.due - self._clock()) > 0.001:  # below, rounding would loop for ever
            await self._sleep(wait)
        if self._unasked.get(heard.id) is heard:
            async with self.receiving:
                if not heard.joined:
                    self._close(heard)
        return () if heard.joined else tuple(heard.parts.values())

    def _add(self, heard: Heard, id: str, part: MessagePart) -> None:
        heard.parts[id] = part
        patience = _patience(part)
        heard.due = self._clock() + patience
        self._open.pop(speaker(part), None)
        if patience:
            self._open[speaker(part)] = heard
            self._unasked[heard.id] = heard

    def _open_again(self, heard: Heard) -> Heard:
        """Its next part may have come before anybody asked for this."""
        who, patience = speaker(heard.last), _patience(heard.last)
        later = self._open.get(who)
        if not patience or (later and not (later.addressed and _goes_on(heard.last, later.first))):
            return heard
        heard.due += patience
        if later:
            heard.parts |= later.parts
            heard.due = later.due
            later.joined = True
        self._open[who] = heard
        self._unasked[heard.id] = heard
        return heard

    def _close(self, heard: Heard) -> None:
        self._unasked.pop(heard.id, None)
        who = speaker(heard.last)
        if self._open.get(who) is heard:
            del self._open[who]

    def _is_waiting(self, heard: Heard) -> bool:
        """What is said to us goes on until somebody asks for it; nobody asks for anything else."""
        return heard.addressed or self._clock() <= heard.due

    def _forget(self) -> None:
        _drop(self._open, self._clock() - KEPT)
        _drop(self._unasked, self._clock() - KEPT)


def _drop(heard: dict[K, Heard], due: float) -> None:
    """The first ones, as far as they were whole before that moment."""
    while heard and heard[first := next(iter(heard))].due < due:
        del heard[first]


def _items(heard: Heard, parts: Mapping[str, MessagePart]) -> list[InboxItem]:
    return [to_item(id, part, "" if id == heard.id else heard.id) for id, part in parts.items()]


def speaker(part: MessagePart) -> Speaker:
    """Who says something, and where: what goes on with something else comes from the same."""
    return part.chat, part.topic, part.sender


def _patience(part: MessagePart) -> float:
    if part.album:
        return ALBUM
    return PASTE if part.plain and utf16(part.text) >= NEARLY_FULL else 0.0


def _goes_on(before: MessagePart, part: MessagePart) -> bool:
    if before.album or part.album:
        return before.album == part.album
    return _patience(before) > 0 and part.plain and part.about == before.about and not part.text.startswith("/")


def _has_room(heard: Heard, part: MessagePart) -> bool:
    return sum(utf16(said.text) for said in (*heard.parts.values(), part)) <= LONGEST
