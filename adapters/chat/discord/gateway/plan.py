"""In how many shards Discord is heard, and how many sessions may begin at the same time."""

import logging
from collections.abc import Awaitable, Callable

import discord

from adapters.chat.discord.connection import ABSENT, CUT
from adapters.chat.discord.gateway.shards import shards_heard
from bot.ports import Turns
from bot.settings.processes import MOST_SHARDS

log = logging.getLogger(__name__)


async def shards_to_hear(
    client: discord.Client, turns: Turns, wanted: int | None, sleep: Callable[[float], Awaitable[None]]
) -> tuple[int, int]:
    """Shards, and buckets in which sessions begin one at a time. None wanted: as many as other processes hear already,
    else as many as Discord advises, which changes with the servers the bot is on."""
    if wanted == 1:
        return 1, 1
    while True:
        try:
            advised, _, limits = await client.http.get_bot_gateway()
            count = wanted or max(await shards_heard(turns), default=min(advised, MOST_SHARDS))
            return count, limits["max_concurrency"]
        except (discord.HTTPException, discord.GatewayNotFound, *CUT) as error:
            log.warning("how many shards there are is not known: %s; again in %s s", type(error).__name__, ABSENT)
        await sleep(ABSENT)
