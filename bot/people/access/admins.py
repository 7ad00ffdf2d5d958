"""Tell something to those who run the bot, each in their private chat and in their language."""

import logging
from collections.abc import Awaitable, Callable, Iterable

from bot.answer import one
from bot.model import Language, Reply
from bot.ports import Private, Room
from bot.wording import Wording, words_in

log = logging.getLogger(__name__)

InWords = Callable[[Wording], str]  # something, in the words of whoever reads it
TellAdmins = Callable[
    [InWords], Awaitable[bool]
]  # to everybody who runs the bot; False: there are some, and none read it
LanguageOf = Callable[[str], Awaitable[Language | None]]  # of a person


class Admins:
    """Those whose ids are in ADMINS. `language` is spoken with those who have not chosen one."""

    def __init__(self, admins: Iterable[str], private: Private, language_of: LanguageOf, language: Language) -> None:
        self._admins = sorted(admins)
        self._private = private
        self._language_of = language_of
        self._language = language

    async def tell(self, say: InWords) -> bool:
        """Once each; whoever cannot be reached is passed over, and this never raises but for cancellation.

        False: somebody runs the bot, and nobody could be reached."""
        told = [await self._tell(admin, say) for admin in self._admins]
        return any(told) or not told

    async def _tell(self, admin: str, say: InWords) -> bool:
        told = await tell_in_private(admin, Reply(say(await self._words(admin))), self._private)
        if not told:
            log.warning("%s runs the bot and could not be told something: no private chat", admin)
        return told

    async def _words(self, admin: str) -> Wording:
        try:
            language = await self._language_of(admin)
        except Exception as error:  # what is to be told may be that the database is full
            log.warning("the language of %s is not known right now: %s", admin, type(error).__name__)
            language = None
        return words_in(language or self._language, operator=True)


async def tell_in_private(person: str, reply: Reply, private: Private) -> bool:
    """Show something in the private chat with somebody; whether it landed there. Raises nothing but cancellation."""
    try:
        room: Room | None = await private(person)
        return bool(room and await room.show(one(reply), ""))
    except Exception as error:
        log.warning("%s was not told something: %s", person, type(error).__name__)
        return False
