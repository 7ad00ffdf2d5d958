"""Talk in a terminal whose prompt stays open: history, completion, and text that grows above what is typed."""

from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter, WordCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.history import FileHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import create_output
from rich.console import RenderableType

from adapters.chat.console.drawn import DrawnScreen, Tail
from adapters.chat.console.enter_key import EnterKey
from adapters.chat.console.media import NAMES as MEDIA
from bot.commands.menu import MENU
from bot.wording import Wording

INTERRUPTED = "\x03"  # what a line of Ctrl+C says
NAMES = [tuple(f"/{name}" for name in dict.fromkeys(offer.name.values())) for offer in MENU]
WITH_PATHS = {*MEDIA, *next(names for names in NAMES if "/learn" in names)}
COMPLETIONS = 8  # lines that prompt_toolkit keeps free for them below the prompt


class TerminalScreen(DrawnScreen):
    """A person sits here, who may be asked, and may type while they are answered."""

    answers = True
    waits = False

    def __init__(self, input: TextIO, output: TextIO, history: Path, words: Wording) -> None:
        super().__init__(output)
        self._words = words
        history.parent.mkdir(parents=True, exist_ok=True)
        self._history = history
        self._growing: dict[object, str] = {}
        self._leaves = False
        self._session: PromptSession[str] = PromptSession(
            self._prompt,
            input=create_input(input),
            output=create_output(output),
            history=FileHistory(str(history)),
            completer=Completions(),
            multiline=True,
            prompt_continuation="  ",
            reserve_space_for_menu=COMPLETIONS,
        )
        self._session.app.min_redraw_interval = 1 / 8  # seconds
        self._session.key_bindings = self._bindings(EnterKey(self._session))

    async def lines(self) -> AsyncGenerator[str, None]:
        """What is typed, until Ctrl+D; INTERRUPTED for Ctrl+C, which drops what was typed unless a text grows."""
        self.hint(self._words.console_welcome())
        kept = ""
        while True:
            try:
                line = await self._session.prompt_async(default=kept)
            except KeyboardInterrupt:
                kept = self._session.default_buffer.text if self._growing else ""
                yield INTERRUPTED
            except EOFError:
                return
            else:
                kept = ""
                yield line.rstrip("\n")

    @contextmanager
    def live(self) -> Iterator[Callable[[str], None]]:
        """Show the end of a text above the prompt while it grows, and nothing of it afterwards."""
        app, place = self._session.app, object()

        def grow(text: str) -> None:
            self._growing[place] = text
            app.invalidate()

        grow("")
        try:
            yield grow
        finally:
            del self._growing[place]
            app.invalidate()
            if self._leaves and not self._growing and app.is_running and not app.is_done:
                self._leave()

    def _leave(self) -> None:
        """Whoever has typed on since has changed their mind."""
        self._leaves = not self._session.default_buffer.text
        if self._leaves:
            self._session.app.exit(exception=EOFError)

    def forget(self) -> None:
        """What was typed so far, in the file and in this process."""
        self._history.unlink(missing_ok=True)
        self._session.history = self._session.default_buffer.history = FileHistory(str(self._history))
        self._session.default_buffer.reset()

    def _print(self, shown: RenderableType, soft_wrap: bool = False) -> None:
        """Above the prompt, which is drawn anew."""
        app = self._session.app
        if app.is_running:
            app.renderer.erase()
            app.invalidate()
        super()._print(shown, soft_wrap)

    def _prompt(self) -> ANSI:
        """What grows, in the order it was begun, and the mark behind which one types; once a line is sent, the mark."""
        text = "\n\n".join(filter(None, self._growing.values()))
        if not text or self._session.app.is_done:
            return ANSI("> ")
        buffer = self._session.default_buffer
        below = buffer.document.line_count + (COMPLETIONS if buffer.complete_state else 0)
        with self._screen.capture() as drawn:
            self._screen.print(Tail(text, below + 1), end="")
        return ANSI(f"{drawn.get()}> ")

    def _bindings(self, enter: EnterKey) -> KeyBindings:
        """Enter sends, Alt+Enter breaks the line, Ctrl+D waits for a text that grows and ends then."""
        bindings = KeyBindings()
        bindings.add("enter")(enter.press)

        @bindings.add("escape", "enter")
        def break_line(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text("\n")

        @bindings.add("c-d", filter=Condition(lambda: bool(self._growing) and not self._session.default_buffer.text))
        def leave(event: KeyPressEvent) -> None:
            self._leaves = True

        return bindings


class Completions(Completer):
    """Commands at the beginning, by their names in every language, and paths after those that take them."""

    def __init__(self) -> None:
        self._commands = WordCompleter([*chain(*NAMES), *MEDIA], sentence=True)
        self._paths = PathCompleter(expanduser=True)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """What may be meant by what is typed so far."""
        typed = document.text_before_cursor
        command, space, path = typed.partition(" ")
        if space and command in WITH_PATHS:
            return self._paths.get_completions(Document(path), complete_event)
        return self._commands.get_completions(document, complete_event) if typed.startswith("/") else ()
