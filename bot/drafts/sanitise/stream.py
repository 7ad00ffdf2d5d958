"""Filter a draft while it is being written, and hold back only what may still become something else."""

import re

from bot.drafts.sanitise.addresses import Given
from bot.drafts.sanitise.text import BREAKS, filtered

MOST_HELD = 4_096  # characters: what is longer without an end is no address any more
_LAST_BREAK = re.compile(f".*[{BREAKS}]", re.S)
# A heading, a mark or a link that is not complete yet, at the end of a line that is not either
_OPEN = re.compile(
    r"(?:^[ \t]{0,8}(?:#[^\n]{0,200}|[<＜‹〈][^<>\n]{0,160}>?[ \t]{0,8})"
    r"|!?\[[^\[\]\n]{0,300}(?:\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,300}\)?[^()\n]{0,300})?)?)?"
    r"|[<＜‹〈][^<>\n]{0,160})\Z"
)


class Sanitiser:
    """One text that comes in pieces: each of its characters is looked at once, however small the pieces are."""

    def __init__(self, known: Given) -> None:
        self.refused: list[str] = []  # addresses that were not known, as they came
        self._known = known
        self._held = ""

    def hear(self, piece: str) -> str:
        """What can be shown now; the rest comes with later pieces, or at the end."""
        self._held += piece
        end = _settled(self._held)
        ready, self._held = self._held[:end], self._held[end:]
        return filtered(ready, self._known, self.refused)

    def rest(self) -> str:
        """What is still held at the end."""
        ready, self._held = self._held, ""
        return filtered(ready, self._known, self.refused)


def _settled(held: str) -> int:
    """Up to where nothing that follows can change what it means."""
    if len(held) > MOST_HELD:
        return len(held)
    start = held.rfind("\n") + 1
    line = held[start:]
    open_ = _OPEN.search(line)
    last = _LAST_BREAK.match(line, 0, open_.start() if open_ else len(line))
    return start + (last.end() if last else 0)
