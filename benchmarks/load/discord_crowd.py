"""People who use /write on Discord at once, each in their private chat, and what each has got in the end."""

import asyncio
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.load.numbered import landed, numbered_text
from benchmarks.load.program import Program, model, prepare
from benchmarks.load.stubs.discord_stub import FIRST_PERSON, BusyDiscord, serving
from benchmarks.load.stubs.model_stub import Manner


@dataclass
class DiscordTown:
    """One run: the program, the platform, and the people there."""

    program: Program
    api: BusyDiscord
    manner: Manner
    people: Sequence[str]
    said: dict[str, float] = field(default_factory=dict)  # by person: when they asked for a draft
    asked: dict[str, float] = field(default_factory=dict)  # by interaction: when it was made

    async def begin(self, within: float = 60) -> None:
        """Start the program. Raises TimeoutError if it does not log in."""
        self.api.identified.clear()
        await self.program.start()
        async with asyncio.timeout(within):
            await self.api.identified.wait()

    async def write(self, person: str) -> None:
        """Somebody asks for a draft."""
        self.said[person] = time.monotonic()
        number = await self.api.slash(person, "write", topic=f"여행기 {person}")
        self.asked[number] = self.said[person]

    def has_whole_draft(self, person: str) -> bool:
        """Whether it stands there whole, once and in order, with one file that holds it."""
        wanted, shown = numbered_text(f"여행기 {person}", self.manner.characters), self.api.messages(person)
        files = [content.decode() for message in shown for _, content in message.files]
        text = "\n".join(message.text for message in shown)
        return landed(text, wanted).whole and [landed(file, wanted).whole for file in files] == [True]


@asynccontextmanager
async def discord_town(tree: Path, people: int, manner: Manner, known: bool = False) -> AsyncIterator[DiscordTown]:
    """A town where everybody has a card already; the program is not started yet."""
    folder = Path(tempfile.mkdtemp(prefix="maltu-load-"))
    (folder / "data").mkdir()
    url = f"sqlite:///{folder}/data/maltu.db"
    await prepare(tree, url, "discord", range(FIRST_PERSON, FIRST_PERSON + people), known=known)
    names = [f"p{number}" for number in range(people)]
    async with serving(BusyDiscord()) as discord, model(manner) as writer:
        for name in names:
            discord.person(name)
        told = {"DISCORD_TOKEN": discord.token, "DEEPSEEK_API_KEY": "sk-load", "DEEPSEEK_BASE_URL": writer.url}
        program = Program(tree, folder, {**told, "DATABASE_URL": url}, part="discord", discord=discord.url)
        try:
            yield DiscordTown(program, discord, manner, names)
        finally:
            await program.end(within=5)
            shutil.rmtree(folder, ignore_errors=True)


async def all_use_write(here: DiscordTown, within: float, over: float = 1.0) -> None:
    """Everybody asks for a draft within `over` seconds; back once all are whole, or after `within` seconds."""
    for person in here.people:
        await here.write(person)
        await asyncio.sleep(over / len(here.people))
    waiting = set(here.people)

    def nobody_waits() -> bool:
        waiting.difference_update([person for person in waiting if here.has_whole_draft(person)])
        return not waiting

    await here.program.until(nobody_waits, within)
