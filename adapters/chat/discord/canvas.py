"""Where a reply is put up on Discord: an answer to a command, and ordinary messages after it."""

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from typing import Any, cast
from uuid import uuid4

import discord

from adapters.chat.discord.connection import Connection, OpenInteraction, absent, message_name, number_in, refusal, shut
from adapters.chat.links import with_addresses
from adapters.chat.live import Hold, RoomGone
from adapters.chat.wall import MessageGone, ShownPage
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

    apart = False

    def __init__(self, line: Connection, channel: int, to: MessageId) -> None:
        self._line = line
        self._channel = line.client.get_partial_messageable(channel)
        self._to = number_in(channel, to)
        asked = line.asked.get(to)
        here = asked and asked.interaction.channel_id == channel and not asked.hidden
        self._asked = asked if here else None
        self._outside = False  # not let in: only the interaction is left
        self._files = True  # they are allowed
        self._first = uuid4().hex  # what the nonce of the first message is made of, that of the others of its name
        self._salt = ""  # set where messages of this reply were taken away, for a nonce brings no message back

    async def put(self, sheet: ShownPage, above: Sequence[MessageId]) -> MessageId | None:
        """A new message. Raises Hold or RoomGone."""
        sheet = self._allowed(sheet)
        try:
            message = await self._put(sheet, above)
        except discord.HTTPException as error:
            if not self._give_way(error, sheet):
                raise
            raise Hold(0, "line") from error
        if (
            message.content.strip() != with_addresses(sheet.text).strip()
        ):  # an earlier try had arrived, with what there was then
            await self._line.insist(lambda: self._change(message.id, sheet))
        return message_name(self._channel.id, message.id)

    async def change(self, message: MessageId, sheet: ShownPage) -> None:
        """An edit. Raises Hold, RoomGone, or MessageGone where Discord takes none any more.

        The flag that keeps previews away stays on a message through its edits.
        """
        number, sheet = self._number(message), self._allowed(sheet)
        try:
            await self._line.insist(lambda: self._change(number, sheet), in_turn=True)
        except discord.HTTPException as error:
            if error.code in (UNKNOWN_MESSAGE, TOO_OLD, ARCHIVED):
                self._salt = uuid4().hex
                raise MessageGone(stands=error.code != UNKNOWN_MESSAGE) from error
            if error.code in (MISSING_ACCESS, UNKNOWN_CHANNEL) and self._asked and not self._outside:
                self._outside = True
            elif error.status == 403 and _has_files(sheet):
                self._files = False
            else:
                raise RoomGone from error
            raise Hold(0, "line") from error

    async def erase(self, message: MessageId) -> None:
        """Take a message away. Raises Hold or RoomGone."""
        self._salt = uuid4().hex
        number = self._number(message)
        try:
            await self._line.insist(lambda: self._delete(number), in_turn=True)
        except discord.NotFound:
            pass
        except discord.HTTPException as error:
            raise RoomGone from error

    async def _put(self, sheet: ShownPage, above: Sequence[MessageId]) -> discord.Message:
        if self._asked and self._asked.waits:
            return await answer(self._line, self._asked, sheet)
        if not self._outside:
            return await self._post(sheet, above)
        assert self._asked
        follow = self._asked.interaction.followup  # lives for 15 minutes
        send = partial(follow.send, wait=True, suppress_embeds=True, **look(sheet))
        return cast("discord.Message", await self._line.insist(lambda: send(files=files_of(sheet)), in_turn=True))

    async def _post(self, sheet: ShownPage, above: Sequence[MessageId]) -> discord.Message:
        """An ordinary message. Each page has a nonce of its own, also when a show goes on in messages that are up."""
        nonce = nonce_of(self._salt or (above[0] if above else self._first), len(above))
        more = look(sheet) | {"nonce": nonce, "suppress_embeds": True}
        if self._to and not above:
            more["reference"] = discord.MessageReference(
                message_id=self._to, channel_id=self._channel.id, fail_if_not_exists=False
            )
        return await self._line.insist(lambda: self._channel.send(files=files_of(sheet), **more), in_turn=True)

    def _give_way(self, error: discord.HTTPException, sheet: ShownPage) -> bool:
        """Whether a new message may be taken in another way: plainer, or not through where it was refused.

        Raises RoomGone where no way is left.
        """
        forbidden = shut(error)
        if self._outside:
            raise RoomGone from error
        if forbidden and self._asked and self._asked.waits:
            self._asked.waits = False
        elif _plainer_is_taken(error) and (self._to or _has_files(sheet)):
            self._to = None
            self._files = self._files and not (error.status == 403 and _has_files(sheet))
        elif forbidden and not self._asked:
            raise RoomGone from error
        elif forbidden:
            self._outside = True
        else:
            return False
        return True

    async def _change(self, number: int, sheet: ShownPage) -> None:
        if self._outside and self._asked:
            follow = self._asked.interaction.followup
            await follow.edit_message(number, attachments=files_of(sheet), **look(sheet, anew=False))
        else:
            message = self._channel.get_partial_message(number)
            await message.edit(attachments=files_of(sheet), **look(sheet, anew=False))

    async def _delete(self, number: int) -> None:
        if self._outside and self._asked:
            await self._asked.interaction.followup.delete_message(number)
        else:
            await self._channel.get_partial_message(number).delete()

    def _allowed(self, sheet: ShownPage) -> ShownPage:
        return sheet if self._files else replace(sheet, file=None, picture=None)

    def _number(self, message: MessageId) -> int:
        number = number_in(self._channel.id, message)
        assert number is not None
        return number


