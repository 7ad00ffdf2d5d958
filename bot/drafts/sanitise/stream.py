"""Filter a draft while it is being written, and hold back only what may still become something else."""

import re

from bot.drafts.sanitise.addresses import Given
from bot.drafts.sanitise.text import BREAKS, LINK, filtered

MOST_HELD = 4_096  # characters: what is longer without an end is no address any more
_LAST_BREAK = re.compile(f".*[{BREAKS}]", re.S)
# Words of Hangul, Kana or Han, which no address begins with
_WORDS = re.compile(r"(?:[ㄱ-ㅣ가-힣\u3040-\u30ff\u4e00-\u9fff]++[.!?,~]*+)*+")
_WHOLE = re.compile(rf"\x1b?{LINK.pattern}|[<＜‹〈][^<>\n]{{0,160}}[>＞›〉]")  # is not cut
# A heading, a mark or a link that is not complete yet, at the end of a line that is not either
_OPEN = re.compile(
    r"(?:^[ \t]{0,8}(?:#[^\n]{0,200}|[<＜‹〈][^<>\n]{0,160}>?[ \t]{0,8})"
    r"|!?\[[^\[\]\n]{0,300}(?:\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,300}\)?[^()\n]{0,300})?)?)?"
    r"|[<＜‹〈][^<>\n]{0,160}"
    r"|[\x1b\x9b\x9d][^\n]{0,60})\Z"
)


class Sanitiser:
    """One text that comes in pieces. What is settled is looked at once; the line that is not, again with each piece."""

    def __init__(self, known: Given) -> None:
        self.refused: list[str] = []  # addresses that were not known, as they came
        self._known = known
        self._held = ""
        self._in_line = False

    def hear(self, piece: str) -> str:
        """What can be shown now; the rest comes with later pieces, or at the end."""
        self._held += piece
        end = _settled(self._held)
        ready, self._held = self._held[:end], self._held[end:]
        return self._filtered(ready)

    @property
    def held(self) -> str:
        """What has come and may still become something else, as it came."""
        return self._held

    def rest(self) -> str:
        """What is still held at the end."""
        ready, self._held = self._held, ""
        return self._filtered(ready)

    def _filtered(self, ready: str) -> str:
        text = filtered(ready, self._known, self.refused, self._in_line)
        self._in_line = not ready.endswith("\n") if ready else self._in_line
        return text


def _settled(held: str) -> int:
    """Up to where nothing that follows can change what it means."""
    start = held.rfind("\n") + 1
    line = held[start:]
    if len(line) > MOST_HELD:
        return len(held)
    open_ = _OPEN.search(line)
    end = open_.start() if open_ else len(line)
    last = _LAST_BREAK.match(line, 0, end)
    words = _WORDS.match(line, last.end() if last else 0, end)
    cut = words.end() if words else end
    return start + next((one.start() for one in _WHOLE.finditer(line) if one.start() < cut < one.end()), cut)
