"""Everything that is written into the log, at DEBUG and by whomever, with its tracebacks.

with log_spy() as spy:
    …
assert spy.found("a token", "a text") == []
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager


class LogSpy(logging.Handler):
    """Keeps lines as a log file would show them."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s %(args)r"))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line, with its traceback, but not of the small servers that tests ask."""
        if record.name.startswith("aiohttp."):
            return
        self.lines.append(self.format(record))

    def note(self, *seen: object) -> None:
        """Keep what else may show a secret: the repr of a thing, the traceback of an error."""
        for one in seen:
            error = "".join(traceback.format_exception(one)) if isinstance(one, BaseException) else ""
            self.lines.append(f"{one!r} {one} {error}")

    def found(self, *secrets: str) -> list[str]:
        """The lines that hold one of these."""
        return [line for line in self.lines if any(secret in line for secret in secrets)]


@contextmanager
def log_spy() -> Iterator[LogSpy]:
    """The root logger at DEBUG, as somebody sets it who looks for a bug."""
    spy, root = LogSpy(), logging.getLogger()
    level = root.level
    root.addHandler(spy)
    root.setLevel(logging.DEBUG)
    try:
        yield spy
    finally:
        root.removeHandler(spy)
        root.setLevel(level)
