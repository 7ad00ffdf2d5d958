"""Keep what a model thinks to itself, and pass on what it says."""

from styles.reading.own_text import storable

OPEN, CLOSE = "<think>", "</think>"


class Spoken:
    """The answer without the thinking aloud that small models put in front of it, between <think> and </think>.

    Every piece is looked at once, however many come before the first that is said.
    """

    def __init__(self) -> None:
        self.began = False
        self._space: list[str] = []  # before the first visible character
        self._held = ""  # what may yet become one of the two marks
        self._thinks = self._thought = False

    def hear(self, piece: str) -> str:
        """What can be shown now. Nothing until the first visible character that is not thought."""
        if self.began:
            return storable(piece)
        heard, self._held = self._held + storable(piece), ""
        while not self._thinks or CLOSE in heard:
            if self._thinks:
                self._thinks, self._thought, heard = False, True, heard.partition(CLOSE)[2]
            visible = heard.lstrip()
            self._space.append(heard[: len(heard) - len(visible)])
            if not visible.startswith(OPEN):
                self._held = visible
                return "" if OPEN.startswith(visible) else self.rest()
            self._thinks, heard = True, visible[len(OPEN) :]
        self._held = heard[1 - len(CLOSE) :]
        return ""

    def rest(self) -> str:
        """What is still held at the end, if it is more than a thought."""
        held, self._held = self._held, ""
        if self._thinks or not held:
            return ""
        self.began = True
        return held if self._thought else "".join(self._space) + held
