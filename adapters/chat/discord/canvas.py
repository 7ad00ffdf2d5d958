"""Where a reply is put up on Discord: an answer to a command, and ordinary messages after it."""

import io
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import uuid4

import discord

from adapters.chat.discord.connection import Connection, OpenInteraction, absent, message_name, number_in, refusal, shut
from adapters.chat.live import Hold, RoomGone, ShownPage
from bot.model import Button, MessageId

SAYS = "say:"  # what a button's custom_id begins with; the rest is what it says

UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
TOO_OLD = 30046  # a message older than an hour bears few edits
ARCHIVED = 50083  # nothing can be edited in an archived thread, but a new message opens it again
MISSING_ACCESS = 50001
NO_HISTORY = 160002  # a reply needs the permission to read message history


class DiscordCanvas:
    """One reply in one channel. Where the bot itself may not write, it answers through the command that asked."""

    def __init__(self, line: Connection, channel: int, to: MessageId) -> None:
        self.up: list[MessageId] = []
        self._line = line
        self._channel = line.client.get_partial_messageable(channel)
        self._replies_to = number_in(channel, to)
        asked = line.asked.get(to)
        self._asked = asked if asked and asked.interaction.channel_id == channel else None
        self._outside = False  # not let in: only the interaction is left

    async def put(self, sheet: ShownPage) -> list[MessageId]:
        """A new message. Raises Hold or RoomGone."""
        name = message_name(self._channel.id, await self._put(sheet))
        self._replies_to = None
        self.up.append(name)
        return [name]

    async def change(self, message: MessageId, sheet: ShownPage) -> list[MessageId]:
        """An edit, or a new message where Discord takes none any more. Raises Hold or RoomGone."""
        number = number_in(self._channel.id, message)
        assert number is not None
        try:
            await self._edit(number, sheet)
            return [message]
        except discord.HTTPException as error:
            if error.code not in (UNKNOWN_MESSAGE, TOO_OLD, ARCHIVED):
                raise RoomGone from error
            old = error.code != UNKNOWN_MESSAGE
        anew = await self.put(sheet)
        self.up.remove(message)
        if old:
            with suppress(Hold, RoomGone):  # the new one is up, and that is what counts
                await self.erase(message)
        return anew

    async def erase(self, message: MessageId) -> None:
        """Take a message away. Raises Hold or RoomGone."""
        number = number_in(self._channel.id, message)
        assert number is not None
        try:
            await self._line.insist(lambda: self._delete(number))
        except discord.NotFound:
            pass
        except discord.HTTPException as error:
            raise RoomGone from error
        if message in self.up:
            self.up.remove(message)

    async def _put(self, sheet: ShownPage) -> int:
        try:
            if self._asked and self._asked.waits:
                return await answer(self._line, self._asked, sheet)
            if not self._outside:
                return await self._send(sheet)
        except discord.HTTPException as error:
            if not shut(error):
                raise
            if not self._asked:
                raise RoomGone from error
            self._outside = not self._asked.waits
            self._asked.waits = False
            return await self._put(sheet)
        return await self._follow(sheet)

    async def _send(self, sheet: ShownPage) -> int:
        """An ordinary message; a plain one where files and replies are not allowed."""
        try:
            return await self._post(sheet, self._replies_to)
        except discord.HTTPException as error:
            if error.code == MISSING_ACCESS or (error.status != 403 and error.code != NO_HISTORY):
                raise
        return await self._post(_plain(sheet), None)

    async def _post(self, sheet: ShownPage, to: int | None) -> int:
        nonce = uuid4().hex[
            :25
        ]  # the same nonce within minutes is the same message, so a second try makes no second one
        more: dict[str, Any] = {}
        if to:
            more["reference"] = discord.MessageReference(
                message_id=to, channel_id=self._channel.id, fail_if_not_exists=False
            )
        message = await self._line.insist(
            lambda: self._channel.send(nonce=nonce, suppress_embeds=True, files=_files(sheet), **look(sheet), **more)
        )
        return message.id

    async def _follow(self, sheet: ShownPage) -> int:
        """A follow-up to the command that asked, which lives for 15 minutes."""
        assert self._asked
        follow = self._asked.interaction.followup
        try:
            message = await self._line.insist(
                lambda: follow.send(wait=True, suppress_embeds=True, files=_files(sheet), **look(sheet))
            )
        except discord.HTTPException as error:
            raise RoomGone from error
        return message.id

    async def _edit(self, number: int, sheet: ShownPage) -> None:
        """The flag that keeps previews away stays on a message through its edits."""
        try:
            await self._line.insist(lambda: self._change(number, sheet))
        except (discord.Forbidden, discord.NotFound) as error:
            if error.code in (MISSING_ACCESS, UNKNOWN_CHANNEL) and self._asked and not self._outside:
                self._outside = True
                await self._edit(number, sheet)
            elif error.status == 403 and sheet != _plain(sheet):
                await self._edit(number, _plain(sheet))
            else:
                raise

    async def _change(self, number: int, sheet: ShownPage) -> None:
        if self._outside and self._asked:
            follow = self._asked.interaction.followup
            await follow.edit_message(number, attachments=_files(sheet), **look(sheet, anew=False))
        else:
            message = self._channel.get_partial_message(number)
            await message.edit(attachments=_files(sheet), **look(sheet, anew=False))

    async def _delete(self, number: int) -> None:
        if self._outside and self._asked:
            await self._asked.interaction.followup.delete_message(number)
        else:
            await self._channel.get_partial_message(number).delete()


async def answer(line: Connection, asked: OpenInteraction, sheet: ShownPage) -> int:
    """Put a sheet where Discord shows "thinking…": the first follow-up takes its place, previews kept away.

    Raises Hold, or discord.HTTPException as it came.
    """
    try:
        message: discord.Message = await asked.interaction.followup.send(
            wait=True, suppress_embeds=True, files=_files(sheet), **look(sheet)
        )
    except Exception as error:
        if not absent(error):
            raise refusal(error) from error
        # It may have arrived all the same, and then a second follow-up would be a second message.
        message = await line.insist(
            lambda: asked.interaction.edit_original_response(attachments=_files(sheet), **look(sheet, anew=False))
        )
    asked.waits = False
    asked.anchor = message.id
    return message.id


def look(sheet: ShownPage, anew: bool = True) -> dict[str, Any]:
    """Text and buttons as discord.py takes them; an edit takes buttons away where there are none."""
    if sheet.buttons:
        return {"content": sheet.text, "view": _view(sheet.buttons)}
    return {"content": sheet.text} if anew else {"content": sheet.text, "view": None}


def _view(buttons: tuple[Button, ...]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for button in buttons:
        view.add_item(discord.ui.Button(label=button.label[:80], custom_id=SAYS + button.says))
    view.stop()  # discord.py keeps every view that still listens, for ever; what was pressed arrives without it
    return view


def _files(sheet: ShownPage) -> list[discord.File]:
    """Anew for each try: sending a file closes it."""
    return [discord.File(io.BytesIO(file.data), file.name) for file in (sheet.file, sheet.picture) if file]


def _plain(sheet: ShownPage) -> ShownPage:
    return replace(sheet, file=None, picture=None)
