"""Commands and buttons: acknowledged within three seconds, and answered by their token for 15 minutes."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, cast

import discord

from adapters.chat.discord.canvas import SAYS
from adapters.chat.discord.commands import SlashCommand, filled_options
from adapters.chat.discord.connection import (
    CUT,
    Connection,
    InteractionLine,
    OpenInteraction,
    asked_name,
    message_name,
)
from adapters.chat.discord.files import sent_files
from adapters.chat.discord.inbox_body import AskedBy, InboxBody
from adapters.chat.live import Hold
from bot.model import MessageId
from bot.wording import language_of

ACKNOWLEDGED = 40060  # somebody has answered this interaction already
log = logging.getLogger(__name__)


def is_for_one(interaction: discord.Interaction, commands: Mapping[str, SlashCommand]) -> bool:
    """Whether what answers it, in the place of what asked for it, is seen by whoever asked alone."""
    if interaction.context.dm_channel:
        return False  # nobody else is there, and what only they see, nobody can reply to
    if interaction.message:
        return interaction.message.flags.ephemeral
    command = commands.get(cast("dict[str, Any]", interaction.data)["name"])  # none: an earlier version offered it
    return command is not None and command.for_one


async def acknowledge(line: Connection, interaction: discord.Interaction, hidden: bool) -> bool:
    """Within three seconds; False where it is too late, or where somebody else with our token was faster.

    `hidden`: only whoever asked sees that it is being thought about, and what takes the place of that.
    """
    tries = 0

    async def defer() -> None:
        nonlocal tries
        tries += 1
        await interaction.response.defer(thinking=interaction.message is None, ephemeral=hidden)

    try:
        await line.insist(defer, in_turn=True)  # the platform does not count it, and it cannot wait for its turn
    except (discord.HTTPException, Hold) as error:
        log.warning("%s was not acknowledged: %s", asked_name(interaction), type(error).__name__)
        return isinstance(error, discord.HTTPException) and error.code == ACKNOWLEDGED and tries > 1
    return True


def read_interaction(interaction: discord.Interaction, commands: Mapping[str, SlashCommand], hidden: bool) -> InboxBody:
    """What a command or a button says, what came with it, and the message the button hangs on."""
    assert interaction.channel_id is not None
    given, pressed = cast("dict[str, Any]", interaction.data), interaction.message
    if pressed:
        text, files, reply_to = given["custom_id"].removeprefix(SAYS), [], message_name(pressed.channel.id, pressed.id)
    else:
        command, values = commands[given["name"]], filled_options(interaction)
        text, files, reply_to = command.as_typed(values), command.files_in(values), None
    return InboxBody(
        asked_name(interaction),
        interaction.channel_id,
        interaction.context.dm_channel,
        interaction.user.id,
        text,
        reply_to,
        sent_files(files),
        language_of(interaction.locale.value) or "en",
        asked=AskedBy(
            interaction.application_id, interaction.token, pressed is None, pressed.id if pressed else None, hidden
        ),
    )


def open_interaction(line: Connection, body: InboxBody) -> OpenInteraction:
    """One that its token answers, as it was left when it was acknowledged."""
    asked = body.asked
    assert asked
    through = InteractionLine(line.client, asked.application, asked.token, body.channel, discord.Object(body.user))
    return OpenInteraction(through, asked.waits, asked.pressed, asked.hidden)


async def open_again(line: Connection, body: InboxBody) -> None:
    """Have one from before a restart answered through its token, unless its time is over.

    Whether "thinking…" still stands there only Discord knows by now.
    """
    if body.message in line.asked:
        return
    opened = open_interaction(line, body)
    try:
        if opened.waits:
            answer = await line.insist(opened.interaction.original_response)
            opened.waits, opened.anchor = answer.flags.loading, None if answer.flags.loading else answer.id
        line.keep_open(body.message, opened)
    except (discord.HTTPException, Hold) as error:
        log.info("%s can no longer be answered by its token: %s", body.message, type(error).__name__)


async def close_interaction(line: Connection, name: MessageId) -> None:
    """Its answer is over: where nothing was said, nobody is thinking any more."""
    opened = line.asked.pop(name, None)
    if opened and opened.waits:
        with suppress(discord.HTTPException, *CUT):
            await opened.interaction.delete_original_response()
