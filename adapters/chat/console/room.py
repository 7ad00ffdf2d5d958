"""The one room there is in a terminal."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractContextManager, aclosing
from pathlib import Path
from typing import Protocol

from adapters.chat.console.keep import REPLIES, Counter, keep
from adapters.chat.console.safe import harmless
from bot.commands import JustWrite
from bot.commands.grammar import parse
from bot.model import Button, MessageId, Reply
from bot.ports import Placed, Replies, Room
from bot.wording import Wording


class Screen(Protocol):
    """What a person looks at: a terminal, the two ends of a pipe, or a chat that plays by itself."""

    answers: bool  # somebody is there who can be asked something back
    waits: bool  # each line is answered before the next is read

    def lines(self) -> AsyncGenerator[str, None]: ...  # what is typed, one message each; blank ones only by a person

    def live(self) -> AbstractContextManager[Callable[[str], None]]: ...  # shows a text until the next one

    def put(self, number: int, text: str) -> None: ...  # a message that stays

    def hint(self, text: str) -> None: ...  # something beside the messages

    def say(self, text: str) -> None: ...  # a line without a number

    def forget(self) -> None: ...  # what was typed so far


class ConsoleRoom:
    """Messages are numbered, so that a person can reply to one: ">3 shorter"."""

    id = "console"
    private = True
    link = ""

    def __init__(self, screen: Screen, folder: Path, words: Wording) -> None:
        self._screen = screen
        self._folder = folder
        self._words = words
        self._shown = Counter(folder / "console_shown")
        self._buttons: dict[int, tuple[Button, ...]] = {}
        self._newest = 0

    async def show(
        self, replies: Replies, to: MessageId, placed: Placed | None = None, over: Sequence[MessageId] = ()
    ) -> Sequence[MessageId]:
        """The last reply stays, also when what makes them fails or is broken off. A line once printed never changes."""
        last: Reply | None = None
        ids: list[MessageId] = []
        try:
            with self._screen.live() as update:
                async with aclosing(replies):
                    async for reply in replies:
                        last = reply
                        update(reply.text)
        finally:
            if last:
                ids.append(f"console:{self._put(last)}")
                if placed:
                    await placed(ids)
        return ids

    async def thread(self, title: str, to: MessageId) -> Room:
        """This room itself: a terminal has no threads."""
        return self

    def count(self) -> int:
        """How many messages there are, which is the number of the newest; those of earlier runs are among them."""
        return self._shown.last()

    def presses(self, text: str, number: int | None) -> tuple[str, int | None]:
        """What a message says and replies to, where its text is the label of a button below that one or the newest."""
        number_of_button = self._newest if number is None else number
        for button in self._buttons.get(number_of_button, ()):
            if button.label.casefold() == text.strip().casefold():
                return button.says, number_of_button
        return text, number

    def skips(self) -> tuple[str, int] | None:
        """What a blank line says and replies to below questions: that there is no answer; None below anything else."""
        for button in self._buttons.get(self._newest, ()):
            if isinstance(parse(button.says), JustWrite):
                return button.says, self._newest
        return None

    def _put(self, reply: Reply) -> int:
        number = self._newest = self._shown.next()
        self._screen.put(number, reply.text if harmless(reply.text).strip() else "…")
        for file in (reply.picture, reply.file):
            if file:
                self._screen.say(self._words.console_saved(str(keep(file, self._folder / REPLIES))))
        if reply.buttons:
            self._buttons[number] = reply.buttons
            self._screen.hint(self._words.console_buttons([button.label for button in reply.buttons], number))
        return number
