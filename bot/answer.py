"""Answer what somebody said, in one plain message or in replies that grow."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence

from bot.model import Button, MessageId, Reply
from bot.ports import Incoming, Replies, Room

log = logging.getLogger(__name__)


async def say(incoming: Incoming, text: str, buttons: tuple[Button, ...] = ()) -> None:
    """Show a text in reply to what was said."""
    await incoming.room.show(one(Reply(text, buttons=buttons)), incoming.id)


async def show_remembered(
    room: Room, replies: Replies, to: MessageId, remember: Callable[[Sequence[MessageId]], Awaitable[None]]
) -> None:
    """Show replies, and have each message remembered once, as soon as it is there.

    What cannot be remembered while it grows ends nothing and is tried again at the end, where it raises.
    """
    known: set[MessageId] = set()

    async def at_last(messages: Sequence[MessageId]) -> None:
        if fresh := [message for message in messages if message not in known]:
            await remember(fresh)
            known.update(fresh)

    async def early(messages: Sequence[MessageId]) -> None:
        try:
            await at_last(messages)
        except Exception as error:
            log.warning("messages in reply to %s were not remembered: %s", to, type(error).__name__)

    await at_last(await room.show(replies, to, early))


async def one(reply: Reply) -> AsyncGenerator[Reply, None]:
    """Replies of which there is one."""
    yield reply
