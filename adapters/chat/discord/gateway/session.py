"""Hear what happens on one shard of Discord, through every break of the connection."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

import discord
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

from adapters.chat.discord.connection import CUT

log = logging.getLogger(__name__)

PATIENCE = 60.0  # seconds for a connection to come about
CLOSED = 1000  # by whoever meant it; from Discord it means nothing in particular

Connect = Callable[[], Awaitable[DiscordWebSocket]]
Identify = Callable[[Connect], Awaitable[DiscordWebSocket]]


class ShardSession:
    """One shard's, as discord.Client.connect has it for the only one: AutoShardedClient cannot let go of a single
    shard, and ends all of them where one fails. What is heard goes to the client.

    A session that still stands is gone on with; a new one begins in `identify`, which calls when it may.
    """

    def __init__(
        self,
        client: discord.AutoShardedClient,
        shard: int,
        identify: Identify,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._client = client
        self._shard = shard
        self._identify = identify
        self._sleep = sleep
        self._socket: DiscordWebSocket | None = None  # the last one
        self._stands = False  # its session does
        self.up = False  # what is said comes in

    async def hear(self) -> None:
        """Until cancelled, and then Discord is told that it is over. Raises discord.ConnectionClosed where Discord does
        not want us; everything else is waited out."""
        waits = ExponentialBackoff()
        while True:
            try:
                await self._hear()
            except ReconnectWebSocket as told:
                self._stands = told.resume
                continue
            except discord.ConnectionClosed as error:
                if error.code != CLOSED:
                    raise
                log.warning("Discord has closed shard %d", self._shard)
            except (discord.HTTPException, discord.GatewayNotFound, *CUT) as error:
                log.warning("shard %d of Discord is away: %s", self._shard, type(error).__name__)
            await self._sleep(waits.delay())

    async def _hear(self) -> None:
        before = self._socket
        if self._stands and before:
            socket = await asyncio.wait_for(self._connect(before), PATIENCE)
        else:
            socket = await self._identify(lambda: asyncio.wait_for(self._connect(None), PATIENCE))
        self._socket, self._stands, self.up = socket, True, True
        try:
            while True:
                await socket.poll_event()
        except asyncio.CancelledError:
            with suppress(*CUT):
                await socket.close(CLOSED)
            raise
        finally:
            self.up = False

    async def _connect(self, before: DiscordWebSocket | None) -> DiscordWebSocket:
        if before is None:  # "initial", or it would wait by itself
            return await DiscordWebSocket.from_client(self._client, initial=True, shard_id=self._shard)
        return await DiscordWebSocket.from_client(
            self._client,
            gateway=before.gateway,
            shard_id=self._shard,
            session=before.session_id,
            sequence=before.sequence,
            resume=True,
        )