def nonce_of(*what: object) -> str:
    """A name for a new message: sent again within minutes, it is the message that is there already."""
    return blake2b("/".join(map(str, what)).encode(), digest_size=12).hexdigest()


async def answer(line: Connection, asked: OpenInteraction, sheet: ShownPage) -> discord.Message:
    """Put a sheet where Discord shows "thinking…": the first follow-up takes its place, previews kept away.

    Raises Hold, or discord.HTTPException as it came.
    """
    try:
        message: discord.Message = await asked.interaction.followup.send(
            wait=True, suppress_embeds=True, files=files_of(sheet), **look(sheet)
        )
    except Exception as error:
        if not absent(error):
            raise refusal(error) from error
        # It may have arrived all the same, and then a second follow-up would be a second message.
        message = await line.insist(
            lambda: asked.interaction.edit_original_response(attachments=files_of(sheet), **look(sheet, anew=False))
        )
    asked.waits = False
    asked.anchor = message.id
    return message


def look(sheet: ShownPage, anew: bool = True) -> dict[str, Any]:
    """Text and buttons as discord.py takes them; an edit takes buttons away where there are none."""
    text = with_addresses(sheet.text)
    if sheet.buttons:
        return {"content": text, "view": _view(sheet.buttons)}
    return {"content": text} if anew else {"content": text, "view": None}


def _view(buttons: tuple[Button, ...]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for button in buttons:
        view.add_item(discord.ui.Button(label=button.label[:80], custom_id=SAYS + button.says))
    view.stop()  # discord.py keeps every view that still listens, for ever; what was pressed arrives without it
    return view


def files_of(sheet: ShownPage) -> list[discord.File]:
    """What hangs on a message. Anew for each try: sending a file closes it."""
    return [discord.File(io.BytesIO(file.data), file.name) for file in (sheet.file, sheet.picture) if file]


def _has_files(sheet: ShownPage) -> bool:
    return bool(sheet.file or sheet.picture)


def _plainer_is_taken(error: discord.HTTPException) -> bool:
    """Files or replies may be what is not allowed."""
    return error.code != MISSING_ACCESS and (error.status == 403 or error.code == NO_HISTORY)
