"""A server that the bot has just been invited to: in which language it is greeted there, and where."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

import discord

FRESH = timedelta(hours=1)  # since it was invited; a server that comes back after an outage has been known for longer

FirstWords = Callable[[str, str], str]  # by "discord:" and the server's number, and its locale, "" where it has none


def no_words(server: str, locale: str) -> str:
    """Where nobody is greeted."""
    return ""


def has_just_joined(guild: discord.Guild, now: datetime) -> bool:
    """Whether this is an invitation; Discord tells of servers that become available in the same way."""
    me = cast("discord.Member | None", guild.me)
    return me is not None and me.joined_at is not None and now - me.joined_at < FRESH


def locale_of(guild: discord.Guild) -> str:
    """The server's locale, such as "ko"; "" for en-US where nobody can have chosen it: only communities choose."""
    locale = guild.preferred_locale
    chosen = locale is not discord.Locale.american_english or "COMMUNITY" in guild.features
    return locale.value if chosen else ""


def first_room(guild: discord.Guild) -> discord.TextChannel | None:
    """Where Discord itself greets people, else the first channel; of those in which the bot may write."""
    rooms = [*([guild.system_channel] if guild.system_channel else []), *guild.text_channels]
    return next((room for room in rooms if _may_write(room)), None)


def _may_write(room: discord.TextChannel) -> bool:
    may = room.permissions_for(room.guild.me)
    return may.view_channel and may.send_messages
