"""What Discord says to a token, in words that say what to do."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import discord

from bot.errors import CannotStart


class TokenRefused(CannotStart):
    """Discord does not know this token."""

    def __str__(self) -> str:
        return "Discord does not accept DISCORD_TOKEN. Take a new one: Developer Portal, your application, Bot."


class IntentRefused(CannotStart):
    """The bot may not read what people write."""

    def __str__(self) -> str:
        return "Switch on Message Content Intent: Developer Portal, your application, Bot, Privileged Gateway Intents."


class ShardsRefused(CannotStart):
    """The bot is on too many servers for so few shards."""

    def __str__(self) -> str:
        return "This bot is on too many servers for DISCORD_SHARDS. Set it to auto, in all of its processes."


REFUSALS: Mapping[int, type[CannotStart]] = {  # by the number with which the gateway closes
    4004: TokenRefused,  # it was taken back
    4010: ShardsRefused,  # there is no such shard
    4011: ShardsRefused,  # it has too many servers
    4014: IntentRefused,  # it is not switched on
}


@dataclass(frozen=True)
class DiscordCheck:
    """What a token is good for."""

    name: str
    message_content: bool  # whether the privileged intent is switched on


async def check(token: str) -> DiscordCheck:
    """Log in and out again. Raises TokenRefused."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        with refusals():
            await client.login(token)
        may = client.application_flags
        return DiscordCheck(str(client.user), may.gateway_message_content or may.gateway_message_content_limited)


@contextmanager
def refusals() -> Iterator[None]:
    """Refusals in words that say what to do. Raises TokenRefused, IntentRefused or ShardsRefused."""
    try:
        yield
    except discord.LoginFailure as error:
        raise TokenRefused from error
    except discord.ConnectionClosed as error:
        if error.code not in REFUSALS:
            raise
        raise REFUSALS[error.code] from error
