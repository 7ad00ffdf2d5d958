"""The client of discord.py: what the gateway tells of all shards that are heard here is passed on."""

from collections.abc import Callable
from typing import Protocol

import discord

from adapters.chat.discord.connection import refused_by_all


class Listener(Protocol):
    """Who is told what happens on Discord."""

    async def register(self) -> None: ...  # logged in
    async def begin(self, shard: int) -> None: ...  # a session is new
    async def take_missed(self, shard: int) -> None: ...  # and its servers are known
    async def take_message(self, message: discord.Message) -> None: ...
    async def take_edit(self, message: discord.Message) -> None: ...
    async def take_interaction(self, interaction: discord.Interaction) -> None: ...
    async def take_invitation(self, guild: discord.Guild) -> None: ...
    async def refused(self, seconds: float) -> None: ...  # by Discord as a whole, for so long


class GatewayClient(discord.AutoShardedClient):
    """Message content is a privileged intent: needed for plain words in a draft's thread.

    It connects nowhere by itself; adapters.chat.discord.gateway.session does, shard by shard.
    """

    def __init__(self, listener: Listener, slowed: Callable[[], None]) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=True)
        nobody = discord.AllowedMentions.none()  # a draft that says @everyone calls nobody
        super().__init__(
            intents=intents,
            allowed_mentions=nobody,
            max_messages=None,
            max_ratelimit_timeout=30,
            shard_count=1,
            http_trace=refused_by_all(listener.refused, slowed),
        )
        self._listener = listener

    def cut(self, shards: int) -> None:
        """From now on there are so many shards, by which the servers are told apart."""
        self.shard_count = self._connection.shard_count = shards

    def leave(self, shard: int) -> None:
        """Its servers are not known any more: nobody tells how they change."""
        for guild in [guild for guild in self.guilds if guild.shard_id == shard]:
            self._connection._remove_guild(guild)

    async def setup_hook(self) -> None:
        await self._listener.register()

    async def on_shard_connect(self, shard: int) -> None:
        await self._listener.begin(shard)

    async def on_shard_ready(self, shard: int) -> None:
        await self._listener.take_missed(shard)

    async def on_message(self, message: discord.Message) -> None:
        await self._listener.take_message(message)

    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        await self._listener.take_edit(event.message)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self._listener.take_invitation(guild)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type in (discord.InteractionType.application_command, discord.InteractionType.component):
            await self._listener.take_interaction(interaction)


def shard_of(channel: object) -> int:
    """Which shard tells of a channel; of private ones the first does."""
    guild = getattr(channel, "guild", None)
    return guild.shard_id if isinstance(guild, discord.Guild) else 0
