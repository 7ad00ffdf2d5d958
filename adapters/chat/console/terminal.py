"""Talk in a terminal: history, completion, and text that grows while it is written."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter, WordCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import store_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import create_output

from adapters.chat.console.drawn import DrawnScreen
from adapters.chat.console.media import COMMANDS as MEDIA
from bot.commands.menu import MENU
from bot.wording import Wording

COMMANDS = [f"/{offer.name['en']}" for offer in MENU]
WITH_PATHS = ("/learn", *MEDIA)


class TerminalScreen(DrawnScreen):
    """A person sits here, who may be asked."""

    answers = True

    def __init__(self, input: TextIO, output: TextIO, history: Path, words: Wording) -> None:
        self._keys = create_input(input)
        super().__init__(output)
        self._words = words
        history.parent.mkdir(parents=True, exist_ok=True)
        self._history = history
        self._session: PromptSession[str] = PromptSession(
            "> ",
            input=self._keys,
            output=create_output(output),
            history=FileHistory(str(history)),
            completer=Completions(),
            multiline=True,
            prompt_continuation="  ",
            key_bindings=_bindings(),
        )

    async def lines(self) -> AsyncGenerator[str, None]:
        """What is typed, until Ctrl+D."""
        self.hint(self._words.console_welcome())
        while True:
            try:
                line = await self._session.prompt_async()
            except KeyboardInterrupt:  # Ctrl+C while typing drops what was typed
                continue
            except EOFError:
                return
            yield line

    async def answer(self, work: Callable[[], Awaitable[None]]) -> bool:
        """Do the work, or what of it comes before Ctrl+C, which gives False. Raises what the work raises."""

        async def doing() -> None:
            await work()

        try:
            async with asyncio.TaskGroup() as together:
                task = together.create_task(doing())
                with _watching(self._keys, task.cancel):
                    await asyncio.wait({task})
        except ExceptionGroup as group:
            raise group.exceptions[0] from None
        return not task.cancelled()

    def forget(self) -> None:
        """What was typed so far, in the file and in this process."""
        self._history.unlink(missing_ok=True)
        self._session.history = self._session.default_buffer.history = FileHistory(str(self._history))
        self._session.default_buffer.reset()


class Completions(Completer):
    """Commands at the beginning, and paths after those that take them."""

    def __init__(self) -> None:
        self._commands = WordCompleter([*COMMANDS, *MEDIA], sentence=True)
        self._paths = PathCompleter(expanduser=True)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """What may be meant by what is typed so far."""
        typed = document.text_before_cursor
        command, space, path = typed.partition(" ")
        if space and command in WITH_PATHS:
            return self._paths.get_completions(Document(path), complete_event)
        return self._commands.get_completions(document, complete_event) if typed.startswith("/") else ()


def _bindings() -> KeyBindings:
    """Enter sends, Alt+Enter breaks the line; pasted lines stay together since they come as one paste."""
    bindings = KeyBindings()

    @bindings.add("enter")
    def send(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @bindings.add("escape", "enter")
    def break_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return bindings


@contextmanager
def _watching(keys: Input, stop: Callable[[], object]) -> Iterator[None]:
    """Call `stop` at Ctrl+C. Whatever else is typed waits for the next prompt."""

    def read() -> None:
        pressed = keys.read_keys()
        if any(press.key == Keys.ControlC for press in pressed):
            stop()
        store_typeahead(keys, [press for press in pressed if press.key != Keys.ControlC])

    with keys.raw_mode(), keys.attach(read):
        yield
