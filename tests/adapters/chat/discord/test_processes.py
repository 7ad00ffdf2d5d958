"""Two processes hear one Discord in three shards: everything once, also when one of them dies."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence

import pytest

from adapters.chat.discord import Discord
from adapters.chat.discord.gateway.shards import SPACING
from adapters.chat.discord.login import ShardsRefused
from bot.stores import InboxItem
from tests.support.discord_stage import COMMANDS
from tests.support.processes.sharded_discord import COUNT, ShardedDiscord, channel_of
from tests.support.processes.shared_turns import Locks, ProcessTurns
from tests.support.processes.small_discord import serving

QUICKER = 10  # times that time passes


async def sleep(seconds: float) -> None:
    await asyncio.sleep(seconds / QUICKER)


def clock() -> float:
    return time.monotonic() * QUICKER


class Process:
    """One that hears some of the shards. What it stores is in `kept`."""

    def __init__(self, town: "Town", shards: int | None) -> None:
        self.turns: ProcessTurns = town.locks.process()
        self._town = town
        self._bot = Discord(
            "good", commands=COMMANDS, missed=town.missed, turns=self.turns, shards=shards, clock=clock, sleep=sleep
        )
        self._bot.client._connection.guild_ready_timeout = 0.05
        self.listens = asyncio.ensure_future(self._bot.listen(self._take))

    async def _take(self, items: Sequence[InboxItem]) -> None:
        await self._town.keep(items)

    async def recalls(self, item: InboxItem) -> str:
        """What was said, as it is heard by whoever answers."""
        async with asyncio.timeout(10):
            incoming = await self._bot.recall([item])
        return incoming.text if incoming else ""

    async def dies(self) -> None:
        self.turns.dies()
        await self.ends()

    async def ends(self) -> None:
        self.listens.cancel()
        await asyncio.gather(self.listens, return_exceptions=True)


class Town:
    """All processes, and what they keep."""

    def __init__(self) -> None:
        self.discord = ShardedDiscord(window=SPACING / QUICKER * 0.8)
        self.locks = Locks()
        self.items: list[InboxItem] = []
        self.processes: list[Process] = []
        self.known: Mapping[str, str] = {}
        self._more = asyncio.Condition()

    def process(self, shards: int | None = COUNT) -> Process:
        self.processes.append(Process(self, shards))
        return self.processes[-1]

    async def missed(self) -> Mapping[str, str]:
        return self.known

    @property
    def kept(self) -> list[str]:
        return [item.id for item in self.items]

    async def keep(self, items: Sequence[InboxItem]) -> None:
        async with self._more:
            self.items += items
            self._more.notify_all()

    async def keeps(self, ids: Sequence[str]) -> None:
        async with asyncio.timeout(10), self._more:
            await self._more.wait_for(lambda: set(ids) <= set(self.kept))

    async def is_told_everything_once(self) -> None:
        said = [await self.discord.says(shard, "안녕") for shard in range(COUNT)]
        said += [await self.discord.says_in_private("나야"), await self.discord.uses_a_command_in_private()]
        await self.keeps(said)
        assert sorted(said) == sorted(id for id in self.kept if id in said)


@pytest.fixture
async def town(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    made = Town()
    async with serving(made.discord.app(), monkeypatch):
        yield made
        for process in made.processes:
            await process.ends()


async def test_all_shards_are_heard_once_and_those_of_a_dead_process_by_the_other(town: Town) -> None:
    one, other = town.process(), town.process()
    for shard in range(COUNT):
        await town.discord.session(shard)
    assert sorted(one.turns.shards() + other.turns.shards()) == [0, 1, 2]
    assert {len(one.turns.shards()), len(other.turns.shards())} == {1, 2}
    await town.is_told_everything_once()

    dies, lives = sorted((one, other), key=lambda process: len(process.turns.shards()))
    [lost] = dies.turns.shards()
    await sleep(SPACING)  # a turn that ends with its process cannot keep the others from beginning too soon after it
    await dies.dies()
    await town.discord.session(lost, after=1)
    assert lives.turns.shards() == [0, 1, 2]
    await town.is_told_everything_once()
    assert (town.discord.twice, town.discord.refused) == ([], [])


async def test_a_process_that_hears_no_shard_answers_what_another_one_has_heard(town: Town) -> None:
    one, other = town.process(shards=1), town.process(shards=1)
    await town.discord.session(0)
    hears_nothing = other if one.turns.shards() else one
    await town.keeps([await town.discord.says_in_private("안녕")])
    assert await hears_nothing.recalls(town.items[0]) == "안녕"


async def test_a_session_that_begins_too_soon_after_that_of_a_dead_process_begins_once_more(town: Town) -> None:
    one, other = town.process(shards=1), town.process(shards=1)
    await town.discord.session(0)
    dies, lives = (one, other) if one.turns.shards() else (other, one)
    await dies.dies()
    await town.discord.session(0, after=1)
    assert (lives.turns.shards(), town.discord.refused) == ([0], [0])


async def test_as_many_shards_as_discord_advises_are_heard(town: Town) -> None:
    town.process(shards=None)
    for shard in range(COUNT):
        await town.discord.session(shard)
    assert (sorted(town.discord.began), town.discord.refused) == ([0, 1, 2], [])


async def test_what_was_said_while_away_is_read_back_once_for_each_shard(town: Town) -> None:
    town.known = {f"discord:{channel_of(shard)}": f"discord:{channel_of(shard)}:9" for shard in range(COUNT)}
    town.process()
    town.process()
    for shard in range(COUNT):
        await town.discord.session(shard)
    assert sorted(await town.discord.reads_back(COUNT)) == [channel_of(shard) for shard in range(COUNT)]
    assert town.discord.read_too_soon == []


async def test_whose_shard_a_room_is_on_is_asked_once(town: Town) -> None:
    town.known = {f"discord:{channel_of(shard)}": f"discord:{channel_of(shard)}:9" for shard in range(COUNT)}
    town.process()
    assert sorted(await town.discord.reads_back(COUNT)) == [channel_of(shard) for shard in range(COUNT)]
    assert sorted(town.discord.asked_for) == [channel_of(1), channel_of(2)]


async def test_a_session_that_discord_ends_begins_anew_in_its_time(town: Town) -> None:
    town.process()
    await town.discord.session(0)
    await town.discord.ends_session(0)
    await town.discord.session(0, after=1)
    await town.discord.session(2)
    assert town.discord.refused == []


async def test_more_servers_than_so_few_shards_bear_are_refused_in_words(town: Town) -> None:
    town.discord.closes_with = 4011
    with pytest.raises(ShardsRefused, match="DISCORD_SHARDS"):
        await town.process(shards=1).listens
