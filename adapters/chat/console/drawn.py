"""Show messages in a terminal as Markdown, and a text that grows while it is written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console as Screen
from rich.console import ConsoleOptions, RenderableType, RenderResult
from rich.live import Live
from rich.markdown import Markdown
from rich.segment import Segment
from rich.text import Text
from rich.theme import Theme

from adapters.chat.console.safe import harmless

# Without the black backgrounds that rich has for them, which are boxes in a white terminal
PLAIN = Theme({"markdown.code": "bold cyan", "markdown.code_block": "cyan"})
CODE = "ansi_light"  # colours of the terminal's own


class DrawnScreen:
    """What is shown, whoever types."""

    def __init__(self, output: TextIO) -> None:
        self._screen = Screen(file=output, theme=PLAIN)

    @contextmanager
    def live(self) -> Iterator[Callable[[str], None]]:
        """Show the end of a text while it grows, and nothing of it afterwards."""
        with Live(
            console=self._screen, transient=True, refresh_per_second=8, redirect_stdout=False, redirect_stderr=False
        ) as live:
            yield lambda text: live.update(Tail(text))

    def put(self, number: int, text: str) -> None:
        """A message with its number, as Markdown."""
        self.hint(f"[{number}]")
        self._print(_markdown(text))

    def hint(self, text: str) -> None:
        """Something beside the messages, dimmed."""
        self._print(Text(harmless(text), style="dim"))

    def say(self, text: str) -> None:
        """A line as it is: a path that is broken up cannot be copied."""
        self._print(Text(harmless(text)), soft_wrap=True)

    def _print(self, shown: RenderableType, soft_wrap: bool = False) -> None:
        self._screen.print(shown, soft_wrap=soft_wrap)


class Tail:
    """As many of the last lines as the window holds; a taller live text would leave its traces when it scrolls.

    Texts come faster than they are drawn, so one is only read as Markdown when its turn comes.
    """

    def __init__(self, text: str, below: int = 2) -> None:
        self._text = text
        self._below = below  # lines that are left free

    def __rich_console__(self, screen: Screen, options: ConsoleOptions) -> RenderResult:
        height = max(1, options.size.height - self._below)
        for line in screen.render_lines(_markdown(self._text), options.update(height=None), pad=False)[-height:]:
            yield from line
            yield Segment.line()


def _markdown(text: str) -> Markdown:
    """Markdown that keeps the author's line breaks, which bloggers mean as they are."""
    shown = Markdown(harmless(text), code_theme=CODE, hyperlinks=False)
    for token in shown.parsed:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type = "hardbreak"
    return shown
