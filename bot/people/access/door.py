"""Let in those who may use the bot, and tell everybody else so once, before anything they say is kept."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Literal, TypeVar

from bot.answer import say
from bot.errors.frames import error_frames
from bot.model import Language
from bot.people.access.allowed import Access
from bot.ports import Incoming, Recall, Take
from bot.stores import Guests, InboxItem
from bot.wording import words_in, written_in

log = logging.getLogger(__name__)

T = TypeVar("T")
WhyNot = Literal["stranger", "blocked"]

SILENCE = timedelta(hours=12)  # after somebody has been told, before they are told again
MOST_TOLD = 10_000  # people of whom it is known that they have been told
MOST_WAITING = 100  # of whom each reads a sentence; a crowd of strangers is not answered
FRESH = timedelta(seconds=10)  # for which it is known who is blocked


class Door:
    """Everything that is said comes in here. Of those who are not let in nothing is stored."""

    def __init__(
        self,
        access: Access,
        guests: Guests,
        take: Take,
        recall: Recall,
        language: Language,
        now: Callable[[], datetime],
    ) -> None:
        self._access = access
        self._guests = guests
        self._take = take
        self._recall = recall
        self._language = language
        self._now = now
        self._blocked: frozenset[str] = frozenset()
        self._known_at: datetime | None = None
        self._admitted: dict[str, str] = {}
        self._told: dict[str, datetime] = {}
        self._refused: asyncio.Queue[tuple[list[InboxItem], WhyNot]] = asyncio.Queue(MOST_WAITING)

    async def take(self, items: Sequence[InboxItem]) -> None:
        """Have kept what is said by those who may. Raises as the database does: then all of it is taken again."""
        await self._access.others.look(self._now())
        refusals = [await self._refusal(item) for item in items]
        if kept := [item for item, refusal in zip(items, refusals, strict=True) if refusal is None]:
            await self._take(kept)
        for item, refusal in zip(items, refusals, strict=True):
            if refusal and not item.part_of and not self._refused.full():
                self._refused.put_nowait(([item, *(part for part in items if part.part_of == item.id)], refusal))

    async def answer(self) -> None:
        """Until cancelled, tell those who were not let in."""
        while True:
            await self.answer_one()

    async def answer_one(self) -> None:
        """The next one of them, or nothing where they know already."""
        items, refusal = await self._refused.get()
        try:
            if incoming := await self._recall(items):
                await self._answer(incoming, refusal)
                await incoming.ended()
        except Exception as error:
            log.warning("%s was not told that they may not use the bot: %s", items[0].person, error_frames(error))

    @property
    def somebody_waits(self) -> bool:
        """Whether somebody is to be told yet."""
        return not self._refused.empty()

    async def _answer(self, incoming: Incoming, refusal: WhyNot) -> None:
        """In company, only to what is said to us."""
        person, now = incoming.sender, self._now()
        told = self._told.get(person)
        if not (incoming.room.private or incoming.addressed) or (told and now - told < SILENCE):
            return
        _note(self._told, person, now)
        words = words_in(incoming.language or written_in(incoming.text) or self._language)
        await say(incoming, words.not_served() if refusal == "blocked" else words.not_invited(person))

    async def _refusal(self, item: InboxItem) -> WhyNot | None:
        if item.person in await self._blocked_people() and not self._access.is_admin(item.person):
            return "blocked"
        place = self._access.let_in_by(item.person, item.places)
        if place:
            await self._admit(item.person, place)
        elif place is None and (item.places or await self._admitted_by(item.person) not in self._access.allow):
            return "stranger"
        return None

    async def _blocked_people(self) -> frozenset[str]:
        now = self._now()
        if self._known_at is None or now - self._known_at > FRESH:
            self._blocked, self._known_at = frozenset(await self._guests.blocked()), now
        return self._blocked

    async def _admit(self, person: str, place: str) -> None:
        """Whoever was let in at a place may also speak to the bot alone."""
        if self._admitted.get(person) != place:
            await self._guests.admit(person, place)
            _note(self._admitted, person, place)

    async def _admitted_by(self, person: str) -> str:
        if person not in self._admitted:
            _note(self._admitted, person, await self._guests.admitted(person))
        return self._admitted[person]


def _note(known: dict[str, T], person: str, what: T) -> None:
    """The oldest make room."""
    known.pop(person, None)
    while len(known) >= MOST_TOLD:
        del known[next(iter(known))]
    known[person] = what
