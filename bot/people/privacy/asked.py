"""Whether somebody was asked just now if something should be gone for good, so that a plain yes or no answers it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.answer import say
from bot.commands import Command
from bot.commands.grammar import parse
from bot.commands.short_answers import yes_or_no
from bot.model import Button
from bot.ports import Incoming
from bot.stores import People
from bot.stores.waiting import SafetyQuestion
from bot.wording import Wording

WAITS = timedelta(minutes=10)  # a yes that comes later is not meant for it


class SafetyQuestions:
    """Each is answered by a button for ever, and by the next words in its place for some minutes, whichever process
    hears them."""

    def __init__(self, people: People, now: Callable[[], datetime]) -> None:
        self._people = people
        self._now = now

    async def ask(self, incoming: Incoming, text: str, command: str, yes: str, words: Wording) -> None:
        """Ask before `command` is done, which is said once more with the answer behind it; `yes` is on the button."""
        buttons = (
            Button(yes, f"{command} {words.yes_button()}"),
            Button(words.no_button(), f"{command} {words.no_button()}"),
        )
        if not incoming.aside:  # else it is asked elsewhere than in the room
            question = SafetyQuestion(incoming.room.id, command, self._now() + WAITS)
            await self._people.ask(incoming.sender, question)
        await say(incoming, text, buttons)

    async def answered(self, incoming: Incoming) -> Command | None:
        """What somebody wants done who says no more than yes or no; whatever they say, it is asked no longer.

        A yes in reply to a message may be to another question.
        """
        asked = await self._people.asked(incoming.sender, incoming.room.id)
        if asked is None or asked.until < self._now():
            return None
        if incoming.reply_to or incoming.files or yes_or_no(incoming.text) is None:
            return None
        to_us = incoming.room.private or incoming.addressed
        return parse(f"{asked.command} {incoming.text.strip()}") if to_us else None
