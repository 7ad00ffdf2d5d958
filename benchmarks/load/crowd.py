"""People who write to the bot at once, and what each of them has got in the end."""

import asyncio
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.load.numbered import landed, numbered_text
from benchmarks.load.program import ModelProcess, Program, model, prepare
from benchmarks.load.stubs.model_stub import Manner
from benchmarks.load.stubs.telegram_stub import FIRST_PERSON, BusyTelegram, serving
from bot.wording import words_in
from tests.support.bot_api.chats import Message


@dataclass
class Town:
    """One run: the processes of the program under test, by name, the platform and the model they talk to, and the
    people there."""

    programs: Mapping[str, Program]
    api: BusyTelegram
    model: ModelProcess
    manner: Manner
    people: Sequence[str]
    said: dict[str, float] = field(default_factory=dict)  # by key: when it was asked for

    @property
    def program(self) -> Program:
        """The process, or the first of them."""
        return next(iter(self.programs.values()))

    def write(self, person: str, key: str = "", notes: str = "") -> Message:
        """Somebody asks for a draft."""
        key = key or f"여행기 {person}"
        self.said[key] = time.monotonic()
        return self.api.says(person, f"/write {key}\n{notes}".rstrip())

    def text(self, person: str) -> str:
        """What the draft about their journey should be."""
        return numbered_text(f"여행기 {person}", self.manner.characters)

    def has_whole_draft(self, person: str) -> bool:
        """Whether it stands there whole, once and in order, with one file that holds it."""
        wanted, room = self.text(person), self.api.chat(person)
        files = [message.file[1].decode() for message in room.messages if message.file]
        return landed(self.api.screen(person), wanted).whole and [landed(f, wanted).whole for f in files] == [True]

    def stands(self, said: Message) -> bool:
        """Whether a request is done with: a draft is whole, or whoever asked was told what became of it."""
        below = self.api.below(said)
        if "/write" in said.text and self.has_whole_draft(said.chat.name):
            return True
        words = words_in("ko")
        offers = {words.carry_on()[0], words.another_try()[0]}
        told = any(offers & set(message.labels) for message in below)
        return told if "/write" in said.text else bool(below) and not below[-1].text.endswith("…")

    async def begin(self, within: float = 60) -> float:
        """Start the program. The seconds until it first asks what there is. Raises RuntimeError if it never does."""
        self.api.polled.clear()
        await self.program.start()
        begun = self.program.started
        if not await self.program.until(self.api.polled.is_set, within):
            raise RuntimeError(f"it did not start: {self.program.log[-500:]}")
        return time.monotonic() - begun


@asynccontextmanager
async def town(
    tree: Path,
    people: int,
    manner: Manner,
    api: BusyTelegram | None = None,
    database: str = "",
    settings: Mapping[str, str] | None = None,
    watched: bool = True,
    processes: Sequence[str] = ("",),
    asked: str = "",
    known: bool = False,
) -> AsyncIterator[Town]:
    """A town where everybody has a card already; the program is not started yet. Without a database, SQLite.

    `processes` are their names, of which one that is alone needs none; `asked`: what each card misses in thin notes;
    `known`: they have spoken with the bot before, as whoever has a card has.
    """
    folder = Path(tempfile.mkdtemp(prefix="maltu-load-"))
    for process in processes:
        (folder / process / "data").mkdir(parents=True)
    url = database or f"sqlite:///{folder}/data/maltu.db"
    await prepare(tree, url, "telegram", range(FIRST_PERSON, FIRST_PERSON + people), asked, known)
    names = [f"p{number}" for number in range(people)]
    async with serving(api or BusyTelegram()) as telegram, model(manner) as writer:
        for name in names:
            telegram.chat(name)
        told = {
            "TELEGRAM_TOKEN": telegram.token, "DEEPSEEK_API_KEY": "sk-load", "DEEPSEEK_BASE_URL": writer.url,
            "DATABASE_URL": url, **(settings or {}),
        }  # fmt: skip
        programs = {
            each: Program(tree, folder / each, {**told, "TELEGRAM_API_URL": telegram.address(each)}, watched=watched)
            for each in processes
        }
        try:
            yield Town(programs, telegram, writer, manner, names)
        finally:
            await asyncio.gather(*(program.end(within=5) for program in programs.values()))
            shutil.rmtree(folder, ignore_errors=True)


async def all_write(here: Town, within: float, over: float = 1.0) -> None:
    """Everybody asks for a draft within `over` seconds; back once all are whole, or after `within` seconds."""
    for person in here.people:
        here.write(person)
        await asyncio.sleep(over / len(here.people))
    waiting = set(here.people)

    def nobody_waits() -> bool:
        with_file = {person for person in waiting if person in here.api.file_sent}
        waiting.difference_update(person for person in with_file if here.has_whole_draft(person))
        return not waiting

    await here.program.until(nobody_waits, within)
