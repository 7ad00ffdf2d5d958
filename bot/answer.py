"""Answer what somebody said, in one plain message or in replies that grow."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from typing import Protocol

from bot.model import Button, MessageId, Reply
from bot.ports import Incoming, Replies, Room
from bot.wording import Wording

log = logging.getLogger(__name__)


async def say(incoming: Incoming, text: str, buttons: tuple[Button, ...] = ()) -> None:
    """Show a text in reply to what was said; where others listen, to whoever said it alone, if that can be."""
    await (incoming.aside or incoming.room).show(one(Reply(text, buttons=buttons)), incoming.id)


class Progress(Protocol):
    """Which messages of an answer are up, kept for whoever goes on with it after a crash."""

    @property
    def shown(self) -> Sequence[MessageId]: ...

    async def show(self, messages: Sequence[MessageId]) -> None: ...


async def show_remembered(
    room: Room,
    replies: Replies,
    to: MessageId,
    remember: Callable[[Sequence[MessageId]], Awaitable[None]],
    progress: Progress | None = None,
) -> None:
    """Show replies, and have each message remembered once, as soon as it is there; go on where `progress` stopped.

    What cannot be remembered while it grows ends nothing and is tried again at the end, where it raises.
    """
    known: set[MessageId] = set()

    async def at_last(messages: Sequence[MessageId]) -> None:
        if fresh := [message for message in messages if message not in known]:
            await remember(fresh)
            known.update(fresh)

    async def early(messages: Sequence[MessageId]) -> None:
        if progress:
            await progress.show(messages)
        try:
            await at_last(messages)
        except Exception as error:
            log.warning("messages in reply to %s were not remembered: %s", to, type(error).__name__)

    over = progress.shown if progress else ()
    if over:
        await early(over)
    await at_last(await room.show(replies, to, early, over))


def stop_button(words: Wording) -> Button:
    """The button that says the word which stops what is being done, or waits."""
    return Button(words.stop_button(), words.stop_button())


async def one(reply: Reply) -> AsyncGenerator[Reply, None]:
    """Replies of which there is one."""
    yield reply
