"""What the bot says in the terminal only."""

from collections.abc import Sequence
from typing import Protocol


class TerminalWording(Protocol):
    """Around the messages in a terminal."""

    def no_model(self) -> str:
        """The first line of a terminal without a model."""

    def console_welcome(self) -> str:
        """The keys of the terminal."""

    def console_buttons(self, labels: Sequence[str], number: int) -> str:
        """The buttons below message `number`, and how to press one."""

    def console_saved(self, path: str) -> str:
        """Where a file was written."""

    def console_no_such_file(self, path: str) -> str:
        """A path after `/learn` that is not there."""

    def console_only_first(self, number: int) -> str:
        """A folder with more files than are read."""

    def console_say_what(self, number: int) -> str:
        """`>3` with nothing behind it."""

    def console_no_such_message(self, number: int, newest: int) -> str:
        """`>99`, with no such message; `newest` is the last there is, 0 for none."""

    def console_which_message(self, newest: int) -> str:
        """`>` without a number; `newest` is the last there is, 0 for none."""

    def console_stopped(self) -> str:
        """Ctrl+C."""
