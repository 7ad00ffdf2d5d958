"""Keep what a model thinks to itself, and pass on what it says."""


class Spoken:
    """The answer without the thinking aloud that small models put in front of it, between <think> and </think>."""

    def __init__(self) -> None:
        self.began = False
        self._held = ""
        self._thought = False

    def hear(self, piece: str) -> str:
        """What can be shown now. Nothing until the first visible character that is not thought."""
        if self.began:
            return storable(piece)
        self._held += piece
        while (start := self._held.lstrip()).startswith("<think>"):
            _, end, after = start.partition("</think>")
            if not end:
                return ""
            self._held, self._thought = after, True
        return "" if "<think>".startswith(start) else self.rest()

    def rest(self) -> str:
        """What is still held at the end, if it is more than a thought."""
        held, self._held = storable(self._held.lstrip() if self._thought else self._held), ""
        if not held.strip() or held.lstrip().startswith("<think>"):
            return ""
        self.began = True
        return held


def storable(text: str) -> str:
    """Without NUL, which PostgreSQL does not take, and halves of surrogate pairs, which nothing takes."""
    return text.replace("\0", "").encode(errors="ignore").decode()
