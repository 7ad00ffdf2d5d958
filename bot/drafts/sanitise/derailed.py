"""Notice when a model writes no draft any more: it says the same over and over, or repeats what it was told."""

from collections.abc import Iterator
from functools import cache

from styles.languages import LANGUAGES

TIMES = 6  # as often as this one paragraph is no manner of writing
LETTERS = 15  # fewer in a line may well come again: "[확인: 사진]"
PARAGRAPH = 60  # letters of a line that never comes so often, whatever stands between
MACHINERY = ("<", "{", "|", "\\")  # what tables, pages and tools repeat
LONGEST_PERIOD = 1_000  # characters
LEAST_LOOPED = 600  # characters of one loop: ㅋㅋㅋㅋ and ----- are shorter
EVERY = 200  # characters between two looks for a loop
ECHOED = 3  # lines of our own prompt
LONG_LINE = 24  # characters that make a line of it unmistakable


class Lookout:
    """Looks at one text while it grows. `loops_from` and `echoes_from` say from where on it is none of the draft."""

    def __init__(self) -> None:
        self.loops_from: int | None = None
        self.echoes_from: int | None = None
        self._line_start = 0
        self._looked = 0
        self._fenced = False
        self._starts: dict[str, list[int]] = {}
        self._fresh = 0  # where the last line begins that is none of those that came before
        self._told: list[int] = []

    @property
    def astray(self) -> int | None:
        """From where on it is none of the draft; None: all of it is."""
        places = [place for place in (self.loops_from, self.echoes_from) if place is not None]
        return min(places, default=None)

    def look(self, text: str, whole: bool = False) -> bool:
        """Whether something is wrong with what there is by now; `text` only ever grows."""
        for start, line in self._lines(text, whole):
            self._count(start, line)
        if len(text) - self._looked >= EVERY:
            self._looked = len(text)
            if self.loops_from is None:
                self.loops_from = loop_in(text)
        return self.astray is not None

    def _lines(self, text: str, whole: bool) -> Iterator[tuple[int, str]]:
        """The lines that are complete now."""
        while (end := text.find("\n", self._line_start)) >= 0 or (whole and self._line_start < len(text)):
            end = end if end >= 0 else len(text)
            start, self._line_start = self._line_start, end + 1
            yield start, text[start:end].strip()

    def _count(self, start: int, line: str) -> None:
        self._fenced ^= line.startswith(("```", "~~~"))
        if line in _our_lines():
            self._told.append(start)
            if len(self._told) == ECHOED and self.echoes_from is None:
                self.echoes_from = self._told[0]
        is_prose = not self._fenced and not line.startswith(MACHINERY)
        letters = sum(map(str.isalpha, line)) if is_prose else 0
        if letters < LETTERS:
            return
        starts = self._starts.setdefault(line, [])
        starts.append(start)
        self._fresh = start if len(starts) == 1 else self._fresh
        alone = len(starts) > 1 and self._fresh < starts[1]  # nothing new since it came again
        if len(starts) >= TIMES and self.loops_from is None and (alone or letters >= PARAGRAPH):
            self.loops_from = starts[1] if alone else start


def loop_in(text: str) -> int | None:
    """Where the second turn of a loop begins that the text ends with; None where it does not end with one."""
    end = len(text)
    if end < LEAST_LOOPED:
        return None
    at = text.rfind(text[-100:], max(0, end - LONGEST_PERIOD - 100), end - 1)
    period = end - 100 - at
    times = max(TIMES, -(-LEAST_LOOPED // period)) if at >= 0 else 0
    if (
        at < 0
        or times * period > end
        or text[end - (times - 1) * period :] != text[end - times * period : end - period]
    ):
        return None
    first = end - times * period
    while first and text[first - 1] == text[first - 1 + period]:
        first -= 1
    return first + period


@cache
def _our_lines() -> frozenset[str]:
    """Lines that no draft has by chance: those of our prompt."""
    told = ((each.rules.write, each.rules.carry_on, each.rules.openings, each.mend) for each in LANGUAGES.values())
    texts = (text for texts_of_one in told for text in texts_of_one)
    lines = (line.strip() for text in texts for line in text.split("\n"))
    return frozenset(line for line in lines if len(line) >= LONG_LINE and "{" not in line)
