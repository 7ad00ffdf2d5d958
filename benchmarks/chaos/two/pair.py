"""Two processes of the bot on one PostgreSQL, the people who talk to them, and what these have in the end."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]

from benchmarks.chaos.judging import is_doubled
from benchmarks.load.crowd import Town, town
from benchmarks.load.numbered import landed
from benchmarks.load.program import Program
from benchmarks.load.stubs.model_stub import Manner
from benchmarks.load.stubs.shared_telegram import SharedTelegram
from bot.wording import words_in
from tests.support.bot_api.chats import Message

Figures = Mapping[str, str]  # what is measured -> what came out
NAMES = ("a", "b")
ALIVE = "SELECT count(DISTINCT pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
STARTING = 120  # seconds at most
PATIENCE = 300.0  # seconds for what is under way, also on a machine that others use


@dataclass
class Pair:
    """The two of them; a draft is the one that was asked for by a person of this name."""

    here: Town
    api: SharedTelegram
    database: str

    def program(self, process: str) -> Program:
        """The one of this name."""
        return self.here.programs[process]

    def other(self, process: str) -> str:
        """The name of the other one."""
        return next(name for name in NAMES if name != process)

    async def begin(self, *processes: str) -> None:
        """Start these. Returns once they are known to each other as alive and one asks for updates.

        Raises RuntimeError if that never comes."""
        if all(program.ended for program in self.here.programs.values()):  # else one asks, and not again for a while
            self.api.polled.clear()
        for process in processes:
            await self.program(process).start()
        end = time.monotonic() + STARTING
        while not (self.api.polled.is_set() and await self._are_alive()):
            if time.monotonic() > end or any(self.program(process).ended for process in processes):
                raise RuntimeError(f"not started: {[self.program(process).log[-500:] for process in processes]}")
            await asyncio.sleep(0.1)

    async def _are_alive(self) -> bool:
        running = sum(not program.ended for program in self.here.programs.values())
        try:
            connection: Any = await asyncpg.connect(self.database, timeout=5)
        except (OSError, asyncpg.PostgresError):
            return False
        try:
            return int(await connection.fetchval(ALIVE)) >= running
        finally:
            await connection.close()

    async def until(self, fits: Callable[[], object], within: float) -> bool:
        """Whether it was so within these seconds, whatever became of the processes."""
        end = time.monotonic() + within
        while not fits():
            if time.monotonic() > end:
                return False
            await asyncio.sleep(0.05)
        return True

    # Drafts

    async def write(self, people: Sequence[str], over: float = 1.0, notes: str = "") -> dict[str, Message]:
        """Each asks for a draft, all within so many seconds; what they said, by person."""
        said = {}
        for person in people:
            said[person] = self.here.write(person, notes=notes)
            await asyncio.sleep(over / len(people))
        return said

    def grows(self, person: str) -> bool:
        """Whether some of the draft's text is shown."""
        stands = landed(self.api.screen(person), self.here.text(person))
        return stands.missing < stands.wanted

    async def all_grow(self, people: Collection[str], within: float = 60) -> bool:
        """Whether some of each text was shown within these seconds."""
        return await self.until(lambda: all(map(self.grows, people)), within)

    def is_whole(self, person: str) -> bool:
        """Whether the whole draft stands there, once and in order, with its file."""
        return person in self.api.file_sent and self.here.has_whole_draft(person)

    async def wholes(self, people: Collection[str], within: float) -> dict[str, float]:
        """When each draft was seen to be whole, by person, waiting for so many seconds at most."""
        seen: dict[str, float] = {}

        def all_are() -> bool:
            seen.update({who: time.monotonic() for who in people if who not in seen and self.is_whole(who)})
            return len(seen) == len(people)

        await self.until(all_are, within)
        return seen

    def doubled(self, said: Mapping[str, Message]) -> int:
        """Drafts that stand twice, whole or in part, or of which there are two files."""
        return sum(is_doubled(self.here, who, message) for who, message in said.items())

    def lost(self, said: Mapping[str, Message]) -> int:
        """Drafts that are not whole, and of which nobody was told what to do."""
        return sum(not self.here.stands(message) for message in said.values())


def offers_to_go_on(message: Message) -> bool:
    """Whether below what is written stands how to go on with it."""
    return words_in("ko").carry_on()[0] in message.labels


@asynccontextmanager
async def pair(
    tree: Path,
    people: int,
    manner: Manner,
    database: str,
    settings: Mapping[str, str] | None = None,
    asked: str = "",
) -> AsyncIterator[Pair]:
    """Two processes that are not started yet, in a database with nothing in it, and people who have a card; `asked`:
    what each of them is asked for where they do not tell it."""
    api = SharedTelegram()
    settled = town(tree, people, manner, api, database, settings, watched=False, processes=NAMES, asked=asked)
    async with settled as here:
        yield Pair(here, api, database)
