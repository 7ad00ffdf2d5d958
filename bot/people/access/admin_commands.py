"""What those who run the bot can have it do, in their private chat; for everybody else there is no such command."""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from bot.answer import say
from bot.commands import Operate
from bot.commands.short_answers import yes_or_no
from bot.model import Button
from bot.people.access.allowed import Access
from bot.people.access.announcer import Announcer
from bot.ports import Incoming
from bot.settings.typed_id import typed_id
from bot.stores import Guests
from bot.wording import HEARD, Wording

LISTED = 6  # people in a list with a button each
Person = Callable[[str], Awaitable[str]]  # whose account this is
StopAll = Callable[[str], Awaitable[None]]  # all that is being done for somebody, and what waits

_UNBLOCKS = frozenset(name for words in HEARD for name in words.admin_names("block")[1:])


class AdminCommands:
    """`limits` are those in force, by the names of their settings."""

    def __init__(
        self,
        access: Access,
        guests: Guests,
        announcer: Announcer,
        limits: Mapping[str, str],
        person: Person,
        stop: StopAll,
        now: Callable[[], datetime],
    ) -> None:
        self._access = access
        self._guests = guests
        self._announcer = announcer
        self._limits = limits
        self._person = person
        self._stop = stop
        self._now = now

    def heeds(self, incoming: Incoming) -> bool:
        """Whether such a command is there for whoever says something here."""
        return incoming.room.private and self._access.is_admin(incoming.sender)

    def runs_the_bot(self, person: str) -> bool:
        """Whether somebody is told the names of settings, and what only whoever runs the bot can mend."""
        return self._access.is_admin(person)

    async def answer(self, incoming: Incoming, asked: Operate, words: Wording) -> None:
        """Do what is asked."""
        match asked.verb:
            case "limits":
                access = self._access
                await say(incoming, words.limits(self._limits, len(access.allow), len(access.admins)))
            case "block":
                await self._block(incoming, asked, words)
            case "announce":
                await self._announce(incoming, asked.rest.strip(), words)

    async def _block(self, incoming: Incoming, asked: Operate, words: Wording) -> None:
        """Somebody who is blocked already is unblocked, as by the word for it."""
        said, lift = _without(asked, words)
        if not said:
            people = await self._guests.blocked()
            buttons = [Button(words.unblock_button(p), f"/block {p} {words.unblock_words()[0]}") for p in people]
            await say(incoming, words.blocked_people(people), tuple(buttons[:LISTED]))
            return
        try:
            person = typed_id(said)
        except ValueError:
            await say(incoming, words.no_such_person(said))
            return
        if self._access.is_admin(person):
            await say(incoming, words.no_admin_blocked())
        elif lift or person in await self._guests.blocked():
            lifted = await self._guests.unblock(person)
            await say(incoming, words.unblocked(person) if lifted else words.not_blocked(person))
        else:
            await self._guests.block(person, self._now())
            await self._stop(await self._person(person))
            button = Button(words.unblock_button(person), f"/block {person} {words.unblock_words()[0]}")
            await say(incoming, words.blocked(person), (button,))

    async def _announce(self, incoming: Incoming, text: str, words: Wording) -> None:
        """Shown as it will be read, and sent once that is confirmed."""
        if found := re.fullmatch(r"id([0-9]{1,9})\s+(\S+)", text):
            if yes_or_no(found[2]):
                confirmed = await self._announcer.confirm(int(found[1]))
                await say(incoming, words.announcing() if confirmed else words.announced_already())
            return
        if not text:
            await say(incoming, words.announce_what())
            return
        id, people = await self._announcer.prepare(text)
        button = Button(words.announce_button(), f"/announce id{id} {words.yes_button()}")
        await say(incoming, f"{words.announce_really(people)}\n\n{text}", (button,))


def _without(asked: Operate, words: Wording) -> tuple[str, bool]:
    """Who is spoken of, and whether a word beside them, or the name of the command, takes a block back."""
    said = " ".join(asked.rest.split())
    lifts = [*words.unblock_words(), "unblock", "풀기", "해제", "解除"]
    for word in lifts:
        for rest in (said.casefold().removesuffix(word), said.casefold().removeprefix(word)):
            if rest != said.casefold():
                return rest.strip(), True
    return said, asked.name.casefold() in _UNBLOCKS
