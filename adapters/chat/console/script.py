"""Talk in lines of plain text, for pipes and scripts."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TextIO

from adapters.chat.console.safe import harmless
from bot.commands import Learn
from bot.commands.grammar import parse


class Script:
    """One line is one message, and \\n in it a line break. Blank lines and those that start with # are skipped."""

    answers = False
    waits = True

    def __init__(self, input: TextIO, output: TextIO) -> None:
        # Bytes where there are any: the locale may not be what the script is written in
        self._input = getattr(input, "buffer", input)
        self._output = output
        self._unread = False

    async def lines(self) -> AsyncGenerator[str, None]:
        """One message a line, until the input ends. Raises BrokenPipeError once nobody reads the answers."""
        apart = ""
        while line := await _in_a_thread(self._input.readline):
            text = line.decode("utf-8", "replace") if isinstance(line, bytes) else line
            text = text.removeprefix("\ufeff").rstrip("\r\n")
            if text.strip() and not text.startswith("#"):
                self.say(f"{apart}> {text}")
                apart = "\n"
                # A path on Windows may well have \n in it
                yield text if isinstance(parse(text), Learn) else text.replace("\\n", "\n")
            if self._unread:
                raise BrokenPipeError

    @contextmanager
    def live(self) -> Iterator[Callable[[str], None]]:
        """Nothing is shown of what still grows."""
        yield lambda text: None

    def put(self, number: int, text: str) -> None:
        """A message with its number."""
        text = text.strip()
        self.say(f"[{number}]\n{text}" if "\n" in text else f"[{number}] {text}")

    def hint(self, text: str) -> None:
        """A line like any other."""
        self.say(text)

    def say(self, text: str) -> None:
        """A line without what would give orders to a terminal."""
        try:
            print(harmless(text), file=self._output, flush=True)
        except BrokenPipeError:  # what is being answered may go on; the next line is not taken
            self._unread = True

    def forget(self) -> None:
        """What was typed is kept nowhere."""


async def _in_a_thread(read: Callable[[], str | bytes]) -> str | bytes:
    """What `read` gives. A thread of the loop's own pool would keep the program from ending while nobody types."""
    result: Future[str | bytes] = Future()
    result.set_running_or_notify_cancel()

    def wait() -> None:
        try:
            result.set_result(read())
        except Exception as error:
            result.set_exception(error)

    threading.Thread(target=wait, daemon=True).start()
    return await asyncio.wrap_future(result)
