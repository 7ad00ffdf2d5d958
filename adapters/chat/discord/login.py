"""What Discord says to a token, in words that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import discord

from bot.errors import CannotStart

TOKEN_TAKEN_BACK = 4004  # the gateway's numbers for it
OTHER_SHARDS = (4010, 4011)  # and for shards that there are not, or that have too many servers


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
        if error.code in OTHER_SHARDS:
            raise ShardsRefused from error
        if error.code != TOKEN_TAKEN_BACK:
            raise
        raise TokenRefused from error
    except discord.PrivilegedIntentsRequired as error:
        raise IntentRefused from error


def first_of(error: BaseException) -> BaseException:
    """What came first of all that ended tasks which end together."""
    return first_of(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error
