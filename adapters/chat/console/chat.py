"""The terminal as a chat: one person, one room."""

import asyncio
import io
import re
import sys
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import TextIO
from unicodedata import normalize

from adapters.chat.console.keep import Counter, delete_kept
from adapters.chat.console.media import Media, named_media
from adapters.chat.console.room import ConsoleRoom, Screen
from adapters.chat.console.script import Script
from adapters.chat.console.terminal import INTERRUPTED, TerminalScreen
from adapters.chat.console.uploads import MOST, NoSuchFile, Uploads, handle_of, upload
from bot.commands import Learn
from bot.commands.grammar import parse
from bot.ports import Incoming, Room, Take
from bot.stores import InboxItem
from bot.wording import HEARD, Wording
from bot.wording.heard import as_heard

ADDRESSED = re.compile(r">\s*(\d{1,9})(?:\s+(.*))?", re.S)  # ">3 shorter"
QUOTED = re.compile(r">.*")  # one line; more of them may be a post that begins with a quotation
ADDRESS = re.compile(r"https?://", re.I)
NOTHING = Uploads()
NO_MEDIA = Media()
PERSON = "console:me"
STOP = "/cancel"  # what Ctrl+C says


class Console:
    """Lively in a terminal, plain in a script, which is asked nothing back unless it says so (`ask`); or as the
    `screen` has it. Files are written under `data_dir`."""

    def __init__(
        self,
        data_dir: Path,
        words: Wording,
        input: TextIO | None = None,
        output: TextIO | None = None,
        news: str = "",
        ask: bool = False,
        screen: Screen | None = None,
    ) -> None:
        self._news = news
        self._data_dir = data_dir
        self._words = words
        self._heard = Counter(data_dir / "console_heard")
        self._screen = screen or _screen(data_dir, words, input or sys.stdin, output or sys.stdout)
        self._answers = ask or self._screen.answers
        self._room = ConsoleRoom(self._screen, data_dir, words)
        self._said: dict[str, Incoming] = {}  # what is not answered yet; it ends with this process

    async def listen(self, take: Take) -> None:
        """Until the end of the input, or a goodbye, and until what was said is answered. `news` is said first.

        Each line of a script is answered before the next; a person may say more meanwhile, as that it shall stop.
        Raises what taking a line raises.
        """
        if self._screen.answers and not self._heard.last():
            self._screen.hint(self._words.first_line())
        if self._news:
            self._screen.hint(self._news)
        try:
            await self._hear(take)
        except ExceptionGroup as group:
            raise group.exceptions[0] from None

    async def _hear(self, take: Take) -> None:
        async with asyncio.TaskGroup() as answering, aclosing(self._screen.lines()) as lines:
            async for line in lines:
                if _is_goodbye(line):
                    return
                said = self._stop() if line == INTERRUPTED else await self._read_line(line)
                if said and self._screen.waits:
                    await self._ask(take, said)
                elif said:
                    answering.create_task(self._ask(take, said))

    def connected(self) -> bool:
        """Whoever sits here is heard."""
        return True

    def hook(self) -> None:
        """Nothing is delivered."""

    async def attend(self) -> None:
        """Nobody else listens to a terminal: wait until cancelled."""
        await asyncio.Event().wait()

    async def recall(self, items: Sequence[InboxItem]) -> Incoming | None:
        """What was said in this process and is not answered yet; nothing of a terminal is left after its process."""
        return self._said.get(items[0].body)

    async def room(self, id: str) -> Room:
        """The one room there is. Raises ValueError for any other."""
        if id != self._room.id:
            raise ValueError(f"not the room of a terminal: {id!r}")
        return self._room

    async def private(self, person: str) -> Room | None:
        """The one room there is."""
        return self._room

    async def fetch(self, ref: str) -> bytes:
        """What lies at a path. Raises NotReceived."""
        return await handle_of(Path(ref)).fetch()

    async def forget(self, person: str) -> int:
        """Delete the files of replies, what was typed, and the log; how many files of replies there were."""
        if person != PERSON:
            return 0
        self._screen.forget()
        return await asyncio.to_thread(delete_kept, self._data_dir)

    async def _ask(self, take: Take, said: Incoming) -> None:
        over = asyncio.Event()

        async def ended() -> None:
            self._said.pop(said.id, None)
            over.set()

        self._said[said.id] = replace(said, ended=ended)
        await take([InboxItem(said.id, said.sender, said.id)])
        await over.wait()

    def _stop(self) -> Incoming | None:
        """What Ctrl+C says while something is done, once."""
        under_way = {said.text for said in self._said.values()}
        return self._incoming(STOP, None) if under_way and STOP not in under_way else None

    async def _read_line(self, line: str) -> Incoming | None:
        """What a line says to the bot; None if there was something wrong with it, which is then said here."""
        if not line.strip():
            skipped = self._room.skips()
            return self._incoming(*skipped) if skipped else None
        if addressed := ADDRESSED.fullmatch(line.strip()):
            return await self._reply(int(addressed[1]), addressed[2])
        if QUOTED.fullmatch(line.strip()):
            self._screen.hint(self._words.console_which_message(self._room.count()))
            return None
        if isinstance(parse(line), Learn):
            return await self._learn(*line.strip().split(maxsplit=1))
        return await self._say(line, None)

    async def _say(self, line: str, number: int | None) -> Incoming | None:
        """What is said, or pressed, or sent with its words below it."""
        try:
            media = await asyncio.to_thread(named_media, line)
        except NoSuchFile as missing:
            self._screen.hint(self._words.console_no_such_media(missing.path))
            return None
        if media:
            return self._incoming(media.text, number, media=media)
        return self._incoming(*self._room.presses(line, number))

    async def _reply(self, number: int, text: str | None) -> Incoming | None:
        if not 0 < number <= self._room.count():
            self._screen.hint(self._words.console_no_such_message(number, self._room.count()))
            return None
        if not text:
            self._screen.hint(self._words.console_say_what(number))
            return None
        return await self._say(text, number)

    async def _learn(self, command: str, paths: str = "") -> Incoming | None:
        """A command with the files at those paths; an address is not one of them."""
        if not paths or ADDRESS.match(paths):
            return self._incoming(f"{command} {paths}".strip(), None)
        try:
            uploads = await asyncio.to_thread(upload, paths)
        except NoSuchFile as missing:
            self._screen.hint(self._words.console_no_such_file(missing.path))
            return None
        if uploads == NOTHING:
            self._screen.hint(self._words.no_text_inside(paths))
            return None
        if uploads.more:
            self._screen.hint(self._words.console_only_first(MOST))
        return self._incoming(command, None, uploads)

    def _incoming(
        self, text: str, reply_to: int | None, uploads: Uploads = NOTHING, media: Media = NO_MEDIA
    ) -> Incoming:
        return Incoming(
            id=f"console:in:{self._heard.next()}",
            room=self._room,
            sender=PERSON,
            text=text,
            reply_to=None if reply_to is None else f"console:{reply_to}",
            files=uploads.files,
            sounds=media.sounds,
            pictures=media.pictures,
            about=media.about,
            language=self._words.language,
            answers=self._answers,
        )


def _is_goodbye(line: str) -> bool:
    """In any language, as a word or as a command."""
    said = as_heard(normalize("NFC", line)).removeprefix("/")
    return any(said in words.heard_goodbye for words in HEARD)


def _screen(data_dir: Path, words: Wording, input: TextIO, output: TextIO) -> Screen:
    if isinstance(output, io.TextIOWrapper):
        output.reconfigure(errors="replace")  # a Korean Windows terminal knows no emoji
    if not (input.isatty() and output.isatty()):
        return Script(input, output)
    return TerminalScreen(input, output, data_dir / "console_history", words)
