"""What one person alone sees of a channel: answers to a command of theirs, and their private chat after its time."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import cast

import discord

from adapters.chat.discord.canvas import DiscordCanvas, answer, files_of, look
from adapters.chat.discord.connection import Connection, OpenInteraction, message_name, shut
from adapters.chat.live import Hold, RoomGone
from adapters.chat.wall import MessageGone, ShownPage
from bot.model import MessageId


class AsideCanvas:
    """One answer that only whoever asked can see. A token answers for 15 minutes; what comes later is sent to them."""

    apart = False

    def __init__(self, line: Connection, user: int, to: MessageId) -> None:
        self._line = line
        self._user = user
        self._to = to
        self._asked = line.asked.get(to)
        self._private: DiscordCanvas | None = None  # where the rest is shown
        self._prefix = ""  # of what is shown there

    async def put(self, sheet: ShownPage, above: Sequence[MessageId]) -> MessageId | None:
        """A new message. Raises Hold or RoomGone."""
        if self._private:
            return await self._private.put(sheet, [id for id in above if id.startswith(self._prefix)])
        if self._asked is None:
            await self._move()
        else:
            try:
                message = await self._answer(self._asked, sheet)
                return message_name(self._asked.interaction.channel_id, message.id)
            except discord.HTTPException as error:
                if not shut(error):
                    raise
                await self._move()
        raise Hold(0, "line")

    async def change(self, message: MessageId, sheet: ShownPage) -> None:
        """An edit. Raises Hold, RoomGone, or MessageGone for what stands there from before the token's end."""
        if self._private and message.startswith(self._prefix):
            return await self._private.change(message, sheet)
        if self._private or self._asked is None:
            raise MessageGone
        follow, number = self._asked.interaction.followup, _number(message)
        edit = partial(follow.edit_message, number, **look(sheet, anew=False))
        try:
            await self._line.insist(lambda: edit(attachments=files_of(sheet)), in_turn=True)
        except discord.HTTPException as error:
            raise MessageGone from error

    async def erase(self, message: MessageId) -> None:
        """Take a message away; one from before the token's end, only they can. Raises Hold or RoomGone."""
        if self._private and message.startswith(self._prefix):
            await self._private.erase(message)
        elif self._asked and not self._private:
            follow = self._asked.interaction.followup
            try:
                await self._line.insist(lambda: follow.delete_message(_number(message)), in_turn=True)
            except discord.HTTPException as error:
                if not shut(error):
                    raise RoomGone from error

    async def _answer(self, asked: OpenInteraction, sheet: ShownPage) -> discord.Message:
        """In place of "thinking…" where only they see that; where all do, it is taken away.

        The first follow-up is seen by as many as "thinking…" is, so that is made an ordinary message before it goes.
        """
        if asked.waits and asked.hidden:
            return await answer(self._line, asked, sheet)
        if not asked.waits:
            return await self._follow_up(asked, sheet)
        await self._line.insist(lambda: asked.interaction.edit_original_response(content="…"), in_turn=True)
        asked.waits = False
        try:
            return await self._follow_up(asked, sheet)
        finally:
            with suppress(discord.HTTPException, Hold):
                await self._line.insist(asked.interaction.delete_original_response, in_turn=True)

    async def _follow_up(self, asked: OpenInteraction, sheet: ShownPage) -> discord.Message:
        send = partial(asked.interaction.followup.send, wait=True, suppress_embeds=True, ephemeral=True, **look(sheet))
        return cast("discord.Message", await self._line.insist(lambda: send(files=files_of(sheet)), in_turn=True))

    async def _move(self) -> None:
        """To their private chat. Raises RoomGone."""
        channel = await self._line.private_chat(self._user)
        if channel is None:
            raise RoomGone
        self._prefix = message_name(channel, 0)[:-1]
        self._private = DiscordCanvas(self._line, channel, self._to)


def _number(message: MessageId) -> int:
    return int(message.rpartition(":")[2])
