"""What the bot says of the lines that leave with a draft."""

from collections.abc import Sequence
from typing import Protocol


class LeavingWording(Protocol):
    """The disclosure of what was given or paid for a post, which stands first in it."""

    heard_no_sponsor: Sequence[str]  # the line is to go; patterns of what is said behind the command

    def asks_sponsored(self, line: str) -> str:
        """The notes sound like it; this line stands first unless they say no."""

    def sponsor_line_stays(self) -> str:
        """They said yes."""

    def sponsor_line_gone(self) -> str:
        """They said no; how to have one after all."""

    def sponsor_line_is(self, line: str) -> str:
        """This line stands first now; how to change it, and how to take it out."""

    def no_sponsor_line(self) -> str:
        """None stands there; how to have one."""

    def no_draft_to_disclose(self) -> str:
        """There is no draft that the line could be for."""

    def sponsor_line_is_ours(self) -> str:
        """They asked a change of the draft that is about the line, which is none of its text; how to change it."""
