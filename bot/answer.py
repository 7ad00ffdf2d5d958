"""Answer in one plain message."""

from collections.abc import AsyncGenerator

from bot.model import Button, Reply
from bot.ports import Incoming


async def say(incoming: Incoming, text: str, buttons: tuple[Button, ...] = ()) -> None:
    """Show a text in reply to what was said."""
    await incoming.room.show(one(Reply(text, buttons=buttons)), incoming.id)


async def one(reply: Reply) -> AsyncGenerator[Reply, None]:
    """Replies of which there is one."""
    yield reply
