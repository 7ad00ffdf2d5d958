"""The dialogue in the terminal, as a script of one line after the other."""

import asyncio
import io
import queue
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from adapters.chat.console import Console
from bot.model import Language
from bot.wording import words_in
from tests.support.flows.talk import Shown, Talk, World
from tests.support.taken import Taken

MESSAGE = re.compile(
    r"^\[(?P<number>\d+)\][ \n](?P<text>.*?)\n"
    r"(?:^(?:파일: |File: |ファイル：)(?P<path>[^\n]+)\n)?"
    r"(?:^(?P<labels>[^\n]+?) ?[(（](?:예: |for example: |例：)>\d+ [^\n]+[)）]\n)?\Z",
    re.S | re.M,
)


class Pipe(io.StringIO):
    """Standard input that somebody is still writing to."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: queue.Queue[str] = queue.Queue()

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        return self.lines.get()


class ConsoleTalk(Talk):
    script = True

    def __init__(self, world: World, folder: Path) -> None:
        super().__init__(world)
        self._folder = folder
        self._photos = 0

    async def start(self) -> None:
        await self.bot.start()
        self._input, self._output = Pipe(), io.StringIO()
        console = Console(self._folder, self.words, self._input, self._output, ask=True)
        self._listening = asyncio.create_task(self._listen(console))

    async def _listen(self, console: Console) -> None:
        async with Taken(console, self.bot.hear) as desk:
            await console.listen(desk.take)

    async def stop(self) -> None:
        self._input.lines.put("")
        await self._listening
        await self.bot.stop()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def says(self, text: str) -> Shown:
        begins = len(self._output.getvalue())
        line = text.replace("\n", "\\n")
        await self._answer(self._types(line))
        printed = self._output.getvalue()[begins:].strip("\n") + "\n"
        assert printed.startswith(f"> {line}\n")
        found = MESSAGE.match(printed.removeprefix(f"> {line}\n"))
        assert found, printed
        path, labels = found["path"], found["labels"]
        files = (_file(Path(path)),) if path else ()
        return Shown(found["text"], (found["number"],), files, tuple(labels.split(" · ")) if labels else ())

    async def _types(self, line: str) -> None:
        self._input.lines.put(f"{line}\n")

    async def replies(self, shown: Shown, text: str, message: int = -1, who: str = "ann") -> Shown:
        assert who == "ann", "nobody else is here"
        return await self.says(f">{shown.messages[message]} {text}")

    async def presses(self, shown: Shown, label: str) -> Shown:
        assert label in shown.labels
        return await self.replies(shown, label)

    async def uploads(self, name: str, content: bytes, command: str = "") -> Shown:
        """Nothing can be sent here without a command."""
        path = self._folder / name
        path.write_bytes(content)
        return await self.says(f"{command or '/배우기'} {path}")

    async def answers_aloud(self, shown: Shown, recorded: bytes) -> Shown:
        path = self._folder / "memo.ogg"
        path.write_bytes(recorded)
        return await self.replies(shown, f"/voice {path}")

    async def photographs(self, photos: Sequence[bytes], text: str = "", to: Shown | None = None) -> Shown:
        paths = []
        for photo in photos:
            self._photos += 1
            paths.append(self._folder / f"{self._photos}.jpg")
            paths[-1].write_bytes(photo)
        line = f"/photo {' '.join(map(str, paths))}" + (f"\n{text}" if text else "")
        return await self.says(f">{to.messages[-1]} {line}" if to else line)

    async def speaks(self, language: Language) -> None:
        self.words = words_in(language, terminal=True)
        self.bot.settings = self.bot.settings.model_copy(update={"language": language})
        await self.restart()


def _file(path: Path) -> tuple[str, bytes]:
    return path.name, path.read_bytes()


@asynccontextmanager
async def on_console(world: World) -> AsyncIterator[ConsoleTalk]:
    talk = ConsoleTalk(world, world.settings.data_dir)
    await talk.start()
    try:
        yield talk
    finally:
        await talk.stop()
