"""Tell something to those who run the bot, each in their private chat."""

import logging
from collections.abc import Iterable

from bot.answer import one
from bot.model import Reply
from bot.ports import Private, Room

log = logging.getLogger(__name__)


class Admins:
    """Those whose ids are in ADMINS."""

    def __init__(self, admins: Iterable[str], private: Private) -> None:
        self._admins = sorted(admins)
        self._private = private

    async def tell(self, text: str) -> None:
        """Once each; whoever cannot be reached is passed over, and this never raises but for cancellation."""
        for admin in self._admins:
            if not await tell_in_private(admin, Reply(text), self._private):
                log.warning("%s runs the bot and could not be told something: no private chat", admin)


async def tell_in_private(person: str, reply: Reply, private: Private) -> bool:
    """Show something in the private chat with somebody; whether it landed there. Raises nothing but cancellation."""
    try:
        room: Room | None = await private(person)
        return bool(room and await room.show(one(reply), ""))
    except Exception as error:
        log.warning("%s was not told something: %s", person, type(error).__name__)
        return False
